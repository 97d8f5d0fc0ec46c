// Package arrange decides how the blocks of a form are set out, for all writers of documents.
//
// [Blocks] makes an [Arrangement] of each block. It decides whether a table is a list of answers,
// ratings or signatures, which columns, rows and headings it has, what is printed if it is empty,
// and which questions are above their answers. Writers walk the arrangements and draw them; they
// choose sizes, line breaks and pages. An arrangement depends on the form and on how it is printed,
// not on a record, so it is made once and shared.
package arrange

import (
	"strconv"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// An Arrangement is one part of a document. The set is closed: [*Part], [*Prose],
// [*Bullets], [*Points], [*Pairs], [*Stack], [*Grid], [*Ticks], [*Rows], [*Groups],
// [*FixedRows], [*NumberedList], [*Choices], [*ChoiceStack], [*Ratings], [*Week],
// [*Signatures], [*Scores], [*Chart] and [*Lacking].
type Arrangement interface{ arrangement() }

func (*Part) arrangement()         {}
func (*Prose) arrangement()        {}
func (*Bullets) arrangement()      {}
func (*Points) arrangement()       {}
func (*Pairs) arrangement()        {}
func (*Stack) arrangement()        {}
func (*Grid) arrangement()         {}
func (*Ticks) arrangement()        {}
func (*Rows) arrangement()         {}
func (*Groups) arrangement()       {}
func (*FixedRows) arrangement()    {}
func (*NumberedList) arrangement() {}
func (*Choices) arrangement()      {}
func (*ChoiceStack) arrangement()  {}
func (*Ratings) arrangement()      {}
func (*Week) arrangement()         {}
func (*Signatures) arrangement()   {}
func (*Scores) arrangement()       {}
func (*Lacking) arrangement()      {}
func (*Chart) arrangement()        {}

// A Part is arrangements that belong together, in most cases under a heading.
type Part struct {
	Heading  string            // "" for none; filled in from organisation and record
	Number   int               // before the heading; 0 for none
	Required bool              // the heading names a list of which rows are required
	Minor    bool              // a heading inside a section
	NewPage  bool              // starts a page, each time it is repeated
	Together bool              // kept on one page if it fits
	When     *apdocs.Condition // left out of records for which it does not hold; nil: always printed
	Rows     *List             // printed for each row of a list; nil: once
	Others   bool              // on a party's sheet: what others fill in, which is not marked as required
	Printed  bool              // printed as on a completed document, also on a blank
	Body     []Arrangement
}

// RowHead is the heading of the part where it is printed for row i of its list: its
// own heading with the number of the row, or the name of the row, as "Parent 2".
func (p *Part) RowHead(heading string, i int) string {
	if heading == "" {
		return p.Rows.RowName(i)
	}
	return heading + " " + strconv.Itoa(i+1)
}

// A Prose is running text, filled in from organisation and record. Each of its lines is a
// paragraph.
type Prose struct {
	Text        string
	Declaration bool // is above the signatures
	Leads       bool // stays on the page of what is below it
	English     bool // in a document in another language
	Below       bool // repeats in English what is above it
}

// Bullets are printed points. If they have rows, the single item is printed for each row of the
// list, with its answers filled in.
type Bullets struct {
	Items   []string
	Rows    *List
	English bool // in a document in another language
	Below   bool // repeats in English what is above it
}

// Points are numbered points, from 1, each with a title.
type Points struct{ Points []*Part }

// Lacking is the box on a draft that lists what is missing. It is placed after the first answers
// that every record prints.
type Lacking struct{}

// A Chart is a bar chart of what is computed from the record.
type Chart struct{ *apdocs.Chart }

// A List is the rows of a list of the record, as many as are printed.
type List struct {
	*apdocs.Repeat
	Least int // rows that are printed even where the record has fewer
}

// Len returns how many rows are printed.
func (l *List) Len(record apdocs.Form, at apdocs.At) int {
	return max(l.Least, l.Repeat.Len(record, at))
}

// How says how a form is printed, as far as its arrangement depends on it.
type How struct {
	Blank  bool // to be filled in by hand
	Large  bool // in large print, or in easy read
	Letter bool // as a letter; with Blank, what is to be sent back of it
	Draft  bool // with what is missing
	Screen bool // to be filled in on screen; with Blank
	Tabled bool // a list of one question is a table too, to which rows can be added

	// Times returns how often a blank prints a part that is repeated for each row of a list; nil
	// means as often as the form says.
	Times func(*apdocs.Repeat) int

	Rows int // rows of each table or numbered list on a blank, if more than the form says

	In *apdocs.Translation // the language of the document; nil for English
}

// Printed returns how a form is printed with the options. The letter of a form is arranged with
// Letter set, its slip with both Letter and Blank set.
func Printed(outline *apdocs.Outline, o *render.Options) How {
	return How{
		In: outline.Translation, Blank: o.Rendition == render.Blank, Large: o.LargePrint || outline.EasyRead,
		Draft: o.Draft, Times: o.Times, Rows: o.Rows, Screen: o.Fillable,
	}
}

// Blocks arranges the blocks of a form, in printed order. A table without rows is left out. It is
// an error if a block cannot be set out.
func Blocks(blocks []apdocs.Block, how How) ([]Arrangement, error) {
	a := arranger{How: how}
	return a.blocks(blocks, true), a.err
}

// An arranger makes the arrangements of a form.
type arranger struct {
	How
	lacking bool // the box of a draft is placed
	others  bool // what is arranged is filled in by others
	ticked  bool // how to tick a list of boxes is said under this heading
	boxes   bool // the block before is boxes to tick
	err     error
}

// blocks arranges blocks. always is true if every record prints them exactly once.
func (a *arranger) blocks(blocks []apdocs.Block, always bool) (out []Arrangement) {
	for i, b := range blocks {
		switch b.(type) {
		case *apdocs.Section, *apdocs.Answers:
		default:
			a.boxes = false
		}
		switch b := b.(type) {
		case *apdocs.Section:
			if b.Again && (a.Blank && !a.Letter && (a.Screen || !b.Written) || a.Large) {
				continue // a blank has nothing to print again; in large print an overview is none
			}
			out = append(out, a.part(b, always))
		case *apdocs.Paragraph:
			out = append(out, &Prose{b.Text, b.Declaration, b.Leads, b.English, b.Below})
		case *apdocs.List:
			out = append(out, &Bullets{b.Items, a.list(b.Rows), b.English, b.Below})
		case *apdocs.Items:
			points := &Points{}
			for _, point := range b.Points {
				points.Points = append(points.Points, a.part(point, false))
			}
			out = append(out, points)
		case *apdocs.Answers:
			out = append(out, a.answers(b))
			a.boxes = b.Ticks
			if a.Draft && always && !a.lacking {
				a.lacking = true
				out = append(out, &Lacking{})
			}
		case *apdocs.Table:
			if t := a.table(b); t != nil {
				if s, ok := t.(*Signatures); ok && i+1 < len(blocks) {
					_, s.Followed = blocks[i+1].(*apdocs.Paragraph)
				}
				out = append(out, t)
			}
		case *apdocs.Panel:
			out = append(out, a.panel(b))
		case *apdocs.Chart:
			if !a.Blank {
				out = append(out, &Chart{b})
			}
		}
	}
	return out
}

func (a *arranger) part(s *apdocs.Section, always bool) *Part {
	p := &Part{
		Heading: s.Heading, Number: s.Number, Minor: s.Minor || a.Letter,
		NewPage: s.OwnPage || s.NewPage && a.Blank, Together: s.Together, When: s.When,
	}
	p.Required, p.Others = a.requires(s), s.Others
	if s.Heading != "" {
		a.ticked, a.boxes = false, false
	}
	if s.Others { // the mark is for the recipient of the sheet
		defer func(others bool) { a.others = others }(a.others)
		a.others = true
	}
	if a.Blank && !a.Letter && s.When.Answers() {
		p.When = nil // a blank has all parts, since nobody has answered yet
	}
	if s.Printed {
		defer func(blank bool) { a.Blank = blank }(a.Blank)
		p.Printed, a.Blank = true, false
	}
	if s.Repeat != nil {
		p.Rows = a.list(s.Repeat)
		if a.Blank && a.Times != nil {
			p.Rows.Least = a.Times(s.Repeat)
		}
	}
	p.Body = a.blocks(s.Blocks, always && s.When == nil && s.Repeat == nil)
	return p
}

// list returns the rows of a list; on a blank, as many as the form asks for.
func (a *arranger) list(r *apdocs.Repeat) *List {
	switch {
	case r == nil:
		return nil
	case a.Blank:
		return &List{r, max(r.Blank, a.Rows)}
	}
	return &List{Repeat: r}
}
