package apdocs

import (
	"strconv"
	"strings"
	"unicode"
)

// The functions and methods of this file name answers and rows as messages do. A program
// that shows records in its own way can use them so that its users recognise the names.

// RowName returns the name of a row of a list in messages: "Objective 2" for the second
// row of "objectives", "Emergency contact 1" for the first of "emergencyContacts", "Target
// 1" for the first of "reviews[].targets".
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

// RowTitle returns the heading of row i of a table whose rows have names: its printed name
// or, for a row beyond those, the name of the list with the row's number.
func (t *Table) RowTitle(i int) string {
	if i < len(t.RowNames) {
		return t.RowNames[i]
	}
	return t.Repeat.RowName(i)
}

// RowName returns the name of row i of the list: "Objective 2".
func (r *Repeat) RowName(i int) string {
	if r.rowName != "" {
		return r.rowName + " " + strconv.Itoa(i+1)
	}
	return RowName(r.Name, i)
}

// Title returns the list's name in messages: "Sites". In a translation it is that of its rows.
func (r *Repeat) Title() string {
	if r.rowName != "" {
		return r.rowName
	}
	return InWords(r.Name)
}

// RowNames returns the names in messages of the rows that an answer is in, the outer row
// first: "Review 1" and "Target 2" for "reviews[].targets[].target" in rows 0 and 1. If
// the name has more lists than there are rows, the last lists are ignored.
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

// TitleAt returns the question's name in messages in the given rows: "Review 1, Target 2,
// Target".
func (f *Field) TitleAt(at At) string {
	if len(f.rowNames) > 0 {
		var names []string
		for i, name := range f.rowNames {
			names = append(names, name+" "+strconv.Itoa(at[i]+1))
		}
		return strings.Join(append(names, f.Title()), f.Translation().Comma())
	}
	return strings.Join(append(RowNames(f.first().Name, at[:]...), f.Title()), ", ")
}

// PathAt returns the path of the answer in a record: "reviews.0.targets.1.target". For a
// group it is the path of its first part.
func (f *Field) PathAt(at At) string {
	path := f.first().Name
	for _, row := range at {
		path = strings.Replace(path, "[]", "."+strconv.Itoa(row), 1)
	}
	return path
}

// first returns the first part of a group, which has no name of its own, or else the field
// itself.
func (f *Field) first() *Field {
	if f.Kind == KindGroup && len(f.Parts) > 0 {
		return f.Parts[0].first()
	}
	return f
}

// InWords turns a JSON name, or the last part of one with dots, into words:
// "pupil.emergencyContact" becomes "Emergency contact".
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

// Whereabouts names an answer in messages, by path and label. If it has no path, the label
// alone is used. The label includes the rows that the answer is in.
func Whereabouts(path, label string) string {
	if path != "" {
		path += ", "
	}
	return path + "“" + label + "”"
}
