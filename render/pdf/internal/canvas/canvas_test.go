package canvas

import (
	"strings"
	"testing"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"

	"github.com/apdocs/forms/render/pdf/internal/font"
)

func TestPieces(t *testing.T) {
	pieces, err := Draw([2][]byte{liberationsansregular.TTF, liberationsansbold.TTF}, func(c Canvas) error {
		c.Piece()
		c.Text(0, 1200, font.Regular, 1200, Grey{}, "A – £", font.Context{})
		c.Text(0, 2400, font.Bold, 1200, Grey{74, 74, 74}, "B", font.Context{})
		c.Piece()
		c.Line(0, 100, 1000, 100, 50, Grey{140, 140, 140})
		c.Box(0, 0, 1600, 1600, 75, Grey{})
		c.Fill(0, 0, 10, 10, Grey{1, 2, 3})
		c.Stroke(0, 0, 200, 220, Grey{}, 0, 0, 100, 100, 200, 0)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(pieces) != 2 {
		t.Fatalf("%d pieces, want 2", len(pieces))
	}
	for i, p := range pieces {
		t.Logf("%d: %q", i, p)
	}
	if s := string(pieces[0]); !strings.Contains(s, "/R 12 Tf") || !strings.Contains(s, "/B 12 Tf") ||
		strings.Contains(s, "/F") {
		t.Errorf("fonts are not named R and B: %q", s)
	}
}
