package docx_test

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/returned"
)

var (
	anyBookmark   = regexp.MustCompile(`<w:bookmark(Start|End)[^>]*/>`)
	anyProperties = regexp.MustCompile(`(?s)<w:sdtPr>.*?</w:sdtPr>`)
	anyRun        = regexp.MustCompile(`(?s)<w:r>.*?</w:r>`)
	anyControl    = regexp.MustCompile(`</?w:sdt(Content)?>`)
)

// withoutFields returns the document as programs write it that know no content controls.
func withoutFields(t testing.TB, data []byte) []byte {
	t.Helper()
	return repacked(t, data, map[string]change{mainPart: func(s string) string {
		return anyControl.ReplaceAllString(anyProperties.ReplaceAllString(anyBookmark.ReplaceAllString(s, ""), ""), "")
	}}, nil)
}

// A form without any field left gives the record back by its printed words.
func TestDecodeByWords(t *testing.T) {
	for name, f := range records(t) {
		for _, large := range []bool{false, true} {
			if large && strings.HasSuffix(name, "-hard") {
				continue // takes long, and says no more
			}
			data := fillable(t, f, &render.Options{Fillable: true, LargePrint: large})
			asked := paths(t, data)
			d := decode(t, withoutFields(t, data))
			if got, want := pruned(t, d.Form, asked), pruned(t, f, asked); got != want {
				t.Errorf("%s, large %v: is\n%s\nand was\n%s", name, large, got, want)
			}
			if !strings.Contains(strings.Join(d.Report.Notes, " "), "has no fields") {
				t.Errorf("%s: the notes are %q", name, d.Report.Notes)
			}
		}
	}
}

// A completed document gives its record back by its printed words: what the form asks for.
func TestDecodeCompleted(t *testing.T) {
	for name, f := range records(t) {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		if o.Letter != nil {
			continue
		}
		asked := paths(t, fillable(t, f, &render.Options{Fillable: true}))
		for _, options := range []render.Options{{}, {Draft: true}} {
			d := decode(t, encode(t, f, &options))
			if got, want := pruned(t, d.Form, asked), pruned(t, f, asked); got != want {
				t.Errorf("%s %v: is\n%s\nand was\n%s", name, options.Draft, got, want)
			}
		}
	}
}

// A completed document in which hardly anything is answered, so that most of what a blank prints is not
// there, gives back what is.
func TestDecodeCompletedSparse(t *testing.T) {
	for _, f := range documents.All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		if o.Letter != nil {
			continue
		}
		answered := 0
		for _, q := range o.Fields {
			p, ok := q.Pointer(f, apdocs.At{}).(*string)
			if ok && q.Question.Format == "" && !strings.Contains(q.Name, "[]") && answered < 2 {
				*p, answered = "Sample answer", answered+1
			}
		}
		asked := paths(t, fillable(t, f, &render.Options{Fillable: true}))
		d := decode(t, encode(t, f, &render.Options{Draft: true}))
		if got, want := pruned(t, d.Form, asked), pruned(t, f, asked); got != want || answered == 0 {
			t.Errorf("%s: is\n%s\nand was\n%s", o.Name, got, want)
		}
	}
}

// What is known of a signature that is still to be given is printed, and read back, whichever part of it that is.
func TestDecodeToSign(t *testing.T) {
	at := apdocs.NewMoment(time.Date(2026, time.November, 12, 0, 0, 0, 0, time.UTC))
	for _, form := range []string{"placement-evaluation", "pupil-views", "progress-visit", "annual-provider-report"} {
		f := records(t)[form+"-ordinary"]
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		s := apdocs.SignatureIn(f, o.Signatures()[0])
		for known := 1; known < 8; known++ {
			*s = apdocs.Signature{}
			if known&1 != 0 {
				s.Name = "Jordan Sample"
			}
			if known&2 != 0 {
				s.Role = "Head of Year"
			}
			if known&4 != 0 {
				s.At = at
			}
			for _, large := range []bool{false, true} {
				d := decode(t, encode(t, f, &render.Options{Draft: true, LargePrint: large}))
				if got := *apdocs.SignatureIn(d.Form, o.Signatures()[0]); got != *s {
					t.Errorf("%s, large print %v: is %+v and was %+v", form, large, got, *s)
				}
			}
		}
	}
}

// Rows that are headed by names are read back however few rows with numbers the document has.
func TestDecodeNamedRows(t *testing.T) {
	f := &documents.RiskAssessment{}
	for _, name := range documents.NamedRisks() {
		f.Risks = append(f.Risks, documents.Risk{Controls: apdocs.LongText("A plan for " + name)})
	}
	d := decode(t, encode(t, f, nil))
	back := d.Form.(*documents.RiskAssessment)
	if !slices.Equal(back.Risks, f.Risks) {
		t.Errorf("is %+v and was %+v", back.Risks, f.Risks)
	}
}

// The numbered labels of missing answers at the top of a draft are not taken for the rows of a list.
func TestDecodeDraftPanel(t *testing.T) {
	f := records(t)["part-time-agreement-ordinary"].(*documents.PartTimeAgreement)
	f.Providers, f.Reviews = nil, make([]apdocs.Review, 4)
	o, err := apdocs.Outlined(f)
	if err != nil {
		t.Fatal(err)
	}
	listed := 0
	for _, q := range o.Fields {
		if q.Question.Required && q.Kind != apdocs.KindGroup && !strings.Contains(q.Name, "[]") {
			reflect.ValueOf(q.Pointer(f, apdocs.At{})).Elem().SetZero()
		}
		n := len(render.Missing(o, f))
		if n == listed {
			continue
		}
		listed = n
		d := decode(t, encode(t, f, &render.Options{Draft: true}))
		if len(d.Form.(*documents.PartTimeAgreement).Providers) > 0 {
			t.Errorf("%d labels of missing answers are read as providers", n)
		}
	}
	if listed < 8 {
		t.Errorf("only %d answers were missing", listed)
	}
}

// What has lost its field alone, was deleted with its question, or stands in another document.
func TestDecodePieces(t *testing.T) {
	data := typedVisit(t)
	cell := func(text, tag string) string { // the cell of a table with the control
		at := strings.Index(text, `<w:tag w:val="`+tag+`"/>`)
		from, to := strings.LastIndex(text[:at], "<w:tc>"), at+strings.Index(text[at:], "</w:tc>")
		return text[from:to]
	}
	text := body(t, data)
	role := cell(text, "visit.role")
	d := decode(t, edited(t, data, role, anyControl.ReplaceAllString(anyProperties.ReplaceAllString(
		anyBookmark.ReplaceAllString(role, ""), ""), "")))
	if got, state := answer(t, d, "visit.role"); got != "Head of Year" || state != returned.Doubtful {
		t.Errorf("a field that is lost: %q is %s", got, state)
	}
	d = decode(t, edited(t, data, role, `<w:tc><w:p></w:p>`))
	if got, state := answer(t, d, "visit.role"); got != "" || state == returned.AsTyped {
		t.Errorf("a question that is deleted: %q is %s", got, state)
	}
	inside := edited(t, withoutFields(t, data), "<w:body>", "<w:body><w:p>"+run("Dear Pat, here is the form.")+"</w:p>",
		"<w:sectPr>", "<w:p>"+run("Yours, Sam")+"</w:p><w:sectPr>")
	if got, state := answer(t, decode(t, inside), "procedures.comments"); got != "All was well." ||
		state != returned.AsTyped {
		t.Errorf("in another document: %q is %s", got, state)
	}
}

// A column that was deleted from a table of rows is reported, though other columns have their answers.
func TestDecodeLostColumn(t *testing.T) {
	f := records(t)["full-time-agreement-ordinary"].(*documents.FullTimeAgreement)
	if len(f.Targets) < 2 {
		t.Fatal("the record has no targets")
	}
	data := fillable(t, f, &render.Options{Fillable: true})
	text := body(t, data)
	var pairs []string
	for i := range f.Targets {
		at := strings.Index(text, `<w:tag w:val="targets.`+strconv.Itoa(i)+`.schoolSupport"/>`)
		from, to := strings.LastIndex(text[:at], "<w:tc>"), at+strings.Index(text[at:], "</w:tc>")+len("</w:tc>")
		pairs = append(pairs, text[from:to], "")
	}
	d := decode(t, edited(t, data, pairs...))
	const said = "One question of the form is not in the file: “Target 1, Support from original school”."
	if lines := d.Report.Lines(); !slices.Contains(lines, said) {
		t.Errorf("it is said: %q", lines)
	}
	back := d.Form.(*documents.FullTimeAgreement)
	if len(back.Targets) != len(f.Targets) || back.Targets[0].Target != f.Targets[0].Target {
		t.Errorf("the other columns are %+v", back.Targets)
	}
	for _, line := range decode(t, data).Report.Lines() {
		if strings.Contains(line, "not in the file") {
			t.Errorf("with all columns it is said: %s", line)
		}
	}
}

// A document that does not say which form it is, as after pasting, is recognised by its fields, or by its
// printed words.
func TestDecodeRecognises(t *testing.T) {
	rename := func(s string) string { return strings.ReplaceAll(s, "apdocs.", "other.") }
	unnamed := map[string]change{"docProps/custom.xml": rename}
	for name, f := range records(t) {
		if !strings.HasSuffix(name, "-ordinary") {
			continue
		}
		data := repacked(t, fillable(t, f, &render.Options{Fillable: true}), unnamed, nil)
		for _, d := range []*returned.Document{decode(t, data), decode(t, withoutFields(t, data))} {
			if got := d.Report.Form; got != f.Layout().Name {
				t.Errorf("%s is read as %s", name, got)
			}
			if !strings.Contains(strings.Join(d.Report.Notes, " "), "recognised by its questions") {
				t.Errorf("%s: the notes are %q", name, d.Report.Notes)
			}
		}
	}
}

// A row that is copied in a table is a further row, and a deleted one leaves no gap.
func TestDecodeRows(t *testing.T) {
	data := typedVisit(t)
	text := body(t, data)
	at := strings.Index(text, `<w:tag w:val="objectives.0.aim"/>`)
	from, to := strings.LastIndex(text[:at], "<w:tr>"), at+strings.Index(text[at:], "</w:tr>")+len("</w:tr>")
	row := text[from:to]
	copied := strings.ReplaceAll(strings.ReplaceAll(anyBookmark.ReplaceAllString(row, ""), "First aim", "Aim between"),
		"Good", "Better")
	marked := strings.Replace(row, "<w:tr>", `<w:tr><w:trPr><w:del w:id="9" w:author="A"/></w:trPr>`, 1)
	tracked := anyRun.ReplaceAllStringFunc(marked, func(run string) string {
		return `<w:del w:id="8" w:author="A">` + strings.NewReplacer("<w:t>", "<w:delText>", "<w:t ", "<w:delText ", "</w:t>",
			"</w:delText>").Replace(run) + `</w:del>`
	})
	for _, c := range []struct {
		name, edit string
		want       []string
	}{
		{"copied", row + copied, []string{"First aim", "Aim between", "Second aim"}},
		{"deleted", "", []string{"Second aim"}},
		{"deleted with changes tracked", tracked, []string{"Second aim"}},
	} {
		v := decode(t, edited(t, data, row, c.edit)).Form.(*documents.ProgressVisit)
		var got []string
		for _, o := range v.Objectives {
			got = append(got, string(o.Aim))
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

// item returns the row of a list, with its repeating section item, that contains a control.
func item(t testing.TB, text, tag string) string {
	t.Helper()
	at := strings.Index(text, `<w:tag w:val="`+tag+`"/>`)
	from := strings.LastIndex(text[:max(at, 0)], `<w15:repeatingSectionItem/>`)
	if from < 0 {
		t.Fatalf("%s is in no repeating section", tag)
	}
	from = strings.LastIndex(text[:from], "<w:sdt>")
	to, depth := from, 0
	for depth > 0 || to == from {
		open, shut := strings.Index(text[to:], "<w:sdt>"), strings.Index(text[to:], "</w:sdt>")
		if open >= 0 && open < shut {
			to, depth = to+open+len("<w:sdt>"), depth+1
		} else {
			to, depth = to+shut+len("</w:sdt>"), depth-1
		}
	}
	return text[from:to]
}

// A row of several questions, as in large print, and a part of a form with a row for each pupil are copied
// with what is in them, as the plus sign of a repeating section does.
func TestDecodeCopiedItems(t *testing.T) {
	v := new(documents.ProgressVisit)
	v.Objectives = []apdocs.Objective{{Aim: "First aim", Progress: "Good"}, {Aim: "Second aim"}}
	data := fillable(t, v, &render.Options{Fillable: true, LargePrint: true})
	row := item(t, body(t, data), "objectives.0.aim")
	copied := anyBookmark.ReplaceAllString(row, "")
	copied = strings.NewReplacer("First aim", "Aim between", "Good", "Better").Replace(copied)
	back := decode(t, edited(t, data, row, row+copied)).Form.(*documents.ProgressVisit)
	want := []apdocs.Objective{{Aim: "First aim", Progress: "Good"}, {Aim: "Aim between", Progress: "Better"},
		{Aim: "Second aim"}}
	if !slices.Equal(back.Objectives, want) {
		t.Errorf("in large print: %+v, want %+v", back.Objectives, want)
	}

	r := new(documents.AttendanceReturn)
	r.Pupils = make([]documents.PupilWeek, 2)
	r.Pupils[0].Pupil.Name, r.Pupils[1].Pupil.Name = "Alex Example", "Jordan Sample"
	data = fillable(t, r, &render.Options{Fillable: true})
	part := item(t, body(t, data), "pupils.0.pupil.name")
	copied = strings.ReplaceAll(anyBookmark.ReplaceAllString(part, ""), "Alex Example", "Pat Placeholder")
	weeks := decode(t, edited(t, data, part, part+copied)).Form.(*documents.AttendanceReturn).Pupils
	var names []string
	for _, w := range weeks {
		names = append(names, w.Pupil.Name)
	}
	if got := strings.Join(names, ", "); got != "Alex Example, Pat Placeholder, Jordan Sample" {
		t.Errorf("a part of a form: %s", got)
	}
}
