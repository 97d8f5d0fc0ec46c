package apdocs

// A CommissioningChecklist (F08) is what a school checks of a provider before it
// commissions provision there, and once a year from then on.
//
// The original has the points only: answers, comments, the head and the
// registration check are additions.
type CommissioningChecklist struct {
	Record
	Provider    Provider `json:"provider,omitzero"`
	School      School   `json:"school,omitzero"`
	CompletedBy string   `json:"completedBy,omitzero"`
	CompletedOn Date     `json:"completedOn,omitzero"`
	NextCheck   Date     `json:"nextCheck,omitzero"`
	Policies    struct {
		Behaviour     Check `json:"behaviour,omitzero"`
		Curriculum    Check `json:"curriculum,omitzero"`
		Safeguarding  Check `json:"safeguarding,omitzero"`
		AntiBullying  Check `json:"antiBullying,omitzero"`
		HealthSafety  Check `json:"healthSafety,omitzero"`
		Complaints    Check `json:"complaints,omitzero"`
		Accommodation Check `json:"accommodation,omitzero"`
		Staff         Check `json:"staff,omitzero"`
		FirstAid      Check `json:"firstAid,omitzero"`
		Fire          Check `json:"fire,omitzero"`
		Vetting       Check `json:"vetting,omitzero"`
	} `json:"policies,omitzero"`
	Steps struct {
		Registration      Check `json:"registration,omitzero"`
		SocialMedia       Check `json:"socialMedia,omitzero"`
		ChildProtection   Check `json:"childProtection,omitzero"`
		Training          Check `json:"training,omitzero"`
		Attendance        Check `json:"attendance,omitzero"`
		Services          Check `json:"services,omitzero"`
		Costs             Check `json:"costs,omitzero"`
		PerformanceReport Check `json:"performanceReport,omitzero"`
	} `json:"steps,omitzero"`
	Registration Registration `json:"registration,omitzero"`
}

// Layout is the printed form.
func (k *CommissioningChecklist) Layout() *Layout {
	return &Layout{
		Name:    "commissioning-checklist",
		Version: 1,
		Title:   "Suggested commissioning checklist",
		Short:   "Commissioning checklist",
		Blocks: []Block{
			Grid(2,
				Ask("Provider", &k.Provider.Name).Required(),
				Ask("Commissioning school", &k.School.Name).Required(),
				Ask("Completed by (name and role)", &k.CompletedBy).Required().Wide(),
				Ask("Date completed", &k.CompletedOn).Required(),
				Ask("Next check due", &k.NextCheck),
			),
			k.checks(),
			registrationPart(&k.Provider, &k.Registration,
				Show("Indication", (*CommissioningChecklist).indication)),
		},
	}
}

func (k *CommissioningChecklist) checks() *Section {
	p, s := &k.Policies, &k.Steps
	return Part("Checks",
		Checks([2]string{"Check", "Comment"},
			Checked("Check the registration status of each provider and whether they should be registered if they are not", &s.Registration).
				Short("Check the registration status of each provider").
				Hint("Never use provision which contravenes the registration regulations"),
			Checked("The written behaviour policy, setting out amongst other matters the sanctions to be adopted in the event of pupil misbehaviour", &p.Behaviour).
				Short("The written behaviour policy, with its sanctions"),
			Checked("Detailed curriculum plans and schemes of work, and student assessment procedures", &p.Curriculum).
				Short("Curriculum plans, schemes of work and assessment procedures"),
			Checked("Particulars of arrangements to safeguard and promote the welfare of pupils and how those arrangements have regard to DfE guidance: Keeping children safe in education, and Working together", &p.Safeguarding).
				Short("Arrangements to safeguard and promote the welfare of pupils"),
			Checked("Anti-bullying policy", &p.AntiBullying),
			Checked("Health and safety policy", &p.HealthSafety),
			Checked("Complaints procedure", &p.Complaints),
			Checked("Quality of accommodation", &p.Accommodation),
			Checked("Qualifications and experience of staff", &p.Staff),
			Checked("Arrangements for administering first aid", &p.FirstAid),
			Checked("Fire risk assessment and procedures", &p.Fire),
			Checked("Recruitment and vetting checks for staff and management", &p.Vetting),
			Checked("Give providers information in writing about social networking, the use of social media and e-safety, making the school’s expectations clear", &s.SocialMedia).
				Short("Written information on social media and e-safety"),
			Checked("Give providers information in writing about the school’s expectations for child protection and procedures they should follow if they have a concern about a pupil", &s.ChildProtection).
				Short("Written information on child protection expectations"),
			Checked("Support providers to access appropriate safeguarding training and information", &s.Training).
				Short("Support providers to access safeguarding training"),
			Checked("Give providers information in writing about how the school should be informed of attendance and agree the subsequent follow-up of absence", &s.Attendance).
				Short("Written information on attendance and absence follow-up"),
			Checked("Check providers have good arrangements for working with other relevant services such as social care, mental health services, youth offending teams and drug support services", &s.Services).
				Short("Good arrangements for working with other services"),
			Checked("Ensure that the provider is transparent with costs and that the service you are commissioning is value for money and appropriate to the needs of the pupil", &s.Costs).
				Short("Transparent costs, value for money, right for the pupil"),
			Checked("Ask the provider to complete an annual performance report to document the performance of the service offered and evaluate the outcomes delivered", &s.PerformanceReport).
				Short("Ask the provider for an annual performance report"),
		).Subhead(1, "Check provider’s policies and procedures, including"),
	)
}

func (k *CommissioningChecklist) indication() Shown { return k.Registration.shown(k.CompletedOn) }

// Rules are R29.
func (k *CommissioningChecklist) Rules() []Rule {
	return []Rule{registrationRule(func(k *CommissioningChecklist) (*Registration, Date) {
		return &k.Registration, k.CompletedOn
	})}
}
