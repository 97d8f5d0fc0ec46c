package apdocs

import "slices"

// A LocalAuthority is the authority that maintains a pupil’s education, health
// and care plan: letters that the law wants it to have go to it as well.
type LocalAuthority struct {
	Name     string   `json:"name,omitzero"`
	Address  Address  `json:"address,omitzero"`
	Email    string   `json:"email,omitzero"`
	Delivery Delivery `json:"delivery,omitzero"` // of its own letter
}

// authorityPart asks for the local authority of a pupil with a plan.
func authorityPart(p *Pupil, a *LocalAuthority) *Section {
	return Part("The local authority, where there is an EHCP",
		Para("The local authority that maintains the plan gets a letter of its own, in the same time as parents."),
		When(&p.EHCP, Yes,
			Beside(
				Ask("Name of the local authority", &a.Name).Hint("With the team that the letter is for."),
				Ask("How is the letter to the local authority sent?", &a.Delivery),
				Ask("Address of the local authority", &a.Address).Lines(4),
				Ask("Email address of the local authority", &a.Email).Format("email"),
			),
		),
	)
}

// withAuthority adds the local authority of a pupil with a plan to those to whom
// a letter goes, last of all.
func withAuthority(to []Addressee, p *Pupil, a *LocalAuthority) []Addressee {
	if len(to) == 0 || p.EHCP != Yes || blank(a.Name) {
		return to
	}
	return append(slices.Clip(to), Addressee{Name: a.Name, Address: a.Address, Authority: true})
}

// Unaddressed says in words who must have this letter and gets none, because the
// record does not name them: "the local authority". It returns "" where nobody is
// left out, and for a form that is not such a letter.
func Unaddressed(f Form) string {
	o, err := Outlined(f)
	if err != nil || o.Letter == nil || o.Letter.Unaddressed == nil {
		return ""
	}
	return o.Letter.Unaddressed(f)
}

// unnamedAuthority finds a local authority that maintains a plan and is not named.
func unnamedAuthority[T any](of func(*T) (*Pupil, *LocalAuthority)) func(Form) string {
	return func(f Form) string {
		if p, a := of(any(f).(*T)); p.EHCP == Yes && blank(a.Name) {
			return "the local authority"
		}
		return ""
	}
}

// authorityRule is R04: the local authority gets the letter where the pupil has a
// plan, and can be reached in the way that is chosen. An authority that is ticked
// for a copy and not named is a warning, because the copy can still be sent; what
// names the letter in that warning: "notice".
//
// Source: SI 2010/1156, regulation 3(3), of which the Explanatory Note says that
// notice goes to the relevant person and, where the pupil has a statement (now a
// plan), to the authority that maintains it; school policy on alternative
// provision, 6.5 and 8.2.8. That the authority has to be invited to reviews was
// read in IPSEA’s page on directing pupils off site, and in no text of regulation
// 5; the same time as for parents is the policy’s 6.8.
func authorityRule[T any](what string, of func(*T) (*Pupil, *Copies, *LocalAuthority)) Rule {
	return NewRule("R04", Error, "SI 2010/1156, regulation 3(3); school policy on alternative provision, 6.5 and 8.2.8",
		"The local authority gets the letter where the pupil has an education, health and care plan, in a way that "+
			"reaches it.",
		func(n *T, c *Case) {
			p, copies, a := of(n)
			if p.EHCP != Yes {
				return
			}
			if copies.LocalAuthority != Yes {
				c.Report(&copies.LocalAuthority, "answer yes, because the pupil has an education, health and care plan")
			}
			if blank(a.Name) {
				c.Warn(&a.Name, "is not given; the authority must have this "+what+" too, so give its name and address and "+
					"it gets a letter of its own")
				return
			}
			switch {
			case a.Delivery == "":
				c.Report(&a.Delivery, "is not answered; say how the letter reaches the authority")
			case a.Delivery == ByEmail && blank(a.Email):
				c.Report(&a.Email, "is not given; a letter by email needs it")
			case a.Delivery == ByPost && blank(a.Address):
				c.Report(&a.Address, "is not given; a letter by post needs it")
			case blank(a.Address) && blank(a.Email):
				c.Report(&a.Address, "is not given; give the authority’s address, or its email address")
			default:
				c.address(&a.Address, a.Delivery)
			}
		})
}

// A recipient is somebody who must have a letter in time.
type recipient struct {
	who string
	by  Delivery
	at  any // the answer that is reported when it is too late
}

// recipients are those who must have a letter in time: parents, or the pupil from
// the 18th birthday on, and the local authority of a pupil with a plan. Those to
// whom the letter is sent in the same way are one.
func recipients(p *Pupil, date *Date, by Delivery, a *LocalAuthority) []recipient {
	first := recipient{"parents", by, date}
	if adult(p, *date) {
		first.who = "the pupil"
	}
	switch {
	case p.EHCP != Yes || a.Delivery == "" || blank(a.Name):
		return []recipient{first}
	case a.Delivery == by:
		first.who += " and the local authority"
		return []recipient{first}
	}
	return []recipient{first, {"the local authority", a.Delivery, &a.Delivery}}
}

// given checks that a letter is received within its limits: too late is what the
// rule makes of it, too close a warning. It returns whether it could be checked.
func (c *Case) given(date Date, r recipient, l Limits, what string) bool {
	got, known := c.Organisation.received(date, r.by)
	switch {
	case !known:
		c.notChecked(r.at, noWayOfSending)
		return false
	case l.Last.IsZero():
		c.notChecked(r.at, l.Unknown)
		return false
	case got.After(l.Last):
		c.Report(r.at, c.Organisation.tooLate(l, r.who, what))
	case !l.Safe.IsZero() && got.After(l.Safe):
		c.Warn(r.at, c.Organisation.tooClose(l, r.who))
	default:
		return true
	}
	return false
}
