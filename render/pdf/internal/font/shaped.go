package font

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// This file has the slower ways of Width, Wrap and Show, for texts with characters that need shaping.

// A Context is the paragraph that a line is a part of, which decides the order of its characters where some
// run from right to left. The zero Context is that of a line which is a paragraph of its own.
type Context struct {
	Paragraph string
	At        int // where the line begins, in bytes
}

// WidthIn is Width for a line of a paragraph.
func (s *Set) WidthIn(w Weight, size file.Length, line string, in Context) file.Length {
	if in.Paragraph == "" {
		return s.Width(w, size, line)
	}
	return s.widthIn(w, size, line, in)
}

// widthIn is WidthIn for texts that need shaping.
func (s *Set) widthIn(w Weight, size file.Length, line string, in Context) file.Length {
	sh := s.family.borrow()
	defer s.family.giveBack(sh)
	wide, ok := sh.resolve(cmp.Or(in.Paragraph, line), s.Direction).wrapped(w, in.At, in.At+len(line))
	if !ok {
		levels, _ := sh.levelsOf(line, in, s.Direction)
		wide = s.widthShaped(sh, w, line, levels)
	}
	return (wide*size + 500) / 1000
}

// widthShaped returns the width of a part of a text in 1/1000 em.
func (s *Set) widthShaped(sh *shaper, w Weight, text string, levels []uint8) int {
	sum := 0
	runs := sh.itemise(s, w, text, levels)
	for i := range runs {
		s.measureRun(sh, w, &runs[i], text)
		sum += runs[i].wide
	}
	return sum
}

// wrapped returns the width of a line of the paragraph, if it was wrapped in this weight and the width of each word
// depends on nothing else in the line.
func (r *resolved) wrapped(w Weight, from, to int) (wide int, ok bool) {
	i, found := slices.BinarySearchFunc(r.lines, from, func(l measuredLine, from int) int { return l.from - from })
	if !found || r.weight != w || r.lines[i].to != to {
		return 0, false
	}
	return r.lines[i].wide, true
}

// measureRun shapes a run, if it has to be, and sets how wide it is.
func (s *Set) measureRun(sh *shaper, w Weight, r *run, text string) {
	switch {
	case r.measured:
		return
	case r.shaped:
		r.word = sh.shape(r, text[r.from:r.to])
		r.wide = r.word.wide
	default:
		r.wide = s.widthBeside(w, text[r.from:r.to], r.to == len(text))
	}
	r.measured = true
}

// widthBeside returns the width of characters that are shown one glyph each. A soft hyphen shows only at
// the end of the line, which is that of text if ends.
func (s *Set) widthBeside(w Weight, text string, ends bool) int {
	sum := 0
	for i := 0; i < len(text); {
		wide, n := s.step(w, text[i:])
		if i += n; ends || i < len(text) || !strings.HasSuffix(text, string(softHyphen)) {
			sum += wide
		}
	}
	return sum
}

// wrapShaped is Wrap for texts that need shaping.
func (s *Set) wrapShaped(dst []string, w Weight, limit int, text string) (lines []string, context bool) {
	sh := s.family.borrow()
	defer s.family.giveBack(sh)
	all, _ := sh.levelsOf(text, Context{}, s.Direction)
	levels := func(from, to int) []uint8 {
		if all == nil {
			return nil
		}
		return all[from:to]
	}
	memory := sh.resolve(text, s.Direction)
	memory.weight, memory.lines, memory.words = w, memory.lines[:0], memory.words[:0]
	space := int(s.cells[w][' '] & wideBits)
	start, end, used := 0, 0, 0 // the line so far is text[start:end]
	simple := true              // the width of each of its words does not depend on the others
	for i := 0; i < len(text); {
		if text[i] == ' ' {
			i++
			continue
		}
		n, wide := unit(text[i:], memory.eastAsian), 0
		p := sh.piece(s, w, text, i, i+n, all)
		if p != nil {
			wide = p.wide
			memory.words = append(memory.words, placed{i, i + n, p})
		} else {
			wide = s.widthShaped(sh, w, text[i:i+n], levels(i, i+n))
		}
		gap := (i - end) * space
		switch {
		case end > start && used+gap+wide <= limit:
			used += gap + wide
		default:
			if end > start {
				dst = append(dst, text[start:end])
				memory.remember(simple, start, end, used)
			}
			start, used, simple = i, wide, true
			if wide > limit {
				var rest string
				dst, rest, used = s.cutShaped(sh, dst, w, limit, text[i:i+n], levels(i, i+n))
				start += n - len(rest)
				p = nil
			}
		}
		i += n
		simple = simple && p != nil && (i == len(text) || text[i] == ' ')
		end = i
	}
	memory.remember(simple, start, end, used)
	return append(dst, text[start:end]), all != nil
}

// wordsFrom returns the words from the beginning of a line on, if its paragraph was wrapped in this weight.
func (s *shaper) wordsFrom(w Weight, in Context, d Direction) []placed {
	if in.Paragraph == "" {
		return nil
	}
	r := s.resolve(in.Paragraph, d)
	if r.weight != w {
		return nil
	}
	i, _ := slices.BinarySearchFunc(r.words, in.At, func(p placed, at int) int { return p.from - at })
	return r.words[i:]
}

// remember notes the width of a line, if it is that of its words and the spaces between.
func (r *resolved) remember(simple bool, from, to, wide int) {
	if simple {
		r.lines = append(r.lines, measuredLine{from, to, wide})
	}
}

// cutShaped appends full lines of a word wider than limit, and returns the rest for the line after them.
func (s *Set) cutShaped(sh *shaper, dst []string, w Weight, limit int, word string, all []uint8) (
	lines []string, rest string, sum int) {
	levels := func(from, to int) []uint8 {
		if all == nil {
			return nil
		}
		return all[from:to]
	}
	places := sh.places(s, w, word, all)
	from := 0
	for {
		if sum = s.widthShaped(sh, w, word[from:], levels(from, len(word))); sum <= limit || len(places) == 0 {
			return dst, word[from:], sum
		}
		var best [breakRanks]int
		for _, at := range places {
			before, _ := utf8.DecodeLastRuneInString(word[:at])
			wide := s.widthShaped(sh, w, word[from:at], levels(from, at))
			if wide > limit && best != [breakRanks]int{} {
				break
			}
			best[rank(before, first(word[at:]))] = at
		}
		for _, at := range best {
			if at > 0 {
				dst = append(dst, word[from:at])
				for len(places) > 0 && places[0] <= at {
					places = places[1:]
				}
				from = at
				break
			}
		}
	}
}

// places returns where a word may be broken if it must be: between any two clusters.
func (s *shaper) places(set *Set, w Weight, word string, levels []uint8) []int {
	var places []int
	runs := s.itemise(set, w, word, levels)
	for i := range runs {
		r := &runs[i]
		if !r.shaped {
			for at := range word[r.from:r.to] {
				places = append(places, r.from+at)
			}
			continue
		}
		clusters := s.shape(r, word[r.from:r.to]).clusters
		at := r.from
		for k := range clusters {
			c := clusters[k]
			if r.backwards() {
				c = clusters[len(clusters)-1-k]
			}
			if !c.inner && !extends(first(c.text)) {
				places = append(places, at)
			}
			at += len(c.text)
		}
	}
	if len(places) > 0 && places[0] == 0 {
		places = places[1:]
	}
	return places
}

// ShowLine is Show for a line of a paragraph.
func (s *Set) ShowLine(b []byte, x *Extra, w Weight, size file.Length, line string, in Context) []byte {
	if in.Paragraph == "" {
		return s.Show(b, x, w, size, line)
	}
	p := s.showShaped(b, x, w, size, line, in)
	if p.now != none {
		p.choose(none)
	}
	return p.b
}

// showShaped is show for texts that need shaping. Runs are written in logical order, each in its place, so
// that programs which take text in the order of the file have the words in order; inside a run from right to
// left, and over the spaces between two of one face, codes are in the order of display, which such programs
// reverse.
func (s *Set) showShaped(b []byte, x *Extra, w Weight, size file.Length, text string, in Context) pen {
	p := pen{b: b, set: s, weight: w, size: size, now: none, extra: x.letter()}
	sh := s.family.borrow()
	defer s.family.giveBack(sh)
	if s.showReversed(&p, x, sh, text, in) {
		return p
	}
	levels, _ := sh.levelsOf(text, in, s.Direction)
	runs := sh.itemiseLine(s, w, text, levels, sh.wordsFrom(w, in, s.Direction), in.At)
	end := s.place(sh, w, text, runs)
	at := 0
	for i := 0; i < len(runs); {
		from, to := i, joined(runs, i)
		i = to
		p.jump(min(runs[from].left, runs[to-1].left) - at)
		for k := range to - from {
			r := &runs[from+k]
			if r.backwards() {
				r = &runs[to-1-k]
			}
			p.run(x, sh, r, text)
			at = r.left + r.wide
		}
	}
	p.jump(end - at)
	p.close()
	return p
}

// joined returns where the runs end that are shown in one string from run i on: shaped runs from right to left
// of one face and the spaces between them, which become part of that face.
func joined(runs []run, i int) int {
	first, end := &runs[i], i+1
	if !first.shaped || !first.backwards() {
		return end
	}
	for k := end; k < len(runs) && runs[k].level == first.level; k++ {
		switch r := &runs[k]; {
		case r.shaped && r.slot == first.slot:
			for ; end < k; end++ {
				runs[end].slot = first.slot
			}
			end = k + 1
		case !r.space:
			return end
		}
	}
	return end
}

// run shows a run.
func (p *pen) run(x *Extra, sh *shaper, r *run, text string) {
	part := text[r.from:r.to]
	switch {
	case r.shaped:
		p.putClusters(x, r.slot, r.word.clusters...)
	case r.space && r.slot != none:
		p.putClusters(x, r.slot, sh.space(r.slot, part, r.wide))
	case r.backwards():
		p.putBackwards(x, sh, part, r.to == len(text))
	default:
		for i := 0; i < len(part); {
			if c := part[i]; c < utf8.RuneSelf && p.now == none && p.set.cells[p.weight][c]&inCore != 0 {
				p.core(c)
				i++
				continue
			}
			c, n := utf8.DecodeRuneInString(part[i:])
			i += n
			if c != zeroWidthSpace && (c != softHyphen || r.from+i == len(text)) {
				p.put(x, c)
			}
		}
	}
}

// place sets where runs are shown and how wide they are, from left to right in the order of display, and
// returns where the last of them ends.
func (s *Set) place(sh *shaper, w Weight, text string, runs []run) (end int) {
	one := true // level
	for i := range runs {
		r := &runs[i]
		s.measureRun(sh, w, r, text)
		one = one && r.level == runs[0].level
	}
	if one && len(runs) > 0 && runs[0].backwards() {
		for i := range slices.Backward(runs) {
			runs[i].left = end
			end += runs[i].wide
		}
		return end
	}
	for _, i := range sh.ordered(runs) {
		runs[i].left = end
		end += runs[i].wide
	}
	return end
}

// ordered returns the indices of runs in the order in which they are shown (UAX #9, L2): from the highest level down to
// the lowest odd level, what is at that level or higher is reversed.
func (s *shaper) ordered(runs []run) []int {
	s.order = s.order[:0]
	highest, lowest := uint8(0), uint8(255)
	for i := range runs {
		r := &runs[i]
		s.order = append(s.order, i)
		highest = max(highest, r.level)
		if r.backwards() {
			lowest = min(lowest, r.level)
		}
	}
	for level := highest; level >= lowest; level-- {
		for i := 0; i < len(runs); i++ {
			from := i
			for i < len(runs) && runs[s.order[i]].level >= level {
				i++
			}
			slices.Reverse(s.order[from:i])
		}
	}
	return s.order
}
