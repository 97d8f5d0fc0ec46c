package main

import (
	"bytes"
	"fmt"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/translation"
)

// toTranslate returns the file with the texts of a form, or the words of all, to translate into a
// language. It has the translations of the draft that comes with the program, if there is one.
func toTranslate(name, tag string) ([]byte, error) {
	tag, err := translation.Match(tag)
	if err != nil {
		return nil, usageFault("--language: %w", err)
	}
	o, err := translated(name)
	if err != nil {
		return nil, err
	}
	drafts, err := translation.Drafts(tag)
	if err != nil {
		return nil, err
	}
	var draft *translation.File
	for _, f := range drafts {
		if f.Form == name {
			draft = f
		}
	}
	var b bytes.Buffer
	if err := translation.New(tag, o, draft).Write(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// translated returns the outline of the form that a file is for, nil for the words of all forms.
func translated(name string) (*apdocs.Outline, error) {
	if name == translation.SharedWords {
		return nil, nil
	}
	f, err := formNamed(name)
	if err != nil {
		return nil, err
	}
	return apdocs.Outlined(f)
}

// checkTranslations prints what files of translated texts lack and what in them is out of date, by
// key and with the English.
func checkTranslations(m *machine, paths []string) error {
	wrong := false
	for _, path := range paths {
		f, err := readTranslation(path)
		if err != nil {
			return err
		}
		o, err := translated(f.Form)
		if err != nil {
			return fileFault("%s: %w", path, err)
		}
		gaps := f.Check(o)
		missing := 0
		for _, gap := range gaps {
			fmt.Fprintln(m.stdout, printable(fmt.Sprintf("%s: %s: %s: %q", path, gap.Key, gap.Why, gap.English)))
			if gap.Why == apdocs.Untranslated {
				missing++
			}
		}
		if half := f.Checked; !half.Vouched() && (!apdocs.IsBlank(half.By) || !half.On.IsZero()) {
			wrong = true
			fmt.Fprintf(m.stdout, "%s: checked: says who has checked it or when, but not both\n", path)
		}
		wrong = wrong || len(gaps) > 0
		switch {
		case len(gaps) > 0:
			m.say("%s: %s not translated, %d wrong", path, count(missing, "text"), len(gaps)-missing)
		case f.Checked.Vouched():
			m.say("%s: nothing is missing; it is vouched for", path)
		default:
			m.say("%s: nothing is missing; nobody vouches for it, so documents say that the English counts", path)
		}
	}
	if wrong {
		return &fault{code: codeRecord}
	}
	return nil
}
