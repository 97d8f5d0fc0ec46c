// Package apdocs is the kit that documents of alternative provision (AP) are
// written with, and their shared vocabulary: pupil, provider, placement, dates,
// signatures, an organisation's settings. The documents themselves are in package
// documents; what counts days is in package calendar.
//
// A document is a Go struct with a [Form.Layout] method. The struct says what is
// kept; the layout says what is printed, in what order, and where each answer is
// kept, by pointing at the field. The zero value is a blank form.
//
// Layout is called once for a type, on a zero record. Its pointers become
// paths into the struct, which together are an [Outline]. Everything else is a
// walk over that outline: JSON Schema and checks (package schema), PDF and Word
// documents (packages below render). So a form of somebody's own, in any
// package, gets all of them by having a Layout method and embedding [Record].
//
// The package imports the standard library only, and never reads the clock.
package apdocs

import (
	"fmt"
	"strings"
)

// A Form is a document to fill in: a pointer to a struct that embeds [Record] and has a
// layout.
type Form interface {
	// Layout returns the printed form. It is called on a zero record, so it must not
	// depend on any answer; use [When] for what does.
	Layout() *Layout
	// Envelope returns the part that every record has. Embedding [Record] provides it.
	Envelope() *Record
}

// Named returns a blank record of the form with the given name, such as "progress-visit".
// If no form has that name, the error suggests similar names.
func Named(name string, forms []Form) (Form, error) {
	var names []string
	for _, f := range forms {
		o, err := Outlined(f)
		if err != nil {
			return nil, err
		}
		if o.Name == name {
			blank := o.New()
			blank.Envelope().Form = name
			return blank, nil
		}
		names = append(names, o.Name)
	}
	if near := Nearest(name, names); len(near) > 0 {
		return nil, fmt.Errorf("no form is named %.60q; did you mean %s?", name, strings.Join(near, " or "))
	}
	return nil, fmt.Errorf("no form is named %.60q; the forms are %s", name, strings.Join(names, ", "))
}
