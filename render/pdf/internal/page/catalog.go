package page

import (
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// writeInfo writes what older readers show of the document.
func (w *Writer) writeInfo(title string) {
	f := &w.file
	w.numbers.info = f.Alloc()
	f.Object(w.numbers.info)
	f.B = file.Text(append(f.B, "<</Title"...), title)
	f.B = append(f.B, "/Producer(apdocs)"...)
	if t := w.Date; !t.IsZero() {
		f.B = t.UTC().AppendFormat(append(f.B, "/CreationDate(D:"...), "20060102150405")
		f.B = t.UTC().AppendFormat(append(f.B, "Z)/ModDate(D:"...), "20060102150405")
		f.B = append(f.B, "Z)"...)
	}
	f.B = append(f.B, ">>"...)
}

// writeFields writes the empty signature fields, the leaves of a tree of names:
// "signatures" with "pupil" below it. Where they stand is shown by the page.
func (w *Writer) writeFields() {
	f, n := &w.file, &w.numbers
	n.parent = 0
	if len(w.fields) == 0 {
		return
	}
	n.parent = f.Alloc()
	f.Object(n.parent)
	group, _, _ := strings.Cut(w.fields[0].Field, ".")
	f.B = file.Text(append(f.B, "<</T"...), group)
	f.B = append(refs(append(f.B, "/Kids["...), n.fields), "]>>"...)
	for i := range w.fields {
		g := &w.fields[i]
		_, name, _ := strings.Cut(g.Field, ".")
		f.Object(n.fields[i])
		f.B = file.Text(append(f.B, "<</Type/Annot/Subtype/Widget/FT/Sig/F 4/T"...), strings.ReplaceAll(name, ".", "-"))
		f.B = file.Text(append(f.B, "/TU"...), g.Label)
		f.B = file.Text(append(f.B, "/Contents"...), g.Label)
		f.B = append(file.Lengths(append(f.B, "/Rect["...), g.rect[:]...), ']')
		f.B = file.Ref(append(f.B, "/AP<</N "...), w.unsigned)
		f.B = file.Ref(append(f.B, ">>/Parent "...), n.parent)
		f.B = file.Ref(append(f.B, "/P "...), n.pages[g.page])
		f.B = file.Int(append(f.B, "/StructParent "...), len(n.pages)+i)
		f.B = append(f.B, ">>"...)
	}
}

// writeOutlines writes the bookmarks.
func (w *Writer) writeOutlines() {
	f, n := &w.file, &w.numbers
	n.outlines = 0
	if len(w.bookmarks) == 0 {
		return
	}
	first, last := w.beginOutlines(len(w.bookmarks))
	for i, b := range w.bookmarks {
		w.beginBookmark(first, last, i, b.title)
		f.B = file.Ref(append(f.B, "/Dest["...), n.pages[b.page])
		f.B = file.Lengths(append(f.B, "/XYZ null "...), sheet.Height-b.y)
		f.B = append(f.B, "null]>>"...)
	}
}

// beginOutlines writes what holds count bookmarks together and gives the object
// numbers of the first and the last.
func (w *Writer) beginOutlines(count int) (first, last int) {
	f, n := &w.file, &w.numbers
	n.outlines = f.Alloc()
	first = n.outlines + 1
	for range count {
		f.Alloc()
	}
	last = first + count - 1
	f.Object(n.outlines)
	f.B = file.Ref(append(f.B, "<</Type/Outlines/First "...), first)
	f.B = file.Ref(append(f.B, "/Last "...), last)
	f.B = append(file.Int(append(f.B, "/Count "...), count), ">>"...)
	return first, last
}

// beginBookmark begins the i-th bookmark, up to the place that it leads to.
func (w *Writer) beginBookmark(first, last, i int, title string) {
	f := &w.file
	f.Object(first + i)
	f.B = file.Text(append(f.B, "<</Title"...), title)
	f.B = file.Ref(append(f.B, "/Parent "...), w.numbers.outlines)
	if i > 0 {
		f.B = file.Ref(append(f.B, "/Prev "...), first+i-1)
	}
	if first+i < last {
		f.B = file.Ref(append(f.B, "/Next "...), first+i+1)
	}
}

func (w *Writer) writeCatalog() {
	f, n := &w.file, &w.numbers
	f.Object(n.catalog)
	f.B = file.Ref(append(f.B, "<</Type/Catalog/Lang(en-GB)/Pages "...), n.root)
	f.B = file.Ref(append(f.B, "/StructTreeRoot "...), n.structure)
	f.B = append(f.B, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true"...)
	if w.Margins.Duplex { // what a printer's dialogue begins with
		f.B = append(f.B, "/Duplex/DuplexFlipLongEdge/PrintScaling/None"...)
	}
	f.B = file.Ref(append(f.B, ">>/Metadata "...), n.metadata)
	f.B = append(f.B, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"...)
	f.B = file.Ref(append(f.B, "/DestOutputProfile "...), w.profile)
	f.B = append(f.B, ">>]"...)
	if n.outlines != 0 {
		f.B = file.Ref(append(f.B, "/Outlines "...), n.outlines)
	}
	if n.labels != 0 {
		f.B = file.Ref(append(f.B, "/PageLabels "...), n.labels)
	}
	f.B = w.appendAttached(f.B)
	if n.parent != 0 {
		f.B = append(file.Ref(append(f.B, "/AcroForm<</Fields["...), n.parent), "]>>"...)
	}
	f.B = append(f.B, ">>"...)
}
