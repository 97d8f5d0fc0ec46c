package apdocs_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// A blank with its header filled in has the answers of the header and no others.
func TestPrefilled(t *testing.T) {
	e := &documents.PlacementEvaluation{}
	e.Form, e.Reference, e.Version = "placement-evaluation", "EV-1", 1
	e.Pupil.Name, e.Provider.Name = "Alex Example", "Example Farm"
	e.Objectives = []apdocs.Objective{{Aim: "One"}, {Aim: "Two", Progress: "none"}}
	e.Ratings.Pupil.Safe = apdocs.Agree
	e.Comments.School = "Good."
	e.Extra = []apdocs.Extra{{Question: "Bus?", Answer: "Late."}}
	got, err := apdocs.Prefilled(e)
	if err != nil {
		t.Fatal(err)
	}
	want := &documents.PlacementEvaluation{Record: apdocs.Record{Form: "placement-evaluation", Version: 1,
		Reference: "EV-1"}}
	want.Pupil.Name, want.Provider.Name = "Alex Example", "Example Farm"
	want.Objectives = []apdocs.Objective{{Aim: "One"}, {Aim: "Two"}} // the form does not ask for their progress
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got, err = apdocs.Prefilled(e, "school comment"); err != nil ||
		got.(*documents.PlacementEvaluation).Comments.School != "Good." ||
		got.(*documents.PlacementEvaluation).Pupil.Name != "" {
		t.Errorf("of a section: %+v, %v", got, err)
	}
	if _, err = apdocs.Prefilled(e, "No such"); err == nil || !strings.Contains(err.Error(), `"School Comment"`) {
		t.Errorf("of no section: %v", err)
	}
	a := &documents.CommissioningAgreement{Pupil: apdocs.Pupil{Name: "Alex Example"}}
	a.Provider.Sites = []apdocs.Site{{Name: "Home Farm"}, {Days: "Friday"}}
	a.Agreed.Progress = "Weekly."
	first, err := apdocs.Prefilled(a)
	if err != nil {
		t.Fatal(err)
	}
	if f := first.(*documents.CommissioningAgreement); f.Pupil.Name == "" || len(f.Provider.Sites) != 2 ||
		f.Provider.Sites[1].Days == "" || f.Agreed.Progress != "" {
		t.Errorf("of the first section: %+v", f)
	}
}
