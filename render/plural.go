package render

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"github.com/apdocs/forms/apdocs"
)

// categories are the names in Unicode CLDR of what package plural calls forms.
var categories = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many",
}

// Plural returns the category of Unicode CLDR that a whole number is in: in English "one" for 1 and
// "other" for all others, in Polish "few" for 2 to 4, 22 to 24 and so on.
func Plural(t *apdocs.Translation, n int64) string {
	tag := language.BritishEnglish
	if t != nil {
		tag = language.Make(t.Language)
	}
	if n == math.MinInt64 {
		n++ // it has no positive number, and is in the category of its neighbours
	}
	if n < 0 {
		n = -n
	}
	digits := strconv.FormatInt(n, 10)
	values := make([]byte, len(digits))
	for i := range digits {
		values[i] = digits[i] - '0'
	}
	if category := categories[plural.Cardinal.MatchDigits(tag, values, len(values), 0)]; category != "" {
		return category
	}
	return "other"
}

// SayNumber is [apdocs.Translation.Say] for a text with words for numbers, such as
// "{filled: one=# session is filled; other=# sessions are filled}".
func SayNumber(t *apdocs.Translation, english string, pairs ...string) string {
	given := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		given[pairs[i]] = pairs[i+1]
	}
	var out strings.Builder
	for _, p := range apdocs.Pieces(t.Say(english)) {
		out.WriteString(p.Words)
		switch {
		case len(p.Plurals) > 0:
			category := "other"
			if n, err := strconv.ParseInt(given[p.Names[0]], 10, 64); err == nil {
				category = Plural(t, n)
			}
			out.WriteString(strings.ReplaceAll(p.For(category), "#", given[p.Names[0]]))
		case len(p.Names) > 0:
			out.WriteString(given[p.Names[0]])
		}
	}
	return out.String()
}
