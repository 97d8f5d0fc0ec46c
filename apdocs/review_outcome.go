package apdocs

// A ReviewOutcome (P04) is the letter that tells parents in writing what a review
// of a placement decided, why and for how long, and how to ask for another.
type ReviewOutcome struct {
	Record
	Date         Date       `json:"date,omitzero"`
	Delivery     Delivery   `json:"delivery,omitzero"`
	Parents      []Parent   `json:"parents,omitempty"`
	Pupil        Pupil      `json:"pupil,omitzero"`
	School       School     `json:"school,omitzero"`
	Provider     Provider   `json:"provider,omitzero"`
	Placement    Placement  `json:"placement,omitzero"`
	Review       Review     `json:"review,omitzero"`
	DecisionFrom Date       `json:"decisionFrom,omitzero"`
	Changes      LongText   `json:"changes,omitzero"`
	Actions      []Action   `json:"actions,omitempty"`
	ReturnOn     Date       `json:"returnOn,omitzero"`
	Signatures   Signatures `json:"signatures,omitzero"`
	Copies       Copies     `json:"copies,omitzero"`
}

// Layout is the questions for the letter, and the letter.
func (n *ReviewOutcome) Layout() *Layout {
	return &Layout{
		Name: "review-outcome", Version: 1,
		Title: "Letter about the outcome of a review", Short: "Review outcome",
		Blocks: []Block{
			sending("This letter", "Send it soon after the review.", &n.Date, nil, &n.Delivery, &n.Parents),
			aboutPupil(&n.Pupil),
			Part("School and provider",
				Grid(2, append([]*Field{
					Ask("Name of the home school", &n.School.Name).Required().Hint("The school whose roll the pupil is on."),
					Ask("Name of the headteacher", &n.School.Headteacher),
				}, append(toTalkTo(&n.School.Contact),
					Ask("Name of the alternative provider", &n.Provider.Name).Required().Wide())...)...),
			),
			n.review(),
			Part("Signed", SignatureRows(Sign("Signed by the school", PartySchool, &n.Signatures.School))),
			copied(&n.Copies, &n.Pupil, false),
		},
		Letter: schoolLetter(n.wording, &n.Date, &n.Signatures.School, copyList(&n.Copies, false),
			To(func(n *ReviewOutcome) []Addressee { return parentsOrPupil(n.Parents, &n.Pupil, n.Date) }),
			"{school.headteacher|school.contact.name}", "{school.name}", "Record of the review"),
	}
}

func (n *ReviewOutcome) review() *Section {
	return Part("The review",
		Grid(2,
			Ask("Date of the review meeting", &n.Review.Date).Required(),
			Ask("Date of the next review", &n.Review.Next),
		),
		Beside(
			Ask("What was decided?", &n.Review.Decision).Required(),
			Ask("Why?", &n.Review.Reasons).Lines(4).Required(),
		),
		Grid(2,
			Ask("From which date does this take effect?", &n.DecisionFrom).Required(),
			Ask("What is the new expected last day?", &n.Placement.NewEnd),
			Ask("When do we hope that the pupil will be back full time?", &n.ReturnOn).Wide(),
		),
		Beside(Ask("If something changes, what will be different?", &n.Changes).Lines(3)),
		Rows("What will be done next, by whom and by when?", &n.Actions, 3, func(a *Action) []*Field {
			return []*Field{
				Ask("Action", &a.Action).Lines(2).Required(), Ask("Who", &a.Who), Ask("By when", &a.By),
			}
		}),
	)
}

func (n *ReviewOutcome) wording(v voice) *Wording {
	return &Wording{
		Subject:    v.pick("{pupil.name}: what the review on {review.date} decided", "What your review on {review.date} decided"),
		Salutation: "Dear {addressee.name}",
		Blocks: []Block{
			v.say("Thank you for what you told us for the review of how "+child+" is getting on at {provider.name}. The review was on {review.date}. We listened to everybody before we decided.",
				"Thank you for what you told us for the review of how you are getting on at {provider.name}. The review was on {review.date}. We listened to everybody before we decided."),
			n.decided(v),
			Part("Why", Para("{review.reasons}")),
			If(func(n *ReviewOutcome) bool { return len(n.Actions) > 0 },
				Part("What happens next", ListRows(&n.Actions, "{action}{ – who}{, by by}"))),
			n.next(v),
		},
		Closing: "Yours sincerely",
	}
}

// decided says what was decided, for each decision in words of its own.
func (n *ReviewOutcome) decided(v voice) *Section {
	when := func(d Decision, blocks ...Block) *Section {
		return If(func(n *ReviewOutcome) bool { return n.Review.Decision == d }, blocks...)
	}
	changes := If(func(n *ReviewOutcome) bool { return !blank(n.Changes) }, Para("{changes}"))
	return Part("What we decided",
		when(ContinuePlacement,
			v.say(child+" will go on at {provider.name} as now{, until placement.newEnd}.", "You will go on at {provider.name} as now{, until placement.newEnd}.")),
		when(ContinueWithChanges,
			v.say(child+" will go on at {provider.name}{ until placement.newEnd}, with changes from {decisionFrom}.",
				"You will go on at {provider.name}{ until placement.newEnd}, with changes from {decisionFrom}.")),
		when(ReturnToSchool,
			v.say(child+" will come back to {school.name}, starting on {decisionFrom}.", "You will come back to {school.name}, starting on {decisionFrom}."),
			If(func(n *ReviewOutcome) bool { return !n.ReturnOn.IsZero() }, Para("We hope that the return will be complete by {returnOn}."))),
		when(EndPlacement, Para("The placement will end on {decisionFrom}.")),
		when(TerminateUnsafe,
			Para("The placement ends on {decisionFrom}, because we are not satisfied that it is safe."),
			v.say("We will tell you separately what "+child+" will do from that day.", "We will tell you separately what you will do from that day.")),
		when(ManagedMove, Para("We would like to talk with you about a permanent move to another school.")),
		changes,
	)
}

func (n *ReviewOutcome) next(v voice) *Section {
	return Part("The next review",
		If(func(n *ReviewOutcome) bool { return !n.Review.Next.IsZero() },
			Para("We plan to hold the next review on {review.next}. You will get a written invitation at least six days before.")),
		Para("You can also ask us, in writing, to hold a review. We will hold it as soon as we reasonably can, unless there was one in the ten weeks before."),
		If(func(n *ReviewOutcome) bool { return n.Pupil.EHCP == Yes },
			Para("We are also sending this letter to the local authority, which can ask for a review too.")),
		Para("If anything is unclear, or you see it differently, please call {school.contact.name} on {school.contact.phone}. We would like to hear from you."),
	)
}
