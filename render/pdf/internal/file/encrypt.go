package file

import (
	"errors"
	"fmt"
	"slices"
)

// Encrypted returns the file rewritten with the same objects under the same numbers, and with all
// strings and stream data encrypted by seal. encrypt is the encryption dictionary. The objects of
// object streams are encrypted with the stream. replace holds new data for streams, by object
// number, which is used before encryption.
func (d *Document) Encrypted(encrypt Dict, seal func([]byte) []byte, replace map[int][]byte) ([]byte, error) {
	e := encrypting{of: d, seal: seal, replace: replace}
	e.out = append(e.out, header...)
	last := d.rows.last
	e.rows = make(table, (last+1)*rowLen)
	e.rows[rowLen-1], e.rows[rowLen-2] = 0xff, 0xff // object 0 is the head of the free list
	for num := 1; num <= last; num++ {
		if err := e.object(num); err != nil {
			return nil, fmt.Errorf("encrypt PDF: object %d: %w", num, err)
		}
	}
	own := e.rows.alloc()
	e.rows.set(own, atOffset, len(e.out), 0)
	e.out = append(Append(append(Int(e.out, own), " 0 obj\n"...), encrypt), "\nendobj\n"...)
	return e.end(own), nil
}

// encrypting is a file while it is rewritten.
type encrypting struct {
	of      *Document
	seal    func([]byte) []byte
	replace map[int][]byte
	out     []byte
	rows    table
}

func (e *encrypting) object(num int) error {
	row := e.of.rows.find(num)
	switch row.kind {
	case unwritten:
		return nil
	case inStream:
		e.rows.set(num, inStream, row.where, row.index)
		return nil
	}
	o := e.of.Get(Reference{num, row.index})
	if err := e.of.Err(); err != nil {
		return err
	}
	s, ok := o.(*Stream)
	if ok && s.Dict["Type"] == NameValue("XRef") {
		return nil // end writes the cross-reference section
	}
	e.rows.set(num, atOffset, len(e.out), row.index)
	e.out = append(Int(append(Int(e.out, num), ' '), row.index), " obj\n"...)
	if !ok {
		e.out = append(Append(e.out, e.sealed(o)), "\nendobj\n"...)
		return nil
	}
	data := s.Raw
	if other, ok := e.replace[num]; ok {
		if s.Dict["Filter"] != nil {
			return errors.New("a stream with a filter cannot be replaced")
		}
		data = other
	}
	data = e.seal(data)
	dict, ok := e.sealed(s.Dict).(Dict)
	if !ok {
		return errors.New("a stream without a dictionary")
	}
	e.out = append(Append(e.out, dict.With("Length", len(data))), "\nstream\n"...)
	e.out = append(append(e.out, data...), "\nendstream\nendobj\n"...)
	return nil
}

// sealed returns a value with its strings encrypted.
func (e *encrypting) sealed(o Object) Object {
	switch v := o.(type) {
	case String:
		return String(e.seal(v))
	case Array:
		to := slices.Clone(v)
		for i := range to {
			to[i] = e.sealed(to[i])
		}
		return to
	case Dict:
		to := make(Dict, len(v))
		for _, key := range v.Keys() { // sorted, since each call of seal gives another result
			to[key] = e.sealed(v[key])
		}
		return to
	}
	return o
}

// end writes the cross-reference section, which is not encrypted.
func (e *encrypting) end(encrypt int) []byte {
	num, start := e.rows.alloc(), len(e.out)
	e.rows.set(num, atOffset, start, 0)
	dict := Dict{"Type": NameValue("XRef"), "Size": num + 1, "W": Array{rowKind, rowWhere, rowIndex},
		"Length": len(e.rows), "Encrypt": Reference{Num: encrypt}}
	for _, key := range []string{"Root", "Info", "ID"} {
		if v, ok := e.of.trailer[key]; ok {
			dict[key] = v
		}
	}
	b := append(Append(append(Int(e.out, num), " 0 obj\n"...), dict), "\nstream\n"...)
	b = append(append(b, e.rows...), "\nendstream\nendobj\nstartxref\n"...)
	return append(Int(b, start), "\n%%EOF\n"...)
}
