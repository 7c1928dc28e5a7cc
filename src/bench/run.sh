#!/usr/bin/env bash
# Measures the program beside the Python script that an office would otherwise write, on the same made-up office, in turns:
#   src/bench/run.sh [UNITS [ROUNDS]]      700 units and 5 rounds if not said otherwise
# Prints the medians of CPU seconds (of the whole process tree), wall seconds and memory, and their ratios to the script's. The
# machine must be quiet. Needs python3-openpyxl, python3-reportlab, fonts-liberation2 and GNU time.
set -euo pipefail

units=${1:-700}
rounds=${2:-5}
here=$(cd "$(dirname "$0")" && pwd)
giaoban=$here/../../giaoban
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

measure() { # name of the work, command
    local name=$1 code=0
    shift
    /usr/bin/time -f '%U\t%S\t%e\t%M' -o "$work/time" "$@" >"$work/said" 2>&1 || code=$?
    if [ $code != 0 ] && [ $code != 3 ]; then # 3: done, and somebody has to look at something
        cat "$work/said" >&2
        exit 1
    fi
    tail -1 "$work/time" | awk -v OFS='\t' -v name="$name" '{print name, $1 + $2, $3, $4}' >>"$work/times"
}

product() { # name of the work, arguments
    local name=$1
    shift
    (cd "$work/office" && measure "$name" "$giaoban" "$@")
}

(cd "$here/../.." && "$giaoban" sample --units "$units" --periods 2022-Q1 --into "$work/clean") >&2
cp -r "$work/clean" "$work/office"
(cd "$work/office" && "$giaoban" run --date 2022-04-20) >&2 || true # makes the archive of classes

for round in $(seq "$rounds"); do
    echo "round $round of $rounds" >&2
    measure script /usr/bin/python3 "$here/office.py" "$work/clean" "$work/script" 1
    rm -rf "$work/office"
    cp -r "$work/clean" "$work/office"
    product 'from nothing' run --date 2022-04-20
    [ "$round" != 1 ] || /usr/bin/python3 "$here/same.py" "$work/office" "$work/script" >&2
    product 'nothing new' run --date 2022-04-20
    product 'the next day' run --date 2022-04-21
    /usr/bin/python3 "$here/change.py" "$work/office" $((units / 20))
    product "$((units / 20)) changed" run --date 2022-04-21
    file=$(find "$work/clean/input/submissions" -name '*.xlsx' | sort | tail -1)
    product 'check one' check "$file"
    product 'explain' explain NOT-A-WORKBOOK
    product 'version' --version
done

echo "three runs in one process" >&2
java -XX:+UseSerialGC -Xmx1g -cp "$here/../../target/giaoban.jar" "$here/Warm.java" "$work/clean" "$work/warm" 2022-04-20 3 \
    2>"$work/said" | tail -1 >>"$work/times"

echo "$(date +%F), $(nproc) cores, $units units, $rounds rounds"
/usr/bin/python3 "$here/table.py" "$work/times"
