package formtest

import (
	"bytes"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

// made is a generated record.
type made struct {
	name   string
	record apdocs.Form
}

func blank(o *apdocs.Outline) made { return made{"blank", o.New()} }

// full returns a record with an answer to every question, in as many rows as a blank prints.
func full(o *apdocs.Outline) made {
	w := writer{outline: o, record: o.New()}
	w.all(func(r *apdocs.Repeat) int { return r.Blank })
	return made{"full", w.record}
}

// hard returns a record with long answers, names with accents, and more rows than a page holds.
func hard(o *apdocs.Outline) made {
	w := writer{outline: o, record: o.New(), hard: true}
	w.all(func(r *apdocs.Repeat) int {
		if strings.Contains(r.Name, "[]") {
			return max(r.Min, 2)
		}
		return max(r.Min, 12)
	})
	return made{"hard", w.record}
}

// A writer fills in a record. Each text has words of its own, so that each can be searched for.
type writer struct {
	outline *apdocs.Outline
	record  apdocs.Form
	hard    bool
	n       int // answers that were given
	long    int // how many of them are longer than half a page
}

// mostLong limits how many answers of a hard record are longer than half a page.
const mostLong = 3

func (w *writer) all(rows func(*apdocs.Repeat) int) {
	w.record.Envelope().Reference = "FT-1"
	v := visitor{
		list:  func(r *apdocs.Repeat, at apdocs.At) int { r.Grow(w.record, at, rows(r)); return rows(r) },
		asked: w.answer,
		when:  w.choose,
	}
	v.blocks(w.outline.Blocks, apdocs.At{}, 0)
	v.letter(w.outline.Letter)
	v.list, v.asked = func(r *apdocs.Repeat, at apdocs.At) int { return r.Len(w.record, at) }, w.english()
	v.blocks(w.outline.Blocks, apdocs.At{}, 0)
}

// english returns what answers a question with English if the language of an addressee's letter depends on it:
// translations are not tested here.
func (w *writer) english() func(*apdocs.Field, apdocs.At) {
	paths := map[string]bool{}
	if all, err := apdocs.Addressees(w.record); err == nil { // otherwise the letters say why
		for i := range all {
			paths[all[i].LanguagePath] = true
		}
	}
	return func(f *apdocs.Field, at apdocs.At) {
		if paths[f.PathAt(at)] {
			reflect.ValueOf(f.Pointer(w.record, at)).Elem().SetString("English")
		}
	}
}

// choose gives the answer for which conditional blocks are printed.
func (w *writer) choose(c *apdocs.Condition) bool {
	if c.Field != nil {
		reflect.ValueOf(c.Field.Pointer(w.record, apdocs.At{})).Elem().SetString(c.Is)
	}
	return true
}

func (w *writer) answer(f *apdocs.Field, at apdocs.At) {
	if f.Kind == apdocs.KindComputed || f.Answered(w.record, at) {
		return
	}
	w.n++
	switch a := f.Pointer(w.record, at).(type) {
	case *apdocs.Date:
		*a = apdocs.NewDate(2026, 1, 1).AddDays(w.n)
	case *apdocs.Clock:
		*a = apdocs.NewClock(8+w.n%9, w.n%60)
	case *apdocs.Moment:
		*a = apdocs.NewMoment(time.Date(2026, 11, 12, 15, 30, 0, 0, time.UTC))
	case *apdocs.Count:
		*a = apdocs.NewCount(w.number(f, apdocs.MaxCount))
	case *apdocs.Percent:
		*a = apdocs.NewPercent(w.number(f, apdocs.MaxPercent))
	case *apdocs.Money:
		*a = apdocs.NewMoney(int64(w.number(f, apdocs.MaxPence)))
	case *apdocs.Rating:
		*a = apdocs.Rating(1 + w.n%5)
	case *apdocs.Signature:
		*a = apdocs.Signature{Name: w.words(2), Role: w.words(1), Status: apdocs.Signed, Method: apdocs.ByPaper,
			CollectedBy: w.words(2), Statement: w.words(3), External: w.words(1),
			At: apdocs.NewMoment(time.Date(2026, 11, 12, 15, 30, 0, 0, time.UTC))}
	default:
		reflect.ValueOf(a).Elem().SetString(w.text(f))
	}
}

func (w *writer) number(f *apdocs.Field, most int) int {
	low, high := f.Question.Min, f.Question.Max
	if high == 0 {
		high = most
	}
	return low + w.n%(high-low+1)
}

func (w *writer) text(f *apdocs.Field) string {
	switch {
	case len(f.Choices) > 0:
		return f.Choices[w.n%len(f.Choices)].Value
	case f.Question.Format == "email":
		return fmt.Sprintf("office%d@school.example", w.n)
	case f.Question.Format == "phone":
		return fmt.Sprintf("01632 960%03d", w.n%1000)
	case f.Kind == apdocs.KindAddress:
		return w.words(2) + "\n" + w.words(2) + "\nZZ1 1ZZ"
	case f.Kind == apdocs.KindLongText && w.hard && w.long < mostLong:
		w.long++
		return w.words(400) + "\n" + w.words(30)
	case w.hard && w.outline.Letter == nil: // an address in the window of an envelope has few lines
		return w.words(12)
	}
	return w.words(3)
}

// words returns text with words that no other answer has.
func (w *writer) words(n int) string {
	letters := "answer"
	if w.hard {
		letters = "Őł"
	}
	out := make([]string, n)
	for i := range out {
		out[i] = letters + strconv.Itoa(w.n) + "x" + strconv.Itoa(i)
	}
	return strings.Join(out, " ")
}

// kept lists what is lost when the record is written as JSON and read again.
func kept(o *apdocs.Outline, m made) []string {
	text, err := schema.Canonical(m.record)
	if err != nil {
		return []string{err.Error()}
	}
	back, err := schema.Decode(bytes.NewReader(text), &schema.Options{Forms: []apdocs.Form{o.New()}})
	if err != nil {
		return []string{"its record cannot be read: " + err.Error()}
	}
	again, err := schema.Canonical(back)
	if err != nil || !bytes.Equal(text, again) {
		return []string{"its record is another when it is read"}
	}
	return nil
}
