//go:build linux || darwin || freebsd || netbsd || openbsd

package edit

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// lock holds that one run at a time changes a repository. The system lets go
// of it when the process ends, however it ends.
func lock(name string) (release func(), err error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, fmt.Errorf("lock the repository: %w", err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, errLocked()
		}
		return nil, fmt.Errorf("lock the repository: %w", err)
	}
	return func() { _ = f.Close() }, nil
}
