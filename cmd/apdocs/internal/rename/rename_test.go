package rename

import (
	"errors"
	"io/fs"
	"testing"
	"time"
)

// TestPatiently keeps a file open for some time.
func TestPatiently(t *testing.T) {
	for name, test := range map[string]struct {
		frees time.Duration // when the other program closes the file
		other bool          // the error is of another kind
		works bool
		slept time.Duration // at most
	}{
		"free":            {0, false, true, 0},
		"held a moment":   {300 * time.Millisecond, false, true, 600 * time.Millisecond},
		"held for long":   {1900 * time.Millisecond, false, true, patience},
		"never free":      {time.Hour, false, false, patience},
		"no such file":    {time.Hour, true, false, 0},
		"no such file, 0": {0, true, true, 0},
	} {
		var slept time.Duration
		operation := func() error {
			switch {
			case slept >= test.frees:
				return nil
			case test.other:
				return fs.ErrNotExist
			}
			return fs.ErrPermission
		}
		held := func(err error) bool { return errors.Is(err, fs.ErrPermission) }
		err := patiently(operation, held, func(d time.Duration) {
			if d <= 0 || d > patience/4 {
				t.Errorf("%s: sleeps %v", name, d)
			}
			slept += d
		})
		if (err == nil) != test.works || slept > test.slept {
			t.Errorf("%s: %v after %v", name, err, slept)
		}
		if test.frees == time.Hour && !test.other && slept != patience {
			t.Errorf("%s: gives up after %v", name, slept)
		}
	}
}
