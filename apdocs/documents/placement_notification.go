package documents

import "github.com/apdocs/forms/apdocs"

// A PlacementNotification (P15) tells the local authority that a school has placed a pupil
// and, later, how the placement ended.
type PlacementNotification struct {
	apdocs.Record
	Date           apdocs.Date      `json:"date,omitzero"`
	LocalAuthority LocalAuthority   `json:"localAuthority,omitzero"`
	Pupil          apdocs.Pupil     `json:"pupil,omitzero"`
	EHCPAuthority  string           `json:"ehcpAuthority,omitzero"`
	CareAuthority  string           `json:"careAuthority,omitzero"`
	School         apdocs.School    `json:"school,omitzero"`
	OnRoll         apdocs.YesNo     `json:"onRoll,omitzero"`
	Provider       apdocs.Provider  `json:"provider,omitzero"`
	Placement      apdocs.Placement `json:"placement,omitzero"`
	EHCPReview     struct {
		DiscussedOn apdocs.Date  `json:"discussedOn,omitzero"`
		Requested   apdocs.YesNo `json:"requested,omitzero"`
	} `json:"ehcpReview,omitzero"`
	EHCPProvision apdocs.LongText   `json:"ehcpProvision,omitzero"`
	Outcome       PlacementOutcome  `json:"outcome,omitzero"`
	CompletedBy   string            `json:"completedBy,omitzero"`
	CompletedOn   apdocs.Date       `json:"completedOn,omitzero"`
	Signatures    apdocs.Signatures `json:"signatures,omitzero"`
	Copies        apdocs.Copies     `json:"copies,omitzero"`
}

// A PlacementOutcome is how a placement ended.
type PlacementOutcome struct {
	Kind   OutcomeKind     `json:"kind,omitzero"`
	Date   apdocs.Date     `json:"date,omitzero"`
	Detail apdocs.LongText `json:"detail,omitzero"`
}

// OutcomeKind is the kind of end of a placement.
type OutcomeKind string

// Choices returns the kinds of end in printed order.
func (OutcomeKind) Choices() []apdocs.Choice {
	return choices("Extended", "Returned to the home school", "Permanent managed move", "Other")
}

// Layout returns the printed form.
func (n *PlacementNotification) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "placement-notification", Version: 1,
		Title: "Telling the local authority about a placement", Short: "Placement notification",
		Blocks: []apdocs.Block{
			apdocs.Part("This notification",
				apdocs.Grid(2,
					apdocs.Ask("Which local authority is this for?", &n.LocalAuthority.Name).Required(),
					apdocs.Ask("Email address of its team", &n.LocalAuthority.Email).Format("email"),
					apdocs.Ask("Date sent to the local authority", &n.Date).Required().Wide().
						Hint("On or before the first day. For a pupil with an EHCP who is directed off site: at least two school days "+
							"before."),
				),
			),
			n.pupil(),
			apdocs.Part("Home school",
				apdocs.Grid(2, append([]*apdocs.Field{
					apdocs.Ask("Name of the home school", &n.School.Name).Required(),
					apdocs.Ask("Does the pupil stay on the roll of the home school?", &n.OnRoll).Required(),
				}, toTalkTo(&n.School.Contact)...)...),
			),
			n.provider(),
			n.placement(),
			n.outcome(),
			apdocs.Part("Signed",
				filledIn(&n.CompletedBy, &n.CompletedOn),
				apdocs.SignaturesWithRole(apdocs.Sign("School", apdocs.PartySchool, &n.Signatures.School)),
			),
			copyPart(tickColumn(
				apdocs.Ask("Copy to the local authority?", &n.Copies.LocalAuthority),
				apdocs.Ask("Copy to the school?", &n.Copies.School),
			)),
		},
	}
}

func (n *PlacementNotification) pupil() *apdocs.Section {
	p := &n.Pupil
	return apdocs.Part("The pupil",
		whichPupil(p,
			apdocs.Ask("Unique pupil number (UPN)", &p.UPN).Class(apdocs.ClassIdentifier).
				Hint("Leave it out of copies that go outside education."),
			apdocs.Ask("Does the pupil have a social worker?", &p.SocialWorker)),
		apdocs.When(&p.EHCP, apdocs.Yes,
			apdocs.Beside(
				apdocs.Ask("Which local authority maintains the EHCP?", &n.EHCPAuthority).Required(),
				apdocs.Ask("When did the school first contact the local authority?", &n.EHCPReview.DiscussedOn),
				apdocs.Ask("Is the school asking for an early annual review?", &n.EHCPReview.Requested),
				apdocs.Ask("How will the provision in the EHCP still be delivered?", &n.EHCPProvision).Lines(4).Required(),
			)),
		apdocs.When(&p.LookedAfter, apdocs.Yes,
			apdocs.Beside(apdocs.Ask("Which local authority looks after the pupil?", &n.CareAuthority))),
	)
}

func (n *PlacementNotification) provider() *apdocs.Section {
	p := &n.Provider
	return apdocs.Part("Provider",
		apdocs.Beside(
			apdocs.Ask("Name of the alternative provider", &p.Name).Required(),
			apdocs.Ask("Address where the pupil will be taught", &p.Address).Lines(3).Required(),
			apdocs.Ask("What kind of place is the provider?", &p.Kind).Required(),
			apdocs.Ask("Is the provider registered as a school?", &p.Registration).Required(),
		),
		apdocs.Grid(2,
			apdocs.Ask("Unique reference number (URN), if it has one", &p.URN),
			apdocs.Ask("UK provider reference number (UKPRN), if it has one", &p.UKPRN),
			apdocs.Ask("Is the provider on the local authority’s approved list?", &p.Approved),
			apdocs.Ask("How many pupils from this school go there?", &p.Pupils),
		),
	)
}

func (n *PlacementNotification) placement() *apdocs.Section {
	p := &n.Placement
	return apdocs.Part("Placement",
		apdocs.Beside(
			apdocs.Ask("How is this placement arranged?", &p.Route).Required(),
			apdocs.Ask("Why is the pupil placed there?", &p.Reason).Lines(4).Required(),
		),
		apdocs.Grid(2,
			apdocs.Ask("First day", &p.Start).Required(),
			apdocs.Ask("Expected last day", &p.End).Required(),
			apdocs.Ask("How many half days a week at the provider?", &p.Sessions).Between(1, 10).Required(),
			apdocs.Ask("How many hours a week at the provider?", &p.Hours).Between(0, 60),
			apdocs.Ask("Is the placement full time?", &p.FullTime).Required(),
			apdocs.Ask("Is the pupil registered at both schools from the first day?", &p.DualRegistered).OrNotApplicable(),
		),
	)
}

func (n *PlacementNotification) outcome() *apdocs.Section {
	return apdocs.Part("How the placement ended",
		apdocs.Para("Fill this in when the placement has ended or is extended, and send the form again."),
		apdocs.Beside(apdocs.Ask("What happened at the end?", &n.Outcome.Kind)),
		apdocs.Grid(2,
			apdocs.Ask("On which date?", &n.Outcome.Date),
			apdocs.Ask("Last day at the provider", &n.Placement.ActualEnd),
		),
		apdocs.Beside(apdocs.Ask("What else should the local authority know?", &n.Outcome.Detail).Lines(2)),
	)
}

// Rules returns R31, R33, R37, R45, R46, R50, R73, R75, R78 and R88.
func (n *PlacementNotification) Rules() []apdocs.Rule {
	type T = PlacementNotification
	return []apdocs.Rule{
		apdocs.NewRule("R31", apdocs.Error, "school policy on alternative provision, 6.2, 8.2.4 and 8.2.5",
			"A pupil who is directed to another school is registered at both from the first day.", func(n *T, c *apdocs.Case) {
				registeredTwice(c, &n.Provider, &n.Placement)
			}),
		apdocs.NewRule("R33", apdocs.Error, "school policy on alternative provision, 10.1",
			"The pupil stays on the roll of a school.", func(n *T, c *apdocs.Case) { onRoll(c, &n.OnRoll) }),
		apdocs.NewRule("R37", apdocs.Warning, "school policy on alternative provision, 8.1",
			"The local authority is told on or before the first day.", (*T).toldInTime),
		apdocs.UPNRule(func(n *T) *apdocs.Pupil { return &n.Pupil }),
		apdocs.AgeRule(func(n *T) (*apdocs.Pupil, apdocs.Date) { return &n.Pupil, n.Placement.Start }),
		apdocs.SigningRule(func(n *T) (*apdocs.Signatures, *apdocs.Date) { return &n.Signatures, &n.Pupil.BirthDate }),
		orderRule(func(n *T) []days {
			p := &n.Placement
			return []days{
				{&p.Start, &p.End, "is before the first day; check both dates"},
				{&p.Start, &p.ActualEnd, "is before the first day; check both dates"},
				{&n.EHCPReview.DiscussedOn, &n.Date, "is before the school first contacted the authority; check both dates"},
			}
		}),
		apdocs.NewRule("R75", apdocs.Warning, "guide to the alternative provision census: URN, UKPRN or type of setting",
			"A provider has a URN, a UKPRN or a setting type, and only one of them.", func(n *T, c *apdocs.Case) {
				onePlace(c, &n.Provider)
			}),
		writtenRule(func(n *T) *apdocs.Date { return &n.CompletedOn }),
		apdocs.NewRule("R88", apdocs.Error, noticeSource,
			"Where a pupil with an education, health and care plan is directed "+
				"off site, the local authority has notice at least two school days before the first day.", (*T).noticed),
	}
}

// toldInTime checks R37.
func (n *PlacementNotification) toldInTime(c *apdocs.Case) {
	if !n.Placement.Start.IsZero() && n.Date.After(n.Placement.Start) {
		c.Report(&n.Date, "is after the first day; tell the local authority before the placement begins")
	}
}

// noticed checks R88, with the two readings of R01.
func (n *PlacementNotification) noticed(c *apdocs.Case) {
	if n.Pupil.EHCP != apdocs.Yes || n.Placement.Route != apdocs.OffSiteDirection || n.Date.IsZero() ||
		n.Placement.Start.IsZero() {
		return
	}
	givenInTime(c, n.Date, recipient{"the local authority", apdocs.ByEmail, &n.Date},
		noticeLimits(c.Organisation, n.Placement.Start), "first day")
}

// Timeline goes from the notification to the end of the placement.
func (n *PlacementNotification) Timeline(org *apdocs.Organisation) []Milestone {
	t := newTimeline(org, &n.Pupil, n.Date)
	t.who = "the local authority"
	t.answer("notification", "Notification of the local authority", n.Date)
	if start := n.Placement.Start; !start.IsZero() && n.Pupil.EHCP == apdocs.Yes &&
		n.Placement.Route == apdocs.OffSiteDirection {
		t.limits("notification", Milestone{Rule: "R88", Own: true}, noticeLimits(org, start))
	}
	t.answer("start", "First day", n.Placement.Start)
	t.answer("end", "Expected last day", n.Placement.End)
	return t.sorted()
}
