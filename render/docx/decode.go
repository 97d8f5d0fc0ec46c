package docx

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"sync"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx/internal/control"
	"github.com/apdocs/forms/render/docx/internal/read"
	"github.com/apdocs/forms/render/returned"
)

// Decode reads a Word form that was filled in and returned. It finds answers by the tags
// of content controls or, without those, by bookmarks. It reads what is visible: deleted
// and hidden text and comments are ignored, and if a value that Word stores in addition to
// the text differs from it, the report says so. The forms are those that the file may be,
// such as documents.All().
//
// A file that cannot be a form (with macros, embedded objects, links to other files, or
// larger than any form) is an error that says why.
func Decode(r io.Reader, forms ...apdocs.Form) (*returned.Document, error) {
	d, err := decode(r, forms)
	if err != nil && !errors.Is(err, returned.ErrNoForm) {
		return nil, fmt.Errorf("read a returned Word document: %w", err)
	}
	return d, err
}

func decode(r io.Reader, forms []apdocs.Form) (*returned.Document, error) {
	p, err := read.Open(r)
	if err != nil {
		return nil, err
	}
	d, err := p.Parse(control.Prefix)
	if err != nil {
		return nil, err
	}
	file := &returned.File{Form: d.Form, Version: d.Version, Language: d.Language}
	best, err := recognise(d, forms)
	if err != nil {
		return nil, err
	}
	if d.Form == "" {
		file.Form = best.Outline.Name
		d.Notes = append(d.Notes, "The document does not say which form it is; it was recognised by its questions.")
	}
	if sheet := sheetOf(best.Outline, d); sheet != best.Outline {
		file.Party = string(sheet.Sheet)
		if best, err = known(sheet); err != nil {
			return nil, err
		}
	}
	if file.Answers, file.Notes, err = best.Answers(d); err != nil {
		return nil, err
	}
	if len(file.Answers) == 0 {
		return nil, returned.ErrNoForm
	}
	file.Notes = append(d.Notes, file.Notes...)
	return returned.Read(file, forms...)
}

// recognise returns the form that the file says it is or, if it says none, the form whose fields or printed
// words it has most of.
func recognise(d *read.Document, forms []apdocs.Form) (best *read.Form, err error) {
	most, equal := [2]int{}, false
	for _, f := range forms {
		o, err := apdocs.Outlined(f)
		if err != nil {
			return nil, err
		}
		if d.Form != "" && o.Name != d.Form {
			continue
		}
		one, err := known(o)
		if err != nil || d.Form != "" {
			return one, err
		}
		fields, words := one.Likeness(d)
		switch like := [2]int{fields, words}; slices.Compare(like[:], most[:]) {
		case 1:
			best, most, equal = one, like, false
		case 0:
			equal = true
		}
	}
	if best == nil || equal {
		return nil, returned.ErrNoForm
	}
	return best, nil
}

// knownForms caches the forms read before: *apdocs.Outline -> *read.Form.
var knownForms sync.Map

// sheetOf returns the outline of the party's sheet that a document is: the sheet that its properties name
// or, if they name none, whose title is printed. It returns whole for a whole form.
func sheetOf(whole *apdocs.Outline, d *read.Document) *apdocs.Outline {
	for _, p := range whole.Parties() {
		sheet, err := whole.For(p)
		if err == nil && (d.Party == p || d.Party == "" && d.Prints(sheet.Title)) {
			return sheet
		}
	}
	return whole
}

// known prepares a form, or the sheet of a party, for reading.
func known(o *apdocs.Outline) (*read.Form, error) {
	if kept, ok := knownForms.Load(o); ok {
		return kept.(*read.Form), nil
	}
	var blanks []*read.Document
	for _, large := range []bool{false, true} {
		blank, err := ownBlank(o, large)
		if err != nil {
			return nil, err
		}
		blanks = append(blanks, blank)
	}
	whole, err := apdocs.Outlined(o.New())
	if err != nil {
		return nil, err
	}
	made := read.NewForm(o, control.NewTable(whole), blanks...)
	made.Print = func(rows, parts int) ([]*read.Document, error) { return printed(o, rows, parts) }
	kept, _ := knownForms.LoadOrStore(o, made)
	return kept.(*read.Form), nil
}

// Rows and repeated parts that are looked for by their printed words.
const mostRows, mostParts = 200, 60

// printed returns the form's own documents, with so many rows and repeated parts at least.
func printed(o *apdocs.Outline, rows, parts int) (all []*read.Document, err error) {
	for _, large := range []bool{false, true} {
		f := o.New()
		withAdded(f)
		d, err := own(o, f, &render.Options{Fillable: true, LargePrint: large, Rows: min(rows, mostRows),
			Reviews: min(parts, mostParts)})
		if err != nil {
			return nil, err
		}
		all = append(all, d)
		if o.Letter != nil {
			continue // what is sent of it does not print its answers
		}
		if o.Sheet != "" {
			d, err = answeredByOthers(o, rows, large)
		} else {
			d, err = completed(o, rows, parts, large)
		}
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}

// ownBlank is the form's own blank to fill in.
func ownBlank(o *apdocs.Outline, large bool) (*read.Document, error) {
	return own(o, o.New(), &render.Options{Fillable: true, LargePrint: large})
}

// own is a document of the form, or of the sheet of a party, for a record without answers to its questions.
func own(o *apdocs.Outline, f apdocs.Form, options *render.Options) (*read.Document, error) {
	options.Party = o.Sheet
	return parsed(NewEncoder(options), f)
}

// completed returns a completed document of the form in which it is known where answers stand.
func completed(o *apdocs.Outline, rows, parts int, large bool) (*read.Document, error) {
	e := NewEncoder(&render.Options{LargePrint: large})
	e.places = true
	d, err := parsed(e, grown(o, min(rows, mostRows), min(parts, mostParts)))
	if err != nil {
		return nil, err
	}
	d.Completed = true
	return d, nil
}

// answeredByOthers returns the sheet of a party on which what others answer is printed, and where that
// stands is known.
func answeredByOthers(o *apdocs.Outline, rows int, large bool) (*read.Document, error) {
	rows = min(rows, mostRows)
	e := NewEncoder(&render.Options{Fillable: true, LargePrint: large, Rows: rows, Party: o.Sheet})
	e.places = true
	f := grown(o, rows, 1)
	whole, err := apdocs.Outlined(f)
	if err != nil {
		return nil, err
	}
	for _, one := range whole.Fields {
		if !slices.Contains(o.Fields, one) {
			answer(one, f)
		}
	}
	return parsed(e, f)
}

// answer gives a question some answer in every row.
func answer(q *apdocs.Field, f apdocs.Form) {
	switch p := q.Pointer(f, apdocs.At{}).(type) {
	case *apdocs.Date:
		*p = apdocs.NewDate(2000, time.January, 1)
	case *apdocs.Rating:
		*p = apdocs.NotSure
	case *apdocs.Signature:
		p.Name = someText
	default:
		if v := reflect.ValueOf(p).Elem(); v.Kind() == reflect.String && len(q.Choices) > 0 {
			v.SetString(q.Choices[0].Value)
		} else if v.Kind() == reflect.String {
			v.SetString(someText)
		}
	}
}

func parsed(e *Encoder, f apdocs.Form) (*read.Document, error) {
	var b bytes.Buffer
	if err := e.Encode(&b, f); err != nil {
		return nil, err
	}
	p, err := read.Open(&b)
	if err != nil {
		return nil, err
	}
	return p.Parse(control.Prefix)
}
