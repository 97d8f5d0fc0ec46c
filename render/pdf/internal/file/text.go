package file

import (
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// A Length is a whole number of hundredths of a point. Sums are exact, so a column of rows ends at
// the same place on every machine.
type Length = int

// Pt is one point, a seventy-second of an inch.
const Pt Length = 100

const hexDigits = "0123456789ABCDEF"

// Lengths appends lengths in points, each followed by a space: "12.5 ".
func Lengths(b []byte, vs ...Length) []byte {
	for _, v := range vs {
		if v < 0 {
			b = append(b, '-')
			v = -v
		}
		b = Int(b, v/Pt)
		if f := v % Pt; f != 0 {
			b = append(b, '.', byte('0'+f/10))
			if f%10 != 0 {
				b = append(b, byte('0'+f%10))
			}
		}
		b = append(b, ' ')
	}
	return b
}

// Int appends a whole number. Most numbers in a file are small, and small ones take a third of the
// time of strconv.
func Int(b []byte, n int) []byte {
	if n < 0 && n > -10000 {
		b, n = append(b, '-'), -n
	}
	switch {
	case n < 0 || n >= 10000:
		return strconv.AppendInt(b, int64(n), 10)
	case n >= 1000:
		return append(b, byte('0'+n/1000), byte('0'+n/100%10), byte('0'+n/10%10), byte('0'+n%10))
	case n >= 100:
		return append(b, byte('0'+n/100), byte('0'+n/10%10), byte('0'+n%10))
	case n >= 10:
		return append(b, byte('0'+n/10), byte('0'+n%10))
	}
	return append(b, byte('0'+n))
}

// Ref appends a reference to object num: "7 0 R".
func Ref(b []byte, num int) []byte { return append(Int(b, num), " 0 R"...) }

// Text appends a text string, as used for titles, field names and accessible names: a literal
// string if it is plain ASCII, otherwise UTF-16 with a byte order mark. Invalid UTF-8 is written as
// U+FFFD.
func Text(b []byte, s string) []byte {
	b = append(b, '(')
	if plain(s) {
		for i := range len(s) {
			b = StringByte(b, s[i])
		}
		return append(b, ')')
	}
	b = append(slices.Grow(b, 2*len(s)+3), 0xfe, 0xff)
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		switch {
		case r < utf8.RuneSelf:
		case r >= 0xC2 && r < 0xE0 && i+1 < len(s) && s[i+1]&0xC0 == 0x80: // two bytes, as Arabic and Hebrew have
			r, n = r&0x1F<<6|rune(s[i+1]&0x3F), 2
		default:
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		i += n
		if r > 0xffff {
			high, low := utf16.EncodeRune(r)
			b = StringPair(b, uint16(high))
			r = low
		}
		if v := uint16(r); Escapes(v) {
			b = StringPair(b, v)
		} else {
			b = append(b, byte(v>>8), byte(v))
		}
	}
	return append(b, ')')
}

// TextLength is how many bytes the text string of s has that [Text] writes.
func TextLength(s string) int {
	if plain(s) {
		return len(s)
	}
	return 2 + 2*len(utf16.Encode([]rune(s)))
}

// plain reports whether s is the same in ASCII and in PDFDocEncoding.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < ' ' || c > '~') && c != '\n' && c != '\t' {
			return false
		}
	}
	return true
}

// StringByte appends one byte of a literal string, escaped if it would end or change the string. An
// unescaped carriage return would be read back as a line feed.
func StringByte(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// StringPair appends two bytes of a literal string, the higher first, as [StringByte] does.
func StringPair(b []byte, v uint16) []byte {
	if Escapes(v) {
		return StringByte(StringByte(b, byte(v>>8)), byte(v))
	}
	return append(b, byte(v>>8), byte(v))
}

// Escapes reports whether one of the two bytes is escaped in a literal string.
func Escapes(v uint16) bool { return escaped[v>>8] || escaped[v&0xFF] }

// escaped are the bytes that a literal string escapes.
var escaped = [256]bool{'(': true, ')': true, '\\': true, '\r': true}

// Name appends a name with its slash; bytes that a name cannot hold are written as # and two
// digits.
func Name(b []byte, s string) []byte {
	b = append(b, '/')
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c > '~' || c == '#' || isDelimiter(c) {
			b = append(b, '#', hexDigits[c>>4], hexDigits[c&15])
		} else {
			b = append(b, c)
		}
	}
	return b
}

// Hex appends two digits for each byte, without the angle brackets of a hexadecimal string.
func Hex(b []byte, v ...byte) []byte {
	for _, c := range v {
		b = append(b, hexDigits[c>>4], hexDigits[c&15])
	}
	return b
}
