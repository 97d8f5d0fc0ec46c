package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/placement"
)

// delicate are the classes of answers that somebody should look at before a bundle is sent, in the
// words of the message.
var delicate = []struct {
	class apdocs.Class
	what  string
}{
	{apdocs.ClassSafeguarding, "answers about safeguarding"}, {apdocs.ClassCriminal, "answers about offences"},
	{apdocs.ClassThirdParty, "answers about other people"}, {apdocs.ClassStaffNote, "notes of staff"},
	{apdocs.ClassContact, "addresses and telephone numbers"},
}

// warn says which documents of the bundle hold what somebody should look at before it is sent, by
// their numbers in it, and which records list the pupil among others.
func (b *bundle) warn(m *machine, person *placement.Person, leaves []leaf) {
	look := func(what string, holds func(apdocs.Form) bool) {
		var numbers []string
		for i, l := range leaves {
			if holds(l.record) {
				numbers = append(numbers, fmt.Sprint(i+1))
			}
		}
		if len(numbers) > 0 {
			m.say("look at these before you send it: %s are in %s %s", what, plural(len(numbers), "document"),
				strings.Join(numbers, ", "))
		}
	}
	look("addresses that somebody wants kept off copies", withholds)
	for _, d := range delicate {
		look(d.what, func(f apdocs.Form) bool { return holdsClass(f, d.class) })
	}
	var names []string
	for _, d := range person.Listed {
		names = append(names, d.Record)
	}
	if len(names) > 0 {
		m.say("%s other pupils too and not in the bundle: %s", count2(len(names), "record is about", "records are about"),
			printable(strings.Join(names, "; ")))
	}
}

// plural returns the word, in the plural unless there is one.
func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

// holdsClass reports whether a record has an answer of the class.
func holdsClass(f apdocs.Form, class apdocs.Class) bool {
	return holdsAnswer(f, func(q *apdocs.Field, at apdocs.At) bool { return q.DataClass() == class && q.Answered(f, at) })
}

// withholds reports whether a record says that an address in it is kept off copies.
func withholds(f apdocs.Form) bool {
	return holdsAnswer(f, func(q *apdocs.Field, at apdocs.At) bool {
		if !strings.HasSuffix(q.Name, ".addressWithheld") {
			return false
		}
		choice, ok := q.Chosen(f, at)
		return ok && choice.Value == string(apdocs.Yes)
	})
}

// holdsAnswer reports whether something is true of one of a record's answers.
func holdsAnswer(f apdocs.Form, is func(*apdocs.Field, apdocs.At) bool) bool {
	o, err := apdocs.Outlined(f)
	return err == nil && slices.ContainsFunc(o.Fields, func(q *apdocs.Field) bool {
		rows := strings.Split(q.Name, "[]")
		if len(rows) == 1 {
			return is(q, apdocs.At{})
		}
		for i := range o.List(rows[0]).Len(f, apdocs.At{}) {
			inner := 1
			if len(rows) > 2 {
				inner = o.List(rows[0]+"[]"+rows[1]).Len(f, apdocs.At{i})
			}
			for j := range inner {
				if is(q, apdocs.At{i, j}) {
					return true
				}
			}
		}
		return false
	})
}
