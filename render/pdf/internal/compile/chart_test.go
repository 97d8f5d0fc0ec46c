package compile

import (
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/pdf/internal/font"
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

// The longest months from and to which a summary counts have room on the line of a bar.
func TestChartLabels(t *testing.T) {
	family, err := font.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, large := range []bool{false, true} {
		l, fonts := lookOf(large, false), family.NewSet(font.Basic(), font.Basic())
		labels, bars := chartColumns(large)
		w := fonts.Width(l.Text.Weight, l.Text.Size, "September 2026 to September 2027")
		if w > labels-gutter {
			t.Errorf("large print %v: the label takes %d, and has %d", large, w, labels-gutter)
		}
		if value := fonts.Width(l.Text.Weight, l.Text.Size, "125"); labels+bars+2*pt+value > frameWidth {
			t.Errorf("large print %v: the value is over the margin", large)
		}
	}
}
