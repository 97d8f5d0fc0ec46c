package pdf

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx"
	"github.com/apdocs/forms/render/internal/words"
	"github.com/apdocs/forms/render/pdf/internal/dump"
	pdffile "github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/translation"
)

// latin is a run of letters as only English has it: the pseudo-language has an accent on every letter,
// and answers are in Cyrillic letters.
var latin = regexp.MustCompile(`[A-Za-z]+`)

// names are printed the same in all languages: the hash algorithm and the time zone of evidence for
// signatures, and the letter before the number of a rule.
var names = map[string]bool{"SHA": true, "UTC": true, "R": true}

// TestPseudoLanguage makes the documents of every form in a language that is English with an accent
// on every letter. Answers and settings are disguised in another script, so a word in Latin letters
// without an accent does not follow the language.
func TestPseudoLanguage(t *testing.T) {
	in, err := translation.Pseudo(documents.All()...)
	if err != nil {
		t.Fatal(err)
	}
	org := organisation(t)
	org.Notices = []apdocs.Notice{{Language: in.Language, Privacy: org.Privacy, Retention: org.Retention}}
	disguise(reflect.ValueOf(org))
	for _, f := range documents.All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(o.Name, func(t *testing.T) {
			t.Parallel()
			for _, s := range samples(t, o) {
				add(s.record)
				disguise(reflect.ValueOf(s.record))
				for _, options := range renditions(s.name) {
					options.Translation, options.Organisation = in, org
					follows(t, &options, s.record)
				}
			}
			for _, p := range o.Parties() {
				follows(t, &render.Options{Translation: in, Rendition: render.Blank, Party: p}, o.New())
				follows(t, &render.Options{Translation: in, Fillable: true, Party: p}, o.New())
			}
		})
	}
}

// renditions are the documents that are made of a sample. Of a record without an answer a completed document
// has little.
func renditions(sample string) []render.Options {
	switch sample {
	case "zero":
		return []render.Options{{Draft: true}, {Rendition: render.Blank}, {Fillable: true, LargePrint: true}}
	case "hard":
		return []render.Options{{}, {Draft: true, LargePrint: true}, {Rendition: render.Blank, LargePrint: true},
			{Fillable: true}}
	}
	return []render.Options{{}, {LargePrint: true}, {Fillable: true}}
}

// add gives a record what every record can have besides its form's questions.
func add(record apdocs.Form) {
	e := record.Envelope()
	e.Extra = append(e.Extra, apdocs.Extra{Question: "Bus pass", Answer: "Wanted"})
	if ruled, ok := record.(apdocs.Ruled); ok {
		for _, rule := range ruled.Rules() {
			e.Overrides = append(e.Overrides, apdocs.Override{Rule: rule.ID, Reason: "Snow", By: "Pat Example"})
		}
	}
}

// kept are texts that stand for something else: a language, a colour, a rule.
var kept = map[string]bool{
	"Parent.Language": true, "Organisation.Colour": true, "Notice.Language": true, "Override.Rule": true,
}

// disguise writes the texts in v in Cyrillic letters, except what is not printed as it is stored. Choices
// have types of their own.
func disguise(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			disguise(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			switch field := v.Type().Field(i); {
			case !field.IsExported() && !field.Anonymous:
			case kept[v.Type().Name()+"."+field.Name]:
			default:
				disguise(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			disguise(v.Index(i))
		}
	case reflect.String:
		written := v.Type() == reflect.TypeFor[string]() || v.Type() == reflect.TypeFor[apdocs.LongText]() ||
			v.Type() == reflect.TypeFor[apdocs.Address]()
		if written && v.CanSet() {
			v.SetString(strings.Map(cyrillic, v.String()))
		}
	}
}

func cyrillic(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z':
		return r - 'a' + 'а'
	case r >= 'A' && r <= 'Z':
		return r - 'A' + 'А'
	}
	return r
}

// follows reports the words of a record's documents that are in English.
func follows(t *testing.T, o *render.Options, record apdocs.Form) {
	t.Helper()
	to := anybody(o, record)
	if to != nil {
		if to.Authority {
			return
		}
		for _, pupil := range []bool{false, true} {
			other := apdocs.Addressee{Name: strings.Map(cyrillic, somebody.Name), Pupil: pupil,
				Address: apdocs.Address(strings.Map(cyrillic, string(somebody.Address)))}
			followsTo(t, o, record, &other)
		}
		return
	}
	followsTo(t, o, record, nil)
}

// followsTo is follows for the letter to an addressee, or for nil for the form.
func followsTo(t *testing.T, o *render.Options, record apdocs.Form, to *apdocs.Addressee) {
	t.Helper()
	var file, word bytes.Buffer
	if err := NewEncoder(o).EncodeTo(&file, record, to); err != nil {
		t.Fatal(err)
	}
	if err := docx.NewEncoder(o).EncodeTo(&word, record, to); err != nil {
		t.Fatal(err)
	}
	pieces, err := dump.Words(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, w := range pieces {
		texts = append(texts, w.Text)
	}
	said, err := words.Words(word.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	spoken, err := unseen(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	aside, err := beside(word.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for kind, all := range map[string][]string{"PDF": texts, "Word": said, "PDF, not seen": spoken,
		"Word, beside the text": aside} {
		reportEnglish(t, how(o)+", "+kind, all)
	}
}

// reportEnglish reports the words of texts that are in English.
func reportEnglish(t *testing.T, where string, texts []string) {
	t.Helper()
	english := map[string]bool{}
	for _, text := range texts {
		for _, w := range latin.FindAllString(text, -1) {
			if !names[w] && !english[w] {
				english[w] = true
				t.Errorf("%s: %q in %q", where, w, strings.TrimSpace(text))
			}
		}
	}
}

// TestRunFollowsLanguage makes print runs in the pseudo-language: the numbers of the copies on the pages, in bookmarks
// and beside the marks for sorting must not be in English, from left to right and from right to left.
func TestRunFollowsLanguage(t *testing.T) {
	org := organisation(t)
	disguise(reflect.ValueOf(org))
	for _, leftwards := range []bool{false, true} {
		for _, set := range []string{"", "2026-09"} {
			in, err := translation.Pseudo(new(documents.PlacementEvaluation))
			if err != nil {
				t.Fatal(err)
			}
			in.RightToLeft = leftwards
			org.Notices = []apdocs.Notice{{Language: in.Language, Privacy: org.Privacy, Retention: org.Retention}}
			options := &render.Options{Rendition: render.Blank, Organisation: org, Translation: in,
				Party: apdocs.PartyPupil, Duplex: true, Sorted: set != ""}
			var out bytes.Buffer
			r := NewRun(&out, options, &RunOptions{Set: set, Of: 2})
			for range 2 {
				if err := r.Add(new(documents.PlacementEvaluation), nil); err != nil {
					t.Fatal(err)
				}
			}
			if err := r.Close(); err != nil {
				t.Fatal(err)
			}
			pieces, err := dump.Words(out.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			checkOverlaps(t, pieces)
			texts, err := unseen(out.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range pieces {
				texts = append(texts, w.Text)
			}
			number := map[bool]string{true: render.CopyNumber, false: render.CopyOfSet}[set == ""]
			for _, english := range []string{render.CopyTitle, number} {
				want := strings.NewReplacer("{copy}", "2", "{copies}", "2", "{set}", set).Replace(in.Words[english])
				if !slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, want) }) {
					t.Errorf("set %q: nothing says %q", set, want)
				}
			}
			reportEnglish(t, "set "+set, texts)
		}
	}
}

// heard are the entries of dictionaries that viewers show, or that screen readers read out.
var heard = map[string]bool{"Alt": true, "TU": true, "Title": true, "ActualText": true, "E": true, "Opt": true,
	"CA": true, "Subject": true}

// unseen returns the texts of a PDF that are not on its pages: bookmarks, names of fields, alternative
// descriptions, the title.
func unseen(data []byte) (texts []string, err error) {
	d, err := pdffile.Read(data)
	if err != nil {
		return nil, err
	}
	seen := map[pdffile.Reference]bool{}
	var visit func(o pdffile.Object, is bool)
	visit = func(o pdffile.Object, is bool) {
		switch o := o.(type) {
		case pdffile.Reference:
			if !seen[o] {
				seen[o] = true
				visit(d.Get(o), is)
			}
		case pdffile.String:
			if is {
				texts = append(texts, o.Text())
			}
		case pdffile.Array:
			for i, part := range o {
				if _, pair := part.(pdffile.Array); pair && is { // an export value and its label
					visit(part.(pdffile.Array)[1], is)
					continue
				}
				visit(o[i], is)
			}
		case pdffile.Dict:
			for _, key := range slices.Sorted(maps.Keys(o)) {
				values := key == "Opt" && d.Name(o["FT"]) == "Btn" // what ticked boxes stand for, not shown
				visit(o[key], heard[key] && !values)
			}
		case *pdffile.Stream:
			visit(o.Dict, false)
		}
	}
	visit(d.Trailer(), false)
	return texts, d.Err()
}

// beside returns the texts of a Word document that are not in its main text: headers and footers, its title,
// what controls are called, what they hold before they are filled in, lists to choose from, and
// descriptions of tables and pictures.
func beside(data []byte) (texts []string, err error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".xml") || !strings.HasPrefix(f.Name, "word/") && f.Name != "docProps/core.xml" {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return nil, err
		}
		more, err := besideIn(xml.NewDecoder(in))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		texts = append(texts, more...)
	}
	return texts, nil
}

func besideIn(d *xml.Decoder) (texts []string, err error) {
	in := ""
	for {
		token, err := d.Token()
		if err == io.EOF {
			return texts, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			in = token.Name.Local
			for _, a := range token.Attr {
				switch named := in + "." + a.Name.Local; named {
				case "alias.val", "tblCaption.val", "tblDescription.val", "docPr.descr", "docPr.title",
					"listItem.displayText":
					texts = append(texts, a.Value)
				}
			}
		case xml.EndElement:
			in = ""
		case xml.CharData:
			if in == "t" || in == "title" || in == "subject" || in == "description" {
				texts = append(texts, string(token))
			}
		}
	}
}

// how names the options of a document in messages.
func how(o *render.Options) string {
	return strings.TrimSpace(strings.Join([]string{
		map[bool]string{true: "draft"}[o.Draft], map[bool]string{true: "large"}[o.LargePrint],
		map[bool]string{true: "blank"}[o.Rendition == render.Blank], map[bool]string{true: "fillable"}[o.Fillable],
		string(o.Party),
	}, " "))
}
