package documents

import "github.com/apdocs/forms/apdocs"

// A Registration is what is known about a provider for the check whether it should be
// registered as an independent school. Its entry in the public register is part of the
// provider.
type Registration struct {
	Maintained     apdocs.YesNo        `json:"maintained,omitzero"` // a maintained school, academy or college
	Hours          apdocs.Count        `json:"hours,omitzero"`      // a week, for a full-time pupil
	Weeks          apdocs.Count        `json:"weeks,omitzero"`      // a year, for a full-time pupil
	FullTimePupils apdocs.Count        `json:"fullTimePupils,omitzero"`
	EHCP           apdocs.YesNo        `json:"ehcp,omitzero"`        // of a full-time pupil
	LookedAfter    apdocs.YesNo        `json:"lookedAfter,omitzero"` // a full-time pupil
	Outcome        RegistrationOutcome `json:"outcome,omitzero"`
	Source         string              `json:"source,omitzero"`
	CheckedOn      apdocs.Date         `json:"checkedOn,omitzero"`
	CheckedBy      string              `json:"checkedBy,omitzero"`
}

// RegistrationOutcome is the conclusion of the check.
type RegistrationOutcome string

// The outcomes of a registration check.
const (
	Registered              RegistrationOutcome = "registered"
	RegistrationNotRequired RegistrationOutcome = "not required"
	ShouldBeRegistered      RegistrationOutcome = "should be registered"
)

// Choices returns the outcomes in printed order.
func (RegistrationOutcome) Choices() []apdocs.Choice {
	return []apdocs.Choice{{Value: string(Registered), Label: "Registered"}, {Value: string(RegistrationNotRequired),
		Label: "Registration not required"},
		{Value: string(ShouldBeRegistered), Label: "Should be registered: do not use"}}
}

// registrationPart returns the section that all checklists share. indication is a field
// that shows what the answers indicate.
func registrationPart(p *apdocs.Provider, r *Registration, indication *apdocs.Field) *apdocs.Section {
	return apdocs.Part("Registration check",
		apdocs.Grid(2,
			apdocs.Ask("Maintained school, academy or college?", &r.Maintained).Required().
				Hint("If yes, the rest of this check is not needed"),
			apdocs.Ask("Unique reference number (URN)", &p.URN),
			apdocs.Ask("Hours a week, full-time pupil", &r.Hours).Between(0, 60),
			apdocs.Ask("Weeks a year, full-time pupil", &r.Weeks).Between(0, 52),
			apdocs.Ask("Full-time pupils of compulsory school age", &r.FullTimePupils).Wide(),
			apdocs.Ask("Is a full-time pupil on an EHCP?", &r.EHCP),
			apdocs.Ask("Is a full-time pupil looked after?", &r.LookedAfter),
		),
		apdocs.Beside(
			indication,
			apdocs.Ask("Outcome", &r.Outcome),
		),
		apdocs.Grid(2,
			apdocs.Ask("Source checked", &r.Source).Wide(),
			apdocs.Ask("Date checked", &r.CheckedOn),
			apdocs.Ask("Checked by", &r.CheckedBy),
		),
		apdocs.Para("This is an indication only. It does not decide whether a provider must be registered."),
	)
}

// Need says what the answers indicate: whether a provider must be registered.
type Need uint8

// What the answers may indicate.
const (
	NeedUnknown Need = iota // too few answers
	NeedNone
	NeedRegistered
)

// Need returns what the answers indicate by the figures of the law. It is an indication,
// not a decision.
func (r *Registration) Need(law apdocs.RegistrationFigures) Need {
	hours, hoursKnown := r.Hours.Int()
	pupils, pupilsKnown := r.FullTimePupils.Int()
	switch {
	case r.Maintained == apdocs.Yes:
		return NeedNone
	case r.Maintained != apdocs.No || !hoursKnown:
		return NeedUnknown
	case hours < law.Hours:
		return NeedNone
	case pupilsKnown && pupils >= law.Pupils, r.EHCP == apdocs.Yes && (law.EHCP || law.SEN),
		r.LookedAfter == apdocs.Yes && law.LookedAfter:
		return NeedRegistered
	case !pupilsKnown || r.EHCP != apdocs.No || r.LookedAfter != apdocs.No:
		return NeedUnknown
	}
	return NeedNone
}

// What the indication says.
const (
	noCheck         = "This check is not needed."
	shouldRegister  = "By these answers the provider should be registered as an independent school."
	needNotRegister = "By these answers the provider need not be registered as an independent school."
	notIndicated    = "Not checked: answer the questions above."
)

// indications are all that the indication can say.
var indications = []string{noCheck, shouldRegister, needNotRegister, notIndicated}

// shown returns the indication in words.
func (r *Registration) shown(day apdocs.Date) apdocs.Shown {
	need := r.Need((*apdocs.Organisation)(nil).FiguresOn(day).Registration)
	switch {
	case r.Maintained == apdocs.Yes:
		return apdocs.Shown{Note: noCheck}
	case need == NeedRegistered:
		return apdocs.Shown{Note: shouldRegister}
	case need == NeedNone:
		return apdocs.Shown{Note: needNotRegister}
	}
	return apdocs.Shown{Note: notIndicated}
}

// registrationRule returns R29.
func registrationRule[T any](of func(*T) (r *Registration, day apdocs.Date)) apdocs.Rule {
	return apdocs.NewRule("R29", apdocs.Error, "school policy on registration; Education Act 1996, section 463",
		"A provider that should be registered as an independent school is not used unless it is.",
		func(f *T, c *apdocs.Case) {
			r, day := of(f)
			contradicted := r.Outcome == RegistrationNotRequired &&
				r.Need(c.Organisation.FiguresOn(day).Registration) == NeedRegistered
			switch {
			case r.Outcome == ShouldBeRegistered:
				c.Report(&r.Outcome, "never use provision which contravenes the registration regulations")
			case contradicted:
				c.Report(&r.Outcome, "does not fit the answers above it, by which the provider should be registered; never use "+
					"provision which contravenes the registration regulations")
			}
		})
}
