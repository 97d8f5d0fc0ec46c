package docx

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/docx/internal/control"
	"github.com/apdocs/forms/render/internal/arrange"
)

// linesToAnswer are the lines of the room for an answer to a school's own question.
const linesToAnswer = 3

// askAdded writes the lists that a record can have after the form's own questions, to fill in on screen: a
// row for each that the record has. The school's own question is a control too, which cannot be changed,
// so that it comes back with its answer.
func (d *document) askAdded() {
	added, e := &d.outline.Added, d.record.Envelope()
	printed := d.reader.Additions()
	d.depth++
	if len(added.Extra) > 0 && len(e.Extra) > 0 {
		d.heading(&arrange.Part{Heading: printed[0].Title})
		for d.at[0] = range e.Extra {
			d.ownQuestion(added.Extra[0], added.Extra[1])
		}
	}
	if len(added.NotKept) > 0 && len(e.Overrides) > 0 {
		d.heading(&arrange.Part{Heading: printed[1].Title})
		for d.at[0] = range e.Overrides {
			for _, f := range added.NotKept {
				pair := arrange.Pair{Field: f, Asked: arrange.Asked(f)}
				if d.look.large {
					d.stacked(&arrange.Stack{Pairs: []arrange.Pair{pair}}, false)
				} else {
					d.beside(pair)
				}
			}
		}
	}
	d.at[0] = 0
	d.depth--
	d.endRail()
}

// ownQuestion writes a row with the school's own question and room for its answer, beside it or, in large
// print, below.
func (d *document) ownQuestion(question, answer *apdocs.Field) {
	d.openRail(false)
	d.openRow(row{height: d.tall(linesToAnswer)})
	room := cell{w: answers, margins: noRight, borders: border("bottom", d.look.thin, 0, line)}
	if d.look.large {
		room.w = frame
		d.openCell(room)
	} else {
		d.openCell(cell{w: rail})
	}
	d.writing(question)
	d.open(fieldLabel, "")
	text := d.typed(question)
	d.control(control.Place{Question: control.Question{Field: question}, At: d.at},
		content{kind: `<w:richText/>`, text: text, holder: placeText, given: text != "", fixed: text != ""})
	d.x.shut()
	if !d.look.large {
		d.shutCell()
		d.openCell(room)
	}
	d.room(answer, linesToAnswer, lead{})
	d.shutCell()
	d.shutRow()
}
