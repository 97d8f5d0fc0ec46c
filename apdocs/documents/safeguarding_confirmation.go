package documents

import (
	"time"

	"github.com/apdocs/forms/apdocs"
)

// A SafeguardingConfirmation (P12) is what a provider confirms in writing: that its staff
// are checked, and that it tells the school of changes.
type SafeguardingConfirmation struct {
	apdocs.Record
	Date      apdocs.Date      `json:"date,omitzero"`
	Provider  apdocs.Provider  `json:"provider,omitzero"`
	School    apdocs.School    `json:"school,omitzero"`
	Placement apdocs.Placement `json:"placement,omitzero"`
	Checks    StaffChecks      `json:"checks,omitzero"`

	GuidanceYear            string            `json:"guidanceYear,omitzero"`
	SafeguardingPartnership string            `json:"safeguardingPartnership,omitzero"`
	StaffTrained            apdocs.YesNo      `json:"staffTrained,omitzero"`
	RenewBy                 apdocs.Date       `json:"renewBy,omitzero"`
	Signatures              apdocs.Signatures `json:"signatures,omitzero"`
	Copies                  apdocs.Copies     `json:"copies,omitzero"`
}

// StaffChecks are the checks that a provider's single central record holds. They name
// nobody.
type StaffChecks struct {
	Identity       apdocs.YesNo    `json:"identity,omitzero"`
	DBS            apdocs.YesNo    `json:"dbs,omitzero"`
	BarredList     apdocs.YesNo    `json:"barredList,omitzero"`
	Prohibition    apdocs.YesNo    `json:"prohibition,omitzero"`
	Section128     apdocs.YesNo    `json:"section128,omitzero"`
	RightToWork    apdocs.YesNo    `json:"rightToWork,omitzero"`
	Qualifications apdocs.YesNo    `json:"qualifications,omitzero"`
	References     apdocs.YesNo    `json:"references,omitzero"`
	Overseas       apdocs.YesNo    `json:"overseas,omitzero"`
	MedicalFitness apdocs.YesNo    `json:"medicalFitness,omitzero"`
	AgencyStaff    apdocs.YesNo    `json:"agencyStaff,omitzero"`
	Subcontractors apdocs.YesNo    `json:"subcontractors,omitzero"`
	Explanation    apdocs.LongText `json:"explanation,omitzero"`
	SeenOn         apdocs.Date     `json:"seenOn,omitzero"`
}

// Layout returns the printed form.
func (s *SafeguardingConfirmation) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "safeguarding-confirmation", Version: 1, FilledBy: apdocs.PartyProvider,
		Title: "Provider’s written confirmation of safeguarding checks", Short: "Safeguarding confirmation",
		Blocks: []apdocs.Block{
			s.who(),
			s.checks(),
			s.people(),
			apdocs.Part("What we confirm",
				apdocs.Para("This covers every site that is listed above. It gives no details of any one person."),
				apdocs.Points(
					"Appropriate safeguarding checks have been carried out on individuals working at the establishment, i.e. those "+
						"checks that schools would otherwise perform in respect of their own staff.",
					"The alternative provision provider will inform the commissioner of any changes to arrangements that may put the "+
						"child at risk, e.g. staff changes, so that the commissioner can assure itself that appropriate safeguarding "+
						"checks have been carried out on new staff.",
				),
				apdocs.Grid(2, apdocs.Ask("Date to confirm this again", &s.RenewBy).Required().
					Hint("No later than a year from the date of this confirmation.").Wide()),
				apdocs.SignaturesWithRole(apdocs.Sign("Provider", apdocs.PartyProvider, &s.Signatures.Provider)),
			),
			copyPart(tickColumn(
				apdocs.Ask("Copy to the school?", &s.Copies.School), apdocs.Ask("Copy to the provider?", &s.Copies.Provider))),
		},
	}
}

func (s *SafeguardingConfirmation) who() *apdocs.Section {
	p := &s.Provider
	return apdocs.Part("Who this is from and to",
		apdocs.Grid(2,
			apdocs.Ask("Date of this confirmation", &s.Date).Required(),
			apdocs.Ask("Name of the alternative provider", &p.Name).Required(),
			apdocs.Ask("Name of the school or other body that places pupils", &s.School.Name).Required(),
			apdocs.Ask("Name of the person there to write to", &s.School.Contact.Name),
			apdocs.Ask("First day of the first placement that this covers", &s.Placement.Start).Wide().
				Hint("This must be confirmed before it."),
		),
		apdocs.Beside(apdocs.Ask("Main address of the provider", &p.Address).Lines(4).Required()),
		apdocs.Grid(2,
			apdocs.Ask("Name of the provider’s named contact", &p.Contact.Name).Required(),
			apdocs.Ask("Job of the provider’s named contact", &p.Contact.Role),
			apdocs.Ask("Telephone number of the provider’s named contact", &p.Contact.Phone).Format("phone").Required(),
			apdocs.Ask("Email address of the provider’s named contact", &p.Contact.Email).Format("email"),
		),
		apdocs.Minor("Every site, with its address, including partners’ sites",
			apdocs.Each(&p.Sites, 2, func(site *apdocs.Site) []apdocs.Block {
				return []apdocs.Block{apdocs.Together(
					apdocs.Grid(2,
						apdocs.Ask("Name of the site", &site.Name), apdocs.Ask("Run by, if not the provider", &site.Subcontractor),
						apdocs.Ask("Telephone during sessions", &site.Phone).Format("phone"), apdocs.Ask("Days", &site.Days),
					),
					apdocs.Beside(apdocs.Ask("Address", &site.Address).Lines(3), apdocs.Ask("Kind of site", &site.Kind)),
				)}
			})),
	)
}

func (s *SafeguardingConfirmation) checks() *apdocs.Section {
	c := &s.Checks
	ask := func(label string, answer *apdocs.YesNo) *apdocs.Field {
		return apdocs.Ask(label, answer).OrNotApplicable().Required()
	}
	t := apdocs.Choices(
		ask("Is everybody’s identity checked?", &c.Identity),
		ask("Has everybody an enhanced DBS check?", &c.DBS),
		ask("Is everybody checked against the barred list, as the law allows?", &c.BarredList),
		ask("Are teachers checked for prohibition orders?", &c.Prohibition),
		ask("Are managers checked for section 128 directions?", &c.Section128),
		ask("Is everybody’s right to work checked?", &c.RightToWork),
		ask("Are qualifications checked?", &c.Qualifications),
		ask("Are references held for everybody?", &c.References),
		ask("Are overseas checks made for those who have lived abroad?", &c.Overseas),
		ask("Is it checked that everybody is medically fit for their work?", &c.MedicalFitness),
		ask("Does the agency confirm these checks in writing for agency and supply staff, whose identity you check?",
			&c.AgencyStaff).Short("Does the agency confirm the checks of agency staff?"),
		ask("Are partners’ staff checked in the same way?", &c.Subcontractors),
	)
	t.Columns = append(t.Columns, apdocs.Column{Head: "Not applicable", Kind: apdocs.OptionColumn,
		Choice: apdocs.Choice{Value: string(apdocs.NotApplicable), Label: "Not applicable"}})
	return apdocs.Part("Checks held on the single central record",
		t,
		apdocs.Beside(apdocs.Ask("Explain every answer that is not yes", &c.Explanation).Lines(3).
			Hint("Do not name staff, and do not give certificate numbers.")),
		apdocs.Grid(2, apdocs.Ask("When was the single central record last checked in full?", &c.SeenOn).Wide()),
	)
}

func (s *SafeguardingConfirmation) people() *apdocs.Section {
	lead, deputy := &s.Provider.DSL, &s.Provider.DeputyDSL
	return apdocs.Part("People and training",
		apdocs.Grid(2,
			apdocs.Ask("Name of the designated safeguarding lead (DSL)", &lead.Name).Required(),
			apdocs.Ask("Telephone number of the DSL", &lead.Phone).Format("phone").Required(),
			apdocs.Ask("Email address of the DSL", &lead.Email).Format("email"),
			apdocs.Ask("Date of the DSL’s last training", &lead.TrainedOn).Required(),
			apdocs.Ask("Name of the deputy DSL", &deputy.Name).Required(),
			apdocs.Ask("Telephone number of the deputy DSL", &deputy.Phone).Format("phone").Required(),
			apdocs.Ask("Email address of the deputy DSL", &deputy.Email).Format("email"),
			apdocs.Ask("Date of the deputy’s last training", &deputy.TrainedOn).Required(),
		),
		apdocs.Beside(
			apdocs.Ask("Which edition of Keeping Children Safe in Education do you follow?", &s.GuidanceYear).
				Short("Edition of Keeping Children Safe in Education").Required().Hint("For example: September 2026."),
			apdocs.Ask("Which local safeguarding children partnership’s procedures do you follow?", &s.SafeguardingPartnership).
				Short("Local safeguarding children partnership").Required(),
			apdocs.Ask("Have all staff had safeguarding training in the last year?", &s.StaffTrained),
		),
	)
}

// Rules returns R41, R42, R50, R73 and R89.
func (s *SafeguardingConfirmation) Rules() []apdocs.Rule {
	type T = SafeguardingConfirmation
	return []apdocs.Rule{
		apdocs.NewRule("R41", apdocs.Error, "school policy on alternative provision, 9.5",
			"Every site has its address, and a partner’s site the name of the partner.", func(s *T, c *apdocs.Case) {
				siteAddresses(c, s.Provider.Sites)
			}),
		apdocs.NewRule("R42", apdocs.Warning, "school policy on alternative provision, 9.2; that it is renewed each year is "+
			"good practice", "The checks are confirmed before the placement begins, "+
			"and again before the confirmation runs out.", (*T).inTime),
		apdocs.SigningRule(func(s *T) (*apdocs.Signatures, *apdocs.Date) { return &s.Signatures, nil }),
		orderRule(func(s *T) []days {
			return []days{
				{&s.Date, &s.RenewBy, "is before the date of this confirmation; check both dates"},
				{&s.Checks.SeenOn, &s.Date, "is before the single central record was checked; check both dates"},
			}
		}),
		apdocs.NewRule("R89", apdocs.Error, "the form: “Explain every answer that is not yes”; school policy on alternative "+
			"provision, 9.2", "Every answer about a check that is not yes is explained.", (*T).explained),
	}
}

// inTime checks R42.
func (s *SafeguardingConfirmation) inTime(c *apdocs.Case) {
	if !s.Placement.Start.IsZero() && !s.Date.IsZero() && !s.Date.Before(s.Placement.Start) {
		c.Report(&s.Date, "is not before the first day; confirm the checks before a placement begins")
	}
	months := c.Organisation.FiguresOn(s.Date).Placements.Confirmation
	if !s.Date.IsZero() && s.RenewBy.After(monthsLater(s.Date, months)) {
		c.Report(&s.RenewBy, "is later than a confirmation holds; choose an earlier day")
	}
}

// monthsLater returns the day of the same number that many months later, or the last day of
// that month if it is shorter. The result is at most the last date that a Date can hold.
func monthsLater(d apdocs.Date, months int64) apdocs.Date {
	const year = 12
	month := int(d.Month()) - 1 + int(min(months, 1000*year))
	for day := d.Day(); day > 0; day-- {
		if later, err := apdocs.MakeDate(d.Year()+month/year, time.Month(month%year+1), day); err == nil {
			return later
		}
	}
	return apdocs.NewDate(9999, 12, 31)
}

// explained checks R89.
func (s *SafeguardingConfirmation) explained(c *apdocs.Case) {
	k := &s.Checks
	if !apdocs.IsBlank(k.Explanation) {
		return
	}
	for _, answer := range []apdocs.YesNo{k.Identity, k.DBS, k.BarredList, k.Prohibition, k.Section128, k.RightToWork,
		k.Qualifications, k.References, k.Overseas, k.MedicalFitness, k.AgencyStaff, k.Subcontractors} {
		if answer != "" && answer != apdocs.Yes {
			c.Report(&k.Explanation, "is needed, because at least one answer above is not “yes”")
			return
		}
	}
}
