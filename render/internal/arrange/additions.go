package arrange

import (
	"strconv"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// An Addition is what a record has after its form's own questions: under a
// heading, rows of a label with a text.
type Addition struct {
	Title string
	Len   func(apdocs.Form) int           // how many rows the record has; without any, the heading is left out
	Row   func(apdocs.Form, int) AddedRow // row i
}

// An AddedRow is a row of an addition, with the places of its label and its text in
// the record.
type AddedRow struct {
	Label, Text     string
	OfLabel, OfText Place
}

// A Place is where an answer stands in a record, and what messages call it.
type Place struct{ Path, Label string }

// PlaceOf is the place of a question's answer.
func PlaceOf(f *apdocs.Field, at apdocs.At) Place { return Place{f.PathAt(at), f.TitleAt(at)} }

// Reference is the place of the organisation's reference.
var Reference = Place{"reference", render.ReferenceLabel}

// Refuse is the error of a writer that cannot write the answer there.
func (p Place) Refuse(err error) error {
	return &render.Refusal{Path: p.Path, Label: p.Label, Err: err}
}

// Additions are the school's own questions, the rules knowingly not kept, and how
// parties signed without a certificate.
func (r Reader) Additions() []Addition {
	return []Addition{
		{render.OtherQuestions, func(f apdocs.Form) int { return len(f.Envelope().Extra) }, extra},
		{render.RulesNotKept, func(f apdocs.Form) int { return len(f.Envelope().Overrides) }, override},
		r.evidence(),
	}
}

func extra(f apdocs.Form, i int) AddedRow {
	e := &f.Envelope().Extra[i]
	return AddedRow{e.Question, string(e.Answer),
		inEnvelope("extra", i, "question", "Question"), inEnvelope("extra", i, "answer", "Answer")}
}

func override(f apdocs.Form, i int) AddedRow {
	o := &f.Envelope().Overrides[i]
	return AddedRow{render.OverrideTitle(o), render.OverrideText(o),
		inEnvelope("overrides", i, "rule", "Rule"), inEnvelope("overrides", i, "reason", "Reason")}
}

// inEnvelope is the place of a part of a row that every record may have.
func inEnvelope(list string, i int, part, label string) Place {
	return Place{list + "." + strconv.Itoa(i) + "." + part, apdocs.RowName(list, i) + ", " + label}
}

// evidence is the evidence of the signatures that have some.
func (r Reader) evidence() Addition {
	fields := r.Outline.Signatures()
	return Addition{
		Title: render.HowSigned,
		Len: func(record apdocs.Form) (n int) {
			for _, f := range fields {
				if render.Evidenced(f, record) != nil {
					n++
				}
			}
			return n
		},
		Row: func(record apdocs.Form, i int) AddedRow {
			for _, f := range fields {
				s := render.Evidenced(f, record)
				if s == nil {
					continue
				}
				if i == 0 {
					place := PlaceOf(f, apdocs.At{})
					return AddedRow{r.Fill(f.Question.Label, record), render.EvidenceText(s), place, place}
				}
				i--
			}
			return AddedRow{}
		},
	}
}
