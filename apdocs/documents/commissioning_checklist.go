package documents

import "github.com/apdocs/forms/apdocs"

// A CommissioningChecklist (F08) is what a school checks about a provider before it
// commissions provision there, and then once a year.
//
// The original has only the points to check: answers, comments, the head and the
// registration check are additions.
type CommissioningChecklist struct {
	apdocs.Record
	Provider    apdocs.Provider `json:"provider,omitzero"`
	School      apdocs.School   `json:"school,omitzero"`
	CompletedBy string          `json:"completedBy,omitzero"`
	CompletedOn apdocs.Date     `json:"completedOn,omitzero"`
	NextCheck   apdocs.Date     `json:"nextCheck,omitzero"`
	Policies    struct {
		Behaviour     apdocs.Check `json:"behaviour,omitzero"`
		Curriculum    apdocs.Check `json:"curriculum,omitzero"`
		Safeguarding  apdocs.Check `json:"safeguarding,omitzero"`
		AntiBullying  apdocs.Check `json:"antiBullying,omitzero"`
		HealthSafety  apdocs.Check `json:"healthSafety,omitzero"`
		Complaints    apdocs.Check `json:"complaints,omitzero"`
		Accommodation apdocs.Check `json:"accommodation,omitzero"`
		Staff         apdocs.Check `json:"staff,omitzero"`
		FirstAid      apdocs.Check `json:"firstAid,omitzero"`
		Fire          apdocs.Check `json:"fire,omitzero"`
		Vetting       apdocs.Check `json:"vetting,omitzero"`
	} `json:"policies,omitzero"`
	Steps struct {
		Registration      apdocs.Check `json:"registration,omitzero"`
		SocialMedia       apdocs.Check `json:"socialMedia,omitzero"`
		ChildProtection   apdocs.Check `json:"childProtection,omitzero"`
		Training          apdocs.Check `json:"training,omitzero"`
		Attendance        apdocs.Check `json:"attendance,omitzero"`
		Services          apdocs.Check `json:"services,omitzero"`
		Costs             apdocs.Check `json:"costs,omitzero"`
		PerformanceReport apdocs.Check `json:"performanceReport,omitzero"`
	} `json:"steps,omitzero"`
	Registration Registration `json:"registration,omitzero"`
}

// Layout returns the printed form.
func (k *CommissioningChecklist) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name:     "commissioning-checklist",
		Version:  1,
		Computed: indications,
		Title:    "Suggested commissioning checklist",
		Short:    "Commissioning checklist",
		Blocks: []apdocs.Block{
			apdocs.Grid(2,
				apdocs.Ask("Provider", &k.Provider.Name).Required(),
				apdocs.Ask("Commissioning school", &k.School.Name).Required(),
				apdocs.Ask("Completed by (name and role)", &k.CompletedBy).Required().Wide(),
				apdocs.Ask("Date completed", &k.CompletedOn).Required(),
				apdocs.Ask("Next check due", &k.NextCheck),
			),
			k.checks(),
			registrationPart(&k.Provider, &k.Registration,
				apdocs.Show("Indication", (*CommissioningChecklist).indication)),
		},
	}
}

func (k *CommissioningChecklist) checks() *apdocs.Section {
	p, s := &k.Policies, &k.Steps
	return apdocs.Part("Checks",
		apdocs.Checks([2]string{"Check", "Comment"},
			apdocs.Checked("Check the registration status of each provider and whether they should be registered if they are "+
				"not", &s.Registration).
				Short("Check the registration status of each provider").
				Hint("Never use provision which contravenes the registration regulations"),
			apdocs.Checked("The written behaviour policy, setting out amongst other matters the sanctions to be adopted in "+
				"the event of pupil misbehaviour", &p.Behaviour).
				Short("The written behaviour policy, with its sanctions"),
			apdocs.Checked("Detailed curriculum plans and schemes of work, and student assessment procedures", &p.Curriculum).
				Short("Curriculum plans, schemes of work and assessment procedures"),
			apdocs.Checked("Particulars of arrangements to safeguard and promote the welfare of pupils and how those "+
				"arrangements have regard to DfE guidance: Keeping children safe in education, and Working together",
				&p.Safeguarding).
				Short("Arrangements to safeguard and promote the welfare of pupils"),
			apdocs.Checked("Anti-bullying policy", &p.AntiBullying),
			apdocs.Checked("Health and safety policy", &p.HealthSafety),
			apdocs.Checked("Complaints procedure", &p.Complaints),
			apdocs.Checked("Quality of accommodation", &p.Accommodation),
			apdocs.Checked("Qualifications and experience of staff", &p.Staff),
			apdocs.Checked("Arrangements for administering first aid", &p.FirstAid),
			apdocs.Checked("Fire risk assessment and procedures", &p.Fire),
			apdocs.Checked("Recruitment and vetting checks for staff and management", &p.Vetting),
			apdocs.Checked("Give providers information in writing about social networking, the use of social media and "+
				"e-safety, making the school’s expectations clear", &s.SocialMedia).
				Short("Written information on social media and e-safety"),
			apdocs.Checked("Give providers information in writing about the school’s expectations for child protection and "+
				"procedures they should follow if they have a concern about a pupil", &s.ChildProtection).
				Short("Written information on child protection expectations"),
			apdocs.Checked("Support providers to access appropriate safeguarding training and information", &s.Training).
				Short("Support providers to access safeguarding training"),
			apdocs.Checked("Give providers information in writing about how the school should be informed of attendance and "+
				"agree the subsequent follow-up of absence", &s.Attendance).
				Short("Written information on attendance and absence follow-up"),
			apdocs.Checked("Check providers have good arrangements for working with other relevant services such as social "+
				"care, mental health services, youth offending teams and drug support services", &s.Services).
				Short("Good arrangements for working with other services"),
			apdocs.Checked("Ensure that the provider is transparent with costs and that the service you are commissioning is "+
				"value for money and appropriate to the needs of the pupil", &s.Costs).
				Short("Transparent costs, value for money, right for the pupil"),
			apdocs.Checked("Ask the provider to complete an annual performance report to document the performance of the "+
				"service offered and evaluate the outcomes delivered", &s.PerformanceReport).
				Short("Ask the provider for an annual performance report"),
		).Subhead(1, "Check provider’s policies and procedures, including"),
	)
}

func (k *CommissioningChecklist) indication() apdocs.Shown {
	return k.Registration.shown(k.CompletedOn)
}

// Rules returns R29.
func (k *CommissioningChecklist) Rules() []apdocs.Rule {
	return []apdocs.Rule{registrationRule(func(k *CommissioningChecklist) (*Registration, apdocs.Date) {
		return &k.Registration, k.CompletedOn
	})}
}
