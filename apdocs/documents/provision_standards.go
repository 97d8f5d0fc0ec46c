package documents

import "github.com/apdocs/forms/apdocs"

// ProvisionStandards is a school's or authority's check of a provider that is not a school
// against the voluntary national standards.
//
// Source: Department for Education, Non-school alternative provision: voluntary national
// standards, August 2025. The document itself could not be read; README.md says which reports
// of it were, and what could not be verified. The wording of all checks is the authors' own.
type ProvisionStandards struct {
	apdocs.Record
	Provider    apdocs.Provider `json:"provider,omitzero"`
	CompletedBy string          `json:"completedBy,omitzero"`
	CompletedOn apdocs.Date     `json:"completedOn,omitzero"`
	NextCheck   apdocs.Date     `json:"nextCheck,omitzero"`
	Standards   struct {
		Safeguarding SafeguardingStandards `json:"safeguarding,omitzero"`
		Safety       SafetyStandards       `json:"safety,omitzero"`
		Admissions   AdmissionStandards    `json:"admissions,omitzero"`
		Education    EducationStandards    `json:"education,omitzero"`
	} `json:"standards,omitzero"`
	Actions []apdocs.Action `json:"actions,omitempty"`
}

// SafeguardingStandards are the checks of safeguarding and welfare: standards 1.1 to 1.6.
type SafeguardingStandards struct {
	Recruitment     apdocs.Check `json:"recruitment,omitzero"`
	CentralRecord   apdocs.Check `json:"centralRecord,omitzero"`
	ChildProtection apdocs.Check `json:"childProtection,omitzero"`
	Conduct         apdocs.Check `json:"conduct,omitzero"`
	Lead            apdocs.Check `json:"lead,omitzero"`
	Referrals       apdocs.Check `json:"referrals,omitzero"`
	Training        apdocs.Check `json:"training,omitzero"`
	Site            apdocs.Check `json:"site,omitzero"`
}

// SafetyStandards are the checks of health and safety.
type SafetyStandards struct {
	Policy    apdocs.Check `json:"policy,omitzero"`
	Risks     apdocs.Check `json:"risks,omitzero"`
	Medical   apdocs.Check `json:"medical,omitzero"`
	FirstAid  apdocs.Check `json:"firstAid,omitzero"`
	Incidents apdocs.Check `json:"incidents,omitzero"`
	Fire      apdocs.Check `json:"fire,omitzero"`
}

// AdmissionStandards are the checks of admission, support and guidance.
type AdmissionStandards struct {
	Policy     apdocs.Check `json:"policy,omitzero"`
	Records    apdocs.Check `json:"records,omitzero"`
	Induction  apdocs.Check `json:"induction,omitzero"`
	Plan       apdocs.Check `json:"plan,omitzero"`
	Attendance apdocs.Check `json:"attendance,omitzero"`
	Behaviour  apdocs.Check `json:"behaviour,omitzero"`
}

// EducationStandards are the checks of the quality of education.
type EducationStandards struct {
	Curriculum    apdocs.Check `json:"curriculum,omitzero"`
	Teaching      apdocs.Check `json:"teaching,omitzero"`
	Progress      apdocs.Check `json:"progress,omitzero"`
	Reintegration apdocs.Check `json:"reintegration,omitzero"`
}

// Layout returns the printed form.
func (p *ProvisionStandards) Layout() *apdocs.Layout {
	s, h, a, e := &p.Standards.Safeguarding, &p.Standards.Safety, &p.Standards.Admissions, &p.Standards.Education
	heads := [2]string{"Standard", "What shows it"}
	return &apdocs.Layout{
		Name: "provision-standards", Version: 1,
		Title: "Check of a provider that is not a school", Short: "Voluntary standards",
		Blocks: []apdocs.Block{
			apdocs.Part("Which provider",
				apdocs.Grid(2,
					apdocs.Ask("Name of the alternative provider", &p.Provider.Name).Required().Wide(),
					apdocs.Ask("Who filled this in?", &p.CompletedBy).Required(),
					apdocs.Ask("Date filled in", &p.CompletedOn).Required(),
					apdocs.Ask("Date of the next check", &p.NextCheck).Wide(),
				),
				apdocs.Para("The Department for Education published voluntary national standards for alternative provision "+
					"that is not a school in August 2025. This list follows their four themes in words of its own. "+
					"Read the standards beside it."),
			),
			apdocs.Part("Safeguarding and welfare", apdocs.Checks(heads,
				apdocs.Checked("Everybody who works there, and every owner, has the recruitment checks, with an enhanced DBS check",
					&s.Recruitment).Short("Recruitment checks with an enhanced DBS check"),
				apdocs.Checked("One central record lists the checks", &s.CentralRecord),
				apdocs.Checked("There is a written policy on child protection", &s.ChildProtection),
				apdocs.Checked("There are written rules on the conduct of staff", &s.Conduct),
				apdocs.Checked("A trained person leads on safeguarding", &s.Lead),
				apdocs.Checked("Everybody knows how a concern is referred", &s.Referrals),
				apdocs.Checked("Everybody is trained on safeguarding when they start, and each year", &s.Training).
					Short("Training on safeguarding"),
				apdocs.Checked("The site is secure, and who comes in is known", &s.Site),
			)),
			apdocs.Part("Health and safety", apdocs.Checks(heads,
				apdocs.Checked("There is a written policy on health and safety", &h.Policy),
				apdocs.Checked("Risks of sites, activities and each pupil are assessed", &h.Risks),
				apdocs.Checked("Medical needs are known and met", &h.Medical),
				apdocs.Checked("There are trained first aiders and first aid kits", &h.FirstAid),
				apdocs.Checked("Accidents and incidents are recorded and reported", &h.Incidents),
				apdocs.Checked("There is a fire safety policy, a plan to leave the building, and drills", &h.Fire).
					Short("Fire safety policy, evacuation plan and drills"),
			)),
			apdocs.Part("Admission, support and guidance", apdocs.Checks(heads,
				apdocs.Checked("The admissions policy is open and discriminates against nobody", &a.Policy),
				apdocs.Checked("There is a full record of each pupil’s needs and plans", &a.Records),
				apdocs.Checked("Each pupil has an induction with a first assessment", &a.Induction),
				apdocs.Checked("Each pupil has an individual learning plan", &a.Plan),
				apdocs.Checked("Attendance is recorded each session, and absence is followed up", &a.Attendance),
				apdocs.Checked("There is a written policy on behaviour", &a.Behaviour),
			)),
			apdocs.Part("Quality of education", apdocs.Checks(heads,
				apdocs.Checked("What is taught fits the pupil and the home school’s curriculum", &e.Curriculum),
				apdocs.Checked("Teaching is good, by people who can teach", &e.Teaching),
				apdocs.Checked("Progress is assessed and reported to school and family", &e.Progress),
				apdocs.Checked("The placement prepares the pupil to go back, or on", &e.Reintegration),
			)),
			apdocs.Part("Next", actions(&p.Actions)),
		},
	}
}

// Rules returns R56, R73 and R78.
func (p *ProvisionStandards) Rules() []apdocs.Rule {
	type T = ProvisionStandards
	return []apdocs.Rule{
		apdocs.NewRule("R56", apdocs.Warning,
			"voluntary national standards for non-school alternative provision, August 2025",
			"A standard that is not met has a comment and something is done about it.", (*T).followedUp),
		orderRule(func(p *T) []days {
			return []days{{&p.CompletedOn, &p.NextCheck, "is before the date filled in; check both dates"}}
		}),
		writtenRule(func(p *T) *apdocs.Date { return &p.CompletedOn }),
	}
}

// followedUp checks R56.
func (p *ProvisionStandards) followedUp(c *apdocs.Case) {
	unmet := false
	for _, check := range p.checks() {
		if check.Answer != apdocs.No {
			continue
		}
		unmet = true
		if apdocs.IsBlank(check.Comment) {
			c.Report(&check.Comment, "is not answered; say what is missing")
		}
	}
	if unmet && len(p.Actions) == 0 {
		c.Report(&p.Actions, "is not answered, though a standard is not met")
	}
}

// checks returns all checks in printed order.
func (p *ProvisionStandards) checks() []*apdocs.Check {
	s, h, a, e := &p.Standards.Safeguarding, &p.Standards.Safety, &p.Standards.Admissions, &p.Standards.Education
	return []*apdocs.Check{
		&s.Recruitment, &s.CentralRecord, &s.ChildProtection, &s.Conduct, &s.Lead, &s.Referrals, &s.Training, &s.Site,
		&h.Policy, &h.Risks, &h.Medical, &h.FirstAid, &h.Incidents, &h.Fire,
		&a.Policy, &a.Records, &a.Induction, &a.Plan, &a.Attendance, &a.Behaviour,
		&e.Curriculum, &e.Teaching, &e.Progress, &e.Reintegration,
	}
}
