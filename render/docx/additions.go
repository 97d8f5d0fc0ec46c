package docx

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
)

// additions writes what a record has after the form's own questions.
func (d *document) additions() {
	for k, a := range d.added {
		if n := a.Len(d.record); n > 0 || d.places {
			d.heading(&arrange.Part{Heading: a.Title})
			for d.at[0] = range n {
				d.addition(&a, d.at[0], d.addedPlaces(k))
			}
			d.at[0] = 0
		}
	}
}

// addedPlaces returns what begins the bookmarks round the label and the text of a row of an addition, by
// its number.
func (d *document) addedPlaces(k int) [2]func() (end func()) {
	added := &d.outline.Added
	var of []*apdocs.Field
	switch {
	case k == 0:
		of = added.Extra
	case k == 1:
		of = added.NotKept
	}
	places := [2]func() func(){d.noAnswer, d.noAnswer}
	for i := range min(len(of), len(places)) {
		places[i] = func() func() { return d.placeOf(of[i]) }
	}
	return places
}

func (d *document) addition(a *arrange.Addition, i int, places [2]func() (end func())) {
	label, text := a.Label.Read(d.record, i), a.Text.Read(d.record, i)
	d.openRail(false)
	d.openRow(row{whole: lineCount(text, answers) <= splitOver})
	d.x.place = func() arrange.Place { return a.Label.Place(d.record, i) }
	width := rail
	if d.look.large {
		width = frame
	}
	d.openCell(cell{w: width, margins: margin(0, frame/width)})
	end := places[0]()
	d.paragraph(fieldLabel, "", d.some(render.Reading{Text: label}).Text)
	end()
	if !d.look.large {
		d.shutCell()
		d.openCell(cell{w: answers, margins: noRight})
	}
	d.x.place = func() arrange.Place { return a.Text.Place(d.record, i) }
	end = places[1]()
	d.reading(fieldAnswer, "", d.some(render.Reading{Text: text}), true)
	end()
	d.shutCell()
	d.shutRow()
}
