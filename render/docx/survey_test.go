package docx_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx"
)

// A survey has choices in every place where a form can have them.
type survey struct {
	apdocs.Record
	Kept   apdocs.YesNo `json:"kept,omitzero"`
	Late   howOften     `json:"late,omitzero"`
	Bus    howOften     `json:"bus,omitzero"`
	Lunch  string       `json:"lunch,omitzero"`
	Lesson []lesson     `json:"lessons,omitempty"`
	Days   []aDay       `json:"days,omitempty"`
	Span   []span       `json:"spans,omitempty"`
}

type lesson struct {
	Subject string       `json:"subject,omitzero"`
	Calm    howOften     `json:"calm,omitzero"`
	Help    apdocs.YesNo `json:"help,omitzero"`
}

type aDay struct {
	Calm howOften `json:"calm,omitzero"`
}

type span struct {
	apdocs.Period
	Why string `json:"why,omitzero"`
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
	return &apdocs.Layout{Name: "survey", Version: 1, Title: "Survey", Short: "Survey", Blocks: []apdocs.Block{
		apdocs.Choices(apdocs.Ask("Was it kept?", &s.Kept).OrNotApplicable()),
		&apdocs.Table{Title: apdocs.Question{Label: "How often", NameOnly: true}, Columns: often,
			Rows: [][]*apdocs.Field{{apdocs.Ask("Were you late?", &s.Late)}}},
		&apdocs.Table{Title: apdocs.Question{Label: "More", NameOnly: true}, RowNames: []string{"On the way"},
			Columns: []apdocs.Column{{Head: "When", Kind: apdocs.LabelColumn}, {Head: "Bus", Kind: apdocs.AnswerColumn},
				{Head: "Lunch", Kind: apdocs.AnswerColumn, Field: 1}},
			Rows: [][]*apdocs.Field{{apdocs.Ask("Bus", &s.Bus), apdocs.Ask("Lunch", &s.Lunch)}}},
		apdocs.Rows("Lessons", &s.Lesson, 2, func(l *lesson) []*apdocs.Field {
			return []*apdocs.Field{apdocs.Ask("Subject", &l.Subject).Hint("As on the timetable."),
				apdocs.Ask("Calm", &l.Calm), apdocs.Ask("Help", &l.Help)}
		}),
		apdocs.Rows("Days", &s.Days, 2, func(d *aDay) []*apdocs.Field {
			return []*apdocs.Field{apdocs.Ask("Calm", &d.Calm)}
		}),
		apdocs.Rows("Spans", &s.Span, 1, func(d *span) []*apdocs.Field {
			return []*apdocs.Field{apdocs.Group("Span", apdocs.Ask("From", &d.From), apdocs.Ask("To", &d.To)),
				apdocs.Ask("Why", &d.Why)}
		}),
	}}
}

// A blank offers all choices of a question, also in a row of a table or list. The heading
// of a column of boxes is the choice, abbreviated only if it is "Not applicable". Fixed
// rows with columns for answers are an ordinary table.
func TestBlankOffersChoices(t *testing.T) {
	record := &survey{Lesson: []lesson{{Subject: "Maths", Calm: "always"}}}
	for _, c := range []struct {
		options render.Options
		want    []string
	}{
		{render.Options{Rendition: render.Blank}, []string{
			"Was it kept? Tick one box Yes No Not applicable Question Tick one box Sometimes Always Were you late?",
			"When Bus Lunch On the way Sometimes Always Lessons",
			"No. Subject As on the timetable. Calm Help 1. Maths Sometimes Ticked: Always Yes No 2. Sometimes Always Yes No",
			"Days 1. Sometimes Always 2. Sometimes Always Spans",
		}},
		{render.Options{Rendition: render.Blank, LargePrint: true}, []string{
			"Tick one box Was it kept? Yes No Not applicable Tick one box Were you late? Sometimes Always",
			"On the way Bus Sometimes Always Lunch Lessons",
			"Lesson 1 Subject As on the timetable. Maths Calm Sometimes Ticked: Always Help Yes No Lesson 2",
			"Days 1. Sometimes Always 2. Sometimes Always Spans",
		}},
		{render.Options{}, []string{
			"Was it kept? Not answered Question Answer Were you late? Not answered",
			"When Bus Lunch On the way Not answered Lessons",
			"1. Maths Always Not answered Days Not answered Spans",
		}},
	} {
		text := said(t, encode(t, record, &c.options))
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%+v does not say %q but\n%s", c.options, want, text)
			}
		}
	}
}

// The error about an answer that cannot be written has its path and label, so that a
// program can distinguish it from other errors.
func TestRefusal(t *testing.T) {
	bad := "Secretly \x01"
	for _, c := range []struct{ path, label string }{
		{"lunch", "Lunch"},
		{"lessons.1.subject", "Lesson 2, Subject"},
		{"spans.1.why", "Span 2, Why"},
		{"reference", "Reference"},
		{"extra.0.question", "Other question 1, Question"},
		{"extra.0.answer", "Other question 1, Answer"},
		{"overrides.0.reason", "Override 1, Reason"},
	} {
		s := &survey{Lesson: make([]lesson, 2), Span: make([]span, 2)}
		s.Extra, s.Overrides = make([]apdocs.Extra, 1), make([]apdocs.Override, 1)
		switch c.path {
		case "lunch":
			s.Lunch = bad
		case "lessons.1.subject":
			s.Lesson[1].Subject = bad
		case "spans.1.why":
			s.Span[1].Why = bad
		case "reference":
			s.Reference = bad
		case "extra.0.question":
			s.Extra[0].Question = bad
		case "extra.0.answer":
			s.Extra[0].Answer = apdocs.LongText(bad)
		default:
			s.Overrides[0].Reason = bad
		}
		err := docx.Encode(new(bytes.Buffer), s, nil)
		var refused *render.Refusal
		if !errors.As(err, &refused) || refused.Path != c.path || refused.Label != c.label {
			t.Errorf("%s: %v, %+v", c.path, err, refused)
		} else if strings.Contains(err.Error(), "Secret") ||
			!strings.Contains(err.Error(), "as DOCX: "+c.path+", “"+c.label+"”: has a character that no document can hold; "+
				"type the text again (word ") {
			t.Errorf("%s: %v", c.path, err)
		}
	}
}
