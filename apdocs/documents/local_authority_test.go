package documents_test

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// The local authority of a pupil with a plan gets its own letter in time and in a way that
// reaches it.
func TestAuthorityRules(t *testing.T) {
	type N = documents.OffSiteDirectionNotice
	holdLetter(t, "off-site-direction-notice", withCalendar(), []lettering[N]{
		{"by email, without an email address", func(n *N) { n.LocalAuthority.Email = " " }, "R04 error " +
			"localAuthority.email"},
		{"by post, without an address", func(n *N) {
			n.LocalAuthority.Address, n.LocalAuthority.Delivery = "\n", apdocs.ByPost
		}, "R04 error localAuthority.address"},
		{"by hand, with neither", func(n *N) {
			n.LocalAuthority = documents.LocalAuthority{Name: "Sample County Council", Delivery: apdocs.ByHand}
		}, "R04 error localAuthority.address"},
		{"by email, without an address", func(n *N) { n.LocalAuthority.Address = "" }, ""},
		{"no way of sending", func(n *N) { n.LocalAuthority.Delivery = "" }, "R04 error localAuthority.delivery"},
		{"ticked and not named", func(n *N) { n.LocalAuthority = documents.LocalAuthority{} },
			"R04 warning localAuthority.name"},
		{"not named, so its way of sending is in nobody’s time", func(n *N) {
			n.LocalAuthority, n.Date = documents.LocalAuthority{Name: " ", Delivery: apdocs.ByPost}, day("2026-11-03")
		}, "R04 warning localAuthority.name"},
		{"neither ticked nor named", func(n *N) {
			n.LocalAuthority, n.Copies.LocalAuthority = documents.LocalAuthority{}, ""
		}, "R04 error copies.localAuthority, R04 warning localAuthority.name"},
		{"named and refused a copy", func(n *N) { n.Copies.LocalAuthority = apdocs.No }, "R04 error copies.localAuthority"},
		{"six lines", func(n *N) { n.LocalAuthority.Address = "1\n2\n3\n4\n5\n6" }, "R04 error localAuthority.address"},
		{"no plan, so nobody asks", func(n *N) {
			n.Pupil.EHCP, n.LocalAuthority = apdocs.No, documents.LocalAuthority{Name: "Sample County Council",
				Delivery: apdocs.ByPost}
		}, ""},

		{"by post: received on Wednesday 4 November, the safe day", func(n *N) { n.LocalAuthority.Delivery = apdocs.ByPost },
			""},
		{"by post a day later: too close for the authority alone", func(n *N) {
			n.Date, n.LocalAuthority.Delivery = day("2026-11-03"), apdocs.ByPost
		}, "R01 warning localAuthority.delivery"},
		{"by post two days later: too late for it alone", func(n *N) {
			n.Date, n.LocalAuthority.Delivery, n.Meeting = day("2026-11-04"), apdocs.ByPost, documents.Meeting{}
		}, "R01 error localAuthority.delivery"},
		{"in the same way as to parents: said once", func(n *N) {
			n.Date, n.LocalAuthority.Delivery, n.Meeting = day("2026-11-06"), apdocs.ByHand, documents.Meeting{}
			n.DecidedOn = n.Date
		}, "R01 error date"},
	})
	type I = documents.ReviewInvitation
	holdLetter(t, "review-invitation", withCalendar(), []lettering[I]{
		{"by post, received on Wednesday 25 November", func(n *I) { n.LocalAuthority.Delivery = apdocs.ByPost }, ""},
		{"by post, too late for the authority alone", func(n *I) {
			n.Date, n.Delivery, n.LocalAuthority.Delivery = day("2026-11-26"), apdocs.ByHand, apdocs.ByPost
		}, "R07 error localAuthority.delivery"},
	})
	type O = documents.ReviewOutcome
	holdLetter(t, "review-outcome", withCalendar(), []lettering[O]{
		{"by post, received on Wednesday 9 December", func(n *O) { n.LocalAuthority.Delivery = apdocs.ByPost }, ""},
		{"by post, late for the authority alone", func(n *O) {
			n.Date, n.Delivery, n.LocalAuthority.Delivery = day("2026-12-08"), apdocs.ByHand, apdocs.ByPost
		}, "R61 warning localAuthority.delivery"},
	})
}

// Without a plan or a name there is no such letter. It is the last one.
func TestAuthorityAddressed(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*documents.OffSiteDirectionNotice)
		want   int
	}{
		{"with a plan", func(*documents.OffSiteDirectionNotice) {}, 3},
		{"without", func(n *documents.OffSiteDirectionNotice) { n.Pupil.EHCP = apdocs.No }, 2},
		{"not known", func(n *documents.OffSiteDirectionNotice) { n.Pupil.EHCP = "" }, 2},
		{"nameless", func(n *documents.OffSiteDirectionNotice) { n.LocalAuthority.Name = "" }, 2},
		{"nobody else", func(n *documents.OffSiteDirectionNotice) { n.Parents = nil }, 0},
	} {
		n := sample[documents.OffSiteDirectionNotice](t, "off-site-direction-notice")
		c.change(n)
		to, err := apdocs.Addressees(n)
		if err != nil || len(to) != c.want {
			t.Errorf("%s: %d addressees, %v", c.name, len(to), err)
		}
	}
}

// If an authority that must have a letter is not named, every such letter says so.
func TestUnaddressed(t *testing.T) {
	notice := sample[documents.OffSiteDirectionNotice](t, "off-site-direction-notice")
	invitation := sample[documents.ReviewInvitation](t, "review-invitation")
	outcome := sample[documents.ReviewOutcome](t, "review-outcome")
	for f, a := range map[apdocs.Form]*documents.LocalAuthority{
		notice: &notice.LocalAuthority, invitation: &invitation.LocalAuthority, outcome: &outcome.LocalAuthority,
	} {
		if who := documents.Unaddressed(f); who != "" {
			t.Errorf("%T: %q, though it is named", f, who)
		}
		a.Name = " "
		if who := documents.Unaddressed(f); who != "the local authority" {
			t.Errorf("%T, not named: %q", f, who)
		}
	}
	if notice.Pupil.EHCP = apdocs.No; documents.Unaddressed(notice) != "" {
		t.Error("no plan, and somebody is not named")
	}
	sixth := sample[documents.SixthDayNotice](t, "sixth-day-notice")
	visit := sample[documents.ProgressVisit](t, "progress-visit")
	if documents.Unaddressed(sixth) != "" || documents.Unaddressed(visit) != "" {
		t.Error("a letter to parents alone, or no letter at all, has somebody who is not named")
	}
}

// The letter to the authority has the five things of a notice, no slip, and no address of
// a parent.
func TestAuthorityWording(t *testing.T) {
	for _, f := range []apdocs.Form{new(documents.OffSiteDirectionNotice), new(documents.ReviewInvitation),
		new(documents.ReviewOutcome)} {
		o := outlined(t, f)
		say := o.Letter.Wording(&apdocs.Addressee{Authority: true})
		if say != o.Letter.Authority || say == o.Letter.Parent || say.Slip != nil {
			t.Errorf("%s: the authority has no wording of its own, or a slip", o.Name)
		}
		l := lister{}
		l.blocks(say.Blocks)
		text := strings.Join(l.lines, "\n")
		wants := []string{"education, health and care plan", "{pupil.name}, born on {pupil.birthDate}", "{review.date}"}
		switch f.(type) {
		case *documents.OffSiteDirectionNotice:
			wants = append(wants, "{provider.address}", "{reportTo.name}",
				"for {placement.days: one=# school day; other=# school days}, from", "{placement.reason}",
				"{aim}",
				"Timetable\t", "section 29A", "at least six days before", "in writing, to hold a review")
		case *documents.ReviewInvitation:
			wants = append(wants, "Come to the meeting", "your views in writing", "continue to have effect")
		case *documents.ReviewOutcome:
			wants = append(wants, "{review.reasons}", "in writing, to hold a review")
		}
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", o.Name, want)
			}
		}
		for _, not := range []string{"slip", "parents[", "{viewsTo}", "Please sign"} {
			if strings.Contains(text, not) {
				t.Errorf("%s says %q to the authority", o.Name, not)
			}
		}
	}
}
