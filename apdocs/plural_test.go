package apdocs

import (
	"strings"
	"testing"
)

// Words for a number are a placeholder: its name counts among those that must stay, and what is wrong with them is
// said.
func TestPlurals(t *testing.T) {
	text := "for {days: one=# school day; few=# dni; other=# school days}, or {day: name} {days}"
	pieces := Pieces(text)
	if len(pieces) != 6 || pieces[1].Names[0] != "days" || len(pieces[1].Plurals) != 3 || pieces[3].Before != "day: " {
		t.Fatalf("%+v", pieces)
	}
	for category, want := range map[string]string{"one": "# school day", "few": "# dni", "many": "# school days",
		"other": "# school days"} {
		if got := pieces[1].For(category); got != want {
			t.Errorf("%s: %q, not %q", category, got, want)
		}
	}
	if got := strings.Join(Placeholders(text), " "); got != "days name days" {
		t.Errorf("the names are %s", got)
	}
	for text, want := range map[string]string{
		"{days}": "", "{days: other=# days}": "", "{days: one=a day; other=# days}": "",
		"days":              "has lost {days}",
		"{days: one=# day}": "has no words for “other” in {days}",
		"{days: 1=# day; other=# days}": "has words for “1” in {days}; the categories of numbers are " +
			"zero, one, two, few, many, other",
		"{days: other=#; other=# days}":    "has words for “other” twice in {days}",
		"{days: other=#} {weeks: other=#}": "names {weeks}, which the English does not",
	} {
		if got := NamesLost("{days: one=# day; other=# days}", text); got != want {
			t.Errorf("%s: %q, not %q", text, got, want)
		}
	}
}
