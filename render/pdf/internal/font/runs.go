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
	from, to   int   // in the line
	word       *word // of what is shaped
	left, wide int   // in 1/1000 em, see place
	script     language.Script
	slot       slot  // of what is shaped
	level      uint8 // of embedding (UAX #9); odd levels run from right to left
	shaped     bool
	space      bool // one space from right to left
	measured   bool // wide is known, and the shape
}

func (r *run) backwards() bool { return r.level%2 == 1 }

// itemise divides a line into runs in logical order. levels are the embedding levels of its bytes, or
// nil if all are 0. What is invisible is in no run. Words, which no run goes beyond unless it is of characters
// that are shown one glyph each, come from what the shaper remembers.
func (s *shaper) itemise(set *Set, w Weight, text string, levels []uint8) []run {
	return s.itemiseLine(set, w, text, levels, nil, 0)
}

// itemiseLine is itemise for a line that begins at text[at] of a paragraph, of which words are known.
func (s *shaper) itemiseLine(set *Set, w Weight, text string, levels []uint8, words []placed, at int) []run {
	s.runs = s.runs[:0]
	for i := 0; i < len(text); {
		n := strings.IndexByte(text[i:], ' ')
		switch {
		case n == 0:
			s.addSpace(int(set.cells[w][' ']&wideBits), i, levels)
			i++
			continue
		case n < 0:
			n = len(text) - i
		}
		for len(words) > 0 && words[0].from < at+i {
			words = words[1:]
		}
		var p *piece
		if len(words) > 0 && words[0].from == at+i && words[0].to == at+i+n {
			p = words[0].p
		} else {
			p = s.piece(set, w, text, i, i+n, levels)
		}
		if p != nil {
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

// A piece is the runs of a word, measured and shaped; it has none if the word has to be looked at in its line.
type piece struct {
	runs []run
	wide int // in 1/1000 em
}

// addSpace appends a space at text[i] of the line.
func (s *shaper) addSpace(wide, i int, levels []uint8) {
	r := run{from: i, to: i + 1, slot: none, measured: true, wide: wide}
	if levels != nil {
		r.level = levels[i]
	}
	if r.space = r.backwards(); r.space {
		s.runs = append(s.runs, r)
	} else {
		s.add(&r)
	}
}

// add appends a run, which becomes part of the one before if that is alike. Their widths are then added: neither has
// a soft hyphen, whose width depends on what follows, if it is measured.
func (s *shaper) add(r *run) {
	if at := len(s.runs) - 1; !r.shaped && at >= 0 && s.runs[at].alike(r) {
		last := &s.runs[at]
		last.to, last.measured, last.wide = r.to, last.measured && r.measured, last.wide+r.wide
		return
	}
	s.runs = append(s.runs, *r)
}

// piece returns the runs of text[from:to], or nil if they depend on the line: if the word has several levels, or
// characters that show at the end of a line alone or belong to the character before.
func (s *shaper) piece(set *Set, w Weight, text string, from, to int, levels []uint8) *piece {
	word, level := text[from:to], uint8(0)
	if levels != nil {
		level = levels[from]
		for _, l := range levels[from+1 : to] {
			if l != level {
				return nil
			}
		}
	}
	p, ok := s.pieces[w][level][word]
	if !ok {
		if s.known >= mostWords {
			s.known = 0
			clear(s.pieces[Regular][:])
			clear(s.pieces[Bold][:])
		}
		if s.pieces[w][level] == nil {
			s.pieces[w][level] = map[string]*piece{}
		}
		word = strings.Clone(word) // the text is part of a record
		p = s.newPiece(set, w, level, word)
		s.pieces[w][level][word] = p
		s.known++
	}
	if len(p.runs) == 0 {
		return nil
	}
	return p
}

func (s *shaper) newPiece(set *Set, w Weight, level uint8, word string) *piece {
	p := &piece{}
	if extends(first(word)) || strings.ContainsFunc(word, func(r rune) bool {
		return r == softHyphen || r == zeroWidthSpace || directs(r)
	}) {
		return p
	}
	before := s.runs
	s.runs = nil
	s.part(word, 0, len(word), nil)
	for i := range s.runs {
		s.runs[i].level = level
	}
	s.choose(w, word, 0)
	p.runs, s.runs = s.runs, before
	if level%2 == 1 {
		p.runs = apart(p.runs, word)
	}
	for i := range p.runs {
		r := &p.runs[i]
		set.measureRun(s, w, r, word)
		p.wide += r.wide
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
		r := &p.runs[i]
		if r.shaped || r.backwards() { // it is never part of another
			s.runs = append(s.runs, *r)
			r = &s.runs[len(s.runs)-1]
			r.from, r.to = r.from+from, r.to+from
			continue
		}
		beside := *r
		beside.from, beside.to = r.from+from, r.to+from
		s.add(&beside)
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
		last.measured = false
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
