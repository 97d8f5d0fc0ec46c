package apdocs

import "strings"

// annotate adds what a translation prints beside its texts: that the English counts, unless
// somebody has checked the translation, and the English of each paragraph if it is wanted.
// Paragraphs that only repeat an answer are marked as English, because records are.
func (o *Outline) annotate(w *translating) {
	note := translatedForm
	if o.Letter != nil {
		note = translatedLetter
	}
	begin := func(blocks []Block) []Block {
		if w.Vouched(o.Name) {
			return blocks
		}
		return append([]Block{
			&Paragraph{Text: w.Say(note), Leads: true}, &Paragraph{Text: note, English: true, Below: true},
		}, blocks...)
	}
	if o.Letter == nil {
		o.Blocks = begin(w.blocks(o.Blocks, false))
		return
	}
	for _, say := range o.Letter.wordings() {
		blocks := w.blocks(say.Blocks, true)
		if subject := w.english[&say.Subject]; w.WithEnglish && subject != "" {
			blocks = append([]Block{&Paragraph{Text: subject, English: true, Below: true}}, blocks...)
		}
		say.Blocks = begin(blocks)
		if s := say.Slip; s != nil && w.WithEnglish {
			s.english = w.english[&s.Text]
		}
	}
}

// blocks returns the blocks of a form or letter with their English.
func (w *translating) blocks(blocks []Block, letter bool) (out []Block) {
	for _, b := range blocks {
		out = append(out, b)
		switch b := b.(type) {
		case *Section:
			b.Blocks = w.section(b, letter)
		case *Items:
			for _, point := range b.Points {
				point.Blocks = w.section(point, letter)
			}
		case *Paragraph:
			english := w.english[&b.Text]
			switch {
			case onlyAnswer(b.Text):
				b.English = true
			case w.WithEnglish && english != "" && english != b.Text:
				copied := *b
				copied.Text, copied.English, copied.Below, b.Leads = english, true, true, true
				out = append(out, &copied)
			}
		case *List:
			if list := w.list(b); list != nil {
				out = append(out, list)
			}
		}
	}
	return out
}

func (w *translating) section(s *Section, letter bool) []Block {
	blocks := w.blocks(s.Blocks, letter)
	if english := w.english[&s.Heading]; w.WithEnglish && letter && english != "" && english != s.Heading {
		blocks = append([]Block{&Paragraph{Text: english, English: true, Below: true, Leads: true}}, blocks...)
	}
	return blocks
}

// list returns the English of a list to follow it, or nil.
func (w *translating) list(l *List) *List {
	english := *l
	english.Items, english.English, english.Below = nil, true, true
	differs := false
	for i := range l.Items {
		if onlyAnswer(l.Items[i]) {
			l.English = true
			return nil
		}
		text := w.english[&l.Items[i]]
		differs = differs || text != "" && text != l.Items[i]
		english.Items = append(english.Items, text)
	}
	if !w.WithEnglish || !differs {
		return nil
	}
	return &english
}

// onlyAnswer reports whether a text is an answer and nothing else.
func onlyAnswer(text string) bool {
	pieces := Pieces(text)
	return len(pieces) == 1 && len(pieces[0].Names) == 1 && !strings.Contains(pieces[0].Before, " ")
}
