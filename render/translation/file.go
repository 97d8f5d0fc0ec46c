// Package translation reads and writes files with the printed texts of forms in other languages,
// and makes an [apdocs.Translation] of them, which render.Options takes.
//
// A file is for one language and one form, or for the words that all forms share ([SharedWords]).
// It has each text by its key, with the English that it translates, so that a text can be told to
// be out of date, and says who checked it. How a language writes dates and numbers is from Unicode
// CLDR.
package translation

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// SharedWords is the name that takes the place of a form's in the file with the words that all
// forms share.
const SharedWords = "words"

// MaxFile is the greatest size of a file in bytes.
const MaxFile = 1 << 20

// A File holds the texts of one form in one language.
type File struct {
	Language string // BCP 47
	Form     string // or SharedWords
	Version  int    // of the form, when the file was written; 0 for the words
	Checked  Checked
	Texts    map[string]apdocs.TranslatedText // by key

	order []string // of the keys, when written
}

// Checked says who has checked a translation, and when. It is empty for a draft.
type Checked struct {
	By string      `json:"by"`
	On apdocs.Date `json:"on"`
}

// Vouched reports whether somebody has checked the translation.
func (c *Checked) Vouched() bool { return !apdocs.IsBlank(c.By) && !c.On.IsZero() }

// New returns the file to translate the form into a language, with the translations that before
// has where the English is still the same; before may be nil. For a nil outline it is the file of
// the shared words.
func New(language string, o *apdocs.Outline, before *File) *File {
	f := &File{Language: language, Form: SharedWords, Texts: map[string]apdocs.TranslatedText{}}
	add := func(key, english string) {
		text := apdocs.TranslatedText{English: english}
		if before != nil && before.Texts[key].English == english {
			text = before.Texts[key]
		}
		f.Texts[key] = text
		f.order = append(f.order, key)
	}
	if before != nil {
		f.Checked = before.Checked
	}
	if o == nil {
		for _, w := range render.Words() {
			add(w.Key, w.English)
		}
		return f
	}
	f.Form, f.Version = o.Name, o.Version
	for _, text := range o.PrintedTexts() {
		add(text.Name, text.Text)
	}
	return f
}

// stored is a file as JSON.
type stored struct {
	Language string                           `json:"language"`
	Form     string                           `json:"form"`
	Version  int                              `json:"version,omitempty"`
	Checked  struct{ By, On string }          `json:"checked"`
	Texts    map[string]apdocs.TranslatedText `json:"texts"`

	on apdocs.Date
}

// Read reads a file. The language must be one of [Languages].
func Read(r io.Reader) (*File, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > MaxFile {
		return nil, fmt.Errorf("is larger than %d MB", MaxFile>>20)
	}
	s, err := decode(data)
	if err != nil {
		return nil, err
	}
	tag, err := Match(s.Language)
	if err != nil {
		return nil, err
	}
	f := File{Language: tag, Form: s.Form, Version: s.Version, Checked: Checked{s.Checked.By, s.on}, Texts: s.Texts}
	return &f, nil
}

// decode reads a file as JSON, strictly: a misspelt key would lose a text.
func decode(data []byte) (*stored, error) {
	var s stored
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	err := d.Decode(&s)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return nil, fmt.Errorf("line %d: is not JSON: %w", 1+bytes.Count(data[:syntax.Offset], []byte("\n")), err)
	}
	if err != nil {
		if _, key, ok := strings.Cut(err.Error(), "unknown field "); ok {
			return nil, fmt.Errorf("has the key %.64s, which such a file does not have; it has language, form, version, "+
				"checked with by and on, and texts, each with en and text", key)
		}
	}
	if err != nil || s.Language == "" || s.Form == "" || s.Texts == nil {
		return nil, errors.New("is no file of translated texts; `apdocs wording FORM --language pl` writes one")
	}
	if !apdocs.IsBlank(s.Checked.On) {
		if s.on, err = apdocs.ParseDate(s.Checked.On); err != nil {
			return nil, errors.New(`"checked": "on" is no date such as 2026-11-27`)
		}
	}
	return &s, nil
}

// Write writes the file as JSON, its texts in printed order.
func (f *File) Write(w io.Writer) error {
	var b bytes.Buffer
	quoted := func(v any) string {
		var q bytes.Buffer
		e := json.NewEncoder(&q)
		e.SetEscapeHTML(false)
		_ = e.Encode(v) // strings and dates can always be encoded
		return strings.TrimSuffix(q.String(), "\n")
	}
	fmt.Fprintf(&b, "{\n  \"language\": %s,\n  \"form\": %s,\n", quoted(f.Language), quoted(f.Form))
	if f.Version > 0 {
		fmt.Fprintf(&b, "  \"version\": %d,\n", f.Version)
	}
	on := ""
	if !f.Checked.On.IsZero() {
		on = f.Checked.On.String()
	}
	fmt.Fprintf(&b, "  \"checked\": {\"by\": %s, \"on\": %s},\n  \"texts\": {\n", quoted(f.Checked.By), quoted(on))
	keys := slices.Clone(f.order)
	for _, key := range slices.Sorted(maps.Keys(f.Texts)) {
		if !slices.Contains(f.order, key) {
			keys = append(keys, key)
		}
	}
	for i, key := range keys {
		text := f.Texts[key]
		fmt.Fprintf(&b, "    %s: {\n      \"en\": %s,\n      \"text\": %s\n    }", quoted(key), quoted(text.English),
			quoted(text.Text))
		if i < len(keys)-1 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
	}
	b.WriteString("  }\n}\n")
	_, err := w.Write(b.Bytes())
	return err
}

// Check returns what is wrong with the file: first texts that are out of date or have lost a name in
// braces, and keys that the form does not have, then texts that are missing. o is the form's outline, nil for the
// shared words.
func (f *File) Check(o *apdocs.Outline) (gaps []apdocs.Gap) {
	now := New(f.Language, o, nil)
	if o == nil {
		for _, key := range now.order {
			text, english := f.Texts[key], now.Texts[key].English
			if why := wrong(text, english); why != "" {
				gaps = append(gaps, apdocs.Gap{Key: key, English: english, Why: why})
			}
		}
	} else {
		t := &apdocs.Translation{Language: f.Language, Texts: map[string]map[string]apdocs.TranslatedText{f.Form: f.Texts}}
		_, gaps = o.Translated(t)
	}
	for _, key := range slices.Sorted(maps.Keys(f.Texts)) {
		if _, ok := now.Texts[key]; !ok {
			why := "is no text of the form"
			if near := apdocs.Nearest(key, now.order); len(near) > 0 {
				why += "; did you mean " + strings.Join(near, " or ") + "?"
			}
			gaps = append(gaps, apdocs.Gap{Key: key, English: f.Texts[key].English, Why: why})
		}
	}
	slices.SortStableFunc(gaps, func(a, b apdocs.Gap) int { return rank(a) - rank(b) })
	return gaps
}

// rank puts what is wrong before what is only missing.
func rank(g apdocs.Gap) int {
	if g.Why == apdocs.Untranslated {
		return 1
	}
	return 0
}

// wrong says what is wrong with the translation of a shared word, or returns "".
func wrong(text apdocs.TranslatedText, english string) string {
	switch {
	case apdocs.IsBlank(text.Text):
		return apdocs.Untranslated
	case text.English != english:
		return apdocs.OutOfDate
	}
	return apdocs.NamesLost(english, text.Text)
}

// Join makes a translation of files in one language. It is an error if there are two for the same
// form.
func Join(tag string, files ...*File) (*apdocs.Translation, error) {
	formats, rightToLeft, err := formatsOf(tag)
	if err != nil {
		return nil, err
	}
	t := &apdocs.Translation{Language: tag, RightToLeft: rightToLeft, Formats: formats, Words: map[string]string{},
		Texts: map[string]map[string]apdocs.TranslatedText{}, Checked: map[string]string{}}
	for _, f := range files {
		if f.Language != tag {
			return nil, fmt.Errorf("the file for %s is in the language %q, not %q", f.Form, f.Language, tag)
		}
		if _, ok := t.Texts[f.Form]; ok {
			return nil, fmt.Errorf("there are two files for %s in the language %q", f.Form, tag)
		}
		t.Texts[f.Form] = f.Texts
		if f.Checked.Vouched() {
			t.Checked[f.Form] = f.Checked.By
		}
	}
	for _, w := range render.Words() {
		if text, ok := t.Texts[SharedWords][w.Key]; ok && wrong(text, w.English) == "" {
			t.Words[w.English] = text.Text
		}
	}
	return t, nil
}
