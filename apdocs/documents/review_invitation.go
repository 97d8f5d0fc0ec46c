package documents

import "github.com/apdocs/forms/apdocs"

// A ReviewInvitation (P02) is the letter that invites parents to a review of a placement,
// or to send their views in writing before it.
type ReviewInvitation struct {
	apdocs.Record
	Date     apdocs.Date     `json:"date,omitzero"`
	Delivery apdocs.Delivery `json:"delivery,omitzero"`
	Parents  []apdocs.Parent `json:"parents,omitempty"`
	Pupil    apdocs.Pupil    `json:"pupil,omitzero"`

	LocalAuthority LocalAuthority `json:"localAuthority,omitzero"` // the one that maintains the pupil’s plan

	School     apdocs.School     `json:"school,omitzero"`
	Provider   apdocs.Provider   `json:"provider,omitzero"`
	Placement  apdocs.Placement  `json:"placement,omitzero"`
	Review     apdocs.Review     `json:"review,omitzero"`
	Attendees  []Attendee        `json:"attendees,omitempty"`
	ViewsBy    apdocs.Date       `json:"viewsBy,omitzero"`
	ViewsTo    string            `json:"viewsTo,omitzero"`
	Enclosures []Enclosure       `json:"enclosures,omitempty"`
	Signatures apdocs.Signatures `json:"signatures,omitzero"`
	Copies     apdocs.Copies     `json:"copies,omitzero"`
	Replies    []Reply           `json:"replies,omitempty"`
}

// Layout returns the questions for the letter, and the letter.
func (n *ReviewInvitation) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "review-invitation", Version: 1,
		Title: "Invitation to a review meeting", Short: "Review invitation",
		Blocks: []apdocs.Block{
			sending("This invitation", "Parents must have it at least six days before the meeting. Allow for the post.",
				&n.Date, nil, &n.Delivery),
			aboutPupil(&n.Pupil),
			addressees(&n.Parents, parentsOrPupilNote),
			authorityPart(&n.Pupil, &n.LocalAuthority),
			apdocs.Part("School and provider",
				apdocs.Grid(2, append([]*apdocs.Field{
					apdocs.Ask("Name of the home school", &n.School.Name).Required().Hint("The school whose roll the pupil is " +
						"on.").Wide(),
				}, toTalkTo(&n.School.Contact)...)...),
				apdocs.Beside(
					apdocs.Ask("Address of the home school", &n.School.Address).Lines(4),
					apdocs.Ask("Name of the alternative provider", &n.Provider.Name).Required(),
					apdocs.Ask("First day", &n.Placement.Start),
					apdocs.Ask("How is this placement arranged?", &n.Placement.Route).Required(),
				),
			),
			n.meeting(),
			apdocs.Part("Views in writing",
				apdocs.Beside(
					apdocs.Ask("By which date would you like views in writing?", &n.ViewsBy).Hint("Before the meeting.").Required(),
					apdocs.Ask("How should views be sent?", &n.ViewsTo).
						Hint("For example: by email to the school office, or on the slip.").Lines(2).Required(),
				),
			),
			enclosed(&n.Enclosures, "the latest report from the provider; the plan for the placement"),
			apdocs.Part("Signed", apdocs.SignatureRows(apdocs.Sign("Signed by the school", apdocs.PartySchool,
				&n.Signatures.School))),
			copied(&n.Copies, &n.Pupil, false),
		},
		Letter: n.letter(),
	}
}

func (n *ReviewInvitation) letter() *apdocs.Letter {
	l := schoolLetter(n.wording, &n.Date, &n.Signatures.School, copyList(&n.Copies),
		"{school.contact.name}", "{school.contact.role|school.name}", enclosures(&n.Enclosures))
	l.Called = "invitation"
	return toFamilyAndAuthority(l, n.toAuthority(), func(n *ReviewInvitation) readers {
		return readers{n.Parents, &n.Pupil, &n.LocalAuthority, n.Date}
	})
}

func (n *ReviewInvitation) meeting() *apdocs.Section {
	return apdocs.Part("The meeting",
		apdocs.Grid(2,
			apdocs.Ask("Date of the review meeting", &n.Review.Date).Required(),
			apdocs.Ask("At what time?", &n.Review.Time).Required(),
			apdocs.Ask("Where?", &n.Review.Place).Required(),
			apdocs.Ask("How can people join from elsewhere?", &n.Review.Link),
		),
		apdocs.Rows("Who will be there?", &n.Attendees, 5, func(a *Attendee) []*apdocs.Field {
			return []*apdocs.Field{
				apdocs.Ask("Name", &a.Name).Required(), apdocs.Ask("Job or relationship", &a.Role), apdocs.Ask("Organisation",
					&a.Organisation),
			}
		}),
		apdocs.Beside(apdocs.Ask("Is there anything special that this meeting will decide?", &n.Review.Purpose).Lines(2)),
	)
}

func (n *ReviewInvitation) wording(v voice) *apdocs.Wording {
	return &apdocs.Wording{
		Subject:    v.pick("{pupil.name}: review meeting on {review.date}", "Your review meeting on {review.date}"),
		Salutation: "Dear {addressee.name}",
		Blocks: []apdocs.Block{
			v.say("We are going to look together at how things are going for "+child+" at {provider.name}. We would very "+
				"much like you to be part of it.",
				"We are going to look together at how things are going for you at {provider.name}. We would very much like you "+
					"to be part of it."),
			apdocs.Para("The meeting is on {review.date} at {review.time}. It is at {review.place}."),
			apdocs.If(func(n *ReviewInvitation) bool { return !apdocs.IsBlank(n.Review.Link) },
				apdocs.Para("You can also join from where you are: {review.link}.")),
			apdocs.Para("You can take part in either of these ways, or both."),
			apdocs.Bullets("Come to the meeting.",
				"Send us your views in writing before the meeting. Please let us have them by {viewsBy}: {viewsTo}."),
			apdocs.If(func(n *ReviewInvitation) bool { return n.Placement.Route == apdocs.OffSiteDirection },
				apdocs.Para("Above all, we want to know whether you feel that the off-site direction should continue to have "+
					"effect.")),
			apdocs.If(func(n *ReviewInvitation) bool { return n.Placement.Route != apdocs.OffSiteDirection },
				apdocs.Para("Above all, we want to know whether you feel that the placement should continue.")),
			n.agenda(v),
			apdocs.If(func(n *ReviewInvitation) bool { return len(n.Attendees) > 0 },
				apdocs.Part("Who will be there", apdocs.ListRows(&n.Attendees, "{name}{, role}{, organisation}"))),
			apdocs.Para("You are welcome to bring somebody with you. You may need an interpreter, papers in another form, " +
				"help with " +
				"travel or a room that is easy to reach. If so, please tell us on the slip or call {school.contact.name} on " +
				"{school.contact.phone}. If you cannot manage this date, call us too."),
			apdocs.Para("We will write to you about what is decided."),
		},
		Closing: "Yours sincerely",
		Slip:    n.slip(v),
	}
}

func (n *ReviewInvitation) agenda(v voice) *apdocs.Section {
	return apdocs.Part("What we will talk about",
		apdocs.Bullets(
			"Is the placement achieving what it set out to do?",
			v.pick("Is "+child+" there regularly?", "Are you there regularly?"),
			v.pick("Is it safe, and does it meet the needs of "+child+"?", "Is it safe, and does it meet your needs?"),
			v.pick("What does "+child+" think?", "What do you think?"),
			"What should happen next?",
		),
		apdocs.If(func(n *ReviewInvitation) bool { return !apdocs.IsBlank(n.Review.Purpose) },
			apdocs.Para("{review.purpose}")),
	)
}

func (n *ReviewInvitation) slip(v voice) *apdocs.Slip {
	return apdocs.ReplySlip(&n.Replies, func(r *Reply) []apdocs.Block {
		return []apdocs.Block{
			apdocs.Grid(2, append(v.replying(r),
				apdocs.Ask("Will you come to the meeting?", &r.Attending),
				apdocs.Ask("Will you bring somebody with you?", &r.Bringing),
			)...),
			apdocs.Beside(
				apdocs.Ask("Do you feel that the off-site direction or placement should continue?", &r.Continue).
					Short("Should the off-site direction or placement continue?"),
				apdocs.Ask("What are your reasons, and what else should the meeting know?", &r.Views).Lines(8),
				apdocs.Ask("Do you need an interpreter, large print or other help?", &r.Needs).Lines(1),
			),
			apdocs.Grid(2, apdocs.Ask("Date", &r.Date)),
		}
	}, apdocs.Sign("Signed by you", apdocs.PartyParent, &n.Signatures.Parent)).Reads(
		"My reply about the review meeting",
		v.pick("About {pupil.name}, review on {review.date}.",
			"About the review on {review.date}."),
		returnTo+", by {viewsBy}",
	)
}
