package pdf

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"io"

	"github.com/boombuler/barcode"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// Limits of a run.
const (
	MostCopies = 100_000 // a file of more pages opens nowhere
	MostSet    = 30      // characters of a run's reference, so that its mark stays coarse
)

// RunOptions say what is particular to many documents in one file.
type RunOptions struct {
	Title string // of the file; "" for that of the form
	Set   string // reference of the run, printed and marked on every page; "" for no marks
	First int    // number of the first document; 0 is 1
	Of    int    // how many there are in all: "Copy 12 of 30"
}

// A Run is one file that holds many documents of the same form, for a printer:
// what they have in common is written once, and each document is passed on as
// soon as it is made, so that memory does not grow with their content. With
// [render.Options.Duplex] each document starts on a front side; with
// [render.Options.Sorted] every page has its mark.
//
// Nothing in it is to be signed on screen: documents that are to be are files of
// their own.
type Run struct {
	encoder *Encoder
	options RunOptions
	to      io.Writer

	d      *document
	copy   int               // that comes next
	shared map[digest]int    // the numbers of content streams and of resources
	codes  []barcode.Barcode // the squares of a document's pages, if they have marks
	own    []byte            // what a page has beside content that others have too
	sum    hash.Hash         // of all that varies

	root, top  int   // numbers of the page tree and of the first element
	groups     []int // nodes of the page tree
	inGroup    []int // pages of the last of them
	groupPages int
	parts      []int // elements, one for each document
	arrays     []int // from the marks of each page to their elements
	starts     []start
}

type digest [sha256.Size]byte

// A start is where a document begins, for bookmarks and page labels.
type start struct {
	title string
	page  int // object number
	at    int // pages before it
}

// NewRun begins a run. Its documents are made as the encoder makes single ones.
func NewRun(w io.Writer, o *render.Options, r *RunOptions) *Run {
	run := &Run{encoder: NewEncoder(o), to: w, shared: map[digest]int{}, sum: sha256.New()}
	run.encoder.merged = true
	if r != nil {
		run.options = *r
	}
	run.copy = max(run.options.First, 1)
	return run
}

// Add writes the next document. to is the addressee of a letter, nil for what is
// none. After an error other than that of the record the run is of no use.
func (r *Run) Add(f apdocs.Form, to *apdocs.Addressee) error {
	p, err := r.encoder.plan(f, to)
	if err != nil {
		return fmt.Errorf("write %s as PDF: %w", nameOf(f), err)
	}
	if r.d == nil {
		r.begin(p)
	} else if r.d.plan != p {
		return fmt.Errorf("write %s as PDF: a run holds documents of one form, and began with another", p.outline.Name)
	}
	d := r.d
	d.reset(f)
	d.to = to
	d.flatten(d.root, 0, nil, nil)
	if d.err == nil {
		d.paginate()
	}
	if d.err != nil {
		return fmt.Errorf("write %s as PDF: %w", p.outline.Name, d.err)
	}
	r.document()
	d.release()
	if d.err != nil {
		return fmt.Errorf("write %s as PDF: %w", p.outline.Name, d.err)
	}
	if err := d.file.Flush(r.to); err != nil {
		return fmt.Errorf("write %s as PDF: %w", p.outline.Name, err)
	}
	return nil
}

func (r *Run) begin(p *plan) {
	r.d = &document{plan: p}
	r.sum.Write(p.digest[:])
	w := &r.d.file
	w.Begin(p.static, nil)
	r.root, r.top = w.Alloc(), w.Alloc()
}

// document writes the pages and the structure of one document.
func (r *Run) document() {
	d, w := r.d, &r.d.file
	pages := len(d.pages)
	padded := d.options.Duplex && pages%2 == 1
	if padded {
		pages++
	}
	d.tree.Reset(tagPart)
	var contents [][2]int
	n := &d.numbers
	n.pages = n.pages[:0]
	for range pages {
		n.pages = append(n.pages, w.Alloc())
	}
	r.encode(pages)
	for i := range pages {
		r.mark(i)
		if i < len(d.pages) {
			d.contents(i)
		} else {
			r.pad(i)
		}
		contents = append(contents, [2]int{r.stream(r.own), r.stream(d.buf)})
	}
	d.extra.Embed(w)
	resources := r.resources()
	first := len(r.arrays)
	var part int
	part, r.arrays = d.tree.WritePart(w, r.top, n.pages, r.arrays)
	r.parts = append(r.parts, part)
	r.starts = append(r.starts, start{r.bookmark(), n.pages[0], r.groupPages + len(r.inGroup)})
	for i, num := range n.pages {
		r.page(num, resources, contents[i], first+i)
	}
	r.copy++
}

// bookmark is what leads to a document: its number in the run, or its reference.
func (r *Run) bookmark() string {
	if ref := r.d.envelope.Reference; ref != "" {
		return ref
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
	num, ok := r.shared[key]
	if !ok {
		num = r.d.file.Alloc()
		r.d.file.Stream(num, "", data)
		const most = 1 << 16
		if len(r.shared) < most {
			r.shared[key] = num
		}
	}
	return num
}

// resources is the number of the document's resources, which are those of others
// unless it has rare characters.
func (r *Run) resources() int {
	d := r.d
	text := d.appendResources(nil)
	key := sha256.Sum256(text)
	num, ok := r.shared[key]
	if !ok {
		num = d.file.Alloc()
		d.file.Object(num)
		d.file.B = append(d.file.B, text...)
		r.shared[key] = num
	}
	return num
}

// page writes a page. Pages hang in groups, because no reader likes a node of
// thousands.
func (r *Run) page(num, resources int, contents [2]int, key int) {
	const most = 64
	w := &r.d.file
	if len(r.groups) == 0 || len(r.inGroup) == most {
		r.closeGroup()
		r.groups = append(r.groups, w.Alloc())
	}
	r.inGroup = append(r.inGroup, num)
	w.Object(num)
	w.B = file.Ref(append(w.B, "<</Type/Page/Parent "...), r.groups[len(r.groups)-1])
	w.B = file.Ref(append(w.B, "/MediaBox[0 0 595.28 841.89]/Resources "...), resources)
	w.B = append(w.B, "/Contents["...)
	for _, c := range contents {
		if c != 0 {
			w.B = append(file.Ref(w.B, c), ' ')
		}
	}
	w.B = file.Int(append(w.B, "]/StructParents "...), key)
	w.B = append(w.B, "/Tabs/S>>"...)
}

func (r *Run) closeGroup() {
	if len(r.inGroup) == 0 {
		return
	}
	w := &r.d.file
	w.Object(r.groups[len(r.groups)-1])
	w.B = file.Ref(append(w.B, "<</Type/Pages/Parent "...), r.root)
	w.B = file.Int(append(w.B, "/Count "...), len(r.inGroup))
	w.B = refs(append(w.B, "/Kids["...), r.inGroup)
	w.B = append(w.B, "]>>"...)
	r.groupPages += len(r.inGroup)
	r.inGroup = r.inGroup[:0]
}

func refs(b []byte, nums []int) []byte {
	for _, num := range nums {
		b = append(file.Ref(b, num), ' ')
	}
	return b
}

// Close writes the end of the file. A run without documents is an error, and
// nothing is written.
func (r *Run) Close() error {
	if r.d == nil {
		return fmt.Errorf("write a run as PDF: it has no documents")
	}
	d, w := r.d, &r.d.file
	r.closeGroup()
	w.Object(r.root)
	w.B = file.Int(append(w.B, "<</Type/Pages/Count "...), r.groupPages)
	w.B = refs(append(w.B, "/Kids["...), r.groups)
	w.B = append(w.B, "]>>"...)
	n := &d.numbers
	n.root, n.parents, n.tree = r.root, 0, r.structure()
	r.outlines()
	r.labels()
	title := r.options.Title
	if title == "" {
		title = d.outline.Title
	}
	d.writeMetadata(title)
	n.catalog = w.Alloc()
	d.writeCatalog()
	d.writeInfo(title)
	var id [16]byte
	copy(id[:], r.sum.Sum(nil))
	if _, err := r.to.Write(w.End(n.catalog, n.info, id)); err != nil {
		return fmt.Errorf("write %s as PDF: %w", d.outline.Name, err)
	}
	return nil
}

// structure writes what holds the documents' structures together.
func (r *Run) structure() int {
	w := &r.d.file
	root, parents := w.Alloc(), w.Alloc()
	w.Object(root)
	w.B = file.Ref(append(w.B, "<</Type/StructTreeRoot/K "...), r.top)
	w.B = file.Ref(append(w.B, "/ParentTree "...), parents)
	w.B = file.Int(append(w.B, "/ParentTreeNextKey "...), len(r.arrays))
	w.B = append(w.B, ">>"...)
	w.Object(parents)
	w.B = append(w.B, "<</Nums["...)
	for key, num := range r.arrays {
		w.B = append(file.Ref(append(file.Int(w.B, key), ' '), num), ' ')
	}
	w.B = append(w.B, "]>>"...)
	w.Object(r.top)
	w.B = file.Ref(append(w.B, "<</S/Document/P "...), root)
	w.B = refs(append(w.B, "/K["...), r.parts)
	w.B = append(w.B, "]>>"...)
	return root
}

// outlines writes a bookmark for each document.
func (r *Run) outlines() {
	d, w := r.d, &r.d.file
	n := len(r.starts)
	d.numbers.outlines = w.Alloc()
	first := d.numbers.outlines + 1
	for range n {
		w.Alloc()
	}
	w.Object(d.numbers.outlines)
	w.B = file.Ref(append(w.B, "<</Type/Outlines/First "...), first)
	w.B = file.Ref(append(w.B, "/Last "...), first+n-1)
	w.B = append(file.Int(append(w.B, "/Count "...), n), ">>"...)
	for i, s := range r.starts {
		w.Object(first + i)
		w.B = file.Text(append(w.B, "<</Title"...), s.title)
		w.B = file.Ref(append(w.B, "/Parent "...), d.numbers.outlines)
		if i > 0 {
			w.B = file.Ref(append(w.B, "/Prev "...), first+i-1)
		}
		if i+1 < n {
			w.B = file.Ref(append(w.B, "/Next "...), first+i+1)
		}
		w.B = file.Ref(append(w.B, "/Dest["...), s.page)
		w.B = append(w.B, "/XYZ null null null]>>"...)
	}
}

// labels numbers the pages as their feet do, with the copy before: 12-1, 12-2.
func (r *Run) labels() {
	d, w := r.d, &r.d.file
	d.numbers.labels = w.Alloc()
	w.Object(d.numbers.labels)
	w.B = append(w.B, "<</Nums["...)
	for i, s := range r.starts {
		w.B = file.Int(append(file.Int(w.B, s.at), "<</S/D/P("...), max(r.options.First, 1)+i)
		w.B = append(w.B, "-)>>"...)
	}
	w.B = append(w.B, "]>>"...)
}

var tagPart = &tags.Tag{Type: "Part"}
