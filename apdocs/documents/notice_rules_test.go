package documents_test

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// sample returns a sample record, which breaks no rule with the calendar schoolYear().
func sample[T any](t *testing.T, name string) *T {
	t.Helper()
	text, err := os.ReadFile("../../testdata/records/" + name + "-ordinary.json")
	if err != nil {
		t.Fatal(err)
	}
	record := new(T)
	if err := json.Unmarshal(text, record); err != nil {
		t.Fatal(err)
	}
	return record
}

// found returns the findings of the rules: "rule severity path", joined by ", ". No
// message may contain an answer of the record.
func found(t *testing.T, f apdocs.Form, org *apdocs.Organisation) string {
	t.Helper()
	var got []string
	for _, finding := range apdocs.Examine(f, day("2026-11-24"), org) {
		got = append(got, finding.Rule+" "+finding.Severity.String()+" "+finding.Path)
		eachText(reflect.ValueOf(f).Elem(), func(answer string) {
			if len(answer) > 3 && strings.Contains(finding.Text, answer) {
				t.Errorf("%s says %q, which holds an answer", finding.Rule, finding.Text)
			}
		})
		if finding.Text == "" || finding.Text[:1] != strings.ToLower(finding.Text[:1]) ||
			strings.HasSuffix(finding.Text, ".") {
			t.Errorf("%s says %q", finding.Rule, finding.Text)
		}
	}
	return strings.Join(got, ", ")
}

func eachText(v reflect.Value, do func(string)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				eachText(v.Field(i), do)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), do)
		}
	case reflect.String:
		if _, choice := v.Interface().(interface{ Choices() []apdocs.Choice }); !choice {
			do(v.String())
		}
	}
}

// A lettering is a test case for a letter's rules: a change to a record that breaks none,
// and the findings after it.
type lettering[T any] struct {
	name   string
	change func(*T)
	want   string
}

func holdLetter[T any](t *testing.T, form string, org *apdocs.Organisation, cases []lettering[T]) {
	for _, c := range cases {
		record := sample[T](t, form)
		c.change(record)
		if got := found(t, any(record).(apdocs.Form), org); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func withCalendar() *apdocs.Organisation { return &apdocs.Organisation{Calendar: *schoolYear()} }

func TestNoticeRules(t *testing.T) {
	type N = documents.OffSiteDirectionNotice
	at := func(hour, minute int) apdocs.Clock { return apdocs.NewClock(hour, minute) }
	holdLetter(t, "off-site-direction-notice", withCalendar(), []lettering[N]{
		{"all is well", func(n *N) {}, ""},

		{"five school days after the decision", func(n *N) { n.DecidedOn = day("2026-10-16") }, ""},
		{"six", func(n *N) { n.DecidedOn = day("2026-10-15") }, "R02 warning date"},
		{"decided after the notice", func(n *N) { n.DecidedOn = day("2026-11-03") }, "R02 error date"},
		{"decided on the day", func(n *N) { n.DecidedOn = n.Date }, ""},
		{"decided in another year", func(n *N) { n.DecidedOn = day("2026-07-01") }, "R02 information decidedOn"},

		{"no times", func(n *N) { n.Placement.Timetable = apdocs.Timetable{} }, "R03 error placement.timetable"},
		{"an empty objective", func(n *N) { n.Objectives[1].Aim = " " }, "R03 error objectives.1.aim"},

		{"no copy to the authority", func(n *N) { n.Copies.LocalAuthority = "" }, "R04 error copies.localAuthority"},
		{"no copy, no plan", func(n *N) { n.Copies.LocalAuthority, n.Pupil.EHCP = "", apdocs.No }, ""},
		{"no copy, plan not known", func(n *N) { n.Copies.LocalAuthority, n.Pupil.EHCP = "", "" }, ""},

		{"a session runs backwards", func(n *N) { n.Placement.Timetable.Monday.Morning.End = at(9, 0) },
			"R05 error placement.timetable.monday.morning.end"},
		{"a session ends as it begins", func(n *N) { n.Placement.Timetable.Monday.Morning.End = at(9, 15) },
			"R05 error placement.timetable.monday.morning.end"},
		{"a minute", func(n *N) { n.Placement.Timetable.Monday.Morning.End = at(9, 16) }, ""},
		{"the afternoon begins in the morning", func(n *N) { n.Placement.Timetable.Friday.Afternoon.Start = at(11, 59) },
			"R05 error placement.timetable.friday.afternoon.start"},
		{"the afternoon begins at once", func(n *N) { n.Placement.Timetable.Friday.Afternoon.Start = at(12, 0) }, ""},
		{"one of two times", func(n *N) { n.Placement.Timetable.Tuesday.Afternoon.End = apdocs.Clock{} },
			"R05 error placement.timetable.tuesday.afternoon"},
		{"a place without times", func(n *N) {
			n.Placement.Timetable.Tuesday.Afternoon.Start, n.Placement.Timetable.Tuesday.Afternoon.End = apdocs.Clock{},
				apdocs.Clock{}
		},
			"R05 error placement.timetable.tuesday.afternoon"},
		{"school without times",
			func(n *N) { n.Placement.Timetable.Tuesday.Afternoon = apdocs.Session{Place: " sample school"} }, ""},
		{"times without a place", func(n *N) { n.Placement.Timetable.Tuesday.Afternoon.Place = "" }, ""},
		{"one session a day", func(n *N) { n.Placement.Timetable.Tuesday.Afternoon = apdocs.Session{} }, ""},

		{"a day too few", func(n *N) { n.Placement.Days = apdocs.NewCount(29) }, "R06 warning placement.days"},
		{"a day too many", func(n *N) { n.Placement.Days = apdocs.NewCount(31) }, "R06 warning placement.days"},
		{"no Fridays", func(n *N) { n.Placement.Timetable.Friday, n.Placement.Days = apdocs.Day{}, apdocs.NewCount(24) },
			"R05 error placement.timetable.friday.morning"},
		{"no Fridays, with a note", func(n *N) {
			n.Placement.Timetable.Friday, n.Placement.Days = apdocs.Day{Morning: apdocs.Session{Note: "At home"}},
				apdocs.NewCount(24)
		}, ""},
		{"part time, Fridays open", func(n *N) {
			n.Placement.Timetable.Friday, n.Placement.Days, n.Placement.FullTime = apdocs.Day{}, apdocs.NewCount(24), apdocs.No
		}, "R05 warning placement.timetable"},
		{"Fridays at school", func(n *N) {
			friday := &n.Placement.Timetable.Friday
			friday.Morning.Place, friday.Afternoon.Place = n.School.Name, " sample school"
			n.Placement.Days = apdocs.NewCount(24)
		}, ""},
		{"half of Fridays at school", func(n *N) { n.Placement.Timetable.Friday.Morning.Place = n.School.Name }, ""},
		{"a Saturday", func(n *N) { n.Placement.Start = day("2026-11-07") }, "R06 error placement.start"},
		{"a Sunday", func(n *N) { n.Placement.Start = day("2026-11-08") }, "R06 error placement.start"},
		{"an INSET day", func(n *N) {
			n.Placement.Start, n.Date, n.DecidedOn = day("2026-11-02"), day("2026-10-15"), day("2026-10-14")
			n.Meeting.Date = day("2026-10-20")
			n.Placement.Days = apdocs.NewCount(34)
		}, "R06 error placement.start"},
		{"in the holidays", func(n *N) {
			n.Placement.Start, n.Placement.End = day("2026-12-21"), day("2027-01-05")
			n.Placement.Days, n.Review.Date = apdocs.NewCount(1), day("2027-01-05")
		}, "R06 error placement.start"},
		{"ends before it begins", func(n *N) { n.Placement.End = day("2026-11-08") }, "R06 error placement.end"},
		{"one day", func(n *N) {
			n.Placement.End, n.Review.Date, n.Placement.Days = n.Placement.Start, n.Placement.Start, apdocs.NewCount(1)
		}, ""},
		{"a last day that the calendar does not reach", func(n *N) { n.Placement.End = day("2027-09-10") },
			"R06 information placement.days"},

		{"sixth-day provision", func(n *N) { n.Placement.Route = apdocs.SixthDay }, "R60 error placement.route"},
		{"health needs", func(n *N) { n.Placement.Route = apdocs.HealthRoute }, "R60 error placement.route"},
		{"a package", func(n *N) { n.Placement.Route = apdocs.EHCPPackage }, "R60 error placement.route"},
		{"another route", func(n *N) { n.Placement.Route = apdocs.OtherRoute }, "R60 error placement.route"},
		{"no curriculum", func(n *N) { n.Curriculum = "" }, "R68 warning curriculum"},
		{"no plan for coming back", func(n *N) { n.ReturnPlan = " " }, "R68 warning returnPlan"},
		{"something is enclosed", func(n *N) { n.Enclosures = []documents.Enclosure{{Title: "A bus map"}, {}} },
			"R63 information enclosures.0.title, R63 error enclosures.1.title"},

		{"no last day, which the schema reports too", func(n *N) { n.Placement.End = apdocs.Date{} },
			"R48 warning placement.end"},

		{"a site without an address", func(n *N) { n.Provider.Sites[0].Address = "\n" },
			"R41 error provider.sites.0.address"},
		{"a subcontracted site", func(n *N) { n.Provider.Sites[0].Kind = "subcontracted" },
			"R41 error provider.sites.0.subcontractor"},
		{"an empty site", func(n *N) { n.Provider.Sites = append(n.Provider.Sites, apdocs.Site{}) }, ""},
		{"a place that nobody knows", func(n *N) { n.Placement.Timetable.Monday.Morning.Place = "The Barn" },
			"R41 warning placement.timetable.monday.morning.place"},
	})
}

// The rules about addressees and delivery are the same for all letters.
func TestAddresseeRules(t *testing.T) {
	type N = documents.OffSiteDirectionNotice
	holdLetter(t, "off-site-direction-notice", withCalendar(), []lettering[N]{
		{"nobody", func(n *N) { n.Parents = nil }, "R47 error parents"},
		{"by post without an address", func(n *N) { n.Delivery, n.Parents[1].Address = apdocs.ByPost, " \n" },
			"R47 warning parents.1.address"},
		{"by hand without an address", func(n *N) { n.Parents[1].Address = "" }, ""},
		{"withheld and given", func(n *N) { n.Parents[1].AddressWithheld = apdocs.Yes },
			"R47 information parents.1.addressWithheld"},
		{"withheld, by post and not given", func(n *N) {
			n.Delivery, n.Parents[1].AddressWithheld, n.Parents[1].Address = apdocs.ByPost, apdocs.Yes, ""
		}, "R47 information parents.1.addressWithheld"},
		{"five lines", func(n *N) { n.Parents[0].Address = "1\n2\n\n3\n4\n5\n" }, ""},
		{"six lines", func(n *N) { n.Parents[0].Address = "1\n2\n3\n4\n5\n6" }, "R47 error parents.0.address"},
		{"six lines, withheld", func(n *N) {
			n.Parents[0].Address, n.Parents[0].AddressWithheld = "1\n2\n3\n4\n5\n6", apdocs.Yes
		}, "R47 information parents.0.addressWithheld"},
		{"by email, one without it, neither agreed", func(n *N) { n.Delivery = apdocs.ByEmail },
			"R47 error parents.0.emailAgreed, R47 error parents.1.email, R47 error parents.1.emailAgreed"},
		{"by email, agreed", func(n *N) {
			n.Delivery, n.Parents = apdocs.ByEmail, n.Parents[:1]
			n.Parents[0].EmailAgreed = day("2026-09-03")
		}, ""},

		{"on the portal, neither agreed", func(n *N) { n.Delivery = apdocs.OnPortal },
			"R47 error parents.0.portalAgreed, R47 error parents.1.portalAgreed"},
		{"on the portal, agreed", func(n *N) {
			n.Delivery, n.Parents = apdocs.OnPortal, n.Parents[:1]
			n.Parents[0].PortalAgreed = day("2026-09-03")
		}, ""},
		{"18, by email", func(n *N) { n.Pupil.BirthDate, n.Pupil.Year, n.Delivery = day("2008-11-02"), "", apdocs.ByEmail },
			"R47 information pupil.birthDate, R47 error pupil.email, R47 error pupil.emailAgreed"},
		{"18, on the portal", func(n *N) {
			n.Pupil.BirthDate, n.Pupil.Year, n.Delivery = day("2008-11-02"), "", apdocs.OnPortal
		},
			"R47 information pupil.birthDate, R47 error pupil.portalAgreed"},
		{"18, by email, agreed", func(n *N) {
			n.Pupil.BirthDate, n.Pupil.Year, n.Delivery = day("2008-11-02"), "", apdocs.ByEmail
			n.Pupil.Email, n.Pupil.EmailAgreed = "pupil@home.example", day("2026-10-01")
		}, "R47 information pupil.birthDate"},

		{"18 tomorrow", func(n *N) { n.Pupil.BirthDate, n.Pupil.Year = day("2008-11-03"), "" }, ""},
		{"18 today", func(n *N) { n.Pupil.BirthDate, n.Pupil.Year = day("2008-11-02"), "" },
			"R47 information pupil.birthDate"},
		{"18, and nobody else", func(n *N) {
			n.Pupil.BirthDate, n.Pupil.Year, n.Parents = day("2008-11-02"), "", nil
		}, "R47 information pupil.birthDate"},
		{"18, by post without an address", func(n *N) {
			n.Pupil.BirthDate, n.Pupil.Year, n.Delivery = day("2008-11-02"), "", apdocs.ByPost
		}, "R47 information pupil.birthDate, R47 warning pupil.address"},
		{"18, with a long address", func(n *N) {
			n.Pupil.BirthDate, n.Pupil.Year, n.Pupil.Address = day("2008-11-02"), "", "1\n2\n3\n4\n5\n6"
		}, "R47 information pupil.birthDate, R47 error pupil.address"},
	})
}

// The virtual school and the social worker of a looked-after pupil get a copy of each
// letter.
func TestLookedAfterCopies(t *testing.T) {
	notice := sample[documents.OffSiteDirectionNotice](t, "off-site-direction-notice")
	invitation := sample[documents.ReviewInvitation](t, "review-invitation")
	outcome := sample[documents.ReviewOutcome](t, "review-outcome")
	notice.Pupil.SocialWorker = apdocs.Yes
	for _, letter := range []struct {
		form   apdocs.Form
		pupil  *apdocs.Pupil
		copies *apdocs.Copies
	}{{notice, &notice.Pupil, &notice.Copies}, {invitation, &invitation.Pupil, &invitation.Copies},
		{outcome, &outcome.Pupil, &outcome.Copies}} {
		letter.pupil.LookedAfter = apdocs.Yes
		for _, c := range []struct {
			school, worker apdocs.YesNo
			want           string
		}{
			{"", "", "R38 warning copies.virtualSchool, R38 warning copies.socialWorker"},
			{apdocs.Yes, apdocs.No, "R38 warning copies.socialWorker"},
			{apdocs.No, apdocs.Yes, "R38 warning copies.virtualSchool"},
			{apdocs.Yes, apdocs.Yes, ""},
		} {
			letter.copies.VirtualSchool, letter.copies.SocialWorker = c.school, c.worker
			if got := found(t, letter.form, withCalendar()); got != c.want {
				t.Errorf("%s, %q and %q: %q, want %q", letter.form.Layout().Name, c.school, c.worker, got, c.want)
			}
		}
	}
	// A form that asks whether there is a social worker requires that copy only if there
	// is one; otherwise it does not ask about it.
	notice.Copies.VirtualSchool, notice.Copies.SocialWorker = apdocs.No, ""
	for _, answer := range []apdocs.YesNo{apdocs.No, ""} {
		notice.Pupil.SocialWorker = answer
		if got := found(t, notice, withCalendar()); got != "R38 warning copies.virtualSchool" {
			t.Errorf("a social worker is answered %q: %q", answer, got)
		}
	}
}

func TestAddressees(t *testing.T) {
	n := sample[documents.OffSiteDirectionNotice](t, "off-site-direction-notice")
	n.Parents[1].AddressWithheld = apdocs.Yes
	to, err := apdocs.Addressees(n)
	if err != nil || len(to) != 3 || to[0].Pupil || to[1].Row != 1 || !to[1].Withheld || to[0].Withheld ||
		!to[2].Authority || to[2].Name != n.LocalAuthority.Name || to[1].Authority {
		t.Fatalf("%+v, %v", to, err)
	}
	n.Pupil.BirthDate, n.Pupil.Address = day("2008-11-02"), "27 Specimen Street"
	to, err = apdocs.Addressees(n)
	if err != nil || len(to) != 2 || !to[0].Pupil || !to[1].Authority || to[0].Name != n.Pupil.Name ||
		to[0].Address != n.Pupil.Address {
		t.Errorf("%+v, %v", to, err)
	}
}

func TestInvitationRules(t *testing.T) {
	type N = documents.ReviewInvitation
	holdLetter(t, "review-invitation", withCalendar(), []lettering[N]{
		{"all is well", func(n *N) {}, ""},
		{"no copy to the authority", func(n *N) { n.Copies.LocalAuthority = apdocs.No }, "R04 error copies.localAuthority"},
		{"views on the day of the meeting", func(n *N) { n.ViewsBy = n.Review.Date }, "R09 error viewsBy"},
		{"views the day before", func(n *N) { n.ViewsBy = n.Review.Date.AddDays(-1) }, ""},
		{"nobody", func(n *N) { n.Parents = nil }, "R47 error parents"},
	})
}

// Without a calendar, or with that of another year, what needs one is reported as not
// checked.
func TestNotChecked(t *testing.T) {
	other := &apdocs.Organisation{Calendar: apdocs.Calendar{Terms: []apdocs.Period{period("2024-09-02", "2024-12-20"),
		period("2025-01-06", "2025-07-22")}}}
	for _, org := range []*apdocs.Organisation{nil, {}, other} {
		notice := sample[documents.OffSiteDirectionNotice](t, "off-site-direction-notice")
		if got, want := found(t, notice, org), "R01 information date, R02 information decidedOn, R06 information "+
			"placement.days"; got != want {
			t.Errorf("%q, want %q", got, want)
		}
		notice.Delivery = ""
		if got, want := found(t, notice, withCalendar()), "R01 information date"; got != want {
			t.Errorf("no way of sending: %q, want %q", got, want)
		}
		invitation := sample[documents.ReviewInvitation](t, "review-invitation")
		if got, want := found(t, invitation, org), "R07 information review.date"; got != want {
			t.Errorf("%q, want %q", got, want)
		}
		invitation.Date = day("2026-11-26") // two working days by post, which is too late by law
		if got, want := found(t, invitation, org), "R07 error date"; got != want {
			t.Errorf("%q, want %q", got, want)
		}
		invitation.Delivery = ""
		if got, want := found(t, invitation, withCalendar()), "R07 information date"; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// R31: a pupil can be dually registered at a school, but not at another kind of provider.
func TestDualRegistration(t *testing.T) {
	for _, c := range []struct {
		kind apdocs.ProviderKind
		both apdocs.YesNo
		want bool
	}{
		{"special school", apdocs.Yes, false}, {"special school", apdocs.No, true},
		{"special school", apdocs.NotApplicable, true},
		{"special school", "", false}, {"", apdocs.No, false}, {"college", apdocs.NotApplicable, false},
		{"not a school", apdocs.No, false},
	} {
		n := sample[documents.OffSiteDirectionNotice](t, "off-site-direction-notice")
		n.Provider.Kind, n.Placement.DualRegistered = c.kind, c.both
		if got := strings.Contains(found(t, n, &apdocs.Organisation{Calendar: *schoolYear()}),
			"R31 error placement.dualRegistered"); got != c.want {
			t.Errorf("%q, registered at both %q: %v", c.kind, c.both, got)
		}
	}
}
