package apdocs

import "strings"

// A Piece is a part of printed text: words, or a placeholder for an answer or a setting.
type Piece struct {
	Words  string
	Before string   // of a placeholder: printed before the answer if there is one
	Names  []string // of a placeholder: the first name that has an answer is printed
}

// Pieces splits printed text into words and placeholders. {provider.name} stands for an
// answer, {pupil.preferredName|pupil.name} for the first of the two that is answered, and
// {, reportTo.role} for an answer with text before it, which is left out if there is no
// answer. An opening brace that is not closed is an ordinary character.
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
		name := strings.LastIndexFunc(inner, func(r rune) bool { return !isNamed(r) }) + 1
		pieces = append(pieces, Piece{Before: inner[:name], Names: strings.Split(inner[name:], "|")})
		text = text[from+to+1:]
	}
	if text != "" {
		pieces = append(pieces, Piece{Words: text})
	}
	return pieces
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
