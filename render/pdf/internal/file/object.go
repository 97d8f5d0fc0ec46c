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
	// A String holds the bytes of a literal or hexadecimal string.
	String []byte
	// A NameValue is a name without its slash.
	NameValue string
	// An Array is an array of values.
	Array []Object
	// A Dict maps keys to values. An absent entry and a null entry are the same.
	Dict map[string]Object
	// A Reference is an indirect reference; [Document.Get] follows it.
	Reference struct{ Num, Gen int }
	// A Stream is a dictionary with data as stored in the file; [Document.Decode] decodes it.
	Stream struct {
		Dict Dict
		Raw  []byte
	}
)

// String formats the reference in PDF syntax.
func (r Reference) String() string { return fmt.Sprintf("%d %d R", r.Num, r.Gen) }

// Ref returns an entry that is a reference; ok is false otherwise. Use it to learn which object is
// referred to; to read the object use the methods of Document.
func (d Dict) Ref(key string) (Reference, bool) {
	r, ok := d[key].(Reference)
	return r, ok
}

// Text decodes a text string: UTF-16 or UTF-8 if it begins with a byte order mark, otherwise
// PDFDocEncoding.
func (s String) Text() string {
	switch {
	case len(s) >= 2 && s[0] == 0xfe && s[1] == 0xff:
		return fromUTF16(s[2:], 0)
	case len(s) >= 2 && s[0] == 0xff && s[1] == 0xfe:
		return fromUTF16(s[2:], 1) // little-endian is not in the standard, but some programs write it
	case len(s) >= 3 && s[0] == 0xef && s[1] == 0xbb && s[2] == 0xbf:
		var b []byte
		for _, r := range string(s[3:]) { // converts invalid UTF-8 to U+FFFD
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

// low and high are the ranges in which PDFDocEncoding differs from Latin-1 (ISO 32000-1, annex
// D.3).
var (
	low  = [...]rune{'˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'}
	high = [...]rune{utf8.RuneError, '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘',
		'’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', utf8.RuneError, '€'}
)

// fromUTF16 decodes UTF-16; first is 0 for big-endian and 1 for little-endian.
func fromUTF16(s String, first int) string {
	u := make([]uint16, len(s)/2)
	for i := range u {
		u[i] = uint16(s[2*i+first])<<8 | uint16(s[2*i+1-first])
	}
	return string(utf16.Decode(u))
}
