package apdocs

// An OffSiteDirectionNotice (P01) is the letter that tells parents in writing, in
// time, that their child is directed off site to improve behaviour, with the five
// things that such a notice must contain. It is notice, not a request for
// consent, and no letter for any other route into a placement (R60).
type OffSiteDirectionNotice struct {
	Record
	Date      Date     `json:"date,omitzero"`
	DecidedOn Date     `json:"decidedOn,omitzero"`
	Delivery  Delivery `json:"delivery,omitzero"`
	Parents   []Parent `json:"parents,omitempty"`
	Pupil     Pupil    `json:"pupil,omitzero"`

	LocalAuthority LocalAuthority `json:"localAuthority,omitzero"` // that maintains the pupil’s plan

	School    School    `json:"school,omitzero"`
	IssuedBy  Issuer    `json:"issuedBy,omitzero"`
	Provider  Provider  `json:"provider,omitzero"`
	ReportTo  Contact   `json:"reportTo,omitzero"`
	Placement Placement `json:"placement,omitzero"`

	Objectives        []Objective `json:"objectives,omitempty"`
	GraduatedResponse LongText    `json:"graduatedResponse,omitzero"`
	Curriculum        LongText    `json:"curriculum,omitzero"` // broad and balanced, during the direction
	ReturnPlan        LongText    `json:"returnPlan,omitzero"`
	JoinsIn           YesNo       `json:"joinsIn,omitzero"` // with clubs, events and rewards at school
	Transport         LongText    `json:"transport,omitzero"`
	FreeMeals         YesNo       `json:"freeMeals,omitzero"`
	Lunch             LongText    `json:"lunch,omitzero"`
	Meeting           Meeting     `json:"meeting,omitzero"`
	Review            Review      `json:"review,omitzero"`
	Advice            string      `json:"advice,omitzero"` // where families get independent advice
	Enclosures        []Enclosure `json:"enclosures,omitempty"`
	Signatures        Signatures  `json:"signatures,omitzero"`
	Copies            Copies      `json:"copies,omitzero"`
	Replies           []Reply     `json:"replies,omitempty"`
}

// An Issuer is who gives a notice.
type Issuer string

// The issuers.
const (
	ByHeadteacher   Issuer = "headteacher"
	ByGoverningBody Issuer = "governing body"
)

// Choices are the issuers, in printed order.
func (Issuer) Choices() []Choice {
	return []Choice{{string(ByHeadteacher), "Headteacher"},
		{string(ByGoverningBody), "Headteacher, on behalf of the governing body"}}
}

// Layout is the questions for the letter, and the letter.
func (n *OffSiteDirectionNotice) Layout() *Layout {
	return &Layout{
		Name: "off-site-direction-notice", Version: 1,
		Title: "Notice of off-site direction", Short: "Off-site direction notice",
		Blocks: []Block{
			sending("This notice", "Parents must have it at least two school days before the first day. Allow for the post.",
				&n.Date, Ask("Date the decision was made", &n.DecidedOn).Required(), &n.Delivery, &n.Parents, parentsOrPupilNote),
			aboutPupil(&n.Pupil, Ask("Does the pupil have a social worker?", &n.Pupil.SocialWorker)),
			authorityPart(&n.Pupil, &n.LocalAuthority),
			Part("Home school",
				Grid(2, append([]*Field{
					Ask("Name of the home school", &n.School.Name).Required().Hint("The school whose roll the pupil is on."),
					Ask("Name of the headteacher", &n.School.Headteacher),
				}, toTalkTo(&n.School.Contact)...)...),
				Beside(
					Ask("Is the school maintained, or an academy?", &n.School.Kind).Required(),
					Ask("Who gives this notice?", &n.IssuedBy).Required(),
				),
			),
			n.where(),
			Part("Who to report to", toReportTo(&n.ReportTo)...),
			Part("How long",
				Grid(2,
					Ask("First day", &n.Placement.Start).Required(),
					Ask("Expected last day", &n.Placement.End).Required(),
					Ask("For how many school days is the pupil directed off site?", &n.Placement.Days).
						Between(1, 400).Required().Wide(),
				),
			),
			Part("Why",
				Beside(
					Ask("How is this placement arranged?", &n.Placement.Route).Required().
						Hint("This letter is for an off-site direction only. Any other route has another letter."),
					Ask("What are the reasons for directing the pupil off site?", &n.Placement.Reason).Lines(4).Required(),
				),
				Rows("What do we want to achieve?", &n.Objectives, 3, func(o *Objective) []*Field {
					return []*Field{Ask("Objective", &o.Aim).Lines(2)}
				}).AtLeast(1),
				Beside(Ask("What has the school already tried?", &n.GraduatedResponse).Lines(3)),
			),
			Part("When",
				Minor("Where should the pupil be each morning and afternoon?",
					Week("Where should the pupil be each morning and afternoon?", &n.Placement.Timetable),
				),
				Bullets("Give the times at which the pupil is expected to attend, at the provider and at school.",
					"On a whole day the morning ends, and the afternoon starts, at the break."),
				Beside(Ask("Is the placement full time?", &n.Placement.FullTime).Required()),
			),
			n.keepingUp(),
			n.travel(),
			n.meetAndReview(),
			enclosed(&n.Enclosures, "how to get there; the plan for returning to school"),
			Part("Signed", SignatureRows(Sign("Signed by the headteacher", PartySchool, &n.Signatures.School))),
			copied(&n.Copies, &n.Pupil, true),
		},
		Letter: n.letter(),
	}
}

func (n *OffSiteDirectionNotice) where() *Section {
	return Part("Where",
		Beside(
			Ask("Name of the alternative provider", &n.Provider.Name).Required(),
			Ask("Address where the pupil will be taught", &n.Provider.Address).Lines(4).Required(),
		),
		elsewhere(&n.Provider.Sites),
		Beside(
			Ask("What kind of place is the provider?", &n.Provider.Kind).Required(),
			Ask("Is the pupil registered at both schools from the first day?",
				&n.Placement.DualRegistered).
				OrNotApplicable().Required().
				Hint("Yes whenever the provider is a school: main at the home school, subsidiary at the provider."),
		),
	)
}

func (n *OffSiteDirectionNotice) keepingUp() *Section {
	return Part("Keeping up, and coming back",
		Beside(
			Ask("How will the pupil keep up with a broad and balanced curriculum?", &n.Curriculum).Lines(3).
				Hint("All subjects, and the courses that lead to exams."),
			Ask("What is the plan for coming back to school?", &n.ReturnPlan).Lines(3),
			Ask("Can the pupil still join in with clubs, events and rewards at school?", &n.JoinsIn).
				Short("Can the pupil still join in at school?"),
		),
	)
}

func (n *OffSiteDirectionNotice) travel() *Section {
	return Part("Travel and lunch",
		Beside(
			Ask("How will the pupil travel there and back?", &n.Transport).Lines(2).Required(),
			Ask("Is the pupil eligible for free school meals?", &n.FreeMeals),
			Ask("What has been arranged for lunch?", &n.Lunch).Lines(2).Required(),
		),
	)
}

func (n *OffSiteDirectionNotice) meetAndReview() *Section {
	return Part("Meeting and review",
		Grid(2,
			Ask("Which date do you offer parents for a meeting?", &n.Meeting.Date),
			Ask("At what time?", &n.Meeting.Time),
			Ask("Where?", &n.Meeting.Place).Wide(),
			Ask("Date of the first review", &n.Review.Date).Required().Wide(),
			Ask("Where can the family get independent advice?", &n.Advice).Hint("For example the local advice service for "+
				"SEND.").Wide(),
		),
	)
}

func (n *OffSiteDirectionNotice) letter() *Letter {
	l := schoolLetter(n.wording, &n.Date, &n.Signatures.School, copyList(&n.Copies),
		To(func(n *OffSiteDirectionNotice) []Addressee {
			return withAuthority(parentsOrPupil(n.Parents, &n.Pupil, n.Date), &n.Pupil, &n.LocalAuthority)
		}),
		"{school.headteacher|school.name}", "{issuedBy}", enclosures(&n.Enclosures))
	l.Authority = n.toAuthority()
	l.Unaddressed = unnamedAuthority(func(n *OffSiteDirectionNotice) (*Pupil, *LocalAuthority) {
		return &n.Pupil, &n.LocalAuthority
	})
	return l
}

func (n *OffSiteDirectionNotice) wording(v voice) *Wording {
	is := func(holds func(*OffSiteDirectionNotice) bool, blocks ...Block) *Section { return If(holds, blocks...) }
	return &Wording{
		Subject: v.pick("{pupil.name}{, pupil.year}: education off site from {placement.start}", "Your education off "+
			"site from {placement.start}"),
		Salutation: "Dear {addressee.name}",
		Blocks: []Block{
			v.say("From {placement.start}, {pupil.name} will be taught at {provider.name} for a limited time. This is called "+
				"an off-site direction. It is a direction to improve behaviour, so that "+child+" can do well in school. It is "+
				"not a suspension and it is not an exclusion.",
				"From {placement.start} you will be taught at {provider.name} for a limited time. This is called an off-site "+
					"direction. It is a direction to improve behaviour, so that you can do well in school. It is not a suspension "+
					"and it is not an exclusion."),
			is(func(n *OffSiteDirectionNotice) bool { return n.School.Kind == Maintained },
				Para("The decision was made on {decidedOn}, by or on behalf of the governing body of {school.name}. The law "+
					"that lets it do this is section 29A of the Education Act 2002.")),
			is(func(n *OffSiteDirectionNotice) bool { return n.School.Kind != Maintained },
				Para("The decision was made on {decidedOn}.")),
			is(func(n *OffSiteDirectionNotice) bool { return n.School.Kind == Academy },
				Para("{school.name} is an academy and does this under its general powers.")),
			is(func(n *OffSiteDirectionNotice) bool { return n.School.Kind == Academy && n.IssuedBy == ByGoverningBody },
				Para("I am writing on behalf of the governing body of {school.name}.")),
			Part("Five things that we must tell you", n.points(v)),
			is(func(n *OffSiteDirectionNotice) bool {
				return n.Placement.FullTime == No && n.Placement.Timetable.openSessions() == 0
			},
				v.say("The table also shows where "+child+" will be for the rest of the week.", "The table also shows where you "+
					"will be for the rest of the week.")),
			is(func(n *OffSiteDirectionNotice) bool { return !blank(n.Curriculum) },
				Part("Keeping up with lessons", Para("{curriculum}"))),
			is(func(n *OffSiteDirectionNotice) bool { return !blank(n.ReturnPlan) },
				Part("Coming back to school", Para("{returnPlan}"))),
			n.staysTheSame(v),
			Part("Travel and lunch", Para("{transport}"), Para("{lunch}")),
			n.talkToUs(v),
			n.reviewed(v),
			is(func(n *OffSiteDirectionNotice) bool { return n.Advice != "" }, Para("For independent advice you can go to "+
				"{advice}.")),
			Para("Please sign the slip and send it back, so that we know that this letter has reached you. Signing shows " +
				"only that you have received it. It does not mean that you agree. We would like to hear from you either way."),
		},
		Closing: "Yours sincerely",
		Slip:    n.slip(v),
	}
}

// points are the five things that a notice must contain (R03).
func (n *OffSiteDirectionNotice) points(v voice) *Items {
	return Numbered(
		Part("Where",
			v.say(child+" will be taught at {provider.name}, {provider.address}.", "You will be taught at {provider.name}, "+
				"{provider.address}."),
			If(func(n *OffSiteDirectionNotice) bool { return len(n.Provider.Sites) > 0 },
				Para("Some of the time it is somewhere else:"),
				ListRows(&n.Provider.Sites, "{name|address}{, address}{, days}")),
		),
		Part("Who to report to",
			v.say("On the first day, "+child+" should report to {reportTo.name}{, reportTo.role}.", "On the first day, "+
				"please report to {reportTo.name}{, reportTo.role}."),
			If(func(n *OffSiteDirectionNotice) bool { return n.ReportTo.Phone != "" }, Para("The telephone number is "+
				"{reportTo.phone}.")),
		),
		Part("For how many days",
			v.say(child+" will be directed off site for {placement.days} school days, from {placement.start} to "+
				"{placement.end}.",
				"You will be directed off site for {placement.days} school days, from {placement.start} to {placement.end}."),
		),
		Part("Why, and what we want to achieve",
			Para("{placement.reason}"),
			Para("This is what we want to achieve:"), ListRows(&n.Objectives, "{aim}"),
		),
		Part("At what times",
			v.say("The table shows when and where "+child+" is expected to be.", "The table shows when and where you are "+
				"expected to be."),
			Week("When and where", &n.Placement.Timetable),
		),
	)
}

func (n *OffSiteDirectionNotice) staysTheSame(v voice) *Section {
	return Part("What stays the same",
		v.say(child+" stays on the roll of {school.name} and is still one of our pupils.",
			"You stay on the roll of {school.name} and are still one of our pupils."),
		If(func(n *OffSiteDirectionNotice) bool { return n.JoinsIn == Yes },
			v.say(child+" can still join in with clubs, events and rewards at school.", "You can still join in with clubs, "+
				"events and rewards at school.")),
		If(func(n *OffSiteDirectionNotice) bool { return n.Placement.DualRegistered == Yes },
			v.say("From the first day "+child+" will be registered at {provider.name} too. {school.name} is the main school.",
				"From the first day you will be registered at {provider.name} too. {school.name} is the main school.")),
	)
}

func (n *OffSiteDirectionNotice) talkToUs(voice) *Section {
	return Part("Come and talk to us",
		Para("We would like to meet you, to explain why we think that this will help. We would go through what has been "+
			"done so far and what will happen next. We want to hear what you think."),
		If(func(n *OffSiteDirectionNotice) bool { return !blank(n.GraduatedResponse) },
			Para("This is what we have tried so far."), Para("{graduatedResponse}")),
		If(func(n *OffSiteDirectionNotice) bool { return !n.Meeting.Date.IsZero() },
			Para("We have kept {meeting.date}{ at meeting.time} for you{, at meeting.place}. If that does not suit you, "+
				"please call {school.contact.name} on {school.contact.phone}. We will find another time.")),
		If(func(n *OffSiteDirectionNotice) bool { return n.Meeting.Date.IsZero() },
			Para("Please call {school.contact.name} on {school.contact.phone} to choose a time.")),
	)
}

func (n *OffSiteDirectionNotice) reviewed(v voice) *Section {
	return Part("How we will review it",
		Para("We will review how it is going, with you. The first review is planned for {review.date}. We will send you a "+
			"written invitation at least six days before. You can come, or send us your views in writing. You can tell us "+
			"whether you feel that the direction should continue."),
		Para("You can also ask us, in writing, to hold a review. We will hold it as soon as we reasonably can, unless "+
			"there was one in the ten weeks before."),
		If(func(n *OffSiteDirectionNotice) bool { return n.Pupil.EHCP == Yes && !blank(n.LocalAuthority.Name) },
			v.say("Because "+child+" has an education, health and care plan, we are also giving this notice to the local "+
				"authority. The local authority can ask for a review too.",
				"Because you have an education, health and care plan, we are also giving this notice to the local authority. "+
					"The local authority can ask for a review too.")),
		If(func(n *OffSiteDirectionNotice) bool { return n.Pupil.EHCP == Yes && blank(n.LocalAuthority.Name) },
			v.say("Because "+child+" has an education, health and care plan, the local authority can ask for a review too.",
				"Because you have an education, health and care plan, the local authority can ask for a review too.")),
	)
}

func (n *OffSiteDirectionNotice) slip(v voice) *Slip {
	return ReplySlip(&n.Replies, func(r *Reply) []Block {
		return []Block{
			Grid(2, append(v.replying(r),
				Ask("Date you received the notice", &r.ReceivedOn),
				Ask("Would you like to meet us?", &r.Meeting),
				Ask("If yes, which days and times suit you?", &r.Times).Wide(),
			)...),
			Beside(
				Ask("Is there anything that you would like to tell us?", &r.Views).Lines(4),
				Ask("Do you need an interpreter, large print or other help?", &r.Needs).Lines(1),
			),
		}
	}, Sign("Signed by you, to show that the notice has reached you", PartyParent, &n.Signatures.Parent)).Reads(
		"I have received this notice",
		v.pick("I have received the notice dated {date} about {pupil.name}. Signing this does not mean that I agree or "+
			"disagree.",
			"I have received the notice dated {date}. Signing this does not mean that I agree or disagree."),
		"{school.contact.name}, {school.name}",
	)
}
