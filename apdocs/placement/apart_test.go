package placement_test

import (
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/apdocs/forms/apdocs/placement"
)

// A name is the same whether its letters with marks are stored as one character or as several. Every letter and mark
// of the scripts that documents are printed in is tried, against the tables of another module.
func TestPlainOfMarks(t *testing.T) {
	tried := 0
	for r := rune(0xc0); r < 0xd7a4; r++ {
		inScripts := r < 0xe00 || r >= 0x1e00 && r < 0x2000 || r >= 0xac00
		if !inScripts || !unicode.IsLetter(r) && !unicode.IsMark(r) || r == 'İ' { // in small letters it has no dot
			continue
		}
		if d := []rune(norm.NFD.String(string(r))); len(d) == 1 && d[0] != r { // one sign with two numbers; nobody types it
			continue
		}
		name := "A" + string(r) + " B"
		whole, parts := placement.Plain(norm.NFC.String(name)), placement.Plain(norm.NFD.String(name))
		if given := placement.Plain(name); whole != parts || given != whole {
			t.Errorf("%U: %+q, %+q and %+q", r, given, whole, parts)
		}
		tried++
	}
	if tried < 12000 {
		t.Errorf("%d letters were tried", tried)
	}
	for other, name := range map[string]string{
		"Zo\u0308e\u0301 Z\u0301o\u0301łć": "Zöé Źółć", "o\u0301\u0323": "o\u0323\u0301", // the order of marks
		"Ma\u00adrie":         "Marie",
		"\u200fمحمد\u200f":    "محمد",
		"Sam\ufe0f O’Example": "SAM O'EXAMPLE",
	} {
		if a, b := placement.Plain(other), placement.Plain(name); a != b {
			t.Errorf("%+q and %+q are two names: %+q, %+q", other, name, a, b)
		}
	}
	for other, name := range map[string]string{"Zoë": "Zoe", "葛\U000e0100": "葛", "Ana": "Aña", "Ann Ali": "Annali"} {
		if placement.Plain(other) == placement.Plain(name) {
			t.Errorf("%+q and %+q are one name", other, name)
		}
	}
}
