#!/bin/sh
# Runs the program on disks that are full, out of inodes or read-only. Every run must end with exit code 1 and without a
# trace, and the run after it must work. Needs root (mount) and a built jar:
#   src/test/trials/disk.sh target/giaoban.jar WORKSPACE
# WORKSPACE has templates and an input of a few files; it is copied and not changed.
set -u
if [ "$(id -u)" != 0 ] || ! unshare -m sh -c 'mount -t tmpfs none /mnt' 2>/dev/null; then
    echo "passed over: needs root, and the right to mount"
    exit 0
fi
jar=$1
sample=$2
work=$(mktemp -d)
failed=0
LC_ALL=C.UTF-8
export LC_ALL

run() { # name, expected exit code (or "ok" for 0 and 3)
    java -XX:TieredStopAtLevel=1 -Xmx384m -jar "$jar" --lang en --workspace "$work/w" run --date 2023-04-05 >"$work/said" 2>&1
    code=$?
    if grep -q "$(printf '^\tat ')" "$work/said" || { [ "$2" = ok ] && [ $code != 0 ] && [ $code != 3 ]; } ||
        { [ "$2" != ok ] && [ $code != "$2" ]; }; then
        echo "FAILED $1: exit code $code"
        cat "$work/said"
        failed=1
    else
        echo "ok     $1: exit code $code"
    fi
}

fresh() {
    rm -rf "$work/w"
    cp -r "$sample" "$work/w"
    rm -rf "$work/w/output"
    mkdir -p "$work/w/output"
}

readonly_folder() {
    mount --bind "$1" "$1" && mount -o remount,ro,bind "$1"
}

fresh
mount -t tmpfs -o size=1m none "$work/w/output" || exit 2
run "full disk" 1
umount "$work/w/output"
run "after the full disk" ok

fresh
mount -t tmpfs -o size=200m,nr_inodes=20 none "$work/w/output"
run "no inodes" 1
mount -o remount,nr_inodes=0 "$work/w/output"
run "after no inodes" ok
umount "$work/w/output"

for folder in output input; do
    fresh
    readonly_folder "$work/w/$folder"
    run "read-only $folder" 1
    umount "$work/w/$folder"
    run "after read-only $folder" ok
done

fresh
run "first" ok
cp "$(find "$work/w/input/submissions" -type f | head -1)" "$work/w/input/submissions/again.xlsx"
readonly_folder "$work/w/output/database"
run "read-only database" 1
umount "$work/w/output/database"
run "after read-only database" ok

rm -rf "$work"
exit $failed
