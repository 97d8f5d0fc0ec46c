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
	b          []byte
	bad        error           // of a text that is no answer
	no         render.Refusals // answers that no document can hold
	properties int             // where those of the paragraph begin; 0 outside one
	directed   bool            // the paragraph has a letter with a direction
	backwards  bool            // the first of these is from right to left, or there is none and the document is
	flowing    bool            // the paragraph is running text
	atLabel    bool            // what is written in English stands below a label
	mirrored   bool            // the document is from right to left

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

// run appends a text in a character style, "" for that of the paragraph, as one run or, in several
// scripts, as several.
func (x *xmlWriter) run(style, s string) { x.sized(style, "", s) }

// sized is run with properties of size, in the order of the schema.
func (x *xmlWriter) sized(style, size, s string) {
	s = x.clean(s)
	if x.directs(s); plainScript(s) {
		x.stretch(style, size, stretch{latin, s})
		return
	}
	for _, one := range stretches(s, x.properties > 0 && x.backwards) {
		x.stretch(style, size, one)
	}
}

// stretch appends a run. Tabs, line ends and soft hyphens become Word's own elements.
func (x *xmlWriter) stretch(style, size string, s stretch) {
	x.raw(`<w:r>`)
	fonts, set, lang := s.properties()
	if lang == "" && x.english {
		lang = `<w:lang w:val="en-GB"/>`
	}
	if style != "" || fonts != "" || size != "" || lang != "" {
		x.raw(`<w:rPr>`)
		if style != "" {
			x.raw(`<w:rStyle w:val="`, style, `"/>`)
		}
		x.raw(fonts, size, set, lang, `</w:rPr>`)
	}
	for text := s.text; text != ""; {
		end := strings.IndexAny(text, "\t\n\u00ad")
		if end < 0 {
			end = len(text)
		}
		if end > 0 {
			x.raw(`<w:t xml:space="preserve">`)
			x.text(text[:end])
			x.raw(`</w:t>`)
		}
		if text = text[end:]; text != "" {
			r, n := utf8.DecodeRuneInString(text)
			x.raw(breaks[r])
			text = text[n:]
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
	x.properties = len(x.b)
	x.flowing = style == bodyText || style == listBullet || style == hintStyle && x.english && !x.atLabel
	x.directed, x.backwards = false, x.mirrored
	x.raw(more...)
	x.raw(`</w:pPr>`)
}

// shut ends a paragraph, which runs in the direction of its first letter.
func (x *xmlWriter) shut() {
	x.direct()
	x.raw(`</w:p>`)
}

// lines returns the lines of a text as documents have it. Text that no document can hold is refused.
func (d *document) lines(s string) []string { return strings.Split(d.x.clean(s), "\n") }
