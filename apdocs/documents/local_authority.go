package documents

import (
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
)

// A LocalAuthority is the authority that maintains the pupil’s education, health and care
// plan. By law some letters must also go to it.
type LocalAuthority struct {
	Name     string          `json:"name,omitzero"`
	Address  apdocs.Address  `json:"address,omitzero"`
	Email    string          `json:"email,omitzero"`
	Delivery apdocs.Delivery `json:"delivery,omitzero"` // of its own letter
}

// authorityPart returns the section that asks for the local authority of a pupil with a
// plan.
func authorityPart(p *apdocs.Pupil, a *LocalAuthority) *apdocs.Section {
	return apdocs.Part("The local authority, where there is an EHCP",
		apdocs.Para("The local authority that maintains the plan gets a letter of its own, in the same time as parents."),
		apdocs.When(&p.EHCP, apdocs.Yes,
			apdocs.Beside(
				apdocs.Ask("Name of the local authority", &a.Name).Hint("With the team that the letter is for."),
				apdocs.Ask("How is the letter to the local authority sent?", &a.Delivery),
				apdocs.Ask("Address of the local authority", &a.Address).Lines(4),
				apdocs.Ask("Email address of the local authority", &a.Email).Format("email"),
			),
		),
	)
}

// readers are the people whom the letters about a placement are written to. Which of them
// get one depends on the date of the letter.
type readers struct {
	parents   []apdocs.Parent
	pupil     *apdocs.Pupil
	authority *LocalAuthority
	date      apdocs.Date
}

// toFamilyAndAuthority addresses a letter to the parents or, from the 18th birthday on, the
// pupil, and to the local authority of a pupil with a plan, in a wording of its own.
func toFamilyAndAuthority[T any](l *apdocs.Letter, wording *apdocs.Wording, of func(*T) readers) *apdocs.Letter {
	l.Authority = wording
	l.To = apdocs.To(func(f *T) []apdocs.Addressee {
		r := of(f)
		return withAuthority(parentsOrPupil(r.parents, r.pupil, r.date), r.pupil, r.authority)
	})
	l.Unaddressed = func(f apdocs.Form) string {
		if r := of(any(f).(*T)); r.pupil.EHCP == apdocs.Yes && apdocs.IsBlank(r.authority.Name) {
			return "the local authority"
		}
		return ""
	}
	return l
}

// withAuthority appends the local authority of a pupil with a plan to the addressees.
func withAuthority(to []apdocs.Addressee, p *apdocs.Pupil, a *LocalAuthority) []apdocs.Addressee {
	if len(to) == 0 || p.EHCP != apdocs.Yes || apdocs.IsBlank(a.Name) {
		return to
	}
	return append(slices.Clip(to), apdocs.Addressee{Name: a.Name, Address: a.Address, Authority: true})
}

// Unaddressed says who must have this letter but gets none, because the record does not
// name them: "the local authority". It returns "" if nobody is missing, and for a form
// that is not such a letter.
func Unaddressed(f apdocs.Form) string {
	o, err := apdocs.Outlined(f)
	if err != nil || o.Letter == nil || o.Letter.Unaddressed == nil {
		return ""
	}
	return o.Letter.Unaddressed(f)
}

// authorityRule returns R04: if the pupil has a plan, the local authority gets the letter
// and can be reached in the chosen way. It is a warning if an authority is ticked for a
// copy and not named, because the copy can still be sent. what names the letter in that
// warning: "notice".
//
// Source: SI 2010/1156, regulation 3(3), of which the Explanatory Note says that notice
// goes to the relevant person and, where the pupil has a statement (now a plan), to the
// authority that maintains it; school policy on alternative provision, 6.5 and 8.2.8. That
// the authority must be invited to reviews is according to IPSEA’s page on directing
// pupils off site, not a text of regulation 5; that it has the same time as parents is the
// policy’s 6.8.
func authorityRule[T any](what string, of func(*T) (*apdocs.Pupil, *apdocs.Copies, *LocalAuthority)) apdocs.Rule {
	return apdocs.NewRule("R04", apdocs.Error, "SI 2010/1156, regulation 3(3); school policy on alternative provision, "+
		"6.5 and 8.2.8",
		"The local authority gets the letter where the pupil has an education, health and care plan, in a way that "+
			"reaches it.",
		func(n *T, c *apdocs.Case) {
			p, copies, a := of(n)
			if p.EHCP != apdocs.Yes {
				return
			}
			if copies.LocalAuthority != apdocs.Yes {
				c.Report(&copies.LocalAuthority, "answer yes, because the pupil has an education, health and care plan")
			}
			if apdocs.IsBlank(a.Name) {
				c.Warn(&a.Name, "is not given; the authority must have this "+what+" too, so give its name and address and "+
					"it gets a letter of its own")
				return
			}
			switch {
			case a.Delivery == "":
				c.Report(&a.Delivery, "is not answered; say how the letter reaches the authority")
			case a.Delivery == apdocs.ByEmail && apdocs.IsBlank(a.Email):
				c.Report(&a.Email, "is not given; a letter by email needs it")
			case a.Delivery == apdocs.ByPost && apdocs.IsBlank(a.Address):
				c.Report(&a.Address, "is not given; a letter by post needs it")
			case apdocs.IsBlank(a.Address) && apdocs.IsBlank(a.Email):
				c.Report(&a.Address, "is not given; give the authority’s address, or its email address")
			default:
				addressable(c, &a.Address, a.Delivery)
			}
		})
}

// A recipient is somebody who must have a letter in time.
type recipient struct {
	who string
	by  apdocs.Delivery
	at  any // the answer to report if it is too late
}

// recipients returns those who must have a letter in time: the parents or, from the 18th
// birthday on, the pupil, and the local authority of a pupil with a plan. Recipients who
// are sent the letter in the same way are combined.
func recipients(p *apdocs.Pupil, date *apdocs.Date, by apdocs.Delivery, a *LocalAuthority) []recipient {
	first := recipient{"parents", by, date}
	if adult(p, *date) {
		first.who = "the pupil"
	}
	switch {
	case p.EHCP != apdocs.Yes || a.Delivery == "" || apdocs.IsBlank(a.Name):
		return []recipient{first}
	case a.Delivery == by:
		first.who += " and the local authority"
		return []recipient{first}
	}
	return []recipient{first, {"the local authority", a.Delivery, &a.Delivery}}
}

// givenInTime checks that a letter is received within its limits. Too late has the
// severity of the rule, too close is a warning. It returns whether it could be checked.
func givenInTime(c *apdocs.Case, date apdocs.Date, r recipient, l Limits, what string) bool {
	got, known := calendar.Of(c.Organisation).Received(date, r.by)
	switch {
	case !known:
		notChecked(c, r.at, noWayOfSending)
		return false
	case l.Last.IsZero():
		notChecked(c, r.at, l.Unknown)
		return false
	case got.After(l.Last):
		c.Report(r.at, tooLate(c.Organisation, l, r.who, what))
	case !l.Safe.IsZero() && got.After(l.Safe):
		c.Warn(r.at, tooClose(c.Organisation, l, r.who))
	default:
		return true
	}
	return false
}
