package apdocs

import (
	"strconv"
	"strings"
	"unicode"
)

// RowName is what messages call a row of a list: "Objective 2" for the second of
// "objectives", "Emergency contact 1" for the first of "emergencyContacts",
// "Target 1" for the first of "reviews[].targets".
func RowName(list string, row int) string {
	list = list[strings.LastIndexByte(list, '.')+1:]
	if stem, ok := strings.CutSuffix(list, "ies"); ok {
		list = stem + "y"
	} else if len(list) > 1 {
		list = strings.TrimSuffix(list, "s")
	}
	return InWords(list) + " " + strconv.Itoa(row+1)
}

// RowTitle is what heads row i of the table where each row has a name: its own on
// the paper or, for a row that the paper has not, that of the list with its number.
func (t *Table) RowTitle(i int) string {
	if i < len(t.RowNames) {
		return t.RowNames[i]
	}
	return RowName(t.Repeat.Name, i)
}

// InWords makes words of a name in JSON, or of its last part: "Emergency contact"
// of "pupil.emergencyContact".
func InWords(name string) string {
	name = name[strings.LastIndexByte(name, '.')+1:]
	switch name {
	case "ehcp", "dsl", "upn", "urn", "ukprn", "send", "yot":
		return strings.ToUpper(name)
	case "insetDays":
		return "INSET days"
	case "at":
		return "Date signed"
	case "documentHash":
		return "Fingerprint of the document"
	case "recordHash":
		return "Fingerprint of the record"
	}
	var words strings.Builder
	for i, r := range name {
		switch {
		case i == 0:
			r = unicode.ToUpper(r)
		case unicode.IsUpper(r):
			words.WriteByte(' ')
			r = unicode.ToLower(r)
		}
		words.WriteRune(r)
	}
	return words.String()
}
