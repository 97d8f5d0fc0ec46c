package apdocs

import (
	"strings"
)

// A Translation is the printed text of forms in another language, and how that language
// writes dates and numbers. A nil *Translation is English.
type Translation struct {
	Language    string // BCP 47: "pl", "ar"
	RightToLeft bool   // pages are mirrored

	// Words are the texts that all documents share, such as "Not answered", by their English.
	Words map[string]string

	// Texts are the texts of each form, by the form's name and the key of the text
	// ([Outline.PrintedTexts]).
	Texts map[string]map[string]TranslatedText

	// Checked says who has checked the translation of a form, and when. A form that is not in it
	// prints that the English counts.
	Checked map[string]string

	WithEnglish bool // printed text is followed by its English

	Formats Formats
}

// A TranslatedText is a text of a form in another language, with the English that it
// translates. If the form's English differs, the translation is out of date.
type TranslatedText struct {
	English string `json:"en"`
	Text    string `json:"text"`
}

// Formats are how a language writes dates and numbers. The patterns are those of Unicode CLDR; that
// of dates has the letters d, M, MM, MMMM and y.
type Formats struct {
	Months   [12]string // as they stand in a date: genitive in Polish
	Days     [7]string  // from Sunday
	Date     string     // "d MMMM y"
	Decimal  string
	Group    string // between thousands
	Currency string // "#,##0.00 ¤"
	Percent  string // "#,##0 %"

	// Ungrouped says that four figures are not grouped: 1234 and 12 345.
	Ungrouped bool
}

// Comma returns what stands between the parts of a title or a list, with the space after it: in the scripts that
// have a comma of their own, that one.
func (t *Translation) Comma() string {
	if t == nil {
		return ", "
	}
	switch tag, _, _ := strings.Cut(t.Language, "-"); {
	case tag == "am" || tag == "ti":
		return "፣ "
	case tag == "ja":
		return "、"
	case tag == "zh" || tag == "yue":
		return "，"
	case t.RightToLeft && tag != "he" && tag != "yi":
		return "، "
	}
	return ", "
}

// Say returns the translation of a text that all documents share, given by its English. It
// returns the English if there is none. Pairs of a name and a text replace the names in
// braces: Say("Page {page}", "page", "3").
func (t *Translation) Say(english string, pairs ...string) string {
	text := english
	if t != nil {
		if own, ok := t.Words[english]; ok {
			text = own
		}
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{"+pairs[i]+"}", pairs[i+1])
	}
	return text
}

// Rule returns what a rule of the form requires, in English if the translation lacks it.
func (t *Translation) Rule(f Form, rule *Rule) string {
	o, err := Outlined(f)
	if t == nil || err != nil {
		return rule.Summary
	}
	if own := t.Texts[o.Name][ruleKey(rule)]; own.English == rule.Summary && !IsBlank(own.Text) {
		return own.Text
	}
	return rule.Summary
}

// ruleKey is the key of a rule's summary among the texts of a form.
func ruleKey(rule *Rule) string { return "rule." + rule.ID }

// Vouched reports whether somebody has checked the translation of the form.
func (t *Translation) Vouched(form string) bool { return t == nil || t.Checked[form] != "" }
