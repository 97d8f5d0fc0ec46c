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

// pageRow adds the row of a document, and checks that a blank has no stranded page that
// fewer writing lines could have avoided.
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
		if m.blank() && m.pages.Stranded(n) {
			m.checkSpared(t, n)
		}
	}
}

// checkSpared checks that the content of a stranded page is taller than the free space and
// removable writing lines of the previous page.
func (m *making) checkSpared(t *testing.T, n int) {
	room := m.pages.RoomBefore(n)
	if need := m.pages.Filled(n); room >= need {
		t.Errorf("%s: page %d has %d, and the page before it has room for %d", m.record.Layout().Name, n+1, need, room)
	}
}
