package render

import (
	"slices"

	"github.com/apdocs/forms/apdocs"
)

// HowToFill is the instruction under the title of a blank. It states only what is true of every
// question of the form: "one box on each row" only if all boxes are in rows of tables, "You may
// leave a question out" only if no answer is required.
func HowToFill(o *apdocs.Outline) string {
	var b boxes
	b.blocks(o.Blocks)
	text := "Use black ink."
	switch {
	case b.list: // as many as apply
	case b.rows && b.beside:
		text += " Tick one box for each question."
	case b.rows:
		text += " Tick one box on each row."
	case b.beside:
		text += " Tick one box for each question."
	}
	asks := func(f *apdocs.Field) bool { return f.Kind != apdocs.KindSignature && f.Kind != apdocs.KindComputed }
	required := func(f *apdocs.Field) bool { return f.Question.Required }
	if slices.ContainsFunc(o.Fields, asks) && !slices.ContainsFunc(o.Fields, required) {
		text += " You may leave a question out."
	}
	return text
}

// boxes records where a form has boxes to tick.
type boxes struct {
	rows   bool // one in each row of a table
	beside bool // one of those beside or below a question
	list   bool // as many of a list as apply
}

func (b *boxes) blocks(blocks []apdocs.Block) {
	for _, block := range blocks {
		switch block := block.(type) {
		case *apdocs.Section:
			if !block.Others {
				b.blocks(block.Blocks)
			}
		case *apdocs.Answers:
			b.list = b.list || block.Ticks
			b.fields(block.Fields)
		case *apdocs.Panel:
			b.fields(block.Fields)
		case *apdocs.Table:
			options := slices.ContainsFunc(block.Columns, func(c apdocs.Column) bool { return c.Kind == apdocs.OptionColumn })
			b.rows = b.rows || options
			if !options {
				for _, row := range block.Rows {
					b.fields(row)
				}
			}
		}
	}
}

func (b *boxes) fields(fields []*apdocs.Field) {
	for _, f := range fields {
		b.beside = b.beside || len(f.Choices) > 0
		b.fields(f.Parts)
	}
}
