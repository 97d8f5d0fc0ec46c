package arrange

import (
	"slices"
	"testing"

	"github.com/apdocs/forms/apdocs"
)

// A column for dates has room for a date, unless there are so many that others would have too little.
func TestDivide(t *testing.T) {
	answers := func(dates string, shares ...int) []Column {
		all := []Column{{Kind: apdocs.NumberColumn}}
		for i, share := range shares {
			all = append(all, Column{Kind: apdocs.AnswerColumn, Share: share, Dates: dates[i] == 'd'})
		}
		return all
	}
	for _, c := range []struct {
		name    string
		columns []Column
		want    []int
	}{
		{"by their shares", answers("---", 5, 4, 1), []int{0, 80, 64, 16}},
		{"a date with room", answers("-d", 1, 1), []int{0, 80, 80}},
		{"a narrow date", answers("-d-", 5, 1, 4), []int{0, 73, 28, 59}},
		{"a date that is narrow after another", answers("-dd", 6, 1, 2), []int{0, 99, 28, 33}},
		{"too many", answers("-ddd", 13, 1, 1, 1), []int{0, 130, 10, 10, 10}},
		{"only dates with room", answers("dd", 1, 1), []int{0, 80, 80}},
	} {
		if got := Divide(c.columns, 160, 28); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// The days that are measured are those of the language, without their year.
func TestDates(t *testing.T) {
	if got := Dates(nil)[8]; got != "28\u00a0September" {
		t.Errorf("Dates is %q", got)
	}
	if got := OnTwoLines("28\u00a0September\u00a02028"); got != "28\u00a0September 2028" {
		t.Errorf("OnTwoLines is %q", got)
	}
}
