package render

import (
	"slices"

	"github.com/apdocs/forms/apdocs"
)

// HowToFill stands under the title of a blank. It says no more than is true of
// every question of the form: that one box is ticked on each row only where all
// boxes stand in rows, and that a question may be left out only where none must
// be answered.
func HowToFill(o *apdocs.Outline) string {
	var b boxes
	b.blocks(o.Blocks)
	text := "Use black ink."
	switch {
	case b.any: // as many as apply
	case b.rows && b.beside:
		text += " Tick one box for each question."
	case b.rows:
		text += " Tick one box on each row."
	case b.beside:
		text += " Tick one box for each question."
	}
	if !slices.ContainsFunc(o.Fields, func(f *apdocs.Field) bool { return f.Question.Required }) {
		text += " You may leave a question out."
	}
	return text
}

// boxes is where a form has boxes to tick.
type boxes struct {
	rows   bool // one in each row of a table
	beside bool // one of those beside or below a question
	any    bool // as many of a list as apply
}

func (b *boxes) blocks(blocks []apdocs.Block) {
	for _, block := range blocks {
		switch block := block.(type) {
		case *apdocs.Section:
			b.blocks(block.Blocks)
		case *apdocs.Answers:
			b.any = b.any || block.Ticks
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
