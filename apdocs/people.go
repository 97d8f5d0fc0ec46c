package apdocs

// A Pupil is the child or young person whom a document is about.
type Pupil struct {
	Name          string  `json:"name,omitzero"`
	PreferredName string  `json:"preferredName,omitzero"`
	BirthDate     Date    `json:"birthDate,omitzero"`
	Year          string  `json:"year,omitzero"` // year group
	UPN           string  `json:"upn,omitzero"`  // unique pupil number, 13 characters
	ULN           string  `json:"uln,omitzero"`  // unique learner number, 10 figures
	Sex           Sex     `json:"sex,omitzero"`
	Address       Address `json:"address,omitzero"`
	EHCP          YesNo   `json:"ehcp,omitzero"`         // has an education, health and care plan
	LookedAfter   YesNo   `json:"lookedAfter,omitzero"`  // looked after by a local authority
	SocialWorker  YesNo   `json:"socialWorker,omitzero"` // has a social worker

	SENStatus SENStatus `json:"senStatus,omitzero"`
	Language  string    `json:"language,omitzero"` // spoken at home

	// The consents of a pupil of 18 or over, who is sent letters in their own name.
	Email        string `json:"email,omitzero"`
	EmailAgreed  Date   `json:"emailAgreed,omitzero"`  // since when letters may come by email
	PortalAgreed Date   `json:"portalAgreed,omitzero"` // since when letters may come on the portal
}

// Sex is a pupil's sex as the school census asks for it.
type Sex string

// Choices returns the answers in printed order.
func (Sex) Choices() []Choice {
	return []Choice{{"female", "Female"}, {"male", "Male"}, {"not known", "Not known"}}
}

// A SENStatus says what support a pupil with special educational needs has.
type SENStatus string

// Choices returns the kinds of support in printed order.
func (SENStatus) Choices() []Choice {
	return []Choice{{"none", "None"}, {"sen support", "SEN support"}, {"ehcp", "EHCP"}}
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
	Language        string  `json:"language,omitzero"` // of letters to them: BCP 47, such as "pl"
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

	TrainedOn Date `json:"trainedOn,omitzero"` // of a safeguarding lead: the date of the last training
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

	AttendanceContact Contact `json:"attendanceContact,omitzero"` // who is told of absences
	DeputyDSL         Contact `json:"deputyDsl,omitzero"`
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

	DeputyDSL    Contact     `json:"deputyDsl,omitzero"`
	Registration Registered  `json:"registration,omitzero"` // what the public register says
	Setting      SettingType `json:"setting,omitzero"`      // of a provider without URN and UKPRN
	Pupils       Count       `json:"pupils,omitzero"`       // of the home school who are placed there
}

// Registered says whether a provider is registered as a school.
type Registered string

// Choices returns the answers in printed order.
func (Registered) Choices() []Choice {
	return []Choice{{"registered", "Registered"}, {"not required", "Not required"}, {"not known", "Not known"}}
}

// A SettingType is the type of a setting that has neither URN nor UKPRN, as the school
// census asks for it.
type SettingType string

// NumberedSetting is the answer for a provider that has a URN or a UKPRN.
const NumberedSetting SettingType = "none"

// Choices returns the types in printed order.
func (SettingType) Choices() []Choice {
	return []Choice{{"nfe", "NFE: further education that is not maintained"}, {"oot", "OOT: one-on-one tuition"},
		{"oth", "OTH: other provider that is not registered"}, {"wbp", "WBP: work-based placement"},
		{string(NumberedSetting), "None: it has a URN or a UKPRN"}}
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
	GoverningBody         YesNo `json:"governingBody,omitzero"`
}

// Views holds what each party thinks of a placement, in their own words.
type Views struct {
	Pupil    LongText `json:"pupil,omitzero"`
	Parent   LongText `json:"parent,omitzero"`
	Provider LongText `json:"provider,omitzero"`

	School         LongText `json:"school,omitzero"`
	LocalAuthority LongText `json:"localAuthority,omitzero"`
	ParentContinue Feeling  `json:"parentContinue,omitzero"` // whether the placement should go on
}

// A Feeling is what somebody answered who was asked whether something should go on.
type Feeling string

// Choices returns the answers in printed order.
func (Feeling) Choices() []Choice {
	return []Choice{{"yes", "Yes"}, {"no", "No"}, {"not sure", "Not sure"}, {"not given", "Not given"}}
}
