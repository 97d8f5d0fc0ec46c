package documents_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// The numbers of questions on the paper forms, counted by hand.
func TestChecklistsCounts(t *testing.T) {
	answers := func(o *apdocs.Outline) (n int) {
		for _, f := range o.Fields {
			if len(f.Choices) == 3 && f.Kind == apdocs.KindYesNo {
				n++
			}
		}
		return n
	}
	quality := outlined(t, new(documents.QualityChecklist))
	if n := answers(quality); n != 52 {
		t.Errorf("F04 has %d answers, want 52", n)
	}
	for what, want := range map[string]int{
		"in General Policies: YesNo": 18, "in Child, Parent and Agency Voice: YesNo": 11, "in Quality of Provision: " +
			"YesNo": 10,
		"in Supporting Documentation in Place: YesNo": 8, "in Insurance (see requirements below): YesNo": 5 + 2, "Money": 5,
	} {
		if n := counts(quality)[what]; n != want {
			t.Errorf("F04, %s: %d, want %d", what, n, want)
		}
	}
	if n := answers(outlined(t, new(documents.CommissioningChecklist))); n != 19 {
		t.Errorf("F08 has %d answers, want 19", n)
	}
	considered := outlined(t, new(documents.CommissioningConsiderations))
	if n := counts(considered)["LongText"]; n != 20 {
		t.Errorf("F07 has %d questions, want 20", n)
	}
	if last := considered.Blocks[len(considered.Blocks)-1].(*apdocs.Section); last.Number != 6 {
		t.Errorf("F07 has %d groups, want 6", last.Number)
	}
}

// The title of every answer is unique. That of a comment contains the title of its check.
func TestChecklistsTitles(t *testing.T) {
	o := outlined(t, new(documents.QualityChecklist))
	for name, want := range map[string]string{
		"policies.staffRecord.answer":  "a) Staff and Volunteer Record",
		"policies.staffRecord.comment": "a) Staff and Volunteer Record, Comment",
		"policies.equality.comment":    "Equality information and objectives statement, Comment",
		"policies.other.specify":       "q) Other – specify, Specify",
		"policies.other.comment":       "q) Other – specify, Comment",
		"insurance.public.expires":     "Public Liability insurance, Expires",
	} {
		if got := o.Field(name).Title(); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func soundQuality() *documents.QualityChecklist {
	q := new(documents.QualityChecklist)
	mark(reflect.ValueOf(q).Elem())
	q.CompletedOn, q.NextCheck = checkDay, checkDay.AddDays(100)
	i := &q.Insurance
	i.TransportsPupils, i.Subcontracts = apdocs.Yes, apdocs.Yes
	for c, pounds := range map[*apdocs.Cover]int64{&i.Public: 5_000_000, &i.Employer: 10_000_000,
		&i.Professional: 2_000_000, &i.Motor: 0, &i.Subcontractor: 5_000_000} {
		c.Answer, c.Amount, c.Expires = apdocs.Yes, apdocs.NewMoney(100*pounds), q.NextCheck
	}
	return q
}

func TestQualityChecklistRules(t *testing.T) {
	type Q = documents.QualityChecklist
	low := func(p *apdocs.Cover) { n, _ := p.Amount.Int(); p.Amount = apdocs.NewMoney(n - 1) }
	hold(t, soundQuality, []ruling[Q]{
		{"each at its least", func(q *Q) {}, checkDay, ""},
		{"public, a penny less", func(q *Q) { low(&q.Insurance.Public) }, checkDay, "R28 error insurance.public.amount"},
		{"employer’s, a penny less", func(q *Q) { low(&q.Insurance.Employer) }, checkDay,
			"R28 error insurance.employer.amount"},
		{"professional, a penny less", func(q *Q) { low(&q.Insurance.Professional) }, checkDay,
			"R28 error insurance.professional.amount"},
		{"subcontractors’, a penny less", func(q *Q) { low(&q.Insurance.Subcontractor) }, checkDay,
			"R28 error insurance.subcontractor.amount"},
		{"subcontractors’, and there are none", func(q *Q) {
			low(&q.Insurance.Subcontractor)
			q.Insurance.Subcontracts = apdocs.No
		}, checkDay, ""},
		{"nothing", func(q *Q) { q.Insurance.Public.Amount = apdocs.NewMoney(0) }, checkDay,
			"R28 error insurance.public.amount"},
		{"not given", func(q *Q) { q.Insurance.Public.Amount = apdocs.Money{} }, checkDay,
			"R28 warning insurance.public.amount"},
		{"motor not given", func(q *Q) { q.Insurance.Motor.Amount = apdocs.Money{} }, checkDay, ""},
		{"no insurance, no sum", func(q *Q) { q.Insurance.Public = apdocs.Cover{Answer: apdocs.No} }, checkDay, ""},

		{"ends today", func(q *Q) { q.Insurance.Motor.Expires = checkDay }, checkDay, "R28 error insurance.motor.expires"},
		{"ends tomorrow", func(q *Q) { q.Insurance.Motor.Expires = checkDay.AddDays(1) }, checkDay,
			"R28 warning insurance.motor.expires"},
		{"ends the day before the next check", func(q *Q) { q.Insurance.Motor.Expires = q.NextCheck.AddDays(-1) },
			checkDay, "R28 warning insurance.motor.expires"},
		{"no next check", func(q *Q) { q.NextCheck, q.Insurance.Motor.Expires = apdocs.Date{}, checkDay.AddDays(1) },
			checkDay, ""},
		{"today is not known", func(q *Q) { q.NextCheck, q.Insurance.Motor.Expires = apdocs.Date{}, checkDay },
			apdocs.Date{}, ""},

		{"transports, and no motor insurance", func(q *Q) { q.Insurance.Motor.Answer = apdocs.No }, checkDay,
			"R28 error insurance.motor.answer"},
		{"transports, and motor insurance does not apply", func(q *Q) { q.Insurance.Motor.Answer = apdocs.NotApplicable },
			checkDay, "R28 error insurance.motor.answer"},
		{"transports, and not answered", func(q *Q) { q.Insurance.Motor.Answer = "" }, checkDay, ""},
		{"does not transport", func(q *Q) {
			q.Insurance.TransportsPupils, q.Insurance.Motor.Answer = apdocs.No,
				apdocs.NotApplicable
		}, checkDay, ""},
		{"subcontracts without cover", func(q *Q) { q.Insurance.Subcontractor.Answer = apdocs.NotApplicable }, checkDay,
			"R28 error insurance.subcontractor.answer"},

		{"should be registered", func(q *Q) { q.Registration.Outcome = documents.ShouldBeRegistered }, checkDay,
			"R29 error registration.outcome"},
	})
}

// A school may use stricter figures than the neutral ones, and figures apply from their
// day.
func TestFigures(t *testing.T) {
	q := soundQuality()
	million := func(n int64) apdocs.Money { return apdocs.NewMoney(n * 100_000_000) }
	own := &apdocs.Organisation{Figures: apdocs.Figures{Insurance: []apdocs.InsuranceFigures{
		{Public: million(5)},
		{From: checkDay, Public: million(6)},
		{From: checkDay.AddDays(1), Public: million(5)},
	}}}
	for _, c := range []struct {
		completed apdocs.Date
		broken    int
	}{{checkDay.AddDays(-1), 0}, {checkDay, 1}, {checkDay.AddDays(1), 0}, {apdocs.Date{}, 0}} {
		q.CompletedOn = c.completed
		if n := len(apdocs.Examine(q, checkDay, own)); n != c.broken {
			t.Errorf("completed on %v: %d rules are broken, want %d", c.completed, n, c.broken)
		}
	}
	for o, want := range map[*apdocs.Organisation]string{
		nil: "£5,000,000",
		{Figures: apdocs.Figures{Insurance: []apdocs.InsuranceFigures{{Public: million(12)}}}}: "£12,000,000",
	} {
		if got, ok := o.Setting("coverPublic"); got != want || !ok {
			t.Errorf("the form prints %q, want %q", got, want)
		}
	}
	for name, want := range map[string]string{"coverEmployer": "£10,000,000", "coverProfessional": "£2,000,000"} {
		if got, _ := new(apdocs.Organisation).Setting(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestRegistrationNeed(t *testing.T) {
	no, yes, n := apdocs.No, apdocs.Yes, apdocs.NewCount
	enacted := apdocs.NeutralFigures()
	for i := range enacted.Registration {
		enacted.Registration[i].Disabled = false
	}
	for _, c := range []struct {
		name string
		r    documents.Registration
		want documents.Need
		then documents.Need // the need once the Act of 2026 is in force
	}{
		{"nothing answered", documents.Registration{}, documents.NeedUnknown, documents.NeedUnknown},
		{"maintained", documents.Registration{Maintained: yes, Hours: n(25), FullTimePupils: n(50)}, documents.NeedNone,
			documents.NeedNone},
		{"five", documents.Registration{Maintained: no, Hours: n(18), FullTimePupils: n(5)}, documents.NeedRegistered,
			documents.NeedRegistered},
		{"four, and nothing else known", documents.Registration{Maintained: no, Hours: n(18), FullTimePupils: n(4)},
			documents.NeedUnknown, documents.NeedUnknown},
		{"four, none with a plan or looked after", documents.Registration{Maintained: no, Hours: n(18), FullTimePupils: n(
			4), EHCP: no, LookedAfter: no}, documents.NeedNone, documents.NeedNone},
		{"one with a plan", documents.Registration{Maintained: no, Hours: n(18), FullTimePupils: n(1), EHCP: yes},
			documents.NeedRegistered, documents.NeedRegistered},
		{"one looked after", documents.Registration{Maintained: no, Hours: n(18), LookedAfter: yes},
			documents.NeedRegistered, documents.NeedRegistered},
		{"not full time", documents.Registration{Maintained: no, Hours: n(17), FullTimePupils: n(50), EHCP: yes,
			LookedAfter: yes}, documents.NeedNone, documents.NeedNone},
		{"hours not known", documents.Registration{Maintained: no, FullTimePupils: n(50)}, documents.NeedUnknown,
			documents.NeedUnknown},
		{"not said whether maintained", documents.Registration{Hours: n(25), FullTimePupils: n(50)},
			documents.NeedUnknown, documents.NeedUnknown},
	} {
		if got := c.r.Need((*apdocs.Organisation)(nil).FiguresOn(checkDay).Registration); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
		if got := c.r.Need((&apdocs.Organisation{Figures: enacted}).FiguresOn(checkDay).Registration); got != c.then {
			t.Errorf("%s, by the new Act: %d, want %d", c.name, got, c.then)
		}
	}
}

func TestRegistrationRule(t *testing.T) {
	type K = documents.CommissioningChecklist
	sound := func() *K {
		k := new(K)
		mark(reflect.ValueOf(k).Elem())
		k.Registration.Maintained = apdocs.No
		k.Registration.Hours, k.Registration.FullTimePupils = apdocs.NewCount(18), apdocs.NewCount(5)
		k.Registration.Outcome = documents.Registered
		return k
	}
	const broken = "R29 error registration.outcome"
	hold(t, sound, []ruling[K]{
		{"registered, as it should be", func(k *K) {}, checkDay, ""},
		{"no outcome", func(k *K) { k.Registration.Outcome = "" }, checkDay, ""},
		{"said not to need it", func(k *K) { k.Registration.Outcome = documents.RegistrationNotRequired }, checkDay, broken},
		{"said not to need it, and not full time", func(k *K) {
			k.Registration.Outcome, k.Registration.Hours = documents.RegistrationNotRequired, apdocs.NewCount(17)
		}, checkDay, ""},
		{"said not to need it, and not enough is known", func(k *K) {
			k.Registration.Outcome, k.Registration.Hours = documents.RegistrationNotRequired, apdocs.Count{}
		}, checkDay, ""},
		{"should be registered", func(k *K) { k.Registration.Outcome = documents.ShouldBeRegistered }, checkDay, broken},
		{"should be registered, and the answers do not say so", func(k *K) {
			k.Registration = documents.Registration{Outcome: documents.ShouldBeRegistered}
		}, checkDay, broken},
	})
}

// Both checklists print the indication and what it means.
func TestRegistrationIndication(t *testing.T) {
	for _, f := range []apdocs.Form{new(documents.QualityChecklist), new(documents.CommissioningChecklist)} {
		o := outlined(t, f)
		for _, q := range o.Fields {
			if q.Kind != apdocs.KindComputed {
				continue
			}
			for _, c := range []struct {
				maintained apdocs.YesNo
				hours      apdocs.Count
				says       string
			}{
				{"", apdocs.Count{}, "Not checked"},
				{apdocs.Yes, apdocs.Count{}, "not needed"},
				{apdocs.No, apdocs.NewCount(17), "need not be registered"},
				{apdocs.No, apdocs.NewCount(18), "should be registered"},
			} {
				record := o.New()
				*o.Field("registration.maintained").Pointer(record, apdocs.At{}).(*apdocs.YesNo) = c.maintained
				*o.Field("registration.hours").Pointer(record, apdocs.At{}).(*apdocs.Count) = c.hours
				*o.Field("registration.ehcp").Pointer(record, apdocs.At{}).(*apdocs.YesNo) = apdocs.Yes
				if shown := q.Compute(record); !strings.Contains(shown.Note, c.says) {
					t.Errorf("%s shows %q, want %q", o.Name, shown.Note, c.says)
				}
			}
		}
		if n := counts(o)["Computed"]; n != 1 {
			t.Errorf("%s shows %d computed answers", o.Name, n)
		}
	}
}
