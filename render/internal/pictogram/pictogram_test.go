package pictogram_test

import (
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/internal/pictogram"
)

// Every picture that a form can name is drawn, within its square and large enough to see.
func TestStrokes(t *testing.T) {
	const inside = pictogram.Weight / 2
	for _, p := range apdocs.Pictures() {
		strokes := pictogram.Strokes(p)
		if len(strokes) == 0 {
			t.Errorf("%s is not drawn", p)
			continue
		}
		first := strokes[0][0]
		left, top, right, bottom := first.X, first.Y, first.X, first.Y
		for _, stroke := range strokes {
			if len(stroke) < 2 {
				t.Errorf("%s has a line through %d points", p, len(stroke))
			}
			for _, at := range stroke {
				left, right = min(left, at.X), max(right, at.X)
				top, bottom = min(top, at.Y), max(bottom, at.Y)
			}
		}
		if left < inside || top < inside || right > pictogram.Side-inside || bottom > pictogram.Side-inside {
			t.Errorf("%s reaches from %d, %d to %d, %d", p, left, top, right, bottom)
		}
		if right-left < pictogram.Side*2/3 || bottom-top < pictogram.Side*2/5 {
			t.Errorf("%s is %d wide and %d tall", p, right-left, bottom-top)
		}
	}
	if pictogram.Strokes("unicorn") != nil {
		t.Error("a picture that does not exist is drawn")
	}
}
