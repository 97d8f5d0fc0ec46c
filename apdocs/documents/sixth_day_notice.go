package documents

import "github.com/apdocs/forms/apdocs"

// A SixthDayNotice is the letter that tells parents about the full-time education
// which their child gets during a suspension or after a permanent exclusion: from
// the sixth school day at the latest.
//
// It is the further notice of regulation 6(3) of SI 2007/1870, given when what it
// says was not yet known on the day of the suspension or exclusion. It does not
// replace the notice of that day, which gives the reasons, the days on which the
// pupil must not be in a public place, and the rights of parents.
//
// Sources: section 104 of the Education and Inspections Act 2006 (subsections (1)
// and (2) were read as they stood in April 2012, and the beginning of (3)); SI
// 2007/1870, regulation 6, as SI 2012/1033, schedule 2, paragraph 8, substituted
// it (read); regulation 7 as substituted, of which only the beginning was read.
// What the notice must say is taken from two reports of it: a published summary of
// headteachers’ duties of August 2013 (start date, start and finish times, address,
// and what the pupil needs to find the person to report to), and model letters that
// English authorities give to schools (first day, place, times, whom to report to).
// The Department for Education’s “Suspension and Permanent Exclusion” guidance was
// not read.
//
// The law gives the notice to the parent, so a local authority that maintains a
// plan gets a copy (school policy 8.2.8, R04) and no letter of its own.
type SixthDayNotice struct {
	apdocs.Record
	Date       apdocs.Date       `json:"date,omitzero"`
	Delivery   apdocs.Delivery   `json:"delivery,omitzero"`
	Parents    []apdocs.Parent   `json:"parents,omitempty"`
	Pupil      apdocs.Pupil      `json:"pupil,omitzero"`
	School     apdocs.School     `json:"school,omitzero"`
	Exclusion  Exclusion         `json:"exclusion,omitzero"`
	ArrangedBy Arranger          `json:"arrangedBy,omitzero"`
	Authority  string            `json:"authority,omitzero"` // that arranges the education, if one does
	Provider   apdocs.Provider   `json:"provider,omitzero"`
	ReportTo   apdocs.Contact    `json:"reportTo,omitzero"`
	Placement  apdocs.Placement  `json:"placement,omitzero"`
	ConsentOn  apdocs.Date       `json:"consentOn,omitzero"` // to less than 48 hours' notice
	Transport  apdocs.LongText   `json:"transport,omitzero"`
	Lunch      apdocs.LongText   `json:"lunch,omitzero"`
	Advice     string            `json:"advice,omitzero"` // where families get independent advice
	Enclosures []Enclosure       `json:"enclosures,omitempty"`
	Signatures apdocs.Signatures `json:"signatures,omitzero"`
	Copies     apdocs.Copies     `json:"copies,omitzero"`
	Replies    []Reply           `json:"replies,omitempty"`
}

// An Exclusion is a suspension, which the Acts call a fixed-period exclusion, or a
// permanent exclusion.
type Exclusion struct {
	Kind   ExclusionKind `json:"kind,omitzero"`
	From   apdocs.Date   `json:"from,omitzero"`   // the first school day of it
	To     apdocs.Date   `json:"to,omitzero"`     // the last school day of a suspension
	ToldOn apdocs.Date   `json:"toldOn,omitzero"` // date of the letter that informed the parents
	Back   apdocs.Date   `json:"back,omitzero"`   // the first day at school after a suspension
}

// An ExclusionKind is a suspension or a permanent exclusion.
type ExclusionKind string

// The kinds of exclusion.
const (
	Suspension         ExclusionKind = "suspension"
	PermanentExclusion ExclusionKind = "permanent exclusion"
)

// Choices returns the kinds of exclusion in printed order.
func (ExclusionKind) Choices() []apdocs.Choice {
	return []apdocs.Choice{{Value: string(Suspension), Label: "Suspended"}, {Value: string(PermanentExclusion),
		Label: "Permanently excluded"}}
}

// An Arranger is the body that arranges education for an excluded pupil.
type Arranger string

// The arrangers.
const (
	BySchool    Arranger = "school"
	ByAuthority Arranger = "local authority"
)

// Choices returns the arrangers in printed order.
func (Arranger) Choices() []apdocs.Choice {
	return []apdocs.Choice{{Value: string(BySchool), Label: "The school"}, {Value: string(ByAuthority),
		Label: "The local authority"}}
}

// Layout returns the questions for the letter, and the letter.
func (n *SixthDayNotice) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "sixth-day-notice", Version: 1,
		Title: "Notice of full-time education for a suspended or excluded pupil", Short: "Sixth-day notice",
		Blocks: []apdocs.Block{
			sending("This notice", "Parents must have it without delay, and at least 48 hours before the education starts. "+
				"Allow for the post.",
				&n.Date, nil, &n.Delivery),
			apdocs.Part("The pupil", whichPupil(&n.Pupil, apdocs.Ask("Does the pupil have a social worker?",
				&n.Pupil.SocialWorker))),
			addressees(&n.Parents, "Each one gets a letter of their own."),
			n.excluded(),
			apdocs.Part("School",
				apdocs.Grid(2, append([]*apdocs.Field{
					apdocs.Ask("Name of the school", &n.School.Name).Required().Hint("The school that suspended or excluded the " +
						"pupil."),
					apdocs.Ask("Name of the headteacher", &n.School.Headteacher).Required(),
				}, toTalkTo(&n.School.Contact)...)...),
				apdocs.Beside(apdocs.Ask("Is the school maintained, or an academy?", &n.School.Kind).Required()),
			),
			n.where(),
			n.whenTaught(),
			apdocs.Part("Travel, lunch and advice",
				apdocs.Beside(
					apdocs.Ask("How will the pupil travel there and back?", &n.Transport).Lines(2),
					apdocs.Ask("What has been arranged for lunch?", &n.Lunch).Lines(2),
				),
				apdocs.Grid(2, apdocs.Ask("Where can the family get independent advice?", &n.Advice).Hint("For example the "+
					"local advice service for SEND.").Wide()),
			),
			enclosed(&n.Enclosures, "how to get there; what to bring on the first day"),
			apdocs.Part("Signed", apdocs.SignatureRows(apdocs.Sign("Signed by the headteacher", apdocs.PartySchool,
				&n.Signatures.School))),
			copied(&n.Copies, &n.Pupil, true),
		},
		Letter: n.letter(),
	}
}

func (n *SixthDayNotice) excluded() *apdocs.Section {
	return apdocs.Part("The suspension or exclusion",
		apdocs.Beside(apdocs.Ask("Is the pupil suspended or permanently excluded?", &n.Exclusion.Kind).Required()),
		apdocs.Grid(2,
			apdocs.Ask("First school day of the suspension or exclusion", &n.Exclusion.From).Required().
				Hint("Of the first, where one suspension follows another without a day at school between."),
			apdocs.Ask("Date of the letter that told parents of it", &n.Exclusion.ToldOn).Required().
				Hint("That letter gives the reasons, and the rights of parents."),
		),
		apdocs.When(&n.Exclusion.Kind, Suspension,
			apdocs.Grid(2,
				apdocs.Ask("Last school day of the suspension", &n.Exclusion.To).Required(),
				apdocs.Ask("First day back at school", &n.Exclusion.Back),
			),
		),
		apdocs.Beside(apdocs.Ask("Who has arranged the education?", &n.ArrangedBy).Required().
			Hint("The school for a suspended pupil, the local authority for one who is permanently excluded.")),
		apdocs.When(&n.ArrangedBy, ByAuthority, apdocs.Grid(2, apdocs.Ask("Name of the local authority",
			&n.Authority).Required().Wide())),
	)
}

func (n *SixthDayNotice) where() *apdocs.Section {
	return apdocs.Part("Where, and who to report to",
		apdocs.Beside(
			apdocs.Ask("Name of the place of education", &n.Provider.Name).Required(),
			apdocs.Ask("Address where the pupil will be taught", &n.Provider.Address).Lines(4).Required(),
		),
		elsewhere(&n.Provider.Sites),
		apdocs.Minor("Who to report to", toReportTo(&n.ReportTo)...),
	)
}

func (n *SixthDayNotice) whenTaught() *apdocs.Section {
	return apdocs.Part("When",
		apdocs.Grid(2,
			apdocs.Ask("First day of the full-time education", &n.Placement.Start).Required().
				Hint("The sixth school day of the suspension or exclusion at the latest."),
			apdocs.Ask("Date on which a parent agreed to less than 48 hours’ notice", &n.ConsentOn).
				Hint("Only where the education starts before the sixth school day."),
		),
		apdocs.Minor("Where should the pupil be each morning and afternoon?",
			apdocs.Week("Where should the pupil be each morning and afternoon?", &n.Placement.Timetable),
		),
		apdocs.Bullets("Give the times at which each session starts and ends.",
			"On a whole day the morning ends, and the afternoon starts, at the break."),
	)
}

// letter returns the letter, which goes to parents only: by law this notice goes to the
// parent of a pupil of compulsory school age, who is never 18 (R67).
func (n *SixthDayNotice) letter() *apdocs.Letter {
	letter := schoolLetter(n.wording, &n.Date, &n.Signatures.School, copyList(&n.Copies),
		"{school.headteacher}", "Headteacher, {school.name}", enclosures(&n.Enclosures))
	letter.Called = "sixth-day notice"
	letter.To = apdocs.To(func(n *SixthDayNotice) []apdocs.Addressee { return toParents(n.Parents) })
	letter.Pupil = nil
	return letter
}

func (n *SixthDayNotice) wording(v voice) *apdocs.Wording {
	is := func(holds func(*SixthDayNotice) bool, blocks ...apdocs.Block) *apdocs.Section {
		return apdocs.If(holds, blocks...)
	}
	return &apdocs.Wording{
		Subject:    "{pupil.name}{, pupil.year}: full-time education from {placement.start}",
		Salutation: "Dear {addressee.name}",
		Blocks: []apdocs.Block{
			is(func(n *SixthDayNotice) bool { return n.Exclusion.Kind == Suspension },
				apdocs.Para("{pupil.name} is suspended from {school.name}. The suspension is from {exclusion.from}{ to "+
					"exclusion.to}. We told you about it in our letter of {exclusion.toldOn}.")),
			is(func(n *SixthDayNotice) bool { return n.Exclusion.Kind == PermanentExclusion },
				apdocs.Para("{pupil.name} is permanently excluded from {school.name}. The exclusion is from {exclusion.from}. "+
					"We told you about it in our letter of {exclusion.toldOn}.")),
			apdocs.Para("This letter tells you about the full-time education that " + child + " will have. It adds to our " +
				"first " +
				"letter and does not take its place. We give you this notice under section 104 of the Education and Inspections " +
				"Act 2006."),
			n.arranged(),
			apdocs.Part("Four things that we must tell you", n.points()),
			is(func(n *SixthDayNotice) bool { return !n.ConsentOn.IsZero() },
				apdocs.Para("On {consentOn} a parent agreed to have this notice less than 48 hours before the first day.")),
			is(func(n *SixthDayNotice) bool { return !apdocs.IsBlank(n.Transport) || !apdocs.IsBlank(n.Lunch) },
				apdocs.Part("Travel and lunch",
					is(func(n *SixthDayNotice) bool { return !apdocs.IsBlank(n.Transport) }, apdocs.Para("{transport}")),
					is(func(n *SixthDayNotice) bool { return !apdocs.IsBlank(n.Lunch) }, apdocs.Para("{lunch}")))),
			absence(v),
			apdocs.Part("What we ask of you",
				apdocs.Para("Please make sure that "+child+" is there every day and on time. If "+child+" is ill, or if something "+
					"makes it hard to go, please call {school.contact.name} on {school.contact.phone}."),
				is(func(n *SixthDayNotice) bool { return n.Exclusion.Kind == Suspension && !n.Exclusion.Back.IsZero() },
					apdocs.Para("We look forward to having "+child+" back at {school.name} on {exclusion.back}.")),
				is(func(n *SixthDayNotice) bool { return n.Advice != "" }, apdocs.Para("For independent advice you can go to "+
					"{advice}.")),
				apdocs.Para("Please sign the slip and send it back, so that we know that this letter has reached you. Signing "+
					"shows only that you have received it. It does not mean that you agree."),
			),
		},
		Closing: "Yours sincerely",
		Slip:    n.slip(v),
	}
}

// arranged says who has arranged the education, and which law requires it if that body is
// the one obliged.
//
// Sources: section 100 of the Education and Inspections Act 2006 for a suspended pupil
// (read; the proprietor of an academy is its governing body there); section 19(3A) of the
// Education Act 1996, inserted by section 101 of the 2006 Act, for a permanently excluded
// pupil (read).
func (n *SixthDayNotice) arranged() *apdocs.Section {
	is := func(kind ExclusionKind, by Arranger, blocks ...apdocs.Block) *apdocs.Section {
		return apdocs.If(func(n *SixthDayNotice) bool { return n.Exclusion.Kind == kind && n.ArrangedBy == by }, blocks...)
	}
	const section100 = " has arranged this education. The law says that it must do so from the sixth school day. This " +
		"is in section 100 of the Education and Inspections Act 2006."
	return apdocs.Together(
		is(Suspension, BySchool,
			apdocs.If(func(n *SixthDayNotice) bool { return n.School.Kind != apdocs.Academy },
				apdocs.Para("The governing body of {school.name}"+section100)),
			apdocs.If(func(n *SixthDayNotice) bool { return n.School.Kind == apdocs.Academy },
				apdocs.Para("The trust that runs {school.name}"+section100))),
		is(PermanentExclusion, BySchool, apdocs.Para("{school.name} has arranged this education.")),
		is(Suspension, ByAuthority, apdocs.Para("{authority} has arranged this education.")),
		is(PermanentExclusion, ByAuthority,
			apdocs.Para("{authority} has arranged this education. The law says that it must do so from the sixth school day. "+
				"This is in section 19 of the Education Act 1996.")),
	)
}

// points returns what the notice must say: section 104(2) of the 2006 Act requires the
// first day, and regulation 7 of SI 2007/1870 the rest.
func (n *SixthDayNotice) points() *apdocs.Items {
	return apdocs.Numbered(
		apdocs.Part("When it starts", apdocs.Para("The first day is {placement.start}.")),
		apdocs.Part("Where",
			apdocs.Para(child+" will be taught at {provider.name}, {provider.address}."),
			apdocs.If(func(n *SixthDayNotice) bool { return len(n.Provider.Sites) > 0 },
				apdocs.Para("Some of the time it is somewhere else:"),
				apdocs.ListRows(&n.Provider.Sites, "{name|address}{, address}{, days}")),
		),
		apdocs.Part("Who to report to",
			apdocs.Para("On the first day, "+child+" should report to {reportTo.name}{, reportTo.role}."),
			apdocs.If(func(n *SixthDayNotice) bool { return n.ReportTo.Phone != "" }, apdocs.Para("The telephone number is "+
				"{reportTo.phone}.")),
		),
		apdocs.Part("At what times",
			apdocs.Para("The table shows when each session starts and ends."),
			apdocs.Week("When and where", &n.Placement.Timetable),
		),
	)
}

func (n *SixthDayNotice) slip(v voice) *apdocs.Slip {
	return apdocs.ReplySlip(&n.Replies, func(r *Reply) []apdocs.Block {
		return []apdocs.Block{
			apdocs.Grid(2, append(v.replying(r), apdocs.Ask("Date you received the notice", &r.ReceivedOn).Wide())...),
			apdocs.Beside(
				apdocs.Ask("Is there anything that you would like to tell us?", &r.Views).Lines(4),
				apdocs.Ask("Do you need an interpreter, large print or other help?", &r.Needs).Lines(1),
			),
		}
	}, apdocs.Sign("Signed by you, to show that the notice has reached you", apdocs.PartyParent,
		&n.Signatures.Parent)).Reads(
		"I have received this notice",
		"I have received the notice dated {date} about {pupil.name}. Signing this does not mean that I agree or disagree.",
		returnTo+", by {placement.start}",
	)
}

// Timeline goes from the first day of the suspension or exclusion to the day back at
// school.
func (n *SixthDayNotice) Timeline(org *apdocs.Organisation) []Milestone {
	t := &timeline{org: org, who: "parents"}
	t.answer("from", "First school day of the suspension or exclusion", n.Exclusion.From)
	t.receipt("notice", n.Date, n.Delivery)
	if start := n.Placement.Start; !start.IsZero() {
		t.limits("notice", Milestone{Rule: "R65", Own: true}, hoursLimits(start))
	}
	t.answer("start", "First day of full-time education", n.Placement.Start)
	if !n.Exclusion.From.IsZero() {
		day, why := sixthSchoolDay(org, n.Exclusion.From)
		t.counted(Milestone{Name: "sixthDay", Rule: "R66", Title: "Sixth school day, by which full-time education starts"},
			day, why)
	}
	t.answer("to", "Last school day of the suspension", n.Exclusion.To)
	t.answer("back", "First day back at school", n.Exclusion.Back)
	return t.sorted()
}
