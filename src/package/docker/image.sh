#!/bin/sh
# Makes the image's contents in a Debian system: Java, what its fonts need, the program in /opt/giaoban, and its user. It is the
# only step of the Dockerfile, so that it can be tried without Docker.
#   image.sh giaoban-VERSION.tar.gz
set -eu
archive=$1

export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -q -y --no-install-recommends ca-certificates fontconfig openjdk-17-jre-headless
rm -rf /var/lib/apt/lists/* /var/cache/apt/archives/*.deb

# the number is fixed, so that the owner of a mounted workspace can be given it
groupadd --gid 10001 giaoban
useradd --uid 10001 --gid 10001 --no-create-home --home-dir /srv/giaoban --shell /usr/sbin/nologin giaoban

mkdir -p /opt/giaoban /srv/giaoban
tar xzf "$archive" -C /opt/giaoban --strip-components=1 --no-same-owner
chown giaoban:giaoban /srv/giaoban
ln -s /opt/giaoban/bin/giaoban /usr/bin/giaoban
