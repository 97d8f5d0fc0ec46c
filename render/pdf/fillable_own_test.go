package pdf_test

import (
	"bytes"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/render/returned"
)

// An oddForm is somebody's own form with what ours do not have: choices whose values no
// button can be named by, lists in lists, choices in narrow cells, and a signature that is
// no part of a group.
type oddForm struct {
	apdocs.Record
	Mood   mood             `json:"mood,omitzero"`
	Groups []oddGroup       `json:"groups,omitempty"`
	Signed apdocs.Signature `json:"signed,omitzero"`
}

type mood string

func (mood) Choices() []apdocs.Choice {
	return []apdocs.Choice{
		{Value: "Off", Label: "Off colour"}, {Value: "größer als", Label: "Larger"}, {Value: "on", Label: "On"},
	}
}

type oddGroup struct {
	Name string   `json:"name,omitzero"`
	Rows []oddRow `json:"rows,omitempty"`
}

type oddRow struct {
	Mood mood         `json:"mood,omitzero"`
	Day  apdocs.Date  `json:"day,omitzero"`
	Sum  apdocs.Money `json:"sum,omitzero"`
	Note string       `json:"note,omitzero"`
}

func (f *oddForm) Layout() *apdocs.Layout {
	return &apdocs.Layout{Name: "odd-form", Version: 3, Title: "An odd form", Short: "Odd form", Blocks: []apdocs.Block{
		apdocs.Beside(apdocs.Ask("Mood", &f.Mood)),
		apdocs.Each(&f.Groups, 2, func(g *oddGroup) []apdocs.Block {
			return []apdocs.Block{
				apdocs.Grid(2, apdocs.Ask("Name of the group", &g.Name)),
				apdocs.Rows("Rows", &g.Rows, 2, func(r *oddRow) []*apdocs.Field {
					return []*apdocs.Field{apdocs.Ask("Mood of the row", &r.Mood), apdocs.Ask("Day", &r.Day),
						apdocs.Ask("Sum", &r.Sum), apdocs.Ask("Note", &r.Note)}
				}),
			}
		}),
		apdocs.Part("Signed", apdocs.SignatureRows(apdocs.Sign("Signed by you", apdocs.PartyParent, &f.Signed))),
	}}
}

func TestOwnFormComesBack(t *testing.T) {
	f := &oddForm{Mood: "größer als", Signed: apdocs.Signature{Name: "Alex Example"}}
	f.Envelope().Form, f.Envelope().Version = "odd-form", 3
	f.Groups = []oddGroup{{Name: "First",
		Rows: []oddRow{{Mood: "Off", Note: "one"}, {}, {Day: apdocs.NewDate(2026, 2, 3)}}},
		{}, {Rows: []oddRow{{}, {Mood: "on", Sum: apdocs.NewMoney(1250)}}}}
	for _, large := range []bool{false, true} {
		d, err := pdf.Decode(bytes.NewReader(fillable(t, f, render.Options{LargePrint: large})), new(oddForm))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := canonical(t, d.Form), canonical(t, f); got != want {
			t.Errorf("large %v: %s", large, firstDifference(got, want))
		}
		for _, e := range d.Report.Answers {
			if e.State == returned.NotFound || e.State == returned.NotRead {
				t.Errorf("%s: %s %s", e.Path, e.State, e.Note)
			}
		}
	}
	if _, err := pdf.Decode(bytes.NewReader(fillable(t, f, render.Options{})), new(otherForm)); err == nil {
		t.Error("it was read as another form")
	}
}

type otherForm struct {
	apdocs.Record
	Shoe apdocs.Count `json:"shoe,omitzero"`
}

func (f *otherForm) Layout() *apdocs.Layout {
	return &apdocs.Layout{Name: "other-form", Version: 1, Title: "Another form", Short: "Another form",
		Blocks: []apdocs.Block{apdocs.Beside(apdocs.Ask("Size of shoes", &f.Shoe))}}
}
