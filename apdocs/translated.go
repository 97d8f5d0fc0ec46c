package apdocs

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// A Gap is a text of a form that a translation cannot print.
type Gap struct {
	Key     string
	English string
	Why     string // "is not translated", or what is wrong with the translation
}

// What a [Gap] says.
const (
	Untranslated = "is not translated"
	OutOfDate    = "translates an earlier English text"
)

// translated caches what Translated returns, so that a writer that keeps a plan for each outline
// finds its plan again.
var translated sync.Map // translatedKey -> *translatedOutline

type translatedKey struct {
	outline     *Outline
	translation *Translation
}

type translatedOutline struct {
	*Outline
	gaps []Gap
}

// Translated returns the outline with its printed texts in another language, and the texts
// that the translation lacks, which stay English. The translation must not be changed
// afterwards.
func (o *Outline) Translated(t *Translation) (*Outline, []Gap) {
	if t == nil {
		return o, nil
	}
	key := translatedKey{o, t}
	if kept, ok := translated.Load(key); ok {
		both := kept.(*translatedOutline)
		return both.Outline, both.gaps
	}
	out, gaps := o.translate(t)
	kept, _ := translated.LoadOrStore(key, &translatedOutline{out, gaps})
	both := kept.(*translatedOutline)
	return both.Outline, both.gaps
}

func (o *Outline) translate(t *Translation) (*Outline, []Gap) {
	c := copier{}
	out := &Outline{Layout: copied(c, o.Layout), Sheet: o.Sheet, Translation: t, english: o, typ: o.typ,
		lists: o.lists, asked: o.asked,
		values: o.values, byName: map[string]*Field{}}
	for name, f := range o.byName {
		out.byName[name] = copied(c, f)
	}
	for _, f := range o.Fields {
		out.Fields = append(out.Fields, copied(c, f))
	}
	for _, f := range o.Added.Extra {
		out.Added.Extra = append(out.Added.Extra, copied(c, f))
	}
	for _, f := range o.Added.NotKept {
		out.Added.NotKept = append(out.Added.NotKept, copied(c, f))
	}
	k := newKeyer(out)
	k.whole(out.Layout)
	given, gaps := t.given(o, k.texts)
	w := &translating{Translation: t, english: map[*string]string{}, same: map[string]string{},
		rows: map[string]string{}}
	for key, places := range k.places {
		for _, at := range places {
			w.english[at] = *at
			if text, ok := given[key]; ok {
				w.same[*at] = text
				*at = text
			}
		}
	}
	for _, at := range k.shared {
		w.english[at] = *at
		*at = t.Say(*at)
	}
	for i, english := range o.Computed {
		w.same[english] = out.Computed[i]
	}
	for _, r := range k.lists {
		w.rows[r.Name] = r.rowName
	}
	for list, row := range map[string]string{"extra": "Question", "overrides": "Rule"} {
		w.rows[list] = t.Say(row)
	}
	if t.WithEnglish {
		w.inEnglish(c)
	}
	for _, part := range c {
		w.part(part.Interface())
	}
	out.annotate(w)
	return out, gaps
}

// translating is the state while an outline is translated.
type translating struct {
	*Translation
	english map[*string]string // by place of the text
	same    map[string]string  // by English
	rows    map[string]string  // the name of a row, by list
}

// part translates what all forms share, and what is computed.
func (w *translating) part(part any) {
	switch part := part.(type) {
	case *Field:
		part.translation = w.Translation
		for i := range part.Choices {
			part.Choices[i].Label = w.Say(part.Choices[i].Label)
		}
		part.Question.Label = w.Say(part.Question.Label)
		part.rowNames = w.rowNames(part.first().Name)
		if compute := part.show; compute != nil {
			part.show = func(f Form) Shown {
				shown := compute(f)
				return Shown{w.computed(shown.Figure), w.computed(shown.Note), shown.Day}
			}
		}
	case *Panel:
		for i := range part.Heads {
			part.Heads[i] = w.Say(part.Heads[i])
		}
		rows := part.Rows
		part.Rows = func(f Form) [][3]string {
			all := rows(f)
			for i := range all {
				for j := range all[i] {
					all[i][j] = w.computed(all[i][j])
				}
			}
			return all
		}
	case *Table:
		w.table(part)
	}
}

// rowNames returns the names of the rows that an answer is in, the outer list first.
func (w *translating) rowNames(name string) (names []string) {
	for at := 0; ; {
		i := strings.Index(name[at:], "[]")
		if i < 0 {
			return names
		}
		at += i
		names = append(names, w.rows[name[:at]])
		at += len("[]")
	}
}

// numbers are the numbers in a computed sentence, for which "#" stands in [Layout.Computed].
var numbers = regexp.MustCompile(`[0-9]+`)

// computed translates what a computed field or panel shows.
func (w *translating) computed(text string) string {
	if own, ok := w.same[text]; ok {
		return own
	}
	english := numbers.ReplaceAllString(text, "#")
	own, ok := w.same[english]
	if !ok {
		own = w.Say(english)
	}
	for _, n := range numbers.FindAllString(text, -1) {
		own = strings.Replace(own, "#", n, 1)
	}
	return own
}

// given returns the translated texts by key, and what is missing. A text that the form has twice
// needs to be translated only once.
func (t *Translation) given(o *Outline, texts []LetterText) (given map[string]string, gaps []Gap) {
	own, given := t.Texts[o.Name], map[string]string{}
	same := map[string]string{} // by English
	for _, key := range slices.Sorted(maps.Keys(own)) {
		if text := own[key]; !IsBlank(text.Text) && same[text.English] == "" {
			same[text.English] = text.Text
		}
	}
	for _, text := range texts {
		has, known := own[text.Name]
		found := has.Text
		if !known || IsBlank(found) {
			found = same[text.Text]
		}
		why := ""
		switch {
		case known && !IsBlank(has.Text) && has.English != text.Text:
			why = OutOfDate
		case IsBlank(found):
			why = Untranslated
		default:
			why = NamesLost(text.Text, found)
		}
		if why != "" {
			gaps = append(gaps, Gap{text.Name, text.Text, why})
			continue
		}
		given[text.Name] = found
	}
	return given, gaps
}

// NamesLost says which name in braces a translated text lacks, or has although the English does
// not, or what is wrong with its words for a number, or returns "".
func NamesLost(english, text string) string {
	lost := without(Placeholders(english), Placeholders(text))
	more := without(Placeholders(text), Placeholders(english))
	switch {
	case len(lost) > 0 && len(more) > 0:
		return fmt.Sprintf("has {%.64s} in place of {%s}", more[0], lost[0])
	case len(lost) > 0:
		return fmt.Sprintf("has lost {%s}", lost[0])
	case len(more) > 0:
		return fmt.Sprintf("names {%.64s}, which the English does not", more[0])
	}
	return pluralsWrong(text)
}

// without returns the names that others do not have.
func without(names, others []string) (rest []string) {
	for _, name := range names {
		if !slices.Contains(others, name) {
			rest = append(rest, name)
		}
	}
	return rest
}

// table translates the texts of a table that all forms share, and gives columns the words of what
// they show.
func (w *translating) table(t *Table) {
	t.Title.Label = w.Say(t.Title.Label)
	for i := range t.RowNames {
		t.RowNames[i] = w.Say(t.RowNames[i])
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		c.Head = w.Say(c.Head)
		switch {
		case len(t.Rows) == 0:
		case c.Kind == OptionColumn:
			for _, choice := range t.Rows[0][0].Choices {
				if choice.Value == c.Choice.Value {
					c.Choice = choice
				}
			}
			c.Choice.Label = w.Say(c.Choice.Label)
			c.Head = c.Choice.Label
		case t.asks[i]:
			c.Head = w.Say(t.Rows[0][c.Field].Question.Label)
		}
	}
}

// Lacks returns those of the gaps that a document would print: the letter to an addressee,
// or the form's own blocks if to is nil. o is the outline in English of what is printed.
func (o *Outline) Lacks(gaps []Gap, to *Addressee) []Gap {
	if len(gaps) == 0 {
		return nil
	}
	k := newKeyer(o)
	layout := copied(copier{}, o.Layout)
	k.add("title", &layout.Title)
	k.add("short", &layout.Short)
	if layout.Letter != nil && to != nil {
		layout.Letter.only(to)
		k.letter(layout.Letter)
		for _, name := range slices.Clone(k.named) { // choices are printed in sentences
			if f := o.Field(name); f != nil && len(f.Choices) > 0 {
				for i := range f.Choices {
					k.add(name+".choice."+slug(f.Choices[i].Value), &f.Choices[i].Label)
				}
			}
		}
	} else {
		k.form(layout)
		if o.Sheet == "" {
			k.rules()
		}
	}
	printed := map[string]bool{}
	for _, text := range k.texts {
		printed[text.Text] = true
	}
	return slices.DeleteFunc(slices.Clone(gaps), func(g Gap) bool { return !printed[g.English] })
}

// only leaves the letter with the wording for one addressee.
func (l *Letter) only(to *Addressee) {
	l.Called, l.Parent = "", l.Wording(to) // the letter does not print what it is called
	l.Pupil, l.Authority = nil, nil
}
