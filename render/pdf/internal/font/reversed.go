package font

import "unicode/utf8"

// This file shows text from right to left: in a line that runs so as a whole, as most in Arabic or Hebrew do, and
// characters that are shown one glyph each.

// A wordRun is a run of a word, which begins at text[at:] of the line.
type wordRun struct {
	*run
	at int
}

// showReversed is showShaped for a line whose paragraph runs from right to left as a whole and was wrapped in this
// weight, so that all words are known. It shows nothing and returns false for any other line.
func (s *Set) showReversed(p *pen, x *Extra, sh *shaper, text string, in Context) bool {
	if in.Paragraph == "" {
		return false
	}
	if r := sh.resolve(in.Paragraph, s.Direction); !r.reversed || r.weight != p.weight {
		return false
	}
	space := run{to: 1, level: 1, slot: none, space: true, measured: true, wide: int(s.cells[p.weight][' '] & wideBits)}
	line, end, ok := sh.reversedLine(&space, text, in.At, sh.wordsFrom(p.weight, in, s.Direction))
	if !ok {
		return false
	}
	at := 0
	for right := end; len(line) > 0; {
		n := together(line)
		left := right
		for _, r := range line[:n] {
			left -= r.wide
		}
		p.jump(left - at)
		first := line[0].run
		for k := n - 1; k >= 0; k-- {
			if r := line[k]; r.space && first.shaped {
				p.putClusters(x, first.slot, sh.space(first.slot, text[r.at+r.from:r.at+r.to], r.wide))
			} else {
				p.run(x, sh, r.run, text[r.at:])
			}
		}
		at, right, line = right, left, line[n:]
	}
	p.jump(end - at)
	p.close()
	return true
}

// reversedLine returns the runs of the words of a line that begins at text[at] of its paragraph, the given run for
// each space, and how wide they are. It returns false if a word is not known.
func (s *shaper) reversedLine(space *run, text string, at int, words []placed) (line []wordRun, wide int, ok bool) {
	s.reversed = s.reversed[:0]
	for i := 0; i < len(text); {
		if text[i] == ' ' {
			s.reversed = append(s.reversed, wordRun{space, i})
			wide += space.wide
			i++
			continue
		}
		if len(words) == 0 || words[0].from != at+i || words[0].to > at+len(text) {
			return nil, 0, false
		}
		w := words[0]
		words = words[1:]
		for k := range w.p.runs {
			s.reversed = append(s.reversed, wordRun{&w.p.runs[k], i})
		}
		wide += w.p.wide
		i += w.to - w.from
	}
	return s.reversed, wide, true
}

// together returns how many runs from the first on are shown in one string: shaped runs of one face and the spaces
// between them, as [joined] has it.
func together(line []wordRun) int {
	first, n := line[0].run, 1
	if !first.shaped {
		return n
	}
	for k := 1; k < len(line); k++ {
		switch r := line[k].run; {
		case r.shaped && r.slot == first.slot:
			n = k + 1
		case !r.space:
			return n
		}
	}
	return n
}

// putBackwards shows characters one glyph each from right to left: the last of them first. Brackets and
// other signs with a direction are mirrored, and stand for the sign that is seen, as text in the order of
// display does: programs mirror it again. A soft hyphen
// shows only at the end of the line, which is that of text if ends.
func (p *pen) putBackwards(x *Extra, sh *shaper, text string, ends bool) {
	cells, common := &p.set.cells[p.weight], traits()
	for at := len(text); at > 0; {
		if c := text[at-1]; c < utf8.RuneSelf && p.now == none && cells[c]&inCore != 0 && common[c].mirror == rune(c) {
			p.core(c)
			at--
			continue
		}
		r, n := utf8.DecodeLastRuneInString(text[:at])
		switch m := mirrored(r); {
		case r == zeroWidthSpace || r == softHyphen && !(ends && at == len(text)):
		case m == r:
			p.put(x, r)
		default:
			p.putMirrored(x, sh, r, m)
		}
		at -= n
	}
}

// putMirrored shows the mirror image m of r, as wide as r; r itself if no face has m.
func (p *pen) putMirrored(x *Extra, sh *shaper, r, m rune) {
	s := p.set.family.find(p.weight, m)
	if s == none {
		p.put(x, r)
		return
	}
	face := p.set.family.face(s)
	g := face.find(m)
	wide := face.units(g)
	if own := p.set.family.advance(p.weight, r); own != face.advance(g) {
		wide = face.unscale(own)
	}
	key := signKey{s, wide, m}
	c := sh.signs[key]
	if c == nil {
		c = newCluster(string(m), []part{{glyph: uint16(g)}}, wide)
		sh.signs[key] = c
	}
	p.putClusters(x, s, c)
}
