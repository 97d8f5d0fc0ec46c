package font

import (
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
	left, wide int  // in 1/1000 em, see place
}

func (r *run) backwards() bool { return r.level%2 == 1 }

// itemise divides a line into runs in logical order. levels are the embedding levels of its bytes, or
// nil if all are 0. What is invisible is in no run.
func (s *shaper) itemise(w Weight, text string, levels []uint8) []run {
	s.runs = s.runs[:0]
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		level := uint8(0)
		if levels != nil {
			level = levels[i]
		}
		switch at := len(s.runs) - 1; {
		case directs(r):
		case needsShaping(r):
			s.shapedRune(text, i, n, r, level)
		case at >= 0 && !s.runs[at].shaped && s.runs[at].level == level && level%2 == 0 && s.runs[at].to == i:
			s.runs[at].to += n
		default:
			space := level%2 == 1 && (r == ' ' || r == '\u00A0')
			s.runs = append(s.runs, run{from: i, to: i + n, level: level, slot: none, space: space})
		}
		i += n
	}
	for i := range s.runs {
		if r := &s.runs[i]; r.shaped {
			r.choose(s.family, w, text[r.from:r.to])
		}
	}
	return s.runs
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

// choose finds the face and the script of a run that is shaped.
func (r *run) choose(f *Family, w Weight, text string) {
	if r.slot = f.whole(w, text); r.slot == none {
		r.slot = slot(w) // Compose has not passed it
	}
	if i := scriptOf(first(text)); i >= 0 {
		r.script = writings[i].script
	} else if r.script = language.LookupScript(first(text)); !r.script.Strong() {
		r.script = language.Latin
	}
}

func last(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}
