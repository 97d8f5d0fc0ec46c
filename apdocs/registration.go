package apdocs

// A Registration is what is known about a provider for the check whether it
// should be registered as an independent school. What the public register says
// of it belongs to the provider.
type Registration struct {
	Maintained     YesNo               `json:"maintained,omitzero"` // a maintained school, academy or college
	Hours          Count               `json:"hours,omitzero"`      // a week, for a full-time pupil
	Weeks          Count               `json:"weeks,omitzero"`      // a year, for a full-time pupil
	FullTimePupils Count               `json:"fullTimePupils,omitzero"`
	EHCP           YesNo               `json:"ehcp,omitzero"`        // of a full-time pupil
	LookedAfter    YesNo               `json:"lookedAfter,omitzero"` // a full-time pupil
	Outcome        RegistrationOutcome `json:"outcome,omitzero"`
	Source         string              `json:"source,omitzero"`
	CheckedOn      Date                `json:"checkedOn,omitzero"`
	CheckedBy      string              `json:"checkedBy,omitzero"`
}

// RegistrationOutcome is what somebody concluded from the check.
type RegistrationOutcome string

// The outcomes of a registration check.
const (
	Registered              RegistrationOutcome = "registered"
	RegistrationNotRequired RegistrationOutcome = "not required"
	ShouldBeRegistered      RegistrationOutcome = "should be registered"
)

// Choices are the outcomes, in printed order.
func (RegistrationOutcome) Choices() []Choice {
	return []Choice{{string(Registered), "Registered"}, {string(RegistrationNotRequired), "Registration not required"},
		{string(ShouldBeRegistered), "Should be registered: do not use"}}
}

// registrationPart is the same on every checklist; indication is a field of the
// form that shows what the answers point to.
func registrationPart(p *Provider, r *Registration, indication *Field) *Section {
	return Part("Registration check",
		Grid(2,
			Ask("Maintained school, academy or college?", &r.Maintained).Required().
				Hint("If yes, the rest of this check is not needed"),
			Ask("Unique reference number (URN)", &p.URN),
			Ask("Hours a week, full-time pupil", &r.Hours).Between(0, 60),
			Ask("Weeks a year, full-time pupil", &r.Weeks).Between(0, 52),
			Ask("Full-time pupils of compulsory school age", &r.FullTimePupils).Wide(),
			Ask("Is a full-time pupil on an EHCP?", &r.EHCP),
			Ask("Is a full-time pupil looked after?", &r.LookedAfter),
		),
		Beside(
			indication,
			Ask("Outcome", &r.Outcome),
		),
		Grid(2,
			Ask("Source checked", &r.Source).Wide(),
			Ask("Date checked", &r.CheckedOn),
			Ask("Checked by", &r.CheckedBy),
		),
		Para("This is an indication only. It does not decide whether a provider must be registered."),
	)
}

// Need says what the answers point to: whether a provider must be registered.
type Need uint8

// What the answers may point to.
const (
	NeedUnknown Need = iota // not enough is answered
	NeedNone
	NeedRegistered
)

// Need is what the answers point to by the figures of the day. It is an
// indication and decides nothing.
func (r *Registration) Need(f Figures, day Date) Need {
	law := f.registration(day)
	hours, hoursKnown := r.Hours.Int()
	pupils, pupilsKnown := r.FullTimePupils.Int()
	switch {
	case r.Maintained == Yes:
		return NeedNone
	case r.Maintained != No || !hoursKnown:
		return NeedUnknown
	case hours < law.Hours:
		return NeedNone
	case pupilsKnown && pupils >= law.Pupils, r.EHCP == Yes && (law.EHCP || law.SEN), r.LookedAfter == Yes && law.LookedAfter:
		return NeedRegistered
	case !pupilsKnown || r.EHCP != No || r.LookedAfter != No:
		return NeedUnknown
	}
	return NeedNone
}

// shown is the indication in words.
func (r *Registration) shown(day Date) Shown {
	need := r.Need(NeutralFigures(), day)
	switch {
	case r.Maintained == Yes:
		return Shown{Note: "This check is not needed."}
	case need == NeedRegistered:
		return Shown{Note: "By these answers the provider should be registered as an independent school."}
	case need == NeedNone:
		return Shown{Note: "By these answers the provider need not be registered as an independent school."}
	}
	return Shown{Note: "Not checked: answer the questions above."}
}

// registrationRule is R29.
func registrationRule[T any](of func(*T) (r *Registration, day Date)) Rule {
	return NewRule("R29", Error, "school policy on registration; Education Act 1996, section 463",
		"A provider that should be registered as an independent school is not used unless it is.",
		func(f *T, c *Case) {
			r, day := of(f)
			contradicted := r.Outcome == RegistrationNotRequired && r.Need(c.Organisation.figures(), day) == NeedRegistered
			switch {
			case r.Outcome == ShouldBeRegistered:
				c.Report(&r.Outcome, "never use provision which contravenes the registration regulations")
			case contradicted:
				c.Report(&r.Outcome, "does not fit the answers above it, by which the provider should be registered; never use provision which contravenes the registration regulations")
			}
		})
}
