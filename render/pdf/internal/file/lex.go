package file

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"strconv"
)

const (
	// maxDepth bounds the nesting of arrays and dictionaries; programs write up to 10 levels.
	maxDepth = 64
	// maxNumber is the length limit of a number, far longer than any useful one.
	maxNumber = 64
)

var (
	errEnd    = errors.New("ends in the middle of an object")
	errBudget = errors.New("holds more values than any form has")
)

// keyword is a bare word that is not a value, such as an operator of a content stream.
type keyword string

// lexer reads objects from b at offset p.
type lexer struct {
	b     []byte
	p     int
	refs  bool // whether "7 0 R" is a reference: not in content streams
	depth int
	left  *int  // values that may still be read
	twice *bool // set when a dictionary has a key twice; may be nil
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// skip skips white space and comments.
func (l *lexer) skip() {
	for l.p < len(l.b) {
		switch c := l.b[l.p]; {
		case c == '%':
			for l.p < len(l.b) && l.b[l.p] != '\n' && l.b[l.p] != '\r' {
				l.p++
			}
		case isSpace(c):
			l.p++
		default:
			return
		}
	}
}

// word skips white space and reads up to the next white space or delimiter.
func (l *lexer) word() []byte {
	l.skip()
	from := l.p
	for l.p < len(l.b) && !isSpace(l.b[l.p]) && !isDelimiter(l.b[l.p]) {
		l.p++
	}
	return l.b[from:l.p]
}

// int reads a whole number that is not negative.
func (l *lexer) int() (int, bool) {
	w := l.word()
	if len(w) == 0 || len(w) > maxNumber || w[0] == '+' || w[0] == '-' {
		return 0, false
	}
	n, err := strconv.Atoi(string(w))
	return n, err == nil
}

// is reports whether word w comes next, and skips it if so.
func (l *lexer) is(w string) bool {
	from := l.p
	if string(l.word()) == w {
		return true
	}
	l.p = from
	return false
}

func (l *lexer) wrong(what string) error {
	return fmt.Errorf("%s at byte %d", what, l.p)
}

// value reads the next value or keyword.
func (l *lexer) value() (Object, error) {
	if *l.left--; *l.left < 0 {
		return nil, errBudget
	}
	if l.depth++; l.depth > maxDepth {
		return nil, l.wrong("values nested too deep")
	}
	defer func() { l.depth-- }()
	l.skip()
	if l.p >= len(l.b) {
		return nil, errEnd
	}
	switch c := l.b[l.p]; {
	case c == '/':
		l.p++
		return NameValue(l.name()), nil
	case c == '(':
		l.p++
		return l.literal()
	case c == '[':
		l.p++
		return l.array()
	case c == '<' && l.p+1 < len(l.b) && l.b[l.p+1] == '<':
		l.p += 2
		return l.dict()
	case c == '<':
		l.p++
		return l.hex()
	case isDelimiter(c):
		return nil, l.wrong("an unmatched bracket")
	}
	return l.atom()
}

// atom reads a number, a reference, true, false, null or a keyword.
func (l *lexer) atom() (Object, error) {
	w := l.word()
	switch string(w) {
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	}
	c := w[0]
	if (c < '0' || c > '9') && c != '-' && c != '+' && c != '.' {
		return keyword(w), nil
	}
	n, ok := number(w)
	if !ok {
		return nil, l.wrong("a malformed number")
	}
	if num, whole := n.(int); whole && l.refs && num >= 0 {
		from := l.p
		if gen, ok := l.int(); ok && l.is("R") {
			return Reference{num, gen}, nil
		}
		l.p = from
	}
	return n, nil
}

// number parses a number as PDF defines it: no exponents, and no words such as "infinity".
func number(w []byte) (Object, bool) {
	if len(w) > maxNumber {
		return nil, false
	}
	digits, dots := 0, 0
	for i, c := range w {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c == '.':
			dots++
		case (c == '+' || c == '-') && i == 0:
		default:
			return nil, false
		}
	}
	if digits == 0 || dots > 1 {
		return nil, false
	}
	if dots == 0 {
		if n, err := strconv.Atoi(string(w)); err == nil {
			return n, true
		}
	}
	f, err := strconv.ParseFloat(string(w), 64)
	return f, err == nil && !math.IsInf(f, 0)
}

func (l *lexer) name() string {
	from, escaped := l.p, false
	for l.p < len(l.b) && !isSpace(l.b[l.p]) && !isDelimiter(l.b[l.p]) {
		escaped = escaped || l.b[l.p] == '#'
		l.p++
	}
	raw := l.b[from:l.p]
	if !escaped {
		return string(raw)
	}
	n := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		if c == '#' && i+2 < len(raw) && digit(raw[i+1]) >= 0 && digit(raw[i+2]) >= 0 {
			c = byte(digit(raw[i+1])<<4 | digit(raw[i+2]))
			i += 2
		}
		n = append(n, c)
	}
	return string(n)
}

// digit returns the value of a hexadecimal digit, or -1.
func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *lexer) hex() (Object, error) {
	s, half := String{}, -1
	for ; l.p < len(l.b); l.p++ {
		c := l.b[l.p]
		v := digit(c)
		switch {
		case c == '>':
			l.p++
			if half >= 0 {
				s = append(s, byte(half<<4))
			}
			return s, nil
		case isSpace(c):
		case v < 0:
			return nil, l.wrong("a hexadecimal string with other characters")
		case half < 0:
			half = v
		default:
			s = append(s, byte(half<<4|v))
			half = -1
		}
	}
	return nil, errEnd
}

// literal reads a literal string up to its closing parenthesis.
func (l *lexer) literal() (Object, error) {
	s := String{}
	for open := 1; l.p < len(l.b); {
		c := l.b[l.p]
		l.p++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return s, nil
			}
		case '\r': // every line end is read as a line feed
			if l.p < len(l.b) && l.b[l.p] == '\n' {
				l.p++
			}
			c = '\n'
		case '\\':
			s = l.escape(s)
			continue
		}
		s = append(s, c)
	}
	return nil, errEnd
}

// escape reads what follows a backslash.
func (l *lexer) escape(s String) String {
	if l.p >= len(l.b) {
		return s
	}
	c := l.b[l.p]
	l.p++
	switch c {
	case 'n':
		c = '\n'
	case 'r':
		c = '\r'
	case 't':
		c = '\t'
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case '\n':
		return s
	case '\r':
		if l.p < len(l.b) && l.b[l.p] == '\n' {
			l.p++
		}
		return s
	case '0', '1', '2', '3', '4', '5', '6', '7':
		v := int(c - '0')
		for i := 0; i < 2 && l.p < len(l.b) && l.b[l.p] >= '0' && l.b[l.p] <= '7'; i++ {
			v = v<<3 | int(l.b[l.p]-'0')
			l.p++
		}
		c = byte(v)
	}
	return append(s, c)
}

func (l *lexer) array() (Object, error) {
	a := Array{}
	for {
		l.skip()
		if l.p < len(l.b) && l.b[l.p] == ']' {
			l.p++
			return a, nil
		}
		o, err := l.plain()
		if err != nil {
			return nil, err
		}
		a = append(a, o)
	}
}

func (l *lexer) dict() (Object, error) {
	d, nulls := Dict{}, false
	for {
		l.skip()
		if l.p+1 < len(l.b) && l.b[l.p] == '>' && l.b[l.p+1] == '>' {
			l.p += 2
			if nulls {
				maps.DeleteFunc(d, func(_ string, o Object) bool { return o == nil })
			}
			return d, nil
		}
		if l.p >= len(l.b) {
			return nil, errEnd
		}
		if l.b[l.p] != '/' {
			return nil, l.wrong("a dictionary key that is not a name")
		}
		l.p++
		key := l.name()
		o, err := l.plain()
		if err != nil {
			return nil, err
		}
		if _, ok := d[key]; ok && l.twice != nil {
			*l.twice = true
		}
		d[key] = o
		nulls = nulls || o == nil
	}
}

// plain reads a value; a keyword is an error.
func (l *lexer) plain() (Object, error) {
	o, err := l.value()
	if k, ok := o.(keyword); ok && err == nil {
		return nil, l.wrong("unknown keyword of " + strconv.Itoa(len(k)) + " letters")
	}
	return o, err
}
