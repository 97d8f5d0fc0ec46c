// Package rename is patient with files that another program holds for a moment.
//
// On Windows a virus scanner, a search index or OneDrive opens a file that has just
// been written, and until it closes it again the file can be neither renamed nor
// removed. So what fails for that reason is tried again for up to two seconds. On
// other systems an open file can be renamed, and nothing is tried twice.
package rename

import "time"

// patience is for how long an operation is tried again.
const patience = 2 * time.Second

// Patiently does an operation that renames or removes a file, again and again while
// another program holds the file, and returns its last error.
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
