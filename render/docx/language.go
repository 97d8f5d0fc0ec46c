package docx

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/apdocs/forms/apdocs"
)

// languages are the languages of text without one of its own, in the styles of an English
// document: of Latin, of East Asian and of right-to-left text.
const languages = `<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>`

// languages returns the languages of text without one of its own for a document in another
// language.
func (p *plan) languages() string {
	own, bidi := p.language(), "ar-SA"
	if p.in().RightToLeft {
		bidi = own
	}
	return `<w:lang w:val="` + own + `" w:eastAsia="` + own + `" w:bidi="` + bidi + `"/>`
}

// inLanguage returns the styles for the language of the documents.
func (p *plan) inLanguage(styles string) string {
	return strings.Replace(styles, languages, p.languages(), 1)
}

// mirrored returns the property if the documents are written from right to left, and "" otherwise.
func (p *plan) mirrored(property string) string {
	if p.in() != nil && p.in().RightToLeft {
		return property
	}
	return ""
}

// in returns the language of the documents; nil is English.
func (p *plan) in() *apdocs.Translation { return p.outline.Translation }

// language returns its BCP 47 tag.
func (p *plan) language() string {
	if p.in() == nil {
		return "en-GB"
	}
	return p.in().Language
}

// picker returns the pattern and the locale by which a date picker writes a date: in the language of
// the documents as their other dates are written. Word knows locales by language and region, such as
// pl-PL, so a language without a region gets that where most of its speakers are.
func (p *plan) picker() (pattern, locale string) {
	if p.in() == nil {
		return "d MMMM yyyy", "en-GB"
	}
	locale = p.language()
	if tag, err := language.Parse(locale); err == nil {
		if _, _, region := tag.Raw(); region == (language.Region{}) {
			if likely, sure := tag.Region(); sure > language.No {
				locale += "-" + likely.String()
			}
		}
	}
	if locale == "zh-Hant-TW" {
		locale = "zh-TW" // as Word names it
	}
	return wordPattern(p.in().Formats.Date), locale
}

// wordPattern returns a pattern of Unicode CLDR as Word has it: its y is the whole year, and Word's the
// last two figures of it. Quoted words stay.
func wordPattern(cldr string) string {
	parts := strings.Split(cldr, "'")
	for i := 0; i < len(parts); i += 2 { // the others are quoted
		if !strings.Contains(parts[i], "yy") {
			parts[i] = strings.ReplaceAll(parts[i], "y", "yyyy")
		}
	}
	return strings.Join(parts, "'")
}

// say returns a fixed word in the language of the documents.
func (p *plan) say(english string, pairs ...string) string { return p.outline.Say(english, pairs...) }

// inEnglish writes with fn what is in English in a document in another language. below says that it
// repeats in English what is above it, so that dates in it are in English too.
func (d *document) inEnglish(is, below bool, fn func()) {
	d.x.english, d.below = is && d.in() != nil, below
	fn()
	d.x.english, d.below = false, false
}

// proseStyle returns the style of running text and its properties. What repeats in English the
// paragraph above it is grey.
func (p *plan) proseStyle(style string, below bool) (name, more string) {
	if below {
		return hintStyle, `<w:spacing w:after="160"/>`
	}
	return style, ""
}
