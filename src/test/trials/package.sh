#!/bin/sh
# Tries what mvn -Pdist package made: unpacks the .tar.gz and runs the demonstration, a backup and a restore with it; checks the
# systemd units and the alert rules; installs, upgrades while a run works, removes and purges the .deb. Needs root, systemd-analyze
# and promtool, and a folder with a Debian system in which it may do all this:
#   debootstrap bookworm ROOT
#   src/test/trials/package.sh target ROOT
set -u
target=$(readlink -f "$1")
root=$(readlink -f "$2")
work=$(mktemp -d)
failed=0
LC_ALL=C.UTF-8
XDG_CACHE_HOME=$work/cache
export LC_ALL XDG_CACHE_HOME

check() { # name, command that must succeed
    name=$1
    shift
    if "$@" >"$work/said" 2>&1; then
        echo "ok     $name"
    else
        echo "FAILED $name"
        tail -20 "$work/said"
        failed=1
    fi
}

ends_with() { # exit code, command
    code=$1
    shift
    "$@"
    [ $? = "$code" ]
}

documents() { # workspace: all that is a function of the input
    (cd "$1/output" && find . -type f ! -path './database/*' ! -path './runs/*' ! -path './metrics/*' ! -path './serve/*' \
        ! -path './outbox/*' ! -path './temp/*' ! -name 'giaoban.*' ! -path ./README.md -print0 | sort -z | xargs -0 sha256sum)
}

same() { # two workspaces
    documents "$1" >"$work/one"
    documents "$2" >"$work/two"
    grep -q 'figures.csv' "$work/one" && grep -q '\.pdf' "$work/one" && diff "$work/one" "$work/two"
}

echo "== archive"
tar xzf "$target"/giaoban-*.tar.gz -C "$work"
home=$(echo "$work"/giaoban-*)
cp -R "$home/example" "$work/office"
check "no file of the package is for root alone" sh -c "! find '$home' ! -perm -o=r | grep ."
check "version" "$home/bin/giaoban" --version
check "doctor" ends_with 0 "$home/bin/giaoban" --workspace "$work/office" doctor
check "the demonstration" ends_with 3 "$home/bin/giaoban" --workspace "$work/office" run
check "backup" "$home/bin/giaoban" --workspace "$work/office" backup "$work/backup.zip"
check "no second backup over it" ends_with 2 "$home/bin/giaoban" --workspace "$work/office" backup "$work/backup.zip"
check "restore" "$home/bin/giaoban" restore "$work/backup.zip" "$work/restored"
check "a run of what was restored" ends_with 3 "$home/bin/giaoban" --workspace "$work/restored" run
check "the same documents, byte for byte" same "$work/office" "$work/restored"

echo "== units and rules"
units=$home/package/systemd
for unit in giaoban.service giaoban-run.service giaoban-check.service; do
    check "$unit is exposed by less than 3" sh -c "systemd-analyze security --offline=true '$units/$unit' |
        grep -E 'exposure level.*: [0-2]\.[0-9]'"
done
mkdir "$work/units"
for unit in "$units"/*; do
    sed "s#/usr/bin/giaoban#$home/bin/giaoban#" "$unit" >"$work/units/$(basename "$unit")"
done
check "units are valid" systemd-analyze --man=no verify "$work/units/giaoban.service" "$work/units/giaoban-run.timer" \
    "$work/units/giaoban-check.timer" "$work/units/giaoban-failed@.service"
check "rules" promtool check rules "$home/package/prometheus/giaoban.rules.yml"
check "tests of the rules" promtool test rules "$home/package/prometheus/giaoban.rules.test.yml"
check "metrics" sh -c "promtool check metrics <'$work/office/output/metrics/giaoban.prom'"
check "board" python3 -m json.tool "$home/package/grafana/giaoban.json"

echo "== Debian package"
in_root() {
    chroot "$root" env -u XDG_CACHE_HOME DEBIAN_FRONTEND=noninteractive "$@"
}
as_giaoban() {
    in_root setpriv --reuid giaoban --regid giaoban --clear-groups env XDG_CACHE_HOME=/var/cache "$@"
}
mkdir -p "$work/deb"
dpkg-deb -R "$target"/giaoban-*.deb "$work/deb"
sed -i 's/^Version: .*/Version: 999/' "$work/deb/DEBIAN/control"
dpkg-deb --root-owner-group -Zgzip -b "$work/deb" "$root/tmp/newer.deb" >/dev/null
cp "$target"/giaoban-*.deb "$root/tmp/giaoban.deb"
mount -t proc proc "$root/proc"

rm -rf "$root/srv/giaoban" # of a former trial
check "installed" in_root apt-get install --yes --no-install-recommends /tmp/giaoban.deb
check "command" in_root giaoban --version
check "man page and completion" in_root sh -c "test -s /usr/share/man/man1/giaoban.1 &&
    bash -c '. /usr/share/bash-completion/completions/giaoban && complete -p giaoban'"
check "user without a shell" in_root sh -c "getent passwd giaoban | grep -E ':/srv/giaoban:.*nologin'"
check "empty workspace of that user" in_root sh -c "stat -c %U:%a /srv/giaoban/input/submissions | grep giaoban:2770"
for unit in giaoban.service giaoban-run.timer giaoban-check.timer; do
    check "$unit can be enabled" systemctl --root="$root" enable "$unit"
done
systemctl --quiet --root="$root" disable giaoban.service giaoban-run.timer giaoban-check.timer 2>/dev/null

rm -rf "$root/srv/giaoban"
cp -R "$work/office" "$root/srv/giaoban"
rm -rf "$root/srv/giaoban/output"
echo "ours" >"$root/srv/giaoban/input/ours.txt"
in_root mkdir -p /var/cache/giaoban
in_root chown -R giaoban:giaoban /srv/giaoban /var/cache/giaoban
as_giaoban giaoban --workspace /srv/giaoban run >"$work/during" 2>&1 &
run=$!
while [ ! -d "$root/srv/giaoban/output/database" ] && kill -0 $run 2>/dev/null; do sleep 1; done
check "upgraded while a run works" in_root dpkg -i /tmp/newer.deb
check "the run still works" kill -0 $run
wait $run
code=$?
check "the run ends as without an upgrade" [ $code = 3 ]
check "with the same documents" same "$work/office" "$root/srv/giaoban"
check "the next run finds nothing to do over" ends_with 3 as_giaoban giaoban --workspace /srv/giaoban run
check "the same documents again" same "$work/office" "$root/srv/giaoban"
check "what the office has is untouched" grep -q ours "$root/srv/giaoban/input/ours.txt"
check "removed" in_root dpkg -r giaoban
check "the program is gone" sh -c "! ls -d '$root/opt/giaoban' '$root/usr/bin/giaoban' '$root/usr/lib/systemd/system/giaoban.service'"
check "purged" in_root dpkg -P giaoban
check "the workspace is not" same "$work/office" "$root/srv/giaoban"
check "the cache is" sh -c "! ls -d '$root/var/cache/giaoban'"
umount "$root/proc"
rm -rf "$work"
[ $failed = 0 ] && echo "all ok"
exit $failed
