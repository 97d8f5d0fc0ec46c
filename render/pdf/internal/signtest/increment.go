package signtest

import (
	"fmt"
	"maps"
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// A Section is a kind of cross-reference section.
type Section int

// The kinds of sections. A hybrid section is a table that refers to a stream with the rows of the
// objects in object streams (ISO 32000-1, 7.5.8.4).
const (
	StreamSection Section = iota
	TableSection
	HybridSection
)

// An Increment is an incremental update, or a whole file, written in ways that package file does
// not.
type Increment struct {
	Objects []Written
	Free    []file.Reference // the generation is that of the next use
	Trailer file.Dict        // entries that differ from those of the revision before; nil removes one
	Kind    Section
}

// A Written is one object of an Increment.
type Written struct {
	Ref    file.Reference
	Value  file.Object
	Packed bool // in an object stream, if that is allowed for the object
}

// Append returns a document, which d has read, followed by the update.
func (inc *Increment) Append(d *file.Document, document []byte) []byte {
	trailer := file.Dict{"Prev": d.Sections()[0]}
	for _, key := range []string{"Root", "Info", "ID", "Size"} {
		if o := d.Trailer()[key]; o != nil {
			trailer[key] = o
		}
	}
	return inc.write(slices.Clip(document), trailer)
}

// File returns the Increment as a whole file.
func (inc *Increment) File() []byte {
	return inc.write([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), file.Dict{"Size": 1})
}

// A row is a row of a cross-reference stream: kind 0 for a free number, 1 for an object at an
// offset, 2 for an object in an object stream.
type row struct{ kind, where, index int }

func (inc *Increment) write(b []byte, trailer file.Dict) []byte {
	size, _ := trailer["Size"].(int)
	for key, o := range inc.Trailer {
		trailer = trailer.With(key, o)
	}
	rows := map[int]row{}
	for _, r := range inc.Free {
		rows[r.Num] = row{0, 0, r.Gen}
		size = max(size, r.Num+1)
	}
	for _, w := range inc.Objects {
		size = max(size, w.Ref.Num+1)
	}
	var packed []Written
	for _, w := range inc.Objects {
		if _, ok := w.Value.(*file.Stream); w.Packed && !ok && w.Ref.Gen == 0 && inc.Kind != TableSection {
			packed = append(packed, w)
			continue
		}
		rows[w.Ref.Num] = row{1, len(b), w.Ref.Gen}
		b = appendObject(b, w.Ref, w.Value)
	}
	if len(packed) > 0 {
		rows[size] = row{1, len(b), 0}
		b = appendObject(b, file.Reference{Num: size}, objectStream(packed, size, rows))
		size++
	}
	start := len(b)
	if inc.Kind == StreamSection {
		rows[size] = row{1, len(b), 0}
		b = appendObject(b, file.Reference{Num: size}, sectionStream(rows, trailer.With("Size", size+1)))
	} else {
		if inc.Kind == HybridSection {
			inner := map[int]row{}
			for num, r := range rows {
				if r.kind == 2 {
					inner[num], rows[num] = r, row{0, 0, 0}
				}
			}
			rows[size] = row{1, len(b), 0}
			trailer = trailer.With("XRefStm", len(b))
			b = appendObject(b, file.Reference{Num: size}, sectionStream(inner, file.Dict{"Size": size + 1}))
			size++
			start = len(b)
		}
		b = appendTable(b, rows, trailer.With("Size", size))
	}
	return fmt.Appendf(b, "startxref\n%d\n%%%%EOF\n", start)
}

func appendObject(b []byte, r file.Reference, o file.Object) []byte {
	b = fmt.Appendf(b, "%d %d obj\n", r.Num, r.Gen)
	if s, ok := o.(*file.Stream); ok {
		b = append(file.Append(b, s.Dict.With("Length", len(s.Raw))), "\nstream\n"...)
		b = append(append(b, s.Raw...), "\nendstream"...)
	} else {
		b = file.Append(b, o)
	}
	return append(b, "\nendobj\n"...)
}

// objectStream packs objects and records their rows.
func objectStream(packed []Written, num int, rows map[int]row) *file.Stream {
	var head, body []byte
	for i, w := range packed {
		head = fmt.Appendf(head, "%d %d ", w.Ref.Num, len(body))
		body = append(file.Append(body, w.Value), '\n')
		rows[w.Ref.Num] = row{2, num, i}
	}
	return &file.Stream{Dict: file.Dict{"Type": file.NameValue("ObjStm"), "N": len(packed), "First": len(head)},
		Raw: append(head, body...)}
}

func sectionStream(rows map[int]row, trailer file.Dict) *file.Stream {
	var index file.Array
	var raw []byte
	for _, num := range slices.Sorted(maps.Keys(rows)) {
		index = append(index, num, 1)
		r := rows[num]
		raw = append(raw, byte(r.kind), byte(r.where>>24), byte(r.where>>16), byte(r.where>>8), byte(r.where),
			byte(r.index>>8), byte(r.index))
	}
	trailer = trailer.With("Type", file.NameValue("XRef")).With("W", file.Array{1, 4, 2}).With("Index", index)
	return &file.Stream{Dict: trailer, Raw: raw}
}

func appendTable(b []byte, rows map[int]row, trailer file.Dict) []byte {
	b = append(b, "xref\n"...)
	for _, num := range slices.Sorted(maps.Keys(rows)) {
		r := rows[num]
		if r.kind == 1 {
			b = fmt.Appendf(b, "%d 1\n%010d %05d n \n", num, r.where, r.index)
		} else {
			b = fmt.Appendf(b, "%d 1\n%010d %05d f \n", num, 0, r.index)
		}
	}
	return append(file.Append(append(b, "trailer\n"...), trailer), '\n')
}
