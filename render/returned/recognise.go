package returned

import (
	"errors"
	"fmt"
	"slices"

	"github.com/apdocs/forms/apdocs"
)

// How a form was recognised.
const (
	ByName      = "name"      // the file names it
	ByQuestions = "questions" // most of the file's answers are to its questions
	ByRecord    = "record"    // its record is attached to the file
)

// recognise returns the form of the file, and how it was recognised.
func recognise(f *File, forms []apdocs.Form) (x *index, how string, err error) {
	if len(forms) == 0 {
		return nil, "", errors.New("name the forms that the file may be, such as documents.All()")
	}
	all := make([]*index, len(forms))
	for i, form := range forms {
		o, err := apdocs.Outlined(form)
		if err != nil {
			return nil, "", err
		}
		all[i] = newIndex(o)
		if f.Form == o.Name {
			return all[i], ByName, nil
		}
	}
	if x, err = nearest(f, all); err != nil {
		return nil, "", err
	}
	return x, ByQuestions, nil
}

// sheetOf returns the outline of the sheet that the file is: of the party that it names or, if
// it names none, of the one whose sheet has exactly the questions in the file. It returns nil
// for the whole form.
func (x *index) sheetOf(f *File) *apdocs.Outline {
	if f.Party != "" {
		sheet, err := x.outline.For(apdocs.Party(f.Party))
		if err != nil {
			return nil // which the form does not have
		}
		return sheet
	}
	found := map[*apdocs.Field]bool{}
	for _, a := range f.Answers {
		if s, ok := x.find(a.Path); ok && s.field != nil {
			found[s.field] = true
		}
	}
	exactly := func(sheet *apdocs.Outline) bool {
		return !slices.ContainsFunc(x.once(), func(s spot) bool {
			return s.field != nil && asks(sheet, s.field) != found[s.field]
		})
	}
	if exactly(nil) {
		return nil
	}
	for _, p := range x.outline.Parties() {
		if sheet, err := x.outline.For(p); err == nil && exactly(sheet) {
			return sheet
		}
	}
	return nil
}

// asks reports whether a sheet asks the question; the whole form, nil, asks every question.
// Every sheet has a field for the reference, whose question is nil.
func asks(sheet *apdocs.Outline, f *apdocs.Field) bool {
	return sheet == nil || f == nil || slices.Contains(sheet.Fields, f)
}

// nearest returns the form that asks for most of what the file contains. It must ask for
// at least half of it, and more than any other form.
func nearest(f *File, all []*index) (*index, error) {
	best, most, equal := (*index)(nil), 0, false
	for _, x := range all {
		n := 0
		for _, a := range f.Answers {
			if s, ok := x.find(a.Path); ok && s.field != nil {
				n++
			}
		}
		if n > most {
			best, most, equal = x, n, false
		} else if n == most {
			equal = true
		}
	}
	switch {
	case best == nil || 2*most < len(f.Answers):
		return nil, ErrNoForm
	case equal:
		return nil, fmt.Errorf("the file does not say which form it is, and may be more than one; %s is one of them",
			best.outline.Name)
	}
	return best, nil
}
