package generator

import (
	"errors"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// exchange lets two folders change places in one step.
func exchange(folder, next string) error {
	err := unix.Renameat2(unix.AT_FDCWD, next, unix.AT_FDCWD, folder, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) {
		return exchangeByRename(folder, next) // a file system that cannot
	}
	if err != nil {
		return &os.LinkError{Op: "exchange", Old: next, New: folder, Err: err}
	}
	return nil
}

// alive tells whether a process of that number runs.
func alive(pid int) bool {
	return pid > 0 && (pid == os.Getpid() || !errors.Is(syscall.Kill(pid, 0), syscall.ESRCH))
}
