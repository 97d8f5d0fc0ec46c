package translation

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/apdocs/forms/apdocs"
)

// An office names a language in English. Each language that documents can be in is found by the name that another
// table has for it, and by none of these names another.
func TestEnglishNames(t *testing.T) {
	for _, tag := range Languages() {
		name := display.English.Tags().Name(language.MustParse(tag))
		if tag == "pt" {
			name = "Brazilian Portuguese" // what the tag alone stands for
		}
		if tag == "pa-Arab" {
			name = "Punjabi (Shahmukhi)" // the other table names the script
		}
		for _, written := range []string{name, " " + strings.ToUpper(name), tag} {
			if got, err := Match(written); err != nil || got != tag {
				t.Errorf("%q is %q, %v; want %s", written, got, err, tag)
			}
		}
	}
	for _, english := range []string{"English", "english ", "en", "EN-gb"} {
		if !apdocs.IsEnglish(english) {
			t.Errorf("%q is not English", english)
		}
	}
	for _, other := range []string{"", "Polish", "enm", "Klingon"} {
		if apdocs.IsEnglish(other) {
			t.Errorf("%q is English", other)
		}
	}
}
