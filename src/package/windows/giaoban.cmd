@echo off
rem Starts giaoban with JVM flags that suit programs of seconds. GIAOBAN_JAVA_OPTIONS are added behind these flags.
setlocal
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
chcp 65001 >nul
"%JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx384m -Xshare:auto -Xlog:disable %GIAOBAN_JAVA_OPTIONS% -jar "%~dp0..\lib\giaoban.jar" %*
exit /b %ERRORLEVEL%
