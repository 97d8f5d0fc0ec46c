package schema

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

func marshal(t testing.TB, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func unmarshal(text []byte, v any) error { return json.Unmarshal(text, v) }

var today = apdocs.NewDate(2026, 11, 24)

// TestRecords checks the records of testdata. None has errors, so each may be issued;
// drafts may be incomplete.
func TestRecords(t *testing.T) {
	names, err := filepath.Glob("../testdata/records/*.json")
	if err != nil || len(names) == 0 {
		t.Fatal("no records", err)
	}
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := Decode(file, &Options{Forms: allForms()})
		file.Close()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if f.Envelope().Status == apdocs.Draft {
			continue
		}
		if errs := Check(f, &Options{Today: today}).Errors(); len(errs) > 0 {
			t.Errorf("%s:\n%v", name, errs)
		}
	}
}

// TestBlank checks that a blank form lacks its required questions, in printed order, and
// that as a draft it lacks nothing.
func TestBlank(t *testing.T) {
	for _, f := range allForms() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		if problems := Check(f, &Options{Draft: true}); len(problems) > 0 {
			t.Errorf("%s: a blank draft has problems:\n%v", o.Name, problems)
		}
		var want []string
		for _, q := range o.Fields {
			if q.Question.Required && !strings.Contains(q.Name, "[]") {
				want = append(want, q.Name)
			}
		}
		var got []string
		for _, p := range Check(f, nil) {
			if p.Rule == "required" && o.Field(p.Path) == nil { // a list that requires rows
				if p.Severity != apdocs.Error || !strings.HasPrefix(p.Text, "needs at least ") {
					t.Errorf("%s: %#v", o.Name, p)
				}
			} else if p.Rule == "required" {
				got = append(got, p.Path)
				if p.Severity != apdocs.Error || p.Text != "is required" {
					t.Errorf("%s: %#v", o.Name, p)
				}
			}
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s: required are\n%v\nwant\n%v", o.Name, got, want)
		}
	}
}

// TestRows checks that labels contain the row, also for lists in lists.
func TestRows(t *testing.T) {
	e := &excursion{Kind: "museum", Reviews: []review{
		{Date: today, Targets: []target{{Target: "a"}, {Support: "b"}}},
		{Targets: []target{{Target: "a"}}},
	}}
	e.Pupil.Name, e.People, e.Period.From, e.Period.To = "Alex Example", apdocs.NewCount(3), today, today.AddDays(-1)
	e.Signatures.School.Role = "Head"
	const want = `Review 1, Target 2, Target: is required
Review 2, Date of review: is required
Review 2, Targets: needs at least 2 rows`
	problems := Check(e, nil)
	if got := said(problems); got != "Days away, To: is before the first day\n"+want {
		t.Errorf("got:\n%s", got)
	}
	if p := problems[1]; p.Path != "reviews.0.targets.1.target" || p.Rule != "required" {
		t.Errorf("%#v", p)
	}
	if p := problems[0]; p.Rule != "X1" || p.Source != "house rules" || p.Path != "period.to" {
		t.Errorf("%#v", p)
	}
}

// TestOverrides checks that a rule overridden with a reason is reported as overridden, and
// that any other override is a problem.
func TestOverrides(t *testing.T) {
	check := func(overrides ...apdocs.Override) string {
		e := &excursion{Kind: "museum"}
		e.Pupil.Name, e.People, e.Period.From, e.Period.To = "Alex Example", apdocs.NewCount(3), today, today.AddDays(-1)
		e.Signatures.School.Role = "Head"
		e.Overrides = overrides
		problems := Check(e, nil)
		s := said(problems)
		if len(problems.Errors()) == 0 {
			s += " / may be issued"
		}
		return s
	}
	const found = "Days away, To: is before the first day"
	for _, test := range []struct {
		override apdocs.Override
		want     string
	}{
		{apdocs.Override{Rule: "X1", Reason: "They fly west.", By: "Jordan Sample"},
			found + " (overridden in the record) / may be issued"},
		{apdocs.Override{Rule: "X1", By: "Jordan Sample"}, "Override 1, Reason: is required\n" + found},
		{apdocs.Override{Rule: "X1", Reason: "They fly west."}, "Override 1, By: is required\n" + found},
		{apdocs.Override{Reason: "They fly west.", By: "Jordan Sample"}, "Override 1, Rule: is required\n" + found},
		{apdocs.Override{Rule: "X2", Reason: "They fly west.", By: "Jordan Sample"},
			"Override 1, Rule: names no rule of this form; its rules are X1\n" + found},
	} {
		if got := check(test.override); got != test.want {
			t.Errorf("%+v:\n%s\nwant:\n%s", test.override, got, test.want)
		}
	}
}

// TestUnprinted checks that answers which are left out of the document because of another answer are named.
func TestUnprinted(t *testing.T) {
	agreement := func(change func(*documents.CommissioningAgreement)) (found []string) {
		file, err := os.Open("../testdata/records/commissioning-agreement-ordinary.json")
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		f, err := Decode(file, &Options{Forms: allForms()})
		if err != nil {
			t.Fatal(err)
		}
		a := f.(*documents.CommissioningAgreement)
		a.Parent.AddressWithheld, a.Pupil.LookedAfter, a.Pupil.SocialWorker = apdocs.No, apdocs.Yes, apdocs.Yes
		a.Provider.Approved, a.Approval.By, a.Approval.Date = apdocs.Yes, "", apdocs.Date{}
		a.VirtualSchool.Email, a.SocialWorker.Email, a.Parent.Address = "", "", "1 Sample Street"
		a.Copies.SocialWorker, a.Copies.Carer, a.Copies.VirtualSchool = apdocs.Yes, apdocs.No, apdocs.Yes
		change(a)
		for _, p := range Check(a, &Options{Today: today}) {
			if p.Rule == "unprinted" {
				found = append(found, p.Severity.String()+": "+p.String()+" "+strings.Join(p.Also, " "))
			}
		}
		return found
	}
	for name, c := range map[string]struct {
		change func(*documents.CommissioningAgreement)
		want   string
	}{
		"all printed": {func(*documents.CommissioningAgreement) {}, ""},
		"unanswered":  {func(a *documents.CommissioningAgreement) { a.Pupil.LookedAfter = "" }, ""},
		"withheld": {func(a *documents.CommissioningAgreement) { a.Parent.AddressWithheld = apdocs.Yes },
			"information: parent.address, “Address”: is answered and not printed, because of the answer to " +
				"“Is the address withheld?” "},
		"not looked after": {func(a *documents.CommissioningAgreement) { a.Pupil.LookedAfter = apdocs.No },
			"information: copies.socialWorker, “Social worker”: is answered and not printed, because of the answer to " +
				"“Is the pupil looked after?”; the same goes for 1 other answer copies.virtualSchool"},
	} {
		if got := strings.Join(agreement(c.change), "\n"); got != c.want {
			t.Errorf("%s:\n%s\nwant:\n%s", name, got, c.want)
		}
	}
}

// TestWrongType checks values that only a program can set. No rule is applied to such a
// record.
func TestWrongType(t *testing.T) {
	e := &documents.PlacementEvaluation{}
	e.Version, e.Form, e.Ratings.School.Coping, e.Evaluation.Stage = 7, "progress-visit", 9, "late"
	e.Evaluation.Previous.Score = apdocs.NewCount(-1)
	const want = `Form: is another form than placement-evaluation
Version: is newer than this program knows, which is version 1; it needs a newer program
Stage of the evaluation: choose mid or end
The pupil is coping/has coped better at school since attending: choose 1 to 5
Score at last evaluation: enter a whole number from 25 to 125`
	if got := said(Check(e, &Options{Draft: true})); got != want {
		t.Errorf("got:\n%s", got)
	}
	for _, p := range Check(e, nil) {
		if strings.HasPrefix(p.Rule, "R") {
			t.Errorf("a rule was applied: %v", p)
		}
	}
}

// TestNoValue puts a word into every answer and checks that no message contains it.
func TestNoValue(t *testing.T) {
	for _, f := range allForms() {
		c, err := compile(f, false)
		if err != nil {
			t.Fatal(err)
		}
		record := plant(complete(c.doc)).(map[string]any)
		if s := c.hold(record).Error(); s == "" || strings.Contains(s, marker) {
			t.Errorf("%s: %s", c.outline.Name, s)
		}
	}
}

func plant(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, member := range v {
			v[key] = plant(member)
		}
		return v
	case []any:
		for i, row := range v {
			v[i] = plant(row)
		}
		return v
	}
	return marker + "\n"
}

func TestProblemsAsJSON(t *testing.T) {
	if got := string(marshal(t, Problems(nil))); got != "[]" {
		t.Errorf("nothing wrong is %s", got)
	}
	p := Problems{{Rule: "R17", Path: "a.0", Label: "A", Severity: apdocs.Warning, Text: "t", Source: "s",
		Overridden: true}}
	const want = `[{"rule":"R17","path":"a.0","label":"A","severity":"warning","text":"t","source":"s","overridden":true}]`
	if got := string(marshal(t, p)); got != want {
		t.Errorf("%s", got)
	}
	p[0].Line = 7
	if got := string(marshal(t, p)); !strings.Contains(got, `"line":7`) {
		t.Errorf("%s", got)
	}
}

// BenchmarkCheck checks an ordinary record, as a Go value and as JSON.
func BenchmarkCheck(b *testing.B) {
	for _, kind := range []string{"ordinary", "hard"} {
		text, err := os.ReadFile("../testdata/records/progress-visit-" + kind + ".json")
		if err != nil {
			b.Skip(err)
		}
		f, err := Decode(strings.NewReader(string(text)), &Options{Forms: allForms()})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(kind+"/check", func(b *testing.B) {
			for b.Loop() {
				Check(f, &Options{Today: today})
			}
		})
		b.Run(kind+"/decode", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if _, err := Decode(strings.NewReader(string(text)), &Options{Forms: allForms()}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("schema", func(b *testing.B) {
		for b.Loop() {
			c := &compiled{}
			c.outline, _ = apdocs.Outlined(new(documents.ProgressVisit))
			if err := c.make(false); err != nil {
				b.Fatal(err)
			}
		}
	})
}
