package apdocs

// A Delivery is how a letter is sent.
type Delivery string

// The ways of sending a letter.
const (
	ByHand   Delivery = "by hand"
	ByPost   Delivery = "first-class post"
	ByEmail  Delivery = "email"
	OnPortal Delivery = "online portal"
)

// Choices are the ways of sending, in printed order.
func (Delivery) Choices() []Choice {
	return []Choice{{string(ByHand), "By hand"}, {string(ByPost), "First-class post"},
		{string(ByEmail), "Email, if agreed"},
		{string(OnPortal), "Online portal, if agreed"}}
}

// A SchoolKind is who runs a school.
type SchoolKind string

// The kinds of school.
const (
	Maintained SchoolKind = "maintained school"
	Academy    SchoolKind = "academy"
)

// Choices are the kinds of school, in printed order.
func (SchoolKind) Choices() []Choice {
	return []Choice{{string(Maintained), "Maintained school"}, {string(Academy), "Academy"}}
}

// A ProviderKind is what kind of place a provider is.
type ProviderKind string

// Providers at which nobody is registered as a pupil of a school.
const (
	notASchool ProviderKind = "not a school"
	college    ProviderKind = "college"
)

// Choices are the kinds of provider, in printed order.
func (ProviderKind) Choices() []Choice {
	return []Choice{{"mainstream school", "Mainstream school"},
		{"alternative provision school", "Alternative provision school (pupil referral unit, AP academy or free school)"},
		{"special school", "Special school"}, {"independent school", "Independent school"}, {string(college), "College"},
		{string(notASchool), "Provider that is not a school"}}
}

// A Reply is what one addressee of a letter sends back.
type Reply struct {
	Name         string   `json:"name,omitzero"`
	Relationship string   `json:"relationship,omitzero"` // to the pupil
	ReceivedOn   Date     `json:"receivedOn,omitzero"`
	Meeting      YesNo    `json:"meeting,omitzero"` // would like to meet
	Attending    YesNo    `json:"attending,omitzero"`
	Continue     Opinion  `json:"continue,omitzero"`
	Times        string   `json:"times,omitzero"`
	Views        LongText `json:"views,omitzero"`
	Needs        string   `json:"needs,omitzero"` // interpreter, large print …
	Bringing     string   `json:"bringing,omitzero"`
	Date         Date     `json:"date,omitzero"`
}

// An Opinion says whether something should go on.
type Opinion string

// Choices are the opinions, in printed order.
func (Opinion) Choices() []Choice {
	return []Choice{{"yes", "Yes"}, {"no", "No"}, {"not sure", "Not sure"}}
}

// A Meeting is when and where people meet.
type Meeting struct {
	Date  Date   `json:"date,omitzero"`
	Time  Clock  `json:"time,omitzero"`
	Place string `json:"place,omitzero"`
}

// The questions that letters have in common.

// sending is how a letter is sent and to whom; note stands above the addressees.
func sending(heading, hint string, date *Date, more *Field, delivery *Delivery, parents *[]Parent,
	note string) *Section {
	first := []*Field{Ask("Date of this letter", date).Required().Hint(hint)}
	if more != nil {
		first = append(first, more)
	}
	return Part(heading,
		Grid(2, first...),
		Beside(Ask("How is this letter being sent?", delivery).Required()),
		Minor("Parents and others with parental responsibility",
			Para(note),
			Each(parents, 2, func(p *Parent) []Block {
				return []Block{Together(
					Grid(2,
						Ask("Name", &p.Name).Required(),
						Ask("Relationship to the pupil", &p.Relationship),
					),
					Beside(Ask("Address", &p.Address).Lines(4).Class(ClassContact)),
					Grid(2,
						Ask("Email address", &p.Email).Format("email").Class(ClassContact),
						Ask("Date they agreed to letters by email", &p.EmailAgreed),
						Ask("Date they agreed to letters on the portal", &p.PortalAgreed),
						Ask("Keep this address off copies?", &p.AddressWithheld).Class(ClassContact),
					),
				)}
			}), // who is 18 may have nobody here; R47 sees to the rest
		),
	)
}

// parentsOrPupilNote is the note of [sending] for a letter that goes to the pupil
// from the 18th birthday on.
const parentsOrPupilNote = "Each one gets a letter of their own. If the pupil is 18 or over, write to the pupil."

// aboutPupil is whom a letter is about that may go to the pupil; more stands after
// what all of them ask.
func aboutPupil(p *Pupil, more ...*Field) *Section {
	return Part("The pupil",
		whichPupil(p, more...),
		Beside(Ask("Pupil’s address, if 18 or over", &p.Address).Lines(4).Class(ClassContact)),
		Grid(2,
			Ask("Pupil’s email address, if 18 or over", &p.Email).Format("email").Class(ClassContact).Wide(),
			Ask("Date the pupil agreed to letters by email", &p.EmailAgreed),
			Ask("Date the pupil agreed to letters on the portal", &p.PortalAgreed),
		),
	)
}

// whichPupil is whom a letter is about.
func whichPupil(p *Pupil, more ...*Field) *Answers {
	fields := append([]*Field{
		Ask("Pupil’s full name", &p.Name).Required(),
		Ask("Name the pupil likes to be called", &p.PreferredName),
		Ask("Pupil’s date of birth", &p.BirthDate).Required(),
		Ask("Year group", &p.Year),
		Ask("Does the pupil have an education, health and care plan (EHCP)?", &p.EHCP).Required(),
		Ask("Is the pupil looked after by a local authority?", &p.LookedAfter).Required(),
	}, more...)
	return Grid(2, fields...)
}

// elsewhere asks for the other places at which the pupil is taught.
func elsewhere(sites *[]Site) *Section {
	return Minor("Where else will the pupil be taught?",
		Each(sites, 1, func(s *Site) []Block {
			return []Block{Together(
				Grid(2, Ask("Name of the site", &s.Name), Ask("Run by, if not the provider", &s.Subcontractor)),
				Beside(Ask("Address", &s.Address).Lines(3), Ask("Kind of site", &s.Kind)),
				Grid(2, Ask("Telephone during sessions", &s.Phone).Format("phone"), Ask("Days", &s.Days)),
			)}
		}),
	)
}

// toReportTo asks whom the pupil meets on the first day.
func toReportTo(c *Contact) []Block {
	return []Block{
		Beside(Ask("Who should the pupil report to on the first day?", &c.Name).Required()),
		Grid(2,
			Ask("What is that person’s job?", &c.Role),
			Ask("What is that person’s telephone number?", &c.Phone).Format("phone"),
		),
	}
}

// toTalkTo are the questions about the person at school whom a letter names.
func toTalkTo(c *Contact) []*Field {
	return []*Field{
		Ask("Name of the person at school to talk to", &c.Name).Required(),
		Ask("Job of the person at school to talk to", &c.Role),
		Ask("Telephone number of the person at school to talk to", &c.Phone).Format("phone").Required(),
		Ask("Email address of the person at school to talk to", &c.Email).Format("email"),
	}
}

// copied is who gets a copy of a letter. A form that asks whether the pupil has a
// social worker asks for the social worker’s copy by that; the others ask where
// the pupil is looked after.
func copied(c *Copies, p *Pupil, socialWorker bool) *Section {
	s := Part("Who gets a copy",
		Ticks(
			Ask("Copy to each parent or carer?", &c.Parent),
			Ask("Copy to the provider?", &c.Provider),
			Ask("Copy to the school?", &c.School),
		),
		When(&p.EHCP, Yes, Ticks(Ask("Copy to the local authority?", &c.LocalAuthority))),
	)
	virtual := Ask("Copy to the virtual school?", &c.VirtualSchool)
	social := Ask("Copy to the social worker?", &c.SocialWorker)
	if !socialWorker {
		s.Blocks = append(s.Blocks, When(&p.LookedAfter, Yes, Ticks(virtual, social)))
		return s
	}
	s.Blocks = append(s.Blocks, When(&p.LookedAfter, Yes, Ticks(virtual)), When(&p.SocialWorker, Yes, Ticks(social)))
	return s
}

// copyList is the same as a letter names them.
func copyList(c *Copies) []Copy {
	return []Copy{
		{To: "{provider.name}", Asked: Ask("", &c.Provider)},
		{To: "The local authority", Asked: Ask("", &c.LocalAuthority), Authority: true},
		{To: "The virtual school", Asked: Ask("", &c.VirtualSchool)},
		{To: "The social worker", Asked: Ask("", &c.SocialWorker)},
		{To: "The pupil’s file at school", Asked: Ask("", &c.School)},
	}
}

// schoolLetter is what the letters to parents have in common: whom to call is the
// contact at school, and the school signs.
func schoolLetter(wording func(voice) *Wording, date *Date, signature *Signature, copies []Copy,
	to func(Form) []Addressee, signer, office string, enclosed *List) *Letter {
	return &Letter{
		To: to, Parent: wording(toParent), Pupil: wording(toPupil),
		Date: Ask("", date), Contact: []string{"{school.contact.name}", "{school.contact.phone}"},
		Signature: Sign("", PartySchool, signature), Signer: signer, Office: office,
		Copies: copies, Enclosures: enclosed,
	}
}

// A voice says a sentence to a parent about the pupil, or to the pupil.
type voice bool

const (
	toParent voice = false
	toPupil  voice = true
)

// say is a paragraph in one of two wordings.
func (v voice) say(parent, pupil string) *Paragraph { return Para(v.pick(parent, pupil)) }

func (v voice) pick(parent, pupil string) string {
	if v == toPupil {
		return pupil
	}
	return parent
}

// replying is who fills in a slip.
func (v voice) replying(r *Reply) []*Field {
	if v == toPupil {
		return []*Field{Ask("Your name", &r.Name).Wide()}
	}
	return []*Field{Ask("Your name", &r.Name), Ask("Your relationship to the pupil", &r.Relationship)}
}

// child is the pupil in a letter to a parent.
const child = "{pupil.preferredName|pupil.name}"
