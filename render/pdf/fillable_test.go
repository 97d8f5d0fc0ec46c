package pdf_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/returned"
	"github.com/apdocs/forms/render/translation"
	"github.com/apdocs/forms/schema"
)

// fillable returns the form to fill in on screen with the record's answers.
func fillable(t testing.TB, f apdocs.Form, o render.Options) []byte {
	t.Helper()
	o.Fillable = true
	var b bytes.Buffer
	if err := pdf.Encode(&b, f, &o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// recordOf is a record of the testdata by its name.
func recordOf(t testing.TB, name string) apdocs.Form {
	t.Helper()
	text, err := os.ReadFile("../../testdata/records/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	f, err := schema.Decode(bytes.NewReader(text), &schema.Options{Forms: documents.All()})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func canonical(t testing.TB, f apdocs.Form) string {
	t.Helper()
	text, err := schema.Canonical(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// asked returns a record with only what a form to fill in asks for: of the envelope the
// reference, of signatures the name, the day and, if asked for, the role, and no answers for
// unticked boxes.
func asked(t testing.TB, f apdocs.Form) apdocs.Form {
	t.Helper()
	o, err := apdocs.Outlined(f)
	if err != nil {
		t.Fatal(err)
	}
	e := f.Envelope()
	e.Version, e.Status = o.Version, ""
	switch f := f.(type) { // replies are on the slips of letters
	case *documents.OffSiteDirectionNotice:
		f.Replies = nil
	case *documents.SixthDayNotice:
		f.Replies = nil
	}
	roles := map[*apdocs.Field]bool{}
	walkBlocks(o.Blocks, func(b apdocs.Block) {
		switch b := b.(type) {
		case *apdocs.Table:
			role := slices.ContainsFunc(b.Columns, func(c apdocs.Column) bool { return c.Kind == apdocs.RoleColumn })
			for _, row := range b.Rows {
				roles[row[0]] = role
			}
		case *apdocs.Answers:
			for _, f2 := range b.Fields {
				if a, ok := f2.Pointer(f, apdocs.At{}).(*apdocs.YesNo); b.Ticks && ok && *a != apdocs.Yes {
					*a = ""
				}
			}
		}
	})
	for _, s := range o.Signatures() {
		if _, onForm := roles[s]; !onForm && o.Letter != nil { // on the reply slip
			*apdocs.SignatureIn(f, s) = apdocs.Signature{}
		}
		sign := apdocs.SignatureIn(f, s)
		*sign = apdocs.Signature{Name: sign.Name, Role: sign.Role, At: dayAlone(sign.At)}
		if !roles[s] {
			sign.Role = ""
		}
	}
	return f
}

// dayAlone returns the moment without its time, as a form shows it.
func dayAlone(m apdocs.Moment) apdocs.Moment {
	if m.IsZero() {
		return m
	}
	d := m.Date()
	return apdocs.NewMoment(time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC))
}

func walkBlocks(blocks []apdocs.Block, visit func(apdocs.Block)) {
	for _, b := range blocks {
		visit(b)
		_, within, _ := apdocs.Inside(b)
		walkBlocks(within, visit)
	}
}

// Every record of testdata with which its form was filled in is returned unchanged, in other languages too.
func TestFilledFormsComeBack(t *testing.T) {
	names, err := filepath.Glob("../../testdata/records/*.json")
	if err != nil || len(names) == 0 {
		t.Fatal("no records", err)
	}
	ways := map[string]render.Options{"print": {}, "large print": {LargePrint: true}}
	for _, tag := range []string{"pl", "ar", "pt", "hu", "de"} {
		in, err := translation.PseudoIn(tag, documents.All()...)
		if err != nil {
			t.Fatal(err)
		}
		ways[tag] = render.Options{Translation: in}
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			read := func() apdocs.Form { return recordOf(t, strings.TrimSuffix(filepath.Base(name), ".json")) }
			for way, options := range ways {
				d, err := pdf.Decode(bytes.NewReader(fillable(t, read(), options)), documents.All()...)
				if err != nil {
					t.Fatal(err)
				}
				if got, want := canonical(t, d.Form), canonical(t, asked(t, read())); got != want {
					t.Errorf("%s: %s", way, firstDifference(got, want))
				}
				for _, e := range d.Report.Answers {
					if e.State == returned.NotFound || e.State == returned.NotRead {
						t.Errorf("%s: %s, %s: %s", way, e.Path, e.State, e.Note)
					}
				}
			}
		})
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got " + strings.Join(g[max(i-3, 0):i+2], "|") + "\n want " + strings.Join(w[max(i-3, 0):i+2], "|")
		}
	}
	return "one is longer than the other"
}

// An empty form has no answers, and none of its questions is missing.
func TestEmptyFormsComeBack(t *testing.T) {
	for _, f := range documents.All() {
		d, err := pdf.Decode(bytes.NewReader(fillable(t, f, render.Options{})), documents.All()...)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range d.Report.Answers {
			if e.State != returned.Unanswered {
				t.Errorf("%s, %s: %s %s", d.Report.Form, e.Path, e.State, e.Note)
			}
		}
	}
}

// The error about a file that is not a fillable form says what happened to it.
func TestFieldless(t *testing.T) {
	var b bytes.Buffer
	if err := pdf.Encode(&b, &documents.ProgressVisit{}, nil); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		file []byte
		said string
	}{
		{b.Bytes(), "completed document or a blank"},
		{make([]byte, pdf.MaxReturned+1), "larger than 64 MB"},
		{[]byte("%PDF-1.7\n"), "its end is missing"},
		{[]byte("PK"), "not a PDF"},
	} {
		if _, err := pdf.Decode(bytes.NewReader(c.file), documents.All()...); err == nil ||
			!strings.Contains(err.Error(), c.said) {
			t.Errorf("%v, want %s", err, c.said)
		}
	}
	if _, err := pdf.Decode(errReader{}, documents.All()...); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Error(err)
	}
}

type errReader struct{}

func (errReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// A completed document with its record attached gives the record back, all of it.
func TestAttachedRecord(t *testing.T) {
	f := recordOf(t, "progress-visit-ordinary")
	e := pdf.NewEncoder(&render.Options{AttachRecord: schema.Canonical})
	var b bytes.Buffer
	for range 2 { // the second is written with the memory of the first
		b.Reset()
		if err := e.Encode(&b, f); err != nil {
			t.Fatal(err)
		}
		d, err := pdf.Decode(bytes.NewReader(b.Bytes()), documents.All()...)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := canonical(t, d.Form), canonical(t, f); got != want || d.Report.Recognised != returned.ByRecord {
			t.Errorf("recognised by %s: %s", d.Report.Recognised, firstDifference(got, want))
		}
		f.Envelope().Reference = "PV-2"
	}
	for _, o := range []render.Options{{Rendition: render.Blank}, {Fillable: true}, {Party: apdocs.PartyPupil}} {
		o.AttachRecord = schema.Canonical
		if err := pdf.Encode(io.Discard, f, &o); err == nil {
			t.Errorf("%+v: the record was attached", o)
		}
	}
}

// A form's bytes are the same whatever an encoder has written before, which it remembers.
func TestFillableBytes(t *testing.T) {
	for _, name := range []string{"progress-visit", "placement-evaluation"} {
		e := pdf.NewEncoder(&render.Options{Fillable: true})
		for _, kind := range []string{"ordinary", "hard", "ordinary", "ordinary"} {
			f := recordOf(t, name+"-"+kind)
			var b bytes.Buffer
			if err := e.Encode(&b, f); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(b.Bytes(), fillable(t, f, render.Options{})) {
				t.Errorf("%s-%s: other bytes than of an encoder that has written nothing", name, kind)
			}
		}
	}
}

// Each widget is named by section, row, label and, of a button, its choice, and the widgets
// of a page follow one another as the structure reads them.
func TestAccessibleNames(t *testing.T) {
	f := recordOf(t, "progress-visit-ordinary")
	file, form := fieldsOf(t, fillable(t, f, render.Options{}))
	names := map[string][]string{}
	for _, field := range form.Fields {
		for _, w := range field.Widgets {
			names[field.Name] = append(names[field.Name], file.Text(file.Dict(w)["TU"]))
		}
	}
	for name, want := range map[string][]string{
		"pupil.name":       {"Name of Student (required)"},
		"pupil.birthDate":  {"Date of birth, for example 9 March 2026"},
		"objectives.1.aim": {"Placement Objectives, Objective 2, Original objective"},
		"procedures.siteSafe": {"Visit procedures, Did the site feel safe? (required): Yes",
			"Visit procedures, Did the site feel safe? (required): No"},
		"signatures.school.name": {"Signed, School, name"},
		"signatures.school.at":   {"Signed, School, date, for example 9 March 2026"},
	} {
		if !slices.Equal(names[name], want) {
			t.Errorf("%s: %q, want %q", name, names[name], want)
		}
	}
}

// A field of one line is wide enough for a few words, and one for a date for a whole date; a narrower one has two
// lines.
func TestNarrowFields(t *testing.T) {
	const several = 1 << 12 // the flag of fields with several lines
	narrow := 0
	for _, f := range documents.All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		d, form := fieldsOf(t, fillable(t, o.New(), render.Options{}))
		for _, field := range form.Fields {
			for _, w := range field.Widgets {
				if wide := widthOf(d, d.Dict(w)); field.Kind == "Ch" && wide < 85 { // “Choose an item”
					t.Errorf("%s: the list %s is %.0f pt wide", o.Name, field.Name, wide)
				}
			}
			asked := o.Field(rowNumbers.ReplaceAllString(field.Name, "[]."))
			if field.Kind != "Tx" || asked == nil || strings.Contains(field.Name, ".marks.") { // codes of a register
				continue
			}
			least := map[apdocs.Kind]float64{apdocs.KindText: 127, apdocs.KindDate: 106}[asked.Kind]
			for _, w := range field.Widgets {
				wide := widthOf(d, d.Dict(w))
				if wide >= least {
					continue
				}
				narrow++
				if flags, _ := d.Int(field.Dict["Ff"]); flags&several == 0 {
					t.Errorf("%s: %s is %.0f pt wide and has one line", o.Name, field.Name, wide)
				}
			}
		}
	}
	if narrow == 0 {
		t.Error("no form has a narrow field, so this test sees nothing")
	}
}

// fieldsOf reads a document and its form.
func fieldsOf(t *testing.T, data []byte) (*file.Document, *acroform.Form) {
	t.Helper()
	d, err := file.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	form, err := acroform.Read(d)
	if err != nil {
		t.Fatal(err)
	}
	return d, form
}

// widthOf returns the width of a widget in points.
func widthOf(d *file.Document, widget file.Dict) float64 {
	rect := d.Array(widget["Rect"])
	left, _ := d.Number(rect[0])
	right, _ := d.Number(rect[2])
	return right - left
}

// TestLongAnswersShow checks that an answer that is filled in beforehand has as many lines as it takes: a
// text that is longer than its field is wide is in a field of several lines, of at least two lines' height.
func TestLongAnswersShow(t *testing.T) {
	const several = 1 << 12
	v := &documents.ProgressVisit{}
	v.Pupil.Name = "Alex Example-Sample of the very long and often misspelt double name Placeholder"
	d, form := fieldsOf(t, fillable(t, v, render.Options{Lock: true}))
	for _, field := range form.Fields {
		flags, _ := d.Int(field.Dict["Ff"])
		switch field.Name {
		case "pupil.name":
			rect := d.Array(d.Dict(field.Widgets[0])["Rect"])
			low, _ := d.Number(rect[1])
			high, _ := d.Number(rect[3])
			if flags&several == 0 || high-low < 2*12 {
				t.Errorf("%s: the field has the flags %d and is %.0f pt high", field.Name, flags, high-low)
			}
		case "provider.name":
			if flags&several != 0 {
				t.Errorf("%s: has no answer, and several lines", field.Name)
			}
		}
	}
}

// rowNumbers matches the number of a row in the name of a field.
var rowNumbers = regexp.MustCompile(`\.\d+\.`)
