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
	if list == "extra" {
		list = "otherQuestions"
	}
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

// RowNames are what messages call the rows that an answer is in, the outer first:
// "Review 1" and "Target 2" for "reviews[].targets[].target" in rows 0 and 1. Of a
// name with more lists than rows the last lists are left out.
func RowNames(name string, rows ...int) (names []string) {
	for i := 0; i < len(rows); i++ {
		list, rest, ok := strings.Cut(name, "[]")
		if !ok {
			break
		}
		names = append(names, RowName(list, rows[i]))
		name = strings.TrimPrefix(rest, ".")
	}
	return names
}

// TitleAt is what messages call the answer to the question in the given rows:
// "Review 1, Target 2, Target".
func (f *Field) TitleAt(at At) string {
	return strings.Join(append(RowNames(f.first().Name, at[:]...), f.Title()), ", ")
}

// PathAt is where that answer stands in a record: "reviews.0.targets.1.target". A
// group's is the path of its first part.
func (f *Field) PathAt(at At) string {
	path := f.first().Name
	for _, row := range at {
		path = strings.Replace(path, "[]", "."+strconv.Itoa(row), 1)
	}
	return path
}

// first is the question itself, or the first part of a group, which has no name of
// its own.
func (f *Field) first() *Field {
	if f.Kind == KindGroup && len(f.Parts) > 0 {
		return f.Parts[0].first()
	}
	return f
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
