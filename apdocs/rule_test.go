package apdocs_test

import (
	"testing"

	"github.com/apdocs/forms/apdocs"
)

// A rule may report an answer in a row; the path of the finding has the row's number.
func TestFindingInARow(t *testing.T) {
	found := apdocs.Examine(&ruledTrip{TripReport{Stops: []Stop{{}, {Sights: []Sight{{}, {What: "A heron"}}}}}},
		apdocs.Date{}, nil)
	if len(found) != 1 || found[0].Path != "stops.1.sights.1.seen" || found[0].Severity != apdocs.Warning {
		t.Errorf("%+v", found)
	}
	if found := apdocs.Examine(new(TripReport), apdocs.Date{}, nil); found != nil {
		t.Errorf("a form without rules breaks %v", found)
	}
}

// A ruledTrip is a trip whose sights must be rated.
type ruledTrip struct{ TripReport }

func (r *ruledTrip) Rules() []apdocs.Rule {
	return []apdocs.Rule{apdocs.NewRule("R99", apdocs.Error, "the trip’s own rule", "Sights are rated.",
		(*ruledTrip).rated)}
}

func (r *ruledTrip) rated(c *apdocs.Case) {
	for i := range r.Stops {
		for j := range r.Stops[i].Sights {
			if s := &r.Stops[i].Sights[j]; s.What != "" && s.Seen == 0 {
				c.Warn(&s.Seen, "is not rated")
			}
		}
	}
}
