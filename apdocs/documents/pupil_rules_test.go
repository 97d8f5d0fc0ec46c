package documents_test

import (
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

func TestAgeRule(t *testing.T) {
	born := func(y int, m time.Month, d int) func(*documents.CommissioningAgreement) {
		return func(a *documents.CommissioningAgreement) {
			a.Pupil.BirthDate, a.Pupil.Year = apdocs.NewDate(y, m, d), ""
		}
	}
	in := func(year string) func(*documents.CommissioningAgreement) {
		return func(a *documents.CommissioningAgreement) { a.Pupil.Year = year }
	}
	const age, year = "R46 warning pupil.birthDate", "R46 warning pupil.year"
	hold(t, soundCommissioning, []ruling[documents.CommissioningAgreement]{
		{"two today", born(2024, 9, 7), checkDay, ""},
		{"two tomorrow", born(2024, 9, 8), checkDay, age},
		{"twenty tomorrow", born(2006, 9, 8), checkDay, ""},
		{"twenty today", born(2006, 9, 7), checkDay, age},
		{"born after the start", born(2026, 9, 8), checkDay, age},
		{"not known", func(a *documents.CommissioningAgreement) { a.Pupil.BirthDate = apdocs.Date{} }, checkDay, ""},
		{"year 11, as usual", in("11"), checkDay, ""}, {"a year below", in("Y10"), checkDay, ""}, {"a year above",
			in("Year 12"), checkDay, ""},
		{"two years below", in("Year 9"), checkDay, year}, {"two years above", in("13 (sixth form)"), checkDay, year},
		{"reception", in("Reception"), checkDay, year}, {"no number", in("Sixth form"), checkDay, ""}, {"no year group",
			in("2026"), checkDay, ""},
		{"the last of August is a year above", func(a *documents.CommissioningAgreement) {
			a.Pupil.BirthDate, a.Pupil.Year = apdocs.NewDate(2011, 8, 31), "12"
		}, checkDay, ""},
		{"the first of September is not", func(a *documents.CommissioningAgreement) {
			a.Pupil.BirthDate, a.Pupil.Year = apdocs.NewDate(2011, 9, 1), "12"
		}, checkDay, year},
	})
	e := rated(t, apdocs.Agree)
	e.Comments.Provider, e.Placement.Start, e.Pupil.BirthDate = "x", startDay, startDay
	if found := apdocs.Examine(e, checkDay, nil); len(found) != 1 || found[0].Rule != "R46" {
		t.Errorf("an evaluation of a pupil born on the first day: %+v", found)
	}
	stricter := &apdocs.Organisation{Figures: apdocs.Figures{Ages: []apdocs.AgeFigures{{Youngest: 0, Oldest: 19}}}}
	if found := apdocs.Examine(e, checkDay, stricter); len(found) != 0 {
		t.Errorf("by an organisation’s own ages: %+v", found)
	}
}

func TestBirthRule(t *testing.T) {
	visit := apdocs.NewDate(2026, 11, 12)
	for _, c := range []struct {
		born, on apdocs.Date
		want     string
	}{
		{apdocs.NewDate(2011, 5, 14), visit, ""}, {apdocs.NewDate(2000, 11, 13), visit, ""}, {apdocs.Date{}, visit, ""},
		{apdocs.NewDate(2000, 11, 12), visit, "older than 25"}, {apdocs.NewDate(1911, 5, 14), visit, "older than 25"},
		{visit.AddDays(-1), visit, ""}, {visit, visit, "is not before"}, {apdocs.NewDate(2027, 1, 1), visit, "is not before"},
		{apdocs.NewDate(1911, 5, 14), apdocs.Date{}, "older than 25"},
	} {
		v := new(documents.ProgressVisit)
		v.Pupil.BirthDate, v.Visit.Date = c.born, c.on
		found := ""
		for _, f := range apdocs.Examine(v, visit, nil) {
			if f.Rule == "R70" && f.Path == "pupil.birthDate" && f.Severity == apdocs.Warning {
				found += f.Text
			}
		}
		if (found == "") != (c.want == "") || !strings.Contains(found, c.want) {
			t.Errorf("born %v, visited %v: %q", c.born, c.on, found)
		}
	}
}

func TestSigningRule(t *testing.T) {
	type V = documents.ProgressVisit
	signed := func(change func(*apdocs.Signature)) func(*V) {
		return func(v *V) {
			v.Pupil.BirthDate = apdocs.NewDate(2011, 5, 14)
			v.Signatures.Parent = signedOn(visitDay)
			change(&v.Signatures.Parent)
		}
	}
	on := func(d apdocs.Date) func(*V) {
		return signed(func(s *apdocs.Signature) { s.At = signedOn(d).At })
	}
	const at, name, method = "R50 error signatures.parent.at", "R50 error signatures.parent.name",
		"R50 error signatures.parent.method"
	hold(t, soundVisit, []ruling[V]{
		{"today", on(visitDay), visitDay, ""},
		{"tomorrow", on(visitDay.AddDays(1)), visitDay, at},
		{"today is not known", on(visitDay.AddDays(1)), apdocs.Date{}, ""},
		{"on the day of birth", on(apdocs.NewDate(2011, 5, 14)), visitDay, ""},
		{"the day before birth", on(apdocs.NewDate(2011, 5, 13)), visitDay, at},
		{"no name", signed(func(s *apdocs.Signature) { s.Name = " " }), visitDay, name},
		{"no name, on paper", signed(func(s *apdocs.Signature) { s.Name, s.Status = "", apdocs.OnPaper }), visitDay, ""},
		{"no name, still to sign", signed(func(s *apdocs.Signature) { s.Name, s.Status = "", apdocs.Pending }), visitDay, ""},
		{"no method", signed(func(s *apdocs.Signature) { s.Method = "" }), visitDay, method},
		{"drawn, not dated", signed(func(s *apdocs.Signature) { s.Method, s.At = apdocs.ByDrawing, apdocs.Moment{} }),
			visitDay, at},
		{"typed, not dated", signed(func(s *apdocs.Signature) { s.Method, s.At = apdocs.ByTyping, apdocs.Moment{} }),
			visitDay, at},
		{"on paper, not dated", signed(func(s *apdocs.Signature) { s.At = apdocs.Moment{} }), visitDay, ""},
		{"declined", signed(func(s *apdocs.Signature) { *s = apdocs.Signature{Status: apdocs.Declined} }), visitDay, ""},
	})
	// Every form with signatures has the rule for each of its parties.
	everyForm(t, func(t *testing.T, o *apdocs.Outline) {
		for _, f := range o.Fields {
			if f.Kind != apdocs.KindSignature {
				continue
			}
			record := o.New()
			*f.Pointer(record, apdocs.At{}).(*apdocs.Signature) = apdocs.Signature{Status: apdocs.Signed, Method: apdocs.ByPaper}
			found := false
			for _, one := range apdocs.Examine(record, checkDay, nil) {
				found = found || one.Rule == "R50" && one.Path == f.Name+".name"
			}
			if !found {
				t.Errorf("R50 does not look at %s", f.Name)
			}
		}
	})
}
