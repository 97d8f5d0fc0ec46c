package schema

import (
	"slices"
	"strings"
	"unicode"

	"github.com/apdocs/forms/apdocs"
)

// letterhead warns of a document that would bear the letterhead of another school
// than the record names: of settings that were taken for the wrong record. A trust
// or an authority writes for many schools, so its letterhead is none of those.
func (c *compiled) letterhead(f apdocs.Form, org *apdocs.Organisation) Problems {
	field := c.outline.Field("school.name")
	if org == nil || field == nil {
		return nil
	}
	school := field.Text(f, apdocs.At{})
	if apdocs.IsBlank(school) || apdocs.IsBlank(org.Name) || forMany(org.Name) || sameName(school, org.Name) {
		return nil
	}
	p := c.problem("letterhead", []string{"school", "name"},
		"is not the name in the letterhead; check that these are the settings of this school")
	p.Severity = apdocs.Warning
	return Problems{p}
}

// forMany reports whether the name is that of an organisation which writes
// documents for schools of other names.
func forMany(name string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(name), notLetter), func(word string) bool {
		switch word {
		case "council", "authority", "borough", "trust", "federation", "partnership", "service", "services", "consortium":
			return true
		}
		return false
	})
}

// sameName reports whether two names are of one school: the same but for case and
// punctuation, or one of them with more words than the other.
func sameName(a, b string) bool {
	letters := func(s string) string {
		return " " + strings.Join(strings.FieldsFunc(strings.ToLower(s), notLetter), " ") + " "
	}
	one, other := letters(a), letters(b)
	return strings.Contains(one, other) || strings.Contains(other, one)
}

func notLetter(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’'
}
