#!/bin/bash
# The README's two commands on a bare Debian 12 that has only python3: tools/bare_machine.sh DIR [COMMAND].
# Needs root and debootstrap. The new machine reaches the registries as this one does.
set -euo pipefail
root=${1:?name an empty folder for the machine}
command=${2:-"python3 build.py && python3 build.py test"}
here=$(cd "$(dirname "$0")/.." && pwd)

[ -d "$root/usr" ] || debootstrap --variant=minbase --include=python3,ca-certificates bookworm "$root"
for file in resolv.conf hosts pip.conf apt/sources.list; do
    [ -f "/etc/$file" ] && cp -L "/etc/$file" "$root/etc/$file"
done
cp -rL /etc/apt/sources.list.d "$root/etc/apt/"
cp -rL --remove-destination /etc/ssl/certs/. "$root/etc/ssl/certs/"
if [ -f "$HOME/.config/pip/pip.conf" ]; then
    mkdir -p "$root/root/.config/pip"
    cp "$HOME/.config/pip/pip.conf" "$root/root/.config/pip/"
fi
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
trap 'umount "$root/proc"' EXIT

rm -rf "$root/srv/pressroom"
git clone -q "$here" "$root/srv/pressroom"
mapfile -t settings < <(env | grep "^PIP_" || true)
chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "${settings[@]}" \
    bash -c "cd /srv/pressroom && $command"
