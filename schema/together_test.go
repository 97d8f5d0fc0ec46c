package schema

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// The same mistake in many places is one problem; two mistakes are two.
func TestOneCauseOneProblem(t *testing.T) {
	n := new(documents.OffSiteDirectionNotice)
	n.Provider.Name, n.School.Name = "Example Farm Learning", "Sample School"
	week := &n.Placement.Timetable
	for _, d := range []*apdocs.Day{&week.Monday, &week.Tuesday, &week.Wednesday, &week.Thursday, &week.Friday} {
		d.Morning.Place, d.Afternoon.Place = "Exmaple Farm Learning", " exmaple  farm learning"
	}
	places := func() (found Problems) {
		for _, p := range Check(n, &Options{Today: today}) {
			if strings.HasSuffix(p.Path, ".place") {
				found = append(found, p)
			}
		}
		return found
	}
	found := places()
	if len(found) != 1 || found[0].Path != "placement.timetable.monday.morning.place" || len(found[0].Also) != 9 ||
		!strings.HasSuffix(found[0].Text, "; the same goes for 9 other answers") {
		t.Errorf("ten sessions at one misspelt site:\n%+v", found)
	}
	week.Friday.Afternoon.Place = "Elsewhere"
	if found = places(); len(found) != 2 || len(found[0].Also) != 8 || len(found[1].Also) != 0 {
		t.Errorf("at two misspelt sites:\n%+v", found)
	}
}
