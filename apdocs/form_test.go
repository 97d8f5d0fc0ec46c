package apdocs_test

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
)

func TestNearest(t *testing.T) {
	names := []string{"pupil", "provider", "provider.name", "placement.start", "visit"}
	for name, want := range map[string]string{
		"pupill":                 "pupil",
		"PUPIL":                  "pupil",
		"provder":                "provider",
		"provider":               "provider provider.name",
		"vi":                     "",
		"":                       "",
		"zzzzzz":                 "",
		strings.Repeat("x", 500): "",
	} {
		if got := strings.Join(apdocs.Nearest(name, names), " "); got != want {
			t.Errorf("Nearest(%.20q) is %q, want %q", name, got, want)
		}
	}
	if got := apdocs.Nearest("a", []string{"b", "c", "d", "e"}); len(got) != 3 {
		t.Errorf("%d names are near", len(got))
	}
}
