package markup

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// check returns an error for text with characters that XML does not allow or unknown entities.
func check(text []byte) error {
	for rest := text; ; {
		i := bytes.IndexByte(rest, '&')
		if i < 0 {
			break
		}
		rest = rest[i+1:]
		end := bytes.IndexByte(rest, ';')
		if end < 0 {
			return malformed("an entity that does not end")
		}
		if _, ok := entity(rest[:end]); !ok {
			return malformed("an unknown entity")
		}
		rest = rest[end+1:]
	}
	return valid(text)
}

// valid returns an error for text with characters that XML does not allow.
func valid(text []byte) error {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
				return malformed("a control character")
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 || r == 0xFFFE || r == 0xFFFF {
			return malformed("a character that XML does not allow")
		}
		i += n
	}
	return nil
}

// entity returns the character that an entity or a character reference stands for.
func entity(name []byte) (rune, bool) {
	switch string(name) {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	number, ok := bytes.CutPrefix(name, []byte("#"))
	if !ok {
		return 0, false
	}
	base := 10
	if hex, ok := bytes.CutPrefix(number, []byte("x")); ok {
		number, base = hex, 16
	}
	n, err := strconv.ParseUint(string(number), base, 32)
	r := rune(n)
	if err != nil || n > utf8.MaxRune || n < ' ' && n != '\t' && n != '\n' && n != '\r' || !utf8.ValidRune(r) ||
		r == 0xFFFE || r == 0xFFFF {
		return 0, false
	}
	return r, true
}

// unescape replaces entities, and the line ends of other systems by those of XML.
func unescape(text []byte) string {
	if !bytes.ContainsAny(text, "&\r") {
		return string(text)
	}
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '\r':
			if i+1 == len(text) || text[i+1] != '\n' {
				out = append(out, '\n')
			}
		case '&':
			end := bytes.IndexByte(text[i:], ';')
			r, _ := entity(text[i+1 : i+end]) // check has seen that it is one
			out = utf8.AppendRune(out, r)
			i += end
		default:
			out = append(out, c)
		}
	}
	return string(out)
}
