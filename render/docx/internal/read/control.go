package read

import (
	"errors"
	"slices"
	"strings"

	"github.com/apdocs/forms/render/docx/internal/markup"
)

// startControl begins a content control.
func (r *reader) startControl() error {
	if len(r.Controls) >= mostControls {
		return errors.New("the file has more content controls than any form")
	}
	r.Controls = append(r.Controls, Control{Parent: r.control, Paragraph: r.here(), Cell: r.cell, Row: r.row})
	r.control = len(r.Controls) - 1
	return nil
}

// controlProperties reads the properties of the innermost control.
func (r *reader) controlProperties() error {
	if r.control == none {
		return r.skip()
	}
	c := &r.Controls[r.control]
	for depth := r.Depth(); r.Depth() >= depth; {
		kind, err := r.Next()
		if err != nil {
			return damaged(err)
		}
		if kind == markup.EOF {
			return nil
		}
		if kind != markup.Start {
			continue
		}
		switch name := string(r.Local); name {
		case "tag":
			c.Tag = r.Attr("val")
		case "showingPlcHdr":
			c.Holder = r.On()
		case "text", "richText", "dropDownList", "comboBox", "repeatingSection", "repeatingSectionItem":
			c.Kind = name
		case "listItem":
			if len(c.Items) < mostItems {
				c.Items = append(c.Items, Item{r.Attr("displayText"), r.Attr("value")})
			}
		case "date":
			c.Kind, c.Day = name, r.Attr("fullDate")
		case "checkbox":
			c.Kind, c.State = name, "0"
		case "checked":
			c.State = "0"
			if r.On() {
				c.State = "1"
			}
		}
	}
	return nil
}

// mostItems is how many items of a list are kept.
const mostItems = 200

// startMark begins a bookmark.
func (r *reader) startMark() {
	name := r.Attr("name")
	if !strings.HasPrefix(name, r.prefix) || len(r.marks) >= mostMarks || len(r.Marks) >= mostControls {
		return
	}
	r.Marks = append(r.Marks, Mark{name, r.here(), r.cell, r.row})
	n := len(r.Marks) - 1
	r.ids[r.Attr("id")] = n
	r.marks = append(slices.Clip(r.marks), n)
}

// endMark ends the bookmark with that number.
func (r *reader) endMark() {
	id := r.Attr("id")
	n, ok := r.ids[id]
	if !ok {
		return
	}
	delete(r.ids, id)
	if i := slices.Index(r.marks, n); i >= 0 {
		r.marks = slices.Concat(r.marks[:i], r.marks[i+1:])
	}
}

// The characters of check boxes.
const (
	emptyBox  = "\u2610"
	tickedBox = "\u2611"
)

// symbol returns the character for a code of Word's symbol fonts, if it is a box or a mark
// in one.
func symbol(code string) string {
	switch strings.ToUpper(code) {
	case "F0A3", "F0A8", "F06F", "F071", "F072":
		return emptyBox
	case "F052", "F053", "F054", "F0FC", "F0FD", "F0FE", "F0FB", "F078", "F050", "F04F", "F051":
		return tickedBox
	}
	return "\uFFFD"
}
