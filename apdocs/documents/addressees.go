package documents

import (
	"fmt"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// copyToAuthority returns R04.
func copyToAuthority[T any](of func(*T) (*apdocs.Pupil, *apdocs.Copies)) apdocs.Rule {
	return apdocs.NewRule("R04", apdocs.Error, "school policy on alternative provision, 6.5 and 8.2.8",
		"The local authority gets a copy where the pupil has an education, health and care plan.",
		func(n *T, c *apdocs.Case) {
			if p, copies := of(n); p.EHCP == apdocs.Yes && copies.LocalAuthority != apdocs.Yes {
				c.Report(&copies.LocalAuthority, "answer yes, because the pupil has an education, health and care plan")
			}
		})
}

// lookedAfterCopies returns R38: the virtual school and the social worker of a
// looked-after pupil get a copy of every letter. If asked is set, the form asks whether
// there is a social worker, and the rule requires that copy only if there is one.
func lookedAfterCopies[T any](asked bool, of func(*T) (*apdocs.Pupil, *apdocs.Copies)) apdocs.Rule {
	return apdocs.NewRule("R38", apdocs.Warning, "the policy’s guidance on looked-after children; authorities’ "+
		"guidance on off-site direction",
		"The virtual school and the social worker get a copy where the pupil is looked after.",
		func(n *T, c *apdocs.Case) {
			p, copies := of(n)
			if p.LookedAfter != apdocs.Yes {
				return
			}
			const because = "answer yes, because the pupil is looked after by a local authority"
			if copies.VirtualSchool != apdocs.Yes {
				c.Report(&copies.VirtualSchool, because)
			}
			if copies.SocialWorker != apdocs.Yes && (!asked || p.SocialWorker == apdocs.Yes) {
				c.Report(&copies.SocialWorker, because)
			}
		})
}

// addresseeRule returns R47, and with it what else a letter needs to reach its addressees.
//
// Source: SI 2010/1156, regulation 2, for the addressees. Regulation 7, on how notices are
// given, was removed by SI 2012/2532, and no available text says when a letter sent by
// email or on a portal counts as given: so it is an error to send one to somebody who has
// not agreed to it.
func addresseeRule[T any](of func(*T) (*apdocs.Pupil, apdocs.Date, *[]apdocs.Parent, apdocs.Delivery)) apdocs.Rule {
	return apdocs.NewRule("R47", apdocs.Error, "SI 2010/1156, regulation 2: the relevant person; good practice for "+
		"letters by email",
		"From the 18th birthday on the letter goes to the pupil; each addressee can be reached in the way that is "+
			"chosen, and has agreed to it.",
		func(n *T, c *apdocs.Case) {
			p, date, parents, by := of(n)
			switch {
			case adult(p, date):
				c.ReportAs(apdocs.Information, &p.BirthDate, "shows that the pupil is 18 or over, so the letter goes to the pupil "+
					"and to no parent")
				addressable(c, &p.Address, by)
				agreedTo(c, &p.Email, &p.EmailAgreed, &p.PortalAgreed, by)
			case len(*parents) == 0 && !(date.IsZero() && apdocs.IsBlank(p.Name)): // on a blank nobody is named yet
				c.Report(parents, "nobody is named, so nobody would get the letter")
			default:
				birthdayMeanwhile(c, p, date, by)
				for i := range *parents {
					reachable(c, &(*parents)[i], by)
				}
			}
		})
}

// reachable checks R47 for one addressee.
func reachable(c *apdocs.Case, p *apdocs.Parent, by apdocs.Delivery) {
	if p.AddressWithheld == apdocs.Yes {
		c.ReportAs(apdocs.Information, &p.AddressWithheld, "keeps the address off the letter too; whoever posts it writes "+
			"it on the envelope")
	} else {
		addressable(c, &p.Address, by)
	}
	agreedTo(c, &p.Email, &p.EmailAgreed, &p.PortalAgreed, by)
}

// agreedTo checks that there is an email address for a letter by email, and the day on
// which the addressee agreed to letters by email or on a portal.
func agreedTo(c *apdocs.Case, email *string, byEmail, onPortal *apdocs.Date, by apdocs.Delivery) {
	if by == apdocs.ByEmail && apdocs.IsBlank(*email) {
		c.Report(email, "is not given; a letter by email needs it")
	}
	if by == apdocs.ByEmail && byEmail.IsZero() {
		c.Report(byEmail, "is not given; send letters by email only to those who have agreed to it")
	}
	if by == apdocs.OnPortal && onPortal.IsZero() {
		c.Report(onPortal, "is not given; put letters on a portal only for those who have agreed to it")
	}
}

// windowLines is the number of address lines that the window of an envelope shows below
// the name.
const windowLines = 5

// addressable checks that there is an address to which the letter can be sent.
func addressable(c *apdocs.Case, a *apdocs.Address, by apdocs.Delivery) {
	lines := 0
	for line := range strings.SplitSeq(string(*a), "\n") {
		if !apdocs.IsBlank(line) {
			lines++
		}
	}
	switch {
	case lines == 0 && by == apdocs.ByPost:
		c.Warn(a, "is not given; a letter by post needs it")
	case lines > windowLines:
		c.Report(a, fmt.Sprintf("has more lines than the window of an envelope shows; write it in %d lines or fewer",
			windowLines))
	}
}
