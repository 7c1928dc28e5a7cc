@echo off
rem Starts giaoban with JVM flags that suit programs of seconds; serve, which lives for months, has the optimising compiler.
rem GIAOBAN_JAVA_OPTIONS are added behind these flags.
rem Java is that of JAVA_HOME, else that of PATH; never one of the current folder, into which others may put files.
setlocal
set "JAVA="
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA if not exist "%JAVA%" set "JAVA="
if not defined JAVA for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
if not defined JAVA >&2 echo giaoban: no java found: install a Java runtime, version 17 or newer, or set JAVA_HOME
if not defined JAVA exit /b 2
set "COMPILER=-XX:TieredStopAtLevel=1"
for %%W in (%*) do if "%%~W"=="serve" set "COMPILER="
chcp 65001 >nul
"%JAVA%" %COMPILER% -XX:+UseSerialGC -Xms48m -Xmx1g -Xshare:auto -Xlog:disable %GIAOBAN_JAVA_OPTIONS% -jar "%~dp0..\lib\giaoban.jar" %*
exit /b %ERRORLEVEL%
