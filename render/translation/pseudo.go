package translation

import (
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// PseudoLanguage is the tag of the language that [Pseudo] makes.
const PseudoLanguage = "en-XA"

// Pseudo returns a translation of the forms for tests: English with an accent on every letter, in
// brackets, and a third longer. A word on a page without an accent is one that does not follow the
// language, and what it breaks a longer language would break.
func Pseudo(forms ...apdocs.Form) (*apdocs.Translation, error) {
	t := &apdocs.Translation{Language: PseudoLanguage, Words: map[string]string{},
		Texts:   map[string]map[string]apdocs.TranslatedText{},
		Checked: map[string]string{SharedWords: PseudoLanguage}}
	for _, w := range render.Words() {
		t.Words[w.English] = Accented(w.English)
	}
	for _, f := range forms {
		o, err := apdocs.Outlined(f)
		if err != nil {
			return nil, err
		}
		texts := map[string]apdocs.TranslatedText{}
		for _, text := range o.PrintedTexts() {
			texts[text.Name] = apdocs.TranslatedText{English: text.Text, Text: Accented(text.Text)}
		}
		t.Texts[o.Name], t.Checked[o.Name] = texts, PseudoLanguage
	}
	t.Formats = apdocs.Formats{Date: "d MMMM y", Decimal: ",", Group: ".", Currency: "#,##0.00 ¤"}
	for i, name := range strings.Fields("January February March April May June July August September October " +
		"November December") {
		t.Formats.Months[i] = accents.Replace(name)
	}
	for i, name := range strings.Fields("Sunday Monday Tuesday Wednesday Thursday Friday Saturday") {
		t.Formats.Days[i] = accents.Replace(name)
	}
	return t, nil
}

// PseudoIn is Pseudo with the tag, the dates, numbers and the direction of a language: for tests of what documents in
// it give back.
func PseudoIn(tag string, forms ...apdocs.Form) (*apdocs.Translation, error) {
	of, err := Join(tag)
	if err != nil {
		return nil, err
	}
	t, err := Pseudo(forms...)
	if err != nil {
		return nil, err
	}
	t.Language, t.Formats, t.RightToLeft = of.Language, of.Formats, of.RightToLeft
	return t, nil
}

var accents = strings.NewReplacer(strings.Split("a å b ƀ c ç d ð e é f ƒ g ĝ h ĥ i î j ĵ k ķ l ļ m ɱ n ñ o ö p þ q ɋ "+
	"r ŕ s š t ţ u û v ʋ w ŵ x ẋ y ý z ž A Å B Ɓ C Ç D Đ E É F Ƒ G Ĝ H Ĥ I Î J Ĵ K Ķ L Ļ M Ṁ N Ñ O Ö P Þ Q Ǫ R Ŕ S Š T Ţ "+
	"U Û V Ṽ W Ŵ X Ẋ Y Ý Z Ž", " ")...)

// Accented returns a text in the pseudo-language. Names in braces stay.
func Accented(text string) string {
	var out strings.Builder
	letters := 0
	for _, p := range apdocs.Pieces(text) {
		out.WriteString(accents.Replace(p.Words))
		letters += len(p.Words)
		if len(p.Plurals) > 0 {
			texts := make([]string, len(p.Plurals))
			for i, one := range p.Plurals {
				texts[i] = one.Category + "=" + accents.Replace(one.Text)
			}
			out.WriteString("{" + p.Names[0] + ": " + strings.Join(texts, "; ") + "}")
			continue
		}
		if len(p.Names) > 0 {
			out.WriteString("{" + accents.Replace(p.Before) + strings.Join(p.Names, "|") + "}")
		}
	}
	more := strings.Repeat(" åé", letters/9) // a third more, in short words
	return "[" + out.String() + more + "]"
}
