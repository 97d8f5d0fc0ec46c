//go:build !unix

package peers

import "time"

// processorTime returns 0: only Unix says how long a process took of the processors.
func processorTime() time.Duration { return 0 }
