package apdocs_test

import (
	"testing"

	"github.com/apdocs/forms/apdocs"
)

func TestIsBlank(t *testing.T) {
	invisible := []string{
		"", " ", "\n\t", "\u00a0", "\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u2028", "\u202e", "\u2060", "\u2066",
		"\u3000", "\ufeff", "\u180e", "\u034f", "\u115f", "\u1160", "\u3164", "\uffa0", "\u2800", "\ufe0f", "\U000e0100",
		"\U000e0041",
	}
	all := ""
	for _, s := range invisible {
		if !apdocs.IsBlank(s) {
			t.Errorf("%+q shows something", s)
		}
		all += s + " "
	}
	if !apdocs.IsBlank(apdocs.LongText(all)) {
		t.Error("together they show something")
	}
	for _, s := range []string{"A", ".", "é", "\u0301", "أ", "李", "😀", "\u0600", "\x00", "\xff", "\ufffd", "?"} {
		if apdocs.IsBlank(s) || apdocs.IsBlank(all+s+all) {
			t.Errorf("%+q shows nothing", s)
		}
	}
}
