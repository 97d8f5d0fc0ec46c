package font

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// This file resolves the direction of each character of a paragraph: the Unicode Bidirectional Algorithm
// (UAX #9, revision 48) from the classes of golang.org/x/text. Neither that module nor go-text returns
// the levels themselves, without which a line of a paragraph cannot be put in order.

// runsBackwards reports whether r can put text from right to left: a letter or a mark of direction.
func runsBackwards(r rune) bool {
	switch {
	case r < 0x590:
		return false
	case r <= 0x8FF, r >= 0xFB1D && r <= 0xFDFF, r >= 0xFE70 && r <= 0xFEFE, r >= 0x10800 && r <= 0x10FFF,
		r >= 0x1E800 && r <= 0x1EFFF, r == 0x200F, r == 0x202B, r == 0x202E, r == 0x2067, r == 0x2068:
		return true
	}
	return false
}

// RightToLeft reports whether a paragraph runs from right to left: whether its first letter does.
func RightToLeft(paragraph string) bool {
	for _, r := range paragraph {
		if r < 0x300 && (r|0x20 >= 'a' && r|0x20 <= 'z' || r >= 'À') {
			return false
		}
		if r >= 0x590 {
			p, _ := bidi.LookupRune(r)
			if strong(p.Class()) || p.Class() >= bidi.Control {
				var l leveller
				l.read(paragraph)
				return l.base(0, len(l.class)) == 1
			}
		} else if r >= 0x300 {
			if p, _ := bidi.LookupRune(r); p.Class() == bidi.L {
				return false
			}
		}
	}
	return false
}

// deepest is the greatest level of explicit embedding.
const deepest = 125

// A leveller resolves the levels of a paragraph. It is reused for its memory.
type leveller struct {
	rune  []rune
	at    []int        // offset in the text of each character
	first []bidi.Class // as Unicode has it
	class []bidi.Class // as resolved
	given []uint8      // levels that marks of direction give
	level []uint8      // as resolved
	pair  []int        // of an isolate: where it ends, or the number of characters
	bytes []uint8
	seq   []int
}

// levels returns the level of each byte of a paragraph, and whether it runs from right to left.
func (l *leveller) levels(paragraph string) (levels []uint8, base uint8) {
	l.read(paragraph)
	base = l.base(0, len(l.class))
	return l.from(base, len(paragraph)), base
}

// from resolves what was read at the level of the paragraph, whose length is n bytes.
func (l *leveller) from(base uint8, n int) []uint8 {
	l.explicit(base)
	l.given = append(l.given[:0], l.level...)
	l.sequences(base)
	l.bytes = l.bytes[:0]
	previous := base
	for i, at := range l.at {
		if removed(l.first[i]) {
			l.level[i] = previous
		}
		previous = l.level[i]
		to := n
		if i+1 < len(l.at) {
			to = l.at[i+1]
		}
		for range to - at {
			l.bytes = append(l.bytes, l.level[i])
		}
	}
	return l.bytes
}

// read finds the classes of the characters, and where isolates end (BD9).
func (l *leveller) read(paragraph string) {
	l.rune, l.at, l.first, l.level, l.pair = l.rune[:0], l.at[:0], l.first[:0], l.level[:0], l.pair[:0]
	var open []int
	for at, r := range paragraph {
		p, _ := bidi.LookupRune(r)
		c := p.Class()
		i := len(l.rune)
		l.rune, l.at, l.first = append(l.rune, r), append(l.at, at), append(l.first, c)
		l.level, l.pair = append(l.level, 0), append(l.pair, -1)
		switch {
		case isolates(c):
			open = append(open, i)
		case c == bidi.PDI && len(open) > 0:
			from := open[len(open)-1]
			open = open[:len(open)-1]
			l.pair[from], l.pair[i] = i, from
		}
	}
	for _, i := range open {
		l.pair[i] = len(l.rune)
	}
	l.class = append(l.class[:0], l.first...)
}

func isolates(c bidi.Class) bool { return c == bidi.LRI || c == bidi.RLI || c == bidi.FSI }

func strong(c bidi.Class) bool { return c == bidi.L || c == bidi.R || c == bidi.AL }

// removed reports whether rule X9 takes the character out.
func removed(c bidi.Class) bool {
	switch c {
	case bidi.RLE, bidi.LRE, bidi.RLO, bidi.LRO, bidi.PDF, bidi.BN:
		return true
	}
	return false
}

// base returns the level of text from its first strong character (P2, P3).
func (l *leveller) base(from, to int) uint8 {
	for i := from; i < to; i++ {
		switch c := l.first[i]; {
		case c == bidi.L:
			return 0
		case c == bidi.R || c == bidi.AL:
			return 1
		case isolates(c):
			i = l.pair[i]
		}
	}
	return 0
}

// An embedding is an entry of the stack of rules X1 to X8.
type embedding struct {
	level    uint8
	override bidi.Class // L, R, or ON for none
	isolate  bool
}

// explicit finds the levels that marks of direction give (X1 to X8).
func (l *leveller) explicit(base uint8) {
	stack := []embedding{{base, bidi.ON, false}}
	overIsolates, overEmbeddings, isolated := 0, 0, 0
	push := func(odd bool, override bidi.Class, isolate bool) bool {
		next := stack[len(stack)-1].level + 1
		if (next%2 == 1) != odd {
			next++
		}
		if next > deepest || overIsolates > 0 || overEmbeddings > 0 {
			return false
		}
		stack = append(stack, embedding{next, override, isolate})
		return true
	}
	for i, c := range l.first {
		top := stack[len(stack)-1]
		switch c {
		case bidi.RLE, bidi.LRE, bidi.RLO, bidi.LRO:
			override := bidi.ON
			if c == bidi.RLO {
				override = bidi.R
			} else if c == bidi.LRO {
				override = bidi.L
			}
			l.level[i] = top.level
			if !push(c == bidi.RLE || c == bidi.RLO, override, false) && overIsolates == 0 {
				overEmbeddings++
			}
		case bidi.RLI, bidi.LRI, bidi.FSI:
			l.override(i, top)
			odd := c == bidi.RLI || c == bidi.FSI && l.base(i+1, l.pair[i]) == 1
			if push(odd, bidi.ON, true) {
				isolated++
			} else {
				overIsolates++
			}
		case bidi.PDI:
			switch {
			case overIsolates > 0:
				overIsolates--
			case isolated > 0:
				overEmbeddings = 0
				for !stack[len(stack)-1].isolate {
					stack = stack[:len(stack)-1]
				}
				stack = stack[:len(stack)-1]
				isolated--
			}
			l.override(i, stack[len(stack)-1])
		case bidi.PDF:
			l.level[i] = top.level
			switch {
			case overIsolates > 0:
			case overEmbeddings > 0:
				overEmbeddings--
			case !top.isolate && len(stack) > 1:
				stack = stack[:len(stack)-1]
			}
		case bidi.B:
			l.level[i] = base
		case bidi.BN:
			l.level[i] = top.level
		default:
			l.override(i, top)
		}
	}
}

// override gives a character the level and, if there is one, the class of an embedding.
func (l *leveller) override(i int, e embedding) {
	l.level[i] = e.level
	if e.override != bidi.ON {
		l.class[i] = e.override
	}
}

// sequences resolves each isolating run sequence (X10).
func (l *leveller) sequences(base uint8) {
	done := make([]bool, len(l.class))
	for i := range l.class {
		if done[i] || removed(l.first[i]) || l.first[i] == bidi.PDI && l.pair[i] >= 0 {
			continue // a PDI continues the sequence of its isolate
		}
		if before := l.before(i); before >= 0 && l.given[before] == l.given[i] && !isolates(l.first[before]) {
			continue // not the beginning of a run
		}
		l.seq = l.seq[:0]
		for k := i; k < len(l.class); {
			if !removed(l.first[k]) {
				l.seq = append(l.seq, k)
				done[k] = true
			}
			next := l.after(k)
			switch {
			case isolates(l.first[k]):
				next = l.pair[k]
			case next < len(l.class) && (l.given[next] != l.given[i] || l.first[next] == bidi.PDI && l.pair[next] >= 0):
				next = len(l.class)
			}
			k = next
		}
		l.resolve(base)
	}
}

// before and after skip what rule X9 takes out.
func (l *leveller) before(i int) int {
	for i--; i >= 0 && removed(l.first[i]); {
		i--
	}
	return i
}

func (l *leveller) after(i int) int {
	for i++; i < len(l.first) && removed(l.first[i]); {
		i++
	}
	return i
}

// edge returns the direction at an end of a sequence: that of the higher of two levels.
func edge(a, b uint8) bidi.Class { return direction(max(a, b)) }

func direction(level uint8) bidi.Class {
	if level%2 == 1 {
		return bidi.R
	}
	return bidi.L
}

// resolve applies rules W1 to I2 to the sequence.
func (l *leveller) resolve(base uint8) {
	first, last := l.seq[0], l.seq[len(l.seq)-1]
	level := l.given[first]
	above, below := base, base
	if i := l.before(first); i >= 0 {
		above = l.given[i]
	}
	if i := l.after(last); i < len(l.first) && !isolates(l.first[last]) {
		below = l.given[i]
	}
	sos, eos := edge(above, level), edge(below, level)
	l.weak(sos)
	l.brackets(sos, level)
	l.neutral(sos, eos, level)
	for _, i := range l.seq {
		switch c := l.class[i]; {
		case c == bidi.R && level%2 == 0, c == bidi.L && level%2 == 1:
			l.level[i]++
		case (c == bidi.AN || c == bidi.EN) && level%2 == 0:
			l.level[i] += 2
		case c == bidi.AN || c == bidi.EN:
			l.level[i]++
		}
	}
}

// weak resolves marks, numbers and their separators (W1 to W7).
func (l *leveller) weak(sos bidi.Class) {
	letter, previous := sos, sos
	for _, i := range l.seq { // W1 to W3
		c := l.class[i]
		switch {
		case c == bidi.NSM && l.isolateEnds(previous):
			c = bidi.ON
		case c == bidi.NSM:
			c = previous
		case c == bidi.EN && letter == bidi.AL:
			c = bidi.AN
		}
		if strong(c) {
			letter = c
		}
		previous = c
		l.class[i] = c
	}
	for n, i := range l.seq { // W3, W4
		if l.class[i] == bidi.AL {
			l.class[i] = bidi.R
		}
		if c := l.class[i]; n > 0 && n+1 < len(l.seq) && (c == bidi.ES || c == bidi.CS) {
			a, b := l.class[l.seq[n-1]], l.class[l.seq[n+1]]
			if a == b && (a == bidi.EN || a == bidi.AN && c == bidi.CS) {
				l.class[i] = a
			}
		}
	}
	for n := 0; n < len(l.seq); n++ { // W5, W6
		from := n
		for n < len(l.seq) && l.class[l.seq[n]] == bidi.ET {
			n++
		}
		to := bidi.ON
		if from > 0 && l.class[l.seq[from-1]] == bidi.EN || n < len(l.seq) && l.class[l.seq[n]] == bidi.EN {
			to = bidi.EN
		}
		for _, i := range l.seq[from:n] {
			l.class[i] = to
		}
	}
	letter = sos
	for _, i := range l.seq { // W6, W7
		switch c := l.class[i]; c {
		case bidi.ES, bidi.CS:
			l.class[i] = bidi.ON
		case bidi.L, bidi.R:
			letter = c
		case bidi.EN:
			if letter == bidi.L {
				l.class[i] = bidi.L
			}
		}
	}
}

// isolateEnds reports whether a class is that of a mark that begins or ends an isolate.
func (l *leveller) isolateEnds(c bidi.Class) bool { return isolates(c) || c == bidi.PDI }

// neutralClass reports whether rules N1 and N2 resolve the class.
func neutralClass(c bidi.Class) bool {
	switch c {
	case bidi.B, bidi.S, bidi.WS, bidi.ON, bidi.PDI, bidi.LRI, bidi.RLI, bidi.FSI:
		return true
	}
	return false
}

// towards returns the direction that a class has for neutral characters beside it: numbers count as R.
func towards(c bidi.Class) bidi.Class {
	if c == bidi.EN || c == bidi.AN {
		return bidi.R
	}
	return c
}

// neutral resolves what has no direction of its own by what is on both sides (N1, N2).
func (l *leveller) neutral(sos, eos bidi.Class, level uint8) {
	for n := 0; n < len(l.seq); n++ {
		from := n
		for n < len(l.seq) && neutralClass(l.class[l.seq[n]]) {
			n++
		}
		a, b := sos, eos
		if from > 0 {
			a = towards(l.class[l.seq[from-1]])
		}
		if n < len(l.seq) {
			b = towards(l.class[l.seq[n]])
		}
		if a != b {
			a = direction(level)
		}
		for _, i := range l.seq[from:n] {
			l.class[i] = a
		}
	}
}

// brackets gives both brackets of a pair one direction (N0).
func (l *leveller) brackets(sos bidi.Class, level uint8) {
	for _, p := range l.bracketPairs() {
		inside := l.inside(p, level)
		if inside == bidi.ON {
			continue
		}
		if own := direction(level); inside != own { // it is the other direction if the text before is
			before := sos
			for n := p[0] - 1; n >= 0; n-- {
				if c := towards(l.class[l.seq[n]]); c == bidi.L || c == bidi.R {
					before = c
					break
				}
			}
			if before != inside {
				inside = own
			}
		}
		for _, n := range p {
			l.class[l.seq[n]] = inside
			for k := n + 1; k < len(l.seq) && l.first[l.seq[k]] == bidi.NSM; k++ {
				l.class[l.seq[k]] = inside
			}
		}
	}
}

// inside returns the direction of what a pair of brackets encloses: that of the level if any of it has it,
// else the other if any has that, else ON.
func (l *leveller) inside(p [2]int, level uint8) bidi.Class {
	found := bidi.ON
	for _, i := range l.seq[p[0]+1 : p[1]] {
		if c := towards(l.class[i]); c == direction(level) {
			return c
		} else if c == bidi.L || c == bidi.R {
			found = c
		}
	}
	return found
}

// bracketPairs finds the pairs of brackets, as indices into the sequence, by their beginning (BD16).
func (l *leveller) bracketPairs() (pairs [][2]int) {
	const most = 63 // open at one time
	type opened struct {
		closing rune
		at      int
	}
	var open []opened
	for n, i := range l.seq {
		if l.class[i] != bidi.ON {
			continue
		}
		r := l.rune[i]
		switch p, _ := bidi.LookupRune(r); {
		case p.IsOpeningBracket():
			if len(open) == most {
				return nil
			}
			open = append(open, opened{canonicalBracket(mirrored(r)), n})
		case p.IsBracket():
			for k := len(open) - 1; k >= 0; k-- {
				if open[k].closing == canonicalBracket(r) {
					pairs = append(pairs, [2]int{open[k].at, n})
					open = open[:k]
					break
				}
			}
		}
	}
	slices.SortFunc(pairs, func(a, b [2]int) int { return a[0] - b[0] })
	return pairs
}

// canonicalBracket makes one of two closing brackets that Unicode holds to be the same.
func canonicalBracket(r rune) rune {
	if r == 0x232A {
		return 0x3009
	}
	return r
}

// mirrored returns the character that is shown for r where text runs from right to left.
func mirrored(r rune) rune {
	switch r {
	case '<':
		return '>'
	case '>':
		return '<'
	case '«':
		return '»'
	case '»':
		return '«'
	case '‹':
		return '›'
	case '›':
		return '‹'
	case '≤':
		return '≥'
	case '≥':
		return '≤'
	}
	if p, _ := bidi.LookupRune(r); p.IsBracket() {
		return []rune(bidi.ReverseString(string(r)))[0]
	}
	return r
}
