package documents

import "github.com/apdocs/forms/apdocs"

// The sections of a pupil referral, and its rules.

func (r *PupilReferral) pupil() *apdocs.Section {
	p := &r.Pupil
	return apdocs.Part("The pupil",
		whichPupil(p,
			apdocs.Ask("Does the pupil have a social worker?", &p.SocialWorker),
			apdocs.Ask("Unique pupil number (UPN)", &p.UPN).Class(apdocs.ClassIdentifier).
				Hint("Left out of copies that go outside education."),
			apdocs.Ask("Which language is spoken at home?", &p.Language).Wide(),
		),
		apdocs.Beside(
			apdocs.Ask("Where does the pupil live?", &p.Address).Lines(3).Class(apdocs.ClassContact),
			apdocs.Ask("What help does the pupil need with English as an additional language?", &r.LanguageSupport).
				Short("Help needed with English as an additional language").Lines(2),
		),
	)
}

func (r *PupilReferral) school() *apdocs.Section {
	s := &r.School
	return apdocs.Part("Home school",
		apdocs.Grid(2,
			apdocs.Ask("Name of the home school", &s.Name).Required().Wide().Hint("The school whose roll the pupil is on."),
			apdocs.Ask("Name of the person at school to talk to", &s.Contact.Name).Required(),
			apdocs.Ask("Job of the person at school to talk to", &s.Contact.Role),
			apdocs.Ask("Telephone number of the person at school to talk to", &s.Contact.Phone).Format("phone").Required(),
			apdocs.Ask("Email address of the person at school to talk to", &s.Contact.Email).Format("email"),
		),
		apdocs.Beside(
			apdocs.Reach("Designated safeguarding lead (DSL) of the school", &s.DSL).AllRequired(),
			apdocs.Reach("Person to tell about absence", &s.AttendanceContact),
		),
	)
}

func (r *PupilReferral) provider() *apdocs.Section {
	return apdocs.Part("Provider", apdocs.Beside(
		apdocs.Ask("Name of the alternative provider", &r.Provider.Name).Required(),
		apdocs.Ask("Address where the pupil will be taught", &r.Provider.Address).Lines(3).Required(),
	))
}

func (r *PupilReferral) family() *apdocs.Section {
	emergency := apdocs.Rows("Who should we call in an emergency, in order?", &r.EmergencyContacts, 2, func(
		c *apdocs.EmergencyContact) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Name", &c.Name).Class(apdocs.ClassThirdParty),
			apdocs.Ask("Relationship to the pupil", &c.Relationship).Class(apdocs.ClassThirdParty),
			apdocs.Ask("Telephone", &c.Phone).Format("phone").Class(apdocs.ClassThirdParty),
		}
	}).AtLeast(1)
	return apdocs.Part("Family",
		apdocs.Minor("Parents and carers", apdocs.Each(&r.Parents, 2, func(p *apdocs.Parent) []apdocs.Block {
			return []apdocs.Block{apdocs.Together(
				apdocs.Grid(2,
					apdocs.Ask("Name", &p.Name).Required(),
					apdocs.Ask("Relationship to the pupil", &p.Relationship),
					apdocs.Ask("Has parental responsibility?", &p.Responsibility),
					apdocs.Ask("Keep this address off copies?", &p.AddressWithheld).Class(apdocs.ClassContact),
					apdocs.Ask("Telephone", &p.Phone).Format("phone").Class(apdocs.ClassContact),
					apdocs.Ask("Email address", &p.Email).Format("email").Class(apdocs.ClassContact),
				),
				apdocs.Beside(apdocs.Ask("Address", &p.Address).Lines(3).Class(apdocs.ClassContact)),
			)}
		}).AtLeast(1)),
		emergency,
		apdocs.Beside(
			apdocs.Ask("Does the family need an interpreter, large print or other help?", &r.FamilyNeeds),
			apdocs.Ask("Who may collect the pupil?", &r.CollectedBy).Class(apdocs.ClassThirdParty),
		),
	)
}

func (r *PupilReferral) professionals() *apdocs.Section {
	t := apdocs.Rows("Who else is involved with the pupil?", &r.Professionals, 4, func(
		p *apdocs.Professional) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Name", &p.Name).Class(apdocs.ClassThirdParty), apdocs.Ask("Job", &p.Role).Class(apdocs.ClassThirdParty),
			apdocs.Ask("Organisation", &p.Organisation).Class(apdocs.ClassThirdParty),
			apdocs.Ask("Telephone", &p.Phone).Format("phone").Class(apdocs.ClassThirdParty),
			apdocs.Ask("Email address", &p.Email).Format("email").Class(apdocs.ClassThirdParty).Wide(),
		}
	})
	t.Title.Hints = []string{"For example an educational psychologist, a therapist or the case officer for EHCPs."}
	worker, virtual := &r.SocialWorker, &r.VirtualSchool
	return apdocs.Part("People who work with the pupil",
		t,
		apdocs.When(&r.Pupil.SocialWorker, apdocs.Yes, apdocs.Grid(2,
			apdocs.Ask("Name of the social worker", &worker.Name).Class(apdocs.ClassThirdParty),
			apdocs.Ask("Email address of the social worker", &worker.Email).Format("email").Class(apdocs.ClassThirdParty),
		)),
		apdocs.When(&r.Pupil.LookedAfter, apdocs.Yes, apdocs.Grid(2,
			apdocs.Ask("Name of the virtual school officer or adviser", &virtual.Name).Class(apdocs.ClassThirdParty),
			apdocs.Ask("Email address of the virtual school", &virtual.Email).Format("email").Class(apdocs.ClassThirdParty),
		)),
		apdocs.Grid(2,
			apdocs.Ask("Name of the youth justice worker, if there is one", &r.YOT.Name).Class(apdocs.ClassCriminal),
			apdocs.Ask("Email address of the youth justice worker", &r.YOT.Email).Format("email").Class(apdocs.ClassCriminal),
			apdocs.Ask("GP surgery: name and telephone number", &r.GP).Class(apdocs.ClassHealth).Wide(),
		),
	)
}

func (r *PupilReferral) about() *apdocs.Section {
	return apdocs.Part("About the pupil", apdocs.Beside(
		apdocs.Ask("What is the pupil good at, and what do they enjoy?", &r.Strengths).Lines(4),
		apdocs.Ask("What gets in the way of learning?", &r.Barriers).Lines(4),
		apdocs.Ask("What works well with this pupil?", &r.WhatWorks).Lines(4),
		apdocs.Ask("What may upset the pupil, and what calms them?", &r.Triggers).Lines(4),
	))
}

func (r *PupilReferral) history() *apdocs.Section {
	t := apdocs.Rows("Which suspensions were there in the last year?", &r.Suspensions, 3, func(
		s *PastSuspension) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("First day", &s.From), apdocs.Ask("School days", &s.Days),
			apdocs.Ask("Reason", &s.Reason).Lines(2),
		}
	})
	return apdocs.Part("Attendance and suspensions",
		apdocs.Grid(2,
			apdocs.Ask("What was the pupil’s attendance before the placement?", &r.Baseline.Attendance).Required(),
			apdocs.Ask("How many suspensions in the last year?", &r.Baseline.Suspensions).Required(),
			apdocs.Ask("Was the pupil ever permanently excluded from a school?", &r.Excluded).Wide(),
		),
		shares(t, 3, 2, 8),
	)
}

func (r *PupilReferral) learning() *apdocs.Section {
	subjects := apdocs.Rows("Where is the pupil now in each subject?", &r.Subjects, 5, func(s *Subject) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Subject", &s.Subject), apdocs.Ask("Level or grade now", &s.Baseline),
			apdocs.Ask("Course and exam board", &s.Course),
		}
	}).AtLeast(1)
	plans := apdocs.Rows("Which plans does the pupil have?", &r.Plans, 2, func(p *HeldPlan) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Plan", &p.Plan), apdocs.Ask("Attached?", &p.Attached), apdocs.Ask("Next review", &p.ReviewOn),
		}
	})
	return apdocs.Part("Learning",
		subjects,
		apdocs.Beside(
			apdocs.Ask("What special educational needs or disabilities (SEND) does the pupil have?", &r.SEND).
				Short("Special educational needs or disabilities (SEND)").Lines(4).Required().
				Hint("If there are none, write: none."),
			apdocs.Ask("What extra arrangements does the pupil have in exams and tests?", &r.AccessArrangements).Lines(2),
		),
		shares(plans, 6, 3, 3),
	)
}

func (r *PupilReferral) health() *apdocs.Section {
	p := &r.Permission
	return apdocs.Part("Health and safety",
		apdocs.Beside(
			apdocs.Ask("What should the provider know about health conditions and allergies?", &r.Health).
				Short("Health conditions and allergies").Lines(4).Required().Hint("If there are none, write: none.").
				Class(apdocs.ClassHealth),
			apdocs.Ask("Which medicines does the pupil take, and who gives them?", &r.Medicines).Lines(2).
				Class(apdocs.ClassHealth),
		),
		apdocs.Choices(
			apdocs.Ask("Has the parent agreed to first aid?", &p.FirstAid),
			apdocs.Ask("Has the parent agreed to emergency treatment?", &p.Emergency),
			apdocs.Ask("Has the parent agreed to activities away from the site?", &p.Activities),
			apdocs.Ask("Has the parent agreed to photographs of work?", &p.Photographs),
			apdocs.Ask("Is a risk assessment attached?", &r.RiskAssessmentAttached).Required(),
		),
		apdocs.Beside(
			apdocs.Ask("What must staff know to keep the pupil safe?", &r.Safeguarding).Lines(4).Required().
				Hint("Say only what staff must know. If there is nothing, write: none.").
				Hint("Details go by a safe route, from one designated safeguarding lead to the other.").
				Class(apdocs.ClassSafeguarding),
			apdocs.Ask("What should staff do in an emergency?", &r.EmergencyPlan).Lines(3),
		),
	)
}

func (r *PupilReferral) placement() *apdocs.Section {
	p := &r.Placement
	return apdocs.Part("Placement",
		apdocs.Beside(
			apdocs.Ask("How is this placement arranged?", &p.Route),
			apdocs.Ask("Why is the school asking for this placement?", &p.Reason).Lines(4).Required(),
		),
		apdocs.Grid(3,
			apdocs.Ask("First day", &p.Start).Required(),
			apdocs.Ask("Expected last day", &p.End),
			apdocs.Ask("Is the placement full time?", &p.FullTime),
		),
		apdocs.Minor("Where the pupil should be each morning and afternoon",
			apdocs.Week("Where the pupil should be each morning and afternoon", &p.Timetable)),
		apdocs.Beside(
			apdocs.Ask("Which register code will the school use for these sessions?", &r.RegisterCode).
				Hint("The school decides. The code depends on where the session is and who arranged it."),
			apdocs.Ask("How will the pupil travel there and back?", &r.Transport).Lines(2),
			apdocs.Ask("Is the pupil eligible for free school meals?", &r.FreeMeals).Required(),
			apdocs.Ask("What has been arranged for lunch?", &r.Lunch).Lines(2),
		),
	)
}

func (r *PupilReferral) funding() *apdocs.Section {
	return apdocs.Part("Funding",
		apdocs.Beside(apdocs.Ask("Who pays for the placement?", &r.Funding.Payer)),
		apdocs.Grid(2,
			apdocs.Ask("What does the placement cost?", &r.Placement.Cost),
			apdocs.Ask("What is that the price of?", &r.Placement.CostPer),
			apdocs.Ask("Budget or order number", &r.Funding.Detail).Wide(),
		),
	)
}

// Rules returns R27, R45, R46, R50, R53, R73, R76, R78 and R92.
func (r *PupilReferral) Rules() []apdocs.Rule {
	type T = PupilReferral
	return []apdocs.Rule{
		apdocs.NewRule("R27", apdocs.Warning,
			"school policy on alternative provision, 9.5; guidance on looked-after children",
			"Every session of the week is accounted for.",
			func(r *T, c *apdocs.Case) { accountedFor(c, &r.Placement.Timetable) }),
		apdocs.UPNRule(func(r *T) *apdocs.Pupil { return &r.Pupil }),
		apdocs.AgeRule(func(r *T) (*apdocs.Pupil, apdocs.Date) { return &r.Pupil, r.Placement.Start }),
		apdocs.SigningRule(func(r *T) (*apdocs.Signatures, *apdocs.Date) { return &r.Signatures, &r.Pupil.BirthDate }),
		orderRule(func(r *T) []days {
			all := []days{{&r.Placement.Start, &r.Placement.End, "is before the first day; check both dates"}}
			for i := range r.Suspensions {
				all = append(all, days{&r.Pupil.BirthDate, &r.Suspensions[i].From, "is before the date of birth; check both"})
			}
			return all
		}),
		copyRule(func(r *T) (*apdocs.Pupil, *apdocs.Copies) { return &r.Pupil, &r.Copies }),
		writtenRule(func(r *T) *apdocs.Date { return &r.CompletedOn }),
		apdocs.NewRule("R53", apdocs.Warning, "the form: suspensions in the last year",
			"The suspensions that are listed are as many as the number says.", func(r *T, c *apdocs.Case) {
				if n, ok := r.Baseline.Suspensions.Int(); ok && len(r.Suspensions) > 0 && int(n) != len(r.Suspensions) {
					c.Report(&r.Baseline.Suspensions, "is not the number of suspensions that are listed below; check both")
				}
			}),
		apdocs.NewRule("R92", apdocs.Warning, "school policy on alternative provision, 8.2.1 and 12.1.3",
			"The provider has the information before the pupil’s first day.", func(r *T, c *apdocs.Case) {
				if !r.Placement.Start.IsZero() && r.CompletedOn.After(r.Placement.Start) {
					c.Report(&r.CompletedOn, "is after the first day; the provider needs it before")
				}
			}),
	}
}
