package apdocs_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// A mistaken form has the layout in the variable mistake. Only successful outlines are
// cached, so one type can be used for all mistakes.
type mistaken struct{ sketch }

var mistake *apdocs.Layout // the layout of the form to outline next

func (m *mistaken) Layout() *apdocs.Layout {
	l := *mistake
	for i, b := range l.Blocks {
		if point, ok := b.(interface{ at(*sketch) apdocs.Block }); ok {
			l.Blocks[i] = point.at(&m.sketch)
		}
	}
	return &l
}

// in returns blocks that point into the record.
type in struct {
	apdocs.Block
	make func(*sketch) apdocs.Block
}

func (i in) at(s *sketch) apdocs.Block { return i.make(s) }

func beside(change func(*apdocs.Field)) []apdocs.Block {
	return []apdocs.Block{in{nil, func(s *sketch) apdocs.Block {
		f := apdocs.Ask("Name", &s.Name)
		change(f)
		return apdocs.Beside(f)
	}}}
}

func TestOutlinedRefusesLayouts(t *testing.T) {
	head := func(change func(*apdocs.Layout)) *apdocs.Layout {
		l := lay(apdocs.Para("Text."))
		change(l)
		return l
	}
	ask := func(s *sketch) *apdocs.Field { return apdocs.Ask("Name", &s.Name) }
	block := func(make func(*sketch) apdocs.Block) *apdocs.Layout { return lay(in{nil, make}) }
	table := func(t apdocs.Table) *apdocs.Layout {
		return block(func(s *sketch) apdocs.Block {
			t.Title.Label = "Rows"
			t.Rows = [][]*apdocs.Field{{ask(s)}}
			return &t
		})
	}
	field := func(change func(*apdocs.Field)) *apdocs.Layout { return lay(beside(change)...) }
	columns := func(c ...apdocs.Column) *apdocs.Layout { return table(apdocs.Table{Columns: c}) }
	label := apdocs.Column{Head: "Row"}

	cases := []struct {
		layout *apdocs.Layout
		want   string
	}{
		{head(func(l *apdocs.Layout) { l.Name = "" }), "has no name"},
		{head(func(l *apdocs.Layout) { l.Name = "Kit loan" }), "words of a to z"},
		{head(func(l *apdocs.Layout) { l.Version = 0 }), "the version is 0"},
		{head(func(l *apdocs.Layout) { l.Title = "\u200b" }), "the title"},
		{head(func(l *apdocs.Layout) { l.Short = "" }), "short name"},
		{head(func(l *apdocs.Layout) { l.Short = strings.Repeat("x", 46) }), "short name"},
		{lay(apdocs.Para(" ")), "a paragraph"},
		{lay(apdocs.Para("a\x00b")), "a paragraph"},
		{lay((*apdocs.Section)(nil)), "a block is a nil *apdocs.Section"},
		{lay(apdocs.Part(" ", apdocs.Para("Text."))), "a heading"},
		{lay(&apdocs.Section{Class: "secret"}), "unknown class"},
		{block(func(s *sketch) apdocs.Block {
			each := apdocs.EachPart("Row", &s.Rows, 1, func(r *outerRow) []apdocs.Block {
				return []apdocs.Block{apdocs.Beside(apdocs.Ask("A", &r.Name))}
			})
			each.Minor = true
			return each
		}), "not a minor one"},
		{lay(apdocs.Bullets("One.", "")), "a point of a list"},
		{lay(apdocs.Beside()), "no question"},
		{lay(apdocs.Beside(nil)), "a question is nil"},
		{lay(&apdocs.Panel{}), "a panel has no rows"},
		{lay(&apdocs.Chart{Low: 1, High: 2, Most: 3}), "the title of a chart"},
		{lay(&apdocs.Chart{Title: "Scores", Low: 2, High: 2, Most: 3}), "a chart has no bars"},
		{block(func(s *sketch) apdocs.Block { return apdocs.Grid(7, ask(s)) }), "7 side by side"},
		{block(func(s *sketch) apdocs.Block { return apdocs.Grid(0, ask(s)) }), "0 side by side"},
		{block(func(s *sketch) apdocs.Block { return apdocs.Ticks(ask(s)) }), "no yes-or-no question"},
		{block(func(s *sketch) apdocs.Block { return apdocs.Beside(apdocs.Group("Group")) }), "without parts"},
		{block(func(s *sketch) apdocs.Block {
			return apdocs.Beside(apdocs.Group("Outer", apdocs.Group("Inner", ask(s))))
		}), "a group in a group"},
		{block(func(s *sketch) apdocs.Block {
			return apdocs.Rows("Rows", &s.Rows, 0, func(r *outerRow) []*apdocs.Field {
				return []*apdocs.Field{apdocs.Ask("A", &r.Name)}
			})
		}), "0 rows on a blank"},
		{block(func(s *sketch) apdocs.Block {
			return apdocs.Rows("Rows", &s.Rows, 1, func(r *outerRow) []*apdocs.Field { return nil })
		}), "row 1 has no question"},
		{columns(), "no columns"},
		{columns(label, apdocs.Column{Head: "More", Kind: apdocs.AnswerColumn, Field: 1}),
			`no question for the column "More"`},
		{columns(label, apdocs.Column{Head: "Yes", Kind: apdocs.OptionColumn}), `no choices for the column "Yes"`},
		{columns(label, apdocs.Column{Head: "Sign", Kind: apdocs.SignColumn}), `no signature for the column "Sign"`},
		{columns(label, apdocs.Column{Head: "New", Kind: 99}), "unknown kind"},
		{table(apdocs.Table{Columns: []apdocs.Column{label}, RowNames: []string{"A", "B"}}), "1 rows and 2 names"},
		{table(apdocs.Table{Columns: []apdocs.Column{label}, Subheads: []apdocs.Subhead{{Row: 4, Text: "Late"}}}),
			"a subhead"},
		{field(func(f *apdocs.Field) { f.Question.Label = "" }), "no label"},
		{field(func(f *apdocs.Field) { f.Question.Label = "\ufeff" }), "no label"},
		{field(func(f *apdocs.Field) { f.Short(strings.Repeat("x", 65)) }), "over 64"},
		{field(func(f *apdocs.Field) { f.Hint("") }), "empty hint"},
		{field(func(f *apdocs.Field) { f.Between(1, 5) }), "limits"},
		{field(func(f *apdocs.Field) { f.Format("fax") }), "unknown format"},
		{field(func(f *apdocs.Field) { f.Picture("unicorn", "A unicorn") }), "unknown picture"},
		{field(func(f *apdocs.Field) { f.Picture(apdocs.PictureBus, " ") }), "without alternative text"},
		{field(func(f *apdocs.Field) { f.Class("secret") }), "unknown class"},
		{field(func(f *apdocs.Field) { f.Lines(-1) }), "writing lines"},
		{field(func(f *apdocs.Field) { f.Kind = apdocs.KindDate; f.Elastic() }), "elastic"},
		{field(func(f *apdocs.Field) { f.Kind = apdocs.KindChoice }), "do not agree"},
		{field(func(f *apdocs.Field) {
			f.Kind = apdocs.KindChoice
			f.Choices = []apdocs.Choice{{Value: "a", Label: "A"}, {Value: "a", Label: "B"}}
		}), "offered twice"},
	}
	for _, c := range cases {
		mistake = c.layout
		_, err := apdocs.Outlined(new(mistaken))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v; want %q", err, c.want)
		}
	}
	mistake = field(func(*apdocs.Field) {})
	if _, err := apdocs.Outlined(new(mistaken)); err != nil {
		t.Errorf("a sound layout: %v", err)
	}
}

func TestOutlinedNil(t *testing.T) {
	for _, f := range []apdocs.Form{nil, (*documents.ProgressVisit)(nil), (*TripReport)(nil)} {
		if _, err := apdocs.Outlined(f); err == nil {
			t.Error(fmt.Sprintf("%T", f), "has an outline")
		}
	}
}
