package schema

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/apdocs/forms/apdocs"
	validator "github.com/santhosh-tekuri/jsonschema/v5"
)

// A proof is a schema, or a part of one, compiled for one question: is a value certainly valid?
// It knows the few keywords that most of our schemas consist of and takes a tenth of the time of a
// validator. Where it is not certain, the validator decides, and it alone says what is wrong.
type proof struct {
	typ        string // of the value: "object", "array", "string" or "integer"; "" for none that is known
	properties map[string]*proof
	required   []string
	items      *proof
	least      int // rows, or characters
	most       int // the same; -1 for no limit
	low, high  int64
	texts      map[string]bool   // the only texts; nil for any
	text       func(string) bool // what else holds for a text, or nil
}

// noLimit is the most rows or characters where a schema gives no limit.
const noLimit = -1

// proofOf compiles a part of a schema. It proves nothing where the schema has a keyword that it
// does not know.
func proofOf(node map[string]any) *proof {
	p := &proof{most: noLimit, low: -1 << 62, high: 1 << 62}
	for word, v := range node {
		if !p.keyword(word, v) {
			return &proof{}
		}
	}
	if p.texts != nil && p.typ == "" {
		p.typ = "string"
	}
	return p
}

// keyword adds a keyword, and reports whether it is known. Titles and what else says nothing about
// validity is passed over.
func (p *proof) keyword(word string, v any) (known bool) {
	switch word {
	case "title", "description", "$schema", "$id":
		return true
	case "type":
		p.typ, known = v.(string)
	case "properties":
		var all map[string]any
		if all, known = v.(map[string]any); known {
			p.properties = make(map[string]*proof, len(all))
			for name, child := range all {
				node, _ := child.(map[string]any)
				p.properties[name] = proofOf(node)
			}
		}
	case "additionalProperties":
		return v == false // also without this keyword no other name is proved valid
	case "required":
		var names []any
		if names, known = v.([]any); known {
			for _, name := range names {
				s, ok := name.(string)
				p.required, known = append(p.required, s), known && ok
			}
		}
	case "items":
		var node map[string]any
		if node, known = v.(map[string]any); known {
			p.items = proofOf(node)
		}
	case "minItems", "minLength":
		p.least, known = whole64(v)
	case "maxItems", "maxLength":
		p.most, known = whole64(v)
	case "enum":
		var all []any
		if all, known = v.([]any); known {
			p.texts = map[string]bool{}
			for _, one := range all {
				s, ok := one.(string)
				p.texts[s], known = true, known && ok
			}
		}
	case "const":
		var s string
		s, known = v.(string)
		p.texts = map[string]bool{s: true}
	default:
		return p.value(word, v)
	}
	return known
}

// value adds a keyword about a number, or about the format of a text.
func (p *proof) value(word string, v any) (known bool) {
	var n int
	switch word {
	case "minimum":
		n, known = whole64(v)
		p.low = int64(n)
	case "maximum":
		n, known = whole64(v)
		p.high = int64(n)
	case "pattern", "format":
		s, _ := v.(string)
		if p.text == nil { // a second one is not known
			p.text, known = textProofs[s]
		}
	default:
		return strings.HasPrefix(word, "x-")
	}
	return known
}

// whole64 returns a whole number of a schema.
func whole64(v any) (int, bool) {
	f, ok := v.(float64)
	return int(f), ok && f == float64(int(f))
}

// textProofs are the patterns and formats of our schemas as functions.
var textProofs = map[string]func(string) bool{
	linePattern:      func(s string) bool { return !strings.ContainsAny(s, "\n\r") },
	clockPattern:     clockLike,
	referencePattern: referenceLike,
	hashPattern:      func(s string) bool { return len(s) == 64 && strings.Trim(s, "0123456789abcdef") == "" },
	"date":           readableDate,
	"date-time":      readableMoment,
	"email":          func(s string) bool { return validator.Formats["email"](s) },
}

var (
	formatDate   = readable(new(apdocs.Date))
	formatMoment = readable(new(apdocs.Moment))
)

func readableDate(s string) bool   { return formatDate(s) }
func readableMoment(s string) bool { return formatMoment(s) }

// clockLike reports whether s is a time from 00:00 to 23:59.
func clockLike(s string) bool {
	if len(s) != 5 || s[2] != ':' {
		return false
	}
	hours, err := strconv.ParseUint(s[:2], 10, 8)
	minutes, err2 := strconv.ParseUint(s[3:], 10, 8)
	return err == nil && err2 == nil && hours < 24 && minutes < 60
}

// referenceLike reports whether s is a letter or figure followed by up to 29 letters, figures,
// points, hyphens and low lines.
func referenceLike(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z':
		case i > 0 && (c == '.' || c == '_' || c == '-'):
		default:
			return false
		}
	}
	return len(s) >= 1 && len(s) <= 30
}

// proves reports whether a value of a record is certainly valid.
func (p *proof) proves(v any) bool {
	switch v := v.(type) {
	case map[string]any:
		if p.typ != "object" {
			return false
		}
		for name, member := range v {
			if child := p.properties[name]; child == nil || !child.proves(member) {
				return false
			}
		}
		for _, name := range p.required {
			if _, there := v[name]; !there {
				return false
			}
		}
		return p.texts == nil && p.text == nil
	case []any:
		if p.typ != "array" || p.items == nil || !p.counts(len(v)) {
			return false
		}
		for _, row := range v {
			if !p.items.proves(row) {
				return false
			}
		}
		return p.texts == nil && p.text == nil
	case string:
		return p.typ == "string" && (p.texts == nil || p.texts[v]) && (p.text == nil || p.text(v)) &&
			(p.least <= 0 && len(v) <= p.most || p.least <= 0 && p.most == noLimit || p.counts(utf8.RuneCountInString(v)))
	case json.Number:
		n, err := strconv.ParseInt(string(v), 10, 64)
		return err == nil && p.typ == "integer" && p.low <= n && n <= p.high && p.texts == nil && p.text == nil
	}
	return false
}

// counts reports whether there may be so many rows or characters.
func (p *proof) counts(n int) bool { return n >= p.least && (p.most == noLimit || n <= p.most) }
