package apdocs

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// The limits of numbers in records, far above what any form needs.
const (
	MaxCount   = 1_000_000
	MaxPercent = 100
	MaxPence   = 100_000_000_000 // £1,000 million
)

// A ValueError reports an answer in a Go struct that a record cannot hold: a string that
// is not one of the choices, a rating outside 1 to 5, a date or time that does not exist,
// or a number outside its limits. It never contains the answer itself. A server that makes
// documents from what it is sent should answer it with status 422.
type ValueError struct {
	Path  string // of the answer, with rows from 0: "objectives.0.aim"
	Label string // as printed, with its rows: "Objective 1, Original objective"
	Text  string // what to do, to be read after the label: "choose yes or no"
}

// Error returns a text such as “visit.date, ‘Date of visit’: enter a date such as
// 2026-03-25”.
func (e *ValueError) Error() string { return Whereabouts(e.Path, e.Label) + ": " + e.Text }

// CheckValues returns a [*ValueError] for the first answer, in the order of the struct's
// fields, that no record can hold and that a document would print wrongly or as "Not
// answered". A record decoded from JSON has no such answers. CheckValues does not check
// completeness or the length of texts; package schema does.
func CheckValues(f Form) error {
	o, err := Outlined(f)
	if err != nil {
		return err
	}
	path, text := unsound(reflect.ValueOf(f).Elem(), o.values)
	if text == "" {
		return nil
	}
	slices.Reverse(path)
	return &ValueError{strings.Join(path, "."), o.label(path), text}
}

// A valuePart describes a field of a struct whose value can be invalid.
type valuePart struct {
	index   int
	name    string      // in JSON; "" for an embedded struct whose parts stand in the outer one
	choices []Choice    // of a choice or rating
	low     int64       // of a number
	high    int64       // of a number
	within  []valuePart // of a struct, or of the rows of a list
}

// valueParts returns the fields of struct type t whose values must be checked. prefix is
// put before their names, such as "objectives[].". in lists the types that enclose t,
// since a type may contain a list of itself.
func (o *Outline) valueParts(t reflect.Type, prefix string, in []reflect.Type) (parts []valuePart) {
	for _, outer := range in {
		if outer == t {
			return nil
		}
	}
	in = append(in[:len(in):len(in)], t)
	for i := range t.NumField() {
		decl := t.Field(i)
		p := valuePart{index: i, name: keptAs(decl)}
		if p.name == "-" || !decl.IsExported() && !decl.Anonymous {
			continue
		}
		typ, name, inner := decl.Type, prefix+p.name, prefix
		if p.name != "" {
			inner = name + "."
		}
		if typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		if typ.Kind() == reflect.Slice {
			typ, inner = typ.Elem(), name+"[]."
		}
		switch {
		case o.limit(&p, typ, name):
			parts = append(parts, p)
		case typ.Kind() == reflect.Struct && !encodesItself(typ):
			if p.within = o.valueParts(typ, inner, in); p.within != nil {
				parts = append(parts, p)
			}
		}
	}
	return parts
}

func encodesItself(t reflect.Type) bool {
	return t.Implements(reflect.TypeFor[encoding.TextMarshaler]()) || t.Implements(reflect.TypeFor[json.Marshaler]())
}

// checked reports whether a value of type t can be invalid on its own.
func checked(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[Date](), reflect.TypeFor[Clock](), reflect.TypeFor[Moment]():
		return true
	}
	return false
}

// limit sets the values that are allowed for answers of type t, and reports whether there
// are any restrictions.
func (o *Outline) limit(p *valuePart, t reflect.Type, name string) bool {
	kind, choices := kindOf(reflect.New(t).Interface())
	switch kind {
	case KindCount:
		p.high = MaxCount
	case KindPercent:
		p.high = MaxPercent
	case KindMoney:
		p.high = MaxPence
	case KindChoice, KindYesNo, KindRating:
		if t.Kind() != reflect.String && kind != KindRating {
			return false
		}
		p.choices = choices
	default:
		return checked(t)
	}
	if f := o.byName[name]; f != nil {
		if q := f.Question; p.high != 0 && (q.Min != 0 || q.Max != 0) {
			p.low, p.high = int64(q.Min), int64(q.Max)
		}
		if p.choices != nil && len(f.Choices) > 0 {
			p.choices = f.Choices
		}
	}
	return true
}

// unsound finds the first invalid value in a struct. It returns the path to it, innermost
// name first, and what to do, or "" if all values are valid.
func unsound(v reflect.Value, parts []valuePart) (path []string, text string) {
	for i := range parts {
		p := &parts[i]
		if path, text = p.unsound(v.Field(p.index)); text != "" {
			if p.name != "" {
				path = append(path, p.name)
			}
			return path, text
		}
	}
	return nil, ""
}

func (p *valuePart) unsound(v reflect.Value) (path []string, text string) {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return nil, ""
		}
		v = v.Elem()
	}
	switch {
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			if path, text = p.unsound(v.Index(i)); text != "" {
				return append(path, strconv.Itoa(i)), text
			}
		}
		return nil, ""
	case p.within != nil:
		return unsound(v, p.within)
	}
	return nil, p.wrong(v)
}

// wrong says what to enter instead of v, or returns "" if v is valid.
func (p *valuePart) wrong(v reflect.Value) string {
	if p.choices != nil {
		return p.wrongChoice(v)
	}
	switch a := v.Addr().Interface().(type) {
	case *Date:
		return unless(a.sound(), errDate)
	case *Clock:
		return unless(a.sound(), errClock)
	case *Moment:
		return unless(a.sound(), errMoment)
	case *Count:
		return p.wrongNumber(a.number, "enter a whole number from %d to %d")
	case *Percent:
		return p.wrongNumber(a.number, "enter a whole number from %d to %d")
	case *Money:
		return p.wrongNumber(a.number, "enter the sum in whole pence, from %d to %d")
	}
	return ""
}

func unless(sound bool, err error) string {
	if sound {
		return ""
	}
	return err.Error()
}

func (p *valuePart) wrongNumber(n number, text string) string {
	if !n.set || n.n >= p.low && n.n <= p.high {
		return ""
	}
	return fmt.Sprintf(text, p.low, p.high)
}

func (p *valuePart) wrongChoice(v reflect.Value) string {
	if v.Kind() != reflect.String { // a rating
		if n := v.Uint(); n <= uint64(len(p.choices)) {
			return ""
		}
		return fmt.Sprintf("choose 1 to %d", len(p.choices))
	}
	text := v.String()
	if text == "" || slices.ContainsFunc(p.choices, func(c Choice) bool { return c.Value == text }) || IsBlank(text) {
		return ""
	}
	values := make([]string, len(p.choices))
	for i, c := range p.choices {
		values[i] = c.Value
	}
	last := len(values) - 1
	if last < 1 {
		return "choose " + strings.Join(values, "")
	}
	return "choose " + strings.Join(values[:last], ", ") + " or " + values[last]
}

// label returns the label of the answer at the path for messages, with the rows that it is
// in.
func (o *Outline) label(path []string) string {
	var name, rows string
	for _, part := range path {
		row, err := strconv.Atoi(part)
		if err != nil {
			name = strings.TrimPrefix(name+"."+part, ".")
			continue
		}
		rows += RowName(name, row) + ", "
		name += "[]"
	}
	if f := o.byName[name]; f != nil {
		return rows + f.Title()
	}
	if strings.HasSuffix(name, "[]") { // a list of strings
		return strings.TrimSuffix(rows, ", ")
	}
	last := strings.LastIndexByte(name, '.')
	if f := o.byName[name[:max(last, 0)]]; f != nil {
		return rows + f.Title() + ", " + InWords(name)
	}
	return rows + InWords(name)
}
