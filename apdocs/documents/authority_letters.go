package documents

import "github.com/apdocs/forms/apdocs"

// The letters to a local authority that maintains the pupil’s plan. They say what the law
// requires it to be told, and have no slip.

// calling returns the last paragraph of these letters.
func calling() *apdocs.Paragraph {
	return apdocs.Para("If you have a question, please call {school.contact.name} on {school.contact.phone}{ or write " +
		"to school.contact.email}.")
}

func (n *OffSiteDirectionNotice) toAuthority() *apdocs.Wording {
	is := func(holds func(*OffSiteDirectionNotice) bool, blocks ...apdocs.Block) *apdocs.Section {
		return apdocs.If(holds, blocks...)
	}
	return &apdocs.Wording{
		Subject:    "{pupil.name}{, pupil.year}: notice of off-site direction from {placement.start}",
		Salutation: "Dear colleague",
		Blocks: []apdocs.Block{
			apdocs.Para("This is notice that {pupil.name}, born on {pupil.birthDate}, will be taught at {provider.name} from " +
				"{placement.start} " +
				"for a limited time. This is an off-site direction to improve behaviour. It is not a suspension and it is " +
				"not an exclusion. You get this notice because you maintain an education, health and care plan for " + child + "."),
			is(func(n *OffSiteDirectionNotice) bool { return n.School.Kind == apdocs.Maintained },
				apdocs.Para("The decision was made on {decidedOn}, by or on behalf of the governing body of {school.name}. "+
					"The law that lets it do this is section 29A of the Education Act 2002.")),
			is(func(n *OffSiteDirectionNotice) bool { return n.School.Kind != apdocs.Maintained },
				apdocs.Para("The decision was made on {decidedOn}.")),
			is(func(n *OffSiteDirectionNotice) bool { return n.School.Kind == apdocs.Academy },
				apdocs.Para("{school.name} is an academy and does this under its general powers.")),
			is(func(n *OffSiteDirectionNotice) bool { return !adult(&n.Pupil, n.Date) },
				apdocs.Para("We are giving this notice to parents too.")),
			is(func(n *OffSiteDirectionNotice) bool { return adult(&n.Pupil, n.Date) },
				apdocs.Para("We are giving this notice to {pupil.name} too, who is 18 or over.")),
			apdocs.Part("Five things that we must tell you", n.points(toParent)),
			is(func(n *OffSiteDirectionNotice) bool { return !apdocs.IsBlank(n.Curriculum) },
				apdocs.Part("Keeping up with lessons", apdocs.Para("{curriculum}"))),
			is(func(n *OffSiteDirectionNotice) bool { return !apdocs.IsBlank(n.ReturnPlan) },
				apdocs.Part("Coming back to school", apdocs.Para("{returnPlan}"))),
			apdocs.Part("The roll",
				apdocs.Para(child+" stays on the roll of {school.name}."),
				is(func(n *OffSiteDirectionNotice) bool { return n.Placement.DualRegistered == apdocs.Yes },
					apdocs.Para("From the first day "+child+" will be registered at {provider.name} too. {school.name} is the main "+
						"school.")),
			),
			apdocs.Part("Reviews",
				apdocs.Para("The first review is planned for {review.date}. We will send you a written invitation at least six "+
					"days before."),
				apdocs.Para("You can also ask us, in writing, to hold a review. We will hold it as soon as we reasonably can, "+
					"unless there was one in the ten weeks before."),
			),
			calling(),
		},
		Closing: "Yours sincerely",
	}
}

func (n *ReviewInvitation) toAuthority() *apdocs.Wording {
	direction := func(n *ReviewInvitation) bool { return n.Placement.Route == apdocs.OffSiteDirection }
	return &apdocs.Wording{
		Subject:    "{pupil.name}: review meeting on {review.date}",
		Salutation: "Dear colleague",
		Blocks: []apdocs.Block{
			apdocs.Para("We are going to review how things are going for {pupil.name}, born on {pupil.birthDate}, at " +
				"{provider.name}. " +
				"You get this invitation because you maintain an education, health and care plan for " + child + "."),
			apdocs.Para("The meeting is on {review.date} at {review.time}. It is at {review.place}."),
			apdocs.If(func(n *ReviewInvitation) bool { return !apdocs.IsBlank(n.Review.Link) },
				apdocs.Para("You can also join from where you are: {review.link}.")),
			apdocs.Para("You can take part in either of these ways, or both."),
			apdocs.Bullets("Come to the meeting.", "Send us your views in writing. Please let us have them by {viewsBy}."),
			apdocs.If(direction,
				apdocs.Para("Above all, we want to know whether you think that the off-site direction should continue to have "+
					"effect.")),
			apdocs.If(func(n *ReviewInvitation) bool { return !direction(n) },
				apdocs.Para("Above all, we want to know whether you think that the placement should continue.")),
			n.agenda(toParent),
			apdocs.If(func(n *ReviewInvitation) bool { return len(n.Attendees) > 0 },
				apdocs.Part("Who will be there", apdocs.ListRows(&n.Attendees, "{name}{, role}{, organisation}"))),
			apdocs.Para("Please tell us who will come for you. We will write to you about what is decided."),
			calling(),
		},
		Closing: "Yours sincerely",
	}
}

func (n *ReviewOutcome) toAuthority() *apdocs.Wording {
	return &apdocs.Wording{
		Subject:    "{pupil.name}: what the review on {review.date} decided",
		Salutation: "Dear colleague",
		Blocks: []apdocs.Block{
			apdocs.Para("On {review.date} we reviewed how {pupil.name}, born on {pupil.birthDate}, is getting on at " +
				"{provider.name}. " +
				"This letter tells you what was decided. You get it because you maintain an education, health and care plan for " +
				child + "."),
			n.decided(toParent),
			apdocs.Part("Why", apdocs.Para("{review.reasons}")),
			apdocs.If(func(n *ReviewOutcome) bool { return len(n.Actions) > 0 },
				apdocs.Part("What happens next", apdocs.ListRows(&n.Actions, "{action}{ – who}{, by by}"))),
			n.nextForAuthority(),
			calling(),
		},
		Closing: "Yours sincerely",
	}
}

// nextForAuthority is next in words to an authority, which may ask for a review.
func (n *ReviewOutcome) nextForAuthority() *apdocs.Section {
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
		))
}
