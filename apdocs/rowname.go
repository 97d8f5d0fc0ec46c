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
	return inWords(list) + " " + strconv.Itoa(row+1)
}

// inWords makes words of a name in JSON: "Emergency contact" of "emergencyContact".
func inWords(list string) string {
	var name strings.Builder
	for i, r := range list {
		switch {
		case i == 0:
			r = unicode.ToUpper(r)
		case unicode.IsUpper(r):
			name.WriteByte(' ')
			r = unicode.ToLower(r)
		}
		name.WriteRune(r)
	}
	return name.String()
}
