package peers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/api"
)

// A fillable is the same form with fields for its answers: pdfcpu fills existing fields.
type fillable struct {
	file    []byte
	answers []byte // of the evaluation, as pdfcpu reads them
}

// A field is a place for an answer, on a page counted from 1.
type field struct {
	page       int
	x, y, w, h float64
	text       string
	choice     bool // one of the five boxes of the scale
}

// newFillable draws the form with fpdf and has pdfcpu add the fields to it.
func newFillable(e *evaluation) (*fillable, error) {
	api.DisableConfigDir()
	var drawn bytes.Buffer
	var fields []field
	if err := writeFpdfForm(&drawn, e, &fields); err != nil {
		return nil, err
	}
	form, err := json.Marshal(formOf(fields))
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	if err := api.Create(bytes.NewReader(drawn.Bytes()), bytes.NewReader(form), &file, nil); err != nil {
		return nil, fmt.Errorf("add the fields: %w", err)
	}
	answers, err := json.Marshal(answersOf(fields))
	return &fillable{file.Bytes(), answers}, err
}

type object map[string]any

var scaleValues = []string{"5", "4", "3", "2", "1"}

// formOf describes the fields for pdfcpu to create.
func formOf(fields []field) object {
	font := object{"name": "Helvetica", "size": 10}
	content := map[int]object{}
	for i, f := range fields {
		c := content[f.page]
		if c == nil {
			c = object{"textfield": []object{}, "radiobuttongroup": []object{}}
			content[f.page] = c
		}
		kind := "textfield"
		o := object{"id": fmt.Sprint("f", i), "pos": []float64{f.x, f.y + f.h}, "width": f.w, "font": font}
		if f.choice {
			kind = "radiobuttongroup"
			o["width"], o["orientation"] = boxSide, "hor"
			o["buttons"] = object{"values": scaleValues, "gap": 43,
				"label": object{"value": " ", "width": 12, "gap": 2, "font": font}}
		} else {
			o["height"], o["multiline"] = f.h, true
		}
		c[kind] = append(c[kind].([]object), o)
	}
	pages := object{}
	for n, c := range content {
		pages[fmt.Sprint(n)] = object{"content": c}
	}
	return object{"origin": "UpperLeft", "pages": pages}
}

// answersOf returns the answers in the format that pdfcpu reads.
func answersOf(fields []field) object {
	texts, choices := []object{}, []object{}
	for i, f := range fields {
		o := object{"name": fmt.Sprint("f", i), "value": f.text}
		if f.choice {
			choices = append(choices, o)
		} else {
			texts = append(texts, o)
		}
	}
	return object{"forms": []object{{"textfield": texts, "radiobuttongroup": choices}}}
}

func writePdfcpu(w io.Writer, f *fillable) error {
	return api.FillForm(bytes.NewReader(f.file), bytes.NewReader(f.answers), w, nil)
}
