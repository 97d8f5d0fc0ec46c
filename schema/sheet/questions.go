package sheet

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema/typed"
)

// A question is an answer that a record of a form may have: a printed one, a part of a
// signature, or something stored in addition.
type question struct {
	name   string // with "[]" for each list: "reviews[].targets[].target"
	label  string // as printed, or made from the name
	answer typed.Answer
	field  *apdocs.Field // nil if it is not printed
	list   bool          // it is itself a row of a list: "words[]"
}

// lists returns how many lists the answer is in.
func (q *question) lists() int { return strings.Count(q.name, "[]") }

// path returns the path of the answer in the given rows.
func (q *question) path(at apdocs.At) string {
	path := q.name
	for _, row := range at {
		path = strings.Replace(path, "[]", "."+strconv.Itoa(row), 1)
	}
	return path
}

// title returns the name of the answer in messages in the given rows: "Review 1, Target 2,
// Target".
func (q *question) title(at apdocs.At) string {
	return strings.Join(append(apdocs.RowNames(q.name, at[:]...), q.label), ", ")
}

// questionsOf returns all answers that a record of the form may have: the reference, the
// printed questions in order, and what else a record stores.
func questionsOf(o *apdocs.Outline) []*question {
	w := walker{outline: o, kept: map[string]*question{}}
	w.walk(o.Type(), "", true)
	var out []*question
	take := func(name string) {
		if q := w.kept[name]; q != nil {
			out = append(out, q)
			delete(w.kept, name)
		}
	}
	take("reference")
	for _, f := range o.Fields {
		if f.Kind == apdocs.KindComputed {
			continue
		}
		take(f.Name)
		for _, name := range w.order {
			if f.Kind == apdocs.KindSignature && strings.HasPrefix(name, f.Name+".") {
				w.kept[name].label = signatureTitle(f) + ", " + w.kept[name].label
				take(name)
			}
		}
	}
	for _, name := range w.order {
		take(name)
	}
	return out
}

// signatureTitle returns the label of a signature. It is changed where the label of a part
// would be misleading: the name of the pupil is not the name of “Pupil” as a signer.
func signatureTitle(f *apdocs.Field) string {
	title := f.Title()
	if strings.Contains(strings.ToLower(title), "sign") {
		return title
	}
	return "Signature: " + title
}

// A walker finds the answers in the struct of a form.
type walker struct {
	outline *apdocs.Outline
	kept    map[string]*question
	order   []string
}

// walk finds the answers in a struct: all of them if free is set, otherwise those that the
// form asks for.
func (w *walker) walk(t reflect.Type, prefix string, free bool) {
	for i := range t.NumField() {
		part := t.Field(i)
		name, _, _ := strings.Cut(part.Tag.Get("json"), ",")
		switch {
		case name == "-" || !part.IsExported() && !part.Anonymous:
			continue
		case name == "" && part.Anonymous:
			w.walk(part.Type, prefix, part.Type == reflect.TypeFor[apdocs.Record]())
			continue
		case name == "":
			name = part.Name
		}
		name = prefix + name
		in := free && (prefix != "" || t == reflect.TypeFor[apdocs.Record]())
		if !in && !w.outline.Asks(name) {
			continue
		}
		w.part(part.Type, name, in)
	}
}

// part finds the answers in a field of a struct.
func (w *walker) part(t reflect.Type, name string, free bool) {
	list := t.Kind() == reflect.Slice
	if list {
		t, name = t.Elem(), name+"[]"
	}
	if t == reflect.TypeFor[apdocs.Signature]() {
		free = true
	}
	answer, ok := answerOf(t)
	switch {
	case ok:
		q := &question{name: name, label: apdocs.InWords(name), answer: answer, list: list}
		if f := w.outline.Field(name); f != nil {
			q.answer = typed.Of(f)
			if q.answer.Kind == apdocs.KindText {
				q.answer, _ = answerOf(t)
			}
			q.field, q.label = f, f.Title()
		}
		w.kept[name], w.order = q, append(w.order, name)
	case t.Kind() == reflect.Struct:
		w.walk(t, name+".", free)
	}
}

// answerOf returns the kind of answer that a Go type holds, and whether it holds one.
func answerOf(t reflect.Type) (typed.Answer, bool) {
	switch v := reflect.Zero(t).Interface().(type) {
	case apdocs.Date:
		return typed.Answer{Kind: apdocs.KindDate}, true
	case apdocs.Clock:
		return typed.Answer{Kind: apdocs.KindClock}, true
	case apdocs.Moment:
		return typed.Answer{Kind: apdocs.KindMoment}, true
	case apdocs.Count:
		return typed.Answer{Kind: apdocs.KindCount}, true
	case apdocs.Percent:
		return typed.Answer{Kind: apdocs.KindPercent}, true
	case apdocs.Money:
		return typed.Answer{Kind: apdocs.KindMoney}, true
	case apdocs.Rating:
		return typed.Answer{Kind: apdocs.KindRating, Choices: v.Choices()}, true
	case apdocs.YesNo:
		return typed.Answer{Kind: apdocs.KindYesNo, Choices: v.Choices()}, true
	case apdocs.LongText:
		return typed.Answer{Kind: apdocs.KindLongText}, true
	case apdocs.Address:
		return typed.Answer{Kind: apdocs.KindAddress}, true
	case interface{ Choices() []apdocs.Choice }:
		return typed.Answer{Kind: apdocs.KindChoice, Choices: v.Choices()}, true
	}
	switch t.Kind() {
	case reflect.String:
		return typed.Answer{Kind: apdocs.KindText}, true
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return typed.Answer{Kind: apdocs.KindCount}, true
	}
	return typed.Answer{}, false
}
