package translation

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/apdocs/forms/apdocs"
)

//go:embed cldr.txt
var cldr string

// A locale is a language of the table.
type locale struct {
	tag     language.Tag
	name    string
	formats apdocs.Formats
}

// locales are the languages whose dates and numbers are known, in the order of their tags.
var locales = sync.OnceValue(func() (all []locale) {
	for line := range strings.Lines(cldr) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		l := locale{tag: language.MustParse(f[0]), name: f[0]}
		copy(l.formats.Months[:], strings.Split(f[1], ","))
		copy(l.formats.Days[:], strings.Split(f[2], ","))
		l.formats.Date, l.formats.Decimal, l.formats.Group, l.formats.Currency = f[3], f[4], f[5], f[6]
		l.formats.Percent, l.formats.Ungrouped = f[7], len(f[8]) > 0 && f[8] != "1"
		all = append(all, l)
	}
	return all
})

// Languages returns the BCP 47 tags of the languages that documents can be in, besides English.
func Languages() (tags []string) {
	for _, l := range locales() {
		tags = append(tags, l.name)
	}
	return tags
}

// matcher matches the languages of the table; the first is English, which what matches nothing is taken for.
var matcher = sync.OnceValue(func() language.Matcher {
	all := locales()
	tags := make([]language.Tag, len(all)+1)
	tags[0] = language.English
	for i, l := range all {
		tags[i+1] = l.tag
	}
	return language.NewMatcher(tags)
})

// find returns the language of the table that a tag or an English name names: "pl" for "pl-PL" and "Polish".
func find(name string) (*locale, error) {
	tag := apdocs.LanguageTag(name)
	t, err := language.Parse(tag)
	if err != nil {
		return nil, fmt.Errorf("%.40q is no language; give its tag, such as pl or ar, or its name in English", name)
	}
	all := locales()
	if _, i, sure := matcher().Match(t); i > 0 && sure >= language.High {
		return &all[i-1], nil
	}
	if base, _ := t.Base(); base.String() == "en" {
		return nil, errors.New("documents are in English already; name another language, such as pl or ar")
	}
	return nil, fmt.Errorf("the dates and numbers of the language %.40q are not known; known are %s", tag,
		strings.Join(Languages(), ", "))
}

// Match returns the tag of the language of the table that a tag or an English name names.
func Match(tag string) (string, error) {
	l, err := find(tag)
	if err != nil {
		return "", err
	}
	return l.name, nil
}

// formatsOf returns how a language writes dates and numbers, and whether from right to left.
func formatsOf(tag string) (apdocs.Formats, bool, error) {
	l, err := find(tag)
	if err != nil {
		return apdocs.Formats{}, false, err
	}
	script, _ := l.tag.Script()
	switch script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg":
		return l.formats, true, nil
	}
	return l.formats, false, nil
}
