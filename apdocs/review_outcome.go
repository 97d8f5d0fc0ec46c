package apdocs

// A ReviewOutcome (P04) is the letter that tells parents in writing what a review
// of a placement decided, why and for how long, and how to ask for another.
type ReviewOutcome struct {
	Record
	Date     Date     `json:"date,omitzero"`
	Delivery Delivery `json:"delivery,omitzero"`
	Parents  []Parent `json:"parents,omitempty"`
	Pupil    Pupil    `json:"pupil,omitzero"`

	LocalAuthority LocalAuthority `json:"localAuthority,omitzero"` // that maintains the pupil’s plan

	School       School      `json:"school,omitzero"`
	Provider     Provider    `json:"provider,omitzero"`
	Placement    Placement   `json:"placement,omitzero"`
	Review       Review      `json:"review,omitzero"`
	Views        Views       `json:"views,omitzero"` // given at the review or in writing before it
	DecisionFrom Date        `json:"decisionFrom,omitzero"`
	Changes      LongText    `json:"changes,omitzero"`
	NextStep     LongText    `json:"nextStep,omitzero"` // what the pupil does when the placement has ended
	Actions      []Action    `json:"actions,omitempty"`
	ReturnOn     Date        `json:"returnOn,omitzero"`
	Enclosures   []Enclosure `json:"enclosures,omitempty"`
	Signatures   Signatures  `json:"signatures,omitzero"`
	Copies       Copies      `json:"copies,omitzero"`
}

// goesOn reports whether the pupil stays at the provider.
func (d Decision) goesOn() bool { return d == ContinuePlacement || d == ContinueWithChanges }

// ends reports whether the placement is over.
func (d Decision) ends() bool { return d == EndPlacement || d == TerminateUnsafe }

// Layout is the questions for the letter, and the letter.
func (n *ReviewOutcome) Layout() *Layout {
	return &Layout{
		Name: "review-outcome", Version: 1,
		Title: "Letter about the outcome of a review", Short: "Review outcome",
		Blocks: []Block{
			sending("This letter", "After the review, and so that parents have it within six days.", &n.Date, nil, &n.Delivery,
				&n.Parents, parentsOrPupilNote),
			aboutPupil(&n.Pupil),
			authorityPart(&n.Pupil, &n.LocalAuthority),
			Part("School and provider",
				Grid(2, append([]*Field{
					Ask("Name of the home school", &n.School.Name).Required().Hint("The school whose roll the pupil is on."),
					Ask("Name of the headteacher", &n.School.Headteacher),
				}, append(toTalkTo(&n.School.Contact),
					Ask("Name of the alternative provider", &n.Provider.Name).Required().Wide())...)...),
				Beside(Ask("How is this placement arranged?", &n.Placement.Route).
					Hint("Parents can ask for a review of an off-site direction; the letter says so only where this is one.")),
			),
			n.review(),
			n.decision(),
			enclosed(&n.Enclosures, "the record of the review"),
			Part("Signed", SignatureRows(Sign("Signed by the school", PartySchool, &n.Signatures.School))),
			copied(&n.Copies, &n.Pupil, false),
		},
		Letter: n.letter(),
	}
}

func (n *ReviewOutcome) letter() *Letter {
	l := schoolLetter(n.wording, &n.Date, &n.Signatures.School, copyList(&n.Copies),
		To(func(n *ReviewOutcome) []Addressee {
			return withAuthority(parentsOrPupil(n.Parents, &n.Pupil, n.Date), &n.Pupil, &n.LocalAuthority)
		}),
		"{school.headteacher|school.contact.name}", "{school.name}", enclosures(&n.Enclosures))
	l.Authority = n.toAuthority()
	l.Unaddressed = unnamedAuthority(func(n *ReviewOutcome) (*Pupil, *LocalAuthority) {
		return &n.Pupil, &n.LocalAuthority
	})
	return l
}

func (n *ReviewOutcome) review() *Section {
	return Part("The review",
		Grid(2, Ask("Date of the review meeting", &n.Review.Date).Required()),
		Para("Write down the views that were given at the review or in writing before it. The letter does not print them. "+
			"It thanks people for their views only where some stand here."),
		Beside(
			Ask("Views of the parents", &n.Views.Parent).Lines(2),
			Ask("Views of the pupil", &n.Views.Pupil).Lines(2),
			Ask("Views of the provider", &n.Views.Provider).Lines(2),
		),
	)
}

func (n *ReviewOutcome) decision() *Section {
	return Part("The decision",
		Beside(
			Ask("What was decided?", &n.Review.Decision).Required(),
			Ask("Why?", &n.Review.Reasons).Lines(4).Required(),
		),
		Grid(2, Ask("From which date does this take effect?", &n.DecisionFrom).Required().
			Hint("A placement that is not safe ends at once.").Wide()),
		Minor("If the placement goes on",
			Grid(2,
				Ask("What is the new expected last day?", &n.Placement.NewEnd),
				Ask("Date of the next review", &n.Review.Next),
			),
			Beside(Ask("If something changes, what will be different?", &n.Changes).Lines(3)),
		),
		Minor("If the pupil comes back to school, or the placement ends",
			Grid(2, Ask("When do we hope that the pupil will be back full time?", &n.ReturnOn).Wide().
				Hint("The date above, where the pupil comes back full time at once.")),
			Beside(Ask("What will the pupil do when the placement has ended?", &n.NextStep).Lines(3)),
		),
		Rows("What will be done next, by whom and by when?", &n.Actions, 3, func(a *Action) []*Field {
			return []*Field{
				Ask("Action", &a.Action).Lines(2).Required(), Ask("Who", &a.Who), Ask("By when", &a.By),
			}
		}),
	)
}

// heard reports whether anybody's views are recorded.
func (n *ReviewOutcome) heard() bool {
	return !blank(n.Views.Parent) || !blank(n.Views.Pupil) || !blank(n.Views.Provider)
}

// heardAll reports whether the views of parents, pupil and provider are.
func (n *ReviewOutcome) heardAll() bool {
	return !blank(n.Views.Parent) && !blank(n.Views.Pupil) && !blank(n.Views.Provider)
}

func (n *ReviewOutcome) wording(v voice) *Wording {
	return &Wording{
		Subject: v.pick("{pupil.name}: what the review on {review.date} decided", "What your review on {review.date} "+
			"decided"),
		Salutation: "Dear {addressee.name}",
		Blocks: []Block{
			v.say("On {review.date} we looked at how "+child+" is getting on at {provider.name}. This letter tells you what "+
				"was decided.",
				"On {review.date} we looked at how you are getting on at {provider.name}. This letter tells you what was decided."),
			If((*ReviewOutcome).heard, Para("Thank you to everybody who told us what they think.")),
			If((*ReviewOutcome).heardAll,
				v.say("We listened to the parents, to "+child+" and to {provider.name} before we decided.",
					"We listened to you, to your parents and to {provider.name} before we decided.")),
			n.decided(v),
			Part("Why", Para("{review.reasons}")),
			If(func(n *ReviewOutcome) bool { return len(n.Actions) > 0 },
				Part("What happens next", ListRows(&n.Actions, "{action}{ – who}{, by by}"))),
			n.next(v),
			Part("Talk to us",
				If(func(n *ReviewOutcome) bool { return n.Pupil.EHCP == Yes && n.Copies.LocalAuthority == Yes },
					Para("We are also sending this letter to the local authority.")),
				Para("If anything is unclear, or you see it differently, please call {school.contact.name} on "+
					"{school.contact.phone}. We would like to hear from you.")),
		},
		Closing: "Yours sincerely",
	}
}

// decided says what was decided, for each decision in words of its own.
func (n *ReviewOutcome) decided(v voice) *Section {
	when := func(d Decision, blocks ...Block) *Section {
		return If(func(n *ReviewOutcome) bool { return n.Review.Decision == d }, blocks...)
	}
	return Part("What we decided",
		when(ContinuePlacement,
			v.say(child+" will go on at {provider.name} as now{, until placement.newEnd}.", "You will go on at "+
				"{provider.name} as now{, until placement.newEnd}.")),
		when(ContinueWithChanges,
			v.say(child+" will go on at {provider.name}{ until placement.newEnd}, with changes from {decisionFrom}.",
				"You will go on at {provider.name}{ until placement.newEnd}, with changes from {decisionFrom}."),
			If(func(n *ReviewOutcome) bool { return !blank(n.Changes) }, Para("{changes}"))),
		when(ReturnToSchool,
			v.say(child+" will come back to {school.name}, starting on {decisionFrom}.", "You will come back to "+
				"{school.name}, starting on {decisionFrom}."),
			If(func(n *ReviewOutcome) bool { return n.ReturnOn.After(n.DecisionFrom) },
				v.say("We hope that "+child+" will be back full time by {returnOn}.", "We hope that you will be back full time "+
					"by {returnOn}.")),
			If(func(n *ReviewOutcome) bool { return !n.ReturnOn.IsZero() && n.ReturnOn == n.DecisionFrom },
				v.say(child+" will be back full time from that day.", "You will be back full time from that day."))),
		when(EndPlacement, Para("From {decisionFrom} the placement at {provider.name} is over.")),
		when(TerminateUnsafe,
			Para("From {decisionFrom} the placement at {provider.name} is over, because we are not satisfied that it is safe.")),
		when(ManagedMove, Para("We would like to talk with you about a permanent move to another school.")),
		If(func(n *ReviewOutcome) bool { return !n.Review.Decision.goesOn() && !blank(n.NextStep) }, Para("{nextStep}")),
	)
}

// next is the next review and the right to ask for one, while the placement
// goes on.
//
// Source: SI 2010/1156, regulation 4A, which SI 2012/2532 put in, for an off-site
// direction: parents, or a pupil who is 18, and the local authority where there
// is a plan, may ask in writing, and the school need not where there was a review
// in the ten weeks before.
func (n *ReviewOutcome) next(voice) *Section {
	direction := func(n *ReviewOutcome) bool { return n.Placement.Route == OffSiteDirection }
	return If(func(n *ReviewOutcome) bool {
		return n.Review.Decision.goesOn() && (direction(n) || !n.Review.Next.IsZero())
	},
		Part("The next review",
			If(func(n *ReviewOutcome) bool { return !n.Review.Next.IsZero() },
				Para("We plan to hold the next review on {review.next}. You will get a written invitation at least six days "+
					"before.")),
			If(direction,
				Para("You can also ask us, in writing, to hold a review. We will hold it as soon as we reasonably can, unless "+
					"there was one in the ten weeks before.")),
			If(func(n *ReviewOutcome) bool { return direction(n) && n.Pupil.EHCP == Yes },
				Para("The local authority can ask for a review too.")),
		))
}
