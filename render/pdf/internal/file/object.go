package file

import (
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// An Object is a value read from a file: nil, bool, int, float64, [String],
// [NameValue], [Array], [Dict], [Reference] or *[Stream].
type Object = any

type (
	// A String is the bytes of a string, whichever way it was written.
	String []byte
	// A NameValue is a name without its slash.
	NameValue string
	// An Array is values in order.
	Array []Object
	// A Dict is values by name. What is absent and what is null are the same.
	Dict map[string]Object
	// A Reference names an object; [Document.Get] finds it.
	Reference struct{ Num, Gen int }
	// A Stream is a dictionary with data, here as it is stored;
	// [Document.Decode] unpacks it.
	Stream struct {
		Dict Dict
		Raw  []byte
	}
)

// String is the reference as PDF writes it.
func (r Reference) String() string { return fmt.Sprintf("%d %d R", r.Num, r.Gen) }

// Ref is an entry that is a reference. Most entries that name another object
// are best followed with a Document; this is for knowing which one is meant.
func (d Dict) Ref(key string) (Reference, bool) {
	r, ok := d[key].(Reference)
	return r, ok
}

// Text is the string read as a text string: UTF-16 or UTF-8 if it says so with
// a byte order mark, otherwise PDF's own encoding.
func (s String) Text() string {
	switch {
	case len(s) >= 2 && s[0] == 0xfe && s[1] == 0xff:
		return fromUTF16(s[2:], 0)
	case len(s) >= 2 && s[0] == 0xff && s[1] == 0xfe:
		return fromUTF16(s[2:], 1) // not in the standard, but written by some
	case len(s) >= 3 && s[0] == 0xef && s[1] == 0xbb && s[2] == 0xbf:
		var b []byte
		for _, r := range string(s[3:]) { // makes broken UTF-8 U+FFFD
			b = utf8.AppendRune(b, r)
		}
		return string(b)
	}
	r := make([]rune, len(s))
	for i, c := range s {
		r[i] = rune(c)
		if c >= 0x18 && c < 0x20 {
			r[i] = low[c-0x18]
		} else if c >= 0x7f && c <= 0xa0 {
			r[i] = high[c-0x7f]
		}
	}
	return string(r)
}

// low and high are where PDF's own encoding differs from Latin-1
// (ISO 32000-1, annex D.3).
var (
	low  = [...]rune{'˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'}
	high = [...]rune{utf8.RuneError, '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘',
		'’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', utf8.RuneError, '€'}
)

// fromUTF16 decodes UTF-16 whose high byte comes first (0) or second (1).
func fromUTF16(s String, first int) string {
	u := make([]uint16, len(s)/2)
	for i := range u {
		u[i] = uint16(s[2*i+first])<<8 | uint16(s[2*i+1-first])
	}
	return string(utf16.Decode(u))
}
