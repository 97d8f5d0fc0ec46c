package compile

import (
	"testing"

	"github.com/apdocs/forms/apdocs"
)

// A bar is as long as its value is between the lowest and the highest, and never longer.
func TestBarLength(t *testing.T) {
	c := &apdocs.Chart{Low: 25, High: 125}
	for value, want := range map[int]int{0: 0, 25: 0, 26: 1, 75: 50, 125: 100, 126: 100} {
		if got := barLength(c, value); got != want {
			t.Errorf("%d: %d, want %d", value, got, want)
		}
	}
}
