package pdf_test

import (
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// A wideForm asks in each row for answers of which none can give up room to the list.
type wideForm struct {
	apdocs.Record
	Rows []wideRow `json:"rows,omitempty"`
}

type wideRow struct {
	Day  apdocs.Date `json:"day,omitzero"`
	Who  string      `json:"who,omitzero"`
	Mood wideMood    `json:"mood,omitzero"`
	By   string      `json:"by,omitzero"`
	Next apdocs.Date `json:"next,omitzero"`
}

type wideMood string

func (wideMood) Choices() []apdocs.Choice {
	return []apdocs.Choice{
		{Value: "a", Label: "Better than at the beginning of the term"}, {Value: "b", Label: "As it was"},
		{Value: "c", Label: "Worse"}, {Value: "d", Label: "Not known"},
	}
}

func (f *wideForm) Layout() *apdocs.Layout {
	return &apdocs.Layout{Name: "wide-form", Version: 1, Title: "A wide form", Short: "Wide form", Blocks: []apdocs.Block{
		apdocs.Rows("Rows", &f.Rows, 2, func(r *wideRow) []*apdocs.Field {
			return []*apdocs.Field{apdocs.Ask("Day", &r.Day), apdocs.Ask("Who", &r.Who), apdocs.Ask("Mood", &r.Mood),
				apdocs.Ask("Told by", &r.By), apdocs.Ask("Next", &r.Next)}
		}),
	}}
}

// TestListsShowChoices checks that every list is wide enough for the longest of its choices: a viewer cuts a choice
// that is wider than the list.
func TestListsShowChoices(t *testing.T) {
	family, err := font.Load()
	if err != nil {
		t.Fatal(err)
	}
	fonts := family.NewSet(nil, nil)
	forms := append(documents.All(), &wideForm{})
	lists, own := 0, 0
	for _, f := range forms {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, large := range []bool{false, true} {
			size := sheet.NewLook(large).Text.Size
			d, form := fieldsOf(t, fillable(t, o.New(), render.Options{LargePrint: large}))
			for _, field := range form.Fields {
				if field.Kind != "Ch" {
					continue
				}
				lists++
				if o.Name == "wide-form" {
					own++
				}
				for _, option := range d.Array(field.Dict["Opt"]) {
					if pair := d.Array(option); len(pair) == 2 { // what is exported, and what is shown
						option = pair[1]
					}
					label := d.Text(option)
					text := float64(fonts.Width(font.Regular, size, label)) / 100
					if wide := widthOf(d, d.Dict(field.Widgets[0])); text+4 > wide {
						t.Errorf("%s: %s, large %v: the list is %.0f pt wide, a choice %.0f", o.Name, field.Name, large, wide, text)
					}
				}
			}
		}
	}
	if lists == 0 || own == 0 {
		t.Errorf("%d lists were seen, %d of them in the wide form", lists, own)
	}
}
