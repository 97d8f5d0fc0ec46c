package returned

import (
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// What differs from the record that was sent is marked: a box ticked or not any more, another choice, a row
// added, changed or taken out. An empty box is no change of a "no", which it cannot show.
func TestAgainst(t *testing.T) {
	sent := func() *documents.CommissioningAgreement {
		a := new(documents.CommissioningAgreement)
		a.Pupil.Name, a.Pupil.EHCP = "Alex Example", apdocs.Yes
		a.Copies.School, a.Copies.Parent, a.Copies.Pupil = apdocs.Yes, apdocs.No, apdocs.No
		a.Objectives = []apdocs.Objective{{Aim: "First"}, {Aim: "Second"}}
		return a
	}
	for _, c := range []struct {
		name string
		edit func(a *documents.CommissioningAgreement)
		want string // the changed paths
	}{
		{"nothing", func(*documents.CommissioningAgreement) {}, ""},
		{"boxes are empty", func(a *documents.CommissioningAgreement) { a.Copies.Parent, a.Copies.Pupil = "", "" }, ""},
		{"a box is ticked", func(a *documents.CommissioningAgreement) { a.Copies.Parent = apdocs.Yes }, "copies.parent"},
		{"a box is not ticked any more", func(a *documents.CommissioningAgreement) { a.Copies.School = "" }, "copies.school"},
		{"another choice", func(a *documents.CommissioningAgreement) { a.Pupil.EHCP = apdocs.No }, "pupil.ehcp"},
		{"no choice any more", func(a *documents.CommissioningAgreement) { a.Pupil.EHCP = "" }, "pupil.ehcp"},
		{"a row more", func(a *documents.CommissioningAgreement) {
			a.Objectives = append(a.Objectives, apdocs.Objective{Aim: "Third"})
		}, "objectives.2.aim"},
		{"a row less", func(a *documents.CommissioningAgreement) { a.Objectives = a.Objectives[:1] }, "objectives.1.aim"},
		{"the first row less", func(a *documents.CommissioningAgreement) { a.Objectives = a.Objectives[1:] },
			"objectives.0.aim objectives.1.aim"},
	} {
		a := sent()
		c.edit(a)
		a.Form = "commissioning-agreement"
		file := fileOf(t, a)
		for _, path := range []string{"pupil.ehcp", "copies.school", "copies.parent", "copies.pupil"} {
			if !slices.ContainsFunc(file.Answers, func(one Answer) bool { return one.Path == path }) {
				file.Answers = append(file.Answers, Answer{Path: path}) // the empty boxes are in the file
			}
		}
		d, err := Read(file, documents.All()...)
		if err != nil {
			t.Fatal(err)
		}
		if !d.Against(sent()) {
			t.Fatal("is another form")
		}
		var changed []string
		for _, e := range d.Report.Answers {
			if e.Changed {
				changed = append(changed, e.Path)
			}
		}
		if got := strings.Join(changed, " "); got != c.want {
			t.Errorf("%s: changed are %q, want %q", c.name, got, c.want)
		}
		lines := strings.Join(d.Report.Lines(), "\n")
		gone := strings.Contains(lines, "was taken out since it was sent")
		if gone != strings.HasSuffix(c.want, "objectives.1.aim") {
			t.Errorf("%s: %s", c.name, lines)
		}
	}
}
