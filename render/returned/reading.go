package returned

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/translation"
	"github.com/apdocs/forms/schema/typed"
)

// A reading is the state while the record of one file is made.
type reading struct {
	*index
	file    *File
	sheet   *apdocs.Outline // of the party whose sheet the file is, nil for the whole form
	record  map[string]any  // as in JSON
	entries map[string]*entry
}

// An entry is an entry of the report with its position in the form.
type entry struct {
	Entry
	spot
	text string // as in the file
}

// answers reads all answers of the file into the record.
func (r *reading) answers() {
	unknown := false
	for i := range r.file.Answers {
		a := &r.file.Answers[i]
		s, ok := r.find(a.Path)
		if !ok {
			unknown = true
			continue
		}
		if e := r.entries[a.Path]; e != nil {
			if a.Text != e.text {
				e.doubt("is in the file more than once, with different answers; the first one was read")
			}
			continue
		}
		e := &entry{Entry{Path: a.Path, Label: s.label()}, s, a.Text}
		r.entries[a.Path] = e
		r.answer(e, a)
		for _, d := range a.Doubts {
			e.doubt(d)
		}
	}
	if unknown {
		r.file.Notes = append(r.file.Notes, "The file has answers that the form does not ask for; they were left out.")
	}
}

// doubt records why an answer may not be what was meant.
func (e *entry) doubt(why string) {
	if e.State != NotRead {
		e.State = Doubtful
	}
	if !slices.Contains(e.Doubts, why) {
		e.Doubts = append(e.Doubts, why)
	}
}

// answer reads one answer into the record, and records in the entry how it was read.
func (r *reading) answer(e *entry, a *Answer) {
	if a.Unreadable != "" {
		e.State, e.Note = NotRead, a.Unreadable
		return
	}
	kind, text, note := typed.Answer{Kind: apdocs.KindText}, a.Text, ""
	if e.field != nil && e.part == "" {
		kind = typed.Of(e.field)
	}
	if e.part == momentPart {
		kind = typed.Answer{Kind: apdocs.KindMoment}
	}
	switch kind.Kind {
	case apdocs.KindText:
		if line := oneLine(text); line != text {
			text, note = line, "was typed on several lines and is read as one"
		}
	case apdocs.KindLongText, apdocs.KindAddress:
		text = lineEnds.Replace(text)
	}
	if english := translation.InEnglish(r.file.Language, kind.Kind, text); english != text {
		text, note = english, "is read as the language of the document writes it"
	}
	reading, err := kind.Read(text)
	if err != nil && e.part == momentPart { // a date is asked for
		_, err = typed.Answer{Kind: apdocs.KindDate}.Read(text)
	}
	note = cmp.Or(note, reading.Note)
	switch {
	case err != nil:
		e.State, e.Note = NotRead, err.Error()
		return
	case reading.Value == nil:
		e.State = Unanswered
		return
	case note != "":
		e.State, e.Note = ReadAs, note
	default:
		e.State = AsTyped
	}
	r.put(e.Path, reading.Value)
	if reading.Severity == apdocs.Warning {
		e.State = Doubtful
	}
}

// lineEnds converts line ends of other systems and of word processors to those of records.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n")

// oneLine replaces the line ends in a text by spaces.
func oneLine(text string) string {
	if !strings.ContainsAny(text, "\n\r\u2028\u2029\v") {
		return text
	}
	return strings.TrimSpace(strings.ReplaceAll(lineEnds.Replace(text), "\n", " "))
}

// put sets a value in the record at a path, or removes it if value is nil.
func (r *reading) put(path string, value any) {
	r.record = r.with(r.record, "", strings.Split(path, "."), value).(map[string]any)
}

// with returns the part of the record with the given name, after setting a value at the
// path inside it.
func (r *reading) with(in any, name string, path []string, value any) any {
	if len(path) == 0 {
		return value
	}
	if r.lists[name+"[]"] == 0 {
		object, _ := in.(map[string]any)
		if object == nil {
			object = map[string]any{}
		}
		object[path[0]] = r.with(object[path[0]], strings.TrimPrefix(name+"."+path[0], "."), path[1:], value)
		if object[path[0]] == nil {
			delete(object, path[0])
		}
		return object
	}
	rows, _ := in.([]any)
	row, _ := strconv.Atoi(path[0]) // checked by find
	for len(rows) <= row {
		rows = append(rows, map[string]any{})
	}
	rows[row] = r.with(rows[row], name+"[]", path[1:], value)
	return rows
}

// list returns the report on every question, in the order of the form, including those of
// the form or sheet that was sent which the file lacks.
func (r *reading) list() []Entry {
	for _, s := range append(r.once(), r.lost()...) {
		if !asks(r.sheet, s.field) {
			continue
		}
		if path := s.path(); r.entries[path] == nil {
			r.entries[path] = &entry{Entry{Path: path, Label: s.label(), State: NotFound}, s, ""}
		}
	}
	return r.sorted(r.entries)
}

// lost returns the positions of questions of lists of which no row has room for an answer, although the list has
// rows: of a column that was deleted. The position is in the first row.
func (r *reading) lost() (spots []spot) {
	first, found := map[string]spot{}, map[*apdocs.Field]bool{}
	for _, e := range r.entries {
		list := listOf(e.field)
		if list == "" {
			continue
		}
		found[e.field] = true
		if s, ok := first[list]; !ok || slices.Compare(e.at[:], s.at[:]) < 0 {
			first[list] = e.spot
		}
	}
	for _, f := range questions(r.outline.Blocks) {
		if s, ok := first[listOf(f)]; ok && r.order[f] > 0 && !found[f] && f.Kind != apdocs.KindSignature {
			spots = append(spots, spot{field: f, at: s.at})
		}
	}
	return spots
}

// listOf returns the name of a row of the list that a question is in, such as "objectives[]", or "" if it is in none.
func listOf(f *apdocs.Field) string {
	at := -1
	if f != nil {
		at = strings.LastIndex(f.Name, "[]")
	}
	if at < 0 {
		return ""
	}
	return f.Name[:at+len("[]")]
}

// sorted returns the entries in the order of the form.
func (x *index) sorted(of map[string]*entry) []Entry {
	all := make([]*entry, 0, len(of))
	for _, e := range of {
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b *entry) int {
		return cmp.Or(x.compare(a.spot, b.spot), cmp.Compare(a.Path, b.Path))
	})
	entries := make([]Entry, len(all))
	for i, e := range all {
		entries[i] = e.Entry
	}
	return entries
}
