package apdocs

import (
	"fmt"
	"strings"
)

// A printed text with names in braces. They are checked once all questions are known.
type printed struct {
	text   string
	row    string // "objectives[]." where its names are those of a row
	letter bool
}

func (w *outliner) text(text, row string) {
	w.texts = append(w.texts, printed{text, row, w.again})
}

// check returns an error if a name in the text is neither that of a question nor a
// setting.
func (w *outliner) check(t printed) error {
	for _, name := range Placeholders(t.text) {
		switch {
		case t.letter && isAddressee(name):
		case w.byName[t.row+name] == nil && !isSetting(name):
			return fmt.Errorf("the text names %q, which is no question of this form", name)
		case strings.Contains(name, "[]"):
			return fmt.Errorf("the text names %q, which has an answer in each row", name)
		}
	}
	return nil
}

// list finds the rows of a list that has an item for each row.
func (w *outliner) list(l *List, in scope) error {
	row := ""
	if l.Rows != nil {
		rows, err := w.repeat(l.Rows, in)
		if err != nil {
			return err
		}
		row = rows.prefix
	}
	for _, item := range l.Items {
		w.text(item, row)
	}
	return nil
}

// letter finds the paths of what the letter prints. Only its slip may ask questions, and
// the slip must be the same in all wordings.
func (w *outliner) letter() error {
	l := w.Letter
	if l == nil {
		return nil
	}
	root := scope{base: w.root}
	w.again = true
	fields := []*Field{l.Date, l.Signature}
	for i := range l.Copies {
		fields = append(fields, l.Copies[i].Asked)
		w.text(l.Copies[i].To, "")
	}
	if err := w.fields(fields, root, nil); err != nil {
		return err
	}
	for _, text := range append([]string{l.Signer, l.Office}, l.Contact...) {
		w.text(text, "")
	}
	if l.Enclosures != nil {
		if err := w.list(l.Enclosures, root); err != nil {
			return err
		}
	}
	for i, say := range l.wordings() {
		w.text(say.Subject, "")
		w.text(say.Salutation, "")
		if err := w.blocks(say.Blocks, root, nil); err != nil {
			return err
		}
		if say.Slip == nil {
			continue
		}
		if err := w.slip(say.Slip, root, i == 0); err != nil {
			return err
		}
	}
	return nil
}

func (w *outliner) slip(s *Slip, root scope, first bool) error {
	w.again = true
	for _, text := range []string{s.Title, s.Text, s.ReturnTo} {
		w.text(text, "")
	}
	w.again = !first
	defer func() { w.again = true }()
	in, err := w.repeat(s.Replies, root)
	if err != nil {
		return err
	}
	section := &Section{Heading: s.Title, By: PartyParent}
	if err := w.blocks(s.Blocks, in, section); err != nil {
		return err
	}
	return w.fields([]*Field{s.Sign}, root, section)
}
