package render_test

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
)

// The instruction under the title of a blank is true of the form.
func TestHowToFill(t *testing.T) {
	for _, f := range documents.All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		hint := render.HowToFill(o)
		for _, field := range o.Fields {
			if field.Question.Required && strings.Contains(hint, "leave a question out") {
				t.Errorf("%s: %q, but %q must be answered", o.Name, hint, field.Question.Label)
				break
			}
		}
	}
	var clean, dry apdocs.YesNo
	var name string
	isClean := apdocs.Choices(apdocs.Ask("Clean?", &clean))
	named := apdocs.Grid(2, apdocs.Ask("Name", &name))
	for _, c := range []struct {
		want   string
		must   bool // a question is required
		blocks []apdocs.Block
	}{
		{"Use black ink. You may leave a question out.", false, []apdocs.Block{named}},
		{"Use black ink. Tick one box on each row. You may leave a question out.", false,
			[]apdocs.Block{apdocs.Part("A", isClean), named}},
		{"Use black ink. Tick one box on each row.", true, []apdocs.Block{isClean}},
		{"Use black ink. Tick one box for each question.", true,
			[]apdocs.Block{isClean, apdocs.Part("B", apdocs.Beside(apdocs.Ask("Dry?", &dry)))}},
		{"Use black ink.", true, []apdocs.Block{isClean, apdocs.Ticks(apdocs.Ask("Dry?", &dry))}},
	} {
		field := apdocs.Ask("Name", &name)
		field.Question.Required = c.must
		o := &apdocs.Outline{Layout: &apdocs.Layout{Blocks: c.blocks}, Fields: []*apdocs.Field{field}}
		if got := render.HowToFill(o); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
