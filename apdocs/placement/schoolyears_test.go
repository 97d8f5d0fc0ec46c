package placement_test

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/placement"
)

// A placement that began before the first term of the settings, as each summer makes of those that go on, is counted
// by weeks until then and by the calendar from its first day on.
func TestSchoolYearBefore(t *testing.T) {
	const pupil, born, farm = "Sam Placeholder", "2011-11-11", "Example Farm"
	records := func(yield func(string, apdocs.Form) bool) {
		for i, f := range []apdocs.Form{
			agreed(pupil, born, farm, "2026-06-08", "2027-02-12", "Y1"),
			visit(pupil, born, farm, "2026-07-01", ""), visit(pupil, born, farm, "2026-10-01", ""),
		} {
			if !yield(string(rune('A'+i)), f) {
				return
			}
		}
	}
	r, err := placement.Read(records, sampleSchool(t), parse("2026-11-24"))
	if err != nil || len(r.Placements) != 1 {
		t.Fatal(err, r)
	}
	got := ""
	for _, i := range r.Placements[0].Items {
		switch i.Kind {
		case placement.Visit, placement.Review, placement.Wellbeing:
			got += strings.Join([]string{string(i.Kind), string(i.State), i.Due.String(), i.Done.String(), i.Why, "\n"}, " ")
		}
	}
	// Seven weeks after 8 June are 27 July; after the visit of 1 July they end on 19 August. The terms begin on 2
	// September; their halves end on 23 October, 18 December and 12 February. To 24 November there are 11 school weeks.
	const want = `visit there 2026-07-27 2026-07-01  
visit overdue 2026-08-19   
visit there 2026-10-23 2026-10-01  
visit due 2026-12-18   
visit due 2027-02-12   
review overdue 2026-07-27   
review overdue 2026-10-23   
review due 2026-12-18   
review due 2027-02-12   
wellbeing contact overdue 2026-09-04  not done in 11 of 11 weeks so far 
`
	if got != want {
		t.Errorf("is\n%swant\n%s", got, want)
	}
}
