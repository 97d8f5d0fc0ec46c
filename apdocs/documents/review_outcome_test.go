package documents_test

import (
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// decided changes the sample outcome, which continues with changes, to another decision
// with the answers that it needs.
func decided(n *documents.ReviewOutcome, d apdocs.Decision) {
	n.Review.Decision, n.Changes = d, ""
	if d == apdocs.ContinuePlacement {
		return
	}
	n.Review.Next, n.Placement.NewEnd = apdocs.Date{}, apdocs.Date{}
	switch d {
	case apdocs.ReturnToSchool:
		n.ReturnOn = n.DecisionFrom
	case apdocs.TerminateUnsafe:
		n.DecisionFrom = n.Review.Date
		fallthrough
	default:
		n.NextStep = "Comes back to school, with a mentor."
	}
}

func TestOutcomeRules(t *testing.T) {
	type N = documents.ReviewOutcome
	unsafe := func(from string) func(*N) {
		return func(n *N) {
			decided(n, apdocs.TerminateUnsafe)
			n.DecisionFrom = day(from)
		}
	}
	ended := func(change func(*N)) func(*N) {
		return func(n *N) {
			decided(n, apdocs.EndPlacement)
			change(n)
		}
	}
	back := func(change func(*N)) func(*N) {
		return func(n *N) {
			decided(n, apdocs.ReturnToSchool)
			change(n)
		}
	}
	holdLetter(t, "review-outcome", withCalendar(), []lettering[N]{
		{"all is well", func(n *N) {}, ""},
		{"no copy to the authority", func(n *N) { n.Copies.LocalAuthority = "" }, "R04 error copies.localAuthority"},
		{"nobody", func(n *N) { n.Parents = nil }, "R47 error parents"},

		{"on the day of the review, by hand", func(n *N) { n.Date, n.Delivery = n.Review.Date, apdocs.ByHand }, ""},
		{"before the review", func(n *N) { n.Date = day("2026-12-02") }, "R61 error date"},
		{"six days after, by hand", func(n *N) { n.Date, n.Delivery = day("2026-12-09"), apdocs.ByHand }, ""},
		{"seven days after, by hand", func(n *N) { n.Date, n.Delivery = day("2026-12-10"), apdocs.ByHand },
			"R61 warning date"},
		{"posted five days after", func(n *N) { n.Date = day("2026-12-08") }, "R61 warning date"},
		{"two weeks after", func(n *N) { n.Date = day("2026-12-17") }, "R61 warning date"},
		{"no way of sending", func(n *N) { n.Delivery = "" }, "R61 information date"},

		{"continue", func(n *N) { decided(n, apdocs.ContinuePlacement) }, ""},
		{"continue as now, with changes", func(n *N) { n.Review.Decision = apdocs.ContinuePlacement }, "R62 error changes"},
		{"changes that are not said", func(n *N) { n.Changes = "" }, "R62 error changes"},
		{"no new end", func(n *N) { n.Placement.NewEnd = apdocs.Date{} }, "R62 error placement.newEnd"},
		{"ends before the changes", func(n *N) { n.Placement.NewEnd, n.Review.Next = day("2027-01-04"), day("2027-01-04") },
			"R62 error placement.newEnd"},
		{"no next review", func(n *N) { n.Review.Next = apdocs.Date{} }, "R62 error review.next"},
		{"next review on the day of the letter", func(n *N) { n.Review.Next = n.Date }, "R62 error review.next"},
		{"next review after the end", func(n *N) { n.Placement.NewEnd = day("2027-02-03") }, "R62 error review.next"},
		{"next review on the last day", func(n *N) { n.Review.Next = n.Placement.NewEnd }, ""},
		{"next review after half-term", func(n *N) {
			n.Placement.NewEnd, n.Review.Next = day("2027-03-25"), day("2027-02-22")
		},
			"R64 warning review.next"},
		{"next review beyond the calendar", func(n *N) {
			n.Review.Date, n.Date, n.DecisionFrom = day("2027-07-20"), day("2027-07-20"), day("2027-09-06")
			n.Review.Next, n.Placement.NewEnd = day("2027-10-01"), day("2027-10-20")
		}, "R64 information review.next"},
		{"the route is not said", func(n *N) { n.Placement.Route = "" }, "R62 warning placement.route"},
		{"the placement goes on, and what comes after it", func(n *N) {
			n.NextStep, n.ReturnOn = "College.", day("2027-02-15")
		},
			"R62 error nextStep, R62 error returnOn"},
		{"takes effect before the review", func(n *N) { n.DecisionFrom = day("2026-12-02") }, "R62 error decisionFrom"},

		{"return", back(func(n *N) {}), ""},
		{"return, in steps", back(func(n *N) { n.ReturnOn = day("2027-01-25") }), ""},
		{"return, full time when", back(func(n *N) { n.ReturnOn = apdocs.Date{} }), "R62 warning returnOn"},
		{"return, full time too soon", back(func(n *N) { n.ReturnOn = day("2027-01-04") }), "R62 error returnOn"},
		{"return in the holidays", back(func(n *N) { n.DecisionFrom, n.ReturnOn = day("2027-01-04"), day("2027-01-05") }),
			"R62 error decisionFrom"},
		{"return, and a next review", back(func(n *N) { n.Review.Next = day("2027-02-04") }), "R62 error review.next"},
		{"return, with changes", back(func(n *N) { n.Changes = "No Fridays." }), "R62 error changes"},

		{"end", ended(func(n *N) {}), ""},
		{"end, and then", ended(func(n *N) { n.NextStep = " " }), "R62 error nextStep"},
		{"end, and sessions left", ended(func(n *N) { n.Changes = "On Friday afternoons at school." }), "R62 error changes"},
		{"end, and goes on", ended(func(n *N) { n.Review.Next, n.Placement.NewEnd = day("2027-02-04"), day("2027-02-12") }),
			"R62 error review.next, R62 error placement.newEnd"},
		{"end, and back full time", ended(func(n *N) { n.ReturnOn = day("2027-01-25") }), "R62 error returnOn"},

		{"not safe, on the day", unsafe("2026-12-03"), ""},
		{"not safe, ended before the review", unsafe("2026-12-01"), ""},
		{"not safe, the next day", unsafe("2026-12-04"), ""},
		{"not safe, after the weekend", unsafe("2026-12-07"), "R62 error decisionFrom"},
		{"not safe, after the holidays", unsafe("2027-01-05"), "R62 error decisionFrom"},

		{"managed move", func(n *N) { decided(n, apdocs.ManagedMove) }, ""},
		{"managed move, and a review", func(n *N) {
			decided(n, apdocs.ManagedMove)
			n.Review.Next = day("2027-02-04")
		}, ""},
	})
	holdLetter(t, "review-outcome", nil, []lettering[N]{
		{"without a calendar", func(n *N) {}, "R64 information review.next"},
		{"a return on a Sunday, without a calendar", back(func(n *N) {
			n.DecisionFrom, n.ReturnOn = day("2027-01-03"), day("2027-01-05")
		}),
			"R62 error decisionFrom"},
	})
}
