package docx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx"
	"github.com/apdocs/forms/render/returned"
)

func number(i int) string { return strconv.Itoa(i) }

func decode(t testing.TB, data []byte) *returned.Document {
	t.Helper()
	d, err := docx.Decode(bytes.NewReader(data), everyForm()...)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A form filled in with a record gives that record back, with everything that the form
// asks for.
func TestDecodeRecords(t *testing.T) {
	all := records(t)
	e := filledExcursion()
	e.Copies.Head = "" // an unticked box gives no answer
	all["excursion"] = e
	for name, f := range all {
		for _, o := range []render.Options{{}, {LargePrint: true}, {Organisation: school(t, "sample-logo.png"), Lock: true}} {
			o.Fillable = true
			data := fillable(t, f, &o)
			asked := paths(t, data)
			d := decode(t, data)
			if got, want := pruned(t, d.Form, asked), pruned(t, f, asked); got != want {
				t.Errorf("%s %+v: is\n%s\nand was\n%s", name, o, got, want)
			}
			for _, a := range d.Report.Answers {
				if a.State == returned.Doubtful || a.State == returned.NotRead {
					t.Errorf("%s: %s is %s: %s %s", name, a.Path, a.State, a.Note, a.Doubts)
				}
			}
		}
	}
}

// edited returns a document with a changed main part. Each pair is a text and its
// replacement.
func edited(t testing.TB, data []byte, pairs ...string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "word/document.xml" {
			for i := 0; i < len(pairs); i += 2 {
				if !bytes.Contains(text, []byte(pairs[i])) {
					t.Fatalf("there is no %s to edit", pairs[i])
				}
				text = bytes.ReplaceAll(text, []byte(pairs[i]), []byte(pairs[i+1]))
			}
		}
		part, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// typedVisit returns a fillable visit form with a few answers.
func typedVisit(t testing.TB) []byte {
	v := new(documents.ProgressVisit)
	v.Pupil.Name = "Alex Example"
	v.Provider.Name = "Example Farm"
	v.Visit.Date = apdocs.NewDate(2026, 11, 12)
	v.Visit.Role = "Head of Year"
	v.Procedures.SiteSafe = apdocs.Yes
	v.Procedures.Comments = "All was well."
	v.Objectives = []apdocs.Objective{{Aim: "First aim", Progress: "Good"}, {Aim: "Second aim"}}
	return fillable(t, v, &render.Options{Fillable: true})
}

// run is a run of text as Word writes it.
func run(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

// What happens to forms in practice: what is visible counts, and what is ambiguous is
// doubtful.
func TestDecodeEdited(t *testing.T) {
	data := typedVisit(t)
	comments := run("All was well.")
	tick := func(tag, state, glyph string) (before, after string) {
		text := body(t, data)
		from := strings.Index(text, `<w:tag w:val="`+tag+`"/>`)
		to := from + strings.Index(text[from:], `</w:sdtContent>`)
		before = text[from:to]
		after = strings.NewReplacer(`checked w14:val="0"`, `checked w14:val="`+state+`"`, `checked w14:val="1"`,
			`checked w14:val="`+state+`"`, "☐", glyph, "☑", glyph).Replace(before)
		return before, after
	}
	edit := func(pairs ...string) []string { return pairs }
	box := func(tag, state, glyph string) []string { return edit(tick(tag, state, glyph)) }
	for _, c := range []struct {
		name  string
		edits []string
		path  string
		want  string // the answer
		state returned.State
	}{
		{"as it was", nil, "procedures.comments", "All was well.", returned.AsTyped},
		{"an insertion counts", edit(comments, `<w:ins w:id="900" w:author="A">`+run("Nearly all")+`</w:ins>`+
			`<w:del w:id="901" w:author="A"><w:r><w:delText>All</w:delText></w:r></w:del>`+run(" was well.")),
			"procedures.comments", "Nearly all was well.", returned.AsTyped},
		{"moved here counts", edit(comments, `<w:moveToRangeStart w:id="902" w:name="m"/><w:moveTo w:id="903" w:author="A">`+
			run("All was well.")+`</w:moveTo><w:moveToRangeEnd w:id="902"/>`), "procedures.comments", "All was well.",
			returned.AsTyped},
		{"moved away does not", edit(comments, `<w:moveFromRangeStart w:id="904" w:name="m"/>`+
			`<w:moveFrom w:id="905" w:author="A">`+run("All was")+`</w:moveFrom><w:moveFromRangeEnd w:id="904"/>`+run("well.")),
			"procedures.comments", "well.", returned.AsTyped},
		{"a letter beside the boxes", beside(body(t, data), "procedures.signedIn=no", "N"), "procedures.signedIn", "no",
			returned.Doubtful},
		{"a letter beside a ticked box", beside(body(t, data), "procedures.siteSafe=yes", "N"), "procedures.siteSafe", "yes",
			returned.Doubtful},
		{"a word beside the boxes", beside(body(t, data), "procedures.signedIn=no", "maybe"), "procedures.signedIn", "",
			returned.Doubtful},
		{"runs are split", edit(comments, run("All w")+`<w:proofErr w:type="spellStart"/>`+run("as ")+run("well.")),
			"procedures.comments", "All was well.", returned.AsTyped},
		{"hidden text is not read", edit(comments, `<w:r><w:rPr><w:vanish/></w:rPr><w:t>Not </w:t></w:r>`+comments),
			"procedures.comments", "All was well.", returned.AsTyped},
		{"a comment is not read", edit(comments, `<w:commentRangeStart w:id="7"/>`+comments+`<w:commentRangeEnd w:id="7"/>`+
			`<w:r><w:commentReference w:id="7"/></w:r>`), "procedures.comments", "All was well.", returned.AsTyped},
		{"quotation marks stay", edit(comments, run("“All” was O’Neill’s.")), "procedures.comments",
			"“All” was O’Neill’s.", returned.AsTyped},
		{"a line end", edit("All was well.", `All was</w:t><w:br/><w:t>well.`), "procedures.comments", "All was\nwell.",
			returned.AsTyped},
		{"paragraphs in a control", aroundParagraphs(body(t, data), "procedures.comments", "All was", "well."),
			"procedures.comments", "All was\nwell.", returned.AsTyped},
		{"a picture beside words", edit(comments, comments+`<w:r><w:pict/></w:r>`), "procedures.comments", "All was well.",
			returned.Doubtful},
		{"a picture instead", edit(comments, `<w:r><w:pict/></w:r>`), "procedures.comments", "", returned.NotRead},
		{"a name is not changed", edit("Alex Example", "Zoë  O’Neill‑Łukasz"), "pupil.name", "Zoë  O’Neill‑Łukasz",
			returned.AsTyped},
		{"the date that is shown counts", edit("12\u00a0November\u00a02026", "13/11/2026"), "visit.date", "2026-11-13",
			returned.Doubtful},
		{"the mark of an empty field is left", edit("All was well.", "Click to answer"), "procedures.comments", "",
			returned.Unanswered},
		{"words of the empty field", edit("All was well.", "Click to answerAll was well."), "procedures.comments",
			"All was well.", returned.Doubtful},
		{"a box ticked", box("procedures.signedIn=no", "1", "☒"), "procedures.signedIn", "no", returned.AsTyped},
		{"another tick", box("procedures.signedIn=no", "1", "✓"), "procedures.signedIn", "no", returned.AsTyped},
		{"the tick that is shown counts", box("procedures.signedIn=no", "0", "☒"), "procedures.signedIn", "no",
			returned.Doubtful},
		{"a hidden tick does not", box("procedures.siteSafe=yes", "1", "☐"), "procedures.siteSafe", "", returned.Doubtful},
		{"two ticks", box("procedures.siteSafe=no", "1", "☒"), "procedures.siteSafe", "", returned.NotRead},
		{"tags are lost", edit("<w:tag ", "<w:lang "), "procedures.comments", "All was well.", returned.AsTyped},
		{"tags are lost, boxes", edit("<w:tag ", "<w:lang "), "procedures.siteSafe", "yes", returned.AsTyped},
		{"tags are lost, rows", edit("<w:tag ", "<w:lang "), "objectives.1.aim", "Second aim", returned.AsTyped},
		{"bookmarks are lost", edit(`w:name="ap_`, `w:name="xp_`), "objectives.1.aim", "Second aim", returned.AsTyped},
	} {
		d := decode(t, edited(t, data, c.edits...))
		got, state := answer(t, d, c.path)
		if got != c.want || state != c.state {
			t.Errorf("%s: %q is %s, want %q %s", c.name, got, state, c.want, c.state)
		}
	}
}

// beside returns an edit that adds a run after a control.
func beside(text, tag, words string) []string {
	at := strings.Index(text, `<w:tag w:val="`+tag+`"/>`)
	to := at + strings.Index(text[at:], "</w:sdt>") + len("</w:sdt>")
	return []string{text[at:to], text[at:to] + run(words)}
}

// aroundParagraphs returns a control as Word writes it after somebody has started a new
// paragraph in it.
func aroundParagraphs(text, tag string, paragraphs ...string) []string {
	at := strings.Index(text, `<w:tag w:val="`+tag+`"/>`)
	from, to := strings.LastIndex(text[:at], "<w:p>"), at+strings.Index(text[at:], "</w:p>")+len("</w:p>")
	head := text[strings.LastIndex(text[:at], "<w:sdt>") : at+strings.Index(text[at:], "<w:sdtContent>")]
	made := head + "<w:sdtContent>"
	for _, p := range paragraphs {
		made += "<w:p>" + run(p) + "</w:p>"
	}
	return []string{text[from:to], made + "</w:sdtContent></w:sdt>"}
}

// answer returns an answer of the record and how it was read.
func answer(t testing.TB, d *returned.Document, path string) (text string, state returned.State) {
	t.Helper()
	v := d.Form.(*documents.ProgressVisit)
	for _, a := range d.Report.Answers {
		if a.Path == path {
			state = a.State
		}
	}
	switch path {
	case "pupil.name":
		text = v.Pupil.Name
	case "visit.date":
		text = v.Visit.Date.String()
	case "visit.role":
		text = v.Visit.Role
	case "procedures.comments":
		text = string(v.Procedures.Comments)
	case "procedures.signedIn":
		text = string(v.Procedures.SignedIn)
	case "procedures.siteSafe":
		text = string(v.Procedures.SiteSafe)
	default:
		for i, o := range v.Objectives {
			if path == "objectives."+number(i)+".aim" {
				text = string(o.Aim)
			}
		}
	}
	return text, state
}
