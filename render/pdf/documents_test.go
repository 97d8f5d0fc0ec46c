package pdf

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/dump"
)

const testdata = "../../testdata/"

// A sample is a record to make documents from.
type sample struct {
	name   string // of its file, "zero" for one without answers
	record apdocs.Form
}

// samples returns an empty record and those in testdata.
func samples(tb testing.TB, o *apdocs.Outline) []sample {
	tb.Helper()
	all := []sample{{"zero", o.New()}}
	files, err := filepath.Glob(testdata + "records/" + o.Name + "-*.json")
	if err != nil {
		tb.Fatal(err)
	}
	for _, file := range files {
		s := sample{strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), o.Name+"-"), ".json"), o.New()}
		readJSON(tb, file, s.record)
		all = append(all, s)
	}
	return all
}

func readJSON(tb testing.TB, file string, v any) {
	tb.Helper()
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, v)
	}
	if err != nil {
		tb.Fatal(err)
	}
}

// organisation returns the sample school with its logo.
func organisation(tb testing.TB) *apdocs.Organisation {
	tb.Helper()
	org := new(apdocs.Organisation)
	readJSON(tb, testdata+"org/sample-school.json", org)
	var err error
	if org.LogoImage, err = os.ReadFile(testdata + "org/" + org.Logo); err != nil {
		tb.Fatal(err)
	}
	return org
}

// somebody is an addressee who can be printed.
var somebody = apdocs.Addressee{Name: "Pat Example", Address: "1 Example Road\nSampletown"}

// addressee returns the first addressee of the record's letters, or nil if the form is not
// a letter.
func addressee(o *render.Options, f apdocs.Form) *apdocs.Addressee {
	to, err := o.Addressees(f)
	switch {
	case err != nil:
		return &somebody
	case len(to) == 0:
		return nil
	}
	return &to[0]
}

// anybody returns somebody if the form is a letter.
func anybody(o *render.Options, f apdocs.Form) *apdocs.Addressee {
	if addressee(o, f) == nil {
		return nil
	}
	return &somebody
}

// A making is a document with its input and its layout.
type making struct {
	name      string // form and kind of document
	sample    string
	record    apdocs.Form
	to        *apdocs.Addressee // of a letter; nil for its first addressee
	options   render.Options
	outline   *apdocs.Outline
	*document        // after writing
	file      []byte //
	structure string // of package dump
	elements  []*element
	words     []dump.Word
}

func (m *making) blank() bool { return m.options.Rendition == render.Blank }

// make writes a document and reads it.
func (m *making) make(tb testing.TB, e *Encoder) {
	tb.Helper()
	to := m.to
	if to == nil {
		to = addressee(&m.options, m.record)
	}
	p, err := e.plan(m.record, to)
	if err != nil {
		tb.Fatal(err)
	}
	if m.outline, err = m.options.Outlined(m.record); err != nil {
		tb.Fatal(err)
	}
	m.to, m.document = to, newDocument(p)
	out, err := m.document.write(m.record, to)
	if err != nil {
		tb.Fatal(err)
	}
	m.file = bytes.Clone(out)
	m.read(tb)
}

func (m *making) read(tb testing.TB) {
	tb.Helper()
	var err error
	if m.structure, err = dump.Structure(m.file); err != nil {
		tb.Fatal(err)
	}
	m.elements = parse(tb, m.structure)
	if m.words, err = dump.Words(m.file); err != nil {
		tb.Fatal(err)
	}
}

// everyMaking runs a test for every kind of document of every form and record: completed,
// draft and blank, in normal and in large print.
func everyMaking(t *testing.T, test func(*testing.T, *making)) {
	org := organisation(t)
	marked := *org
	marked.Marking = "OFFICIAL-SENSITIVE"
	for _, f := range documents.All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range []struct {
			name    string
			options render.Options
		}{
			{"completed", render.Options{}},
			{"draft", render.Options{Draft: true}},
			{"blank", render.Options{Rendition: render.Blank}},
		} {
			for _, large := range []bool{false, true} {
				kind, options := kind.name, kind.options
				options.LargePrint, options.Organisation = large, org
				if options.Draft {
					options.Organisation = &marked
				}
				if large {
					kind += "-large"
				}
				t.Run(o.Name+"/"+kind, func(t *testing.T) {
					t.Parallel()
					e := NewEncoder(&options)
					for _, s := range samples(t, o) {
						if zero := s.name == "zero"; options.Rendition == render.Completed && zero != options.Draft {
							continue // drafts are of what lacks most, records of what is answered
						}
						t.Run(s.name, func(t *testing.T) {
							m := &making{name: o.Name + "-" + kind, sample: s.name, record: s.record, options: options}
							m.make(t, e)
							test(t, m)
						})
					}
				})
			}
		}
	}
}

// An element is a line of a structure dump with the lines below it.
type element struct {
	kind   string
	attr   string // between kind and text
	text   string // of all its content
	own    string // of its own content only
	raw    strings.Builder
	kids   []*element
	parent *element
}

func (e *element) within(kind string) bool {
	for e = e.parent; e != nil; e = e.parent {
		if e.kind == kind {
			return true
		}
	}
	return false
}

// parse parses a structure dump.
func parse(tb testing.TB, structure string) (all []*element) {
	tb.Helper()
	var open []*element
	for line := range strings.Lines(structure) {
		line = strings.TrimSuffix(line, "\n")
		body := strings.TrimLeft(line, " ")
		depth := (len(line) - len(body)) / 2
		open = open[:depth]
		head, text, quoted := strings.Cut(body, `"`)
		said := ""
		if quoted && !strings.HasPrefix(body, "Form ") {
			var err error
			if said, err = strconv.Unquote(`"` + text); err != nil {
				tb.Fatalf("%s: %v", line, err)
			}
		}
		if body[0] != '"' {
			e := &element{}
			e.kind, e.attr, _ = strings.Cut(strings.TrimSpace(head), " ")
			if depth > 0 {
				e.parent = open[depth-1]
				e.parent.kids = append(e.parent.kids, e)
			}
			open, all = append(open, e), append(all, e)
		}
		if k := len(open) - 1; !strings.Contains(head, "ActualText") {
			open[k].own += said
		}
		for _, e := range open {
			e.raw.WriteString(" " + said)
		}
	}
	for _, e := range all {
		e.text = folded(strings.ReplaceAll(e.raw.String(), "\u00AD", ""))
	}
	return all
}

// folded returns text with any white space, including no-break spaces, as single spaces.
func folded(text string) string { return strings.Join(strings.Fields(text), " ") }
