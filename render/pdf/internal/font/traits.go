package font

import (
	"sync"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// This file answers what every character of a text is asked from one table, because the tables of package unicode
// take a third of the time of a page in another script.

// A trait is what does not depend on the text around a character.
type trait struct {
	class   bidi.Class
	script  int8 // in writings, or -1
	extends bool // a mark or a joiner
	shapes  bool // shown correctly only together with the characters around it
	space   bool // printed as a space
	varies  bool // a variation selector
	alone   bool // prints correctly as a single glyph, see shapeless
	bracket bool // of a pair
	mirror  rune // shown instead of it from right to left: itself, or its mirror image
}

// traits are those of the characters below quick.
var traits = sync.OnceValue(func() *[quick]trait {
	var t [quick]trait
	for i := range t {
		t[i] = traitOf(rune(i))
	}
	return &t
})

func traitOf(r rune) trait {
	p, _ := bidi.LookupRune(r)
	return trait{
		class: p.Class(), script: int8(findScript(r)), extends: unicode.Is(unicode.M, r) || joiner(r),
		shapes: r >= firstMark && mustShape(r), space: unicode.Is(unicode.Zs, r) && !glues(r),
		varies: unicode.Is(unicode.Variation_Selector, r), alone: findShapeless(r), bracket: p.IsBracket(),
		mirror: findMirrored(r),
	}
}

// traitsOf returns the traits of any character.
func traitsOf(r rune) trait {
	if r >= 0 && r < quick {
		return traits()[r]
	}
	if letterLike(r) {
		return trait{class: bidi.L, script: -1, alone: true}
	}
	return traitOf(r)
}
