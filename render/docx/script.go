package docx

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// A writing is what Word has to be told of a script: the font, and the rules by which its text is
// set.
type writing struct {
	scripts []*unicode.RangeTable
	rules   rules
	font    string // that Windows and macOS with Word have
	lang    string // of East Asian text, where the script says it
}

// The rules by which Word sets a run.
type rules uint8

const (
	simple    rules = iota // as Latin
	complexed              // letters join or stack: the properties for complex scripts hold (cs)
	eastAsian              // the properties for East Asian text hold
	backwards              // right to left, which is complex too (rtl)
)

// writings are the scripts that Arial cannot show, or that Word sets by other rules. Arial itself has
// Arabic and Hebrew.
//
// Source: Microsoft Typography, "Script and font support in Windows".
var writings = []writing{
	{[]*unicode.RangeTable{unicode.Arabic, unicode.Hebrew}, backwards, "Arial", ""},
	{[]*unicode.RangeTable{unicode.Syriac}, backwards, "Estrangelo Edessa", ""},
	{[]*unicode.RangeTable{unicode.Thaana}, backwards, "MV Boli", ""},
	{[]*unicode.RangeTable{unicode.Nko, unicode.Adlam}, backwards, "Ebrima", ""},
	{[]*unicode.RangeTable{unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya,
		unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Ol_Chiki},
		complexed, "Nirmala UI", ""},
	{[]*unicode.RangeTable{unicode.Thai, unicode.Lao, unicode.Khmer}, complexed, "Leelawadee UI", ""},
	{[]*unicode.RangeTable{unicode.Myanmar}, complexed, "Myanmar Text", ""},
	{[]*unicode.RangeTable{unicode.Tibetan}, complexed, "Microsoft Himalaya", ""},
	{[]*unicode.RangeTable{unicode.Mongolian}, complexed, "Mongolian Baiti", ""},
	{[]*unicode.RangeTable{unicode.Ethiopic, unicode.Vai, unicode.Tifinagh}, simple, "Ebrima", ""},
	{[]*unicode.RangeTable{unicode.Georgian, unicode.Armenian}, simple, "Sylfaen", ""},
	{[]*unicode.RangeTable{unicode.Hiragana, unicode.Katakana}, eastAsian, "Yu Gothic", "ja-JP"},
	{[]*unicode.RangeTable{unicode.Hangul}, eastAsian, "Malgun Gothic", "ko-KR"},
	{[]*unicode.RangeTable{unicode.Han, unicode.Bopomofo}, eastAsian, "Microsoft YaHei", "zh-CN"},
}

// latin is the writing of everything else, in the font of the styles.
var latin = &writing{}

// writingOf returns the writing of a letter, or nil for what all scripts share: spaces, digits,
// punctuation and marks.
func writingOf(r rune) *writing {
	switch {
	case r < '\u0370': // tone marks of Bopomofo among them, which Arial has
		if unicode.IsLetter(r) {
			return latin
		}
		return nil
	case unicode.In(r, unicode.Common, unicode.Inherited):
		return nil
	}
	for i := range writings {
		if unicode.In(r, writings[i].scripts...) {
			return &writings[i]
		}
	}
	return latin
}

// A stretch is a part of a text in one writing.
type stretch struct {
	*writing
	text string
}

// stretches parts a text by writing. What all scripts share goes with what is before it, at the
// beginning with what is after it. Between words from right to left it goes with them, and between
// those and others with the text around them, so that brackets and full stops stand where they should.
// Kana and Hangul say which language the Han characters of the text are in, and so do variation selectors for
// ideographs, which Japanese names have (Ideographic Variation Database). The text around is that of
// a paragraph from right to left if reversed says so, and otherwise of the writing that the text begins with.
func stretches(text string, reversed bool) (all []stretch) {
	base := latin
	if first := firstStrong(text); first != nil {
		base = first
	}
	if reversed && base.rules != backwards {
		for _, r := range text {
			if w := writingOf(r); w != nil && w.rules == backwards {
				base = w
				break
			}
		}
	}
	var han *writing
	start, last := 0, 0 // the stretch begins at start; its last letter ends at last
	var now *writing
	for i, r := range text {
		w := writingOf(r)
		if r >= 0xE0100 && r <= 0xE01EF && han == nil {
			han = writingOf('あ')
		}
		if w == nil || w == now {
			if w != nil || now != nil && now.rules != backwards && isNumber(r) && !strings.ContainsAny(text[last:i], "()[]") {
				last = i + utf8.RuneLen(r) // it goes with the letters from left to right before it (UAX #9, W7)
			}
			continue
		}
		if w.rules == eastAsian && w.lang != "zh-CN" {
			han = w
		}
		if now != nil {
			end := i
			if now.rules == backwards && base.rules != backwards {
				end = last
			} else if now.rules != backwards && base.rules == backwards {
				end = last
			}
			all = append(all, stretch{now, text[start:end]})
			if start = end; end < i && w.rules != base.rules {
				all = append(all, stretch{base, text[end:i]})
				start = i
			}
		}
		now, last = w, i+utf8.RuneLen(r)
	}
	switch {
	case now == nil:
		return []stretch{{latin, text}}
	case (now.rules == backwards) != (base.rules == backwards) && last < len(text):
		all = append(all, stretch{now, text[start:last]}, stretch{base, text[last:]})
	default:
		all = append(all, stretch{now, text[start:]})
	}
	for i := range all {
		if all[i].rules == eastAsian && han != nil {
			all[i].writing = han
		}
	}
	return all
}

func isNumber(r rune) bool { return r >= '0' && r <= '9' }

// firstStrong returns the writing of the first letter with a direction, or nil.
func firstStrong(text string) *writing {
	for _, r := range text {
		if p, _ := bidi.LookupRune(r); p.Class() == bidi.L || p.Class() == bidi.R || p.Class() == bidi.AL {
			if w := writingOf(r); w != nil {
				return w
			}
		}
	}
	return nil
}

// properties returns the run properties of the writing, in the order of the schema: those that come
// before a language, and the language.
func (w *writing) properties() (fonts, set, lang string) {
	switch w.rules {
	case backwards, complexed:
		fonts = `<w:rFonts w:ascii="` + w.font + `" w:hAnsi="` + w.font + `" w:cs="` + w.font + `"/>`
		set = `<w:cs/>`
		if w.rules == backwards {
			set = `<w:rtl/>`
		}
	case eastAsian:
		fonts = `<w:rFonts w:hint="eastAsia" w:eastAsia="` + w.font + `"/>`
		lang = `<w:lang w:eastAsia="` + w.lang + `"/>`
	default:
		if w.font != "" {
			fonts = `<w:rFonts w:ascii="` + w.font + `" w:eastAsia="` + w.font + `" w:hAnsi="` + w.font + `"/>`
		}
	}
	return fonts, set, lang
}

// plainScript reports whether text is in the script of the styles, so that one run holds it.
func plainScript(text string) bool {
	for _, r := range text {
		if r >= '\u0530' && r < '\u1E00' || r >= '\u2D00' {
			return false
		}
	}
	return true
}

// directs records of a text of the paragraph whether it begins from right to left, if none before
// said so. A paragraph with a tab is an arrangement of ours, in the direction of the document.
func (x *xmlWriter) directs(text string) {
	if x.properties == 0 || x.directed {
		return
	}
	if first := firstStrong(text); first != nil {
		x.directed, x.backwards = true, first.rules == backwards || x.mirrored && mostlyBackwards(text)
	}
	if strings.ContainsRune(text, '\t') {
		x.directed, x.backwards = true, x.mirrored
	}
}

// mostlyBackwards reports whether a paragraph of a document that is written from right to left runs that way
// although it may begin with a foreign name or address: unless more than three in four of its words begin
// with a letter from left to right. PDF documents have the same rule.
func mostlyBackwards(text string) bool {
	var words [2]int // from left to right, and from right to left
	for _, word := range strings.Fields(text) {
		if first := firstStrong(word); first != nil && first.rules == backwards {
			words[1]++
		} else if first != nil {
			words[0]++
		}
	}
	return words[0] <= 3*words[1]
}

// undirected leaves the open paragraph in the direction of the document.
func (x *xmlWriter) undirected() { x.directed, x.backwards = true, x.mirrored }

// The properties of a paragraph that come after its direction, and after its alignment, in the order of
// the schema.
var (
	afterAlignment = []string{"<w:outlineLvl", "<w:rPr", "<w:sectPr"}
	afterDirection = append([]string{"<w:spacing", "<w:ind", "<w:contextualSpacing", "<w:jc"}, afterAlignment...)
)

// direct marks the paragraph that ends here as one from right to left, if it is. Of a paragraph in the
// other direction than the document, only running text begins where that direction begins; a name or a
// short answer stays at its label.
func (x *xmlWriter) direct() {
	if x.backwards != x.mirrored && !x.flowing && !strings.Contains(string(x.b[x.properties:]), "<w:jc") {
		x.insert(`<w:jc w:val="right"/>`, afterAlignment) // of a paragraph from right to left: the left
	}
	if x.backwards {
		x.insert(`<w:bidi/>`, afterDirection)
	}
	x.properties, x.directed, x.backwards, x.flowing = 0, false, false, false
}

// insert adds a property to the open paragraph, before the first of those that come after it.
func (x *xmlWriter) insert(property string, after []string) {
	all := string(x.b[x.properties:])
	end := strings.Index(all, "</w:pPr>")
	at := end
	for _, name := range after {
		if i := strings.Index(all[:end], name); i >= 0 {
			at = min(at, i)
		}
	}
	x.b = slices.Insert(x.b, x.properties+at, []byte(property)...)
}
