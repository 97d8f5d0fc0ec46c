package main

import (
	"bytes"
	"fmt"
	"os"
	"sync"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/translation"
)

// languages are the options about the language of documents.
type languages struct {
	flags   *pflag.FlagSet
	tag     string
	files   []string
	english bool

	mu   sync.Mutex
	kept map[string]*apdocs.Translation
}

func (l *languages) declare(flags *pflag.FlagSet) {
	l.flags = flags
	flags.StringVar(&l.tag, "language", "", "in a `LANGUAGE`, such as pl or ar; a letter whose addressee has a language "+
		"in the record is in that one")
	flags.StringArrayVar(&l.files, "translation", nil, "a `FILE` with translated texts, as `apdocs wording` writes it; "+
		"may be given several times")
	flags.BoolVar(&l.english, "with-english", false, "with the English below each paragraph")
	complete(flags, "language", translation.Languages()...)
	complete(flags, "translation", "file")
}

// settle puts the language into the options.
func (l *languages) settle(o *render.Options) error {
	if l.english && l.tag == "" && !l.flags.Changed("language") {
		return usageFault("--with-english: is for a document in another language; give --language too")
	}
	own, err := l.own(o.Organised())
	if err != nil {
		return err
	}
	l.kept = map[string]*apdocs.Translation{}
	o.Languages = func(tag string) (*apdocs.Translation, error) {
		l.mu.Lock()
		defer l.mu.Unlock()
		return l.find(tag, own)
	}
	if l.tag == "" || l.tag == "en" {
		return nil
	}
	if o.Translation, err = o.Languages(l.tag); err != nil {
		return usageFault("--language: %w", err)
	}
	return nil
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

// find returns the translation into a language, from the office's files and, for forms that
// these lack, from the drafts that come with the program.
func (l *languages) find(tag string, own []*translation.File) (*apdocs.Translation, error) {
	name, err := translation.Match(tag)
	if err != nil {
		return nil, err
	}
	if t := l.kept[name]; t != nil {
		return t, nil
	}
	files, has := []*translation.File(nil), map[string]bool{}
	for _, f := range own {
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
		return nil, fmt.Errorf("there are no texts in the language %q; `apdocs wording FORM --language %[1]s` writes the "+
			"file to translate", name)
	}
	t, err := translation.Join(name, files...)
	if err != nil {
		return nil, err
	}
	t.WithEnglish = l.english
	l.kept[name] = t
	return t, nil
}
