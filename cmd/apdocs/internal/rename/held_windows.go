package rename

import (
	"errors"
	"syscall"
)

// held reports whether an error is that of a file which another program has open:
// ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION or ERROR_LOCK_VIOLATION. Windows gives
// the first for a file without permission as well, which then takes two seconds.
func held(err error) bool {
	const sharing, lock = syscall.Errno(32), syscall.Errno(33)
	return errors.Is(err, syscall.ERROR_ACCESS_DENIED) || errors.Is(err, sharing) || errors.Is(err, lock)
}
