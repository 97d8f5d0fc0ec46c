package documents

import (
	"fmt"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// A RiskAssessment (P17) says what could go wrong for a pupil away from school and on the
// way there, and what each side does about it. Risks has one row for each of [NamedRisks].
type RiskAssessment struct {
	apdocs.Record
	Pupil      apdocs.Pupil     `json:"pupil,omitzero"`
	School     apdocs.School    `json:"school,omitzero"`
	Provider   apdocs.Provider  `json:"provider,omitzero"`
	Placement  apdocs.Placement `json:"placement,omitzero"`
	Risks      []Risk           `json:"risks,omitempty"`
	OtherRisks []Risk           `json:"otherRisks,omitempty"`
	Triggers   apdocs.LongText  `json:"triggers,omitzero"`

	TransportChecked     apdocs.YesNo    `json:"transportChecked,omitzero"`
	TransportRisks       []JourneyRisk   `json:"transportRisks,omitempty"`
	LeavingSite          apdocs.YesNo    `json:"leavingSite,omitzero"`
	Missing              apdocs.LongText `json:"missing,omitzero"`
	LoneWorking          apdocs.LongText `json:"loneWorking,omitzero"`
	PhysicalIntervention apdocs.LongText `json:"physicalIntervention,omitzero"`

	SharedOn     apdocs.Date       `json:"sharedOn,omitzero"`
	CopyReceived apdocs.YesNo      `json:"copyReceived,omitzero"`
	Review       apdocs.Review     `json:"review,omitzero"`
	CompletedBy  string            `json:"completedBy,omitzero"`
	CompletedOn  apdocs.Date       `json:"completedOn,omitzero"`
	Signatures   apdocs.Signatures `json:"signatures,omitzero"`
	Copies       apdocs.Copies     `json:"copies,omitzero"`
}

// A Risk is something that could go wrong. A named risk has one answer about controls,
// Controls; other risks have one for the school and one for the provider.
type Risk struct {
	Hazard         apdocs.LongText `json:"hazard,omitzero"`
	AtRisk         string          `json:"atRisk,omitzero"` // who could be hurt
	Likelihood     Level           `json:"likelihood,omitzero"`
	Severity       Level           `json:"severity,omitzero"`
	Controls       apdocs.LongText `json:"controls,omitzero"`
	SchoolControls apdocs.LongText `json:"schoolControls,omitzero"`
	OffSite        apdocs.YesNo    `json:"offSite,omitzero"` // what the school does works off site too
	SiteControls   apdocs.LongText `json:"siteControls,omitzero"`
	Residual       Level           `json:"residual,omitzero"` // the risk that is left
}

// A JourneyRisk is something that could go wrong on the way.
type JourneyRisk struct {
	Journey  string          `json:"journey,omitzero"`
	Hazard   apdocs.LongText `json:"hazard,omitzero"`
	Controls apdocs.LongText `json:"controls,omitzero"`
	Who      string          `json:"who,omitzero"`
}

// A Level is how likely, serious or great something is.
type Level string

const highLevel Level = "high"

// Choices returns the levels in printed order.
func (Level) Choices() []apdocs.Choice { return choices("Low", "Medium", "High") }

// NamedRisks returns the risks that every assessment weighs, in printed order.
func NamedRisks() []string {
	return []string{"Leaving the site without permission", "Exploitation, criminal or sexual", "Other young people",
		"Weapons", "Online", "Drugs and alcohol", "Self-harm", "Alone with an adult", "Transport"}
}

// Layout returns the printed form.
func (r *RiskAssessment) Layout() *apdocs.Layout {
	c := &r.Copies
	return &apdocs.Layout{
		Name: "risk-assessment", Version: 1,
		Title: "Risk assessment for a pupil learning off site", Short: "Risk assessment",
		Blocks: []apdocs.Block{
			apdocs.Part("Who and where",
				birthGrid(&r.Pupil,
					apdocs.Ask("Name of the home school", &r.School.Name).Required(),
					apdocs.Ask("Name of the alternative provider", &r.Provider.Name).Required(),
					apdocs.Ask("First day", &r.Placement.Start).Wide(),
				),
				apdocs.Beside(apdocs.Ask("Address where the pupil will be taught", &r.Provider.Address).Lines(2)),
			),
			r.risks(),
			r.travel(),
			apdocs.Part("Rules that everybody knows", apdocs.Beside(
				apdocs.Ask("May the pupil leave the site alone during the day?", &r.LeavingSite).Required().OrNotApplicable(),
				apdocs.Ask("What happens if the pupil goes missing?", &r.Missing).Lines(3).Required(),
				apdocs.Ask("When is an adult alone with the pupil, and what keeps both safe?", &r.LoneWorking).Lines(2),
				apdocs.Ask("Which policy on physical intervention applies?", &r.PhysicalIntervention).Lines(2),
			)),
			apdocs.Part("Shared and reviewed",
				apdocs.Grid(2,
					apdocs.Ask("Date shared with the provider", &r.SharedOn).Required(),
					apdocs.Ask("Has the provider received a copy?", &r.CopyReceived),
					apdocs.Ask("Date of the next review", &r.Review.Next).Required().Wide(),
				),
				filledIn(&r.CompletedBy, &r.CompletedOn),
			),
			apdocs.Part("Signed", apdocs.SignaturesWithRole(
				apdocs.Sign("School", apdocs.PartySchool, &r.Signatures.School),
				apdocs.Sign("Provider", apdocs.PartyProvider, &r.Signatures.Provider),
			)),
			copyPart(tickColumn(
				apdocs.Ask("Copy to the provider?", &c.Provider), apdocs.Ask("Copy to the school?", &c.School),
				apdocs.Ask("Copy to each parent or carer?", &c.Parent),
			)),
		},
	}
}

func (r *RiskAssessment) risks() *apdocs.Section {
	named := apdocs.NamedRows("Risk", &r.Risks, NamedRisks(), func(k *Risk) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("How likely?", &k.Likelihood), apdocs.Ask("How serious?", &k.Severity),
			apdocs.Ask("Risk that is left", &k.Residual), apdocs.Ask("What is done", &k.Controls).Lines(2).Wide(),
		}
	}).NameOnly()
	s := apdocs.Part("Risks off site",
		apdocs.Minor("What could go wrong, and what will be done?",
			apdocs.Para("Weigh every risk, and say what is done at school and at the provider. "+
				"If one does not arise, mark it low and write: does not arise."),
			named),
		apdocs.Minor("What else could go wrong?", apdocs.Each(&r.OtherRisks, 1, otherRisk)),
		apdocs.Beside(apdocs.Ask("What may upset the pupil, and what calms them?", &r.Triggers).Lines(4)),
	)
	s.Class = apdocs.ClassSafeguarding
	return s
}

// otherRisk returns the questions about a risk that has no name on the form.
func otherRisk(k *Risk) []apdocs.Block {
	return []apdocs.Block{
		apdocs.Beside(
			apdocs.Ask("What could go wrong?", &k.Hazard).Lines(2).Required(),
			apdocs.Ask("Who could be hurt?", &k.AtRisk),
		),
		apdocs.Grid(3, apdocs.Ask("How likely?", &k.Likelihood), apdocs.Ask("How serious?", &k.Severity),
			apdocs.Ask("Risk that is left", &k.Residual)),
		apdocs.Beside(
			apdocs.Ask("What we do at school", &k.SchoolControls).Lines(2),
			apdocs.Ask("Does that still work off site?", &k.OffSite),
			apdocs.Ask("What will be done at the provider", &k.SiteControls).Lines(2),
		),
	}
}

func (r *RiskAssessment) travel() *apdocs.Section {
	t := apdocs.Rows("What could go wrong on the journey, and what will be done?", &r.TransportRisks, 2, func(
		j *JourneyRisk) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Journey", &j.Journey), apdocs.Ask("What could go wrong?", &j.Hazard).Lines(2),
			apdocs.Ask("What will be done", &j.Controls).Lines(2), apdocs.Ask("Who", &j.Who),
		}
	})
	return apdocs.Part("Travel",
		apdocs.Choices(apdocs.Ask("Have the risks of the journey been looked at?", &r.TransportChecked).Required()),
		shares(t, 4, 5, 5, 4),
	)
}

// Rules returns R46, R50, R73, R78, R93, R94 and R95.
func (r *RiskAssessment) Rules() []apdocs.Rule {
	type T = RiskAssessment
	return []apdocs.Rule{
		apdocs.AgeRule(func(r *T) (*apdocs.Pupil, apdocs.Date) { return &r.Pupil, r.Placement.Start }),
		apdocs.SigningRule(func(r *T) (*apdocs.Signatures, *apdocs.Date) { return &r.Signatures, &r.Pupil.BirthDate }),
		orderRule(func(r *T) []days {
			return []days{{&r.CompletedOn, &r.Review.Next, "is before the date filled in; check both dates"}}
		}),
		writtenRule(func(r *T) *apdocs.Date { return &r.CompletedOn }),
		apdocs.NewRule("R93", apdocs.Warning, "part-time agreement, “Risks”; record of a visit, risk assessment",
			"Every risk in the list is weighed.", (*T).weighed),
		apdocs.NewRule("R94", apdocs.Warning, "good practice", "No risk is left high, and what is done about each is said.",
			(*T).controlled),
		apdocs.NewRule("R95", apdocs.Warning, "part-time agreement, “Risks”: shared with the provider",
			"The provider has the assessment before the pupil’s first day.", func(r *T, c *apdocs.Case) {
				if !r.Placement.Start.IsZero() && r.SharedOn.After(r.Placement.Start) {
					c.Report(&r.SharedOn, "is after the first day; the provider needs it before")
				}
			}),
	}
}

// weighed checks R93. Unanswered is not low.
func (r *RiskAssessment) weighed(c *apdocs.Case) {
	var open []string
	for i, name := range NamedRisks() {
		if i >= len(r.Risks) || r.Risks[i].Likelihood == "" || r.Risks[i].Severity == "" {
			open = append(open, lower(name))
		}
	}
	if len(open) > 0 {
		c.Report(&r.Risks, fmt.Sprintf("is not weighed for %s; say how likely and how serious", strings.Join(open, ", ")))
	}
}

// controlled checks R94.
func (r *RiskAssessment) controlled(c *apdocs.Case) {
	for named, list := range [][]Risk{r.Risks, r.OtherRisks} {
		for i := range list {
			k := &list[i]
			switch {
			case k.Residual == highLevel:
				c.Report(&k.Residual, "is high; do more, or think again about the placement")
			case k.Likelihood != "" && k.Severity != "" && apdocs.IsBlank(k.Controls+k.SchoolControls+k.SiteControls):
				c.Report(k.open(named == 0), "is not answered; say what is done about this risk")
			}
		}
	}
}

// open returns the question about what is done about the risk.
func (k *Risk) open(named bool) *apdocs.LongText {
	if named {
		return &k.Controls
	}
	return &k.SiteControls
}
