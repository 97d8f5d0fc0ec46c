package documents_test

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// The suspension in the sample begins on Monday 16 November 2026, so Monday 23 November is
// the sixth school day.
func TestSixthDayRules(t *testing.T) {
	type N = documents.SixthDayNotice
	consent := func(start, given string) func(*N) {
		return func(n *N) { n.Placement.Start, n.Date, n.ConsentOn = day(start), day(given), day("2026-11-17") }
	}
	holdLetter(t, "sixth-day-notice", withCalendar(), []lettering[N]{
		{"all is well", func(n *N) {}, ""},

		{"three days before", func(n *N) { n.Date = day("2026-11-20") }, ""},
		{"two days before, so before the hour", func(n *N) { n.Date = day("2026-11-21") }, "R65 warning date"},
		{"the day before", func(n *N) { n.Date = day("2026-11-22") }, "R65 error date"},
		{"on the first day", func(n *N) { n.Date = day("2026-11-23") }, "R65 error date"},
		{"after the first day", func(n *N) { n.Date = day("2026-11-24") }, "R65 error date"},
		{"posted on Wednesday", func(n *N) { n.Delivery = apdocs.ByPost }, ""},
		{"posted on Thursday", func(n *N) { n.Delivery, n.Date = apdocs.ByPost, day("2026-11-19") }, "R65 error date"},
		{"before it was told", func(n *N) { n.Date = day("2026-11-12") }, "R65 error date"},
		{"no way of sending", func(n *N) { n.Delivery = "" }, "R65 information date"},

		{"agreed to less, before the sixth day", consent("2026-11-19", "2026-11-18"), ""},
		{"not agreed to less", func(n *N) { n.Placement.Start = day("2026-11-19") }, "R65 error date"},
		{"agreed to less, on the sixth day", consent("2026-11-23", "2026-11-22"), "R65 error consentOn, R65 error date"},
		{"agreed after the letter", consent("2026-11-19", "2026-11-16"), "R65 error consentOn"},
		{"agreed, but it arrives too late", consent("2026-11-19", "2026-11-20"), "R65 error date"},

		{"a day early", func(n *N) { n.Placement.Start = day("2026-11-20"); n.Date = day("2026-11-16") }, ""},
		{"the seventh day", func(n *N) { n.Placement.Start = day("2026-11-24") }, "R66 error placement.start"},
		{"a Saturday", func(n *N) { n.Placement.Start = day("2026-11-21") }, "R66 error placement.start"},
		{"over half-term and an INSET day", func(n *N) {
			n.Exclusion.From, n.Exclusion.ToldOn, n.Placement.Start = day("2026-10-20"), day("2026-10-19"), day("2026-11-04")
			n.Exclusion.To, n.Exclusion.Back, n.Date = day("2026-11-06"), day("2026-11-09"), day("2026-10-20")
		}, ""},
		{"over half-term, a day late", func(n *N) {
			n.Exclusion.From, n.Exclusion.ToldOn, n.Placement.Start = day("2026-10-20"), day("2026-10-19"), day("2026-11-05")
			n.Exclusion.To, n.Exclusion.Back, n.Date = day("2026-11-06"), day("2026-11-09"), day("2026-10-20")
		}, "R66 error placement.start"},
		{"begins on a Sunday", func(n *N) { n.Exclusion.From = day("2026-11-15") }, "R66 error exclusion.from"},
		{"starts before it", func(n *N) {
			n.Placement.Start, n.Date = day("2026-11-13"), day("2026-11-10")
			n.Exclusion.ToldOn = n.Date
		},
			"R66 error placement.start"},
		{"starts after the suspension", func(n *N) { n.Exclusion.To = day("2026-11-20") }, "R66 error placement.start"},
		{"ends before it begins", func(n *N) { n.Exclusion.To = day("2026-11-13") }, "R66 error exclusion.to"},
		{"back too soon", func(n *N) { n.Exclusion.Back = n.Exclusion.To }, "R66 error exclusion.back"},
		{"beyond the calendar", func(n *N) {
			n.Exclusion.From, n.Exclusion.To, n.Exclusion.Back = day("2027-07-19"), day("2027-09-10"), day("2027-09-13")
			n.Placement.Start, n.Date, n.Exclusion.ToldOn = day("2027-09-06"), day("2027-07-19"), day("2027-07-19")
			n.Pupil.BirthDate = day("2012-05-14")
		}, "R66 information placement.start"},

		{"no times", func(n *N) { n.Placement.Timetable = apdocs.Timetable{} }, "R05 error placement.timetable"},
		{"a session without times", func(n *N) {
			n.Placement.Timetable.Friday.Morning.Start, n.Placement.Timetable.Friday.Morning.End = apdocs.Clock{}, apdocs.Clock{}
		}, "R05 error placement.timetable.friday.morning"},
		{"no Fridays", func(n *N) { n.Placement.Timetable.Friday = apdocs.Day{} },
			"R05 error placement.timetable.friday.morning"},
		{"no Fridays, over on Thursday", func(n *N) {
			n.Placement.Timetable.Friday, n.Exclusion.To = apdocs.Day{}, day("2026-11-26")
		}, ""},

		{"16 on the last day of August", func(n *N) { n.Pupil.BirthDate = day("2011-08-31") }, ""},
		{"left in June", func(n *N) { n.Pupil.BirthDate, n.Pupil.Year = day("2010-08-31"), "" }, "R67 error pupil.birthDate"},
		{"16 in September", func(n *N) { n.Pupil.BirthDate, n.Pupil.Year = day("2010-09-01"), "" }, ""},
		{"four years old", func(n *N) { n.Pupil.BirthDate, n.Pupil.Year = day("2022-01-05"), "" },
			"R67 error pupil.birthDate"},

		{"the authority for a suspension", func(n *N) { n.ArrangedBy = documents.ByAuthority }, "R69 warning arrangedBy"},
		{"the school for an exclusion", func(n *N) { n.Exclusion.Kind = documents.PermanentExclusion },
			"R69 warning arrangedBy"},
		{"the authority for an exclusion", func(n *N) {
			n.Exclusion.Kind, n.ArrangedBy = documents.PermanentExclusion, documents.ByAuthority
		}, ""},
		{"at the school itself", func(n *N) { n.Provider.Name = "sample school" }, "R69 warning provider.name"},
		{"at the school itself, on Mondays", func(n *N) { n.Placement.Timetable.Monday.Morning.Place = n.School.Name },
			"R69 warning placement.timetable.monday.morning.place"},

		{"nobody", func(n *N) { n.Parents = nil }, "R47 error parents"},
	})
	holdLetter(t, "sixth-day-notice", nil, []lettering[N]{
		{"no calendar", func(n *N) {}, "R66 information placement.start"},
		{"no calendar, a Sunday", func(n *N) { n.Placement.Start = day("2026-11-22") }, "R66 error placement.start"},
		{"no calendar, agreed", consent("2026-11-19", "2026-11-18"),
			"R65 information consentOn, R66 information placement.start"},
	})
}

// The notice says what the Act and the regulations require, whoever has arranged the
// education, and goes to parents only.
func TestSixthDayContains(t *testing.T) {
	o := outlined(t, new(documents.SixthDayNotice))
	if o.Letter.Pupil != nil {
		t.Error("the notice has a wording for the pupil, to whom the law does not give it")
	}
	l := lister{}
	l.blocks(o.Letter.Parent.Blocks)
	text := strings.Join(l.lines, "\n")
	for _, want := range []string{
		"The first day is {placement.start}.", "{provider.address}", "{reportTo.name}", "Timetable\t", "section 104",
		"The governing body of {school.name} has arranged this education", "section 19 of the Education Act 1996",
		"does not take its place", "It does not mean that you agree",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the notice lacks %q", want)
		}
	}
	n := sample[documents.SixthDayNotice](t, "sixth-day-notice")
	n.Pupil.BirthDate = day("2008-01-01")
	if to, err := apdocs.Addressees(n); err != nil || len(to) != 2 || to[0].Pupil {
		t.Errorf("it goes to %+v, %v", to, err)
	}
}

// The days of a notice from the first day of a suspension to the first day back.
func TestSixthDayTimeline(t *testing.T) {
	n := sample[documents.SixthDayNotice](t, "sixth-day-notice")
	var got []string
	for _, m := range n.Timeline(withCalendar()) {
		text, err := m.Date.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, m.Name+" "+string(text))
	}
	want := "from 2026-11-16, received 2026-11-18, noticeSafePostBy 2026-11-18, noticeSafeBy 2026-11-20, " +
		"noticeBy 2026-11-21, start 2026-11-23, sixthDay 2026-11-23, to 2026-11-27, back 2026-11-30"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("%s\nwant %s", s, want)
	}
}
