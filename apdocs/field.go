package apdocs

import (
	"reflect"
	"strconv"
	"strings"
)

// A Kind is the kind of answer that a question takes.
type Kind uint8

// The kinds of answer.
const (
	KindComputed  Kind = iota // printed, never stored
	KindGroup                 // several answers under one label: see Field.Parts
	KindText                  // one line
	KindLongText              // paragraphs
	KindAddress               // several lines
	KindDate                  //
	KindClock                 //
	KindMoment                // date and time with zone
	KindCount                 // whole number
	KindPercent               //
	KindMoney                 //
	KindChoice                // one of Field.Choices
	KindYesNo                 // yes, no or, where the form allows it, not applicable
	KindRating                // 1 to 5
	KindSignature             //
)

func (k Kind) String() string {
	return [...]string{"Computed", "Group", "Text", "LongText", "Address", "Date", "Clock", "Moment", "Count",
		"Percent", "Money", "Choice", "YesNo", "Rating", "Signature"}[k]
}

// A Class is a class of data. A copy for an audience leaves out the answers of some
// classes.
type Class string

// The classes of data.
const (
	ClassOrdinary     Class = ""
	ClassIdentifier   Class = "identifier"
	ClassContact      Class = "contact"
	ClassThirdParty   Class = "thirdParty"
	ClassHealth       Class = "health"
	ClassCriminal     Class = "criminal"
	ClassSafeguarding Class = "safeguarding"
	ClassStaffNote    Class = "staffNote"
)

// A Question holds what a form says about a question, whatever the kind of its answer.
type Question struct {
	Label    string
	Short    string   // used instead of a longer Label; at most 64 characters
	Hints    []string // prompts under the label
	Terms    string   // text that the parties sign, printed between question and answer
	NameOnly bool     // the label is not printed, because a heading says the same
	Required bool     // before the document is issued
	Class    Class
	By       Party  // who answers, "" for whoever fills the form in
	Lines    int    // number of writing lines on a blank
	Elastic  bool   // on a blank, takes the rest of its page
	Wide     bool   // spans its row in a grid, or is below its row in a table of rows
	Written  bool   // in a table on paper, the choice is written on a line: there are no boxes
	Min, Max int    // limits of a number; both 0 for none
	Format   string // of a text: "phone" or "email"

	Picture    Picture // drawn beside it, or ""
	PictureAlt string  // what the picture shows

	// InEnglish is the English of label, choices and hints, a line each, in a translation with the English.
	InEnglish []string
}

// Title returns the short label, or the label if there is no short one.
func (q *Question) Title() string {
	if q.Short != "" {
		return q.Short
	}
	return q.Label
}

// A Field is one question of a form and the place in the record where its answer is
// stored.
type Field struct {
	Question Question
	Name     string   // path of the answer: "objectives[].aim"; set by the outline
	Kind     Kind     //
	Choices  []Choice // of a choice, yes-or-no question or rating, in printed order
	Parts    []*Field // of a group
	Group    *Field   // the group that it is part of, or nil
	Section  *Section // the innermost section around it that has a heading, party or class, or nil

	point any // points into the zero record, or into the row that the answer is in
	path  []step
	show  func(Form) Shown

	translation *Translation
	rowNames    []string // in a translation: the names of the rows that the answer is in
}

// Translation returns the language that the question is printed in; nil is English.
func (f *Field) Translation() *Translation { return f.translation }

// Shown is what a computed field prints: a figure, and a sentence about it, in which
// {name} stands for the answer of that name, and {day} for Day.
type Shown struct {
	Figure string
	Note   string
	Day    Date // a day that is computed; printed with its weekday
}

// WithNumbers returns a sentence of [Layout.Computed] with numbers for its #, in order.
func WithNumbers(sentence string, numbers ...int) string {
	for _, n := range numbers {
		sentence = strings.Replace(sentence, "#", strconv.Itoa(n), 1)
	}
	return sentence
}

// Answer is the constraint of types in which a form can store answers.
type Answer interface {
	~string | Rating | Date | Clock | Moment | Count | Percent | Money | Signature
}

// Ask returns a question whose answer is stored where p points. The answer is a choice if
// T is a string type with a Choices method.
func Ask[T Answer](label string, p *T) *Field {
	f := &Field{Question: Question{Label: label}, point: p}
	f.Kind, f.Choices = kindOf(p)
	return f
}

// kindOf returns the kind of the answer that p points at, and its choices. A string type
// without Choices is a one-line text.
func kindOf(p any) (Kind, []Choice) {
	switch a := p.(type) {
	case *YesNo:
		return KindYesNo, a.Choices()
	case *Rating:
		return KindRating, a.Choices()
	case interface{ Choices() []Choice }:
		return KindChoice, a.Choices()
	case *LongText:
		return KindLongText, nil
	case *Address:
		return KindAddress, nil
	case *Date:
		return KindDate, nil
	case *Clock:
		return KindClock, nil
	case *Moment:
		return KindMoment, nil
	case *Count:
		return KindCount, nil
	case *Percent:
		return KindPercent, nil
	case *Money:
		return KindMoney, nil
	case *Signature:
		return KindSignature, nil
	}
	return KindText, nil
}

// Show returns a field that prints something computed from the record and stores nothing.
func Show[T any](label string, compute func(*T) Shown) *Field {
	return &Field{Question: Question{Label: label}, show: func(f Form) Shown { return compute(any(f).(*T)) }}
}

// Group returns several questions under one label, such as the first and last day of a
// placement.
func Group(label string, parts ...*Field) *Field {
	g := &Field{Question: Question{Label: label}, Kind: KindGroup, Parts: parts}
	for _, p := range parts {
		p.Group = g
	}
	return g
}

// Title returns the question's name in messages, accessible names and schemas: its short
// label, after the label of its group if it has one.
func (f *Field) Title() string {
	if f.Group != nil {
		return f.Group.Question.Title() + ", " + f.Question.Title()
	}
	return f.Question.Title()
}

// Required makes the question one that must be answered before the document is issued.
func (f *Field) Required() *Field { f.Question.Required = true; return f }

// AllRequired makes every part of a group required.
func (f *Field) AllRequired() *Field {
	for _, p := range f.Parts {
		p.Required()
	}
	return f
}

// Lines sets the number of writing lines on a blank.
func (f *Field) Lines(n int) *Field { f.Question.Lines = n; return f }

// Hint adds a prompt, printed under the label.
func (f *Field) Hint(hint string) *Field {
	f.Question.Hints = append(f.Question.Hints, hint)
	return f
}

// Terms sets text that the parties sign, printed between the question and its answer.
func (f *Field) Terms(text string) *Field { f.Question.Terms = text; return f }

// Short sets a label of at most 64 characters, which messages and titles use.
func (f *Field) Short(label string) *Field { f.Question.Short = label; return f }

// By sets the party that answers the question. In a group it applies to every part.
func (f *Field) By(p Party) *Field {
	f.Question.By = p
	for _, part := range f.Parts {
		part.By(p)
	}
	return f
}

// Class sets the class of data of the answer. In a group it applies to every part.
func (f *Field) Class(c Class) *Field {
	f.Question.Class = c
	for _, p := range f.Parts {
		p.Class(c)
	}
	return f
}

// Elastic makes the answer take the rest of its page on a blank, in whole lines, up to
// twelve.
func (f *Field) Elastic() *Field { f.Question.Elastic = true; return f }

// Wide makes the answer span its row in a grid. In a table of rows it puts the question below the row.
func (f *Field) Wide() *Field { f.Question.Wide = true; return f }

// Written gives a choice in a table a line to write on instead of boxes, on a blank that is printed on
// paper. The form prints the choices elsewhere. On screen, and in large print, nothing changes.
func (f *Field) Written() *Field { f.Question.Written = true; return f }

// Between sets the inclusive limits of a number.
func (f *Field) Between(low, high int) *Field { f.Question.Min, f.Question.Max = low, high; return f }

// NameOnly suppresses the printed label where a heading, or the label of the whole list,
// says the same. Messages and accessible names still use it.
func (f *Field) NameOnly() *Field { f.Question.NameOnly = true; return f }

// Format marks a text as a "phone" number or an "email" address.
func (f *Field) Format(name string) *Field { f.Question.Format = name; return f }

// OrNotApplicable allows "not applicable" as an answer to a yes-or-no question.
func (f *Field) OrNotApplicable() *Field {
	f.Choices = append(f.Choices[:len(f.Choices):len(f.Choices)], notApplicable)
	return f
}

// Party returns the party that answers the question, which its section may set.
func (f *Field) Party() Party {
	if f.Question.By == "" && f.Section != nil {
		return f.Section.By
	}
	return f.Question.By
}

// DataClass returns the class of data of the answer, which its section may set.
func (f *Field) DataClass() Class {
	if f.Question.Class == "" && f.Section != nil {
		return f.Section.Class
	}
	return f.Question.Class
}

// At gives the rows that an answer is in: first the row of the outer list, then that of
// the list inside it. Answers outside lists are at At{}.
type At [2]int

// Pointer returns a pointer to the answer in a record of the outline's type, such as a
// *string, *Date or *Rating. The answer may be set through it.
func (f *Field) Pointer(record Form, at At) any { return f.value(record, at).Addr().Interface() }

// Text returns an answer that is stored as a string: a text, long text, address or choice.
func (f *Field) Text(record Form, at At) string { return f.value(record, at).String() }

func (f *Field) value(record Form, at At) reflect.Value { return follow(f.path, record, at) }

// Answered reports whether the record has an answer. A text that [IsBlank] is no answer. A
// group is answered if one of its parts is.
func (f *Field) Answered(record Form, at At) bool {
	switch f.Kind {
	case KindComputed:
		return true
	case KindGroup:
		for _, p := range f.Parts {
			if p.Answered(record, at) {
				return true
			}
		}
		return false
	case KindText, KindLongText, KindAddress, KindChoice, KindYesNo:
		return !IsBlank(f.Text(record, at))
	case KindSignature:
		s := f.Pointer(record, at).(*Signature)
		return *s != Signature{}
	}
	return !f.value(record, at).IsZero()
}

// Compute returns what a computed field shows for the record.
func (f *Field) Compute(record Form) Shown { return f.show(record) }

// Chosen returns the choice that the record has made, if any.
func (f *Field) Chosen(record Form, at At) (Choice, bool) {
	v := f.value(record, at)
	if f.Kind == KindRating {
		if n := v.Uint(); n >= 1 && int(n) <= len(f.Choices) {
			return f.Choices[len(f.Choices)-int(n)], true
		}
		return Choice{}, false
	}
	for _, c := range f.Choices {
		if c.Value == v.String() {
			return c, true
		}
	}
	return Choice{}, false
}
