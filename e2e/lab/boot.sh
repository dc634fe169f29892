#!/bin/sh
# Makes a fresh system out of a cached chroot and becomes its first process. Run by host.ts as PID 1 of new net, mount,
# pid, uts and ipc namespaces, so that nothing is to be undone: all of it vanishes with the process.
#
#   boot.sh CHROOT MOUNTPOINT NAME       fd 0 and 1: agent.pl's frames, fd 3: agent.pl
#
#   MOUNTPOINT (tmpfs)/upper, work       what the host changes
#                     /root              overlay of CHROOT and upper: the host's /
set -eu
chroot=$1 at=$2 name=$3

mount -t tmpfs -o size=2g,mode=755 lab "$at"
mkdir "$at/upper" "$at/work" "$at/root"
# Where the kernel has no overlays (some containers), a copy is slow but as good.
mount -t overlay -o "lowerdir=$chroot,upperdir=$at/upper,workdir=$at/work" lab "$at/root" 2>/dev/null ||
  cp -a "$chroot/." "$at/root/"

cd "$at/root"
mount -t proc proc proc
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts dev/pts
ln -sf pts/ptmx dev/ptmx
mount -t tmpfs -o mode=1777 shm dev/shm
mount -t tmpfs -o mode=755 run run
mkdir -m 1777 run/lock

hostname "${name%%.*}"
echo "${name%%.*}" >etc/hostname

# What the boot of a real system does for mail: newer releases of Exim get their /run/exim4 in this way.
if [ -x usr/bin/systemd-tmpfiles ] && [ -e usr/lib/tmpfiles.d/exim4-base.conf ]; then
  chroot . systemd-tmpfiles --create exim4-base.conf
fi

# After pivot_root even root in the host has no way back to the files of the machine that runs the tests.
pivot_root . mnt
exec chroot . sh -c 'umount -l /mnt; exec perl /dev/fd/3'
