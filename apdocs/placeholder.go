package apdocs

import (
	"fmt"
	"slices"
	"strings"
)

// A Piece is a part of printed text: words, or a placeholder for an answer or a setting.
type Piece struct {
	Words  string
	Before string   // of a placeholder: printed before the answer if there is one
	Names  []string // of a placeholder: the first name that has an answer is printed

	// Plurals are the words for a number, if the placeholder has them: those of the category that the
	// language has the number in.
	Plurals []Plural
}

// A Plural is a text for the numbers of one category, with # for the number.
type Plural struct {
	Category string // of Unicode CLDR: one of [PluralCategories]
	Text     string // "# school days"
}

// PluralCategories are the categories of numbers in Unicode CLDR. English has one and other.
func PluralCategories() []string { return []string{"zero", "one", "two", "few", "many", "other"} }

// For returns the text for a number of a category: its own, or that of other.
func (p *Piece) For(category string) string {
	text := ""
	for _, one := range p.Plurals {
		if one.Category == category {
			return one.Text
		}
		if one.Category == "other" {
			text = one.Text
		}
	}
	return text
}

// Pieces splits printed text into words and placeholders. {provider.name} stands for an
// answer, {pupil.preferredName|pupil.name} for the first of the two that is answered, and
// {, reportTo.role} for an answer with text before it, which is left out if there is no
// answer. {days: one=# day; other=# days} is a number with the words for it, for each category that the
// language has. An opening brace that is not closed is an ordinary character.
func Pieces(text string) (pieces []Piece) {
	for {
		from := strings.IndexByte(text, '{')
		to := strings.IndexByte(text[max(from, 0):], '}')
		if from < 0 || to < 0 {
			break
		}
		if from > 0 {
			pieces = append(pieces, Piece{Words: text[:from]})
		}
		inner := text[from+1 : from+to]
		text = text[from+to+1:]
		if name, plurals := pluralsOf(inner); plurals != nil {
			pieces = append(pieces, Piece{Names: []string{name}, Plurals: plurals})
			continue
		}
		name := strings.LastIndexFunc(inner, func(r rune) bool { return !isNamed(r) }) + 1
		pieces = append(pieces, Piece{Before: inner[:name], Names: strings.Split(inner[name:], "|")})
	}
	if text != "" {
		pieces = append(pieces, Piece{Words: text})
	}
	return pieces
}

// pluralsOf returns the name and the texts of a placeholder with words for a number, or nil if it is none.
func pluralsOf(inner string) (name string, plurals []Plural) {
	name, rest, ok := strings.Cut(inner, ":")
	if !ok || name == "" || strings.ContainsFunc(name, func(r rune) bool { return !isNamed(r) || r == '|' }) ||
		!strings.Contains(rest, "=") {
		return "", nil
	}
	for _, one := range strings.Split(rest, ";") {
		category, text, _ := strings.Cut(one, "=")
		plurals = append(plurals, Plural{strings.TrimSpace(category), strings.TrimSpace(text)})
	}
	return name, plurals
}

// pluralsWrong says what is wrong with the words for numbers in a text, or returns "".
func pluralsWrong(text string) string {
	for _, p := range Pieces(text) {
		has := map[string]bool{}
		for _, one := range p.Plurals {
			switch {
			case !slices.Contains(PluralCategories(), one.Category):
				return fmt.Sprintf("has words for “%.32s” in {%.64s}; the categories of numbers are %s", one.Category, p.Names[0],
					strings.Join(PluralCategories(), ", "))
			case has[one.Category]:
				return fmt.Sprintf("has words for “%s” twice in {%.64s}", one.Category, p.Names[0])
			}
			has[one.Category] = true
		}
		if len(p.Plurals) > 0 && !has["other"] {
			return fmt.Sprintf("has no words for “other” in {%.64s}", p.Names[0])
		}
	}
	return ""
}

// isNamed reports whether r may be part of a placeholder after the text before its name.
func isNamed(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune(".|[]_", r)
}

// Placeholders returns the names in braces in printed text, such as "provider.name" in
// "taught at {provider.name}".
func Placeholders(text string) (names []string) {
	for _, p := range Pieces(text) {
		names = append(names, p.Names...)
	}
	return names
}

// The names of the parts of an addressee in the text of a letter.
const (
	AddresseeName    = "addressee.name"
	AddresseeAddress = "addressee.address"
)

func isAddressee(name string) bool { return name == AddresseeName || name == AddresseeAddress }
