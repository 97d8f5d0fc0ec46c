package apdocs

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// An Outline is the layout of a form's type, in which the path of every answer is known.
// It is made once for a type and never changes, so goroutines can share it.
type Outline struct {
	*Layout
	Fields []*Field // all questions in printed order: parts of groups, not the groups
	Added  Added    // questions of the lists that every record can have
	Sheet  Party    // whose sheet it is, which asks only what that party answers; "" for the whole form

	Translation *Translation // the language that it is printed in; nil for English
	english     *Outline     // what it is a translation of; nil for itself

	typ    reflect.Type
	byName map[string]*Field
	lists  map[string]*Repeat
	asked  map[string]bool // names of all questions, and of the structs and lists that they are in
	values []valuePart     // what CheckValues checks
}

// A step leads from a struct to one of its fields and, if that is a list, to one of its
// rows.
type step struct {
	index []int
	list  bool
}

// outlines caches what Outlined returns. The outline of a type is always the same, so the
// order of calls makes no difference.
var outlines sync.Map // reflect.Type -> *Outline

// Outlined returns the outline of the form's type. It returns an error if there is a
// mistake in the Layout, such as a question without a label, a question that points
// outside the record, two that point at the same answer, columns without an answer in the
// row, or an unknown name in braces. So a layout that has an outline can be printed.
func Outlined(f Form) (*Outline, error) {
	typ := reflect.TypeOf(f)
	if typ == nil || typ.Kind() != reflect.Pointer || typ.Elem().Kind() != reflect.Struct {
		return nil, fmt.Errorf("outline %T: a form is a pointer to a struct", f)
	}
	if reflect.ValueOf(f).IsNil() {
		return nil, fmt.Errorf("outline %T: there is no form, the pointer is nil", f)
	}
	if o, ok := outlines.Load(typ); ok {
		return o.(*Outline), nil
	}
	zero := reflect.New(typ.Elem())
	layout := zero.Interface().(Form).Layout()
	if layout == nil {
		return nil, fmt.Errorf("outline %T: it has no layout", f)
	}
	o := &Outline{
		Layout: layout,
		typ:    typ,
		byName: map[string]*Field{},
		lists:  map[string]*Repeat{},
		asked:  map[string]bool{},
	}
	if err := o.head(); err != nil {
		return nil, fmt.Errorf("outline %T: %w", f, err)
	}
	w := outliner{Outline: o, root: zero}
	if err := w.blocks(o.Blocks, scope{base: zero}, nil); err != nil {
		return nil, fmt.Errorf("outline %s: %w", o.Name, err)
	}
	if err := w.repeated(); err != nil {
		return nil, fmt.Errorf("outline %s: %w", o.Name, err)
	}
	if err := w.letter(); err != nil {
		return nil, fmt.Errorf("outline %s: its letter: %w", o.Name, err)
	}
	if err := w.finish(); err != nil {
		return nil, fmt.Errorf("outline %s: %w", o.Name, err)
	}
	o.added(zero)
	o.values = o.valueParts(typ.Elem(), "", nil)
	kept, _ := outlines.LoadOrStore(typ, o)
	return kept.(*Outline), nil
}

// New returns a zero record of the outline's type.
func (o *Outline) New() Form { return reflect.New(o.typ.Elem()).Interface().(Form) }

// Type returns the struct type of the form's records.
func (o *Outline) Type() reflect.Type { return o.typ.Elem() }

// Field returns the question with the given name, such as "objectives[].aim", or nil.
func (o *Outline) Field(name string) *Field { return o.byName[name] }

// List returns the list with the given name, such as "objectives", or nil if the form does
// not print it.
func (o *Outline) List(name string) *Repeat { return o.lists[name] }

// Asks reports whether the form asks the question with the given name, or any question
// within that struct or list.
func (o *Outline) Asks(name string) bool { return o.asked[name] }

// English returns the outline that this one is a translation of, or the outline itself.
func (o *Outline) English() *Outline {
	if o.english != nil {
		return o.english
	}
	return o
}

// Signatures returns the fields of the signatures that the form asks for, except those in
// lists.
func (o *Outline) Signatures() (fields []*Field) {
	for _, f := range o.Fields {
		if f.Kind == KindSignature && !strings.Contains(f.Name, "[]") {
			fields = append(fields, f)
		}
	}
	return fields
}

// An outliner finds the paths of all questions of a layout.
type outliner struct {
	*Outline
	root    reflect.Value
	waiting []*Condition
	texts   []printed
	again   bool // in a letter or a section that prints questions which the form has asked already
	repeats []func() error
	number  int
	first   *Section // the first numbered section
}

// A scope is the struct that pointers point into: the record, or a row of a list.
type scope struct {
	base   reflect.Value // pointer to the struct
	path   []step        // from the record to it
	prefix string        // of the names in it: "" or "objectives[]."
}

func (w *outliner) blocks(blocks []Block, in scope, section *Section) error {
	for _, b := range blocks {
		if v := reflect.ValueOf(b); v.IsValid() && v.IsNil() {
			return fmt.Errorf("a block is a nil %T", b)
		}
		if sound, ok := b.(interface{ sound() error }); ok {
			if err := sound.sound(); err != nil {
				return err
			}
		}
		var err error
		switch b := b.(type) {
		case *Section:
			err = w.section(b, in, section)
		case *Paragraph:
			if !printedText(b.Text) {
				err = fmt.Errorf("a paragraph is empty or cannot be printed")
			}
			w.text(b.Text, "")
		case *List:
			err = w.list(b, in)
		case *Items:
			for _, point := range b.Points {
				if err = w.section(point, in, section); err != nil {
					break
				}
			}
		case *Answers:
			err = w.fields(b.Fields, in, section)
		case *Table:
			err = w.table(b, in, section)
		case *Panel:
			err = w.fields(b.Printed(), in, section)
		case *Chart:
			err = b.sound()
		default:
			err = fmt.Errorf("unknown block %T", b)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *outliner) section(s *Section, in scope, outer *Section) error {
	if s.Heading != "" && !s.Minor && !w.Unnumbered && !w.again {
		w.number++
		s.Number = w.number
		w.first = cmp.Or(w.first, s)
	}
	if s.When != nil && s.When.test == nil {
		w.waiting = append(w.waiting, s.When)
	}
	if s.Again && !w.again {
		w.repeats = append(w.repeats, func() error { return w.blocks(s.Blocks, in, named(s, outer)) })
		return nil
	}
	if s.Repeat != nil {
		var err error
		if in, err = w.rows(s.Repeat, in); err != nil {
			return err
		}
	}
	return w.blocks(s.Blocks, in, named(s, outer))
}

// repeated finds the paths of what sections print again, when all questions are known.
func (w *outliner) repeated() error {
	w.again = true
	defer func() { w.again = false }()
	for _, section := range w.repeats {
		if err := section(); err != nil {
			return err
		}
	}
	return nil
}

// named returns the section to record for the questions in s. It is the outer section if s
// has no heading, party or class of its own; otherwise s, with the party and class that it
// lacks taken from outer.
func named(s, outer *Section) *Section {
	if outer == nil {
		return s
	}
	if s.Heading == "" && s.By == "" && s.Class == "" {
		return outer
	}
	if s.By == "" {
		s.By = outer.By
	}
	if s.Class == "" {
		s.Class = outer.Class
	}
	return s
}

func (w *outliner) table(t *Table, in scope, section *Section) error {
	if t.Repeat != nil {
		var err error
		if in, err = w.rows(t.Repeat, in); err != nil {
			return err
		}
	}
	for _, row := range t.Rows {
		if err := w.fields(row, in, section); err != nil {
			return err
		}
	}
	return nil
}

// rows is repeat for a list that the form prints, which must have at least one row on a blank.
func (w *outliner) rows(r *Repeat, in scope) (scope, error) {
	rows, err := w.repeat(r, in)
	if err == nil && !w.again && (r.Blank < 1 || r.Blank < r.Min) {
		err = fmt.Errorf("%s has %d rows on a blank; it needs at least 1, and as many as it requires", r.Name, r.Blank)
	}
	return rows, err
}

// repeat returns the scope of the rows of a list.
func (w *outliner) repeat(r *Repeat, in scope) (scope, error) {
	index, name, ok := find(in.base.Elem(), reflect.ValueOf(r.list))
	if !ok {
		return scope{}, fmt.Errorf("a list is not in the record")
	}
	row := reflect.ValueOf(r.row)
	if row.Elem().Kind() != reflect.Struct {
		return scope{}, fmt.Errorf("a row of %s is not a struct", in.prefix+name)
	}
	lists := 0
	for _, s := range in.path {
		if s.list {
			lists++
		}
	}
	if lists >= len(At{}) {
		return scope{}, fmt.Errorf("%s is a list in a list in a list", in.prefix+name)
	}
	r.Name = in.prefix + name
	r.path = append(in.path[:len(in.path):len(in.path)], step{index, true})
	if !w.again {
		if w.asked[r.Name] {
			return scope{}, fmt.Errorf("%s is asked twice", r.Name)
		}
		w.ask(r.Name)
		w.lists[r.Name] = r
	} else if !w.asked[r.Name] {
		return scope{}, fmt.Errorf("%s is printed, but not asked", r.Name)
	}
	return scope{row, r.path, r.Name + "[]."}, nil
}

func (w *outliner) fields(fields []*Field, in scope, section *Section) error {
	for _, f := range fields {
		if f == nil {
			return fmt.Errorf("a question is nil")
		}
		if err := f.sound(w.again); err != nil {
			return err
		}
		f.Section = section
		if f.Kind == KindGroup {
			if err := w.fields(f.Parts, in, section); err != nil {
				return err
			}
			continue
		}
		if f.show == nil {
			if err := w.place(f, in); err != nil {
				return err
			}
			if w.again {
				if asked := w.byName[f.Name]; asked != nil && f.Question.Label == "" {
					f.Question = asked.Question // messages use the label of the form's own question
				}
				continue
			}
			if w.byName[f.Name] != nil {
				return fmt.Errorf("%s is asked twice", f.Name)
			}
			w.byName[f.Name] = f
			w.ask(f.Name)
		}
		w.Fields = append(w.Fields, f)
	}
	return nil
}

// ask records that the question with this name is asked, and with it all structs and lists
// that it is in.
func (w *outliner) ask(name string) {
	for name != "" {
		w.asked[name] = true
		name = strings.TrimSuffix(name[:max(strings.LastIndexByte(name, '.'), 0)], "[]")
	}
}

func (w *outliner) place(f *Field, in scope) error {
	index, name, ok := find(in.base.Elem(), reflect.ValueOf(f.point))
	if !ok {
		return fmt.Errorf("%q does not point into the record", f.Question.Label)
	}
	f.Name = in.prefix + name
	f.path = append(in.path[:len(in.path):len(in.path)], step{index: index})
	return nil
}

// finish finds the paths of what is not printed and checks the names in printed text.
func (w *outliner) finish() error {
	root := scope{base: w.root}
	if w.number == 1 {
		w.first.Number = 0 // the only section needs no number
	}
	for _, c := range w.waiting {
		if err := w.place(c.Field, root); err != nil {
			return fmt.Errorf("a condition: %w", err)
		}
		c.Field.Kind = KindText
	}
	for _, p := range w.NotPrinted {
		index, name, ok := find(w.root.Elem(), reflect.ValueOf(p))
		if !ok {
			return fmt.Errorf("what is not printed does not point into the record")
		}
		if w.byName[name] != nil {
			return fmt.Errorf("%s is asked, but marked as not printed", name)
		}
		if kind, choices := kindOf(p); kind != KindText || reflect.TypeOf(p).Elem().Kind() == reflect.String {
			w.byName[name] = &Field{Name: name, path: []step{{index: index}}, Kind: kind, Choices: choices}
		}
		w.ask(name)
	}
	for _, t := range w.texts {
		if err := w.check(t); err != nil {
			return err
		}
	}
	return nil
}
