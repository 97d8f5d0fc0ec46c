package apdocs

import (
	"fmt"
	"strings"
)

// copyToAuthority is R04.
func copyToAuthority[T any](of func(*T) (*Pupil, *Copies)) Rule {
	return NewRule("R04", Error, "school policy on alternative provision, 6.5 and 8.2.8",
		"The local authority gets a copy where the pupil has an education, health and care plan.",
		func(n *T, c *Case) {
			if p, copies := of(n); p.EHCP == Yes && copies.LocalAuthority != Yes {
				c.Report(&copies.LocalAuthority, "answer yes, because the pupil has an education, health and care plan")
			}
		})
}

// addresseeRule is R47, with what else a letter needs to reach its addressees.
func addresseeRule[T any](of func(*T) (*Pupil, Date, *[]Parent, Delivery)) Rule {
	return NewRule("R47", Warning, "SI 2010/1156, regulation 2: the relevant person",
		"From the 18th birthday on the letter goes to the pupil; each addressee can be reached in the way that is chosen.",
		func(n *T, c *Case) {
			p, date, parents, by := of(n)
			switch {
			case adult(p, date):
				c.report(Information, &p.BirthDate, "shows that the pupil is 18 or over, so the letter goes to the pupil and to no parent")
				c.address(&p.Address, by)
			case len(*parents) == 0 && !(date.IsZero() && blank(p.Name)): // a blank names nobody yet
				c.report(Error, parents, "nobody is named, so nobody would get the letter")
			default:
				c.birthday(p, date, by)
				for i := range *parents {
					c.parent(&(*parents)[i], by)
				}
			}
		})
}

// parent is R47 for one addressee.
func (c *Case) parent(p *Parent, by Delivery) {
	if p.AddressWithheld == Yes {
		c.report(Information, &p.AddressWithheld, "keeps the address off the letter too; whoever posts it writes it on the envelope")
	} else {
		c.address(&p.Address, by)
	}
	if by != ByEmail {
		return
	}
	if blank(p.Email) {
		c.Report(&p.Email, "is not given; a letter by email needs it")
	}
	if p.EmailAgreed.IsZero() {
		c.Report(&p.EmailAgreed, "is not given; send letters by email only to those who have agreed to it")
	}
}

// windowLines are the lines of an address that the window of an envelope shows
// below the name.
const windowLines = 5

// address wants an address that a letter can be sent to.
func (c *Case) address(a *Address, by Delivery) {
	lines := 0
	for line := range strings.SplitSeq(string(*a), "\n") {
		if !blank(line) {
			lines++
		}
	}
	switch {
	case lines == 0 && by == ByPost:
		c.Report(a, "is not given; a letter by post needs it")
	case lines > windowLines:
		c.report(Error, a, fmt.Sprintf("has more lines than the window of an envelope shows; write it in %d lines or fewer", windowLines))
	}
}
