package dump

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// operands is the number of operands of each operator that is interpreted.
var operands = map[string]int{
	"cm": 6, "Tm": 6, "Td": 2, "TD": 2, "Tf": 2, "Tc": 1, "Tw": 1, "Tz": 1, "TL": 1, "Ts": 1,
	"Tj": 1, "TJ": 1, "'": 1, "\"": 3, "Do": 1, "BMC": 1, "BDC": 2, "g": 1, "rg": 3,
	"m": 2, "l": 2,
}

// operator interprets one operator. Operators that only build paths, or have no effect on text, are
// ignored.
func (p *player) operator(op string, v file.Array) error {
	if p.left--; p.left < 0 {
		return errors.New("has too many operators")
	}
	if n := operands[op]; len(v) < n {
		return fmt.Errorf("operator %s wants %d values", op, n)
	}
	s := &p.state
	p.path(op, v)
	switch op {
	case "q":
		if len(p.saved) == maxSaved {
			return errors.New("graphics states nested too deep")
		}
		p.saved = append(p.saved, p.state)
	case "Q":
		if len(p.saved) == 0 {
			p.faults.add("page %d: a graphics state ends that never began", p.page)
			break
		}
		p.state = p.saved[len(p.saved)-1]
		p.saved = p.saved[:len(p.saved)-1]
	case "cm":
		s.ctm = numbers(p.doc, v).times(s.ctm)
	case "g":
		n := p.number(v[0])
		s.fill = [3]float64{n, n, n}
	case "rg":
		s.fill = [3]float64{p.number(v[0]), p.number(v[1]), p.number(v[2])}
	case "BMC":
		return p.begin(p.doc.Name(v[0]), nil)
	case "BDC":
		return p.begin(p.doc.Name(v[0]), v[1])
	case "EMC":
		p.end()
	case "Do":
		return p.use(p.doc.Name(v[0]))
	case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh":
		p.drawn("a line or area")
	default:
		return p.textOperator(op, v)
	}
	return nil
}

func (p *player) number(o file.Object) float64 {
	n, _ := p.doc.Number(o)
	return n
}

func (p *player) textOperator(op string, v file.Array) error {
	s := &p.state
	switch op {
	case "BT":
		p.tm, p.line = identity, identity
	case "Tf":
		s.size = p.number(v[1])
		return p.setFont(p.doc.Name(v[0]))
	case "Tc":
		s.gap = p.number(v[0])
	case "Tw":
		s.wordGap = p.number(v[0])
	case "Tz":
		s.across = p.number(v[0]) / 100
	case "TL":
		s.lead = p.number(v[0])
	case "Ts":
		s.rise = p.number(v[0])
	case "Td":
		p.move(p.number(v[0]), p.number(v[1]))
	case "TD":
		s.lead = -p.number(v[1])
		p.move(p.number(v[0]), p.number(v[1]))
	case "Tm":
		p.line = numbers(p.doc, v)
		p.tm = p.line
	case "T*":
		p.move(0, -s.lead)
	case "Tj":
		return p.show(v[:1])
	case "TJ":
		return p.show(p.doc.Array(v[0]))
	case "'":
		p.move(0, -s.lead)
		return p.show(v[:1])
	case "\"":
		s.wordGap, s.gap = p.number(v[0]), p.number(v[1])
		p.move(0, -s.lead)
		return p.show(v[2:3])
	}
	return nil
}

func (p *player) move(x, y float64) {
	p.line = matrix{1, 0, 0, 1, x, y}.times(p.line)
	p.tm = p.line
}

func (p *player) setFont(name string) error {
	o := p.doc.Dict(p.resources["Font"])[name]
	dict := p.doc.Dict(o)
	if dict == nil {
		return fmt.Errorf("uses a font %s that is missing", name)
	}
	ref, kept := o.(file.Reference)
	if kept && p.fonts[ref.String()] != nil {
		p.state.font = p.fonts[ref.String()]
		return nil
	}
	p.state.font = newFont(p.doc, dict)
	if kept {
		p.fonts[ref.String()] = p.state.font
	}
	return nil
}

// show shows strings with gaps between them as one piece of text.
func (p *player) show(parts file.Array) error {
	s := &p.state
	if s.font == nil {
		return errors.New("shows text without a font")
	}
	var text strings.Builder
	x, from, to := 0.0, math.NaN(), 0.0 // where ink begins and ends
	for _, part := range parts {
		str, ok := part.(file.String)
		if !ok {
			x -= p.number(part) / 1000 * s.size * s.across
			continue
		}
		s.font.each(str, func(code int, t string, width float64) {
			text.WriteString(t)
			wide := width / 1000 * s.size * s.across
			if strings.TrimSpace(t) != "" {
				if math.IsNaN(from) {
					from = x
				}
				to = x + wide
			}
			x += wide + s.gap*s.across
			if code == ' ' && s.font.bytes == 1 {
				x += s.wordGap * s.across
			}
		})
	}
	p.say(text.String())
	if !math.IsNaN(from) {
		p.drawn("text")
		p.word(text.String(), from, to)
	}
	p.tm = matrix{1, 0, 0, 1, x, 0}.times(p.tm)
	return nil
}

// say adds text to the open marked content, unless its replacement text has been added already.
func (p *player) say(text string) {
	if m, ok, artifact := p.where(); ok && !artifact && !p.silent() {
		p.text[m] = append(p.text[m], text...)
	}
}
