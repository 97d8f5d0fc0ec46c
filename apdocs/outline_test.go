package apdocs_test

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
)

// A sketch is the record of the forms with mistakes below.
type sketch struct {
	apdocs.Record
	Name   string `json:"name,omitzero"`
	Secret string `json:"-"`
	Inner  struct {
		Name string `json:"name,omitzero"`
	} `json:"inner,omitzero"`
	Rows  []outerRow `json:"rows,omitempty"`
	Words []string   `json:"words,omitempty"`
}

type outerRow struct {
	Name string     `json:"name,omitzero"`
	Rows []innerRow `json:"rows,omitempty"`
}

type innerRow struct {
	Rows []lastRow `json:"rows,omitempty"`
}

type lastRow struct {
	Name string `json:"name,omitzero"`
}

func lay(blocks ...apdocs.Block) *apdocs.Layout {
	return &apdocs.Layout{Name: "sketch", Version: 1, Title: "Sketch", Short: "Sketch", Blocks: blocks}
}

type (
	elsewhere   struct{ sketch }
	outerAnswer struct{ sketch }
	twice       struct{ sketch }
	listTwice   struct{ sketch }
	groupTwice  struct{ sketch }
	deep        struct{ sketch }
	strayList   struct{ sketch }
	wordRows    struct{ sketch }
	strayWhen   struct{ sketch }
	strayHidden struct{ sketch }
	notPointer  struct{ sketch }
	hiddenAsked struct{ sketch }
	unknownName struct{ sketch }
	unknownItem struct{ sketch }
	rowName     struct{ sketch }
	unkept      struct{ sketch }
	structName  struct{ sketch }
	noLayout    struct{ sketch }
	noBlock     struct{ sketch }
)

func (s *elsewhere) Layout() *apdocs.Layout {
	var other string
	return lay(apdocs.Beside(apdocs.Ask("Their name", &other)))
}

func (s *outerAnswer) Layout() *apdocs.Layout {
	return lay(apdocs.Rows("Rows", &s.Rows, 1, func(*outerRow) []*apdocs.Field {
		return []*apdocs.Field{apdocs.Ask("Their name", &s.Name)}
	}))
}

func (s *twice) Layout() *apdocs.Layout {
	return lay(apdocs.Beside(apdocs.Ask("A", &s.Name)), apdocs.Part("P", apdocs.Grid(2, apdocs.Ask("B", &s.Name))))
}

func (s *listTwice) Layout() *apdocs.Layout {
	row := func(r *outerRow) []*apdocs.Field { return []*apdocs.Field{apdocs.Ask("Name", &r.Name)} }
	return lay(apdocs.Rows("A", &s.Rows, 1, row), apdocs.Rows("B", &s.Rows, 1, row))
}

func (s *groupTwice) Layout() *apdocs.Layout {
	return lay(apdocs.Beside(apdocs.Group("G", apdocs.Ask("A", &s.Inner.Name), apdocs.Ask("B", &s.Inner.Name))))
}

func (s *deep) Layout() *apdocs.Layout {
	return lay(apdocs.Each(&s.Rows, 1, func(r *outerRow) []apdocs.Block {
		return []apdocs.Block{apdocs.Each(&r.Rows, 1, func(r *innerRow) []apdocs.Block {
			return []apdocs.Block{apdocs.Rows("Last", &r.Rows, 1, func(r *lastRow) []*apdocs.Field {
				return []*apdocs.Field{apdocs.Ask("Name", &r.Name)}
			})}
		})}
	}))
}

func (s *strayList) Layout() *apdocs.Layout {
	var other []outerRow
	return lay(apdocs.Each(&other, 1, func(*outerRow) []apdocs.Block { return nil }))
}

func (s *wordRows) Layout() *apdocs.Layout {
	return lay(apdocs.Rows("Words", &s.Words, 1, func(w *string) []*apdocs.Field {
		return []*apdocs.Field{apdocs.Ask("Word", w)}
	}))
}

func (s *strayWhen) Layout() *apdocs.Layout {
	other := ""
	return lay(apdocs.When(&other, "yes", apdocs.Para("Text.")))
}

func (s *strayHidden) Layout() *apdocs.Layout {
	l := lay()
	l.NotPrinted = []any{new(string)}
	return l
}

func (s *notPointer) Layout() *apdocs.Layout {
	l := lay()
	l.NotPrinted = []any{s.Name}
	return l
}

func (s *hiddenAsked) Layout() *apdocs.Layout {
	l := lay(apdocs.Beside(apdocs.Ask("Name", &s.Name)))
	l.NotPrinted = []any{&s.Name}
	return l
}

func (s *unknownName) Layout() *apdocs.Layout { return lay(apdocs.Terms("Signed by {nobody}.")) }

func (s *unknownItem) Layout() *apdocs.Layout {
	return lay(&apdocs.List{Items: []string{"One.", "Two by {nobody}."}})
}

func (s *rowName) Layout() *apdocs.Layout {
	return lay(apdocs.Rows("Rows", &s.Rows, 1, func(r *outerRow) []*apdocs.Field {
		return []*apdocs.Field{apdocs.Ask("Name", &r.Name)}
	}), apdocs.Para("Signed by {rows[].name}."))
}

func (s *unkept) Layout() *apdocs.Layout {
	return lay(apdocs.Beside(apdocs.Ask("A secret", &s.Secret)))
}

func (s *structName) Layout() *apdocs.Layout {
	l := lay(apdocs.Para("From {inner}."))
	l.NotPrinted = []any{&s.Inner}
	return l
}

func (s *noLayout) Layout() *apdocs.Layout { return nil }

func (s *noBlock) Layout() *apdocs.Layout { return lay(nil) }

// notStruct is a form that is not a pointer to a struct.
type notStruct map[string]string

func (notStruct) Layout() *apdocs.Layout   { return lay() }
func (notStruct) Envelope() *apdocs.Record { return nil }

func TestOutlinedRefuses(t *testing.T) {
	for _, c := range []struct {
		form apdocs.Form
		want string
	}{
		{new(elsewhere), `"Their name" does not point into the record`},
		{new(outerAnswer), `"Their name" does not point into the record`},
		{new(twice), "name is asked twice"},
		{new(listTwice), "rows is asked twice"},
		{new(groupTwice), "inner.name is asked twice"},
		{new(deep), "rows[].rows[].rows is a list in a list in a list"},
		{new(strayList), "a list is not in the record"},
		{new(wordRows), "a row of words is not a struct"},
		{new(strayWhen), "a condition"},
		{new(strayHidden), "what is not printed does not point into the record"},
		{new(notPointer), "what is not printed does not point into the record"},
		{new(hiddenAsked), "name is asked, but marked as not printed"},
		{new(unknownName), `"nobody", which is no question`},
		{new(unknownItem), `"nobody", which is no question`},
		{new(rowName), `"rows[].name", which has an answer in each row`},
		{new(unkept), `"A secret" does not point into the record`},
		{new(structName), `"inner", which is no question`},
		{new(noLayout), "no layout"},
		{new(noBlock), "unknown block"},
		{notStruct{}, "a form is a pointer to a struct"},
		{nil, "a form is a pointer to a struct"},
	} {
		if _, err := apdocs.Outlined(c.form); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%T: %v; want %q", c.form, err, c.want)
		}
	}
}

func TestPlaceholders(t *testing.T) {
	for text, want := range map[string]string{
		"":                            "",
		"nothing":                     "",
		"{a} and {b.c}, {a}":          "a b.c a",
		"an open { brace":             "",
		"closed } and {d}":            "d",
		"At {provider.name}. {broker": "provider.name",
	} {
		if got := strings.Join(apdocs.Placeholders(text), " "); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
