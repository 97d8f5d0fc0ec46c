package page

import (
	"crypto/md5"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// RecordName is the name under which a record is attached to its document.
const RecordName = "record.json"

// An Attachment is an embedded file.
type Attachment struct {
	Name        string // without folders
	Description string
	Type        string // "application/json"
	Relation    string // to the document (ISO 32000-2, table 43)
	Data        []byte
}

// attach embeds the attached files. The documents then conform to PDF/A-3a, because
// PDF/A-2 allows only archival PDF files to be embedded.
func (s *Shared) attach() error {
	before := ""
	for _, a := range s.Attachments {
		switch {
		case a.Name == "" || strings.ContainsAny(a.Name, `/\:`) || a.Description == "" || a.Type == "":
			return errors.New("an attachment needs a name without folders, a type and a description")
		case a.Name <= before:
			return errors.New("attachments stand in the order of their names, each of which is there once")
		}
		before = a.Name
		data, spec := s.static.Alloc(), s.static.Alloc()
		s.static.Stream(data, string(s.embedded(&a)), a.Data)
		s.static.Object(spec, appendSpec(nil, &a, data))
		s.attached = append(s.attached, spec)
	}
	return nil
}

// embedded returns the entries of the dictionary of an embedded file.
func (s *Shared) embedded(a *Attachment) []byte {
	sum := md5.Sum(a.Data) // the check sum of the format, not for security
	b := file.Name([]byte("/Type/EmbeddedFile/Subtype"), a.Type)
	b = file.Int(append(b, "/Params<</Size "...), len(a.Data))
	b = append(file.Hex(append(b, "/CheckSum<"...), sum[:]...), '>')
	if t := s.Date; !t.IsZero() {
		b = fmt.Appendf(b, "/ModDate(D:%sZ)", t.UTC().Format("20060102150405"))
	}
	return append(b, ">>"...)
}

// appendSpec appends the file specification of an embedded file, whose data is the object
// with number data.
func appendSpec(b []byte, a *Attachment, data int) []byte {
	b = file.Text(append(b, "<</Type/Filespec/F"...), a.Name)
	b = file.Text(append(b, "/UF"...), a.Name)
	b = file.Text(append(b, "/Desc"...), a.Description)
	b = file.Name(append(b, "/AFRelationship"...), a.Relation)
	b = file.Ref(append(b, "/EF<</F "...), data)
	return append(file.Ref(append(b, "/UF "...), data), ">>>>"...)
}

// Attach embeds one more file in the next document.
func (w *Writer) Attach(a Attachment) { w.own = &a }

// writeOwn writes the file that only this document has.
func (w *Writer) writeOwn() {
	w.numbers.own = 0
	if w.own == nil {
		return
	}
	f := &w.file
	data := f.Alloc()
	w.numbers.own = f.Alloc()
	f.Stream(data, string(w.embedded(w.own)), w.own.Data)
	f.Object(w.numbers.own)
	f.B = appendSpec(f.B, w.own, data)
	w.identity = append(w.identity, w.own.Data...)
}

// appendAttached appends the catalogue's entries for the attachments, in the order of
// their names.
func (w *Writer) appendAttached(b []byte) []byte {
	names, specs := make([]string, 0, len(w.attached)+1), slices.Clone(w.attached)
	for _, a := range w.Attachments {
		names = append(names, a.Name)
	}
	if w.numbers.own != 0 {
		at, _ := slices.BinarySearch(names, w.own.Name)
		names, specs = slices.Insert(names, at, w.own.Name), slices.Insert(specs, at, w.numbers.own)
	}
	if len(specs) == 0 {
		return b
	}
	b = append(b, "/AF["...)
	for _, spec := range specs {
		b = append(file.Ref(b, spec), ' ')
	}
	b = append(b, "]/Names<</EmbeddedFiles<</Names["...)
	for i, name := range names {
		b = append(file.Ref(append(file.Text(b, name), ' '), specs[i]), ' ')
	}
	return append(b, "]>>>>"...)
}

// archivalPart returns the part of PDF/A that the document conforms to.
func (w *Writer) archivalPart() byte {
	if len(w.Attachments) > 0 || w.own != nil {
		return '3'
	}
	return '2'
}
