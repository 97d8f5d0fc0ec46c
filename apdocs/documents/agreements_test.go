package documents_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// The numbers of questions on the paper forms, counted by hand, with our additions:
// completion (F01, F02), EHCP, ten sessions of four parts (F02, F03) and signatures.
func TestAgreementsCounts(t *testing.T) {
	for _, c := range []struct {
		form apdocs.Form
		want map[string]int
	}{
		{new(documents.FullTimeAgreement), map[string]int{
			"in : Text": 5, "in : Date": 3, // seven of the paper form, and the day of completion
			"in Details of discussion: LongText": 7, "rows of targets": 3, "rows of reviews": 1, "rows of reviews[].targets": 3,
			"in Review: Date": 1, "in Review: LongText": 6, "in Target setting review: LongText": 3, "Signature": 4,
		}},
		{new(documents.PartTimeAgreement), map[string]int{
			"in : Text": 5, "in : Date": 3, "in : YesNo": 1,
			"in Details of discussion: LongText": 9, "rows of targets": 3, "rows of reviews": 1, "rows of reviews[].targets": 3,
			"in Review: Date": 1, "in Review: LongText": 5, "in Target setting review: LongText": 3, "Signature": 5,
			"in Where the student is each session: Clock": 20, "in Where the student is each session: Text": 20,
		}},
		{new(documents.CommissioningAgreement), map[string]int{
			"in Contacts and arrangements: Clock": 2, "in Contacts and arrangements: Date": 2, "rows of objectives": 3,
			"rows of emergencyContacts": 2, "Signature": 5, "rows of provider.sites": 2,
			"in A completed copy of this form will be forwarded to: YesNo": 9 + 3,
		}},
	} {
		count := counts(outlined(t, c.form))
		for what, want := range c.want {
			if count[what] != want {
				t.Errorf("%T, %s: %d, want %d", c.form, what, count[what], want)
			}
		}
	}
}

// What the parties sign is marked as terms, including the terms between a question and its
// answer.
func TestAgreementsTerms(t *testing.T) {
	for f, want := range map[apdocs.Form]int{
		new(documents.FullTimeAgreement): 5, new(documents.PartTimeAgreement): 6 + 2,
		new(documents.CommissioningAgreement): 1,
	} {
		o := outlined(t, f)
		got := terms(o.Blocks)
		for _, q := range o.Fields {
			if q.Question.Terms != "" {
				got++
			}
		}
		if got != want {
			t.Errorf("%s: %d terms, want %d", o.Name, got, want)
		}
	}
}

func terms(blocks []apdocs.Block) (n int) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *apdocs.Section:
			n += terms(b.Blocks)
		case *apdocs.List:
			if b.Terms {
				n += len(b.Items)
			}
		case *apdocs.Paragraph:
			if b.Terms {
				n++
			}
		}
	}
	return n
}

var (
	startDay = apdocs.NewDate(2026, 9, 7)
	checkDay = apdocs.NewDate(2026, 11, 24)
)

func soundFullTime() *documents.FullTimeAgreement {
	a := new(documents.FullTimeAgreement)
	mark(reflect.ValueOf(a).Elem())
	a.Placement.Start, a.CompletedOn = startDay, startDay
	return a
}

func TestFullTimeAgreementRules(t *testing.T) {
	type A = documents.FullTimeAgreement
	const late = "R24 warning completedOn"
	hold(t, soundFullTime, []ruling[A]{
		{"on the day of the start", func(a *A) {}, checkDay, ""},
		{"the day after", func(a *A) { a.CompletedOn = startDay.AddDays(1) }, checkDay, late},
		{"the day before", func(a *A) { a.CompletedOn = startDay.AddDays(-1) }, checkDay, ""},
		{"no start", func(a *A) { a.Placement.Start = apdocs.Date{} }, checkDay, ""},
		{"not dated", func(a *A) { a.CompletedOn = apdocs.Date{} }, checkDay, ""},
	})
}

func soundPartTime() *documents.PartTimeAgreement {
	a := new(documents.PartTimeAgreement)
	mark(reflect.ValueOf(a).Elem())
	a.Placement.Start, a.Placement.RequestedStart, a.CompletedOn = startDay, startDay, startDay
	a.Pupil.EHCP = apdocs.Yes
	return a
}

func TestPartTimeAgreementRules(t *testing.T) {
	type A = documents.PartTimeAgreement
	const week = "R27 warning placement.timetable"
	hold(t, soundPartTime, []ruling[A]{
		{"all is well", func(a *A) {}, checkDay, ""},
		{"completed late", func(a *A) { a.CompletedOn = startDay.AddDays(1) }, checkDay, "R24 warning completedOn"},

		{"a day before the requested start", func(a *A) { a.Placement.RequestedStart = startDay.AddDays(1) }, checkDay,
			"R25 information placement.start"},
		{"a day after the requested start", func(a *A) { a.Placement.RequestedStart = startDay.AddDays(-1) }, checkDay, ""},
		{"no start was requested", func(a *A) { a.Placement.RequestedStart = apdocs.Date{} }, checkDay, ""},
		{"there is no start", func(a *A) { a.Placement.Start = apdocs.Date{} }, checkDay, ""},

		{"no target", func(a *A) { a.Targets = nil }, checkDay, "R26 warning targets"},
		{"an empty target", func(a *A) { a.Targets[0].Target = " " }, checkDay, "R26 warning targets"},
		{"the second target is filled", func(a *A) { a.Targets = append([]apdocs.Target{{}}, a.Targets...) }, checkDay, ""},
		{"SEND is empty", func(a *A) { a.SetUp.SEND = "\n" }, checkDay, "R26 warning setUp.send"},
		{"no EHCP", func(a *A) { a.Pupil.EHCP, a.SetUp.SEND, a.Targets = apdocs.No, "", nil }, checkDay, ""},
		{"EHCP not answered", func(a *A) { a.Pupil.EHCP, a.SetUp.SEND = "", "" }, checkDay, ""},

		{"one session is empty", func(a *A) { a.Placement.Timetable.Friday.Afternoon = apdocs.Session{} }, checkDay, week},
		{"one session has a time only", func(a *A) {
			a.Placement.Timetable.Friday.Afternoon = apdocs.Session{Start: apdocs.NewClock(13, 0)}
		}, checkDay, week},
		{"one session has a note only", func(a *A) {
			a.Placement.Timetable.Monday.Morning = apdocs.Session{Note: marker}
		}, checkDay, ""},
		{"no session is filled", func(a *A) { a.Placement.Timetable = apdocs.Timetable{} }, checkDay, week},
	})
}

func soundCommissioning() *documents.CommissioningAgreement {
	a := new(documents.CommissioningAgreement)
	mark(reflect.ValueOf(a).Elem())
	a.Objectives = []apdocs.Objective{{Aim: marker}, {Aim: marker}, {Aim: marker}}
	p := &a.Placement
	p.Start, p.Taster = startDay, startDay
	p.Arrival, p.Departure = apdocs.NewClock(9, 30), apdocs.NewClock(9, 31)
	a.CompletedOn = startDay.AddDays(-10)
	a.Pupil.BirthDate, a.Pupil.Year = apdocs.NewDate(2011, 5, 14), "Year 11"
	a.Pupil.SocialWorker, a.Pupil.LookedAfter, a.Provider.Approved = apdocs.Yes, apdocs.Yes, apdocs.No
	a.Approval.Date = startDay
	p.FullTime = apdocs.No
	return a
}

func TestCommissioningAgreementRules(t *testing.T) {
	type A = documents.CommissioningAgreement
	hold(t, soundCommissioning, []ruling[A]{
		{"all is well", func(a *A) {}, checkDay, ""},

		{"four objectives", func(a *A) { a.Objectives = append(a.Objectives, apdocs.Objective{Aim: marker}) }, checkDay,
			"R19 warning objectives"},
		{"the second is empty", func(a *A) { a.Objectives[1].Aim = " " }, checkDay, "R19 warning objectives.1.aim"},
		{"two, which the schema reports", func(a *A) { a.Objectives = a.Objectives[:2] }, checkDay, ""},

		{"year 11, nothing said", func(a *A) { a.Agreed.Post16 = "" }, checkDay, "R20 warning agreed.post16"},
		{"year 10, nothing said", func(a *A) { a.Pupil.Year, a.Agreed.Post16 = "10", " " }, checkDay,
			"R20 warning agreed.post16"},
		{"year 12, nothing said", func(a *A) { a.Pupil.Year, a.Agreed.Post16 = "Y12", "" }, checkDay, ""},
		{"year not known, nothing said", func(a *A) { a.Pupil.Year, a.Agreed.Post16 = marker, "" }, checkDay, ""},

		{"leaves when they arrive", func(a *A) { a.Placement.Departure = a.Placement.Arrival }, checkDay,
			"R21 error placement.departure"},
		{"no arrival", func(a *A) { a.Placement.Arrival = apdocs.Clock{} }, checkDay, ""},
		{"a taster after the start", func(a *A) { a.Placement.Taster = startDay.AddDays(1) }, checkDay,
			"R21 error placement.taster"},
		{"no start", func(a *A) { a.Placement.Start = apdocs.Date{} }, checkDay, ""},

		{"no email of the social worker", func(a *A) { a.SocialWorker.Email = "" }, checkDay,
			"R22 warning socialWorker.email"},
		{"no email of the adviser", func(a *A) { a.VirtualSchool.Email = " " }, checkDay, "R22 warning virtualSchool.email"},
		{"emails that are not relevant", func(a *A) { a.Pupil.SocialWorker, a.Pupil.LookedAfter = apdocs.No, apdocs.No },
			checkDay, "R22 warning socialWorker.email, R22 warning virtualSchool.email"},
		{"not known whether relevant", func(a *A) {
			a.Pupil.SocialWorker, a.Pupil.LookedAfter, a.SocialWorker.Email = "", "", ""
		}, checkDay, ""},
		{"no email of the youth offending team", func(a *A) { a.YOT.Email = "" }, checkDay, ""},

		{"signed on the day of the agreement", func(a *A) { a.Signatures.Pupil = signedOn(a.CompletedOn) }, checkDay, ""},
		{"signed a day before it", func(a *A) { a.Signatures.Pupil = signedOn(a.CompletedOn.AddDays(-1)) }, checkDay,
			"R23 error signatures.pupil.at"},
		{"signed on the first day", func(a *A) { a.Signatures.Other = signedOn(startDay) }, checkDay, ""},
		{"signed on the second day", func(a *A) { a.Signatures.Other = signedOn(startDay.AddDays(1)) }, checkDay,
			"R23 warning signatures.other.at"},
		{"still to sign", func(a *A) {
			a.Signatures.Pupil = signedOn(a.CompletedOn.AddDays(-1))
			a.Signatures.Pupil.Status = apdocs.Pending
		}, checkDay, ""},

		{"part-time, and a session is empty", func(a *A) { a.Placement.Timetable.Monday.Morning = apdocs.Session{} },
			checkDay, "R27 warning placement.timetable"},
		{"full-time, and a session is empty", func(a *A) {
			a.Placement.FullTime, a.Placement.Timetable.Monday.Morning = apdocs.Yes, apdocs.Session{}
		}, checkDay, ""},
		{"not said whether full-time", func(a *A) {
			a.Placement.FullTime, a.Placement.Timetable = "", apdocs.Timetable{}
		}, checkDay, ""},

		{"not on the list, nobody approved", func(a *A) { a.Approval = apdocs.Approval{By: " "} }, checkDay,
			"R30 warning approval.by, R30 warning approval.date"},
		{"on the list, nobody approved", func(a *A) { a.Provider.Approved, a.Approval = apdocs.Yes, apdocs.Approval{} },
			checkDay, ""},
	})
}

// signedOn returns a signature on paper.
func signedOn(d apdocs.Date) apdocs.Signature {
	at := time.Date(d.Year(), d.Month(), d.Day(), 12, 0, 0, 0, time.UTC)
	return apdocs.Signature{Name: marker, Status: apdocs.Signed, Method: apdocs.ByPaper, At: apdocs.NewMoment(at)}
}

func TestCommissioningAgreementComplete(t *testing.T) {
	a := new(documents.CommissioningAgreement)
	s := &a.Signatures
	four := []*apdocs.Signature{&s.Parent, &s.Pupil, &s.School, &s.Provider}
	for i, one := range four {
		if a.Complete() {
			t.Errorf("complete with %d signatures", i)
		}
		one.Status = []apdocs.SignatureStatus{apdocs.Signed, apdocs.OnPaper, apdocs.NotRequired, apdocs.Signed}[i]
	}
	if !a.Complete() {
		t.Error("not complete without another professional")
	}
	for _, status := range []apdocs.SignatureStatus{apdocs.Declined, apdocs.Pending} {
		if s.Parent.Status = status; a.Complete() {
			t.Errorf("complete with a signature that is %s", status)
		}
	}
}
