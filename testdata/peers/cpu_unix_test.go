//go:build unix

package peers

import (
	"syscall"
	"time"
)

// processorTime returns the time that this process took of the processors, so that other work on the
// machine does not count.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
