//go:build unix

package diagram

import (
	"syscall"
	"time"
)

// userTime is the processor time that this process has used.
func userTime() time.Duration {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano())
}
