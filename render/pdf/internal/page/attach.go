package page

import (
	"crypto/md5"
	"errors"
	"fmt"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

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
		sum := md5.Sum(a.Data) // the check sum of the format, not for security
		b := file.Name([]byte("/Type/EmbeddedFile/Subtype"), a.Type)
		b = file.Int(append(b, "/Params<</Size "...), len(a.Data))
		b = append(file.Hex(append(b, "/CheckSum<"...), sum[:]...), '>')
		if t := s.Date; !t.IsZero() {
			b = fmt.Appendf(b, "/ModDate(D:%sZ)", t.UTC().Format("20060102150405"))
		}
		s.static.Stream(data, string(append(b, ">>"...)), a.Data)
		b = file.Text([]byte("<</Type/Filespec/F"), a.Name)
		b = file.Text(append(b, "/UF"...), a.Name)
		b = file.Text(append(b, "/Desc"...), a.Description)
		b = file.Name(append(b, "/AFRelationship"...), a.Relation)
		b = file.Ref(append(b, "/EF<</F "...), data)
		s.static.Object(spec, append(file.Ref(append(b, "/UF "...), data), ">>>>"...))
		s.attached = append(s.attached, spec)
	}
	return nil
}

// appendAttached appends the catalogue's entries for the attachments.
func (s *Shared) appendAttached(b []byte) []byte {
	if len(s.attached) == 0 {
		return b
	}
	b = append(b, "/AF["...)
	for _, spec := range s.attached {
		b = append(file.Ref(b, spec), ' ')
	}
	b = append(b, "]/Names<</EmbeddedFiles<</Names["...)
	for i, a := range s.Attachments {
		b = append(file.Ref(append(file.Text(b, a.Name), ' '), s.attached[i]), ' ')
	}
	return append(b, "]>>>>"...)
}

// archivalPart returns the part of PDF/A that the documents conform to.
func (s *Shared) archivalPart() byte {
	if len(s.Attachments) > 0 {
		return '3'
	}
	return '2'
}
