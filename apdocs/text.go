package apdocs

import "strings"

// A Piece is a part of a printed text: words, or a gap that stands for an answer
// or a setting.
type Piece struct {
	Words  string
	Before string   // of a gap: printed only where there is an answer
	Names  []string // of a gap: the first that is answered is printed
}

// Pieces takes a printed text apart. In it {provider.name} stands for an answer,
// {pupil.preferredName|pupil.name} for the first of two that is there, and
// {, reportTo.role} for an answer with the words before it, which go where there
// is none. A brace that is not closed is a brace.
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

// isNamed reports whether a character may stand in names and between them.
func isNamed(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune(".|[]_", r)
}

// Placeholders are the names in braces in a printed text, such as
// "provider.name" in "taught at {provider.name}".
func Placeholders(text string) (names []string) {
	for _, p := range Pieces(text) {
		names = append(names, p.Names...)
	}
	return names
}

// The names by which the text of a letter asks for its addressee.
const (
	AddresseeName    = "addressee.name"
	AddresseeAddress = "addressee.address"
)

func isAddressee(name string) bool { return name == AddresseeName || name == AddresseeAddress }
