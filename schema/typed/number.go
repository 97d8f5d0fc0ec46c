package typed

import (
	"encoding/json"
	"errors"
	"regexp"
	"strings"
)

var (
	whole  = regexp.MustCompile(`^(\d{1,12}|\d{1,3}(?:[, ]\d{3}){1,3})(?:\.00?)?$`)
	pounds = regexp.MustCompile(`^(£ ?)?(\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{2}))?$`)
	pence  = regexp.MustCompile(`^(\d{1,12}) ?p$`)

	errCount   = errors.New("enter a whole number in figures, such as 12")
	errPercent = errors.New("enter whole per cent in figures, such as 92")
	errMoney   = errors.New("enter a sum such as £12.50")
	errPounds  = errors.New("say whether this is pounds or pence, such as £12.50 or 1250p")
)

const (
	noteCount   = "is read as a whole number; records keep the figures alone, such as 1200"
	notePercent = "is read as whole per cent; records keep the figures alone, such as 92"
	noteMoney   = "is read as pounds and pence; records keep a sum in pence, such as 1250 for £12.50"
)

// count reads a whole number, with or without commas or spaces between thousands. Three
// digits after a full stop are an error: it separates thousands in other countries and
// decimals here.
func count(words string) (Reading, error) {
	p := whole.FindStringSubmatch(words)
	if p == nil {
		return Reading{}, errCount
	}
	return Reading{Value: figures(p[1]), Note: noteCount}, nil
}

// percent reads a whole percentage. A fraction such as 0.92 is an error.
func percent(words string) (Reading, error) {
	words, _ = strings.CutSuffix(words, "%")
	r, err := count(strings.TrimSpace(words))
	if err != nil {
		return Reading{}, errPercent
	}
	r.Note = notePercent
	return r, nil
}

// money reads a sum whose sign or point shows whether it is in pounds or pence.
func money(words string) (Reading, error) {
	if p := pence.FindStringSubmatch(words); p != nil {
		return Reading{Value: figures(p[1]), Note: noteMoney}, nil
	}
	p := pounds.FindStringSubmatch(words)
	switch {
	case p == nil:
		return Reading{}, errMoney
	case p[1] == "" && p[3] == "":
		return Reading{}, errPounds
	case p[3] == "":
		p[3] = "00"
	}
	return Reading{Value: figures(p[2] + p[3]), Note: noteMoney}, nil
}

// figures returns the digits of a number as JSON stores them.
func figures(text string) json.Number {
	text = strings.NewReplacer(",", "", " ", "").Replace(text)
	if text = strings.TrimLeft(text, "0"); text == "" {
		text = "0"
	}
	return json.Number(text)
}
