package font

import (
	"slices"
	"sync"

	"golang.org/x/text/unicode/bidi"
)

// This file applies the rules of UAX #9 to one isolating run sequence: weak characters (W1 to W7), pairs of
// brackets (N0), neutral characters (N1, N2) and the levels that follow (I1, I2). The levels of explicit
// marks, and the sequences themselves, come from bidi.go.

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
	hasSeparators, hasTerminators, hasNumbers := false, false, false
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
		previous = c
		switch c {
		case bidi.L, bidi.R:
			letter = c
		case bidi.AL:
			letter, c = c, bidi.R
		case bidi.ES, bidi.CS:
			hasSeparators = true
		case bidi.ET:
			hasTerminators = true
		case bidi.EN:
			hasNumbers = true
		}
		l.class[i] = c
	}
	if hasSeparators {
		l.separators()
	}
	if hasTerminators {
		l.terminators()
	}
	if hasSeparators || hasNumbers {
		l.numbers(sos)
	}
}

// separators makes one number of two with a separator between (W4).
func (l *leveller) separators() {
	for n := 1; n+1 < len(l.seq); n++ {
		if c := l.class[l.seq[n]]; c == bidi.ES || c == bidi.CS {
			a, b := l.class[l.seq[n-1]], l.class[l.seq[n+1]]
			if a == b && (a == bidi.EN || a == bidi.AN && c == bidi.CS) {
				l.class[l.seq[n]] = a
			}
		}
	}
}

// terminators makes signs of currency and the like part of the number beside them, and neutral elsewhere (W5, W6).
func (l *leveller) terminators() {
	for n := 0; n < len(l.seq); n++ {
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
}

// numbers makes the separators that are left neutral, and numbers after a letter from left to right a part of its
// text (W6, W7).
func (l *leveller) numbers(sos bidi.Class) {
	letter := sos
	for _, i := range l.seq {
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

// inside returns the direction of what a pair of brackets encloses: the direction of the level if any
// character inside has it, else the other direction if any has that, else ON.
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
		if r < quick && !traits()[r].bracket {
			continue
		}
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

// mirrorPairs are the signs besides brackets that are mirror images of each other, in pairs. Unicode has signs that are
// to be mirrored and have no such pair, such as the root; they are shown as they are, because no face has their mirror
// images.
//
// Source: Unicode Character Database, BidiMirroring.txt, version 14.0.
const mirrorPairs = "<>«»‹›∈∋∉∌∊∍∕⧵∟⯾∠⦣∡⦛∢⦠∤⫮∼∽≃⋍≅≌≒≓≔≕≤≥≦≧≨≩≪≫≮≯≰≱≲≳≴≵≶≷≸≹≺≻≼≽≾≿⊀⊁⊂⊃⊄⊅⊆⊇⊈⊉⊊⊋⊏⊐⊑⊒⊘⦸⊢⊣" +
	"⊦⫞⊨⫤⊩⫣⊫⫥⊰⊱⊲⊳⊴⊵⊶⊷⊸⟜⋉⋊" +
	"⋋⋌⋐⋑⋖⋗⋘⋙⋚⋛⋜⋝⋞⋟⋠⋡⋢⋣⋤⋥⋦⋧⋨⋩⋪⋫⋬⋭⋰⋱⋲⋺⋳⋻⋴⋼⋶⋽⋷⋾⟃⟄⟈⟉⟋⟍⟕⟖⟝⟞⟢⟣⟤⟥⦤⦥⦨⦩⦪⦫⦬⦭⦮⦯⧀⧁⧄⧅⧏⧐⧑⧒⧔⧕⧨⧩⧸⧹⨫⨬⨭⨮⨴⨵⨼⨽⩤⩥⩹⩺⩻⩼⩽⩾⩿⪀⪁⪂⪃⪄" +
	"⪅⪆⪇⪈⪉⪊⪋⪌⪍⪎⪏⪐⪑⪒⪓⪔⪕⪖⪗⪘⪙⪚⪛⪜⪝⪞⪟⪠⪡⪢⪦⪧⪨⪩⪪⪫⪬⪭⪯⪰⪱⪲⪳⪴⪵⪶⪷⪸⪹⪺⪻⪼⪽⪾⪿⫀⫁⫂⫃⫄⫅⫆⫇⫈⫉⫊⫋⫌⫍⫎⫏⫐⫑⫒⫓⫔⫕⫖⫬⫭⫷⫸⫹⫺⸂⸃⸄⸅⸉⸊⸌⸍⸜⸝⸠⸡﹤﹥＜＞"

// mirrors has both signs of each pair.
var mirrors = sync.OnceValue(func() map[rune]rune {
	all := map[rune]rune{}
	runes := []rune(mirrorPairs)
	for i := 0; i < len(runes); i += 2 {
		all[runes[i]], all[runes[i+1]] = runes[i+1], runes[i]
	}
	return all
})

// mirrored returns the character that is shown for r where text runs from right to left (UAX #9, L4).
func mirrored(r rune) rune {
	if r < quick {
		return traits()[r].mirror
	}
	return findMirrored(r)
}

func findMirrored(r rune) rune {
	if m, ok := mirrors()[r]; ok {
		return m
	}
	if p, _ := bidi.LookupRune(r); p.IsBracket() {
		return []rune(bidi.ReverseString(string(r)))[0]
	}
	return r
}
