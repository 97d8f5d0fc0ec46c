package page

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"hash"
	"io"

	"github.com/boombuler/barcode"

	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/layout"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// RunOptions are the options of a file of many documents.
type RunOptions struct {
	Title string // of the file; "" for that of the form
	Set   string // reference of the run; "" for no sorting codes
	First int    // number of the first document; 0 means 1
	Of    int    // number of documents
}

// A Run writes many documents into one file. What they share is written once, and each
// document is passed on as soon as it is complete.
type Run struct {
	w       *Writer // of pages and of what is in every file
	shared  *Shared // of the first document, with which the file began
	options RunOptions
	to      io.Writer
	copy    int // number of the next document

	own   []byte            // content of a page that differs between copies
	codes []barcode.Barcode // sorting codes of the document's pages, if there are any

	written map[digest]int // object numbers of content streams and resources, by digest
	sum     hash.Hash      // of everything that varies

	sheets pageTree
	top    int   // object number of the first structure element
	parts  []int // elements, one for each document
	arrays []int // for each page, the array of the elements of its marked content
	starts []start
}

type digest [sha256.Size]byte

// A start is the beginning of a document, for bookmarks and page labels.
type start struct {
	title string
	page  int // object number
	at    int // number of pages before it
}

// NewRun begins a run.
func NewRun(to io.Writer, s *Shared, o RunOptions) *Run {
	r := &Run{
		w: NewWriter(s), shared: s, options: o, to: to, copy: max(o.First, 1),
		written: map[digest]int{}, sum: sha256.New(),
	}
	r.sum.Write(s.digest[:])
	r.w.file.Begin(s.static, nil)
	r.sheets = pageTree{file: &r.w.file, root: r.w.file.Alloc()}
	r.top = r.w.file.Alloc()
	return r
}

// Add writes the pages and the structure of the next document, with its title for the
// bookmark, or "" for the usual one. What its plan shares with other files must be that of the
// first document, apart from drawings: the same fonts, colours and picture. In duplex printing,
// a document with an odd number of pages gets an empty back.
func (r *Run) Add(title string, shared *Shared, s *block.Sequence, p *layout.Pages) error {
	if r.w.Shared = shared; shared.digest != r.shared.digest {
		return errors.New("its fonts or its picture are not those of the run")
	}
	part := r.w.root(tags.Part)
	if shared.language() != r.shared.language() {
		part = tags.In(part, shared.language())
	}
	r.w.begin(p, part)
	pages := len(p.Starts)
	if r.w.Margins.Duplex && pages%2 == 1 {
		pages++
	}
	n := &r.w.numbers
	n.pages = n.pages[:0]
	for range pages {
		n.pages = append(n.pages, r.w.file.Alloc())
	}
	if err := r.encode(pages); err != nil {
		return err
	}
	var contents [][2]int
	for i := range pages {
		if err := r.writeOwn(i); err != nil {
			return err
		}
		if i < len(p.Starts) {
			r.w.writePage(i)
		} else {
			r.w.writeEmptyPage(i)
		}
		contents = append(contents, [2]int{r.stream(r.own), r.stream(r.w.buf)})
	}
	r.w.extra.Embed(&r.w.file)
	resources := r.resources()
	first := len(r.arrays)
	element, arrays := r.w.tree.WritePart(&r.w.file, r.top, n.pages, r.arrays)
	r.parts, r.arrays = append(r.parts, element), arrays
	r.starts = append(r.starts, start{cmp.Or(title, r.title(s)), n.pages[0], r.sheets.pages()})
	for i, num := range n.pages {
		r.sheets.add(num, resources, contents[i], first+i)
	}
	r.copy++
	return r.w.file.Flush(r.to)
}

// title returns the bookmark of a document: its reference, or its number in the run.
func (r *Run) title(s *block.Sequence) string {
	if s.Reference != "" {
		return s.Reference
	}
	return r.say(r.w.Copies.Title, 0)
}

// stream returns the object number of a content stream. It writes the stream unless an
// equal one has been written.
func (r *Run) stream(data []byte) int {
	if len(data) == 0 {
		return 0
	}
	key := sha256.Sum256(data)
	r.sum.Write(key[:])
	num, ok := r.written[key]
	if !ok {
		num = r.w.file.Alloc()
		r.w.file.Stream(num, "", data)
		const most = 1 << 16
		if len(r.written) < most {
			r.written[key] = num
		}
	}
	return num
}

// resources returns the object number of the document's resources, which documents share
// unless they have rare characters.
func (r *Run) resources() int {
	text := r.w.appendResources(nil)
	key := sha256.Sum256(text)
	num, ok := r.written[key]
	if !ok {
		num = r.w.file.Alloc()
		r.w.file.Object(num)
		r.w.file.B = append(r.w.file.B, text...)
		r.written[key] = num
	}
	return num
}

// Close writes the end of the file.
func (r *Run) Close() error {
	r.w.Shared = r.shared
	f, n := &r.w.file, &r.w.numbers
	r.sheets.close()
	n.root, n.structure = r.sheets.root, r.structure()
	r.writeStarts()
	r.writeLabels()
	title := r.options.Title
	if title == "" {
		title = r.w.Title
	}
	r.w.writeMetadata(title)
	n.catalog = f.Alloc()
	r.w.writeCatalog()
	r.w.writeInfo(title)
	var id [16]byte
	copy(id[:], r.sum.Sum(nil))
	_, err := r.to.Write(f.End(n.catalog, n.info, id))
	return err
}

// structure writes the root of the documents' structure.
func (r *Run) structure() int {
	f := &r.w.file
	root, parents := f.Alloc(), f.Alloc()
	f.Object(root)
	f.B = file.Ref(append(f.B, "<</Type/StructTreeRoot/K "...), r.top)
	f.B = file.Ref(append(f.B, "/ParentTree "...), parents)
	f.B = file.Int(append(f.B, "/ParentTreeNextKey "...), len(r.arrays))
	f.B = append(f.B, ">>"...)
	f.Object(parents)
	f.B = append(f.B, "<</Nums["...)
	for key, num := range r.arrays {
		f.B = append(file.Ref(append(file.Int(f.B, key), ' '), num), ' ')
	}
	f.B = append(f.B, "]>>"...)
	f.Object(r.top)
	f.B = file.Ref(append(f.B, "<</S/Document/P "...), root)
	f.B = append(refs(append(f.B, "/K["...), r.parts), "]>>"...)
	return root
}

// writeStarts writes a bookmark for each document.
func (r *Run) writeStarts() {
	f := &r.w.file
	first, last := r.w.beginOutlines(len(r.starts))
	for i, s := range r.starts {
		r.w.beginBookmark(first, last, i, s.title)
		f.B = file.Ref(append(f.B, "/Dest["...), s.page)
		f.B = append(f.B, "/XYZ null null null]>>"...)
	}
}

// writeLabels writes page labels like the printed numbers, preceded by that of the copy:
// 12-1, 12-2.
func (r *Run) writeLabels() {
	f := &r.w.file
	r.w.numbers.labels = f.Alloc()
	f.Object(r.w.numbers.labels)
	f.B = append(f.B, "<</Nums["...)
	for i, s := range r.starts {
		f.B = file.Int(append(file.Int(f.B, s.at), "<</S/D/P("...), max(r.options.First, 1)+i)
		f.B = append(f.B, "-)>>"...)
	}
	f.B = append(f.B, "]>>"...)
}
