package sign

import (
	"errors"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/certificate"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
)

// sealFonts measures the words of signatures. Its core is empty: each signature embeds all
// characters that it shows.
var sealFonts = sync.OnceValues(func() (*font.Set, error) {
	family, err := font.Load()
	if err != nil {
		return nil, err
	}
	return family.NewSet(nil, nil), nil
})

// A seal is the words that a signature shows in its field.
type seal struct {
	fonts         *font.Set
	name, rest    string
	width, height file.Length // of the room for the words
	size          file.Length
	head, body    []string // the lines
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
		l.head = l.fonts.Wrap(nil, font.Bold, l.size, max(l.width, file.Pt), l.name)
		l.body = l.fonts.Wrap(nil, font.Regular, l.size, max(l.width, file.Pt), l.rest)
		if l.fits() {
			return true
		}
	}
	return false
}

// fits reports whether the lines fit the room in height and in width. Width is checked because a
// single letter may be wider than the room.
func (l *seal) fits() bool {
	if file.Length(len(l.head)+len(l.body))*l.size*sealLead/100 > l.height {
		return false
	}
	wider := func(w font.Weight) func(string) bool {
		return func(line string) bool { return l.fonts.Width(w, l.size, line) > l.width }
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
	b = append(file.Lengths(b, at, l.height-l.size*9/10), "Td\n"...)
	for i := range len(l.head) + len(l.body) {
		if i > 0 {
			b = append(file.Lengths(b, 0, -lead), "Td\n"...)
		}
		if i < len(l.head) {
			b = l.fonts.ShowApart(b, x, font.Bold, l.size, l.head[i])
		} else {
			b = l.fonts.ShowApart(b, x, font.Regular, l.size, l.body[i-len(l.head)])
		}
	}
	return append(b, "ET\n"...)
}
