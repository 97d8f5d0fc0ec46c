package apdocs

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The limits of texts in a layout.
const (
	mostName  = 60 // bytes of a form's name
	mostShort = 45 // characters of its name in the footer
	mostTitle = 64 // characters of a question's short label
)

var formName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// head checks what the layout says about the form as a whole.
func (o *Outline) head() error {
	switch {
	case o.Name == "":
		return errors.New("the layout has no name")
	case !formName.MatchString(o.Name) || len(o.Name) > mostName:
		return errors.New(`the name is not words of a to z and 0 to 9 with hyphens between them, such as "kit-loan"`)
	case o.Version < 1:
		return fmt.Errorf("the version is %d; versions count from 1", o.Version)
	case !printedText(o.Title):
		return errors.New("the title is empty or cannot be printed")
	case !printedText(o.Short) || utf8.RuneCountInString(o.Short) > mostShort:
		return fmt.Errorf("the short name, for the footer, does not have 1 to %d characters", mostShort)
	}
	return nil
}

// printedText reports whether s is not blank and contains only characters that can be
// printed.
func printedText(s string) bool {
	return !IsBlank(s) && utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsControl(r) && r != '\n'
	})
}

// sound returns an error if the section cannot be printed, which is a mistake in the
// layout that writers could not handle.
func (s *Section) sound() error {
	switch {
	case s.Heading != "" && !printedText(s.Heading):
		return errors.New("a heading is empty or cannot be printed")
	case !slices.Contains(classes[:], s.Class):
		return fmt.Errorf("the section %q has an unknown class of data", s.Heading)
	case s.Again && (s.Repeat != nil || s.When != nil):
		return fmt.Errorf("the section %q prints answers again, so it has no rows or condition of its own", s.Heading)
	case s.Minor && s.Heading != "" && s.Repeat != nil:
		return fmt.Errorf("the section %q is printed for each row, so its heading is not a minor one", s.Heading)
	}
	return nil
}

func (l *List) sound() error {
	for _, item := range l.Items {
		if !printedText(item) {
			return errors.New("a point of a list is empty or cannot be printed")
		}
	}
	if l.Rows != nil && len(l.Items) != 1 {
		return errors.New("a list with a point for each row does not have one item")
	}
	return nil
}

func (a *Answers) sound() error {
	if a.Across < 1 || a.Across > 3 {
		return fmt.Errorf("answers cannot stand %d side by side, only 1 to 3", a.Across)
	}
	if len(a.Fields) == 0 {
		return errors.New("a group of answers has no question")
	}
	for _, f := range a.Fields {
		if a.Ticks && f != nil && f.Kind != KindYesNo {
			return fmt.Errorf("%q is to be ticked, but is no yes-or-no question", f.Question.Label)
		}
	}
	return nil
}

func (t *Table) sound() error {
	name := fmt.Sprintf("the table %q", t.Title.Label)
	switch {
	case !printedText(t.Title.Label):
		return errors.New("a table has no label")
	case len(t.Columns) == 0:
		return fmt.Errorf("%s has no columns", name)
	case len(t.Rows) == 0:
		return fmt.Errorf("%s has no rows", name)
	case t.Repeat != nil && len(t.Rows) != 1:
		return fmt.Errorf("%s is of a list and has %d kinds of row, not one", name, len(t.Rows))
	case t.Repeat == nil && t.RowNames != nil && len(t.RowNames) != len(t.Rows):
		return fmt.Errorf("%s has %d rows and %d names for them", name, len(t.Rows), len(t.RowNames))
	}
	for i, row := range t.Rows {
		if err := t.soundRow(row); err != nil {
			return fmt.Errorf("%s: row %d %w", name, i+1, err)
		}
	}
	for _, s := range t.Subheads {
		if s.Row < 0 || s.Row >= len(t.Rows) || t.Repeat != nil || !printedText(s.Text) {
			return fmt.Errorf("%s: a subhead is empty, or is before a row that does not exist", name)
		}
	}
	return nil
}

// soundRow returns an error if the row lacks what a column of the table shows.
func (t *Table) soundRow(row []*Field) error {
	if len(row) == 0 || row[0] == nil {
		return errors.New("has no question")
	}
	for _, c := range t.Columns {
		switch c.Kind {
		case LabelColumn, NumberColumn:
		case AnswerColumn:
			if c.Field < 0 || c.Field >= len(row) {
				return fmt.Errorf("has no question for the column %q", c.Head)
			}
		case OptionColumn:
			if len(row[0].Choices) == 0 {
				return fmt.Errorf("has no choices for the column %q", c.Head)
			}
		case NameColumn, RoleColumn, SignColumn, DateColumn:
			if row[0].Kind != KindSignature {
				return fmt.Errorf("has no signature for the column %q", c.Head)
			}
		default:
			return fmt.Errorf("has a column of an unknown kind, %d", c.Kind)
		}
	}
	return nil
}

func (p *Panel) sound() error {
	if p.Rows == nil {
		return errors.New("a panel has no rows")
	}
	return nil
}

// The kinds of answer that may have writing lines, limits and choices.
var (
	linedKinds  = []Kind{KindText, KindLongText, KindAddress}
	numberKinds = []Kind{KindCount, KindPercent, KindMoney}
	choiceKinds = []Kind{KindChoice, KindYesNo, KindRating}
)

var classes = [...]Class{ClassOrdinary, ClassIdentifier, ClassContact, ClassThirdParty, ClassHealth, ClassCriminal,
	ClassSafeguarding, ClassStaffNote}

// sound returns an error if the question is not usable. again is true in a letter, which
// may print a question without repeating its label and choices.
func (f *Field) sound(again bool) error {
	q := &f.Question
	for _, c := range []struct {
		wrong bool
		what  string
	}{
		{!printedText(q.Label) && !(again && q.Label == ""), "has no label, or one that cannot be printed"},
		{utf8.RuneCountInString(q.Short) > mostTitle, "has a short label of over 64 characters"},
		{slices.ContainsFunc(q.Hints, func(s string) bool { return !printedText(s) }), "has an empty hint"},
		{f.Kind == KindGroup && len(f.Parts) == 0, "is a group without parts"},
		{f.Kind == KindGroup && f.Group != nil, "is a group in a group"},
		{f.Kind == KindComputed && f.show == nil, "is computed, but nothing computes it"},
		{f.Kind == KindComputed && q.Required, "is computed, so it cannot be required"},
		{q.Lines < 0 || q.Lines > 0 && !slices.Contains(linedKinds, f.Kind), "has writing lines, but is no text"},
		{q.Elastic && !slices.Contains(linedKinds, f.Kind), "is elastic, but is no text"},
		{q.Min > q.Max || q.Max != 0 && !slices.Contains(numberKinds, f.Kind), "has limits that no answer fits"},
		{q.Format != "" && (f.Kind != KindText || q.Format != "phone" && q.Format != "email"), "has an unknown format"},
		{!q.soundPicture(), "has an unknown picture, or one without alternative text"},
		{!slices.Contains(classes[:], q.Class), "has an unknown class of data"},
		{slices.Contains(choiceKinds, f.Kind) != (len(f.Choices) > 0), "has choices and a kind that do not agree"},
	} {
		if c.wrong {
			return fmt.Errorf("%q %s", q.Label, c.what)
		}
	}
	seen := map[string]bool{}
	for _, c := range f.Choices {
		if IsBlank(c.Value) || !printedText(c.Label) || seen[c.Value] {
			return fmt.Errorf("%q has a choice that is empty or offered twice", q.Label)
		}
		seen[c.Value] = true
	}
	return nil
}
