package translation

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// InEnglish returns a date, a percentage or a sum of money as documents in English and people in England write
// it, if the text is one as documents in the language write it: "2026-11-19" for "19 listopada 2026", "£1234.50"
// for "1.234,50 £" in German. Any other text, and text for another kind of answer or in a language that is not
// known, is returned unchanged.
func InEnglish(tag string, kind apdocs.Kind, text string) string {
	switch kind {
	case apdocs.KindDate, apdocs.KindMoment, apdocs.KindPercent, apdocs.KindMoney:
	default:
		return text
	}
	if tag == "" || tag == "en" || strings.HasPrefix(tag, "en-") || text == "" {
		return text
	}
	l, err := find(tag)
	if err != nil {
		return text
	}
	words := singleSpaces(text)
	english := ""
	switch kind {
	case apdocs.KindDate, apdocs.KindMoment:
		english = dateIn(&l.formats, words)
	case apdocs.KindPercent:
		if figures := strings.Trim(words, "% "); isFigures(figures) && strings.Contains(words, "%") {
			english = figures + "%"
		}
	case apdocs.KindMoney:
		english = moneyIn(&l.formats, words)
	}
	if english == "" {
		return text
	}
	return english
}

// singleSpaces returns a text with an ordinary space for spaces of any kind.
func singleSpaces(text string) string { return strings.Join(strings.Fields(text), " ") }

// dateIn returns a date that is written by the language's pattern as in a record, or "".
func dateIn(f *apdocs.Formats, words string) string {
	months := make([]string, len(f.Months))
	for i, name := range f.Months {
		months[i] = regexp.QuoteMeta(singleSpaces(name))
	}
	groups := map[byte]string{
		'd': `(?P<d>\d{1,2})`, 'y': `(?P<y>\d{4})`, 'M': `(?P<m>\d{1,2}|` + strings.Join(months, "|") + `)`,
	}
	groups['L'] = groups['M']
	var pattern strings.Builder
	quoted, date := false, singleSpaces(f.Date)
	for i := 0; i < len(date); i++ {
		switch c := date[i]; {
		case c == '\'':
			quoted = !quoted
		case quoted || groups[c] == "":
			pattern.WriteString(regexp.QuoteMeta(date[i : i+1]))
		case i == 0 || date[i-1] != c:
			pattern.WriteString(groups[c])
		}
	}
	shape, err := regexp.Compile(`(?i)^` + pattern.String() + `$`)
	if err != nil {
		return ""
	}
	found := shape.FindStringSubmatch(words)
	if found == nil {
		return ""
	}
	part := func(name string) string { return found[shape.SubexpIndex(name)] }
	month, _ := strconv.Atoi(part("m"))
	for i, name := range f.Months {
		if strings.EqualFold(singleSpaces(name), part("m")) {
			month = i + 1
		}
	}
	day, _ := strconv.Atoi(part("d"))
	return part("y") + "-" + twoFigures(month) + "-" + twoFigures(day)
}

func twoFigures(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// moneyIn returns a sum of pounds that is written with the language's signs as it is written in English, or "".
func moneyIn(f *apdocs.Formats, words string) string {
	if !strings.Contains(words, "£") {
		return ""
	}
	number := strings.ReplaceAll(strings.ReplaceAll(words, "£", ""), " ", "")
	whole, pence, has := strings.Cut(number, f.Decimal)
	if group := strings.TrimSpace(f.Group); group != "" {
		whole = strings.ReplaceAll(whole, group, "")
	}
	if !isFigures(whole) || has && (len(pence) != 2 || !isFigures(pence)) {
		return ""
	}
	if has {
		whole += "." + pence
	}
	return "£" + whole
}

func isFigures(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}
