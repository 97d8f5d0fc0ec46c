package pdf

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
)

// TestPageTable compares the number of pages of each form, and how full the last one is,
// with testdata/pages.txt, which -update rewrites. If a number increases, look at the
// pages.
func TestPageTable(t *testing.T) {
	var b strings.Builder
	org := organisation(t)
	for _, f := range documents.All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, large := range []bool{false, true} {
			for _, party := range append([]apdocs.Party{""}, o.Parties()...) {
				options := render.Options{Organisation: org, Rendition: render.Blank, LargePrint: large, Party: party}
				pageRow(t, &b, options, sample{"zero", o.New()})
			}
			for _, s := range samples(t, o) {
				if s.name != "zero" {
					pageRow(t, &b, render.Options{Organisation: org, LargePrint: large}, s)
				}
			}
		}
	}
	const name = testdata + "pages.txt"
	if *update {
		if err := os.WriteFile(name, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
	for _, line := range strings.Split(b.String(), "\n") {
		if !slices.Contains(want, line) {
			t.Errorf("%s does not have %s", name, line)
		}
	}
	if got := strings.Count(b.String(), "\n"); got+1 != len(want) {
		t.Errorf("%s has %d rows, of %d documents", name, len(want)-1, got)
	}
}

// pageRow adds the row of a document, and wants no page of less than a fifth but for
// those that are listed with a reason.
func pageRow(t *testing.T, b *strings.Builder, options render.Options, s sample) {
	t.Helper()
	m := &making{record: s.record, options: options}
	m.make(t, NewEncoder(&options))
	kind := "completed"
	if m.blank() {
		kind = "blank"
	}
	if options.LargePrint {
		kind += ", large print"
	}
	if options.Party != "" {
		kind += ", for " + string(options.Party)
	}
	last := len(m.pages.Starts) - 1
	page := m.Look.ContentEnd - m.Look.ContentTop
	name := m.record.Layout().Name
	fmt.Fprintf(b, "%-28s %-10s %-36s %3d pages, %3d %%\n", name, s.name, kind, last+1, m.pages.Filled(last)*100/page)
	for n := range m.pages.Starts {
		if m.pages.Stranded(n) && stranded[strings.Join(strings.Fields(name+" "+s.name+" "+kind), " ")] == "" {
			t.Errorf("%s, %s, %s: page %d has %d of %d", name, s.name, kind, n+1, m.pages.Filled(n), page)
		}
	}
}

// stranded are the documents with a page of less than a fifth, and why there is one.
var stranded = map[string]string{
	"progress-visit ordinary completed, large print": "the page before is full of signatures, which stay together",
	"commissioning-checklist hard completed":         "the answer before goes on from page to page",
	"off-site-direction-notice ordinary completed":   "the slip has moved to a sheet of its own",
}
