package pdf

import (
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
)

// No blank has a page of less than a fifth, however much stands above and below its
// questions: with no organisation, with one that says nothing about data, with room
// for the mark of a print run, and with other numbers of reviews. Some of them have
// fewer lines to write on for that, or closer ones.
func TestStrandedBlanks(t *testing.T) {
	silent := organisation(t)
	silent.Privacy, silent.DataContact, silent.Retention = "", "", ""
	var all []render.Options
	var fewer, closer bool
	for _, large := range []bool{false, true} {
		for _, org := range []*apdocs.Organisation{nil, organisation(t), silent} {
			for _, sorted := range []bool{false, true} {
				all = append(all, render.Options{Organisation: org, LargePrint: large, Sorted: sorted, Duplex: sorted})
			}
		}
		for reviews := -1; reviews < 3; reviews++ {
			all = append(all, render.Options{LargePrint: large, Reviews: reviews})
		}
	}
	for _, f := range documents.All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, options := range all {
			for _, party := range append([]apdocs.Party{""}, o.Parties()...) {
				options.Rendition, options.Party = render.Blank, party
				f, c := checkStranded(t, o, options)
				fewer, closer = fewer || f, closer || c
			}
		}
	}
	if !fewer || !closer {
		t.Errorf("documents with fewer lines: %v, with closer lines: %v", fewer, closer)
	}
}

// checkStranded reports whether a blank has fewer or closer lines.
func checkStranded(t *testing.T, o *apdocs.Outline, options render.Options) (fewer, closer bool) {
	t.Helper()
	p, err := NewEncoder(&options).plan(o.New(), nil)
	if err != nil {
		t.Fatal(err)
	}
	d := newDocument(p)
	if err := d.lay(o.New(), nil); err != nil {
		t.Fatal(err)
	}
	for n := range d.pages.Starts {
		if d.pages.Stranded(n) {
			t.Errorf("%s, %q, large print %v, sorted %v, %d reviews: page %d of %d has %d", o.Name, options.Party,
				options.LargePrint, options.Sorted, options.Reviews, n+1, len(d.pages.Starts), d.pages.Filled(n))
		}
	}
	for i := range d.pages.Placed {
		fewer, closer = fewer || d.pages.Placed[i].Fewer > 0, closer || d.pages.Placed[i].Closer > 0
	}
	if closer {
		m := &making{record: o.New(), options: options}
		m.make(t, NewEncoder(&options))
		m.checkRules(t)
	}
	return fewer, closer
}
