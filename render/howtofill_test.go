package render_test

import (
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// The instruction under the title of a blank is true of the form.
func TestHowToFill(t *testing.T) {
	const some = "Use black ink. Answer the questions marked (required)."
	var clean apdocs.YesNo
	var name string
	var people []apdocs.Contact
	must := func(f *apdocs.Field) *apdocs.Field { return f.Required() }
	named := func() *apdocs.Field { return apdocs.Ask("Name", &name) }
	listed := func(required bool) *apdocs.Table {
		return apdocs.Rows("People", &people, 2, func(c *apdocs.Contact) []*apdocs.Field {
			f := apdocs.Ask("Name", &c.Name)
			f.Question.Required = required
			return []*apdocs.Field{f, apdocs.Ask("Phone", &c.Phone)}
		})
	}
	numbered := func() *apdocs.Table {
		return apdocs.Rows("People", &people, 2, func(c *apdocs.Contact) []*apdocs.Field {
			return []*apdocs.Field{apdocs.Ask("Name", &c.Name).Required()}
		})
	}
	for _, c := range []struct {
		want   string
		blocks []apdocs.Block
	}{
		{"Use black ink. You may leave a question out.", []apdocs.Block{apdocs.Part("A", apdocs.Beside(named()))}},
		{some, []apdocs.Block{apdocs.Choices(apdocs.Ask("Clean?", &clean).Required())}},
		{some + " You may leave the others out.", []apdocs.Block{apdocs.Grid(2, must(named()), named())}},
		{"Use black ink. You may leave a question out.", []apdocs.Block{listed(false)}},
		{some + " You may leave the others out. Leave rows and parts that you do not need empty.",
			[]apdocs.Block{listed(true)}},
		{some + " Leave rows and parts that you do not need empty.",
			[]apdocs.Block{apdocs.When(&clean, apdocs.Yes, apdocs.Beside(must(named())))}},
		{"Use black ink. You may leave a question out.", []apdocs.Block{numbered()}},
		{some, []apdocs.Block{numbered().AtLeast(1)}},
	} {
		o := &apdocs.Outline{Layout: &apdocs.Layout{Blocks: c.blocks}}
		if got := render.HowToFill(o); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
