package apdocs

import "reflect"

// A Kind says what kind of answer a question has.
type Kind uint8

// The kinds of answer.
const (
	KindComputed  Kind = iota // shown, never kept
	KindGroup                 // several answers under one label: see Field.Parts
	KindText                  // one line
	KindLongText              // paragraphs
	KindAddress               // lines
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

// A Class says what kind of data an answer is, by which copies for an audience
// leave it out.
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

// A Question is what a form asks, whatever the kind of the answer.
type Question struct {
	Label    string
	Short    string   // at most 64 characters, where Label is longer
	Hints    []string // prompts under the label
	Terms    string   // what the parties sign, between the question and its answer
	NameOnly bool     // the label is not printed: a heading says it
	Required bool     // before the document is issued
	Class    Class
	By       Party  // who answers, "" for whoever fills the form in
	Lines    int    // writing lines on a blank
	Elastic  bool   // takes what is left of its page on a blank
	Wide     bool   // spans its row, where answers stand side by side
	Min, Max int    // limits of a number; both 0 for none
	Format   string // of a text: "phone" or "email"
}

// Title is the label, or the short one where there is one.
func (q *Question) Title() string {
	if q.Short != "" {
		return q.Short
	}
	return q.Label
}

// A Field is one question of a form and the place where its answer is kept.
type Field struct {
	Question Question
	Name     string   // path of the answer: "objectives[].aim"; set by the outline
	Kind     Kind     //
	Choices  []Choice // of a choice, yes-or-no question or rating, in printed order
	Parts    []*Field // of a group
	Group    *Field   // that it is a part of; nil for none
	Section  *Section // that it stands in: the innermost with a heading, party or class; nil for none

	point any // into the zero record, or into the row that it is in
	path  []step
	show  func(Form) Shown
}

// Shown is what a computed field shows: a figure, and a sentence about it in
// which {name} stands for the answer with that name.
type Shown struct {
	Figure string
	Note   string
}

// An Answer is a type of which a form can keep answers.
type Answer interface {
	~string | Rating | Date | Clock | Moment | Count | Percent | Money | Signature
}

// Ask is a question whose answer is kept where p points. A string type with a
// Choices method is a choice of those; [YesNo] is yes or no.
func Ask[T Answer](label string, p *T) *Field {
	f := &Field{Question: Question{Label: label}, point: p}
	f.Kind, f.Choices = kindOf(p)
	return f
}

// kindOf is the kind of the answer that p points at, with its choices; a text
// is what is none of the others.
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

// Show is something computed from the record and only shown.
func Show[T any](label string, compute func(*T) Shown) *Field {
	return &Field{Question: Question{Label: label}, show: func(f Form) Shown { return compute(any(f).(*T)) }}
}

// Group is several questions under one label, such as the first and last day of
// a placement.
func Group(label string, parts ...*Field) *Field {
	g := &Field{Question: Question{Label: label}, Kind: KindGroup, Parts: parts}
	for _, p := range parts {
		p.Group = g
	}
	return g
}

// Title is what messages, accessible names and schemas call the question: its
// short label, after that of the group that it is a part of.
func (f *Field) Title() string {
	if f.Group != nil {
		return f.Group.Question.Title() + ", " + f.Question.Title()
	}
	return f.Question.Title()
}

// Required says that the question must be answered before the document is issued.
func (f *Field) Required() *Field { f.Question.Required = true; return f }

// AllRequired says so of every part of a group.
func (f *Field) AllRequired() *Field {
	for _, p := range f.Parts {
		p.Required()
	}
	return f
}

// Lines is how many writing lines a blank has for the answer.
func (f *Field) Lines(n int) *Field { f.Question.Lines = n; return f }

// Hint adds a prompt that is printed under the label.
func (f *Field) Hint(hint string) *Field {
	f.Question.Hints = append(f.Question.Hints, hint)
	return f
}

// Terms is text that the parties sign, printed between the question and the room
// for its answer.
func (f *Field) Terms(text string) *Field { f.Question.Terms = text; return f }

// Short is the label of at most 64 characters for messages and titles.
func (f *Field) Short(label string) *Field { f.Question.Short = label; return f }

// By says which party answers, all parts of a group too.
func (f *Field) By(p Party) *Field {
	f.Question.By = p
	for _, part := range f.Parts {
		part.By(p)
	}
	return f
}

// Class says what kind of data the answer is, or each part of a group.
func (f *Field) Class(c Class) *Field {
	f.Question.Class = c
	for _, p := range f.Parts {
		p.Class(c)
	}
	return f
}

// Elastic lets the answer take what is left of its page on a blank, in whole
// lines, up to twelve.
func (f *Field) Elastic() *Field { f.Question.Elastic = true; return f }

// Wide lets the answer span its row where answers stand side by side.
func (f *Field) Wide() *Field { f.Question.Wide = true; return f }

// Between gives the limits of a number, both included.
func (f *Field) Between(low, high int) *Field { f.Question.Min, f.Question.Max = low, high; return f }

// NameOnly says that the label is not printed, because a heading or the label of
// the whole list says it; messages and accessible names still use it.
func (f *Field) NameOnly() *Field { f.Question.NameOnly = true; return f }

// Format says that a text is a "phone" number or an "email" address.
func (f *Field) Format(name string) *Field { f.Question.Format = name; return f }

// OrNotApplicable allows "not applicable" as an answer to a yes-or-no question.
func (f *Field) OrNotApplicable() *Field {
	f.Choices = append(f.Choices[:len(f.Choices):len(f.Choices)], notApplicable)
	return f
}

// Party is who answers the question, by itself or by its section.
func (f *Field) Party() Party {
	if f.Question.By == "" && f.Section != nil {
		return f.Section.By
	}
	return f.Question.By
}

// DataClass is the class of the answer, by itself or by its section.
func (f *Field) DataClass() Class {
	if f.Question.Class == "" && f.Section != nil {
		return f.Section.Class
	}
	return f.Question.Class
}

// At says which rows an answer is in: that of the outer list, then that of the
// list within it. Answers outside lists are At{}.
type At [2]int

// Pointer points at the answer in a record of the outline's type: a *string,
// *Date, *Rating …, which may also be set through it.
func (f *Field) Pointer(record Form, at At) any { return f.value(record, at).Addr().Interface() }

// Text is the answer of a field that is kept as a string: a text, long text,
// address or choice.
func (f *Field) Text(record Form, at At) string { return f.value(record, at).String() }

func (f *Field) value(record Form, at At) reflect.Value { return follow(f.path, record, at) }

// Answered reports whether the record has an answer. A text that [IsBlank] is none;
// a group is answered when one of its parts is.
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

// Compute is what a computed field shows for the record.
func (f *Field) Compute(record Form) Shown { return f.show(record) }

// Chosen is the choice that the record has made, if any.
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
