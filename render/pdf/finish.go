package pdf

import (
	"crypto/sha256"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// numbers are the object numbers of one file.
type numbers struct {
	pages, contents []int
	widgets         []int
	resources       int
	tree            int
	outlines        int
	labels          int // of pages, in a run
	parents         int // of the first signature field's parent, 0 for none
	metadata        int
	catalog, info   int
	root            int // of the page tree
}

// finish writes the pages and all that they need into a file.
func (d *document) finish() []byte {
	w, n := &d.file, &d.numbers
	w.Begin(d.static, d.out)
	if len(d.pages) > longDocument {
		w.Small()
	}
	n.pages, n.contents, n.widgets = n.pages[:0], n.contents[:0], n.widgets[:0]
	for range d.pages {
		n.pages = append(n.pages, w.Alloc())
	}
	for i := range d.pages {
		d.contents(i)
		num := w.Alloc()
		n.contents = append(n.contents, num)
		d.writeContents(num)
	}
	for range d.widgets {
		n.widgets = append(n.widgets, w.Alloc())
	}
	n.resources = w.Alloc()
	d.extra.Embed(w)
	w.Object(n.resources)
	w.B = d.appendResources(w.B)
	n.tree = d.tree.Write(w, n.pages, n.widgets)
	d.writePages()
	d.writeOutlines()
	title := d.title()
	d.writeMetadata(title)
	d.writeInfo(title)
	if len(d.widgets) > 0 { // a signature changes what follows
		w.Apart()
	}
	d.writeFields()
	d.writeCatalog()
	d.out = w.End(n.catalog, n.info, d.identifier(title))
	return d.out
}

// appendResources appends the fonts and the picture that pages name.
func (d *document) appendResources(b []byte) []byte {
	b = d.extra.Resources(d.fonts.Resources(append(b, "<</Font<<"...)))
	b = append(b, ">>"...)
	if d.picture != 0 {
		b = file.Ref(append(b, "/XObject<</Logo "...), d.picture)
		b = append(b, ">>"...)
	}
	return append(b, ">>"...)
}

// writeInfo writes what older readers show of the document.
func (d *document) writeInfo(title string) {
	w := &d.file
	d.numbers.info = w.Alloc()
	w.Object(d.numbers.info)
	w.B = file.Text(append(w.B, "<</Title"...), title)
	w.B = append(w.B, "/Producer(apdocs)"...)
	if t := d.options.Date; !t.IsZero() {
		w.B = t.UTC().AppendFormat(append(w.B, "/CreationDate(D:"...), "20060102150405")
		w.B = t.UTC().AppendFormat(append(w.B, "Z)/ModDate(D:"...), "20060102150405")
		w.B = append(w.B, "Z)"...)
	}
	w.B = append(w.B, ">>"...)
}

// title is what the window of a reader shows: the form and its reference, never
// a name.
func (d *document) title() string {
	if d.envelope.Reference == "" {
		return d.outline.Title
	}
	return d.outline.Title + ", " + d.envelope.Reference
}

// identifier is a digest of all that the file is made from.
func (d *document) identifier(title string) (id [16]byte) {
	d.key = append(append(d.key, d.digest[:]...), title...)
	sum := sha256.Sum256(d.key)
	copy(id[:], sum[:])
	return id
}

// writePages writes the page tree.
func (d *document) writePages() {
	w, n := &d.file, &d.numbers
	root := w.Alloc()
	n.catalog = w.Alloc()
	w.Object(root)
	w.B = file.Int(append(w.B, "<</Type/Pages/Count "...), len(n.pages))
	w.B = append(w.B, "/Kids["...)
	for _, p := range n.pages {
		w.B = append(file.Ref(w.B, p), ' ')
	}
	w.B = append(w.B, "]>>"...)
	at := 0
	for i, num := range n.pages {
		w.Object(num)
		w.B = file.Ref(append(w.B, "<</Type/Page/Parent "...), root)
		w.B = file.Ref(append(w.B, "/MediaBox[0 0 595.28 841.89]/Resources "...), n.resources)
		w.B = file.Ref(append(w.B, "/Contents "...), n.contents[i])
		w.B = file.Int(append(w.B, "/StructParents "...), i)
		w.B = append(w.B, "/Tabs/S"...)
		if at < len(d.widgets) && d.widgets[at].page == i {
			w.B = append(w.B, "/Annots["...)
			for ; at < len(d.widgets) && d.widgets[at].page == i; at++ {
				w.B = append(file.Ref(w.B, n.widgets[at]), ' ')
			}
			w.B = append(w.B, ']')
		}
		w.B = append(w.B, ">>"...)
	}
	n.root = root
}

// writeFields writes the empty signature fields, the leaves of a tree of names:
// "signatures" with "pupil" below it. Where they stand is shown by the page.
func (d *document) writeFields() {
	w, n := &d.file, &d.numbers
	n.parents = 0
	if len(d.widgets) == 0 {
		return
	}
	n.parents = w.Alloc()
	w.Object(n.parents)
	group, _, _ := strings.Cut(d.widgets[0].op.of.Name, ".")
	w.B = file.Text(append(w.B, "<</T"...), group)
	w.B = append(w.B, "/Kids["...)
	for i := range d.widgets {
		w.B = append(file.Ref(w.B, n.widgets[i]), ' ')
	}
	w.B = append(w.B, "]>>"...)
	for i := range d.widgets {
		g := &d.widgets[i]
		_, name, _ := strings.Cut(g.op.of.Name, ".")
		w.Object(n.widgets[i])
		w.B = file.Text(append(w.B, "<</Type/Annot/Subtype/Widget/FT/Sig/F 4/T"...), strings.ReplaceAll(name, ".", "-"))
		said := signatureName(g.op.of.Title())
		w.B = file.Text(append(w.B, "/TU"...), said)
		w.B = file.Text(append(w.B, "/Contents"...), said)
		w.B = append(file.Lengths(append(w.B, "/Rect["...), g.rect[:]...), ']')
		w.B = file.Ref(append(w.B, "/AP<</N "...), d.unsigned)
		w.B = file.Ref(append(w.B, ">>/Parent "...), n.parents)
		w.B = file.Ref(append(w.B, "/P "...), n.pages[g.page])
		w.B = file.Int(append(w.B, "/StructParent "...), len(n.pages)+i)
		w.B = append(w.B, ">>"...)
	}
}

// signatureName is the accessible name of a party's signature field.
func signatureName(label string) string {
	if strings.HasSuffix(label, signatureHead) {
		return label
	}
	return label + ", signature"
}

// writeOutlines writes the bookmarks.
func (d *document) writeOutlines() {
	w, n := &d.file, &d.numbers
	n.outlines = 0
	if len(d.places) == 0 {
		return
	}
	n.outlines = w.Alloc()
	first := n.outlines + 1
	for range d.places {
		w.Alloc()
	}
	last := first + len(d.places) - 1
	w.Object(n.outlines)
	w.B = file.Ref(append(w.B, "<</Type/Outlines/First "...), first)
	w.B = file.Ref(append(w.B, "/Last "...), last)
	w.B = append(file.Int(append(w.B, "/Count "...), len(d.places)), ">>"...)
	for i, p := range d.places {
		w.Object(first + i)
		w.B = file.Text(append(w.B, "<</Title"...), d.bookmarks[p.bookmark-1])
		w.B = file.Ref(append(w.B, "/Parent "...), n.outlines)
		if i > 0 {
			w.B = file.Ref(append(w.B, "/Prev "...), first+i-1)
		}
		if first+i < last {
			w.B = file.Ref(append(w.B, "/Next "...), first+i+1)
		}
		w.B = file.Ref(append(w.B, "/Dest["...), n.pages[p.page])
		w.B = file.Lengths(append(w.B, "/XYZ null "...), sheetHeight-p.y)
		w.B = append(w.B, "null]>>"...)
	}
}

func (d *document) writeCatalog() {
	w, n := &d.file, &d.numbers
	w.Object(n.catalog)
	w.B = file.Ref(append(w.B, "<</Type/Catalog/Lang(en-GB)/Pages "...), n.root)
	w.B = file.Ref(append(w.B, "/StructTreeRoot "...), n.tree)
	w.B = append(w.B, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true"...)
	if d.options.Duplex { // what a printer's dialogue begins with
		w.B = append(w.B, "/Duplex/DuplexFlipLongEdge/PrintScaling/None"...)
	}
	w.B = file.Ref(append(w.B, ">>/Metadata "...), n.metadata)
	w.B = file.Ref(append(w.B, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile "...), d.profile)
	w.B = append(w.B, ">>]"...)
	if n.outlines != 0 {
		w.B = file.Ref(append(w.B, "/Outlines "...), n.outlines)
	}
	if n.labels != 0 {
		w.B = file.Ref(append(w.B, "/PageLabels "...), n.labels)
	}
	w.B = d.appendAttached(w.B)
	if n.parents != 0 {
		w.B = append(file.Ref(append(w.B, "/AcroForm<</Fields["...), n.parents), "]>>"...)
	}
	w.B = append(w.B, ">>"...)
}
