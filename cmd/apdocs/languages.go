package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/translation"
)

// languages are the options about the language of documents.
type languages struct {
	tag     string
	files   []string
	english bool

	read []*translation.File // of the settings and of --translation
	used atomic.Bool         // a record has named a language

	mu   sync.Mutex
	kept map[string]*apdocs.Translation

	options render.Options // with the languages alone
}

// declare declares the options of commands that make documents.
func (l *languages) declare(flags *pflag.FlagSet) {
	l.declareLanguage(flags)
	flags.BoolVar(&l.english, "with-english", false, "with the English below each paragraph that is in another language")
}

// declareLanguage declares the options that say in which language documents are.
func (l *languages) declareLanguage(flags *pflag.FlagSet) {
	flags.StringVar(&l.tag, "language", "", "in a `LANGUAGE`, such as pl or ar; a letter whose addressee has a language "+
		"in the record is in that one")
	flags.StringArrayVar(&l.files, "translation", nil, "a `FILE` with translated texts, as `apdocs wording` writes it; "+
		"may be given several times")
	complete(flags, "language", translation.Languages()...)
	complete(flags, "translation", "file")
}

// settle puts the languages into the options.
func (l *languages) settle(o *render.Options) error {
	own, err := l.own(o.Organised())
	if err != nil {
		return err
	}
	l.read, l.kept = own, map[string]*apdocs.Translation{}
	o.Languages, l.options.Languages = l.named, l.named
	if l.tag == "" || apdocs.IsEnglish(l.tag) {
		return nil
	}
	if o.Translation, err = l.find(l.tag); err != nil {
		return usageFault("--language: %w", err)
	}
	l.options.Translation = o.Translation
	return nil
}

// english is the tag of the language of documents that are not translated.
const english = "en"

// named returns the translation into the language that a record names. Its errors do not have the text of the
// record.
func (l *languages) named(tag string) (*apdocs.Translation, error) {
	l.used.Store(true)
	if _, err := translation.Match(tag); err != nil {
		return nil, errors.New("no document can be made in this language; give its name in English or its tag, such as " +
			"Polish or pl")
	}
	t, err := l.find(tag)
	if errors.Is(err, errNoTexts) {
		return nil, fmt.Errorf("%w in this language; `apdocs wording FORM --language LANGUAGE` writes the file to translate",
			errNoTexts)
	}
	return t, err
}

// of returns the tag of the language of the letter to an addressee, and for nil that of other documents; "" is
// English.
func (l *languages) of(to *apdocs.Addressee) string {
	t, err := l.options.TranslationFor(to)
	if err != nil || t == nil {
		return ""
	}
	return t.Language
}

// inVain returns an error if --with-english was given and nothing is in another language, once all documents
// were tried.
func (l *languages) inVain() error {
	if l.english && (l.tag == "" || apdocs.IsEnglish(l.tag)) && !l.used.Load() {
		return usageFault("--with-english: is for a document in another language; give --language too, or the language of " +
			"an addressee in the record")
	}
	return nil
}

// all returns the tags of the languages that there are texts in, English among them.
func (l *languages) all() []string {
	tags := append(translation.Drafted(), english)
	for _, f := range l.read {
		tags = append(tags, f.Language)
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}

// own reads the files that the settings and the options name.
func (l *languages) own(org *apdocs.Organisation) (files []*translation.File, err error) {
	for i, data := range org.Translations {
		f, err := translation.Read(bytes.NewReader(data))
		if err != nil {
			return nil, fileFault("translation file %s: %w", org.TranslationFiles[i], err)
		}
		if err := known(f, org.TranslationFiles[i]); err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	for _, path := range l.files {
		f, err := readTranslation(path)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}

func readTranslation(path string) (*translation.File, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, fileFault("%s: %s", path, because(err))
	}
	defer in.Close()
	f, err := translation.Read(in)
	if err != nil {
		return nil, fileFault("%s: %w", path, err)
	}
	return f, known(f, path)
}

// known returns an error if a file is for no form of ours.
func known(f *translation.File, path string) error {
	if f.Form == translation.SharedWords {
		return nil
	}
	if _, err := formNamed(f.Form); err != nil {
		return fileFault("%s: %w", path, err)
	}
	return nil
}

var errNoTexts = errors.New("there are no texts")

// find returns the translation into a language, from the office's files and, for forms that
// these lack, from the drafts that come with the program.
func (l *languages) find(tag string) (*apdocs.Translation, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	name, err := translation.Match(tag)
	if err != nil {
		return nil, err
	}
	if t := l.kept[name]; t != nil {
		return t, nil
	}
	files, has := []*translation.File(nil), map[string]bool{}
	for _, f := range l.read {
		if f.Language == name {
			files, has[f.Form] = append(files, f), true
		}
	}
	drafts, err := translation.Drafts(name)
	if err != nil {
		return nil, err
	}
	for _, f := range drafts {
		if !has[f.Form] {
			files = append(files, f)
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%w in the language %q; `apdocs wording FORM --language %[2]s` writes the file to translate",
			errNoTexts, name)
	}
	t, err := translation.Join(name, files...)
	if err != nil {
		return nil, err
	}
	t.WithEnglish = l.english
	l.kept[name] = t
	return t, nil
}
