package documents_test

import (
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// An entry has the newest answers that the records of its placement give, and the days of its
// documents; what no record says stays unanswered.
func TestRegisterOf(t *testing.T) {
	agreement := &documents.CommissioningAgreement{CompletedOn: day("2026-09-01")}
	agreement.Reference = "AP-7"
	agreement.Pupil = apdocs.Pupil{Name: "Alex Example", Year: "9", BirthDate: day("2012-05-04")}
	agreement.Provider.Name = "Example Farm"
	agreement.Placement.Start, agreement.Placement.End = day("2026-09-07"), day("2026-12-18")
	visit := &documents.ProgressVisit{}
	visit.Pupil.Name, visit.Provider.Name = "Alex Example", "Example Farm"
	visit.Visit = apdocs.Visit{Date: day("2026-10-14"), By: "Sam Sample"}
	outcome := &documents.ReviewOutcome{Date: day("2026-11-02"), Delivery: apdocs.ByHand}
	outcome.Pupil.Name, outcome.Provider.Name = "Alex Example", "Example Farm"
	outcome.Pupil.Year, outcome.Placement.NewEnd = "10", day("2027-03-25")
	other := &documents.ProgressVisit{}
	other.Pupil.Name, other.Provider.Name, other.Visit.Date = "Jordan Sample", "Sample Garage", day("2026-10-15")
	all := []apdocs.Form{outcome, agreement, visit, other}
	records := func(yield func(string, apdocs.Form) bool) {
		for i, f := range all {
			if !yield(string(rune('A'+i)), f) {
				return
			}
		}
	}
	r, report, err := documents.RegisterOf(records, &apdocs.Organisation{Name: "Sample School"}, day("2026-11-24"))
	if err != nil || len(r.Placements) != 2 || len(report.Placements) != 2 {
		t.Fatalf("%+v %v", r, err)
	}
	if r.School.Name != "Sample School" || r.AsOn != day("2026-11-24") {
		t.Errorf("%+v", r.School)
	}
	e := r.Placements[1]
	if e.PlacementReference != "AP-7" || e.Pupil.Year != "10" || e.Pupil.BirthDate != day("2012-05-04") ||
		e.Placement.End != day("2027-03-25") || !e.Placement.ActualEnd.IsZero() || e.PupilViewsHeld != "" {
		t.Errorf("%+v", e)
	}
	if len(e.Visits) != 1 || e.Visits[0] != (documents.VisitMade{Date: day("2026-10-14"), By: "Sam Sample"}) {
		t.Errorf("visits: %+v", e.Visits)
	}
	if o := r.Placements[0]; o.Pupil.Name != "Jordan Sample" || o.Provider.Name != "Sample Garage" || len(o.Visits) != 1 {
		t.Errorf("%+v", o)
	}
	if agreement.Pupil.Year != "9" {
		t.Error("a record was changed")
	}
}
