package documents

import "github.com/apdocs/forms/apdocs"

// A ChangeNotification (P13) tells the others in writing of a change that may affect a
// pupil's safety or support. The provider, or anybody who signed the agreement, sends it.
type ChangeNotification struct {
	apdocs.Record
	Date     apdocs.Date     `json:"date,omitzero"`
	Provider apdocs.Provider `json:"provider,omitzero"`
	School   apdocs.School   `json:"school,omitzero"`
	Pupil    apdocs.Pupil    `json:"pupil,omitzero"`
	Sender   Sender          `json:"sender,omitzero"`
	Change   Change          `json:"change,omitzero"`
	Risk     struct {
		Affected apdocs.YesNo    `json:"affected,omitzero"`
		Detail   apdocs.LongText `json:"detail,omitzero"`
	} `json:"risk,omitzero"`
	Checks struct {
		Completed   apdocs.YesNo    `json:"completed,omitzero"`
		CompletedOn apdocs.Date     `json:"completedOn,omitzero"`
		Explanation apdocs.LongText `json:"explanation,omitzero"`
	} `json:"checks,omitzero"`
	RiskAssessmentUpdated apdocs.YesNo `json:"riskAssessmentUpdated,omitzero"`
	Received              struct {
		By       string           `json:"by,omitzero"`
		On       apdocs.Date      `json:"on,omitzero"`
		Decision ReceivedDecision `json:"decision,omitzero"`
	} `json:"received,omitzero"`
	Actions    []apdocs.Action   `json:"actions,omitempty"`
	Signatures apdocs.Signatures `json:"signatures,omitzero"`
	Copies     apdocs.Copies     `json:"copies,omitzero"`
}

// A Sender is who tells the others of a change.
type Sender string

// Choices returns the senders in printed order.
func (Sender) Choices() []apdocs.Choice { return choices("Provider", "School", "Parent", "Other") }

// A Change is what changes, and when.
type Change struct {
	Kind    ChangeKind      `json:"kind,omitzero"`
	Detail  apdocs.LongText `json:"detail,omitzero"`
	From    apdocs.Date     `json:"from,omitzero"`
	To      apdocs.Date     `json:"to,omitzero"`
	Address apdocs.Address  `json:"address,omitzero"` // the new one
}

// ChangeKind is what changes.
type ChangeKind string

// PremisesChange is a change of the place where pupils are taught.
const PremisesChange ChangeKind = "premises or site"

// Choices returns the kinds of change in printed order.
func (ChangeKind) Choices() []apdocs.Choice {
	return choices("Staff", "Premises or site", "Partner or subcontractor", "Transport", "Timetable",
		"Pupil’s circumstances", "Support needs", "Insurance or registration", "Other")
}

// ReceivedDecision is what a school decides about a change.
type ReceivedDecision string

// Choices returns the decisions in printed order.
func (ReceivedDecision) Choices() []apdocs.Choice {
	return choices("No change", "More information needed", "Review the placement", "Pause the placement",
		"End the placement")
}

// Layout returns the printed form.
func (n *ChangeNotification) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "change-notification", Version: 1, FilledBy: apdocs.PartyProvider,
		Title: "Telling the school about a change", Short: "Change notification",
		Blocks: []apdocs.Block{
			n.who(),
			n.change(),
			n.safety(),
			apdocs.Part("Signed",
				apdocs.SignaturesWithRole(apdocs.Sign("Sender", apdocs.PartyProvider, &n.Signatures.Provider))),
			apdocs.Part("What the school does",
				apdocs.Grid(2,
					apdocs.Ask("Who at school read this?", &n.Received.By), apdocs.Ask("On which date?", &n.Received.On)),
				apdocs.Beside(apdocs.Ask("What did the school decide?", &n.Received.Decision)),
				actions(&n.Actions),
			).AnsweredBy(apdocs.PartySchool),
			copyPart(
				tickColumn(
					apdocs.Ask("Copy to the school?", &n.Copies.School),
					apdocs.Ask("Copy to each parent or carer?", &n.Copies.Parent),
					apdocs.Ask("Copy to the provider?", &n.Copies.Provider),
				),
				apdocs.When(&n.Pupil.EHCP, apdocs.Yes,
					tickColumn(apdocs.Ask("Copy to the local authority?", &n.Copies.LocalAuthority))),
			),
		},
	}
}

func (n *ChangeNotification) who() *apdocs.Section {
	c := &n.Provider.Contact
	return apdocs.Part("Who this is from and to",
		apdocs.Grid(2,
			apdocs.Ask("Date of this notification", &n.Date).Required(),
			apdocs.Ask("Name of the alternative provider", &n.Provider.Name).Required(),
			apdocs.Ask("Name of the provider’s named contact", &c.Name),
			apdocs.Ask("Job of the provider’s named contact", &c.Role),
			apdocs.Ask("Telephone number of the provider’s named contact", &c.Phone).Format("phone"),
			apdocs.Ask("Email address of the provider’s named contact", &c.Email).Format("email"),
			apdocs.Ask("Name of the home school", &n.School.Name).Required(),
			apdocs.Ask("Pupil’s full name, if this is about one pupil", &n.Pupil.Name),
			apdocs.Ask("Does the pupil have an education, health and care plan (EHCP)?", &n.Pupil.EHCP).Wide(),
		),
		apdocs.Beside(apdocs.Ask("Who is telling the others?", &n.Sender).Required()),
	)
}

func (n *ChangeNotification) change() *apdocs.Section {
	v := &n.Change
	return apdocs.Part("The change",
		apdocs.Beside(
			apdocs.Ask("What is changing?", &v.Kind).Required(),
			apdocs.Ask("What is changing, and why?", &v.Detail).Lines(4).Required().
				Hint("Do not name staff who have left. Do not write details of an allegation here."),
		),
		apdocs.Grid(2,
			apdocs.Ask("From which date?", &v.From).Required(),
			apdocs.Ask("Until which date, if it is for a time?", &v.To),
		),
		apdocs.Beside(apdocs.Ask("If the address changes, what is the new one?", &v.Address).Lines(3)),
	)
}

func (n *ChangeNotification) safety() *apdocs.Section {
	k := &n.Checks
	return apdocs.Part("Safety",
		apdocs.Beside(
			apdocs.Ask("May this put a pupil at risk?", &n.Risk.Affected).Required(),
			apdocs.Ask("What is the risk, and what has been done about it?", &n.Risk.Detail).Lines(3).
				Class(apdocs.ClassSafeguarding),
			apdocs.Ask("Have safeguarding checks been completed on new staff?", &k.Completed).OrNotApplicable().Required(),
			apdocs.Ask("On which date were they completed?", &k.CompletedOn),
			apdocs.Ask("If not, what keeps pupils safe until they are?", &k.Explanation).Lines(2),
			apdocs.Ask("Has the risk assessment been brought up to date?", &n.RiskAssessmentUpdated).OrNotApplicable(),
		),
	)
}

// Rules returns R50, R73, R78, R90 and R91.
func (n *ChangeNotification) Rules() []apdocs.Rule {
	type T = ChangeNotification
	return []apdocs.Rule{
		apdocs.SigningRule(func(n *T) (*apdocs.Signatures, *apdocs.Date) { return &n.Signatures, nil }),
		orderRule(func(n *T) []days {
			return []days{
				{&n.Change.From, &n.Change.To, "is before the change begins; check both dates"},
				{&n.Date, &n.Received.On, "is before the date of this notification; check both dates"},
			}
		}),
		writtenRule(func(n *T) *apdocs.Date { return &n.Date }),
		apdocs.NewRule("R90", apdocs.Warning, "school policy on alternative provision, 9.2",
			"A change is told before it takes effect.", (*T).toldBefore),
		apdocs.NewRule("R91", apdocs.Error, "school policy on alternative provision, 9.2 and 9.5",
			"A change that may put a pupil at risk says what is done; checks that are missing are explained; a new place has "+
				"its address.", (*T).complete),
	}
}

// toldBefore checks R90.
func (n *ChangeNotification) toldBefore(c *apdocs.Case) {
	if !n.Change.From.IsZero() && n.Date.After(n.Change.From) {
		c.Report(&n.Date, "is after the change took effect; tell the school of a change before it")
	}
}

// complete checks R91.
func (n *ChangeNotification) complete(c *apdocs.Case) {
	if n.Risk.Affected == apdocs.Yes && apdocs.IsBlank(n.Risk.Detail) {
		c.Report(&n.Risk.Detail, "is needed, because a pupil may be at risk")
	}
	if n.Checks.Completed == apdocs.No && apdocs.IsBlank(n.Checks.Explanation) {
		c.Report(&n.Checks.Explanation, "is needed, because the checks are not completed")
	}
	if n.Change.Kind == PremisesChange && apdocs.IsBlank(n.Change.Address) {
		c.Report(&n.Change.Address, "is not given; enter the new address")
	}
}
