#!/bin/sh
# Tries the steps of the Dockerfile without Docker: makes the image's contents in a Debian system, then runs the demonstration and
# serve in it as the image's user, with a read-only root file system and no network but its own loopback. Needs root, bubblewrap
# and a folder with a Debian system in which it may do all this:
#   debootstrap --variant=minbase bookworm ROOT
#   src/test/trials/image.sh target ROOT
set -u
target=$(readlink -f "$1")
root=$(readlink -f "$2")
sources=$(dirname "$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")")
work=$(mktemp -d)
chmod 755 "$work"
failed=0

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

if [ ! -e "$root/opt/giaoban" ]; then
    mkdir -p "$root/tmp/image"
    cp "$sources/src/package/docker/image.sh" "$target"/giaoban-*.tar.gz "$root/tmp/image/"
    # Java's installation wants /proc
    check "the image's contents" unshare --mount --pid --fork --mount-proc="$root/proc" chroot "$root" sh -c 'sh /tmp/image/image.sh /tmp/image/giaoban-*.tar.gz'
    rm -rf "$root/tmp/image"
fi

cp -R "$root/opt/giaoban/example" "$work/office"
chown -R 10001:10001 "$work/office"

# what docker run --read-only --tmpfs /tmp --cap-drop ALL does, with the environment of the Dockerfile
inside() {
    setpriv --reuid=10001 --regid=10001 --clear-groups --no-new-privs \
        bwrap --ro-bind "$root" / --dev /dev --proc /proc --tmpfs /tmp --bind "$work/office" /srv/giaoban \
        --unshare-all --die-with-parent --cap-drop ALL --clearenv --setenv PATH /usr/bin:/bin \
        --setenv LC_ALL C.UTF-8 --setenv XDG_CACHE_HOME /tmp/cache --setenv HOME /srv/giaoban --chdir /srv/giaoban "$@"
}

check "not root, and no write access to the program" \
    inside sh -c '[ "$(id -u)" = 10001 ] && ! touch /opt/giaoban/x && ! touch /etc/x && touch /tmp/x /srv/giaoban/x'
check "doctor, with fonts" ends_with 0 inside giaoban --lang en doctor
check "the demonstration" ends_with 3 inside giaoban --lang en run
check "its PDFs" sh -c "ls '$work'/office/output/2023-Q2/*/*.pdf"
check "its deliveries" sh -c "ls '$work'/office/output/outbox/*.eml"
check "all of it belongs to the user" sh -c "! find '$work/office' ! -uid 10001 | grep ."
check "serve starts and ends with SIGTERM" inside sh -c '
    giaoban serve >/tmp/serve.log 2>&1 &
    for i in $(seq 60); do [ -S output/serve/giaoban.sock ] && grep -q actuator /tmp/serve.log && break; sleep 1; done
    cat /tmp/serve.log; giaoban status; kill $!; wait $!; [ $? = 143 ]'
check "health of the container" inside giaoban doctor --last-success 26h

rm -rf "$work"
exit $failed
