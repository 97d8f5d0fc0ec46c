// Package read reads the answers of a Word form that was filled in and returned.
//
// [Open] reads the package of parts and refuses what no form contains: macros, embedded objects,
// links that a program would follow, and archives that decompress to more than any form.
// [Package.Parse] turns the main part into a list of paragraphs, each consisting of pieces of
// visible text with their cell, content control and bookmarks. [Form.Answers] finds the answers:
// by the tags of controls, otherwise by bookmarks, otherwise by comparison with the printed words
// of the form's own document.
//
// Only what is visible counts. Deleted and hidden text, comments, and the values that Word stores
// in addition to a text are ignored; if such a value differs from the text, the answer is
// doubtful.
package read

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/apdocs/forms/render/docx/internal/markup"
	"github.com/apdocs/forms/render/returned"
)

// Limits of what is read. Forms reach at most a tenth of them.
const (
	mostFile    = 20 << 20 // bytes of the file
	mostPart    = 16 << 20 // of one part, unpacked
	mostTotal   = 48 << 20 // of all parts together, decompressed
	mostRatio   = 200      // of decompressed to compressed size, above freeRatio
	freeRatio   = 1 << 20  // bytes up to which the ratio is not checked
	mostEntries = 512
)

// A Package is a Word file: parts by name.
type Package struct {
	parts  map[string]*zip.File // by name in lower case, as names of parts are compared
	names  []string             // in the order of the archive
	total  int64
	main   string // name of the main part
	custom string // of the properties with the form's name
	core   string // of the properties with the language
}

// Open reads a Word file. The error says why the file is not one, or why it is refused.
func Open(r io.Reader) (*Package, error) {
	data, err := io.ReadAll(io.LimitReader(r, mostFile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > mostFile {
		return nil, fmt.Errorf("the file has more than %d MB", mostFile>>20)
	}
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return nil, notWord(data)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errors.New("the file is damaged: it is not a whole ZIP archive, as a Word file is; " +
			"ask for it to be sent again")
	}
	p := &Package{parts: map[string]*zip.File{}}
	if err = p.list(archive); err == nil {
		err = p.know()
	}
	if err != nil {
		return nil, cmp.Or(returned.OtherKind(data), err)
	}
	return p, nil
}

// notWord says what a file is that is no archive, as Word files are.
func notWord(data []byte) error {
	if bytes.HasPrefix(data, []byte("%PDF-")) {
		return errors.New("the file is a PDF, not a Word document")
	}
	if err := returned.OtherKind(data); err != nil {
		return fmt.Errorf("the file is not a Word document (.docx): %w", err)
	}
	return errors.New("the file is not a Word document (.docx)")
}

// list records the entries of the archive.
func (p *Package) list(archive *zip.Reader) error {
	if len(archive.File) > mostEntries {
		return fmt.Errorf("the file has more than %d parts", mostEntries)
	}
	var sum uint64
	for _, f := range archive.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		key := strings.ToLower(f.Name)
		size, packed := f.UncompressedSize64, f.CompressedSize64
		sum += min(size, mostTotal+1)
		switch {
		case !sound(f.Name):
			return errors.New("the file has a part whose name is not allowed")
		case p.parts[key] != nil:
			return errors.New("the file has a part twice")
		case f.Flags&1 != 0:
			return errors.New("the file is encrypted; save it without a password")
		case f.Method != zip.Store && f.Method != zip.Deflate:
			return errors.New("the file is packed in a way that Word does not use")
		case size > mostPart || sum > mostTotal:
			return fmt.Errorf("the file has more than %d MB when it is unpacked", mostTotal>>20)
		case size > freeRatio && size/max(packed, 1) > mostRatio:
			return errors.New("a part of the file grows too much when it is unpacked")
		}
		if what := unwanted(key); what != "" {
			return refused(what)
		}
		p.parts[key] = f
		p.names = append(p.names, key)
	}
	return nil
}

// sound reports whether the name of a part stays inside the archive.
func sound(name string) bool {
	return name != "" && name[0] != '/' && !strings.ContainsAny(name, "\\:\x00") && path.Clean(name) == name &&
		name != ".." && !strings.HasPrefix(name, "../") && utf8.ValidString(name)
}

// unwanted describes a part that no form has. It returns "" for other parts.
func unwanted(key string) string {
	switch base := path.Base(key); {
	case base == "vbaproject.bin" || base == "vbadata.xml":
		return "macros"
	case strings.Contains(key, "/activex/"):
		return "ActiveX controls"
	case strings.Contains(key, "/embeddings/"):
		return "an embedded object"
	}
	return ""
}

func refused(what string) error {
	return fmt.Errorf("the file holds %s, which a form never does; it was not read. Ask for the form as it was "+
		"sent, saved as .docx", what)
}

// know finds the main part and the properties, and refuses files by their content types
// and relationships.
func (p *Package) know() error {
	types := false
	err := p.each("[content_types].xml", func(s *markup.Scanner) error {
		types = true
		kind := strings.ToLower(s.Attr("ContentType"))
		switch {
		case strings.Contains(kind, "macroenabled") || strings.Contains(kind, "vbaproject"):
			return refused("macros")
		case strings.Contains(kind, "activex"):
			return refused("ActiveX controls")
		case strings.Contains(kind, "oleobject"):
			return refused("an embedded object")
		}
		return nil
	})
	if err != nil {
		return err
	}
	if !types {
		return errors.New("the file is not a Word document (.docx)")
	}
	for _, key := range p.names {
		if strings.HasSuffix(key, ".rels") {
			if err := p.relations(key); err != nil {
				return err
			}
		}
	}
	if p.main == "" || p.parts[p.main] == nil {
		return errors.New("the file is not a Word document (.docx): it has no text")
	}
	return nil
}

// relations reads a list of relationships.
func (p *Package) relations(key string) error {
	return p.each(key, func(s *markup.Scanner) error {
		if string(s.Local) != "Relationship" {
			return nil
		}
		kind, target := s.Attr("Type"), s.Attr("Target")
		kind = kind[strings.LastIndexByte(kind, '/')+1:]
		external := strings.EqualFold(s.Attr("TargetMode"), "External")
		switch kind {
		case "aFChunk":
			return refused("another document inside it")
		case "oleObject", "control", "package":
			return refused("an embedded object")
		case "vbaProject":
			return refused("macros")
		case "subDocument", "frame":
			return refused("a link to another document")
		case "attachedTemplate":
			if strings.Contains(target, "://") && !strings.HasPrefix(target, "file:///") || strings.HasPrefix(target, `\\`) {
				return refused("a link to a template elsewhere")
			}
			return nil // Word writes the path of the template on the computer that saved the file; it is not read
		}
		if external && kind != "hyperlink" {
			return refused("a link to a file elsewhere")
		}
		if key == "_rels/.rels" {
			name := strings.ToLower(strings.TrimPrefix(target, "/"))
			switch kind {
			case "officeDocument":
				p.main = name
			case "custom-properties":
				p.custom = name
			case "core-properties":
				p.core = name
			}
		}
		return nil
	})
}

// each calls do for each element of a part, if the file has it.
func (p *Package) each(key string, do func(*markup.Scanner) error) error {
	data, err := p.part(key)
	if err != nil {
		return err
	}
	if data == nil {
		return nil
	}
	s := markup.New(data)
	for {
		kind, err := s.Next()
		if err != nil {
			return damaged(err)
		}
		switch kind {
		case markup.EOF:
			return nil
		case markup.Start:
			if err := do(s); err != nil {
				return err
			}
		}
	}
}

// damaged says which file an XML error is in.
func damaged(err error) error {
	if errors.Is(err, markup.ErrType) {
		return refused("a document type (DTD), which could define entities")
	}
	return fmt.Errorf("the file is damaged: a part of it %w", err)
}

// part returns the data of a part, or nil if the file does not have it.
func (p *Package) part(key string) ([]byte, error) {
	f := p.parts[key]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, errors.New("the file is damaged: a part of it cannot be unpacked")
	}
	defer r.Close()
	var b bytes.Buffer
	b.Grow(int(min(f.UncompressedSize64, freeRatio)) + 512)
	n, err := b.ReadFrom(io.LimitReader(r, mostPart+1)) // the header's size may be wrong
	p.total += n
	switch {
	case n > mostPart || p.total > mostTotal:
		return nil, fmt.Errorf("the file has more than %d MB when it is unpacked", mostTotal>>20)
	case err != nil:
		return nil, errors.New("the file is damaged: a part of it cannot be unpacked")
	}
	return b.Bytes(), nil
}
