// Package page writes the placed blocks of a document into a file: the content streams of
// its pages, its structure, bookmarks, fields and metadata.
//
// A [Writer] writes a file for each document, a [Run] many documents into one. Both
// execute the operations of the blocks page by page (content.go, answer.go). As content is
// written in reading order, structure order, content order and reading order are the same.
package page

import (
	"crypto/sha256"

	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/layout"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// A Writer writes documents, one file each. It is reused for later documents to save
// allocations.
type Writer struct {
	content
	file    file.Writer
	numbers numbers
	out     []byte
	xmp     []byte

	own   *Attachment // that only this document has
	nodes []fieldNode
	named map[string]int // groups of fields, by name
	dict  []byte
}

// numbers are the object numbers of one file.
type numbers struct {
	pages, contents []int
	fields          []int // of the widgets
	resources       int
	structure       int
	outlines        int
	labels          int // of the page labels, in a run
	metadata        int
	catalog, info   int
	own             int // of the file specification that only this document has
	root            int // of the root of the page tree
}

// NewWriter returns a writer for the documents of a plan.
func NewWriter(s *Shared) *Writer { return &Writer{content: content{Shared: s}} }

// longDocument is the greatest number of pages of a document that is compressed quickly. A
// longer one consists mostly of long answers, for which a code learnt from drawings is
// inefficient, so it is compressed as well as possible.
const longDocument = 8

// Write returns the file of a document. The bytes are valid until the next call.
func (w *Writer) Write(s *block.Sequence, p *layout.Pages) []byte {
	w.begin(p, w.root(tags.Document))
	f, n := &w.file, &w.numbers
	f.Begin(w.static, w.out)
	if len(p.Starts) > longDocument {
		f.Small()
	}
	n.pages, n.contents, n.fields = n.pages[:0], n.contents[:0], n.fields[:0]
	for range p.Starts {
		n.pages = append(n.pages, f.Alloc())
	}
	for i := range p.Starts {
		w.writePage(i)
		num := f.Alloc()
		n.contents = append(n.contents, num)
		w.writeContents(num)
	}
	for range w.fields {
		n.fields = append(n.fields, f.Alloc())
	}
	n.resources = f.Alloc()
	if w.Screen != nil {
		w.writeStill()
	}
	w.writeLooks()
	w.extra.Embed(f)
	f.Object(n.resources)
	f.B = w.appendResources(f.B)
	if w.Screen == nil {
		n.structure = w.tree.Write(f, n.pages, n.fields)
	}
	w.writePages()
	w.writeOutlines()
	w.writeOwn()
	w.writeMetadata(s.Title)
	w.writeInfo(s.Title)
	w.writeFields()
	w.writeCatalog()
	w.out = f.End(n.catalog, n.info, w.identifier(s.Title))
	w.own = nil
	return w.out
}

// writeContents writes the buffer as a stream.
func (w *Writer) writeContents(num int) {
	if len(w.pages.Starts) > longDocument {
		w.file.Stream(num, "", w.buf)
		return
	}
	w.file.Pieced(num, w.buf, w.code, w.cuts)
}

// appendResources appends the fonts and the picture that pages use.
func (w *Writer) appendResources(b []byte) []byte {
	b = w.extra.Resources(w.Fonts.Resources(append(b, "<</Font<<"...)))
	if w.Screen != nil {
		b = w.looks.appendTyped(b)
	}
	b = append(b, ">>"...)
	if w.picture != 0 {
		b = file.Ref(append(b, "/XObject<</Logo "...), w.picture)
		b = append(b, ">>"...)
	}
	return append(b, ">>"...)
}

// identifier returns a digest of everything that the file is made from.
func (w *Writer) identifier(title string) (id [16]byte) {
	w.identity = append(append(w.identity, w.digest[:]...), title...)
	sum := sha256.Sum256(w.identity)
	copy(id[:], sum[:])
	return id
}

// writePages writes the page tree.
func (w *Writer) writePages() {
	f, n := &w.file, &w.numbers
	root := f.Alloc()
	n.catalog = f.Alloc()
	f.Object(root)
	f.B = file.Int(append(f.B, "<</Type/Pages/Count "...), len(n.pages))
	f.B = append(refs(append(f.B, "/Kids["...), n.pages), "]>>"...)
	at := 0
	for i, num := range n.pages {
		f.Object(num)
		f.B = file.Ref(append(f.B, "<</Type/Page/Parent "...), root)
		f.B = file.Ref(append(f.B, "/MediaBox[0 0 595.28 841.89]/Resources "...), n.resources)
		f.B = file.Ref(append(f.B, "/Contents "...), n.contents[i])
		f.B = file.Int(append(f.B, "/StructParents "...), i)
		f.B = append(f.B, "/Tabs/S"...)
		if at < len(w.fields) && w.fields[at].page == i {
			f.B = append(f.B, "/Annots["...)
			for ; at < len(w.fields) && w.fields[at].page == i; at++ {
				f.B = append(file.Ref(f.B, n.fields[at]), ' ')
			}
			f.B = append(f.B, ']')
		}
		f.B = append(f.B, ">>"...)
	}
	n.root = root
}

// refs appends references, each followed by a space.
func refs(b []byte, nums []int) []byte {
	for _, num := range nums {
		b = append(file.Ref(b, num), ' ')
	}
	return b
}
