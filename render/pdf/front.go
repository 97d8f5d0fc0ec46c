package pdf

import (
	"bytes"

	"image"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/canvas"

	_ "image/jpeg" // logos
	_ "image/png"
)

// front is what stands at the top of the first page: the strip, the letterhead,
// title and reference. It ends where the content begins.
func (c *compiler) front() (*node, error) {
	n := &node{}
	from, to := c.margins().Top(0)
	if strip := c.strip(tagP, from, to); strip != nil {
		n.kids = append(n.kids, &node{tag: tagDiv, kids: []*node{strip.leaf()}})
	}
	head, titleY, err := c.letterheadBlock()
	if err != nil {
		return nil, err
	}
	n.kids = append(n.kids, head)
	n.kids = append(n.kids, c.titleBlock(titleY)...)
	return n, nil
}

// letterheadBlock is the organisation's name, address and logo above the accent
// rule, and gives where the title goes.
func (c *compiler) letterheadBlock() (*node, length, error) {
	l, h := c.look, c.letterhead
	_, to := c.margins().Top(0)
	b := c.block(solid)
	logo, err := c.logoSize()
	if err != nil {
		return nil, 0, err
	}
	switch {
	case h.Name == "" && len(h.Lines) == 0 && logo == nil:
		b.accent(46*pt + l.Accent/2)
		return b.leaf(), 56 * pt, nil
	case logo == nil:
		b.open(tagP)
		b.print(l.LetterName, 0, l.LetterheadTop, b.set(l.LetterName, railWidth, h.Name))
		b.shut(1)
		b.letterLines(answerX, l.LetterheadTop)
		accent, title := 86*pt, 96*pt
		if l.Large {
			accent, title = l.AccentY, l.TitleY
		}
		accent = max(accent, b.b.height+6*pt)
		b.accent(accent)
		b.b.height = 0
		return &node{tag: tagDiv, kids: []*node{b.leaf()}}, max(title, accent+10*pt), nil
	}
	b.logo(logo)
	if h.Name != "" {
		b.open(tagP)
		b.reach(b.print(l.Text.Bold(), answerX, l.LetterheadTop, b.set(l.Text.Bold(), to-answerX, h.Name)))
		b.shut(1)
	}
	b.letterLines(answerX, max(b.b.height, l.LetterheadTop))
	accent := max(l.AccentY, b.b.height+6*pt)
	b.accent(accent)
	b.b.height = 0 // it stands in the margin above the title
	return &node{tag: tagDiv, kids: []*node{b.leaf()}}, max(l.TitleY, accent+9*pt), nil
}

// letterLines are the lines of address and contact.
func (b *builder) letterLines(x, y length) {
	_, to := b.margins().Top(0)
	for _, line := range b.letterhead.Lines {
		b.open(tagP)
		y = b.print(b.look.Text, x, y, b.set(b.look.Text, to-x, line))
		b.shut(1)
	}
	b.reach(y)
}

func (b *builder) accent(y length) {
	b.artifact(func(k canvas.Canvas) {
		k.Line(0, y, frameWidth, y, b.look.Accent, b.colour)
	})
}

// A logoSize is a logo's room on the page.
type logoSize struct{ w, h length }

// logoSize fits the logo into 40 by 17 mm, never coarser than 300 dots an inch.
func (c *compiler) logoSize() (*logoSize, error) {
	if len(c.letterhead.Logo) == 0 {
		return nil, nil
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(c.letterhead.Logo))
	if err != nil {
		return nil, errLogo
	}
	w, h := mm(40), mm(17)
	if fit := h * length(config.Width) / length(config.Height); fit < w {
		w = fit
	} else {
		h = w * length(config.Height) / length(config.Width)
	}
	if most := length(config.Width) * 7200 / 300; w > most {
		w, h = most, most*length(config.Height)/length(config.Width)
	}
	return &logoSize{w, h}, nil
}

// logo places the picture, which the file has once. Where the name stands beside
// it, it says nothing more.
func (b *builder) logo(s *logoSize) {
	x, y := length(0), b.look.LetterheadTop
	piece := b.image(x, y, s.w, s.h)
	if b.letterhead.Name != "" {
		b.add(op{do: artifact, pieces: []int{piece}})
		return
	}
	b.open(tagFigure("Logo of the organisation"))
	b.add(op{do: mark, pieces: []int{piece}})
	b.shut(1)
}

// titleBlock is the title with the reference beside it.
func (c *compiler) titleBlock(y length) []*node {
	l := c.look
	s := l.Title
	if len([]rune(c.outline.Title)) > 80 {
		s = l.LongTitle
	}
	w := answerW
	if l.Large {
		w = frameWidth
	}
	title := c.fill(c.outline.Title)
	lines := c.fonts.Balanced(nil, s.Weight, s.Size, w, title)
	beside := !l.Large
	if len(lines) > 4 {
		lines, beside = c.fonts.Balanced(nil, s.Weight, s.Size, frameWidth, title), false
	}
	b := c.block(solid)
	b.open(tagH1)
	end := b.print(s, 0, y, lines)
	b.shut(1)
	if beside {
		b.reference(thirdX, y+s.Baseline()-l.Text.Baseline(), frameWidth-thirdX)
		end = max(end, y+2*s.Lead)
	} else {
		b.reference(0, end+4*pt, frameWidth)
		end += 4*pt + 2*l.Text.Lead
	}
	b.b.height = end + 12*pt
	nodes := []*node{b.leaf()}
	if c.blank() {
		h := c.block(solid)
		h.open(tagP)
		h.b.height = h.text(l.Hint(), 0, 0, frameWidth, render.HowToFill(c.outline))
		h.b.after = l.Choose(6*pt, 8*pt)
		h.shut(1)
		b.b.height = end + 6*pt
		hint := h.leaf()
		hint.optional = true
		nodes = append(nodes, hint)
	}
	return nodes
}

// reference is the organisation's reference of the document, or room for it.
func (b *builder) reference(x, y, w length) {
	l := b.look
	known := func(d *document) bool { return d.envelope.Reference != "" }
	label := b.drawn(func(k canvas.Canvas) { drawLines(k, l.Label(), x, y, []string{render.ReferenceLabel + " "}) })
	when := known
	if b.blank() {
		when = nil
	}
	b.b.ops = append(b.b.ops,
		op{do: open, tag: tagP, when: when},
		op{do: mark, pieces: []int{label}, when: when})
	b.answer(envelope("reference", render.ReferenceLabel), func(d *document) render.Reading { return render.Reading{Text: d.envelope.Reference} },
		l.Text, x, y+l.Text.Lead, w)
	b.b.ops[len(b.b.ops)-1].h = 1
	b.b.ops = append(b.b.ops, op{do: shut, when: when})
	if b.blank() {
		line := y + l.Text.Lead + l.Choose(20*pt, 30*pt)
		b.artifact(func(k canvas.Canvas) { k.Line(x, line, x+min(w, mm(54)), line, l.Thin, lineGrey) })
	}
}

// envelope stands for a part of the record's envelope in messages.
func envelope(name, label string) *apdocs.Field {
	return &apdocs.Field{Name: name, Question: apdocs.Question{Label: label}}
}

// draftPanel lists what is missing, after the first questions of a draft.
func (c *compiler) draftPanel() *node {
	l := c.look
	b := c.block(solid)
	b.b.before, b.b.after = 12*pt, 12*pt
	x, w := 6*pt+gutter, frameWidth-6*pt-2*gutter
	b.add(op{do: frame})
	b.open(tagP)
	o := b.answer(nil, panelPart(func(p *render.Panel) string { return p.First }), l.Label(), x, 8*pt, w)
	_ = o
	b.shut(1)
	const most = 6
	b.open(tagNumbered)
	for i := range most {
		there := func(d *document) bool { p := d.panel(); return p != nil && i < len(p.Items) }
		b.b.ops = append(b.b.ops, op{do: open, tag: tagLI, when: there}, op{do: open, tag: tagLbl, when: there})
		number := b.answer(nil, constant(render.Reading{Text: numerals(i+1) + "."}), l.Text, x, 0, mm(8))
		number.when, number.below, number.h = there, true, 1
		b.b.ops = append(b.b.ops, op{do: shut, when: there}, op{do: open, tag: tagLBody, when: there})
		item := b.answer(nil, panelPart(func(p *render.Panel) string { return p.Items[i] }), l.Text, x+mm(8), 0, w-mm(8))
		item.when, item.below = there, true
		b.b.ops = append(b.b.ops, op{do: shut, when: there}, op{do: shut, when: there})
	}
	b.shut(1)
	more := func(d *document) bool { p := d.panel(); return p != nil && p.More != "" }
	b.add(op{do: open, tag: tagP, when: more})
	m := b.answer(nil, panelPart(func(p *render.Panel) string { return p.More }), l.Text, x, 0, w)
	m.below, m.when = true, more
	b.add(op{do: shut, when: more})
	b.b.foot = 8 * pt
	return &node{kids: []*node{b.leaf()}, count: func(d *document) int {
		if d.panel() == nil {
			return 0
		}
		return 1
	}}
}

func panelPart(part func(*render.Panel) string) reader {
	return func(d *document) render.Reading {
		if p := d.panel(); p != nil {
			return render.Reading{Text: part(p)}
		}
		return render.Reading{}
	}
}

// others are the school's own questions and the rules knowingly not kept, at the
// end of a record, and what the organisation says about data.
func (c *compiler) others() (nodes []*node) {
	var notice []*node
	if text := render.Notice(c.options.Organised()); text != "" {
		notice = append(notice, c.notice(text))
	}
	if c.blank() || c.letter {
		return notice // who reads a letter has nothing to do with the rest
	}
	extra := c.other(render.OtherQuestions, func(d *document) int { return len(d.envelope.Extra) },
		envelope("otherQuestions[].question", "Question"), func(d *document) string { return d.envelope.Extra[d.row].Question },
		envelope("otherQuestions[].answer", "Answer"), func(d *document) string { return string(d.envelope.Extra[d.row].Answer) })
	rules := c.other(render.RulesNotKept, func(d *document) int { return len(d.envelope.Overrides) },
		envelope("overrides[].rule", "Rule"), func(d *document) string { return render.OverrideTitle(&d.envelope.Overrides[d.row]) },
		envelope("overrides[].reason", "Reason"), func(d *document) string { return render.OverrideText(&d.envelope.Overrides[d.row]) })
	return append([]*node{extra, rules, c.evidence()}, notice...)
}

// evidence is how parties signed without a certificate.
func (c *compiler) evidence() *node {
	fields := c.outline.Signatures()
	labels := make([]string, len(fields))
	for i, f := range fields {
		labels[i] = c.fill(f.Question.Label)
	}
	// find is the place among the fields of the signature in row n, or how many
	// there are with evidence where there are fewer.
	find := func(d *document, n int) (at, count int) {
		for i, f := range fields {
			if render.Evidenced(f, d.record) == nil {
				continue
			}
			if count == n {
				return i, count
			}
			count++
		}
		return -1, count
	}
	label := func(d *document) string { at, _ := find(d, d.row); return labels[at] }
	text := func(d *document) string {
		at, _ := find(d, d.row)
		return render.EvidenceText(render.Evidenced(fields[at], d.record))
	}
	count := func(d *document) int { _, n := find(d, len(fields)); return n }
	return c.other(render.HowSigned, count, envelope("signatures[].name", "Signature"), label, envelope("signatures[].statement", "Signature"), text)
}

// notice is what the organisation says about data, under all else.
func (c *compiler) notice(text string) *node {
	b := c.block(solid)
	b.b.before = 8 * pt
	b.open(tagP)
	s := c.look.Hint()
	b.b.height = b.print(s, 0, 0, c.fonts.Balanced(nil, s.Weight, s.Size, frameWidth, c.composed(text)))
	b.shut(1)
	return b.leaf()
}

func (c *compiler) other(title string, count func(*document) int, named *apdocs.Field, label func(*document) string,
	answered *apdocs.Field, text func(*document) string) *node {
	l := c.look
	head, _ := c.heading(&apdocs.Section{Heading: title})
	b := c.block(flowing)
	b.open(tagTR)
	b.open(tagRow)
	w, x, aw := railWidth, answerX, answerW
	if l.Large {
		w, x, aw = frameWidth, 0, frameWidth
	}
	b.answer(named, func(d *document) render.Reading { return render.Reading{Text: label(d)} }, l.Label(), 0, 6*pt, w).names = true
	b.shut(1)
	b.open(tagTD)
	o := b.answer(answered, func(d *document) render.Reading { return render.Reading{Text: text(d)} }, l.Text, x, 6*pt, aw)
	o.gap, o.below = 8*pt, l.Large
	b.shut(2)
	b.b.foot, b.b.top = 6*pt, 6*pt
	b.again("Continued") // each record has its own labels here
	b.footRule(0, frameWidth, l.Thin, ruleGrey)
	rows := &node{count: count, deeper: true, kids: []*node{b.leaf()}}
	return &node{tag: tagSect, kids: []*node{head, {tag: tagTable, kids: []*node{rows}}},
		count: func(d *document) int { return min(1, count(d)) }}
}
