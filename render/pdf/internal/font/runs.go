package font

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-text/typesetting/language"
)

// A run is a part of a line that is shown in the same way: characters that are shown one glyph each,
// which change faces as needed, or characters of one face and script that are shaped.
type run struct {
	from, to int // in the line
	shaped   bool
	slot     slot // of what is shaped
	script   language.Script
	level    uint8 // of embedding (UAX #9); odd levels run from right to left

	space      bool // one space from right to left
	number     int  // in logical order
	measured   bool // wide is known, and the shape
	word       *word
	left, wide int // in 1/1000 em, see place
}

func (r *run) backwards() bool { return r.level%2 == 1 }

// itemise divides a line into runs in logical order. levels are the embedding levels of its bytes, or
// nil if all are 0. What is invisible is in no run. Words, which no run goes beyond unless it is of characters
// that are shown one glyph each, come from what the shaper remembers.
func (s *shaper) itemise(set *Set, w Weight, text string, levels []uint8) []run {
	s.runs = s.runs[:0]
	for i := 0; i < len(text); {
		n := strings.IndexByte(text[i:], ' ')
		switch {
		case n == 0:
			s.part(text, i, i+1, levels)
			i++
			continue
		case n < 0:
			n = len(text) - i
		}
		if p := s.piece(set, w, text, i, i+n, levels); p != nil {
			s.appendPiece(p, i)
		} else {
			at := len(s.runs)
			s.part(text, i, i+n, levels)
			s.choose(w, text, max(at-1, 0))
		}
		i += n
	}
	return s.runs
}

// A pieceKey is a word of one level.
type pieceKey struct {
	weight Weight
	level  uint8
	text   string
}

// A piece is the runs of a word, measured and shaped; it has none if the word has to be looked at in its line.
type piece struct{ runs []run }

// piece returns the runs of text[from:to], or nil if they depend on the line: if the word has several levels, or
// characters that show at the end of a line alone or belong to the character before.
func (s *shaper) piece(set *Set, w Weight, text string, from, to int, levels []uint8) *piece {
	key := pieceKey{w, 0, text[from:to]}
	if levels != nil {
		key.level = levels[from]
		for _, l := range levels[from+1 : to] {
			if l != key.level {
				return nil
			}
		}
	}
	p, ok := s.pieces[key]
	if !ok {
		if len(s.pieces) >= mostWords {
			clear(s.pieces)
		}
		key.text = strings.Clone(key.text) // the text is part of a record
		p = s.newPiece(set, w, key)
		s.pieces[key] = p
	}
	if len(p.runs) == 0 {
		return nil
	}
	return p
}

func (s *shaper) newPiece(set *Set, w Weight, key pieceKey) *piece {
	p := &piece{}
	if extends(first(key.text)) || strings.ContainsFunc(key.text, func(r rune) bool {
		return r == softHyphen || r == zeroWidthSpace || directs(r)
	}) {
		return p
	}
	before := s.runs
	s.runs = nil
	s.part(key.text, 0, len(key.text), nil)
	for i := range s.runs {
		s.runs[i].level = key.level
	}
	s.choose(w, key.text, 0)
	p.runs, s.runs = s.runs, before
	if key.level%2 == 1 {
		p.runs = apart(p.runs, key.text)
	}
	for i := range p.runs {
		r := &p.runs[i]
		set.measureRun(s, w, r, key.text)
	}
	return p
}

// apart parts runs from right to left that are shown one glyph each into characters.
func apart(runs []run, text string) (all []run) {
	for _, r := range runs {
		if r.shaped {
			all = append(all, r)
			continue
		}
		for i, c := range text[r.from:r.to] {
			at := r.from + i
			all = append(all, run{from: at, to: at + utf8.RuneLen(c), level: r.level, slot: none, space: c == '\u00A0'})
		}
	}
	return all
}

// appendPiece appends the runs of a word that begins at from.
func (s *shaper) appendPiece(p *piece, from int) {
	for i := range p.runs {
		r := p.runs[i]
		r.from += from
		r.to += from
		if at := len(s.runs) - 1; !r.shaped && at >= 0 && s.runs[at].alike(&r) {
			s.runs[at].to, s.runs[at].measured = r.to, false
			continue
		}
		s.runs = append(s.runs, r)
	}
}

// alike reports whether a run that is shown one glyph each continues another.
func (r *run) alike(next *run) bool {
	return !r.shaped && r.level == next.level && r.level%2 == 0 && r.to == next.from
}

// part appends the runs of text[from:to].
func (s *shaper) part(text string, from, to int, levels []uint8) {
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(text[i:])
		level := uint8(0)
		if levels != nil {
			level = levels[i]
		}
		switch at := len(s.runs) - 1; {
		case directs(r):
		case needsShaping(r):
			s.shapedRune(text, i, n, r, level)
		case at >= 0 && s.runs[at].alike(&run{level: level, from: i}):
			s.runs[at].to += n
			s.runs[at].measured = false
		default:
			space := level%2 == 1 && (r == ' ' || r == '\u00A0')
			s.runs = append(s.runs, run{from: i, to: i + n, level: level, slot: none, space: space})
		}
		i += n
	}
}

// choose finds the faces and scripts of the runs from the given one on. A run that no face has as a whole becomes
// one run for each letter.
func (s *shaper) choose(w Weight, text string, from int) {
	for i := from; i < len(s.runs); i++ {
		r := &s.runs[i]
		if !r.shaped || r.measured {
			continue
		}
		if r.choose(s.family, w, text[r.from:r.to]) {
			continue
		}
		if letters := r.letters(text); len(letters) > 1 {
			s.runs = slices.Replace(s.runs, i, i+1, letters...)
			i-- // the first of them is next
		}
	}
}

// letters returns a run for each letter of r, with its marks.
func (r *run) letters(text string) (all []run) {
	for i, c := range text[r.from:r.to] {
		from := r.from + i
		to := from + utf8.RuneLen(c)
		if n := len(all); n > 0 && extends(c) {
			all[n-1].to = to
			continue
		}
		all = append(all, run{from: from, to: to, shaped: true, level: r.level})
	}
	return all
}

// shapedRune adds a character of n bytes at text[i:] that has to be shaped.
func (s *shaper) shapedRune(text string, i, n int, r rune, level uint8) {
	at := len(s.runs) - 1
	if at < 0 || s.runs[at].to != i {
		s.runs = append(s.runs, run{from: i, to: i + n, shaped: true, level: level})
		return
	}
	last := &s.runs[at]
	switch {
	case last.shaped && (extends(r) || last.level == level && scriptOf(r) == scriptOf(first(text[last.from:]))):
		last.to += n
	case !extends(r):
		s.runs = append(s.runs, run{from: i, to: i + n, shaped: true, level: level})
	default: // a mark makes the letter before it one that is shaped
		_, size := utf8.DecodeLastRuneInString(text[last.from:last.to])
		letter := run{from: i - size, to: i + n, shaped: true, level: last.level}
		if last.to -= size; last.to == last.from {
			s.runs = s.runs[:at]
		}
		s.runs = append(s.runs, letter)
	}
}

func first(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// choose finds the face and the script of a run that is shaped. It reports whether a face has all of it; the main
// face shows boxes for what it does not have.
func (r *run) choose(f *Family, w Weight, text string) bool {
	r.slot = f.whole(w, text)
	found := r.slot != none
	if !found {
		r.slot = slot(w)
	}
	if i := scriptOf(first(text)); i >= 0 {
		r.script = writings[i].script
	} else if r.script = language.LookupScript(first(text)); !r.script.Strong() {
		r.script = language.Latin
	}
	return found
}

func last(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}
