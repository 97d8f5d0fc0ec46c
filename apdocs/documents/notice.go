package documents

import "github.com/apdocs/forms/apdocs"

// A Reply is the slip that one addressee of a letter returns.
type Reply struct {
	Name         string          `json:"name,omitzero"`
	Relationship string          `json:"relationship,omitzero"` // to the pupil
	ReceivedOn   apdocs.Date     `json:"receivedOn,omitzero"`
	Meeting      apdocs.YesNo    `json:"meeting,omitzero"` // would like to meet
	Attending    apdocs.YesNo    `json:"attending,omitzero"`
	Continue     Opinion         `json:"continue,omitzero"`
	Times        string          `json:"times,omitzero"`
	Views        apdocs.LongText `json:"views,omitzero"`
	Needs        string          `json:"needs,omitzero"` // interpreter, large print …
	Bringing     string          `json:"bringing,omitzero"`
	Date         apdocs.Date     `json:"date,omitzero"`
}

// An Opinion says whether something should continue.
type Opinion string

// Choices returns the opinions in printed order.
func (Opinion) Choices() []apdocs.Choice {
	return []apdocs.Choice{{Value: "yes", Label: "Yes"}, {Value: "no", Label: "No"}, {Value: "not sure",
		Label: "Not sure"}}
}

// A Meeting says when and where people meet.
type Meeting struct {
	Date  apdocs.Date  `json:"date,omitzero"`
	Time  apdocs.Clock `json:"time,omitzero"`
	Place string       `json:"place,omitzero"`
}

// The questions that several letters ask.

// sending returns the section about when and how a letter is sent.
func sending(heading, hint string, date *apdocs.Date, more *apdocs.Field, delivery *apdocs.Delivery) *apdocs.Section {
	first := []*apdocs.Field{apdocs.Ask("Date of this letter", date).Required().Hint(hint)}
	if more != nil {
		first = append(first, more)
	}
	return apdocs.Part(heading,
		apdocs.Grid(2, first...),
		apdocs.Beside(apdocs.Ask("How is this letter being sent?", delivery).Required()),
	)
}

// parentsOrPupilNote is the note in [addressees] for a letter that goes to the pupil from the
// 18th birthday on.
const parentsOrPupilNote = "Each one gets a letter of their own. If the pupil is 18 or over, write to the pupil."

// letterLanguage asks in which language an addressee is written to.
const letterLanguage = "Language of their letters, if not English"

// addressees returns the section about those to whom a letter is sent. note is printed above
// them. It follows the section about the pupil: a sheet of questions then has no half-empty
// first page, because the questions about one parent stay together.
func addressees(parents *[]apdocs.Parent, note string) *apdocs.Section {
	return apdocs.Part("Parents and others with parental responsibility",
		apdocs.Para(note),
		apdocs.Para("Keep this sheet in the office: it has everybody’s address, and no letter has another’s."),
		apdocs.Each(parents, 2, func(p *apdocs.Parent) []apdocs.Block {
			return []apdocs.Block{apdocs.Together(
				apdocs.Grid(2,
					apdocs.Ask("Name", &p.Name).Required(),
					apdocs.Ask("Relationship to the pupil", &p.Relationship),
				),
				apdocs.Beside(apdocs.Ask("Address", &p.Address).Lines(4).Class(apdocs.ClassContact)),
				apdocs.Grid(2,
					apdocs.Ask("Email address", &p.Email).Format("email").Class(apdocs.ClassContact),
					apdocs.Ask("Date they agreed to letters by email", &p.EmailAgreed),
					apdocs.Ask("Date they agreed to letters on the portal", &p.PortalAgreed),
					apdocs.Ask("Keep this address off copies?", &p.AddressWithheld).Class(apdocs.ClassContact),
					apdocs.Ask(letterLanguage, &p.Language),
				),
			)}
		}), // who is 18 may have nobody here; R47 sees to the rest
	)
}

// aboutPupil returns the section about the pupil for a letter that may go to the pupil.
// more follows the questions that all such letters ask.
func aboutPupil(p *apdocs.Pupil, more ...*apdocs.Field) *apdocs.Section {
	return apdocs.Part("The pupil",
		whichPupil(p, more...),
		apdocs.Beside(apdocs.Ask("Pupil’s address, if 18 or over", &p.Address).Lines(4).Class(apdocs.ClassContact)),
		apdocs.Grid(2,
			apdocs.Ask("Pupil’s email address, if 18 or over", &p.Email).Format("email").Class(apdocs.ClassContact).Wide(),
			apdocs.Ask("Date the pupil agreed to letters by email", &p.EmailAgreed),
			apdocs.Ask("Date the pupil agreed to letters on the portal", &p.PortalAgreed),
		),
	)
}

// whichPupil returns the questions that identify the pupil.
func whichPupil(p *apdocs.Pupil, more ...*apdocs.Field) *apdocs.Answers {
	fields := append([]*apdocs.Field{
		apdocs.Ask("Pupil’s full name", &p.Name).Required(),
		apdocs.Ask("Name the pupil likes to be called", &p.PreferredName),
		apdocs.Ask("Pupil’s date of birth", &p.BirthDate).Required(),
		apdocs.Ask("Year group", &p.Year),
		apdocs.Ask("Does the pupil have an education, health and care plan (EHCP)?", &p.EHCP).Required(),
		apdocs.Ask("Is the pupil looked after by a local authority?", &p.LookedAfter).Required(),
	}, more...)
	return apdocs.Grid(2, fields...)
}

// elsewhere returns the section about other places where the pupil is taught.
func elsewhere(sites *[]apdocs.Site) *apdocs.Section {
	return apdocs.Minor("Where else will the pupil be taught?",
		apdocs.Each(sites, 1, func(s *apdocs.Site) []apdocs.Block {
			return []apdocs.Block{apdocs.Together(
				apdocs.Grid(2, apdocs.Ask("Name of the site", &s.Name), apdocs.Ask("Run by, if not the provider",
					&s.Subcontractor)),
				apdocs.Beside(apdocs.Ask("Address", &s.Address).Lines(3), apdocs.Ask("Kind of site", &s.Kind)),
				apdocs.Grid(2, apdocs.Ask("Telephone during sessions", &s.Phone).Format("phone"), apdocs.Ask("Days", &s.Days)),
			)}
		}),
	)
}

// toReportTo returns the questions about the person whom the pupil meets on the first day.
func toReportTo(c *apdocs.Contact) []apdocs.Block {
	return []apdocs.Block{
		apdocs.Beside(apdocs.Ask("Who should the pupil report to on the first day?", &c.Name).Required()),
		apdocs.Grid(2,
			apdocs.Ask("What is that person’s job?", &c.Role),
			apdocs.Ask("What is that person’s telephone number?", &c.Phone).Format("phone"),
		),
	}
}

// toTalkTo returns the questions about the contact at school.
func toTalkTo(c *apdocs.Contact) []*apdocs.Field {
	return []*apdocs.Field{
		apdocs.Ask("Name of the person at school to talk to", &c.Name).Required(),
		apdocs.Ask("Job of the person at school to talk to", &c.Role),
		apdocs.Ask("Telephone number of the person at school to talk to", &c.Phone).Format("phone").Required(),
		apdocs.Ask("Email address of the person at school to talk to", &c.Email).Format("email"),
	}
}

// copied returns the section about copies of a letter. If the form asks whether the pupil
// has a social worker, the social worker’s copy depends on that answer; otherwise on
// whether the pupil is looked after.
func copied(c *apdocs.Copies, p *apdocs.Pupil, socialWorker bool) *apdocs.Section {
	// One column: under conditions, the rows of two would be of different lengths.
	boxes := func(fields ...*apdocs.Field) *apdocs.Answers {
		ticks := apdocs.Ticks(fields...)
		ticks.Across = 1
		return ticks
	}
	s := apdocs.Part("Who gets a copy",
		boxes(
			apdocs.Ask("Copy to each parent or carer?", &c.Parent),
			apdocs.Ask("Copy to the provider?", &c.Provider),
			apdocs.Ask("Copy to the school?", &c.School),
		),
		apdocs.When(&p.EHCP, apdocs.Yes, boxes(apdocs.Ask("Copy to the local authority?", &c.LocalAuthority))),
	)
	virtual := apdocs.Ask("Copy to the virtual school?", &c.VirtualSchool)
	social := apdocs.Ask("Copy to the social worker?", &c.SocialWorker)
	if !socialWorker {
		s.Blocks = append(s.Blocks, apdocs.When(&p.LookedAfter, apdocs.Yes, boxes(virtual, social)))
		return s
	}
	s.Blocks = append(s.Blocks, apdocs.When(&p.LookedAfter, apdocs.Yes, boxes(virtual)), apdocs.When(
		&p.SocialWorker, apdocs.Yes, boxes(social)))
	return s
}

// copyList returns the copies as the letter names them.
func copyList(c *apdocs.Copies) []apdocs.Copy {
	return []apdocs.Copy{
		{To: "{provider.name}", Asked: apdocs.Ask("", &c.Provider)},
		{To: "The local authority", Asked: apdocs.Ask("", &c.LocalAuthority), Authority: true},
		{To: "The virtual school", Asked: apdocs.Ask("", &c.VirtualSchool)},
		{To: "The social worker", Asked: apdocs.Ask("", &c.SocialWorker)},
		{To: "The pupil’s file at school", Asked: apdocs.Ask("", &c.School)},
	}
}

// schoolLetter returns a letter with what all letters to parents share: the contact is the
// contact at school, and the school signs.
func schoolLetter(wording func(voice) *apdocs.Wording, date *apdocs.Date, signature *apdocs.Signature,
	copies []apdocs.Copy, signer, office string, enclosed *apdocs.List) *apdocs.Letter {
	return &apdocs.Letter{
		Parent: wording(toParent), Pupil: wording(toPupil),
		Date: apdocs.Ask("", date), Contact: []string{"{school.contact.name}", "{school.contact.phone}"},
		Signature: apdocs.Sign("", apdocs.PartySchool, signature), Signer: signer, Office: office,
		Copies: copies, Enclosures: enclosed,
	}
}

// absence is how to report one. The letter names whom to call, as it does for everything
// else; a school with a line of its own for absences says so in its wording file.
func absence(v voice) *apdocs.Section {
	return apdocs.Part("Absence",
		v.say("If "+child+" is ill, or cannot be there for another reason, please tell us on the first day, before the "+
			"first session. Call {school.contact.name} on {school.contact.phone}.",
			"If you are ill, or cannot be there for another reason, please tell us on the first day, before the first "+
				"session. Call {school.contact.name} on {school.contact.phone}."))
}

// returnTo is where the slip of a letter goes.
const returnTo = "{school.contact.name}, {school.name}{, " + apdocs.SchoolAddress +
	"}{, or by email to school.contact.email}"

// A voice is the person to whom a letter speaks: a parent, about the pupil, or the pupil.
type voice bool

const (
	toParent voice = false
	toPupil  voice = true
)

// say returns a paragraph in one of two wordings.
func (v voice) say(parent, pupil string) *apdocs.Paragraph { return apdocs.Para(v.pick(parent, pupil)) }

func (v voice) pick(parent, pupil string) string {
	if v == toPupil {
		return pupil
	}
	return parent
}

// replying returns the questions about who fills in a slip.
func (v voice) replying(r *Reply) []*apdocs.Field {
	if v == toPupil {
		return []*apdocs.Field{apdocs.Ask("Your name", &r.Name).Wide()}
	}
	return []*apdocs.Field{apdocs.Ask("Your name", &r.Name), apdocs.Ask("Your relationship to the pupil", &r.Relationship)}
}

// child is how a letter to a parent names the pupil.
const child = "{pupil.preferredName|pupil.name}"
