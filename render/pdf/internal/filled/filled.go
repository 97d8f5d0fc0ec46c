// Package filled reads the answers of a PDF form that was filled in and saved by any
// program.
//
// [Read] uses the values of the fields, which every program stores, rather than their
// appearances. Only for check boxes does it look at both, because programs differ in what
// they store. A file without fields was flattened, printed or scanned; the error says
// which.
package filled

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/page"
	"github.com/apdocs/forms/render/returned"
)

// A Found is the content of a file: its fields, or the record attached to it.
type Found struct {
	returned.File
	Record []byte // in JSON; nil if the file has fields to fill in
}

// signedNote is the note about a file with signatures.
const signedNote = "The file is signed; “apdocs verify” says by whom, and whether anything was changed since."

// Read reads a file. It refers to data, which must not be changed afterwards.
func Read(data []byte) (*Found, error) {
	pdf, err := file.Read(data)
	if errors.Is(err, file.ErrEncrypted) {
		return nil, errors.New("the file is protected with a password; open it with the password, save it without one, and " +
			"use that")
	}
	if err != nil {
		return nil, fmt.Errorf("the file is damaged, or not all of it arrived (%s); ask for it to be sent again",
			strings.TrimPrefix(err.Error(), "read PDF: "))
	}
	form, err := acroform.Read(pdf)
	if err != nil {
		return nil, err
	}
	r := reader{pdf: pdf}
	r.named()
	for _, f := range form.Fields {
		r.field(f)
	}
	if form.AnySigned() {
		r.found.Notes = append(r.found.Notes, signedNote)
	}
	if len(r.found.Answers) == 0 {
		if r.found.Record = r.attached(); r.found.Record == nil {
			return nil, r.fieldless()
		}
	}
	if err := pdf.Err(); err != nil {
		return nil, err
	}
	return &r.found, nil
}

// A reader reads the fields of a file.
type reader struct {
	pdf   *file.Document
	found Found
}

// named reads which form the file claims to be.
func (r *reader) named() {
	info := r.pdf.Dict(r.pdf.Trailer()["Info"])
	r.found.Form = r.pdf.Text(info[page.FormKey])
	r.found.Version, _ = strconv.Atoi(r.pdf.Text(info[page.VersionKey]))
	if r.found.Version < 0 {
		r.found.Version = 0
	}
	r.found.Party = r.pdf.Text(info[page.PartyKey])
	r.found.Language = r.pdf.Text(r.pdf.Dict(r.pdf.Trailer()["Root"])["Lang"])
}

// Flags of a field (ISO 32000-1, tables 226 and 228).
const (
	radioFlag = 1 << 15
	pushFlag  = 1 << 16
)

// field reads the value of a field.
func (r *reader) field(f *acroform.Field) {
	a := returned.Answer{Path: f.Name}
	switch f.Kind {
	case "Tx":
		r.text(f, &a)
	case "Ch":
		r.text(f, &a)
		if strings.TrimSpace(a.Text) == block.NoChoice {
			a.Text = ""
		}
	case "Btn":
		flags, _ := r.pdf.Int(r.inherited(f, "Ff"))
		if flags&pushFlag != 0 {
			return
		}
		r.boxes(f, &a, flags&radioFlag != 0)
	default: // a signature
		return
	}
	r.found.Answers = append(r.found.Answers, a)
	if own, ok := returned.OwnQuestion(f.Name, r.pdf.Text(f.Dict["TU"])); ok {
		r.found.Answers = append(r.found.Answers, own)
	}
}

// inherited returns the entry of a field or, if it has none, of a field that encloses it.
func (r *reader) inherited(f *acroform.Field, key string) file.Object {
	const deepest = 16
	dict := f.Dict
	for range deepest {
		if o := dict[key]; o != nil || dict["Parent"] == nil {
			return o
		}
		dict = r.pdf.Dict(dict["Parent"])
	}
	return nil
}

// text reads the value of a text field or list.
func (r *reader) text(f *acroform.Field, a *returned.Answer) {
	switch v := r.pdf.Get(f.Value).(type) {
	case nil:
	case file.String:
		a.Text = v.Text()
	case *file.Stream: // a long text
		data, err := r.pdf.Decode(v)
		if err != nil {
			a.Unreadable = "is kept in a way that cannot be read; type the answer again"
			return
		}
		a.Text = file.String(data).Text()
	case file.Array: // the choices of a list
		if len(v) > 1 {
			a.Unreadable = "has more than one choice; choose one"
		} else if len(v) == 1 {
			a.Text = r.pdf.Text(v[0])
		}
	default:
		a.Unreadable = "is kept in a way that cannot be read; type the answer again"
	}
}

// off is the state of a box that is not ticked.
const off = "Off"

// boxes reads which of the boxes of a field is ticked. The value of the field counts or,
// if no box has that value, the states of the boxes.
func (r *reader) boxes(f *acroform.Field, a *returned.Answer, radio bool) {
	kept := r.state(f.Value)
	var on, shown []string // for each box: the name of its "on" state, and its current state
	for _, ref := range f.Widgets {
		widget := r.pdf.Dict(ref)
		on = append(on, r.onState(widget))
		shown = append(shown, r.pdf.Name(widget["AS"]))
	}
	at, looks, several := -1, -1, false
	for i := range on {
		if on[i] != "" && on[i] == kept && at < 0 {
			at = i
		}
		if on[i] != "" && on[i] == shown[i] {
			several = several || looks >= 0 && on[looks] != on[i]
			looks = max(looks, i)
		}
	}
	switch {
	case at < 0 && looks < 0:
		return
	case at < 0 && several:
		a.Unreadable = "has more than one box ticked; tick one"
		return
	case several:
		a.Doubts = append(a.Doubts, "looks as if more than one box was ticked; the choice that the file keeps was read")
	case at < 0:
		at = looks
	case looks >= 0 && on[looks] != on[at]:
		a.Doubts = append(a.Doubts, "looks as if another choice was made than the one that the file keeps, which was read")
	}
	a.Text = on[at]
	if options := r.pdf.Array(r.inherited(f, "Opt")); at < len(options) {
		a.Text = r.pdf.Text(options[at])
	}
	if !radio && len(on) == 1 && a.Text != "no" { // whatever the state is called
		a.Text = "yes"
	}
}

// state returns the state that a field stores: a name or, in files of some programs, a
// string.
func (r *reader) state(o file.Object) string {
	switch v := r.pdf.Get(o).(type) {
	case file.NameValue:
		return string(v)
	case file.String:
		return v.Text()
	}
	return ""
}

// onState returns the name of a box's "on" state, or "".
func (r *reader) onState(widget file.Dict) string {
	for _, look := range []string{"N", "D"} {
		states := r.pdf.Dict(r.pdf.Dict(widget["AP"])[look])
		for _, name := range states.Keys() {
			if name != off {
				return name
			}
		}
	}
	if name := r.pdf.Name(widget["AS"]); name != off {
		return name
	}
	return ""
}
