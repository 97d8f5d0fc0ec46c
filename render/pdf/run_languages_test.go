package pdf

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/dump"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/translation"
)

// joinedDrafts returns the draft translation into a language.
func joinedDrafts(tag string) (*apdocs.Translation, error) {
	files, err := translation.Drafts(tag)
	if err != nil {
		return nil, err
	}
	return translation.Join(tag, files...)
}

// TestRunOfLettersInLanguages makes one file of letters to parents in Polish, Arabic and English and to the local
// authority. Each page must say the same as in a file of its own, and each letter its language.
func TestRunOfLettersInLanguages(t *testing.T) {
	options := &render.Options{Organisation: organisation(t)}
	kept := map[string]*apdocs.Translation{}
	for _, tag := range []string{"pl", "ar"} {
		var err error
		if kept[tag], err = joinedDrafts(tag); err != nil {
			t.Fatal(err)
		}
	}
	options.Languages = func(tag string) (*apdocs.Translation, error) { return kept[tag], nil }
	for _, languages := range [][]string{{"pl", "ar"}, {"ar", "en"}, {"", "pl"}} {
		notice := ordinary(t, "off-site-direction-notice").(*documents.OffSiteDirectionNotice)
		for i := range notice.Parents {
			notice.Parents[i].Language = languages[i]
		}
		to, err := options.Addressees(notice)
		if err != nil || len(to) != 3 {
			t.Fatalf("%d letters: %v", len(to), err)
		}
		var out bytes.Buffer
		r := NewRun(&out, options, &RunOptions{Forms: []apdocs.Form{notice}, Languages: []string{"ar", "en", "pl"}})
		var alone []string
		for _, one := range pointers(to) {
			if err := r.Add(notice, one); err != nil {
				t.Fatal(err)
			}
			var own bytes.Buffer
			if err := NewEncoder(options).EncodeTo(&own, notice, one); err != nil {
				t.Fatal(err)
			}
			alone = append(alone, text(t, own.Bytes()))
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		if err := dump.Check(out.Bytes()); err != nil {
			t.Error(err)
		}
		whole := text(t, out.Bytes())
		for i, one := range alone {
			if !strings.Contains(whole, one) {
				t.Errorf("%q: letter %d is not in the run as it is alone", languages, i)
			}
		}
		want := append(languages, "")
		for i, l := range want {
			if l == "" || l == "en" {
				want[i] = "en-GB"
			}
		}
		if got := languagesOfParts(t, out.Bytes()); !slices.Equal(got, want) {
			t.Errorf("%q: the letters are in %q", languages, got)
		}
	}
}

// languagesOfParts returns the language of each document of a run: that of its element or else of the file.
func languagesOfParts(t *testing.T, pdf []byte) (all []string) {
	t.Helper()
	d, err := file.Read(pdf)
	if err != nil {
		t.Fatal(err)
	}
	root := d.Dict(d.Dict(d.Catalog()["StructTreeRoot"])["K"])
	for _, part := range d.Array(root["K"]) {
		own := d.Text(d.Dict(part)["Lang"])
		if own == "" {
			own = d.Text(d.Catalog()["Lang"])
		}
		all = append(all, own)
	}
	return all
}

// TestRunOfLettersUnprepared has a letter in a language that the options of the run do not name.
func TestRunOfLettersUnprepared(t *testing.T) {
	in, err := joinedDrafts("pl")
	if err != nil {
		t.Fatal(err)
	}
	options := &render.Options{Languages: func(string) (*apdocs.Translation, error) { return in, nil }}
	notice := ordinary(t, "off-site-direction-notice").(*documents.OffSiteDirectionNotice)
	notice.Parents[1].Language = "pl"
	to, err := options.Addressees(notice)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	r := NewRun(&out, options, &RunOptions{Forms: []apdocs.Form{notice}})
	if err := r.Add(notice, &to[0]); err != nil {
		t.Fatal(err)
	}
	if err := r.Add(notice, &to[1]); err == nil || !strings.Contains(err.Error(), "options do not name this form or language") {
		t.Error(err)
	}
}

// TestRunOfLettersLacking makes letters to parents in a language in which that to the authority or to a pupil lacks a
// text.
func TestRunOfLettersLacking(t *testing.T) {
	in, err := joinedDrafts("pl")
	if err != nil {
		t.Fatal(err)
	}
	notice := ordinary(t, "off-site-direction-notice").(*documents.OffSiteDirectionNotice)
	to, err := new(render.Options).Addressees(notice)
	if err != nil {
		t.Fatal(err)
	}
	texts := in.Texts[notice.Layout().Name]
	lost := 0
	for key := range texts {
		if strings.HasPrefix(key, "pupil.subject") {
			delete(texts, key)
			lost++
		}
	}
	if lost != 1 {
		t.Fatalf("%d texts are deleted", lost)
	}
	r := NewRun(io.Discard, &render.Options{Translation: in}, &RunOptions{Forms: []apdocs.Form{notice}})
	if err := r.Add(notice, &to[0]); err != nil {
		t.Error(err)
	}
	if err := r.Add(notice, &apdocs.Addressee{Name: "Alex Example", Pupil: true}); err == nil ||
		!strings.Contains(err.Error(), "not translated") {
		t.Errorf("the letter to the pupil lacks its subject: %v", err)
	}
}
