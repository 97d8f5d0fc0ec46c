package schema

import (
	"slices"
	"strings"
	"unicode"

	"github.com/apdocs/forms/apdocs"
)

// letterhead warns if the document would have the letterhead of a school other than the
// one in the record, because the wrong settings were used. A trust or authority writes for
// schools with other names, so there is no warning for those.
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

// forMany reports whether the name is that of an organisation with several schools.
func forMany(name string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(name), notLetter), func(word string) bool {
		switch word {
		case "council", "authority", "borough", "trust", "federation", "partnership", "service", "services", "consortium":
			return true
		}
		return false
	})
}

// sameName reports whether two names are of the same school: equal except for case and
// punctuation, or one has the words of the other and more.
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
