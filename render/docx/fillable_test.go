package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx"
)

// everyForm returns the built-in forms and two others.
func everyForm() []apdocs.Form { return append(documents.All(), new(excursion), new(survey)) }

// fillable returns the form to fill in; of a letter, the questions for it.
func fillable(t testing.TB, f apdocs.Form, o *render.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := docx.Encode(&b, f, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// body returns the main part of a document.
func body(t testing.TB, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

var (
	tagOf      = regexp.MustCompile(`<w:tag w:val="([^"]*)"/>`)
	aliasOf    = regexp.MustCompile(`<w:alias w:val="([^"]*)"/>`)
	bookmarkOf = regexp.MustCompile(`<w:bookmarkStart w:id="(\d+)" w:name="([^"]*)"/>`)
	sectionOf  = regexp.MustCompile(`<w15:repeatingSection/>`)
)

// paths returns the paths of the answers that a fillable form asks for.
func paths(t testing.TB, data []byte) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	for _, m := range tagOf.FindAllStringSubmatch(body(t, data), -1) {
		path, _, _ := strings.Cut(m[1], "=")
		all[path] = true
	}
	return all
}

// The controls of a form have unique names that Word allows, and are inside bookmarks.
func TestControlNames(t *testing.T) {
	for _, f := range everyForm() {
		for _, large := range []bool{false, true} {
			name := f.Layout().Name
			text := body(t, fillable(t, f, &render.Options{Fillable: true, LargePrint: large}))
			tags, marks := map[string]bool{}, map[string]bool{}
			for _, m := range tagOf.FindAllStringSubmatch(text, -1) {
				if tags[m[1]] || utf8.RuneCountInString(m[1]) > 64 {
					t.Errorf("%s: the tag %s is long or there twice", name, m[1])
				}
				tags[m[1]] = true
			}
			for _, m := range aliasOf.FindAllStringSubmatch(text, -1) {
				if n := utf8.RuneCountInString(m[1]); n == 0 || n > 64 {
					t.Errorf("%s: the title %s is empty or long", name, m[1])
				}
			}
			for _, m := range bookmarkOf.FindAllStringSubmatch(text, -1) {
				if marks[m[2]] || !regexp.MustCompile(`^[a-z]\w{0,39}$`).MatchString(m[2]) {
					t.Errorf("%s: the bookmark %s is not allowed or there twice", name, m[2])
				}
				marks[m[2]] = true
			}
			if len(tags) < 5 || len(tags) != len(marks) {
				t.Errorf("%s has %d tags and %d bookmarks", name, len(tags), len(marks))
			}
		}
	}
}

// A fillable form asks everything that its blank asks; a party's sheet only that party's
// part.
func TestFillableAsksAll(t *testing.T) {
	for _, f := range everyForm() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, large := range []bool{false, true} {
			asked := paths(t, fillable(t, f, &render.Options{Fillable: true, LargePrint: large}))
			for _, field := range o.Fields {
				if field.Kind == apdocs.KindComputed || o.Letter != nil && onSlip(field) {
					continue
				}
				path := field.PathAt(apdocs.At{})
				names := []string{path}
				if field.Kind == apdocs.KindSignature {
					names = []string{path + ".name", path + ".at"}
				}
				for _, name := range names {
					if !asked[name] {
						t.Errorf("%s, large %v: %s cannot be answered", o.Name, large, name)
					}
				}
			}
		}
	}
	e := paths(t, fillable(t, new(documents.PlacementEvaluation),
		&render.Options{Fillable: true, Party: apdocs.PartyPupil}))
	if !e["ratings.pupil.safe"] || e["ratings.parent.safe"] {
		t.Errorf("the pupil's sheet asks %v", slices.Sorted(maps.Keys(e)))
	}
}

// onSlip reports whether a question of a letter is on its slip, which is returned
// separately.
func onSlip(f *apdocs.Field) bool {
	return strings.HasPrefix(f.Name, "replies[]") || f.Name == "signatures.parent"
}

// Rows can be added to tables, which have as many rows as the options say.
func TestFillableRows(t *testing.T) {
	v := new(documents.ProgressVisit)
	text := body(t, fillable(t, v, &render.Options{Fillable: true, Rows: 7}))
	if n := len(sectionOf.FindAllString(text, -1)); n != 2 {
		t.Errorf("%d lists can be added to", n)
	}
	if !strings.Contains(text, `"objectives.6.aim"`) || strings.Contains(text, `"objectives.7.aim"`) {
		t.Error("there are not 7 rows")
	}
}

// Controls are locked if the record has their answers; the others cannot be deleted.
func TestFillableLocks(t *testing.T) {
	v := new(documents.ProgressVisit)
	v.Pupil.Name = "Alex Example"
	v.Procedures.SiteSafe = apdocs.Yes
	text := body(t, fillable(t, v, &render.Options{Fillable: true, Lock: true}))
	for tag, want := range map[string]string{
		"pupil.name": "sdtContentLocked", "provider.name": "sdtLocked", "procedures.siteSafe=yes": "sdtContentLocked",
		"procedures.siteSafe=no": "sdtContentLocked", "procedures.signedIn=yes": "sdtLocked", "objectives.0.aim": "",
	} {
		_, rest, _ := strings.Cut(text, `"`+tag+`"/>`)
		rest, _, _ = strings.Cut(rest, "<w:sdtContent>")
		if got := strings.Contains(rest, "<w:lock "); got != (want != "") || !strings.Contains(rest, want) {
			t.Errorf("%s is not locked as %q: %s", tag, want, rest)
		}
	}
}

// pruned returns the record in JSON without what the form does not ask for.
func pruned(t testing.TB, f apdocs.Form, asked map[string]bool) string {
	t.Helper()
	data, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	var record map[string]any
	if err := json.Unmarshal(data, &record); err != nil {
		t.Fatal(err)
	}
	delete(record, "version")
	delete(record, "form")
	kept, _ := keep(record, "", asked).(map[string]any)
	data, err = json.MarshalIndent(kept, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// keep returns the part of a record at a path without what is not asked, or nil if nothing
// is left.
func keep(v any, path string, asked map[string]bool) any {
	switch v := v.(type) {
	case map[string]any:
		for name, part := range v {
			if v[name] = keep(part, strings.TrimPrefix(path+"."+name, "."), asked); v[name] == nil {
				delete(v, name)
			}
		}
		if len(v) == 0 {
			return nil
		}
		return v
	case []any:
		last := 0
		for i := range v {
			if v[i] = keep(v[i], path+"."+number(i), asked); v[i] != nil {
				last = i + 1
			} else {
				v[i] = map[string]any{}
			}
		}
		if last == 0 {
			return nil
		}
		return v[:last]
	}
	if !asked[path] {
		return nil
	}
	moment, _ := v.(string)
	if _, err := time.Parse(time.RFC3339, moment); err == nil { // of a signature, whose day is on the form
		return moment[:len("2006-01-02")] + "T00:00:00Z"
	}
	return v
}

// Nobody is told to tick a box where the choices are in a list.
func TestListsAreNotTicked(t *testing.T) {
	table := regexp.MustCompile(`(?s)<w:tbl>.*?</w:tbl>`) // no table of these stands in another
	lists := 0
	for _, f := range documents.All() {
		for _, found := range table.FindAllString(body(t, fillable(t, f, &render.Options{Fillable: true})), -1) {
			if !strings.Contains(found, "<w:dropDownList>") || strings.Contains(found, "<w14:checkbox>") {
				continue
			}
			lists++
			if strings.Contains(found, render.TickOne) {
				t.Errorf("%T: a table with a list says %q", f, render.TickOne)
			}
		}
	}
	if lists < 8 {
		t.Errorf("only %d tables have lists", lists)
	}
}
