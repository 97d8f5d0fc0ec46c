package printable

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An Error is the error of a text with a character that a document cannot show. It says where the
// character is, so that a person finds it, and nothing else of the text.
type Error struct {
	Rune      rune
	Line      int  // of the text, from 1; 0 if the text has one line
	Word      int  // of the line, from 1
	Forbidden bool // no document may hold it; otherwise no font at hand has it

	// Advice says what else can be done, such as "as PDF; Word can". It is put after "cannot be
	// printed".
	Advice string
}

// Locate returns the error of the character at text[at:].
func Locate(text string, at int, forbidden bool) *Error {
	e := &Error{Forbidden: forbidden}
	e.Rune, _ = utf8.DecodeRuneInString(text[at:])
	if rest := lineOf(text); len(rest) < len(text) {
		e.Line = 1
	}
	before := strings.ReplaceAll(text[:at], "\r\n", "\n")
	inWord := false
	for _, r := range before + string(e.Rune) {
		switch {
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			e.Line++
			e.Word, inWord = 0, false
		case unicode.IsSpace(r) && r != '\u0085':
			inWord = false
		case !inWord:
			e.Word++
			inWord = true
		}
	}
	return e
}

func (e *Error) Error() string {
	what := "cannot be printed"
	if e.Forbidden {
		what = "has a character that no document can hold; type the text again"
	} else if e.Advice != "" {
		what += " " + e.Advice
	}
	return what + " (" + e.Place() + ": " + e.Kind() + ")"
}

// Place says where the character is and which: "line 2, word 397, U+1F642".
func (e *Error) Place() string {
	place := fmt.Sprintf("word %d, U+%04X", e.Word, e.Rune)
	if e.Line > 0 {
		place = fmt.Sprintf("line %d, %s", e.Line, place)
	}
	return place
}

// Kind describes the character in plain English.
func (e *Error) Kind() string {
	r := e.Rune
	switch {
	case r == utf8.RuneError:
		return "damaged text"
	case unicode.Is(unicode.Cc, r):
		return "a control character"
	case unicode.Is(unicode.Bidi_Control, r):
		return "a mark that changes the direction of text"
	case unicode.Is(unicode.Variation_Selector, r):
		return "a special form of the character before it"
	case Pictograph(r):
		return "an emoji"
	case unicode.Is(unicode.Co, r):
		return "a character for private use"
	case r == 0xFFFC:
		return "the place of a picture or object"
	case r >= 0xFFF9 && r <= 0xFFFB:
		return "an invisible mark"
	}
	switch name, table := script(r); {
	case table == nil:
		return "a character that is not in Unicode"
	case table != unicode.Common && table != unicode.Inherited && !unicode.In(r, alphabets...):
		return name + " script"
	case unicode.Is(unicode.M, r):
		return "an accent that goes with no letter before it"
	case r >= 0x0590 && r <= 0x08FF: // signs that all scripts there share
		return "a right-to-left script"
	case unicode.Is(unicode.Cf, r):
		return "an invisible mark"
	case unicode.IsLetter(r):
		return "a rare " + name + " letter"
	}
	return "a rare sign"
}

// alphabets are scripts of which most letters can be printed, so that the letter is rare and not
// the script.
var alphabets = []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian,
	unicode.Georgian}

// Pictograph reports whether r is a picture in the text: an emoji, a flag, a tile, a card, or a
// symbol that is joined to others, such as a heart.
//
// Source: Unicode Technical Standard #51, emoji-zwj-sequences.txt, version 15.1.
func Pictograph(r rune) bool {
	switch r {
	case 0x2640, 0x2642, 0x2694, 0x2695, 0x2696, 0x26A7, 0x26D3, 0x26F9, 0x2708, 0x2744, 0x2764, 0x27A1, 0x2B1B:
		return true
	}
	return r >= 0x1F000 && r <= 0x1FAFF
}

// script returns a character's script, or nil if Unicode has not assigned the character. Each
// character is in at most one script, so the order of the map does not matter.
func script(r rune) (name string, table *unicode.RangeTable) {
	for name, table := range unicode.Scripts {
		if unicode.Is(table, r) {
			return strings.ReplaceAll(name, "_", " "), table
		}
	}
	return "", nil
}
