#!/bin/sh
# Tries giaoban.cmd of the .zip that mvn -Pdist package made, under Wine and with a java.exe that prints its arguments: how it finds
# Java, what it passes on, and its exit code. Needs Debian's packages wine64 (command wine) and gcc-mingw-w64-x86-64; no display:
#   src/test/trials/windows.sh target
# It says nothing of Windows itself, nor of Java on it.
set -u
target=$(readlink -f "$1")
work=$(mktemp -d)
failed=0
WINEPREFIX=$work/prefix
WINEDEBUG=-all
export WINEPREFIX WINEDEBUG
unset JAVA_HOME

cat >"$work/java.c" <<'END'
#include <stdio.h>
#include <windows.h>

/* prints its own folder and each argument; ends with the code in the environment variable STUB */
int wmain(int count, wchar_t **arguments) {
    wchar_t own[MAX_PATH];
    char text[8192];
    int code = 0;
    GetModuleFileNameW(NULL, own, MAX_PATH);
    for (int i = 0; i < count; i++) {
        WideCharToMultiByte(CP_UTF8, 0, i ? arguments[i] : own, -1, text, sizeof text, NULL, NULL);
        printf("[%s]\n", text);
    }
    if (GetEnvironmentVariableA("STUB", text, sizeof text)) {
        sscanf(text, "%d", &code);
    }
    return code;
}
END
x86_64-w64-mingw32-gcc -municode -O -o "$work/java.exe" "$work/java.c" || exit 1

home="$work/C d/giao ban (x86)"
mkdir -p "$home" "$work/jdk 17/bin" "$work/path" "$work/drop"
(cd "$home" && python3 -m zipfile -e "$target"/giaoban-*.zip .)
command=$(ls "$home"/*/bin/giaoban.cmd) || exit 1
cp "$work/java.exe" "$work/jdk 17/bin/"
cp "$work/java.exe" "$work/path/"
cp "$work/java.exe" "$work/drop/"
windows() { # path
    printf 'Z:%s' "$1" | tr / '\\'
}

try() { # folder to stand in, words behind giaoban.cmd; leaves what was said in $work/said, and the exit code
    cd "$1" || exit 1
    # no call, which loses the exit code in Wine
    printf '@echo off\r\n"%s" %s\r\n' "$(windows "$command")" "$2" >"$work/try.cmd"
    wine cmd /c "$(windows "$work/try.cmd")" >"$work/said" 2>&1
    code=$?
    tr -d '\r' <"$work/said" >"$work/plain"
}

check() { # name, exit code, lines that must have been said
    name=$1
    expected=$2
    shift 2
    result=ok
    [ "$code" = "$expected" ] || result="FAILED exit code $code"
    for line; do
        grep -Fqx -e "$line" "$work/plain" || result="FAILED not said"
    done
    echo "$result: $name"
    if [ "$result" != ok ]; then
        cat "$work/plain"
        failed=1
    fi
}

wine cmd /c exit >/dev/null 2>&1 # makes the prefix

try "$work" --version
check "no java: the message names the remedy" 2 \
    "giaoban: no java found: install a Java runtime, version 17 or newer, or set JAVA_HOME"
try "$work/drop" --version
check "never the java.exe of the current folder" 2

WINEPATH=$(windows "$work/path")
export WINEPATH
try "$work" --version
check "java of the PATH, and the jar beside the command" 0 "[$(windows "$work/path/java.exe")]" "[-Xmx1g]" "[-jar]" \
    "[$(windows "$(dirname "$command")")\\..\\lib\\giaoban.jar]" "[--version]"
[ -f "$(dirname "$command")/../lib/giaoban.jar" ] || { echo "FAILED: no jar in the package" && failed=1; }
cp "$command" "$work/giaoban.cmd" # typed words come in UTF-16, those in batch files in the code page of the console
(cd "$work" && LC_ALL=C.UTF-8 wine cmd /c giaoban.cmd --workspace 'C:\văn phòng\năm 2026' run --period 2023-Q1 'a=c;d, e') >"$work/said" 2>&1
code=$?
tr -d '\r' <"$work/said" >"$work/plain"
check "blanks, Vietnamese letters and odd characters arrive as they are" 0 '[--workspace]' '[C:\văn phòng\năm 2026]' '[run]' \
    '[--period]' '[2023-Q1]' '[a=c;d, e]'
GIAOBAN_JAVA_OPTIONS='-Xmx2g -Dx=y' try "$work" status
check "options of one's own stand behind the others" 0 '[-Xmx2g]' '[-Dx=y]' '[status]'
for each in 1 2 3 4; do
    STUB=$each
    export STUB
    try "$work" run
    check "exit code $each is passed on" $each
done
unset STUB
JAVA_HOME=$(windows "$work/jdk 17") try "$work" status
check "JAVA_HOME goes before the PATH" 0 "[$(windows "$work/jdk 17/bin/java.exe")]"
JAVA_HOME='C:\no such folder' try "$work" status
check "JAVA_HOME that is wrong" 0 "[$(windows "$work/path/java.exe")]"

wineserver -k 2>/dev/null
rm -rf "$work"
[ $failed = 0 ] && echo "all ok"
exit $failed
