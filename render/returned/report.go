package returned

import (
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// A State says how a question was read.
type State string

// The states.
const (
	AsTyped    State = "read"
	ReadAs     State = "read differently" // differently from what was typed; the note says how
	Unanswered State = "unanswered"       // there was room for an answer, which is empty
	NotFound   State = "not found"        // the file has no room for an answer
	Doubtful   State = "doubtful"         // read, but perhaps not as meant; doubts and note say why
	NotRead    State = "not read"         // not in the record; the note says what to write instead
)

// An Entry says how one question was read. It never contains the answer.
type Entry struct {
	Path    string   `json:"path"`
	Label   string   `json:"label"`
	State   State    `json:"state"`
	Note    string   `json:"note,omitempty"`   // printed after the label
	Doubts  []string `json:"doubts,omitempty"` // printed after the label
	Changed bool     `json:"changed"`          // the answer differs from that in the record that was sent
}

// A Report says how a returned file was read.
type Report struct {
	Form       string       `json:"form"`
	Version    int          `json:"version,omitempty"` // as stated in the file, or 0
	Party      apdocs.Party `json:"party,omitempty"`   // whose sheet it is, "" for the whole form
	Recognised string       `json:"recognised"`        // ByName, ByQuestions or ByRecord
	Notes      []string     `json:"notes,omitempty"`   // sentences about the file as a whole
	Answers    []Entry      `json:"answers"`           // in the order of the form
}

// Count returns the number of questions with the state.
func (r *Report) Count(s State) (n int) {
	for i := range r.Answers {
		if r.Answers[i].State == s {
			n++
		}
	}
	return n
}

// Lines returns the report as sentences: about the file, about each answer that was not
// read, is doubtful or was changed, how many were read differently, and which were not found.
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
		lines = append(lines, number(n, "One question of the form is", "questions of the form are")+
			" not in the file: "+r.labels(NotFound)+".")
	}
	return lines
}

// labels returns the labels of the first questions with the state, and how many more there are.
func (r *Report) labels(s State) string {
	const most = 3
	var all []string
	for i := range r.Answers {
		if r.Answers[i].State == s {
			all = append(all, "“"+r.Answers[i].Label+"”")
		}
	}
	if more := len(all) - most; more > 0 {
		return strings.Join(all[:most], ", ") + " and " + strconv.Itoa(more) + " more"
	}
	return strings.Join(all, ", ")
}

func number(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return strconv.Itoa(n) + " " + many
}

// sentence returns what there is to say about an answer, or "".
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
	switch {
	case e.Changed && e.State == NotFound:
		parts = append(parts, "was taken out since it was sent")
	case e.Changed:
		parts = append(parts, "was changed since it was sent")
	}
	return strings.Join(parts, "; ")
}
