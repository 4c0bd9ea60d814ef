//go:build !(linux || darwin || freebsd || netbsd || openbsd)

package edit

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"
)

// stale is the age at which a lock was left by a process that crashed: a run
// writes for seconds.
const stale = time.Minute

// lock holds that one run at a time changes a repository.
func lock(name string) (release func(), err error) {
	if info, err := os.Stat(name); err == nil && time.Since(info.ModTime()) > stale {
		_ = os.Remove(name)
	}
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return nil, errLocked()
	}
	if err != nil {
		return nil, fmt.Errorf("lock the repository: %w", err)
	}
	return func() { _ = f.Close(); _ = os.Remove(name) }, nil
}
