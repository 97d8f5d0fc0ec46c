package apdocs

import (
	"fmt"
	"strings"
)

// Prefilled returns a new record of the same form with only the reference and the answers
// of the named sections, for printing a blank with its header filled in. Sections are
// named by their headings, ignoring case. If none are named, the answers before the first
// heading are used or, if there are none, those of the first section. If the form has no
// such section, the error lists its headings.
func Prefilled(f Form, sections ...string) (Form, error) {
	o, err := Outlined(f)
	if err != nil {
		return nil, err
	}
	p := prefill{from: f, to: o.New()}
	*p.to.Envelope() = Record{Form: f.Envelope().Form, Version: f.Envelope().Version, Reference: f.Envelope().Reference}
	if len(sections) == 0 {
		p.header(o.Blocks)
		return p.to, nil
	}
	for _, name := range sections {
		s := sectionNamed(o.Blocks, name)
		if s == nil {
			return nil, fmt.Errorf("%s has no section %.64q; it has %s", o.Name, name, strings.Join(headings(o.Blocks), ", "))
		}
		p.blocks([]Block{s}, At{}, 0)
	}
	return p.to, nil
}

// A prefill copies answers from one record to another.
type prefill struct {
	from, to Form
}

// header copies the answers before the first numbered heading, or those of the first
// section.
func (p *prefill) header(blocks []Block) {
	for i, b := range blocks {
		if s, ok := b.(*Section); ok && s.Heading != "" && !s.Minor {
			if i == 0 {
				p.blocks(blocks[:1], At{}, 0)
			}
			return
		}
		p.blocks(blocks[i:i+1], At{}, 0)
	}
}

func (p *prefill) blocks(blocks []Block, at At, depth int) {
	for _, b := range blocks {
		asks, within, each := Inside(b)
		p.rows(each, at, depth, func(at At, depth int) {
			p.fields(asks, at)
			p.blocks(within, at, depth)
		})
	}
}

// rows calls copyRow once, or for each row of a list.
func (p *prefill) rows(r *Repeat, at At, depth int, copyRow func(At, int)) {
	if r == nil {
		copyRow(at, depth)
		return
	}
	n := r.Len(p.from, at)
	r.Grow(p.to, at, n)
	for i := range n {
		at[depth] = i
		copyRow(at, depth+1)
	}
}

func (p *prefill) fields(fields []*Field, at At) {
	for _, f := range fields {
		switch f.Kind {
		case KindComputed:
		case KindGroup:
			p.fields(f.Parts, at)
		default:
			f.value(p.to, at).Set(f.value(p.from, at))
		}
	}
}

// sectionNamed returns the section with the heading, or nil.
func sectionNamed(blocks []Block, heading string) *Section {
	for _, b := range blocks {
		s, ok := b.(*Section)
		if !ok {
			continue
		}
		if s.Heading != "" && strings.EqualFold(s.Heading, strings.TrimSpace(heading)) {
			return s
		}
		if inner := sectionNamed(s.Blocks, heading); inner != nil {
			return inner
		}
	}
	return nil
}

// headings returns the headings of the form's sections in printed order.
func headings(blocks []Block) (all []string) {
	for _, b := range blocks {
		if s, ok := b.(*Section); ok {
			if s.Heading != "" {
				all = append(all, fmt.Sprintf("%q", s.Heading))
			}
			all = append(all, headings(s.Blocks)...)
		}
	}
	return all
}
