package page

import (
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/layout"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// Flags of a field (ISO 32000-1, tables 221 and 226 to 230).
const (
	readOnly  = 1 << 0
	multiline = 1 << 12
	radio     = 1 << 15
	combo     = 1 << 17
)

// input records a field as content of the current element.
func (c *content) input(o *block.Input, b *layout.Placed, s *layout.Span) {
	h := s.Height
	if b.Elastic && o.Lines {
		h += length(b.Stretch) * c.Look.Pitch
	}
	if !o.Kind.Button() {
		c.frame(o.X, s.Top, o.W, h)
	}
	c.widget(field{name: o.Name, label: o.Label, input: o, from: s.Inner, to: s.InnerEnd}, &o.Place, b, s, h)
	if o.Value != "" {
		c.identity = append(append(append(append(c.identity, o.Name...), 0), o.Value...), 0)
	}
}

// widget records a field with its position on the page.
func (c *content) widget(f field, at *block.Place, b *layout.Placed, s *layout.Span, h length) {
	top := sheet.Height - b.Y - s.Top
	c.tree.Open(tags.Form)
	c.tree.Widget(c.page)
	c.tree.Close()
	x := c.Margins.Left(c.page) + c.Margins.At(at.X, at.W)
	f.page, f.rect = c.page, [4]length{x, top - h, x + at.W, top}
	c.fields = append(c.fields, f)
}

// writeInput writes a field or one of its buttons.
func (w *Writer) writeInput(i int) {
	g := &w.fields[i]
	w.beginWidget(i)
	f, in := &w.file, g.input
	switch in.Kind {
	case block.TextInput:
		f.B = append(f.B, "/FT/Tx"...)
		w.appendFlags(in, in.Lines, multiline)
		if in.Most > 0 {
			f.B = file.Int(append(f.B, "/MaxLen "...), in.Most)
		}
		if in.Value != "" {
			f.B = file.Text(append(f.B, "/V"...), in.Value)
		}
		if in.Date && w.Screen.DateScripts {
			f.B = append(f.B, dateScripts...)
		}
		w.appendBoxed(g.look)
	case block.ListInput:
		f.B = append(f.B, "/FT/Ch"...)
		w.appendFlags(in, true, combo)
		f.B = append(f.B, "/Opt["...)
		if in.None != "" {
			f.B = append(file.Text(file.Text(append(f.B, '['), block.NoChoice), in.None), ']')
		} else {
			f.B = file.Text(f.B, block.NoChoice)
		}
		for i, o := range in.Options {
			if in.Exports != nil {
				f.B = append(file.Text(file.Text(append(f.B, '['), in.Exports[i]), o), ']')
			} else {
				f.B = file.Text(f.B, o)
			}
		}
		f.B = file.Text(append(f.B, "]/V"...), listed(in))
		w.appendBoxed(g.look)
	default:
		if in.Kind == block.TickInput {
			w.appendChoice(i)
		}
		w.appendStates(in)
	}
	w.endWidget(i)
}

// listed returns what the selected entry of a drop-down list is stored as.
func listed(in *block.Input) string {
	if in.Value == "" {
		return block.NoChoice
	}
	return in.Value
}

// selected returns the selected entry of a drop-down list as it is shown.
func selected(in *block.Input) string {
	switch i := slices.Index(in.Exports, in.Value); {
	case i >= 0:
		return in.Options[i]
	case in.Value == "" && in.None != "":
		return in.None
	}
	return listed(in)
}

// appendChoice appends the entries of a field of several boxes other than its name. The
// first box is field i.
func (w *Writer) appendChoice(i int) {
	f, g := &w.file, &w.fields[i]
	f.B = append(f.B, "/FT/Btn"...)
	w.appendFlags(g.input, g.input.Kind != block.TickInput, radio)
	if len(g.input.Options) > 0 {
		f.B = append(f.B, "/Opt["...)
		for _, value := range g.input.Options {
			f.B = file.Text(f.B, value)
		}
		f.B = append(f.B, ']')
	}
	on := "Off"
	for ; i < len(w.fields) && w.fields[i].node == g.node; i++ {
		if in := w.fields[i].input; in.On() {
			on = in.State
		}
	}
	f.B = file.Name(append(f.B, "/V"...), on)
}

// appendFlags appends the flags of a field.
func (w *Writer) appendFlags(in *block.Input, is bool, flag int) {
	flags := 0
	if is {
		flags = flag
	}
	if in.Locked {
		flags |= readOnly
	}
	if flags != 0 {
		w.file.B = file.Int(append(w.file.B, "/Ff "...), flags)
	}
}

// appendBoxed appends the appearance of a text field, and its border, which is invisible:
// it keeps the text that viewers draw away from the box on the page.
func (w *Writer) appendBoxed(look int) {
	f := &w.file
	if look == 0 {
		look = w.looks.blank
	}
	f.B = file.Ref(append(f.B, "/AP<</N "...), look)
	f.B = file.Ref(append(f.B, ">>/BS "...), w.looks.border)
}

// appendStates appends the appearances of a box, on and off.
func (w *Writer) appendStates(in *block.Input) {
	f := &w.file
	on, off := w.looks.ticked, w.looks.empty
	if in.Kind == block.RatingInput {
		n := int(in.Mark[0] - '1')
		on, off = w.looks.rated[n], w.looks.unrated[n]
	}
	f.B = file.Name(append(f.B, "/AP<</N<<"...), in.State)
	f.B = file.Ref(append(f.B, ' '), on)
	f.B = file.Ref(append(f.B, "/Off "...), off)
	f.B = append(f.B, ">>>>/AS"...)
	if in.On() {
		f.B = file.Name(f.B, in.State)
	} else {
		f.B = append(f.B, "/Off"...)
	}
}

// archival reports whether the document conforms to PDF/A, which allows neither scripts
// nor strings of more than 32,767 bytes, such as a very long answer in a field.
func (w *Writer) archival() bool {
	const longest = 32767
	if w.Screen == nil {
		return true
	}
	for i := range w.fields {
		if in := w.fields[i].input; in != nil && len(in.Value) > longest/4 && file.TextLength(in.Value) > longest {
			return false
		}
	}
	return !w.Screen.DateScripts
}

// dateScripts make viewers with JavaScript check and format a date.
const dateScripts = `/AA<</K<</S/JavaScript/JS(AFDate_KeystrokeEx\("d mmmm yyyy"\);)>>` +
	`/F<</S/JavaScript/JS(AFDate_FormatEx\("d mmmm yyyy"\);)>>>>`
