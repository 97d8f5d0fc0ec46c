package render

import (
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// A Source supplies the words for the names in braces in printed text.
type Source struct {
	Outline      *apdocs.Outline
	Record       apdocs.Form
	Organisation *apdocs.Organisation
	English      bool              // the text is in English, whatever the outline is in
	To           *apdocs.Addressee // of a letter; nil elsewhere
	Row          string            // "objectives[]." if the names are questions of a row, otherwise ""
	At           apdocs.At         // which row

	day apdocs.Date // what {day} stands for; see Note
}

// Note returns the sentence about a computed figure, with its names filled in.
func (s *Source) Note(shown apdocs.Shown) string {
	of := *s
	of.day = shown.Day
	return of.Fill(shown.Note)
}

// Fill replaces the names in text by the organisation's settings and the record's answers. On a
// form, a name without an answer is left out. In a letter, where the sentence would break, it is
// replaced by the question's label in brackets, unless the braces also hold words before the name;
// then both are left out.
func (s *Source) Fill(text string) string {
	if s.English && s.Outline.English() != s.Outline {
		english := *s
		english.Outline = s.Outline.English()
		return english.Fill(text)
	}
	var filled strings.Builder
	for _, p := range apdocs.Pieces(text) {
		filled.WriteString(p.Words)
		if len(p.Names) == 0 {
			continue
		}
		if len(p.Plurals) > 0 {
			filled.WriteString(s.counted(&p))
			continue
		}
		// Braces inside an answer are printed as they are.
		if word := s.first(p.Names); word != "" {
			filled.WriteString(p.Before + word)
		} else if s.To != nil && p.Before == "" {
			filled.WriteString("[" + s.label(p.Names[0]) + "]")
		}
	}
	return filled.String()
}

// counted returns the words for a number with the number in them. Without an answer they are those for
// many.
func (s *Source) counted(p *apdocs.Piece) string {
	name, category := p.Names[0], "other"
	number := s.first(p.Names)
	if f := s.Outline.Field(s.Row + name); f != nil {
		if n, ok := f.Pointer(s.Record, s.At).(interface{ Int() (int64, bool) }); ok {
			if n, ok := n.Int(); ok {
				category = Plural(s.Outline.Translation, n)
			}
		}
	}
	if number == "" && s.To == nil {
		return ""
	}
	if number == "" {
		number = "[" + s.label(name) + "]"
	}
	return strings.ReplaceAll(p.For(category), "#", number)
}

// first returns the word for the first of the names that has one, or "".
func (s *Source) first(names []string) string {
	for _, name := range names {
		if word := s.word(name); word != "" {
			return word
		}
	}
	return ""
}

// word returns what is printed for one name: a setting of the organisation, a part of the addressee, or
// the answer to a question. In a letter an address is on one line, and a date has its weekday.
func (s *Source) word(name string) string {
	switch {
	case name == apdocs.SchoolAddress:
		return s.schoolAddress()
	case name == "day" && !s.day.IsZero():
		return FullDateIn(s.Outline.Translation, s.day)
	}
	if word, ok := s.Organisation.Setting(name); ok {
		return s.Outline.Say(word)
	}
	if s.To != nil {
		switch name {
		case apdocs.AddresseeName:
			return strings.TrimSpace(s.To.Name)
		case apdocs.AddresseeAddress:
			return strings.TrimSpace(string(s.To.Address))
		}
	}
	f := s.Outline.Field(s.Row + name)
	if f == nil {
		return ""
	}
	word := Value(f, s.Record, s.At)
	switch {
	case f.Name == "pupil.year":
		word = yearIn(s.Outline.Translation, word)
	case s.To == nil:
	case f.Kind == apdocs.KindAddress:
		word = strings.ReplaceAll(word, "\n", ", ")
	case f.Kind == apdocs.KindDate && !strings.HasSuffix(f.Name, "birthDate"):
		if d := f.Pointer(s.Record, s.At).(*apdocs.Date); !d.IsZero() {
			word = FullDateIn(s.Outline.Translation, *d)
		}
	}
	return word
}

// schoolAddress is the school's address on one line: that of the record, or the letterhead's if it
// is the same school's.
func (s *Source) schoolAddress() string {
	for _, name := range []string{"school.address", "school.name"} {
		f := s.Outline.Field(name)
		if f == nil || !f.Answered(s.Record, apdocs.At{}) {
			continue
		}
		answer := strings.TrimSpace(f.Text(s.Record, apdocs.At{}))
		switch {
		case f.Kind == apdocs.KindAddress:
			return joined(strings.Split(answer, "\n"))
		case s.Organisation != nil && strings.EqualFold(answer, strings.TrimSpace(s.Organisation.Name)):
			return joined(strings.Split(string(s.Organisation.Address), "\n"))
		}
	}
	return ""
}

// label returns the words that replace an answer that is missing.
func (s *Source) label(name string) string {
	if name == apdocs.AddresseeName {
		return s.Outline.Say(nameLabel)
	}
	if f := s.Outline.Field(s.Row + name); f != nil {
		return f.Title()
	}
	return apdocs.InWords(name)
}
