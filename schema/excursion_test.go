package schema

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// An excursion is a form with every kind of question, lists in lists, and questions that
// depend on an answer. It is tested like the built-in forms.
type excursion struct {
	apdocs.Record
	Pupil   apdocs.Pupil   `json:"pupil,omitzero"`
	School  apdocs.School  `json:"school,omitzero"`
	Kind    excursionKind  `json:"kind,omitzero"`
	Period  apdocs.Period  `json:"period,omitzero"`
	Start   apdocs.Clock   `json:"start,omitzero"`
	Told    apdocs.Moment  `json:"told,omitzero"`
	People  apdocs.Count   `json:"people,omitzero"`
	Rain    apdocs.Percent `json:"rain,omitzero"`
	Cost    apdocs.Money   `json:"cost,omitzero"`
	Mood    apdocs.Rating  `json:"mood,omitzero"`
	Insured apdocs.YesNo   `json:"insured,omitzero"`
	Water   struct {
		Depth apdocs.Count `json:"depth,omitzero"`
		Guard string       `json:"guard,omitzero"`
	} `json:"water,omitzero"`
	Reviews    []review          `json:"reviews,omitempty"`
	Signatures apdocs.Signatures `json:"signatures,omitzero"`
	Office     struct {
		Seats   uint8    `json:"seats,omitzero"`
		Checked bool     `json:"checked,omitzero"`
		Ratio   float64  `json:"ratio,omitzero"`
		Tags    []string `json:"tags,omitempty"`
	} `json:"office,omitzero"`
}

type review struct {
	Date    apdocs.Date `json:"date,omitzero"`
	Targets []target    `json:"targets,omitempty"`
}

type target struct {
	Target  apdocs.LongText `json:"target,omitzero"`
	Support string          `json:"support,omitzero"`
}

type excursionKind string

func (excursionKind) Choices() []apdocs.Choice {
	return []apdocs.Choice{{Value: "lake", Label: "To a lake"}, {Value: "museum", Label: "To a museum"},
		{Value: "farm", Label: "To a farm"}}
}

func (e *excursion) Layout() *apdocs.Layout {
	ask := apdocs.Ask[string]
	return &apdocs.Layout{
		Name: "excursion", Version: 3, Title: "Excursion", Short: "Excursion",
		NotPrinted: []any{&e.Office},
		Blocks: []apdocs.Block{
			apdocs.Beside(
				ask("Who comes along, by the name under which the school knows them on its roll", &e.Pupil.Name).
					Short("Who comes along").Required().Hint("First name first.").Class(apdocs.ClassIdentifier),
				apdocs.Ask("Where they live", &e.Pupil.Address),
				ask("E-mail & more", &e.School.Email).Format("email"),
				ask("Telephone", &e.School.Phone).Format("phone").By(apdocs.PartySchool),
				apdocs.Ask("Where to", &e.Kind).Required(),
				apdocs.Group("Days away", apdocs.Ask("From", &e.Period.From).Required(), apdocs.Ask("To", &e.Period.To)),
				apdocs.Ask("Leaving at", &e.Start),
				apdocs.Ask("Parents told", &e.Told),
				apdocs.Ask("How many", &e.People).Between(2, 40).Required(),
				apdocs.Ask("Chance of rain", &e.Rain),
				apdocs.Ask("Cost", &e.Cost),
				apdocs.Ask("Looking forward to it", &e.Mood),
				apdocs.Ask("Insured", &e.Insured).OrNotApplicable(),
			),
			apdocs.When(&e.Kind, "lake", apdocs.Beside(
				apdocs.Ask("Depth of the water", &e.Water.Depth).Required(),
				ask("Lifeguard", &e.Water.Guard).Required(),
			)),
			apdocs.Each(&e.Reviews, 2, func(r *review) []apdocs.Block {
				return []apdocs.Block{
					apdocs.Beside(apdocs.Ask("Date of review", &r.Date).Required()),
					apdocs.Rows("Targets", &r.Targets, 2, func(t *target) []*apdocs.Field {
						return []*apdocs.Field{apdocs.Ask("Target", &t.Target).Required(), ask("Support", &t.Support)}
					}).AtLeast(2),
				}
			}),
			apdocs.SignatureRows(apdocs.Sign("Headteacher", apdocs.PartySchool, &e.Signatures.School).Required()),
		},
	}
}

func (e *excursion) Rules() []apdocs.Rule {
	return []apdocs.Rule{
		apdocs.NewRule("X1", apdocs.Error, "house rules", "Nobody leaves before they come back.",
			func(e *excursion, c *apdocs.Case) {
				if !e.Period.To.IsZero() && e.Period.To.Before(e.Period.From) {
					c.Report(&e.Period.To, "is before the first day")
				}
			}),
	}
}

// allForms returns the built-in forms and the excursion.
func allForms() []apdocs.Form { return append(documents.All(), new(excursion)) }
