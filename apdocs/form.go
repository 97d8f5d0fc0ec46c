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
	"slices"
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

// Nearest returns up to three of the names that are most like name, the most similar
// first. Error messages suggest them.
func Nearest(name string, names []string) []string {
	type guess struct {
		name     string
		distance int
	}
	var near []guess
	lower := strings.ToLower(name)
	for _, n := range names {
		d := distance(lower, strings.ToLower(n))
		if len(name) >= 3 && strings.Contains(strings.ToLower(n), lower) {
			d = min(d, 1)
		}
		if d <= 1+len(name)/3 {
			near = append(near, guess{n, d})
		}
	}
	slices.SortStableFunc(near, func(a, b guess) int { return a.distance - b.distance })
	var out []string
	for _, g := range near[:min(len(near), 3)] {
		out = append(out, g.name)
	}
	return out
}

// distance returns the number of bytes to insert, delete or replace to turn a into b. For
// names longer than any of ours it returns a large number.
func distance(a, b string) int {
	const longest = 80
	if len(a) > longest || len(b) > longest {
		return max(len(a), len(b))
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(diagonal+cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
