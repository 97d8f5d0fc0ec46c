// Package rename retries operations on files that another program has open.
//
// On Windows a virus scanner, a search index or OneDrive may open a file that was just
// written, and until it closes the file, it can be neither renamed nor removed. An
// operation that fails for this reason is retried for up to two seconds. On other systems
// an open file can be renamed, and nothing is retried.
package rename

import "time"

// patience is how long an operation is retried.
const patience = 2 * time.Second

// Patiently calls an operation that renames or removes a file, retries it while another
// program has the file open, and returns its last error.
func Patiently(operation func() error) error {
	return patiently(operation, held, time.Sleep)
}

func patiently(operation func() error, held func(error) bool, sleep func(time.Duration)) error {
	pause := 10 * time.Millisecond
	for waited := time.Duration(0); ; waited += pause {
		err := operation()
		if err == nil || waited >= patience || !held(err) {
			return err
		}
		pause = min(2*pause, patience/8, patience-waited)
		sleep(pause)
	}
}
