package font

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// This file resolves the direction of each character of a paragraph: the Unicode Bidirectional Algorithm
// (UAX #9, revision 48) from the classes of golang.org/x/text. Neither that module nor go-text returns
// the levels themselves, without which a line of a paragraph cannot be put in order. The rules for the
// characters of one run sequence are in bidi_sequence.go.

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
		switch c := traitsOf(r).class; {
		case c == bidi.L:
			return false
		case c == bidi.R || c == bidi.AL:
			return true
		case isolates(c):
			var l leveller
			l.read(paragraph)
			return l.base(0, len(l.class)) == 1
		}
	}
	return false
}

// deepest is the greatest level of explicit embedding.
const deepest = 125

// A leveller resolves the levels of a paragraph. It is reused for its memory. Its slices have an element for each
// character, or for several that come to one level because they have one class, see joinsBefore.
type leveller struct {
	rune  []rune
	at    []int        // offset in the text
	first []bidi.Class // as Unicode has it
	class []bidi.Class // as resolved
	given []uint8      // levels that marks of direction give
	level []uint8      // as resolved
	pair  []int        // of an isolate: where it ends, or the number of elements; empty unless marked
	bytes []uint8
	seq   []int

	marked bool // there are marks of direction, or other characters that are taken out
}

// levels returns the level of each byte of a paragraph, and whether it runs from right to left.
func (l *leveller) levels(paragraph string) (levels []uint8, base uint8) {
	l.read(paragraph)
	base = l.base(0, len(l.class))
	return l.from(base, len(paragraph)), base
}

// from resolves what was read at the level of the paragraph, whose length is n bytes.
func (l *leveller) from(base uint8, n int) []uint8 {
	if l.marked {
		l.explicit(base)
		l.given = append(l.given[:0], l.level...)
		l.sequences(base)
	} else if len(l.class) > 0 { // one sequence at one level
		l.seq = l.seq[:0]
		for i := range l.level {
			l.level[i] = base
			l.seq = append(l.seq, i)
		}
		l.given = append(l.given[:0], l.level...)
		l.resolve(base)
	}
	l.bytes = slices.Grow(l.bytes[:0], n)[:n]
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
		for k := range l.bytes[at:to] {
			l.bytes[at+k] = previous
		}
	}
	return l.bytes
}

// read finds the classes of the characters, several together where they are at one level, and where isolates end.
func (l *leveller) read(paragraph string) {
	n := len(paragraph)
	l.rune, l.at, l.first = room(l.rune, n), room(l.at, n), room(l.first, n)
	l.marked = false
	common := traits()
	previous := bidi.ON
	n = 0
	for at, r := range paragraph {
		var c bidi.Class
		if r < quick {
			c = common[r].class
		} else {
			c = traitsOf(r).class
		}
		if joinsBefore(previous, c) {
			continue
		}
		previous = c
		l.marked = l.marked || marks(c)
		l.rune[n], l.at[n], l.first[n] = r, at, c
		n++
	}
	l.rune, l.at, l.first = l.rune[:n], l.at[:n], l.first[:n]
	l.level = room(l.level, n)
	clear(l.level)
	l.class = append(l.class[:0], l.first...)
	l.pairs()
}

// room returns a slice of n elements whose values do not matter, in the memory of s if that is enough.
func room[E any](s []E, n int) []E { return slices.Grow(s[:0], n)[:n] }

// pairs finds where isolates end (BD9).
func (l *leveller) pairs() {
	l.pair = l.pair[:0]
	if !l.marked {
		return
	}
	var open []int
	for i, c := range l.first {
		l.pair = append(l.pair, -1)
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
}

// joinsBefore reports whether a character is at the level of the one before it in any text: a letter, digit or space
// after one of the same class, or a mark on any of these (W1).
func joinsBefore(before, c bidi.Class) bool {
	switch before {
	case bidi.L, bidi.R, bidi.AL, bidi.EN, bidi.AN, bidi.WS:
		return c == before || c == bidi.NSM
	}
	return false
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

// marks reports whether a class is that of a mark of direction or another character that is taken out.
func marks(c bidi.Class) bool {
	switch c {
	case bidi.RLE, bidi.LRE, bidi.RLO, bidi.LRO, bidi.PDF, bidi.BN, bidi.LRI, bidi.RLI, bidi.FSI, bidi.PDI:
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

// embeddings is the state of rules X1 to X8: the stack, and how many marks of direction are open.
type embeddings struct {
	stack          []embedding
	overIsolates   int // isolates that are open but have no level, because it would be too deep
	overEmbeddings int // embeddings likewise
	isolated       int // isolates that are open and have a level
}

func (e *embeddings) top() embedding { return e.stack[len(e.stack)-1] }

func (e *embeddings) pop() { e.stack = e.stack[:len(e.stack)-1] }

// push opens an embedding or isolate at the next odd or even level. It returns false if that is too deep.
func (e *embeddings) push(odd bool, override bidi.Class, isolate bool) bool {
	next := e.top().level + 1
	if (next%2 == 1) != odd {
		next++
	}
	if next > deepest || e.overIsolates > 0 || e.overEmbeddings > 0 {
		return false
	}
	e.stack = append(e.stack, embedding{next, override, isolate})
	return true
}

// embed opens an embedding or override (X2 to X5).
func (e *embeddings) embed(c bidi.Class) {
	override := bidi.ON
	if c == bidi.RLO {
		override = bidi.R
	} else if c == bidi.LRO {
		override = bidi.L
	}
	if !e.push(c == bidi.RLE || c == bidi.RLO, override, false) && e.overIsolates == 0 {
		e.overEmbeddings++
	}
}

// isolate opens an isolate (X5a to X5c).
func (e *embeddings) isolate(odd bool) {
	if e.push(odd, bidi.ON, true) {
		e.isolated++
	} else {
		e.overIsolates++
	}
}

// endIsolate closes the last isolate and all embeddings in it (X6a).
func (e *embeddings) endIsolate() {
	switch {
	case e.overIsolates > 0:
		e.overIsolates--
	case e.isolated > 0:
		e.overEmbeddings = 0
		for !e.top().isolate {
			e.pop()
		}
		e.pop()
		e.isolated--
	}
}

// endEmbedding closes the last embedding or override (X7).
func (e *embeddings) endEmbedding() {
	switch {
	case e.overIsolates > 0:
	case e.overEmbeddings > 0:
		e.overEmbeddings--
	case !e.top().isolate && len(e.stack) > 1:
		e.pop()
	}
}

// explicit finds the levels that marks of direction give (X1 to X8).
func (l *leveller) explicit(base uint8) {
	e := embeddings{stack: []embedding{{base, bidi.ON, false}}}
	for i, c := range l.first {
		top := e.top()
		switch c {
		case bidi.RLE, bidi.LRE, bidi.RLO, bidi.LRO:
			l.level[i] = top.level
			e.embed(c)
		case bidi.RLI, bidi.LRI, bidi.FSI:
			l.override(i, top)
			e.isolate(c == bidi.RLI || c == bidi.FSI && l.base(i+1, l.pair[i]) == 1)
		case bidi.PDI:
			e.endIsolate()
			l.override(i, e.top())
		case bidi.PDF:
			l.level[i] = top.level
			e.endEmbedding()
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
