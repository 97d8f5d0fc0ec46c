package documents

import "github.com/apdocs/forms/apdocs"

// A ReviewOutcome (P04) is the letter that tells parents in writing what a review of a
// placement decided, why and for how long, and how to ask for another review.
type ReviewOutcome struct {
	apdocs.Record
	Date     apdocs.Date     `json:"date,omitzero"`
	Delivery apdocs.Delivery `json:"delivery,omitzero"`
	Parents  []apdocs.Parent `json:"parents,omitempty"`
	Pupil    apdocs.Pupil    `json:"pupil,omitzero"`

	LocalAuthority LocalAuthority `json:"localAuthority,omitzero"` // the one that maintains the pupil’s plan

	School       apdocs.School     `json:"school,omitzero"`
	Provider     apdocs.Provider   `json:"provider,omitzero"`
	Placement    apdocs.Placement  `json:"placement,omitzero"`
	Review       apdocs.Review     `json:"review,omitzero"`
	Views        apdocs.Views      `json:"views,omitzero"` // given at the review or in writing before it
	DecisionFrom apdocs.Date       `json:"decisionFrom,omitzero"`
	Changes      apdocs.LongText   `json:"changes,omitzero"`
	NextStep     apdocs.LongText   `json:"nextStep,omitzero"` // what the pupil does after the placement has ended
	Actions      []apdocs.Action   `json:"actions,omitempty"`
	ReturnOn     apdocs.Date       `json:"returnOn,omitzero"`
	Enclosures   []Enclosure       `json:"enclosures,omitempty"`
	Signatures   apdocs.Signatures `json:"signatures,omitzero"`
	Copies       apdocs.Copies     `json:"copies,omitzero"`
}

// goesOn reports whether the pupil stays at the provider.
func goesOn(d apdocs.Decision) bool {
	return d == apdocs.ContinuePlacement || d == apdocs.ContinueWithChanges
}

// Layout returns the questions for the letter, and the letter.
func (n *ReviewOutcome) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "review-outcome", Version: 1,
		Title: "Letter about the outcome of a review", Short: "Review outcome",
		Blocks: []apdocs.Block{
			sending("This letter", "After the review, and so that parents have it within six days.", &n.Date, nil, &n.Delivery),
			aboutPupil(&n.Pupil),
			addressees(&n.Parents, parentsOrPupilNote),
			authorityPart(&n.Pupil, &n.LocalAuthority),
			apdocs.Part("School and provider",
				apdocs.Grid(2, append([]*apdocs.Field{
					apdocs.Ask("Name of the home school", &n.School.Name).Required().Hint("The school whose roll the pupil is on."),
					apdocs.Ask("Name of the headteacher", &n.School.Headteacher),
				}, append(toTalkTo(&n.School.Contact),
					apdocs.Ask("Name of the alternative provider", &n.Provider.Name).Required().Wide())...)...),
				apdocs.Beside(apdocs.Ask("How is this placement arranged?", &n.Placement.Route).
					Hint("Parents can ask for a review of an off-site direction; the letter says so only where this is one.")),
			),
			n.review(),
			n.decision(),
			enclosed(&n.Enclosures, "the record of the review"),
			apdocs.Part("Signed", apdocs.SignatureRows(apdocs.Sign("Signed by the school", apdocs.PartySchool,
				&n.Signatures.School))),
			copied(&n.Copies, &n.Pupil, false),
		},
		Letter: n.letter(),
	}
}

func (n *ReviewOutcome) letter() *apdocs.Letter {
	l := schoolLetter(n.wording, &n.Date, &n.Signatures.School, copyList(&n.Copies),
		"{school.headteacher|school.contact.name}", "{school.name}", enclosures(&n.Enclosures))
	l.Called = "outcome letter"
	return toFamilyAndAuthority(l, n.toAuthority(), func(n *ReviewOutcome) readers {
		return readers{n.Parents, &n.Pupil, &n.LocalAuthority, n.Date}
	})
}

func (n *ReviewOutcome) review() *apdocs.Section {
	return apdocs.Part("The review",
		apdocs.Grid(2, apdocs.Ask("Date of the review meeting", &n.Review.Date).Required()),
		apdocs.Para("Write down the views that were given at the review or in writing before it. The letter does not "+
			"print them. It thanks people for their views only where some stand here."),
		apdocs.Beside(
			apdocs.Ask("Views of the parents", &n.Views.Parent).Lines(2),
			apdocs.Ask("Views of the pupil", &n.Views.Pupil).Lines(2),
			apdocs.Ask("Views of the provider", &n.Views.Provider).Lines(2),
		),
	)
}

func (n *ReviewOutcome) decision() *apdocs.Section {
	return apdocs.Part("The decision",
		apdocs.Beside(
			apdocs.Ask("What was decided?", &n.Review.Decision).Required(),
			apdocs.Ask("Why?", &n.Review.Reasons).Lines(4).Required(),
		),
		apdocs.Grid(2, apdocs.Ask("From which date does this take effect?", &n.DecisionFrom).Required().
			Hint("A placement that is not safe ends at once.").Wide()),
		apdocs.Minor("If the placement goes on",
			apdocs.Grid(2,
				apdocs.Ask("What is the new expected last day?", &n.Placement.NewEnd),
				apdocs.Ask("Date of the next review", &n.Review.Next),
			),
			apdocs.Beside(apdocs.Ask("If something changes, what will be different?", &n.Changes).Lines(3)),
		),
		apdocs.Minor("If the pupil comes back to school, or the placement ends",
			apdocs.Grid(2, apdocs.Ask("When do we hope that the pupil will be back full time?", &n.ReturnOn).Wide().
				Hint("The date above, where the pupil comes back full time at once.")),
			apdocs.Beside(apdocs.Ask("What will the pupil do when the placement has ended?", &n.NextStep).Lines(3)),
		),
		actions(&n.Actions),
	)
}

// heard reports whether anybody's views are recorded.
func (n *ReviewOutcome) heard() bool {
	return !apdocs.IsBlank(n.Views.Parent) || !apdocs.IsBlank(n.Views.Pupil) || !apdocs.IsBlank(n.Views.Provider)
}

// heardAll reports whether the views of parents, pupil and provider are recorded.
func (n *ReviewOutcome) heardAll() bool {
	return !apdocs.IsBlank(n.Views.Parent) && !apdocs.IsBlank(n.Views.Pupil) && !apdocs.IsBlank(n.Views.Provider)
}

func (n *ReviewOutcome) wording(v voice) *apdocs.Wording {
	return &apdocs.Wording{
		Subject: v.pick("{pupil.name}: what the review on {review.date} decided", "What your review on {review.date} "+
			"decided"),
		Salutation: "Dear {addressee.name}",
		Blocks: []apdocs.Block{
			v.say("On {review.date} we looked at how "+child+" is getting on at {provider.name}. This letter tells you what "+
				"was decided.",
				"On {review.date} we looked at how you are getting on at {provider.name}. This letter tells you what was decided."),
			apdocs.If((*ReviewOutcome).heard, apdocs.Para("Thank you to everybody who told us what they think.")),
			apdocs.If((*ReviewOutcome).heardAll,
				v.say("We listened to the parents, to "+child+" and to {provider.name} before we decided.",
					"We listened to you, to your parents and to {provider.name} before we decided.")),
			n.decided(v),
			apdocs.Part("Why", apdocs.Para("{review.reasons}")),
			apdocs.If(func(n *ReviewOutcome) bool { return len(n.Actions) > 0 },
				apdocs.Part("What happens next", apdocs.ListRows(&n.Actions, "{action}{ – who}{, by by}"))),
			n.next(v),
			apdocs.Part("Talk to us",
				apdocs.If(func(n *ReviewOutcome) bool {
					return n.Pupil.EHCP == apdocs.Yes && n.Copies.LocalAuthority == apdocs.Yes
				},
					apdocs.Para("We are also sending this letter to the local authority.")),
				apdocs.Para("If anything is unclear, or you see it differently, please call {school.contact.name} on "+
					"{school.contact.phone}. We would like to hear from you.")),
		},
		Closing: "Yours sincerely",
	}
}

// decided says what was decided. Each decision has its own wording.
func (n *ReviewOutcome) decided(v voice) *apdocs.Section {
	when := func(d apdocs.Decision, blocks ...apdocs.Block) *apdocs.Section {
		return apdocs.If(func(n *ReviewOutcome) bool { return n.Review.Decision == d }, blocks...)
	}
	return apdocs.Part("What we decided",
		when(apdocs.ContinuePlacement,
			v.say(child+" will go on at {provider.name} as now{, until placement.newEnd}.", "You will go on at "+
				"{provider.name} as now{, until placement.newEnd}.")),
		when(apdocs.ContinueWithChanges,
			v.say(child+" will go on at {provider.name}{ until placement.newEnd}, with changes from {decisionFrom}.",
				"You will go on at {provider.name}{ until placement.newEnd}, with changes from {decisionFrom}."),
			apdocs.If(func(n *ReviewOutcome) bool { return !apdocs.IsBlank(n.Changes) }, apdocs.Para("{changes}"))),
		when(apdocs.ReturnToSchool,
			v.say(child+" will come back to {school.name}, starting on {decisionFrom}.", "You will come back to "+
				"{school.name}, starting on {decisionFrom}."),
			apdocs.If(func(n *ReviewOutcome) bool { return n.ReturnOn.After(n.DecisionFrom) },
				v.say("We hope that "+child+" will be back full time by {returnOn}.", "We hope that you will be back full time "+
					"by {returnOn}.")),
			apdocs.If(func(n *ReviewOutcome) bool { return !n.ReturnOn.IsZero() && n.ReturnOn == n.DecisionFrom },
				v.say(child+" will be back full time from that day.", "You will be back full time from that day."))),
		when(apdocs.EndPlacement, apdocs.Para("From {decisionFrom} the placement at {provider.name} is over.")),
		when(apdocs.TerminateUnsafe,
			apdocs.Para("From {decisionFrom} the placement at {provider.name} is over, because we are not satisfied that it "+
				"is safe.")),
		when(apdocs.ManagedMove, apdocs.Para("We would like to talk with you about a permanent move to another school.")),
		apdocs.If(func(n *ReviewOutcome) bool { return !goesOn(n.Review.Decision) && !apdocs.IsBlank(n.NextStep) },
			apdocs.Para("{nextStep}")),
	)
}

// next returns the paragraphs about the next review and the right to ask for one, for a
// placement that continues.
//
// Source: SI 2010/1156, regulation 4A, inserted by SI 2012/2532, for an off-site
// direction: parents, or a pupil of 18, and the local authority if there is a plan, may
// ask in writing; the school may refuse if there was a review in the previous ten weeks.
func (n *ReviewOutcome) next(voice) *apdocs.Section {
	direction := func(n *ReviewOutcome) bool { return n.Placement.Route == apdocs.OffSiteDirection }
	return apdocs.If(func(n *ReviewOutcome) bool {
		return goesOn(n.Review.Decision) && (direction(n) || !n.Review.Next.IsZero())
	},
		apdocs.Part("The next review",
			apdocs.If(func(n *ReviewOutcome) bool { return !n.Review.Next.IsZero() },
				apdocs.Para("We plan to hold the next review on {review.next}. You will get a written invitation at least six "+
					"days before.")),
			apdocs.If(direction,
				apdocs.Para("You can also ask us, in writing, to hold a review. We will hold it as soon as we reasonably can, "+
					"unless there was one in the ten weeks before.")),
			apdocs.If(func(n *ReviewOutcome) bool { return direction(n) && n.Pupil.EHCP == apdocs.Yes },
				apdocs.Para("The local authority can ask for a review too.")),
		))
}
