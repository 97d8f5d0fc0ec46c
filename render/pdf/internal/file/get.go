package file

import (
	"bytes"
	"errors"
	"fmt"
)

// Trailer returns the newest trailer.
func (d *Document) Trailer() Dict { return d.trailer }

// Catalog returns the document's catalogue.
func (d *Document) Catalog() Dict { return d.Dict(d.trailer["Root"]) }

// Err returns the first error met in any object read so far, or nil. An object that cannot be read
// is returned as null, so that walking a document stays simple; call Err at the end.
func (d *Document) Err() error { return d.err }

func (d *Document) note(err error) {
	if d.err == nil {
		d.err = err
	}
}

// Get follows references until it reaches a value. It returns nil for an object that the file does
// not have.
func (d *Document) Get(o Object) Object {
	for range maxHops {
		r, ok := o.(Reference)
		if !ok {
			return o
		}
		o = d.object(r)
	}
	d.note(errors.New("read PDF: a chain of references that is too long"))
	return nil
}

func (d *Document) object(r Reference) Object {
	e := d.rows.find(r.Num)
	if e.kind == unwritten || e.kind == atOffset && e.index != r.Gen || e.kind == inStream && r.Gen != 0 {
		return nil
	}
	if o, ok := d.cache[r.Num]; ok {
		return o
	}
	d.cache[r.Num] = nil // read by an object that refers to itself
	if d.hops++; d.hops > maxHops {
		d.hops--
		d.note(fmt.Errorf("read PDF: object %d: depends on too many other objects", r.Num))
		return nil
	}
	var o Object
	var err error
	if e.kind == atOffset {
		o, err = d.parse(e.where, r.Num, r.Gen)
	} else {
		o, err = d.packed(r.Num, e)
	}
	d.hops--
	if err != nil {
		d.note(fmt.Errorf("read PDF: object %d: %w", r.Num, err))
		o = nil
	}
	d.cache[r.Num] = o
	return o
}

// parse reads the object at pos, which must have the given number and
// generation unless they are negative.
func (d *Document) parse(pos, num, gen int) (Object, error) {
	o, _, err := d.parseTo(pos, num, gen)
	return o, err
}

// parseTo is parse that also returns the offset after the object.
func (d *Document) parseTo(pos, num, gen int) (_ Object, end int, _ error) {
	if pos < 0 || pos >= len(d.data) {
		return nil, 0, errors.New("outside the file")
	}
	l := d.lexer(pos)
	defer func() { d.work -= l.p - pos }()
	if d.work < 0 {
		return nil, 0, errBudget
	}
	n, ok1 := l.int()
	g, ok2 := l.int()
	if !ok1 || !ok2 || !l.is("obj") || num >= 0 && n != num || gen >= 0 && g != gen {
		return nil, 0, fmt.Errorf("is not at byte %d", pos)
	}
	o, err := l.plain()
	if err != nil {
		return nil, 0, err
	}
	if l.is("endobj") {
		return o, l.p, nil
	}
	dict, ok := o.(Dict)
	if !ok || !l.is("stream") {
		return nil, 0, l.wrong("an object without its end")
	}
	raw, err := d.raw(l, dict)
	if err != nil {
		return nil, 0, err
	}
	if !l.is("endstream") || !l.is("endobj") {
		return nil, 0, l.wrong("an object without its end")
	}
	return &Stream{dict, raw}, l.p, nil
}

// raw returns the data of a stream; l is after the keyword stream. The data must end where the
// dictionary says: readers that find different ends see different files.
func (d *Document) raw(l *lexer, dict Dict) ([]byte, error) {
	if l.p < len(l.b) && l.b[l.p] == '\r' {
		l.p++
	}
	if l.p < len(l.b) && l.b[l.p] == '\n' {
		l.p++
	}
	n, ok := d.Int(dict["Length"])
	if !ok || n < 0 || n > len(l.b)-l.p {
		return nil, l.wrong("a stream without a valid length")
	}
	raw := l.b[l.p : l.p+n : l.p+n]
	l.p += n
	rest := l.b[l.p:min(len(l.b), l.p+len("\r\nendstream"))]
	if !bytes.HasPrefix(bytes.TrimLeft(rest, "\r\n"), []byte("endstream")) {
		return nil, l.wrong("a stream without its end")
	}
	return raw, nil
}

// objectStream is a decoded object stream.
type objectStream struct {
	data []byte
	at   [][2]int // number and offset of each object
	err  error
}

// packed reads an object out of an object stream. The stream's header must have its number at the
// index that its row gives: readers that look objects up by number and by index must find the same
// one.
func (d *Document) packed(num int, e entry) (Object, error) {
	s, ok := d.streams[e.where]
	if !ok {
		s = &objectStream{}
		s.err = d.unpack(s, e.where)
		d.streams[e.where] = s
	}
	if s.err != nil {
		return nil, fmt.Errorf("object stream %d: %w", e.where, s.err)
	}
	if e.index >= len(s.at) || s.at[e.index][0] != num {
		return nil, fmt.Errorf("is not number %d of object stream %d", e.index, e.where)
	}
	if d.work < 0 {
		return nil, errBudget
	}
	from := s.at[e.index][1]
	l := &lexer{b: s.data, p: from, refs: true, left: &d.left, twice: &d.repeated}
	o, err := l.plain()
	d.work -= l.p - from
	return o, err
}

func (d *Document) unpack(s *objectStream, num int) error {
	row := d.rows.find(num)
	if row.kind != atOffset {
		return errors.New("is missing")
	}
	o := d.Stream(Reference{Num: num, Gen: row.index})
	if o == nil || o.Dict["Type"] != NameValue("ObjStm") {
		return errors.New("is not an object stream")
	}
	data, err := d.Decode(o)
	if err != nil {
		return err
	}
	n, ok1 := d.Int(o.Dict["N"])
	first, ok2 := d.Int(o.Dict["First"])
	if !ok1 || !ok2 || n < 0 || first < 0 || first > len(data) || n > first/2 {
		return errors.New("has a damaged header")
	}
	l := &lexer{b: data[:first], left: &d.left}
	for range n {
		num, ok1 := l.int()
		at, ok2 := l.int()
		if !ok1 || !ok2 || at > len(data)-first {
			return errors.New("has a damaged header")
		}
		s.at = append(s.at, [2]int{num, first + at})
	}
	s.data = data
	return nil
}
