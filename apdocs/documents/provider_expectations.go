package documents

import "github.com/apdocs/forms/apdocs"

// ProviderExpectations (P21) is what a school expects of a provider, in three short
// statements: on social media and safety online, on child protection, and on attendance.
// The provider says of each that it has been read.
type ProviderExpectations struct {
	apdocs.Record
	Date         apdocs.Date     `json:"date,omitzero"`
	School       apdocs.School   `json:"school,omitzero"`
	Provider     apdocs.Provider `json:"provider,omitzero"`
	Expectations struct {
		Online          apdocs.LongText `json:"online,omitzero"`
		ChildProtection apdocs.LongText `json:"childProtection,omitzero"`
		Attendance      apdocs.LongText `json:"attendance,omitzero"`
	} `json:"expectations,omitzero"`
	Acknowledged struct {
		Online          apdocs.Date `json:"online,omitzero"`
		ChildProtection apdocs.Date `json:"childProtection,omitzero"`
		Attendance      apdocs.Date `json:"attendance,omitzero"`
	} `json:"acknowledged,omitzero"`
	TrainingOffered apdocs.LongText `json:"trainingOffered,omitzero"`
	Attendance      struct {
		MorningBy   apdocs.Clock `json:"morningBy,omitzero"`
		AfternoonBy apdocs.Clock `json:"afternoonBy,omitzero"`
	} `json:"attendance,omitzero"`
	Comments   apdocs.LongText   `json:"comments,omitzero"`
	Signatures apdocs.Signatures `json:"signatures,omitzero"`
	Copies     apdocs.Copies     `json:"copies,omitzero"`
}

// Layout returns the printed form.
func (e *ProviderExpectations) Layout() *apdocs.Layout {
	s, p := &e.School, &e.Provider
	return &apdocs.Layout{
		Name: "provider-expectations", Version: 1,
		Title: "What the school expects of the provider", Short: "Expectations of a provider",
		Blocks: []apdocs.Block{
			apdocs.Part("Who this is from and to",
				apdocs.Grid(2,
					apdocs.Ask("Name of the home school", &s.Name).Required(),
					apdocs.Ask("Date", &e.Date).Required(),
					apdocs.Ask("Name of the person at school to talk to", &s.Contact.Name).Required(),
					apdocs.Ask("Job of the person at school to talk to", &s.Contact.Role),
					apdocs.Ask("Telephone number of the person at school to talk to", &s.Contact.Phone).Format("phone").Required(),
					apdocs.Ask("Email address of the person at school to talk to", &s.Contact.Email).Format("email"),
					apdocs.Ask("Name of the alternative provider", &p.Name).Required().Wide(),
					apdocs.Ask("Name of the provider’s named contact", &p.Contact.Name),
					apdocs.Ask("Job of the provider’s named contact", &p.Contact.Role),
					apdocs.Ask("Telephone number of the provider’s named contact", &p.Contact.Phone).Format("phone"),
					apdocs.Ask("Email address of the provider’s named contact", &p.Contact.Email).Format("email"),
				),
				apdocs.Para("Thank you for working with our pupils. So that everybody knows where they stand, we give our "+
					"expectations in writing. Please share these with everybody who works with our pupils. If anything here is hard "+
					"to keep to, call the person at school and we will talk about it."),
			),
			e.online(), e.protection(), e.attendance(),
			apdocs.Part("Signed",
				apdocs.Beside(apdocs.Ask("Is there anything you would like to ask or change?", &e.Comments).Lines(3).
					By(apdocs.PartyProvider)),
				apdocs.Declare("The provider has read the three statements and has shared them with its staff."),
				apdocs.SignaturesWithRole(
					apdocs.Sign("School", apdocs.PartySchool, &e.Signatures.School),
					apdocs.Sign("Provider", apdocs.PartyProvider, &e.Signatures.Provider),
				),
			),
			copyPart(tickColumn(
				apdocs.Ask("Copy to the provider?", &e.Copies.Provider), apdocs.Ask("Copy to the school?", &e.Copies.School))),
		},
	}
}

func (e *ProviderExpectations) online() *apdocs.Section {
	return apdocs.Part("Social media and staying safe online",
		apdocs.Points(
			"Staff keep contact with our pupils to work accounts, work telephones and working hours. They do not "+
				"send or accept friend requests, share personal numbers, or follow pupils on social networks.",
			"Nobody posts a pupil’s name, picture or voice unless the school and the parent have agreed to it in writing.",
			"When pupils use devices, the internet is filtered and an adult is watching. "+
				"Pupils are taught how to stay safe online.",
			"Tell the school the same day about anything online that worries you, such as bullying, sharing of pictures, "+
				"or contact from strangers.",
		),
		apdocs.Beside(
			apdocs.Ask("What else does the school expect online?", &e.Expectations.Online).Lines(3),
			apdocs.Ask("Date the provider read the statement on staying safe online", &e.Acknowledged.Online).
				By(apdocs.PartyProvider),
		),
	)
}

func (e *ProviderExpectations) protection() *apdocs.Section {
	s := &e.School
	return apdocs.Part("Child protection",
		apdocs.Points(
			"If you are worried about a pupil, act at once. If a child is in danger now, call 999.",
			"Tell your own safeguarding lead, and tell the school’s designated safeguarding lead, who is named below, "+
				"the same day. Do not wait until you are sure, and do not only leave a message.",
			"Write down what you saw and heard, in the child’s own words, with the date and time. Do not question "+
				"the child, and do not promise to keep a secret.",
			"If the worry is about an adult who works with children, tell the same people straight away.",
			"The school stays responsible for referring its pupils to children’s social care. You can always make a referral "+
				"yourself if a child may be at risk of immediate harm.",
			"If a serious worry comes up we will review the placement at once, "+
				"and may stop it until the worry has been dealt with.",
		),
		apdocs.Beside(
			apdocs.Reach("Designated safeguarding lead (DSL) of the school", &s.DSL).AllRequired(),
			apdocs.Reach("Deputy DSL of the school", &s.DeputyDSL),
			apdocs.Reach("Designated safeguarding lead (DSL) of the provider", &e.Provider.DSL),
			apdocs.Ask("What else does the school expect on child protection?", &e.Expectations.ChildProtection).Lines(3),
			apdocs.Ask("What safeguarding training and information can the school offer?", &e.TrainingOffered).Lines(2),
			apdocs.Ask("Date the provider read the statement on child protection", &e.Acknowledged.ChildProtection).
				By(apdocs.PartyProvider),
		),
	)
}

func (e *ProviderExpectations) attendance() *apdocs.Section {
	return apdocs.Part("Attendance and absence",
		apdocs.Points(
			"Take a register twice a day, morning and afternoon, on every day that our pupil is due.",
			"If a pupil who is due is not there, tell the person named below, by the times given. Tell us at once "+
				"if a pupil leaves without permission.",
			"We will call home, find out why, and let you know. The school decides the register code.",
			"Only the home school can suspend or exclude a pupil. If you think that a pupil should not be with you on a day, "+
				"call us before you act.",
		),
		apdocs.Beside(apdocs.Reach("Person to tell about absence", &e.School.AttendanceContact).AllRequired()),
		apdocs.Grid(2,
			apdocs.Ask("By what time should the school know about the morning?", &e.Attendance.MorningBy).Required(),
			apdocs.Ask("By what time should the school know about the afternoon?", &e.Attendance.AfternoonBy).Required(),
		),
		apdocs.Beside(
			apdocs.Ask("What else does the school expect on attendance?", &e.Expectations.Attendance).Lines(3),
			apdocs.Ask("Date the provider read the statement on attendance", &e.Acknowledged.Attendance).
				By(apdocs.PartyProvider),
		),
	)
}

// Rules returns R50, R73, R78, R82 and R96.
func (e *ProviderExpectations) Rules() []apdocs.Rule {
	type T = ProviderExpectations
	return []apdocs.Rule{
		apdocs.SigningRule(func(e *T) (*apdocs.Signatures, *apdocs.Date) { return &e.Signatures, nil }),
		orderRule(func(e *T) (all []days) {
			a := &e.Acknowledged
			for _, read := range []*apdocs.Date{&a.Online, &a.ChildProtection, &a.Attendance} {
				all = append(all, days{&e.Date, read, "is before the date of these expectations; check both dates"})
			}
			return all
		}),
		writtenRule(func(e *T) *apdocs.Date { return &e.Date }),
		apdocs.NewRule("R82", apdocs.Error, "the form: times of the morning and the afternoon",
			"The school knows about the morning before it knows about the afternoon.", func(e *T, c *apdocs.Case) {
				d := &e.Attendance
				if !d.MorningBy.IsZero() && !d.AfternoonBy.IsZero() && d.AfternoonBy.Compare(d.MorningBy) <= 0 {
					c.Report(&d.AfternoonBy, "is not later than the time for the morning; check both")
				}
			}),
		apdocs.NewRule("R96", apdocs.Warning,
			"suggested commissioning checklist: expectations, procedures and absence in writing",
			"A provider that has signed has read each of the statements.", func(e *T, c *apdocs.Case) {
				a := &e.Acknowledged
				for _, read := range []*apdocs.Date{&a.Online, &a.ChildProtection, &a.Attendance} {
					if e.Signatures.Provider.Signed() && read.IsZero() {
						c.Report(read, "is not given, though the provider has signed")
					}
				}
			}),
	}
}
