package peers

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
)

// An evaluation is the text of a completed placement evaluation, for libraries that know nothing of
// forms.
type evaluation struct {
	title      string
	reference  string
	letterhead []string
	logo       []byte
	head       []answer
	parts      []part
	tally      [][3]string
	outcome    []answer
	closing    string
}

type answer struct{ label, text string }

// A part is the ratings and answers of one party.
type part struct {
	heading    string
	statements []statement
	answers    []answer
}

// A statement is rated in one of five boxes; chosen is -1 if in none.
type statement struct {
	text   string
	chosen int
}

// scale is the headings of the boxes.
var scale = [5]answer{{"5", "Strongly agree"}, {"4", "Agree"}, {"3", "Not sure"},
	{"2", "Disagree"}, {"1", "Strongly disagree"}}

// load reads the record and the letterhead that all documents are made from.
func load() (*documents.PlacementEvaluation, *apdocs.Organisation, error) {
	const dir = ".."
	record, org := &documents.PlacementEvaluation{}, &apdocs.Organisation{}
	for name, v := range map[string]any{
		"records/placement-evaluation-ordinary.json": record, "org/sample-school.json": org,
	} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, nil, err
		}
		if err := json.Unmarshal(data, v); err != nil {
			return nil, nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
	var err error
	org.LogoImage, err = os.ReadFile(filepath.Join(dir, "org", org.Logo))
	return record, org, err
}

// words returns the text printed of a record.
func words(record *documents.PlacementEvaluation, org *apdocs.Organisation) (*evaluation, error) {
	o, err := apdocs.Outlined(record)
	if err != nil {
		return nil, err
	}
	e := &evaluation{
		title: o.Title, reference: record.Reference, logo: org.LogoImage,
		letterhead: []string{org.Name, strings.ReplaceAll(string(org.Address), "\n", ", "), org.Phone + "   " + org.Email},
		closing:    "Once complete, forward copies of this evaluation to all relevant parties.",
	}
	parts := map[string]int{}
	for _, f := range o.Fields {
		if strings.Contains(f.Name, "[]") {
			continue
		}
		if f.Kind == apdocs.KindRating {
			e.rate(parts, f, record)
			continue
		}
		a := answer{f.Question.Label, read(f, record)}
		switch heading := f.Section; {
		case heading == nil || len(e.parts) == 0:
			e.head = append(e.head, a)
		case strings.HasPrefix(f.Name, "comments.") || f.Kind == apdocs.KindSignature:
			p := &e.parts[parts[heading.Heading]]
			p.answers = append(p.answers, a)
		default:
			e.outcome = append(e.outcome, a)
		}
	}
	e.head = append(e.head, list("Objectives of the placement", len(record.Objectives),
		func(i int) string { return string(record.Objectives[i].Aim) }))
	e.outcome = append(e.outcome, list("Agreed actions as a result of this evaluation", len(record.Actions),
		func(i int) string { return string(record.Actions[i].Action) }))
	e.addTally()
	return e, nil
}

// rate adds a statement to the part of its section.
func (e *evaluation) rate(parts map[string]int, f *apdocs.Field, record apdocs.Form) {
	heading := f.Section.Heading
	if _, ok := parts[heading]; !ok {
		parts[heading] = len(e.parts)
		e.parts = append(e.parts, part{heading: heading})
	}
	s := statement{f.Question.Label, -1}
	if c, ok := f.Chosen(record, apdocs.At{}); ok {
		for i := range scale {
			if scale[i].label == c.Value {
				s.chosen = i
			}
		}
	}
	p := &e.parts[parts[heading]]
	p.statements = append(p.statements, s)
}

// read returns the text of an answer; for a signature, name, state and date.
func read(f *apdocs.Field, record apdocs.Form) string {
	text := render.Value(f, record, apdocs.At{})
	if f.Kind == apdocs.KindSignature {
		s := f.Pointer(record, apdocs.At{}).(*apdocs.Signature)
		is := render.ReadSignature(s)
		text = strings.Join([]string{s.Name, is.State.Text, is.Date}, "\n")
	}
	if text == "" {
		return render.NotAnswered
	}
	return text
}

// list returns numbered answers, one a line.
func list(label string, n int, item func(int) string) answer {
	var lines []string
	for i := range n {
		lines = append(lines, fmt.Sprintf("%d. %s", i+1, item(i)))
	}
	return answer{label, strings.Join(lines, "\n")}
}

// addTally adds up the ratings of each part.
func (e *evaluation) addTally() {
	for _, p := range e.parts {
		sum, n := 0, 0
		for _, s := range p.statements {
			if s.chosen >= 0 {
				sum, n = sum+len(scale)-s.chosen, n+1
			}
		}
		all := len(p.statements)
		e.tally = append(e.tally, [3]string{p.heading,
			fmt.Sprintf("%d of %d", n, all), fmt.Sprintf("%d of %d", sum, len(scale)*all)})
	}
}
