// Package markup reads the XML of a Word document, one element or text after another.
//
// It reads the XML that office programs write: UTF-8, namespaces, the five entities of XML and
// character references. It refuses a document type, which could define entities, and markup that is
// deeper or longer than its limits. encoding/xml takes ten times as long, longer than reading a
// form may take; a fuzz test holds both to the same answer.
package markup

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"
)

// Limits of what is read.
const (
	mostDepth      = 256
	mostTokens     = 2_000_000
	mostAttributes = 256
)

// Errors of markup that is refused.
var (
	ErrType    = errors.New("has a document type (DTD), which could define entities")
	ErrTooMuch = errors.New("is nested or divided too much")
)

// A Kind is the kind of a token.
type Kind uint8

// The kinds of token. An element without content is a Start and an End.
const (
	Start Kind = iota
	End
	Text
	EOF
)

// A Space is the namespace of an element, as far as it matters here.
type Space uint8

// The namespaces.
const (
	Other  Space = iota
	Word         // WordprocessingML, transitional or strict
	Word10       // its extension of 2010
	Word12       // its extension of 2012
	Compatibility
)

var spaces = map[string]Space{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main": Word,
	"http://purl.oclc.org/ooxml/wordprocessingml/main":             Word,
	"http://schemas.microsoft.com/office/word/2010/wordml":         Word10,
	"http://schemas.microsoft.com/office/word/2012/wordml":         Word12,
	"http://schemas.openxmlformats.org/markup-compatibility/2006":  Compatibility,
}

// A Scanner reads tokens. The token's parts are valid until the next call of Next.
type Scanner struct {
	Space Space
	Local []byte // name of the element of a Start or End, without its prefix

	data    []byte
	at      int
	text    []byte // of a Text, not unescaped
	plain   bool   // without entities and carriage returns
	attrs   []attr
	open    []element
	scopes  []scope
	pending bool // the End of an element without content is due
	seen    bool // an element was read
	tokens  int
}

type attr struct{ prefix, local, value []byte }

type element struct {
	name   []byte // with its prefix
	space  Space
	scopes int // how many declarations were known outside it
}

// A scope is one declaration of a namespace.
type scope struct {
	prefix []byte
	space  Space
}

// New returns a scanner of the data, which must not be changed.
func New(data []byte) *Scanner {
	return &Scanner{data: bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))}
}

// malformed returns the error for markup that is not XML as it is read here. It holds nothing of it.
func malformed(what string) error { return fmt.Errorf("is not well-formed XML: %s", what) }

// Next reads the next token.
func (s *Scanner) Next() (Kind, error) {
	if s.tokens++; s.tokens > mostTokens {
		return EOF, ErrTooMuch
	}
	if s.pending {
		s.pending = false
		s.shut()
		return End, nil
	}
	for s.at < len(s.data) {
		if s.data[s.at] != '<' {
			ok, err := s.characters()
			if ok || err != nil {
				return Text, err
			}
			continue
		}
		rest := s.data[s.at:]
		switch {
		case bytes.HasPrefix(rest, []byte("</")):
			return End, s.endTag()
		case bytes.HasPrefix(rest, []byte("<!--")):
			if err := s.skip("<!--", "-->"); err != nil {
				return EOF, err
			}
		case bytes.HasPrefix(rest, []byte("<?")):
			if err := s.skip("<?", "?>"); err != nil {
				return EOF, err
			}
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			from := s.at + len("<![CDATA[")
			if err := s.skip("<![CDATA[", "]]>"); err != nil {
				return EOF, err
			}
			s.text, s.plain = lineEnds(s.data[from:s.at-len("]]>")]), true
			if len(s.open) == 0 {
				return EOF, malformed("text outside the root element")
			}
			return Text, valid(s.text)
		case bytes.HasPrefix(rest, []byte("<!")):
			return EOF, ErrType
		default:
			return Start, s.startTag()
		}
	}
	if len(s.open) > 0 || !s.seen {
		return EOF, malformed("it ends too early")
	}
	return EOF, nil
}

// skip moves past what begins and ends with these marks.
func (s *Scanner) skip(begin, end string) error {
	i := bytes.Index(s.data[s.at+len(begin):], []byte(end))
	if i < 0 {
		return malformed("it ends too early")
	}
	s.at += len(begin) + i + len(end)
	return nil
}

// characters reads text up to the next tag; ok is false for space outside the root element.
func (s *Scanner) characters() (ok bool, err error) {
	end := bytes.IndexByte(s.data[s.at:], '<')
	if end < 0 {
		end = len(s.data) - s.at
	}
	s.text = s.data[s.at : s.at+end]
	s.at += end
	if len(s.open) == 0 {
		if len(bytes.TrimSpace(s.text)) > 0 {
			return false, malformed("text outside the root element")
		}
		return false, nil
	}
	if bytes.Contains(s.text, []byte("]]>")) {
		return false, malformed("]]> in a text")
	}
	s.plain = !bytes.ContainsAny(s.text, "&\r")
	return true, check(s.text)
}

// startTag reads the tag of an element with its attributes.
func (s *Scanner) startTag() error {
	if len(s.open) == 0 && s.seen {
		return malformed("two root elements")
	}
	s.seen = true
	if len(s.open) >= mostDepth {
		return ErrTooMuch
	}
	s.at++
	name := s.name()
	if len(name) == 0 {
		return malformed("a tag without a name")
	}
	e := element{name: name, scopes: len(s.scopes)}
	s.attrs = s.attrs[:0]
	for {
		spaced := s.blanks()
		if s.at >= len(s.data) {
			return malformed("it ends too early")
		}
		switch s.data[s.at] {
		case '>':
			s.at++
		case '/':
			if s.at+1 >= len(s.data) || s.data[s.at+1] != '>' {
				return malformed("a tag that does not end")
			}
			s.at += 2
			s.pending = true
		default:
			if !spaced {
				return malformed("a tag that does not end")
			}
			if err := s.attribute(); err != nil {
				return err
			}
			continue
		}
		break
	}
	prefix, local := cut(name)
	e.space = s.lookUp(prefix)
	s.open = append(s.open, e)
	s.Space, s.Local = e.space, local
	return nil
}

// attribute reads one attribute.
func (s *Scanner) attribute() error {
	name := s.name()
	s.blanks()
	if len(name) == 0 || s.at >= len(s.data) || s.data[s.at] != '=' {
		return malformed("an attribute without a value")
	}
	s.at++
	s.blanks()
	if s.at >= len(s.data) || s.data[s.at] != '"' && s.data[s.at] != '\'' {
		return malformed("an attribute without quotation marks")
	}
	quote := s.data[s.at]
	s.at++
	end := bytes.IndexByte(s.data[s.at:], quote)
	if end < 0 {
		return malformed("it ends too early")
	}
	value := s.data[s.at : s.at+end]
	s.at += end + 1
	if bytes.IndexByte(value, '<') >= 0 {
		return malformed("a tag in an attribute")
	}
	if err := check(value); err != nil {
		return err
	}
	prefix, local := cut(name)
	switch {
	case string(prefix) == "xmlns":
		s.scopes = append(s.scopes, scope{local, spaces[unescape(value)]})
	case len(prefix) == 0 && string(local) == "xmlns":
		s.scopes = append(s.scopes, scope{nil, spaces[unescape(value)]})
	default:
		if len(s.attrs) >= mostAttributes {
			return ErrTooMuch
		}
		s.attrs = append(s.attrs, attr{prefix, local, value})
	}
	return nil
}

// endTag reads the tag that ends the innermost element.
func (s *Scanner) endTag() error {
	s.at += 2
	name := s.name()
	s.blanks()
	if s.at >= len(s.data) || s.data[s.at] != '>' {
		return malformed("a tag that does not end")
	}
	s.at++
	if len(s.open) == 0 || !bytes.Equal(s.open[len(s.open)-1].name, name) {
		return malformed("an end without its beginning")
	}
	s.shut()
	return nil
}

// shut ends the innermost element, which becomes the token.
func (s *Scanner) shut() {
	e := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	s.scopes = s.scopes[:e.scopes]
	s.Space = e.space
	_, s.Local = cut(e.name)
}

// Depth is how many elements are open.
func (s *Scanner) Depth() int { return len(s.open) }

// Attr returns the value of an attribute of the element, by its name without a prefix.
func (s *Scanner) Attr(local string) string {
	for i := range s.attrs {
		if string(s.attrs[i].local) == local {
			return unescape(s.attrs[i].value)
		}
	}
	return ""
}

// On returns the value of an element that switches a property on or off (ST_OnOff): true, unless its
// attribute val is "0", "false" or "off".
func (s *Scanner) On() bool {
	switch s.Attr("val") {
	case "0", "false", "off":
		return false
	}
	return true
}

// String returns the text of a Text.
func (s *Scanner) String() string {
	if s.plain {
		return string(s.text)
	}
	return unescape(s.text)
}

// lineEnds returns a text with "\n" for each line end (XML 1.0, 2.11).
func lineEnds(text []byte) []byte {
	if !bytes.Contains(text, []byte("\r")) {
		return text
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
}

// blanks skips white space and reports whether there was any.
func (s *Scanner) blanks() bool {
	from := s.at
	for s.at < len(s.data) {
		switch s.data[s.at] {
		case ' ', '\t', '\n', '\r':
			s.at++
			continue
		}
		break
	}
	return s.at > from
}

// name reads a name, which ends at a space, "=", "/" or ">".
func (s *Scanner) name() []byte {
	from := s.at
	for s.at < len(s.data) {
		c := s.data[s.at]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == ':' || c == '_' || c == '-' ||
			c == '.' || c >= utf8.RuneSelf {
			s.at++
			continue
		}
		break
	}
	return s.data[from:s.at]
}

// cut divides a name into prefix and local name.
func cut(name []byte) (prefix, local []byte) {
	if i := bytes.IndexByte(name, ':'); i > 0 && i < len(name)-1 {
		return name[:i], name[i+1:]
	}
	return nil, name
}

func (s *Scanner) lookUp(prefix []byte) Space {
	for i := len(s.scopes) - 1; i >= 0; i-- {
		if bytes.Equal(s.scopes[i].prefix, prefix) {
			return s.scopes[i].space
		}
	}
	return Other
}
