package pdf

import (
	"bytes"
	"crypto/sha256"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/dump"
)

// withFonts returns an organisation with a name in Han and fonts of testdata/fonts.
func withFonts(t testing.TB, names ...string) *apdocs.Organisation {
	t.Helper()
	org := &apdocs.Organisation{Name: "Sample School 示例學校", Marking: "機密"}
	for _, name := range names {
		data, err := os.ReadFile(testdata + "fonts/" + name)
		if err != nil {
			t.Fatal(err)
		}
		org.FontFiles, org.Fonts = append(org.FontFiles, name), append(org.Fonts, data)
	}
	return org
}

// TestEastAsianNames prints names in Han, Kana and Hangul with a font of the settings, in each kind of document that
// shows them, and reads the structure as a screen reader does: each must be there as it was typed.
func TestEastAsianNames(t *testing.T) {
	org := withFonts(t, "sample.ttf", "sample-bold.ttf")
	org.Name, org.Marking = "示例学校", ""
	names := namesOf(t, "east-asian.txt")
	if len(names) != 12 {
		t.Fatalf("%d names", len(names))
	}
	for kind, options := range map[string]*render.Options{
		"completed": {Organisation: org}, "fillable": {Organisation: org, Fillable: true},
		"large print": {Organisation: org, LargePrint: true},
	} {
		e := NewEncoder(options)
		for _, n := range names {
			v := new(documents.ProgressVisit)
			v.Pupil.Name = n.name
			v.Views.Pupil = apdocs.LongText(strings.Repeat("A line above the name.\n", 60) + n.name)
			v.Objectives = append(v.Objectives, apdocs.Objective{Aim: apdocs.LongText(n.name)})
			var b bytes.Buffer
			if err := e.Encode(&b, v); err != nil {
				t.Errorf("%s: %q: %v", kind, n.name, err)
				continue
			}
			if err := dump.Check(b.Bytes()); err != nil {
				t.Errorf("%s: %q: %v", kind, n.name, err)
			}
			structure, err := dump.Structure(b.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			quoted := strings.Trim(strconv.Quote(n.name), `"`)
			if got := strings.Count(structure, quoted); !options.Fillable && got < 3 {
				t.Errorf("%s: %q is read %d times", kind, n.name, got)
			}
			if options.Fillable {
				readBack(t, b.Bytes(), n.name)
			}
			if !strings.Contains(structure, org.Name) {
				t.Errorf("%s: the letterhead is not read", kind)
			}
		}
	}
	v := new(documents.ProgressVisit)
	v.Pupil.Name = names[0].name
	err := Encode(new(bytes.Buffer), v, nil)
	if refused := render.Refused(err); len(refused) != 1 || refused[0].Label != "Name of Student" ||
		!strings.Contains(err.Error(), "make it as Word, or name a font in the settings") {
		t.Errorf("without a font: %v", err)
	}
}

// readBack checks that a form to fill in on screen gives back the name that it was made with.
func readBack(t *testing.T, pdf []byte, name string) {
	t.Helper()
	back, err := Decode(bytes.NewReader(pdf), documents.All()...)
	if err != nil {
		t.Fatal(err)
	}
	if v, ok := back.Form.(*documents.ProgressVisit); !ok || v.Pupil.Name != name {
		t.Errorf("%q is read back as another name", name)
	}
}

// TestFontsApart makes documents for organisations with different fonts at the same time: each has its own bytes.
func TestFontsApart(t *testing.T) {
	record := new(documents.ProgressVisit)
	record.Pupil.Name = "示例小明"
	record.Views.Pupil = "Zoë ✓ 示例样本"
	make := func(org *apdocs.Organisation) [sha256.Size]byte {
		var b bytes.Buffer
		if err := Encode(&b, record, &render.Options{Organisation: org}); err != nil {
			t.Error(err)
		}
		return sha256.Sum256(b.Bytes())
	}
	all := []*apdocs.Organisation{
		withFonts(t, "sample.ttf"), withFonts(t, "sample.ttf", "sample-bold.ttf"), withFonts(t, "collection.ttc"),
	}
	var want [][sha256.Size]byte
	for _, org := range all {
		org.Name, org.Marking = "示例", ""
		want = append(want, make(org))
	}
	if want[0] == want[1] {
		t.Error("a bold font changes nothing")
	}
	shared := NewEncoder(&render.Options{Organisation: all[1]})
	var wait sync.WaitGroup
	for i := range 12 {
		wait.Go(func() {
			if make(all[i%3]) != want[i%3] {
				t.Errorf("the document of organisation %d is another beside others", i%3)
			}
			var b bytes.Buffer
			if err := shared.Encode(&b, record); err != nil || sha256.Sum256(b.Bytes()) != want[1] {
				t.Errorf("of a shared encoder the document is another (%v)", err)
			}
		})
	}
	wait.Wait()
}

// TestFontSettings checks that a font which cannot be read is an error of the settings, for PDF alone.
func TestFontSettings(t *testing.T) {
	org := withFonts(t, "sample.otf")
	org.Fonts[0] = org.Fonts[0][:100]
	wrong := CheckSettings(org)
	if len(wrong) != 1 || !strings.HasPrefix(wrong[0].Error(), "settings: fontFiles: ") {
		t.Errorf("%v", wrong)
	}
	if err := Encode(new(bytes.Buffer), new(documents.ProgressVisit), &render.Options{Organisation: org}); err == nil {
		t.Error("a document is made with a damaged font")
	}
}

// TestRunWithFonts makes a run of several forms whose letterhead has Han characters.
func TestRunWithFonts(t *testing.T) {
	org := withFonts(t, "sample.ttf")
	org.Name, org.Marking = "示例", ""
	var out bytes.Buffer
	forms := []apdocs.Form{new(documents.ProgressVisit), new(documents.PlacementEvaluation)}
	r := NewRun(&out, &render.Options{Organisation: org}, &RunOptions{Title: "All documents", Forms: forms})
	for _, f := range forms {
		if err := r.AddTitled("示例", f, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if err := dump.Check(out.Bytes()); err != nil {
		t.Error(err)
	}
	if n := strings.Count(text(t, out.Bytes()), org.Name); n < 2 {
		t.Errorf("the letterhead is read %d times", n)
	}
}
