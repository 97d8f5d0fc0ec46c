package page

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"io"

	"github.com/boombuler/barcode"

	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/layout"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// RunOptions say what is particular to many documents in one file.
type RunOptions struct {
	Title string // of the file; "" for that of the form
	Set   string // reference of the run; "" for no sorting codes
	First int    // number of the first document; 0 is 1
	Of    int    // how many there are in all
}

// A Run is one file of many documents. What they have in common is written once,
// and each document is passed on as soon as it is written.
type Run struct {
	*Writer
	options RunOptions
	to      io.Writer
	copy    int // number of the document that comes next

	own   []byte            // what a page has beside content that others have too
	codes []barcode.Barcode // the sorting codes of a document's pages, if it has them

	written map[digest]int // the numbers of content streams and of resources
	sum     hash.Hash      // of all that varies

	sheets pageTree
	top    int   // number of the first element
	parts  []int // elements, one for each document
	arrays []int // from the marked content of each page to its elements
	starts []start
}

type digest [sha256.Size]byte

// A start is where a document begins, for bookmarks and page labels.
type start struct {
	title string
	page  int // object number
	at    int // pages before it
}

// NewRun begins a run.
func NewRun(to io.Writer, s *Shared, o RunOptions) *Run {
	r := &Run{
		Writer: NewWriter(s), options: o, to: to, copy: max(o.First, 1),
		written: map[digest]int{}, sum: sha256.New(),
	}
	r.sum.Write(s.digest[:])
	r.file.Begin(s.static, nil)
	r.sheets = pageTree{file: &r.file, root: r.file.Alloc()}
	r.top = r.file.Alloc()
	return r
}

// Add writes the pages and the structure of the next document. Printed on both
// sides of the paper, one that ends on a front gets an empty back.
func (r *Run) Add(s *block.Sequence, p *layout.Pages) error {
	r.begin(p, tags.Part)
	pages := len(p.Starts)
	if r.Margins.Duplex && pages%2 == 1 {
		pages++
	}
	n := &r.numbers
	n.pages = n.pages[:0]
	for range pages {
		n.pages = append(n.pages, r.file.Alloc())
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
			r.writePage(i)
		} else {
			r.writeEmptyPage(i)
		}
		contents = append(contents, [2]int{r.stream(r.own), r.stream(r.buf)})
	}
	r.extra.Embed(&r.file)
	resources := r.resources()
	first := len(r.arrays)
	var part int
	part, r.arrays = r.tree.WritePart(&r.file, r.top, n.pages, r.arrays)
	r.parts = append(r.parts, part)
	r.starts = append(r.starts, start{r.title(s), n.pages[0], r.sheets.pages()})
	for i, num := range n.pages {
		r.sheets.add(num, resources, contents[i], first+i)
	}
	r.copy++
	return r.file.Flush(r.to)
}

// title is what the bookmark of a document says: its reference, or its number in
// the run.
func (r *Run) title(s *block.Sequence) string {
	if s.Reference != "" {
		return s.Reference
	}
	return fmt.Sprintf("Copy %d", r.copy)
}

// stream is the number of a content stream, written where none like it has been.
func (r *Run) stream(data []byte) int {
	if len(data) == 0 {
		return 0
	}
	key := sha256.Sum256(data)
	r.sum.Write(key[:])
	num, ok := r.written[key]
	if !ok {
		num = r.file.Alloc()
		r.file.Stream(num, "", data)
		const most = 1 << 16
		if len(r.written) < most {
			r.written[key] = num
		}
	}
	return num
}

// resources is the number of the document's resources, which are those of others
// unless it has rare characters.
func (r *Run) resources() int {
	text := r.appendResources(nil)
	key := sha256.Sum256(text)
	num, ok := r.written[key]
	if !ok {
		num = r.file.Alloc()
		r.file.Object(num)
		r.file.B = append(r.file.B, text...)
		r.written[key] = num
	}
	return num
}

// Close writes the end of the file.
func (r *Run) Close() error {
	f, n := &r.file, &r.numbers
	r.sheets.close()
	n.root, n.structure = r.sheets.root, r.structure()
	r.writeStarts()
	r.writeLabels()
	title := r.options.Title
	if title == "" {
		title = r.Title
	}
	r.writeMetadata(title)
	n.catalog = f.Alloc()
	r.writeCatalog()
	r.writeInfo(title)
	var id [16]byte
	copy(id[:], r.sum.Sum(nil))
	_, err := r.to.Write(f.End(n.catalog, n.info, id))
	return err
}

// structure writes what holds the documents' structures together.
func (r *Run) structure() int {
	f := &r.file
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
	f := &r.file
	first, last := r.beginOutlines(len(r.starts))
	for i, s := range r.starts {
		r.beginBookmark(first, last, i, s.title)
		f.B = file.Ref(append(f.B, "/Dest["...), s.page)
		f.B = append(f.B, "/XYZ null null null]>>"...)
	}
}

// writeLabels numbers the pages as their feet do, with the copy before: 12-1, 12-2.
func (r *Run) writeLabels() {
	f := &r.file
	r.numbers.labels = f.Alloc()
	f.Object(r.numbers.labels)
	f.B = append(f.B, "<</Nums["...)
	for i, s := range r.starts {
		f.B = file.Int(append(file.Int(f.B, s.at), "<</S/D/P("...), max(r.options.First, 1)+i)
		f.B = append(f.B, "-)>>"...)
	}
	f.B = append(f.B, "]>>"...)
}
