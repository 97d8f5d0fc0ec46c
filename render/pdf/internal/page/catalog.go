package page

import (
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// The keys in the document information of a form to fill in on screen. They identify the
// form when it is returned and, if it is the sheet of one party, whose it is.
const FormKey, VersionKey, PartyKey = "ApdocsForm", "ApdocsVersion", "ApdocsParty"

// writeInfo writes the document information dictionary, which older readers show.
func (w *Writer) writeInfo(title string) {
	f := &w.file
	w.numbers.info = f.Alloc()
	f.Object(w.numbers.info)
	f.B = file.Text(append(f.B, "<</Title"...), title)
	f.B = append(f.B, "/Producer(apdocs)"...)
	if s := w.Screen; s != nil {
		f.B = file.Text(append(f.B, "/"+FormKey...), s.Form)
		f.B = append(file.Int(append(f.B, "/"+VersionKey+"("...), s.Version), ')')
		if s.Party != "" {
			f.B = file.Text(append(f.B, "/"+PartyKey...), s.Party)
		}
	}
	if t := w.Date; !t.IsZero() {
		f.B = t.UTC().AppendFormat(append(f.B, "/CreationDate(D:"...), "20060102150405")
		f.B = t.UTC().AppendFormat(append(f.B, "Z)/ModDate(D:"...), "20060102150405")
		f.B = append(f.B, "Z)"...)
	}
	f.B = append(f.B, ">>"...)
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

// beginOutlines writes the root of count bookmarks and returns the object numbers of the
// first and the last.
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

// beginBookmark writes the beginning of the i-th bookmark, up to its destination.
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
	f.B = append(append(f.B, "<</Type/Catalog/Lang("...), w.language()...)
	f.B = file.Ref(append(f.B, ")/Pages "...), n.root)
	f.B = file.Ref(append(f.B, "/StructTreeRoot "...), n.structure)
	f.B = append(f.B, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true"...)
	if w.Margins.Direction == font.Leftwards {
		f.B = append(f.B, "/Direction/R2L"...)
	}
	if w.Margins.Duplex { // the defaults of a print dialogue
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
	f.B = append(w.appendForm(f.B), ">>"...)
}
