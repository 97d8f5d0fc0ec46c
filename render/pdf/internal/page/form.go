package page

import (
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
)

// A Screen describes what the fields of a form to fill in on screen share.
type Screen struct {
	Form        string // name of the form, which identifies a returned file
	Version     int
	Party       string // whose sheet it is, "" for the whole form
	Size        length // of the text in fields
	Tick        length // side of a check box
	Rating      length // side of a rating box
	DateScripts bool   // dates are checked by a script as they are typed
}

// A field is a form field or signature field with a widget annotation on a page.
type field struct {
	name, label string
	input       *block.Input // nil for a signature field
	page        int
	rect        [4]length // left, bottom, right, top, from the lower left corner of the sheet
	from, to    int       // lines of its text
	look        int       // object number of its appearance
	node        int       // in the tree of field names
}

// A fieldNode is a node of the tree of field names: a group of fields, or a field.
type fieldNode struct {
	part   string // of the name
	parent int    // -1 for none
	field  int    // the first field of this name, or -1 for a group
	many   bool   // the field has several buttons, whose widgets are its kids
	object int
}

// growTree builds the tree of field names: "signatures" with "pupil" below it. The buttons
// of a choice are consecutive and share a node. Groups and choices get their object
// numbers here; any other field is merged with its widget.
func (w *Writer) growTree() {
	w.nodes = w.nodes[:0]
	clear(w.named)
	for i := range w.fields {
		f := &w.fields[i]
		if i > 0 && f.name == w.fields[i-1].name {
			f.node = w.fields[i-1].node
			continue
		}
		parent, from := -1, 0
		for {
			dot := strings.IndexByte(f.name[from:], '.')
			if dot < 0 {
				break
			}
			parent = w.group(f.name[:from+dot], f.name[from:from+dot], parent)
			from += dot + 1
		}
		f.node = len(w.nodes)
		many := f.input != nil && f.input.Kind.Button() && f.input.Kind != block.TickInput
		w.nodes = append(w.nodes, fieldNode{f.name[from:], parent, i, many, w.numbers.fields[i]})
	}
	for i := range w.nodes {
		if n := &w.nodes[i]; n.field < 0 || n.many {
			n.object = w.file.Alloc()
		}
	}
}

// group returns the node of a group of fields. It creates the node if necessary.
func (w *Writer) group(name, part string, parent int) int {
	if n, ok := w.named[name]; ok {
		return n
	}
	if w.named == nil {
		w.named = map[string]int{}
	}
	n := len(w.nodes)
	w.named[name] = n
	w.nodes = append(w.nodes, fieldNode{part, parent, -1, false, 0})
	return n
}

// writeStill writes what is the same for all records that fill the same places of a form:
// the structure, and the fields without a text. From one document to the next it is
// compressed only once.
func (w *Writer) writeStill() {
	w.numbers.structure = w.tree.Write(&w.file, w.numbers.pages, w.numbers.fields)
	w.file.Chunk()
	w.growTree()
	w.writeNodes()
	for i := range w.fields {
		if g := &w.fields[i]; g.input != nil && !g.written() {
			w.writeInput(i)
		}
	}
	w.file.Chunk()
}

// writeFields writes the tree of fields, but for what writeStill has written. Room to sign
// is written apart, together with all that a signature changes.
func (w *Writer) writeFields() {
	if len(w.fields) == 0 {
		return
	}
	if w.Screen == nil {
		w.growTree()
		w.file.Apart()
		w.writeNodes()
	}
	for i := range w.fields {
		if w.fields[i].written() {
			w.writeInput(i)
		}
	}
	w.file.Apart()
	for i := range w.fields {
		if w.fields[i].input == nil {
			w.writeSignature(i)
		}
	}
}

// writeNodes writes the groups of fields, and the fields of several buttons.
func (w *Writer) writeNodes() {
	for i := range w.nodes {
		if n := &w.nodes[i]; n.field < 0 || n.many {
			w.writeNode(i)
		}
	}
}

// writeNode writes a group of fields, or a field with several buttons.
func (w *Writer) writeNode(i int) {
	f, n := &w.file, &w.nodes[i]
	f.Object(n.object)
	f.B = file.Text(append(f.B, "<</T"...), n.part)
	f.B = append(f.B, "/Kids["...)
	if n.many {
		for k := n.field; k < len(w.fields) && w.fields[k].node == i; k++ {
			f.B = append(file.Ref(f.B, w.numbers.fields[k]), ' ')
		}
	} else {
		for k := i + 1; k < len(w.nodes); k++ {
			if w.nodes[k].parent == i {
				f.B = append(file.Ref(f.B, w.nodes[k].object), ' ')
			}
		}
	}
	f.B = append(f.B, ']')
	w.appendParent(n.parent)
	if n.many {
		f.B = file.Text(append(f.B, "/TU"...), w.fields[n.field].input.Title)
		w.appendChoice(n.field)
	}
	f.B = append(f.B, ">>"...)
}

func (w *Writer) appendParent(node int) {
	if node >= 0 {
		w.file.B = file.Ref(append(w.file.B, "/Parent "...), w.nodes[node].object)
	}
}

// beginWidget begins the dictionary of a widget. Unless it is one of several buttons, it
// is merged with that of the field.
func (w *Writer) beginWidget(i int) {
	f, g := &w.file, &w.fields[i]
	f.Object(w.numbers.fields[i])
	f.B = append(f.B, "<</Type/Annot/Subtype/Widget/F 4"...)
	if n := &w.nodes[g.node]; n.many {
		f.B = file.Ref(append(f.B, "/Parent "...), n.object)
	} else {
		f.B = file.Text(append(f.B, "/T"...), n.part)
		w.appendParent(n.parent)
	}
	f.B = file.Text(append(f.B, "/TU"...), g.label)
	f.B = append(file.Lengths(append(f.B, "/Rect["...), g.rect[:]...), ']')
}

// endWidget ends the dictionary begun by beginWidget.
func (w *Writer) endWidget(i int) {
	f, n := &w.file, &w.numbers
	f.B = file.Ref(append(f.B, "/P "...), n.pages[w.fields[i].page])
	f.B = file.Int(append(f.B, "/StructParent "...), len(n.pages)+i)
	f.B = append(f.B, ">>"...)
}

// writeSignature writes the empty signature field of a party.
func (w *Writer) writeSignature(i int) {
	w.beginWidget(i)
	w.file.B = append(w.file.B, "/FT/Sig"...)
	w.file.B = file.Text(append(w.file.B, "/Contents"...), w.fields[i].label)
	w.file.B = file.Ref(append(w.file.B, "/AP<</N "...), w.unsigned)
	w.file.B = append(w.file.B, ">>"...)
	w.endWidget(i)
}

// appendForm appends the catalogue's entry for the interactive form.
func (w *Writer) appendForm(b []byte) []byte {
	if len(w.fields) == 0 {
		return b
	}
	b = append(b, "/AcroForm<</Fields["...)
	for i := range w.nodes {
		if w.nodes[i].parent < 0 {
			b = append(file.Ref(b, w.nodes[i].object), ' ')
		}
	}
	b = append(b, ']')
	if w.Screen != nil {
		b = file.Ref(append(b, "/DR<</Font<</"+font.FieldFont+" "...), w.looks.font)
		b = file.Lengths(append(b, ">>>>/DA(/"+font.FieldFont+" "...), w.Screen.Size)
		b = append(b, "Tf 0 g)"...)
		if w.Margins.Direction == font.Leftwards {
			b = append(b, "/Q 2"...) // what is typed is aligned at the right
		}
	}
	return append(b, ">>"...)
}
