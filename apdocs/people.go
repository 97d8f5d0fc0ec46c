package apdocs

// A Pupil is the child or young person whom a document is about.
type Pupil struct {
	Name          string  `json:"name,omitzero"`
	PreferredName string  `json:"preferredName,omitzero"`
	BirthDate     Date    `json:"birthDate,omitzero"`
	Year          string  `json:"year,omitzero"` // year group
	UPN           string  `json:"upn,omitzero"`  // unique pupil number, 13 characters
	Address       Address `json:"address,omitzero"`
	EHCP          YesNo   `json:"ehcp,omitzero"`         // has an education, health and care plan
	LookedAfter   YesNo   `json:"lookedAfter,omitzero"`  // looked after by a local authority
	SocialWorker  YesNo   `json:"socialWorker,omitzero"` // has a social worker

	// The consents of a pupil of 18 or over, who is sent letters in their own name.
	Email        string `json:"email,omitzero"`
	EmailAgreed  Date   `json:"emailAgreed,omitzero"`  // since when letters may come by email
	PortalAgreed Date   `json:"portalAgreed,omitzero"` // since when letters may come on the portal
}

// A Parent is a parent or carer, or another person with parental responsibility.
type Parent struct {
	Name            string  `json:"name,omitzero"`
	Relationship    string  `json:"relationship,omitzero"`
	Address         Address `json:"address,omitzero"`
	Phone           string  `json:"phone,omitzero"`
	Email           string  `json:"email,omitzero"`
	Responsibility  YesNo   `json:"responsibility,omitzero"`  // parental responsibility
	AddressWithheld YesNo   `json:"addressWithheld,omitzero"` // from the other parties
	EmailAgreed     Date    `json:"emailAgreed,omitzero"`     // since when notices may come by email
	PortalAgreed    Date    `json:"portalAgreed,omitzero"`    // since when notices may come on the portal
	HomePhone       string  `json:"homePhone,omitzero"`
	MobilePhone     string  `json:"mobilePhone,omitzero"`
	WorkPhone       string  `json:"workPhone,omitzero"`
}

// An EmergencyContact is a person to call if no parent can be reached.
type EmergencyContact struct {
	Name         string `json:"name,omitzero"`
	Phone        string `json:"phone,omitzero"`
	Relationship string `json:"relationship,omitzero"` // to the pupil
}

// A Contact is a person's name, phone number and email address.
type Contact struct {
	Name  string `json:"name,omitzero"`
	Role  string `json:"role,omitzero"`
	Phone string `json:"phone,omitzero"`
	Email string `json:"email,omitzero"`
}

// A Professional is a contact of another service: a social worker, a youth
// offending team, the NHS.
type Professional struct {
	Contact
	Organisation string `json:"organisation,omitzero"`
}

// A School is the school that commissions the placement and has the pupil on roll.
type School struct {
	Name        string     `json:"name,omitzero"`
	Address     Address    `json:"address,omitzero"`
	Phone       string     `json:"phone,omitzero"`
	Email       string     `json:"email,omitzero"`
	Contact     Contact    `json:"contact,omitzero"`
	Headteacher string     `json:"headteacher,omitzero"`
	DSL         Contact    `json:"dsl,omitzero"` // designated safeguarding lead
	Kind        SchoolKind `json:"kind,omitzero"`
}

// A Provider is the alternative provision where the pupil is placed, or the new school.
type Provider struct {
	Name        string       `json:"name,omitzero"`
	Address     Address      `json:"address,omitzero"`
	Phone       string       `json:"phone,omitzero"`
	Email       string       `json:"email,omitzero"`
	Contact     Contact      `json:"contact,omitzero"`
	Headteacher string       `json:"headteacher,omitzero"`
	URN         string       `json:"urn,omitzero"`   // unique reference number of a school, 6 figures
	UKPRN       string       `json:"ukprn,omitzero"` // UK provider reference number, 8 figures
	Sites       []Site       `json:"sites,omitempty"`
	DSL         Contact      `json:"dsl,omitzero"` // designated safeguarding lead
	Kind        ProviderKind `json:"kind,omitzero"`
	Approved    YesNo        `json:"approved,omitzero"` // on the local authority's list of approved providers
}

// A SchoolKind is the legal form of a school.
type SchoolKind string

// The kinds of school.
const (
	Maintained SchoolKind = "maintained school"
	Academy    SchoolKind = "academy"
)

// Choices returns the kinds of school in printed order.
func (SchoolKind) Choices() []Choice {
	return []Choice{{string(Maintained), "Maintained school"}, {string(Academy), "Academy"}}
}

// A ProviderKind is the kind of a provider.
type ProviderKind string

// The kinds of provider that are not schools with registered pupils.
const (
	NotASchool ProviderKind = "not a school"
	College    ProviderKind = "college"
)

// Choices returns the kinds of provider in printed order.
func (ProviderKind) Choices() []Choice {
	return []Choice{{"mainstream school", "Mainstream school"},
		{"alternative provision school", "Alternative provision school (pupil referral unit, AP academy or free school)"},
		{"special school", "Special school"}, {"independent school", "Independent school"}, {string(College), "College"},
		{string(NotASchool), "Provider that is not a school"}}
}

// A Site is a place where a provider teaches.
type Site struct {
	Name          string   `json:"name,omitzero"`
	Address       Address  `json:"address,omitzero"`
	Kind          SiteKind `json:"kind,omitzero"`
	Subcontractor string   `json:"subcontractor,omitzero"`
	Phone         string   `json:"phone,omitzero"`
	Days          string   `json:"days,omitzero"`
}

// SiteKind says what a provider uses a site for.
type SiteKind string

// Choices returns the kinds of site in printed order.
func (SiteKind) Choices() []Choice {
	return []Choice{{"main", "Main"}, {"satellite", "Satellite"},
		{"subcontracted", "Subcontracted"}, {"off-site activity", "Off-site activity"}}
}

// A Party is a person or body that answers, signs or receives a document.
type Party string

// The parties to a placement, with their names in records.
const (
	PartyPupil          Party = "pupil"
	PartyParent         Party = "parent"
	PartySchool         Party = "school"
	PartyProvider       Party = "provider"
	PartyLocalAuthority Party = "localAuthority"
	PartySocialWorker   Party = "socialWorker"
	PartyYOT            Party = "yot"
	PartyHealth         Party = "health"
	PartyOther          Party = "other"
)

// Signatures holds a signature for each party. A form prints those of the parties that
// sign it.
type Signatures struct {
	Pupil          Signature `json:"pupil,omitzero"`
	Parent         Signature `json:"parent,omitzero"`
	School         Signature `json:"school,omitzero"`
	Provider       Signature `json:"provider,omitzero"`
	LocalAuthority Signature `json:"localAuthority,omitzero"`
	SocialWorker   Signature `json:"socialWorker,omitzero"`
	YOT            Signature `json:"yot,omitzero"`
	Health         Signature `json:"health,omitzero"`
	Other          Signature `json:"other,omitzero"`
}

// Copies says which parties get a copy of a document.
type Copies struct {
	Parent                YesNo `json:"parent,omitzero"`
	Pupil                 YesNo `json:"pupil,omitzero"`
	School                YesNo `json:"school,omitzero"`
	Provider              YesNo `json:"provider,omitzero"`
	LocalAuthorityAdviser YesNo `json:"localAuthorityAdviser,omitzero"`
	YOT                   YesNo `json:"yot,omitzero"`
	Health                YesNo `json:"health,omitzero"`
	LocalAuthority        YesNo `json:"localAuthority,omitzero"`
	Other                 YesNo `json:"other,omitzero"`
	Carer                 YesNo `json:"carer,omitzero"`
	SocialWorker          YesNo `json:"socialWorker,omitzero"`
	VirtualSchool         YesNo `json:"virtualSchool,omitzero"`
}

// Views holds what each party thinks of a placement, in their own words.
type Views struct {
	Pupil    LongText `json:"pupil,omitzero"`
	Parent   LongText `json:"parent,omitzero"`
	Provider LongText `json:"provider,omitzero"`
}
