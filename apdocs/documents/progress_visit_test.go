package documents_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/apdocs/internal/kittest"
)

// The numbers of questions on the paper form, counted by hand.
func TestProgressVisitCounts(t *testing.T) {
	o := outlined(t, new(documents.ProgressVisit))
	count := counts(o)
	header := o.Blocks[0].(*apdocs.Answers)
	if n := len(header.Fields); n != 10 {
		t.Errorf("%d questions in the header, want 10", n)
	}
	for what, want := range map[string]int{
		"in Visit procedures: Choice": 1, "in Visit procedures: YesNo": 13, "YesNo": 16,
		"in Signed: Signature": 4, "rows of objectives": 3, "rows of actions": 3,
	} {
		if count[what] != want {
			t.Errorf("%s: %d, want %d", what, count[what], want)
		}
	}
}

// counts returns the number of questions of each kind in the form and in each section, and
// the number of rows of each list on a blank.
func counts(o *apdocs.Outline) map[string]int {
	n := map[string]int{}
	for _, f := range o.Fields {
		n[f.Kind.String()]++
		heading := ""
		if f.Section != nil {
			heading = f.Section.Heading
		}
		n["in "+heading+": "+f.Kind.String()]++
	}
	for _, r := range kittest.Repeats(o.Blocks) {
		n["rows of "+r.Name] = r.Blank
	}
	return n
}

// marker is in every text of the records below, and must not be in any message.
const marker = "ZQX-Marker"

// mark writes the marker into every text of a record that is not a choice, and gives each
// list a row.
func mark(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				mark(v.Field(i))
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		mark(v.Index(0))
	case reflect.String:
		if _, choice := v.Interface().(interface{ Choices() []apdocs.Choice }); !choice {
			v.SetString(marker)
		}
	}
}

// A ruling is a test case for a form's rules: a change to a record that breaks none, and
// the findings after it.
type ruling[T any] struct {
	name   string
	change func(*T)
	today  apdocs.Date
	want   string // "rule severity path", joined by ", "
}

// hold applies the rules to each case.
func hold[T any](t *testing.T, sound func() *T, cases []ruling[T]) {
	for _, c := range cases {
		record := sound()
		c.change(record)
		var got []string
		for _, f := range apdocs.Examine(any(record).(apdocs.Form), c.today, nil) {
			got = append(got, f.Rule+" "+f.Severity.String()+" "+f.Path)
			if strings.Contains(f.Text, marker) || strings.Contains(f.Text, "2026") {
				t.Errorf("%s: %s says %q, which holds a value of the record", c.name, f.Rule, f.Text)
			}
			if f.Text == "" || f.Source == "" || f.Text[:1] != strings.ToLower(f.Text[:1]) || strings.HasSuffix(f.Text, ".") {
				t.Errorf("%s: %s says %q from %q", c.name, f.Rule, f.Text, f.Source)
			}
		}
		if all := strings.Join(got, ", "); all != c.want {
			t.Errorf("%s: %q, want %q", c.name, all, c.want)
		}
	}
}

// soundVisit returns a visit that breaks neither R17 nor R18.
func soundVisit() *documents.ProgressVisit {
	v := new(documents.ProgressVisit)
	mark(reflect.ValueOf(v).Elem())
	v.Visit.Date = visitDay
	r, p := &v.RiskAssessment, &v.Procedures
	for _, a := range visitAnswers(v) {
		*a = apdocs.Yes
	}
	r.Seen, r.CopyReceived = apdocs.Yes, apdocs.Yes
	p.VisitKind = apdocs.Unannounced
	return v
}

var visitDay = apdocs.NewDate(2026, 11, 12)

// visitAnswers returns the 16 yes-or-no answers, found by their type.
func visitAnswers(v *documents.ProgressVisit) (answers []*apdocs.YesNo) {
	for _, part := range []any{&v.RiskAssessment, &v.Procedures} {
		s := reflect.ValueOf(part).Elem()
		for i := range s.NumField() {
			if a, ok := s.Field(i).Addr().Interface().(*apdocs.YesNo); ok {
				answers = append(answers, a)
			}
		}
	}
	return answers
}

func TestProgressVisitRules(t *testing.T) {
	type V = documents.ProgressVisit
	const r17 = "R17 error procedures.comments"
	const copied, dated = "R18 warning riskAssessment.copyReceived", "R18 warning visit.date"
	cases := []ruling[V]{
		{"all is well", func(v *V) {}, visitDay, ""},
		{"no comment, and no answer is no", func(v *V) { v.Procedures.Comments = "" }, visitDay, ""},
		{"an answer is not applicable", func(v *V) {
			v.Procedures.Comments, v.Procedures.SiteSafe = "",
				apdocs.NotApplicable
		}, visitDay, ""},
		{"an answer is left out", func(v *V) { v.Procedures.Comments, v.Procedures.SiteSafe = "", "" }, visitDay, ""},
		{"a comment of white space", func(v *V) { v.Procedures.Comments, v.Procedures.SiteSafe = " \n", apdocs.No },
			visitDay, r17},
		{"two answers are no", func(v *V) {
			v.Procedures.Comments, v.Procedures.SiteSafe, v.RiskAssessment.Seen = "", apdocs.No, apdocs.No
		}, visitDay, r17},

		{"seen, and the copy not answered for", func(v *V) { v.RiskAssessment.CopyReceived = "" }, visitDay, copied},
		{"seen, and no copy", func(v *V) { v.RiskAssessment.CopyReceived = apdocs.No }, visitDay, ""},
		{"not seen, and the copy not answered for", func(v *V) {
			v.RiskAssessment.Seen,
				v.RiskAssessment.CopyReceived = apdocs.No, ""
		}, visitDay, ""},
		{"neither is answered", func(v *V) { v.RiskAssessment.Seen, v.RiskAssessment.CopyReceived = "", "" }, visitDay, ""},
		{"tomorrow", func(v *V) {}, visitDay.AddDays(-1), dated},
		{"yesterday", func(v *V) {}, visitDay.AddDays(1), ""},
		{"today is not known", func(v *V) {}, apdocs.Date{}, ""},
		{"the visit has no date", func(v *V) { v.Visit.Date = apdocs.Date{} }, visitDay, ""},
		{"everything at once", func(v *V) {
			v.Procedures.Comments, v.Procedures.SignedIn, v.RiskAssessment.CopyReceived = "", apdocs.No, ""
		}, visitDay.AddDays(-1), r17 + ", " + copied + ", " + dated},
	}
	for i := range visitAnswers(new(V)) {
		no := func(v *V) { *visitAnswers(v)[i] = apdocs.No }
		cases = append(cases,
			ruling[V]{"one no, with a comment", no, visitDay, ""},
			ruling[V]{"one no, without a comment", func(v *V) { no(v); v.Procedures.Comments = "" }, visitDay, r17})
	}
	if n := len(cases); n != 15+2*16 {
		t.Errorf("%d cases; R17 counts 16 answers", n)
	}
	hold(t, soundVisit, cases)
}
