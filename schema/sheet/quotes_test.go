package sheet

import (
	"slices"
	"strings"
	"testing"
)

// A quotation mark that is out of place is a part of a cell, or is wrong with that cell alone: the
// other cells and all other rows are read as they stand.
func TestQuotesOutOfPlace(t *testing.T) {
	for text, want := range map[string][]string{
		"Alex \"Lex\" Example,1\nSam,2\n":           {`1: Alex "Lex" Example|1`, "2: Sam|2"},
		"5' 2\",1\nSam,2\n":                         {`1: 5' 2"|1`, "2: Sam|2"},
		"a\"b,\"c\" ,\"d\"\"e\"\n\n\"f\ng\",2\nh,3": {`1: a"b|c|d"e`, "3: f\ng|2", "4: h|3"},
		"a\"b,1\n\"Sam\" x,2\nAlex,3\n":             {`1: a"b|1`, "2: !" + strayText + "|2", "3: Alex|3"},
		"Sam,1\n\"Alex,2\nJo,3\n":                   {"1: Sam|1", "2: !" + unclosedQuote + "|2", "3: Jo|3"},
		"\"Alex,2\n\"Jo\",3\n":                      {"1: !" + unclosedQuote + "|2", "2: Jo|3"},
		"a;\"x\ny\";1\nb\";\"z;2\nc;\"q\";3\n;;\nd;;4": {
			"1: a|x\ny|1", "2: b\"|!" + unclosedQuote + "|2", "3: c|q|3", "5: d||4",
		},
	} {
		book, err := Read([]byte(text))
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		var got []string
		for _, l := range book.Tables[0].Lines {
			var cells []string
			for _, c := range l.Cells() {
				s := c.Text
				if c.Kind == Faulty {
					s = "!" + s
				}
				cells = append(cells, s)
			}
			got = append(got, string(rune('0'+l.Number))+": "+strings.Join(cells, "|"))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q:\n%q, want\n%q", text, got, want)
		}
	}
}
