package sign

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/certificate"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
)

// A seal is the words that a signature shows in its field.
type seal struct {
	fonts         *font.Set
	name, rest    string
	width, height file.Length // of the room for the words
	size          file.Length
	leftwards     bool // the document is read from right to left
	head, body    []sealLine
}

// A sealLine is a line with the paragraph that it is a part of.
type sealLine struct {
	text string
	in   font.Context
}

// tryOut is shown in a signature made with a try-out key.
const tryOut = "Made with a try-out key: no proof of who signed."

// words sets the words of the seal.
func (l *seal) words(o *Options, t *texts) {
	l.name = t.name
	if t.role != "" {
		l.rest = t.role + ". "
	}
	l.rest += "Signed on " + render.Date(apdocs.DateOf(o.Date)) + "."
	if t.reason != "" {
		l.rest += " " + t.reason
	}
	if certificate.TryOut(o.Chain[0]) {
		l.rest += " " + tryOut
	}
}

// sealLead is the line height in hundredths of the type size. Letters with accents reach 90
// hundredths above the baseline and 25 below.
const sealLead = 115

// The type sizes of the words.
const (
	sealLargest  = 12 * file.Pt
	sealPrint    = 18 * file.Pt // in large print, whose fields are taller
	sealTall     = 72 * file.Pt // fields of at least that height are in large print
	sealSmallest = 5 * file.Pt
)

// fit finds the largest type size in which all words fit the room, and wraps them into lines. It
// returns false if they do not fit even in the smallest.
func (l *seal) fit() bool {
	l.size = sealLargest
	if l.height >= sealTall {
		l.size = sealPrint
	}
	for ; l.size >= sealSmallest; l.size -= file.Pt / 2 {
		l.head, l.body = l.wrap(font.Bold, l.name), l.wrap(font.Regular, l.rest)
		if l.fits() {
			return true
		}
	}
	return false
}

// wrap returns the lines of a paragraph.
func (l *seal) wrap(w font.Weight, paragraph string) (lines []sealLine) {
	texts, context := l.fonts.WrapParagraph(nil, w, l.size, max(l.width, file.Pt), paragraph)
	at := 0
	for _, text := range texts {
		line := sealLine{text: text}
		at += strings.Index(paragraph[at:], text)
		if context {
			line.in = font.Context{Paragraph: paragraph, At: at}
		}
		at += len(text)
		lines = append(lines, line)
	}
	return lines
}

// left returns how far a line is from the left edge of the room: 0 unless the document or the paragraph is
// read from right to left.
func (l *seal) left(w font.Weight, line sealLine) file.Length {
	if l.leftwards || line.in.Paragraph != "" && l.fonts.Backwards(line.in.Paragraph) {
		return max(l.width-l.fonts.WidthIn(w, l.size, line.text, line.in), 0)
	}
	return 0
}

// fits reports whether the lines fit the room in height and in width. Width is checked because a
// single letter may be wider than the room.
func (l *seal) fits() bool {
	if file.Length(len(l.head)+len(l.body))*l.size*sealLead/100 > l.height {
		return false
	}
	wider := func(w font.Weight) func(sealLine) bool {
		return func(line sealLine) bool { return l.fonts.WidthIn(w, l.size, line.text, line.in) > l.width }
	}
	return !slices.ContainsFunc(l.head, wider(font.Bold)) && !slices.ContainsFunc(l.body, wider(font.Regular))
}

// tooLong returns the error for words that do not fit. It names the longest of the options.
func (t *texts) tooLong() error {
	err := &TextError{"Name", errors.New("is too long for the signature field, even in the smallest print")}
	longest := utf8.RuneCountInString(t.name)
	for _, other := range []struct{ field, text string }{{"Role", t.role}, {"Reason", t.reason}} {
		if n := utf8.RuneCountInString(other.text); n > longest {
			err.Field, longest = other.field, n
		}
	}
	if err.Field == "Name" {
		return t.ofCertificate(err)
	}
	return err
}

// appendWords appends the words from the top of the room down, at distance at from the left edge of
// the field.
func (l *seal) appendWords(b []byte, x *font.Extra, at file.Length) []byte {
	lead := l.size * sealLead / 100
	b = append(b, "BT\n"...)
	down, before := l.height-l.size*9/10, file.Length(0)
	for i := range len(l.head) + len(l.body) {
		w, line := font.Bold, sealLine{}
		if i < len(l.head) {
			line = l.head[i]
		} else {
			w, line = font.Regular, l.body[i-len(l.head)]
		}
		left := at + l.left(w, line)
		b = append(file.Lengths(b, left-before, down), "Td\n"...)
		b = l.fonts.ShowApart(b, x, w, l.size, line.text, line.in)
		down, before = -lead, left
	}
	return append(b, "ET\n"...)
}
