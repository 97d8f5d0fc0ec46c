package documents

import "github.com/apdocs/forms/apdocs"

// An OffSiteDirectionNotice (P01) is the letter that tells parents in writing, in time,
// that their child is directed off site to improve behaviour, with the five things that
// such a notice must contain. It is a notice, not a request for consent, and must not be
// used for another route into a placement (R60).
type OffSiteDirectionNotice struct {
	apdocs.Record
	Date      apdocs.Date     `json:"date,omitzero"`
	DecidedOn apdocs.Date     `json:"decidedOn,omitzero"`
	Delivery  apdocs.Delivery `json:"delivery,omitzero"`
	Parents   []apdocs.Parent `json:"parents,omitempty"`
	Pupil     apdocs.Pupil    `json:"pupil,omitzero"`

	LocalAuthority LocalAuthority `json:"localAuthority,omitzero"` // the one that maintains the pupil’s plan

	School    apdocs.School    `json:"school,omitzero"`
	IssuedBy  Issuer           `json:"issuedBy,omitzero"`
	Provider  apdocs.Provider  `json:"provider,omitzero"`
	ReportTo  apdocs.Contact   `json:"reportTo,omitzero"`
	Placement apdocs.Placement `json:"placement,omitzero"`

	Objectives        []apdocs.Objective `json:"objectives,omitempty"`
	GraduatedResponse apdocs.LongText    `json:"graduatedResponse,omitzero"`
	Curriculum        apdocs.LongText    `json:"curriculum,omitzero"` // broad and balanced education during the direction
	ReturnPlan        apdocs.LongText    `json:"returnPlan,omitzero"`
	JoinsIn           apdocs.YesNo       `json:"joinsIn,omitzero"` // takes part in clubs, events and rewards at school
	Transport         apdocs.LongText    `json:"transport,omitzero"`
	FreeMeals         apdocs.YesNo       `json:"freeMeals,omitzero"`
	Lunch             apdocs.LongText    `json:"lunch,omitzero"`
	Meeting           Meeting            `json:"meeting,omitzero"`
	Review            apdocs.Review      `json:"review,omitzero"`
	Advice            string             `json:"advice,omitzero"` // where families get independent advice
	Enclosures        []Enclosure        `json:"enclosures,omitempty"`
	Signatures        apdocs.Signatures  `json:"signatures,omitzero"`
	Copies            apdocs.Copies      `json:"copies,omitzero"`
	Replies           []Reply            `json:"replies,omitempty"`
}

// An Issuer is the body that gives a notice.
type Issuer string

// The issuers.
const (
	ByHeadteacher   Issuer = "headteacher"
	ByGoverningBody Issuer = "governing body"
)

// Choices returns the issuers in printed order.
func (Issuer) Choices() []apdocs.Choice {
	return []apdocs.Choice{{Value: string(ByHeadteacher), Label: "Headteacher"},
		{Value: string(ByGoverningBody), Label: "Headteacher, on behalf of the governing body"}}
}

// Layout returns the questions for the letter, and the letter.
func (n *OffSiteDirectionNotice) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "off-site-direction-notice", Version: 1,
		Title: "Notice of off-site direction", Short: "Off-site direction notice",
		Blocks: []apdocs.Block{
			sending("This notice", "Parents must have it at least two school days before the first day. Allow for the post.",
				&n.Date, apdocs.Ask("Date the decision was made", &n.DecidedOn).Required(), &n.Delivery),
			aboutPupil(&n.Pupil, apdocs.Ask("Does the pupil have a social worker?", &n.Pupil.SocialWorker)),
			addressees(&n.Parents, parentsOrPupilNote),
			authorityPart(&n.Pupil, &n.LocalAuthority),
			apdocs.Part("Home school",
				apdocs.Grid(2, append([]*apdocs.Field{
					apdocs.Ask("Name of the home school", &n.School.Name).Required().Hint("The school whose roll the pupil is on."),
					apdocs.Ask("Name of the headteacher", &n.School.Headteacher),
				}, toTalkTo(&n.School.Contact)...)...),
				apdocs.Beside(
					apdocs.Ask("Is the school maintained, or an academy?", &n.School.Kind).Required(),
					apdocs.Ask("Who gives this notice?", &n.IssuedBy).Required(),
				),
			),
			n.where(),
			apdocs.Part("Who to report to", toReportTo(&n.ReportTo)...),
			apdocs.Part("How long",
				apdocs.Grid(2,
					apdocs.Ask("First day", &n.Placement.Start).Required(),
					apdocs.Ask("Expected last day", &n.Placement.End).Required(),
					apdocs.Ask("For how many school days is the pupil directed off site?", &n.Placement.Days).
						Between(1, 400).Required().Wide(),
				),
			),
			apdocs.Part("Why",
				apdocs.Beside(
					apdocs.Ask("How is this placement arranged?", &n.Placement.Route).Required().
						Hint("This letter is for an off-site direction only. Any other route has another letter."),
					apdocs.Ask("What are the reasons for directing the pupil off site?", &n.Placement.Reason).Lines(4).Required(),
				),
				apdocs.Rows("What do we want to achieve?", &n.Objectives, 3, func(o *apdocs.Objective) []*apdocs.Field {
					return []*apdocs.Field{apdocs.Ask("Objective", &o.Aim).Lines(2)}
				}).AtLeast(1),
				apdocs.Beside(apdocs.Ask("What has the school already tried?", &n.GraduatedResponse).Lines(3)),
			),
			apdocs.Part("When",
				apdocs.Minor("Where should the pupil be each morning and afternoon?",
					apdocs.Week("Where should the pupil be each morning and afternoon?", &n.Placement.Timetable),
				),
				apdocs.Bullets("Give the times at which the pupil is expected to attend, at the provider and at school.",
					"On a whole day the morning ends, and the afternoon starts, at the break."),
				apdocs.Beside(apdocs.Ask("Is the placement full time?", &n.Placement.FullTime).Required()),
			),
			n.keepingUp(),
			n.travel(),
			n.meetAndReview(),
			enclosed(&n.Enclosures, "how to get there; the plan for returning to school"),
			apdocs.Part("Signed", apdocs.SignatureRows(apdocs.Sign("Signed by the headteacher", apdocs.PartySchool,
				&n.Signatures.School))),
			copied(&n.Copies, &n.Pupil, true),
		},
		Letter: n.letter(),
	}
}

func (n *OffSiteDirectionNotice) where() *apdocs.Section {
	return apdocs.Part("Where",
		apdocs.Beside(
			apdocs.Ask("Name of the alternative provider", &n.Provider.Name).Required(),
			apdocs.Ask("Address where the pupil will be taught", &n.Provider.Address).Lines(4).Required(),
		),
		elsewhere(&n.Provider.Sites),
		apdocs.Beside(
			apdocs.Ask("What kind of place is the provider?", &n.Provider.Kind).Required(),
			apdocs.Ask("Is the pupil registered at both schools from the first day?",
				&n.Placement.DualRegistered).
				OrNotApplicable().Required().
				Hint("Yes whenever the provider is a school: main at the home school, subsidiary at the provider."),
		),
	)
}

func (n *OffSiteDirectionNotice) keepingUp() *apdocs.Section {
	return apdocs.Part("Keeping up, and coming back",
		apdocs.Beside(
			apdocs.Ask("How will the pupil keep up with a broad and balanced curriculum?", &n.Curriculum).Lines(3).
				Hint("All subjects, and the courses that lead to exams."),
			apdocs.Ask("What is the plan for coming back to school?", &n.ReturnPlan).Lines(3),
			apdocs.Ask("Can the pupil still join in with clubs, events and rewards at school?", &n.JoinsIn).
				Short("Can the pupil still join in at school?"),
		),
	)
}

func (n *OffSiteDirectionNotice) travel() *apdocs.Section {
	return apdocs.Part("Travel and lunch",
		apdocs.Beside(
			apdocs.Ask("How will the pupil travel there and back?", &n.Transport).Lines(2).Required(),
			apdocs.Ask("Is the pupil eligible for free school meals?", &n.FreeMeals),
			apdocs.Ask("What has been arranged for lunch?", &n.Lunch).Lines(2).Required(),
		),
	)
}

func (n *OffSiteDirectionNotice) meetAndReview() *apdocs.Section {
	return apdocs.Part("Meeting and review",
		apdocs.Grid(2,
			apdocs.Ask("Which date do you offer parents for a meeting?", &n.Meeting.Date),
			apdocs.Ask("At what time?", &n.Meeting.Time),
			apdocs.Ask("Where?", &n.Meeting.Place).Wide(),
			apdocs.Ask("Date of the first review", &n.Review.Date).Required().Wide(),
			apdocs.Ask("Where can the family get independent advice?", &n.Advice).Hint("For example the local advice service "+
				"for SEND.").Wide(),
		),
	)
}

func (n *OffSiteDirectionNotice) letter() *apdocs.Letter {
	l := schoolLetter(n.wording, &n.Date, &n.Signatures.School, copyList(&n.Copies),
		"{school.headteacher|school.name}", "{issuedBy}", enclosures(&n.Enclosures))
	l.Called = "notice"
	return toFamilyAndAuthority(l, n.toAuthority(), func(n *OffSiteDirectionNotice) readers {
		return readers{n.Parents, &n.Pupil, &n.LocalAuthority, n.Date}
	})
}

func (n *OffSiteDirectionNotice) wording(v voice) *apdocs.Wording {
	is := func(holds func(*OffSiteDirectionNotice) bool, blocks ...apdocs.Block) *apdocs.Section {
		return apdocs.If(holds, blocks...)
	}
	return &apdocs.Wording{
		Subject: v.pick("{pupil.name}{, pupil.year}: education off site from {placement.start}", "Your education off "+
			"site from {placement.start}"),
		Salutation: "Dear {addressee.name}",
		Blocks: []apdocs.Block{
			v.say("From {placement.start}, {pupil.name} will be taught at {provider.name} for a limited time. This is called "+
				"an off-site direction. It is a direction to improve behaviour, so that "+child+" can do well in school. It is "+
				"not a suspension and it is not an exclusion.",
				"From {placement.start} you will be taught at {provider.name} for a limited time. This is called an off-site "+
					"direction. It is a direction to improve behaviour, so that you can do well in school. It is not a suspension "+
					"and it is not an exclusion."),
			is(func(n *OffSiteDirectionNotice) bool { return n.School.Kind == apdocs.Maintained },
				apdocs.Para("The decision was made on {decidedOn}, by or on behalf of the governing body of {school.name}. The "+
					"law that lets it do this is section 29A of the Education Act 2002.")),
			is(func(n *OffSiteDirectionNotice) bool { return n.School.Kind != apdocs.Maintained },
				apdocs.Para("The decision was made on {decidedOn}.")),
			is(func(n *OffSiteDirectionNotice) bool { return n.School.Kind == apdocs.Academy },
				apdocs.Para("{school.name} is an academy and does this under its general powers.")),
			is(func(n *OffSiteDirectionNotice) bool {
				return n.School.Kind == apdocs.Academy && n.IssuedBy == ByGoverningBody
			},
				apdocs.Para("I am writing on behalf of the governing body of {school.name}.")),
			apdocs.Part("Five things that we must tell you", n.points(v)),
			is(func(n *OffSiteDirectionNotice) bool {
				return n.Placement.FullTime == apdocs.No && openSessions(&n.Placement.Timetable) == 0
			},
				v.say("The table also shows where "+child+" will be for the rest of the week.", "The table also shows where you "+
					"will be for the rest of the week.")),
			is(func(n *OffSiteDirectionNotice) bool { return !apdocs.IsBlank(n.Curriculum) },
				apdocs.Part("Keeping up with lessons", apdocs.Para("{curriculum}"))),
			is(func(n *OffSiteDirectionNotice) bool { return !apdocs.IsBlank(n.ReturnPlan) },
				apdocs.Part("Coming back to school", apdocs.Para("{returnPlan}"))),
			n.staysTheSame(v),
			apdocs.Part("Travel and lunch", apdocs.Para("{transport}"), apdocs.Para("{lunch}")),
			absence(v),
			n.talkToUs(v),
			n.reviewed(v),
			is(func(n *OffSiteDirectionNotice) bool { return n.Advice != "" }, apdocs.Para("For independent advice you can "+
				"go to {advice}.")),
			apdocs.Para("Please sign the slip and send it back, so that we know that this letter has reached you. Signing " +
				"shows " +
				"only that you have received it. It does not mean that you agree. We would like to hear from you either way."),
		},
		Closing: "Yours sincerely",
		Slip:    n.slip(v),
	}
}

// points returns the five things that a notice must contain (R03).
func (n *OffSiteDirectionNotice) points(v voice) *apdocs.Items {
	return apdocs.Numbered(
		apdocs.Part("Where",
			v.say(child+" will be taught at {provider.name}, {provider.address}.", "You will be taught at {provider.name}, "+
				"{provider.address}."),
			apdocs.If(func(n *OffSiteDirectionNotice) bool { return len(n.Provider.Sites) > 0 },
				apdocs.Para("Some of the time it is somewhere else:"),
				apdocs.ListRows(&n.Provider.Sites, "{name|address}{, address}{, days}")),
		),
		apdocs.Part("Who to report to",
			v.say("On the first day, "+child+" should report to {reportTo.name}{, reportTo.role}.", "On the first day, "+
				"please report to {reportTo.name}{, reportTo.role}."),
			apdocs.If(func(n *OffSiteDirectionNotice) bool { return n.ReportTo.Phone != "" }, apdocs.Para("The telephone "+
				"number is {reportTo.phone}.")),
		),
		apdocs.Part("For how many days",
			v.say(child+" will be directed off site for "+schoolDays+", from {placement.start} to {placement.end}.",
				"You will be directed off site for "+schoolDays+", from {placement.start} to {placement.end}."),
		),
		apdocs.Part("Why, and what we want to achieve",
			apdocs.Para("{placement.reason}"),
			apdocs.If(func(n *OffSiteDirectionNotice) bool { return !apdocs.IsBlank(n.GraduatedResponse) },
				apdocs.Para("This is what we have tried so far."), apdocs.Para("{graduatedResponse}")),
			apdocs.Para("This is what we want to achieve:"), apdocs.ListRows(&n.Objectives, "{aim}"),
		),
		apdocs.Part("At what times",
			v.say("The table shows when and where "+child+" is expected to be.", "The table shows when and where you are "+
				"expected to be."),
			apdocs.Week("When and where", &n.Placement.Timetable),
		),
	)
}

const schoolDays = "{placement.days: one=# school day; other=# school days}"

func (n *OffSiteDirectionNotice) staysTheSame(v voice) *apdocs.Section {
	return apdocs.Part("What stays the same",
		v.say(child+" stays on the roll of {school.name} and is still one of our pupils.",
			"You stay on the roll of {school.name} and are still one of our pupils."),
		apdocs.If(func(n *OffSiteDirectionNotice) bool { return n.JoinsIn == apdocs.Yes },
			v.say(child+" can still join in with clubs, events and rewards at school.", "You can still join in with clubs, "+
				"events and rewards at school.")),
		apdocs.If(func(n *OffSiteDirectionNotice) bool { return n.Placement.DualRegistered == apdocs.Yes },
			v.say("From the first day "+child+" will be registered at {provider.name} too. {school.name} is the main school.",
				"From the first day you will be registered at {provider.name} too. {school.name} is the main school.")),
	)
}

func (n *OffSiteDirectionNotice) talkToUs(voice) *apdocs.Section {
	return apdocs.Part("Come and talk to us",
		apdocs.Para("We would like to meet you, to explain why we think that this will help. We would go through what has "+
			"been done so far and what will happen next. We want to hear what you think."),
		apdocs.If(func(n *OffSiteDirectionNotice) bool { return !n.Meeting.Date.IsZero() },
			apdocs.Para("We have kept {meeting.date}{ at meeting.time} for you{, at meeting.place}. If that does not suit you, "+
				"please call {school.contact.name} on {school.contact.phone}. We will find another time.")),
		apdocs.If(func(n *OffSiteDirectionNotice) bool { return n.Meeting.Date.IsZero() },
			apdocs.Para("Please call {school.contact.name} on {school.contact.phone} to choose a time.")),
	)
}

func (n *OffSiteDirectionNotice) reviewed(v voice) *apdocs.Section {
	return apdocs.Part("How we will review it",
		apdocs.Para("We will review how it is going, with you. The first review is planned for {review.date}. We will "+
			"send you a "+
			"written invitation at least six days before. You can come, or send us your views in writing. You can tell us "+
			"whether you feel that the direction should continue."),
		apdocs.Para("You can also ask us, in writing, to hold a review. We will hold it as soon as we reasonably can, "+
			"unless there was one in the ten weeks before."),
		apdocs.If(func(n *OffSiteDirectionNotice) bool {
			return n.Pupil.EHCP == apdocs.Yes && !apdocs.IsBlank(n.LocalAuthority.Name)
		},
			v.say("Because "+child+" has an education, health and care plan, we are also giving this notice to the local "+
				"authority. The local authority can ask for a review too.",
				"Because you have an education, health and care plan, we are also giving this notice to the local authority. "+
					"The local authority can ask for a review too.")),
		apdocs.If(func(n *OffSiteDirectionNotice) bool {
			return n.Pupil.EHCP == apdocs.Yes && apdocs.IsBlank(n.LocalAuthority.Name)
		},
			v.say("Because "+child+" has an education, health and care plan, the local authority can ask for a review too.",
				"Because you have an education, health and care plan, the local authority can ask for a review too.")),
	)
}

func (n *OffSiteDirectionNotice) slip(v voice) *apdocs.Slip {
	return apdocs.ReplySlip(&n.Replies, func(r *Reply) []apdocs.Block {
		return []apdocs.Block{
			apdocs.Grid(2, append(v.replying(r),
				apdocs.Ask("Date you received the notice", &r.ReceivedOn),
				apdocs.Ask("Would you like to meet us?", &r.Meeting),
				apdocs.Ask("If yes, which days and times suit you?", &r.Times).Wide(),
			)...),
			apdocs.Beside(
				apdocs.Ask("Is there anything that you would like to tell us?", &r.Views).Lines(4),
				apdocs.Ask("Do you need an interpreter, large print or other help?", &r.Needs).Lines(1),
			),
		}
	}, apdocs.Sign("Signed by you, to show that the notice has reached you", apdocs.PartyParent,
		&n.Signatures.Parent)).Reads(
		"I have received this notice",
		v.pick("I have received the notice dated {date} about {pupil.name}. Signing this does not mean that I agree or "+
			"disagree.",
			"I have received the notice dated {date}. Signing this does not mean that I agree or disagree."),
		returnTo+", by {placement.start}",
	)
}
