package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// The limits of any JSON text.
const (
	maxDepth  = 32
	maxValues = 100_000
)

// A SyntaxError reports a place where a text is not JSON, or not an object. It contains
// nothing of the text.
type SyntaxError struct {
	Line   int    // from 1, or from Options.FirstLine
	Column int    // from 1, in characters
	Text   string // what is wrong
}

// Error returns a text such as "line 3, column 3: a comma or } is missing here".
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Text)
}

// parse parses JSON into maps, slices, strings, numbers and booleans, like encoding/json.
// Its errors are in plain English with line and column; what is the name of the text in
// them, and first the number of its first line. A name that occurs twice in an object is
// an error. Whole numbers become json.Number and others float64, so no number takes more
// memory than its text.
func parse(data []byte, what string, first int) (any, error) {
	return (&parser{data: data, what: what, first: first}).all()
}

// all parses the whole text as one value.
func (p *parser) all() (any, error) {
	if err := recognise(p.data, p.what); err != nil {
		return nil, err
	}
	if bytes.HasPrefix(p.data, []byte("\ufeff")) { // written by Windows editors
		p.pos = 3
	}
	v, err := p.value()
	if err != nil {
		return nil, err
	}
	if p.space(); p.pos < len(p.data) {
		return nil, p.fault(p.pos, "the %s has ended before this; a file holds one %s", p.what, p.what)
	}
	return v, nil
}

type parser struct {
	data   []byte
	what   string // in messages: "record"
	first  int    // number of the first line
	pos    int
	depth  int
	values int
	finder *placeFinder // is told of each value, or nil
}

// fault returns an error at a position, with line and column counted from 1. Columns are
// counted in characters, as in editors.
func (p *parser) fault(pos int, format string, args ...any) error {
	before := bytes.TrimPrefix(p.data[:min(pos, len(p.data))], []byte("\ufeff"))
	line := p.first + bytes.Count(before, []byte("\n"))
	column := 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	return &SyntaxError{line, column, fmt.Sprintf(format, args...)}
}

func (p *parser) space() {
	for p.pos < len(p.data) {
		switch p.data[p.pos] {
		case ' ', '\t', '\n', '\r':
			p.pos++
		default:
			return
		}
	}
}

// next returns the next character that is not white space, or 0 at the end.
func (p *parser) next() byte {
	if p.space(); p.pos < len(p.data) {
		return p.data[p.pos]
	}
	return 0
}

func (p *parser) value() (any, error) {
	if p.values++; p.values > maxValues {
		return nil, p.fault(p.pos, "a %s of more than %d answers is too large", p.what, maxValues)
	}
	c := p.next()
	if p.pos == len(p.data) {
		return nil, p.fault(p.pos, "the text ends here, before the %s does", p.what)
	}
	switch {
	case c == '{' || c == '[':
		if p.depth++; p.depth > maxDepth {
			return nil, p.fault(p.pos, "brackets stand more than %d deep in one another", maxDepth)
		}
		defer func() { p.depth-- }()
		if c == '{' {
			return p.object()
		}
		return p.array()
	case c == '"':
		return p.text()
	case c == '-' || c >= '0' && c <= '9':
		return p.number()
	}
	for word, v := range map[string]any{"true": true, "false": false, "null": nil} {
		if bytes.HasPrefix(p.data[p.pos:], []byte(word)) && !p.inWord(p.pos+len(word)) {
			p.pos += len(word)
			return v, nil
		}
	}
	return nil, p.fault(p.pos, "%s", p.stray(c))
}

// inWord reports whether there is a letter or digit at pos.
func (p *parser) inWord(pos int) bool {
	if pos >= len(p.data) {
		return false
	}
	c := p.data[pos]
	return c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf
}

// stray returns the error for a character that cannot begin a value.
func (p *parser) stray(c byte) string {
	rest := p.data[p.pos:]
	switch {
	case c == '}' || c == ']':
		return fmt.Sprintf("an answer is missing before this %c, or there is a comma too many", c)
	case c == ',' || c == ':':
		return fmt.Sprintf("an answer is missing before this %q", c)
	case c == '/' || c == '#':
		return "a comment begins here, and a JSON text cannot have any"
	case c == '\'' || bytes.HasPrefix(rest, []byte("“")) || bytes.HasPrefix(rest, []byte("”")) ||
		bytes.HasPrefix(rest, []byte("‘")):
		return `quotation marks are straight double ones: "`
	case c == '+' || c == '.':
		return "a number begins with a figure or a minus sign"
	case !utf8.FullRune(rest) || c >= utf8.RuneSelf &&
		bytes.HasPrefix(bytes.ToValidUTF8(rest[:min(len(rest), 4)], []byte("\ufffd")), []byte("\ufffd")):
		return notUTF8
	}
	return `an answer is missing here; a text stands in quotation marks: "…"`
}

const notUTF8 = "this is not UTF-8 text; save the file as UTF-8"

func (p *parser) object() (any, error) {
	out := map[string]any{}
	p.pos++
	if p.next() == '}' {
		p.pos++
		return out, nil
	}
	for {
		if c := p.next(); c != '"' {
			return nil, p.fault(p.pos, "%s", p.unnamed(c))
		}
		start := p.pos
		name, err := p.text()
		if err != nil {
			return nil, err
		}
		if _, twice := out[name]; twice {
			return nil, p.fault(start, "this name stands twice in the same { }")
		}
		if p.next() != ':' {
			return nil, p.fault(p.pos, "a colon is missing here, after a name")
		}
		p.pos++
		p.finder.enter(name, start)
		if out[name], err = p.value(); err != nil {
			return nil, err
		}
		p.finder.leave()
		if done, err := p.more('}'); done || err != nil {
			return out, err
		}
	}
}

// unnamed returns the error for a character that cannot begin a name.
func (p *parser) unnamed(c byte) string {
	switch {
	case p.pos == len(p.data):
		return "the text ends here, before the " + p.what + " does"
	case c == '}':
		return "the comma before this } is one too many"
	case c == '/' || c == '#':
		return "a comment begins here, and a JSON text cannot have any"
	}
	return `a name is missing here; it stands in straight double quotation marks: "`
}

func (p *parser) array() (any, error) {
	out := []any{}
	p.pos++
	if p.next() == ']' {
		p.pos++
		return out, nil
	}
	for {
		if p.finder != nil {
			p.space()
			p.finder.enter(strconv.Itoa(len(out)), p.pos)
		}
		v, err := p.value()
		if err != nil {
			return nil, err
		}
		p.finder.leave()
		out = append(out, v)
		if done, err := p.more(']'); done || err != nil {
			return out, err
		}
	}
}

// more consumes a comma or the closing bracket.
func (p *parser) more(closing byte) (done bool, err error) {
	c := p.next()
	switch {
	case p.pos == len(p.data):
		return false, p.fault(p.pos, "the text ends here, and a %c is missing", closing)
	case c == closing:
		p.pos++
		return true, nil
	case c == ',':
		p.pos++
		return false, nil
	}
	return false, p.fault(p.pos, "a comma or %c is missing here", closing)
}

func (p *parser) number() (any, error) {
	start := p.pos
	if p.data[p.pos] == '-' {
		p.pos++
	}
	whole := true
	for ; p.pos < len(p.data); p.pos++ {
		switch c := p.data[p.pos]; {
		case c >= '0' && c <= '9':
			continue
		case c == '.' || c == 'e' || c == 'E' || (c == '-' || c == '+') && p.data[p.pos-1]|0x20 == 'e':
			whole = false
			continue
		}
		break
	}
	written := p.data[start:p.pos]
	const longest = 40
	switch {
	case p.pos < len(p.data) && bytes.IndexByte([]byte("-/:"), p.data[p.pos]) >= 0:
		return nil, p.fault(start, `a date or time stands in quotation marks: "…"`)
	case p.inWord(p.pos):
		return nil, p.fault(start, `a text stands in quotation marks: "…"`)
	case !json.Valid(written):
		return nil, p.fault(start, "a number is written such as 5, -5 or 0.5, without zeros before it")
	case len(written) > longest:
		return nil, p.fault(start, "this number is longer than %d figures", longest)
	}
	if whole && len(written) <= 18 {
		return json.Number(written), nil
	}
	n, err := strconv.ParseFloat(string(written), 64)
	if err != nil {
		return nil, p.fault(start, "this number is too large")
	}
	return n, nil
}

// text parses a string.
func (p *parser) text() (string, error) {
	start := p.pos
	p.pos++
	var out []byte
	from := p.pos // start of what is not yet in out
	for p.pos < len(p.data) {
		switch c := p.data[p.pos]; {
		case c == '"':
			plain := p.data[from:p.pos]
			p.pos++
			if out == nil {
				return string(plain), nil
			}
			return string(append(out, plain...)), nil
		case c == '\\':
			out = append(out, p.data[from:p.pos]...)
			r, err := p.escape()
			if err != nil {
				return "", err
			}
			out = utf8.AppendRune(out, r)
			from = p.pos
		case c == '\n' || c == '\r':
			return "", p.fault(start,
				`the text that begins here has no closing quotation mark in its line; a line end in a text is written \n`)
		case c < ' ' || c == 0x7f:
			return "", p.fault(p.pos, "this character cannot be printed; a tab in a text is written \\t")
		case c < utf8.RuneSelf:
			p.pos++
		default:
			r, n := utf8.DecodeRune(p.data[p.pos:])
			if r == utf8.RuneError && n == 1 {
				return "", p.fault(p.pos, notUTF8)
			}
			p.pos += n
		}
	}
	return "", p.fault(start, "the text that begins here has no closing quotation mark")
}

var escapes = map[byte]rune{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// escape parses a backslash escape.
func (p *parser) escape() (rune, error) {
	start := p.pos
	if start+1 >= len(p.data) {
		p.pos++
		return 0, p.fault(start, "the text ends here, before the %s does", p.what)
	}
	c := p.data[start+1]
	r, ok := escapes[c]
	switch {
	case c == 'u':
		r = p.unit(start)
		p.pos = start + len(`\u0000`)
		if utf16.IsSurrogate(r) {
			if r = utf16.DecodeRune(r, p.unit(p.pos)); r == utf8.RuneError {
				r = -1
			}
			p.pos += len(`\u0000`)
		}
		if r < 0 {
			return 0, p.fault(start, `this is half a character; \u and four figures write a whole one`)
		}
	case !ok:
		return 0, p.fault(start, `a backslash in a text is written twice: \\`)
	default:
		p.pos += 2
	}
	if !printable(r) {
		return 0, p.fault(start, "this character cannot be printed")
	}
	return r, nil
}

// unit returns the code unit of the four hexadecimal digits at pos, or -1.
func (p *parser) unit(pos int) rune {
	if pos+6 > len(p.data) || p.data[pos] != '\\' || p.data[pos+1] != 'u' {
		return -1
	}
	n, err := strconv.ParseUint(string(p.data[pos+2:pos+6]), 16, 16)
	if err != nil {
		return -1
	}
	return rune(n)
}

// printable reports whether r is a tab, a newline or not a control character.
func printable(r rune) bool {
	return r >= ' ' && r != 0x7f || r == '\n' || r == '\r' || r == '\t'
}
