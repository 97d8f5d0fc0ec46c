package returned

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// A State says how a question was read.
type State string

// The states.
const (
	AsTyped    State = "read"
	ReadAs     State = "read differently" // than it was typed; the note says how
	Unanswered State = "unanswered"       // there was room for an answer, and nothing in it
	NotFound   State = "not found"        // the file has no room for an answer
	Doubtful   State = "doubtful"         // read, but perhaps not as it was meant; doubts and note say why
	NotRead    State = "not read"         // not in the record; the note says what to write instead
)

// An Entry says how one question was read. It never holds the answer.
type Entry struct {
	Path    string   `json:"path"`
	Label   string   `json:"label"`
	State   State    `json:"state"`
	Note    string   `json:"note,omitempty"`   // to be read after the label
	Doubts  []string `json:"doubts,omitempty"` // the same
	Changed bool     `json:"changed"`          // the answer is another than in the record that was sent
}

// A Report says how a returned file was read.
type Report struct {
	Form       string   `json:"form"`
	Version    int      `json:"version,omitempty"` // that the file says; 0 where it does not
	Recognised string   `json:"recognised"`        // how: ByName, ByQuestions or ByRecord
	Notes      []string `json:"notes,omitempty"`   // about the file as a whole, as sentences
	Answers    []Entry  `json:"answers"`           // in the order of the form
}

// Count is how many questions have the state.
func (r *Report) Count(s State) (n int) {
	for i := range r.Answers {
		if r.Answers[i].State == s {
			n++
		}
	}
	return n
}

// Lines are the report as sentences: about the file, about each answer that was not read,
// is doubtful or was changed, and how many were read differently or not found.
func (r *Report) Lines() (lines []string) {
	lines = append(lines, r.Notes...)
	for i := range r.Answers {
		if text := r.Answers[i].sentence(); text != "" {
			lines = append(lines, apdocs.Whereabouts(r.Answers[i].Path, r.Answers[i].Label)+": "+text)
		}
	}
	if n := r.Count(ReadAs); n > 0 {
		lines = append(lines, number(n, "One answer was", "answers were")+
			" read from the way in which people write them, such as 12 November 2026 for 2026-11-12.")
	}
	if n := r.Count(NotFound); n > 0 {
		lines = append(lines, number(n, "One question of the form is", "questions of the form are")+" not in the file.")
	}
	return lines
}

func number(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return strconv.Itoa(n) + " " + many
}

// sentence is what there is to say of an answer, "" for nothing.
func (e *Entry) sentence() string {
	var parts []string
	switch e.State {
	case NotRead:
		parts = append(parts, "could not be read", e.Note)
	case Doubtful:
		parts = append(parts, e.Note)
	}
	if len(parts) > 0 && parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	parts = append(parts, e.Doubts...)
	if e.Changed {
		parts = append(parts, "was changed since it was sent")
	}
	return strings.Join(parts, "; ")
}

// Against marks the answers that are other than those of the record that was sent. The
// record must be of the same form; where it is not, nothing is marked and false returned.
func (d *Document) Against(sent apdocs.Form) bool {
	o, err := apdocs.Outlined(d.Form)
	other, err2 := apdocs.Outlined(sent)
	if err != nil || err2 != nil || o != other {
		return false
	}
	x := newIndex(o)
	for i := range d.Report.Answers {
		e := &d.Report.Answers[i]
		if s, ok := x.find(e.Path); ok && e.State != NotFound {
			e.Changed = !same(&s, d.Form, sent)
		}
	}
	return true
}

// same reports whether two records have the same answer.
func same(s *spot, a, b apdocs.Form) bool {
	if s.field == nil {
		return a.Envelope().Reference == b.Envelope().Reference
	}
	p, q := s.field.Pointer(a, s.at), s.field.Pointer(b, s.at)
	switch s.part {
	case namePart:
		return text(p.(*apdocs.Signature).Name) == text(q.(*apdocs.Signature).Name)
	case rolePart:
		return text(p.(*apdocs.Signature).Role) == text(q.(*apdocs.Signature).Role)
	}
	v, w := reflect.ValueOf(p).Elem(), reflect.ValueOf(q).Elem()
	if v.Kind() == reflect.String {
		return text(v.String()) == text(w.String())
	}
	return v.Interface() == w.Interface()
}

// text is a text as it is compared: one that shows nothing is no answer.
func text(s string) string {
	if apdocs.IsBlank(s) {
		return ""
	}
	return lineEnds.Replace(s)
}
