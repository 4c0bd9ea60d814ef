package serve

import "golang.org/x/sys/unix"

// IsRemoteMount tells whether a folder lies on a mount where changes made on
// another machine, or outside of a container, make no events: network file
// systems and those that virtual machines share.
func IsRemoteMount(folder string) bool {
	var info unix.Statfs_t
	if unix.Statfs(folder, &info) != nil {
		return false
	}
	switch uint32(info.Type) {
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.V9FS_MAGIC,
		unix.FUSE_SUPER_MAGIC, unix.CEPH_SUPER_MAGIC, unix.AFS_SUPER_MAGIC, vboxsfMagic:
		return true
	}
	return false
}

// vboxsfMagic is VirtualBox's shared folders, from its source.
const vboxsfMagic = 0x786f4256
