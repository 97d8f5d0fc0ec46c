package docx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/internal/printable"
)

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// An xmlWriter appends XML. A character that XML forbids, for which Word would refuse the whole
// file, sets bad and makes the document an error.
type xmlWriter struct {
	b       []byte
	bad     error                // of a text that is no answer
	no      render.Refusals      // answers that no document can hold
	english bool                 // in a document in another language
	place   func() arrange.Place // of the answer that is being written; nil for printed text
}

func (x *xmlWriter) reset() { *x = xmlWriter{b: x.b[:0]} }

// raw appends XML as it is.
func (x *xmlWriter) raw(parts ...string) {
	for _, s := range parts {
		x.b = append(x.b, s...)
	}
}

func (x *xmlWriter) num(n int) { x.b = strconv.AppendInt(x.b, int64(n), 10) }

// text appends escaped character data, also usable in an attribute value in double quotes.
func (x *xmlWriter) text(s string) {
	last := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if printable.Forbidden(r) {
				x.refuse(printable.Locate(s, i, true))
			}
			i += n
			continue
		}
		i++
		var escaped string
		switch {
		case c == '&':
			escaped = "&amp;"
		case c == '<':
			escaped = "&lt;"
		case c == '>':
			escaped = "&gt;"
		case c == '"':
			escaped = "&quot;"
		case printable.Forbidden(rune(c)):
			x.refuse(printable.Locate(s, i-1, true))
			fallthrough
		default:
			continue
		}
		x.b = append(append(x.b, s[last:i-1]...), escaped...)
		last = i
	}
	x.b = append(x.b, s[last:]...)
}

// clean returns text as documents have it. Text that no document can hold is refused.
func (x *xmlWriter) clean(s string) string {
	s, err := printable.Text(s)
	if err != nil {
		x.refuse(err)
	}
	return s
}

func (x *xmlWriter) refuse(err error) {
	if x.place != nil {
		x.no.Add(x.place().Refuse(err))
	} else if x.bad == nil {
		x.bad = fmt.Errorf("a printed text: %w", err)
	}
}

// wrong returns what could not be written.
func (x *xmlWriter) wrong() error {
	if err := x.no.Err(); err != nil {
		return err
	}
	return x.bad
}

// run appends a run of text in a character style, "" for that of the paragraph. Tabs, line ends and
// soft hyphens become Word's own elements.
func (x *xmlWriter) run(style, s string) {
	s = x.clean(s)
	x.raw(`<w:r>`)
	if style != "" || x.english {
		x.raw(`<w:rPr>`)
		if style != "" {
			x.raw(`<w:rStyle w:val="`, style, `"/>`)
		}
		if x.english {
			x.raw(`<w:lang w:val="en-GB"/>`)
		}
		x.raw(`</w:rPr>`)
	}
	for s != "" {
		end := strings.IndexAny(s, "\t\n\u00ad")
		if end < 0 {
			end = len(s)
		}
		if end > 0 {
			x.raw(`<w:t xml:space="preserve">`)
			x.text(s[:end])
			x.raw(`</w:t>`)
		}
		if s = s[end:]; s != "" {
			r, n := utf8.DecodeRuneInString(s)
			x.raw(breaks[r])
			s = s[n:]
		}
	}
	x.raw(`</w:r>`)
}

// breaks are the elements for characters that Word does not read in a text.
var breaks = map[rune]string{'\t': `<w:tab/>`, '\n': `<w:br/>`, '\u00ad': `<w:softHyphen/>`}

// lineEnd appends a line end inside a paragraph.
func (x *xmlWriter) lineEnd() { x.raw(`<w:r><w:br/></w:r>`) }

// open begins a paragraph of the style. more is further properties in the order of the schema, in
// which "keep with next" is first.
func (x *xmlWriter) open(style string, more ...string) {
	x.raw(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/>`)
	x.raw(more...)
	x.raw(`</w:pPr>`)
}

func (x *xmlWriter) shut() { x.raw(`</w:p>`) }

// lines returns the lines of a text as documents have it. Text that no document can hold is refused.
func (d *document) lines(s string) []string { return strings.Split(d.x.clean(s), "\n") }
