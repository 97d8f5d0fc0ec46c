package arrange

import (
	"strconv"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// An Addition is a part of a record after the form's own questions: a heading, and rows of a label
// with a text.
type Addition struct {
	Title string
	Len   func(apdocs.Form) int // how many rows the record has; 0 leaves out the heading
	Label Added
	Text  Added
}

// An Added reads the label or the text of each row of an addition, and its place in the record.
type Added struct {
	Read  func(apdocs.Form, int) string
	Place func(apdocs.Form, int) Place
}

// A Place is the path of an answer in a record, and its label in error messages.
type Place struct{ Path, Label string }

// PlaceOf returns the place of a question's answer.
func PlaceOf(f *apdocs.Field, at apdocs.At) Place { return Place{f.PathAt(at), f.TitleAt(at)} }

// Reference is the place of the organisation's reference.
var Reference = Place{"reference", render.ReferenceLabel}

// Refuse returns the error for an answer at this place that cannot be written.
func (p Place) Refuse(err error) *render.Refusal {
	return &render.Refusal{Path: p.Path, Label: p.Label, Err: err}
}

// Additions returns the school's own questions, the rules knowingly not kept, and the evidence for
// signatures without a certificate.
func (r Reader) Additions() []Addition {
	extra := func(f apdocs.Form, i int) *apdocs.Extra { return &f.Envelope().Extra[i] }
	in := r.Outline.Translation
	override := func(f apdocs.Form, i int) *apdocs.Override { return &f.Envelope().Overrides[i] }
	return []Addition{
		{
			Title: r.Outline.Say(render.OtherQuestions),
			Len:   func(f apdocs.Form) int { return len(f.Envelope().Extra) },
			Label: Added{func(f apdocs.Form, i int) string { return extra(f, i).Question },
				inEnvelope("extra", "question", "Question")},
			Text: Added{func(f apdocs.Form, i int) string { return string(extra(f, i).Answer) },
				inEnvelope("extra", "answer", "Answer")},
		},
		{
			Title: r.Outline.Say(render.RulesNotKept),
			Len:   func(f apdocs.Form) int { return len(f.Envelope().Overrides) },
			Label: Added{func(f apdocs.Form, i int) string { return render.OverrideTitleIn(in, override(f, i)) },
				inEnvelope("overrides", "rule", "Rule")},
			Text: Added{func(f apdocs.Form, i int) string { return render.OverrideTextIn(in, f, override(f, i)) },
				inEnvelope("overrides", "reason", "Reason")},
		},
		r.evidence(),
	}
}

// inEnvelope returns the place of one value in a row of a list that every record can have.
func inEnvelope(list, part, label string) func(apdocs.Form, int) Place {
	return func(_ apdocs.Form, i int) Place {
		return Place{list + "." + strconv.Itoa(i) + "." + part, apdocs.RowName(list, i) + ", " + label}
	}
}

// evidence lists the evidence for the signatures that have some.
func (r Reader) evidence() Addition {
	fields := r.Outline.Signatures()
	at := func(record apdocs.Form, i int) *apdocs.Field {
		for _, f := range fields {
			if render.Evidenced(f, record) == nil {
				continue
			}
			if i == 0 {
				return f
			}
			i--
		}
		return nil
	}
	place := func(record apdocs.Form, i int) Place { return PlaceOf(at(record, i), apdocs.At{}) }
	label := func(record apdocs.Form, i int) string { return r.Fill(at(record, i).Question.Label, record) }
	text := func(record apdocs.Form, i int) string {
		return render.EvidenceTextIn(r.Outline.Translation, render.Evidenced(at(record, i), record))
	}
	return Addition{
		Title: r.Outline.Say(render.HowSigned),
		Len: func(record apdocs.Form) (n int) {
			for at(record, n) != nil {
				n++
			}
			return n
		},
		Label: Added{label, place},
		Text:  Added{text, place},
	}
}
