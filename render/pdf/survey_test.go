package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/page"
)

// A survey has choices in every place where a form can have them, and fixed rows.
type survey struct {
	apdocs.Record
	Late    howOften     `json:"late,omitzero"`
	Kept    apdocs.YesNo `json:"kept,omitzero"`
	Bus     howOften     `json:"bus,omitzero"`
	Lunch   string       `json:"lunch,omitzero"`
	Arrive  string       `json:"arrive,omitzero"`
	Lessons []lesson     `json:"lessons,omitempty"`
	Days    []surveyDay  `json:"days,omitempty"`
	Walked  howOften     `json:"walked,omitzero"`
	Why     string       `json:"why,omitzero"`
}

type lesson struct {
	Subject string       `json:"subject,omitzero"`
	Calm    howOften     `json:"calm,omitzero"`
	Help    apdocs.YesNo `json:"help,omitzero"`
}

type surveyDay struct {
	Calm howOften `json:"calm,omitzero"`
}

type howOften string

func (howOften) Choices() []apdocs.Choice {
	return []apdocs.Choice{{Value: "sometimes", Label: "Sometimes"}, {Value: "always", Label: "Always"}}
}

func (s *survey) Layout() *apdocs.Layout {
	often := []apdocs.Column{{Head: "Question", Kind: apdocs.LabelColumn}}
	for _, c := range howOften("").Choices() {
		often = append(often, apdocs.Column{Head: c.Label, Kind: apdocs.OptionColumn, Choice: c})
	}
	answers := func(heads ...string) []apdocs.Column {
		cols := []apdocs.Column{{Head: "When", Kind: apdocs.LabelColumn}}
		for i, head := range heads {
			cols = append(cols, apdocs.Column{Head: head, Kind: apdocs.AnswerColumn, Field: i})
		}
		return cols
	}
	return &apdocs.Layout{Name: "survey", Version: 1, Title: "Survey", Short: "Survey", Blocks: []apdocs.Block{
		&apdocs.Table{Title: apdocs.Question{Label: "How often", NameOnly: true}, Columns: often,
			Rows: [][]*apdocs.Field{{apdocs.Ask("Were you late?", &s.Late)}}},
		&apdocs.Table{Title: apdocs.Question{Label: "More", NameOnly: true}, RowNames: []string{"On the way"},
			Columns: answers("Bus", "Lunch"),
			Rows:    [][]*apdocs.Field{{apdocs.Ask("Bus", &s.Bus), apdocs.Ask("Lunch", &s.Lunch)}}},
		&apdocs.Table{Title: apdocs.Question{Label: "Times"}, Columns: answers(),
			Rows: [][]*apdocs.Field{{apdocs.Ask("You arrive at", &s.Arrive)}, {apdocs.Ask("Was it kept?", &s.Kept)}}},
		apdocs.Checks([2]string{"Check", "Comment"}, apdocs.Row{apdocs.Ask("You walked", &s.Walked),
			apdocs.Ask("Why", &s.Why)}).
			Subhead(0, "On foot"),
		apdocs.Rows("Lessons", &s.Lessons, 2, func(l *lesson) []*apdocs.Field {
			return []*apdocs.Field{
				apdocs.Ask("Subject", &l.Subject).Hint("As on the timetable."), apdocs.Ask("Calm", &l.Calm),
				apdocs.Ask("Help", &l.Help),
			}
		}),
		apdocs.Rows("Days", &s.Days, 2, func(d *surveyDay) []*apdocs.Field {
			return []*apdocs.Field{apdocs.Ask("Calm", &d.Calm)}
		}),
	}}
}

// A blank offers all choices of a question, also in a row of a table or list, and the
// heading of a column of boxes is the choice. Fixed rows with columns for answers are an
// ordinary table.
func TestSurvey(t *testing.T) {
	record := &survey{Lessons: []lesson{{Subject: "Maths", Calm: "always"}}, Lunch: "Packed", Arrive: "Nine"}
	for _, c := range []struct {
		options render.Options
		want    []string
	}{
		{render.Options{Rendition: render.Blank}, []string{
			"Question Tick one box Sometimes Always Were you late?",
			"When Bus Lunch On the way Sometimes Always Packed",
			"Times When Answer You arrive at Nine Was it kept? Yes No",
			"No. Subject As on the timetable. Calm Help 1. Maths Sometimes Ticked: Always Yes No 2. Sometimes Always Yes No",
			"On foot You walked Sometimes Always Why Lessons",
			"Days 1. Sometimes Always 2. Sometimes Always",
		}},
		{render.Options{Rendition: render.Blank, LargePrint: true}, []string{
			"Were you late? Sometimes Always On the way Bus Sometimes Always Lunch Packed",
			"Times You arrive at Nine Was it kept? Yes No",
			"Lesson 1 Subject As on the timetable. Maths Calm Sometimes Ticked: Always Help Yes No Lesson 2",
			"Days 1. Sometimes Always 2. Sometimes Always",
		}},
		{render.Options{}, []string{
			"Question Answer Were you late? Not answered",
			"When Bus Lunch On the way Not answered Packed",
			"Times When Answer You arrive at Nine Was it kept? Not answered",
			"1. Maths Always Not answered",
		}},
		{render.Options{LargePrint: true}, []string{"On the way Bus Not answered Lunch Packed Times You arrive at Nine"}},
	} {
		t.Run(fmt.Sprint(c.options.Rendition, c.options.LargePrint), func(t *testing.T) {
			c.options.Organisation = &apdocs.Organisation{}
			m := &making{record: record, options: c.options}
			m.make(t, NewEncoder(&c.options))
			m.checkMarks(t)
			m.checkGeometry(t)
			m.checkPages(t)
			for _, e := range m.elements {
				if e.kind == "Table" {
					checkTable(t, e)
				}
			}
			sameWords(t, m)
			for _, want := range c.want {
				if !strings.Contains(m.elements[0].text, want) {
					t.Errorf("%q is not said in\n%s", want, m.elements[0].text)
				}
			}
		})
	}
}

// A memo is a form of one page.
type memo struct {
	apdocs.Record
	Text string `json:"text,omitzero"`
}

func (n *memo) Layout() *apdocs.Layout {
	return &apdocs.Layout{Name: "memo", Version: 1, Title: "Memo", Short: "Memo",
		Blocks: []apdocs.Block{apdocs.Beside(apdocs.Ask("Text", &n.Text))}}
}

// In a duplex run a form of one page gets an empty back, so that each copy starts on a
// front.
func TestRunOnePage(t *testing.T) {
	const copies = 3
	out := run(t, new(memo), RunOptions{Of: copies}, copies)
	m := &making{file: out}
	m.read(t)
	if n := strings.Count(m.structure, page.LeftBlank); n != copies {
		t.Errorf("%d backs are left blank, want %d", n, copies)
	}
	if n := len(sheets(t, out)); n != 2*copies {
		t.Errorf("%d pages, want %d: a front and a back for each copy", n, 2*copies)
	}
}

// The error about an answer that cannot be printed has its path and label, so that a
// program can distinguish it from other errors.
func TestRefusalPlace(t *testing.T) {
	bad := "Secretly \x01"
	for want, record := range map[string]*survey{
		"lunch Lunch":                         {Lunch: bad},
		"lessons.1.subject Lesson 2, Subject": {Lessons: []lesson{{}, {Subject: bad}}},
		"reference Reference":                 {Record: apdocs.Record{Reference: bad}},
		"extra.0.answer Other question 1, Answer": {
			Record: apdocs.Record{Extra: []apdocs.Extra{{Answer: apdocs.LongText(bad)}}}},
		"overrides.0.reason Override 1, Reason": {Record: apdocs.Record{Overrides: []apdocs.Override{{Reason: bad}}}},
	} {
		err := Encode(new(bytes.Buffer), record, nil)
		var refused *render.Refusal
		if !errors.As(err, &refused) || refused.Path+" "+refused.Label != want || strings.Contains(err.Error(), "Secret") {
			t.Errorf("%v, %+v, want %s", err, refused, want)
		}
	}
}
