package canvas

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// A pen is the part of the graphics state that drawing sets, each value as the operator that sets
// it, or "" if unknown.
type pen struct{ font, fill, stroke, width, dash string }

// plainPen is the state at the beginning and required at the end of a piece. Fonts and line widths
// are set by everything that uses them.
var plainPen = pen{fill: "0 g ", dash: "[] 0 d "}

// A tidier rewrites a piece with fewer operators. fpdf sets fonts, colours and widths again even if
// they are unchanged, and positions each text separately. Pieces are copied into every document, so
// a third fewer bytes saves as much time. fpdf uses q and Q only around colours; these are set and
// reset instead.
type tidier struct {
	out    []byte
	want   pen   // as set by the operators read
	have   pen   // as set by the operators written
	saved  []pen // at each q
	path   []byte
	text   bool // inside a text object
	moved  bool // the next text has a place of its own; otherwise it goes on after the last
	at, to [2]file.Length
}

// tidy returns a piece, rewritten shorter.
func tidy(piece []byte) ([]byte, error) {
	t := tidier{want: plainPen, have: plainPen}
	var operands []string
	for rest := piece; ; {
		var token string
		if token, rest = next(rest); token == "" {
			break
		}
		if strings.IndexByte("0123456789.-/([", token[0]) >= 0 {
			operands = append(operands, token)
			continue
		}
		if err := t.do(token, operands); err != nil {
			return nil, fmt.Errorf("draw: %w", err)
		}
		operands = operands[:0]
	}
	if t.path != nil || len(t.saved) > 0 {
		return nil, fmt.Errorf("draw: a piece that does not end")
	}
	t.endText()
	set(&t.out, &t.have.fill, plainPen.fill)
	set(&t.out, &t.have.dash, plainPen.dash)
	return t.out, nil
}

// do reads one operator.
func (t *tidier) do(operator string, operands []string) error {
	all := strings.Join(append(operands, operator, ""), " ")
	switch operator {
	case "q":
		t.saved = append(t.saved, t.want)
	case "Q":
		if len(t.saved) == 0 {
			return fmt.Errorf("a Q without q")
		}
		t.want, t.saved = t.saved[len(t.saved)-1], t.saved[:len(t.saved)-1]
	case "Tf":
		t.want.font = all
	case "g", "rg":
		t.want.fill = all
	case "G", "RG":
		t.want.stroke = all
	case "w":
		t.want.width = all
	case "d":
		t.want.dash = all
	case "BT":
		t.to, t.moved = [2]file.Length{}, true
	case "ET":
	case "Td":
		return t.move(operands)
	case "Tj", "TJ":
		t.show(operands, operator)
	case "m", "l", "re":
		t.path = append(t.path, all...)
	case "S":
		t.endText()
		set(&t.out, &t.have.stroke, t.want.stroke)
		set(&t.out, &t.have.width, t.want.width)
		set(&t.out, &t.have.dash, t.want.dash)
		t.paint("S\n")
	case "f":
		t.endText()
		set(&t.out, &t.have.fill, t.want.fill)
		t.paint("f\n")
	case "cm":
		t.path = append(append(t.path, "q "...), all...)
	case "Do":
		t.endText()
		t.paint(all + "Q\n")
	default:
		return fmt.Errorf("unknown operator %q", operator)
	}
	return nil
}

// set writes an operator unless the state is already want.
func set(out *[]byte, have *string, want string) {
	if *have != want {
		*out = append(*out, want...)
		*have = want
	}
}

func (t *tidier) paint(operator string) {
	t.out = append(append(t.out, t.path...), operator...)
	t.path = nil
}

// move records the position of the next text.
func (t *tidier) move(operands []string) error {
	if len(operands) != len(t.to) {
		return fmt.Errorf("a place of %d numbers", len(operands))
	}
	for i, s := range operands {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return fmt.Errorf("a place: %w", err)
		}
		t.to[i] += file.Length(math.Round(v * float64(file.Pt)))
	}
	t.moved = true
	return nil
}

// show writes text, with its position relative to the text before it.
func (t *tidier) show(operands []string, operator string) {
	if !t.text {
		t.out = append(t.out, "BT "...)
		t.text, t.at = true, [2]file.Length{}
	}
	set(&t.out, &t.have.fill, t.want.fill)
	set(&t.out, &t.have.font, t.want.font)
	if t.moved {
		t.out = append(file.Lengths(t.out, t.to[0]-t.at[0], t.to[1]-t.at[1]), "Td "...)
		t.moved = false
	}
	t.out = append(append(t.out, strings.Join(operands, " ")...), operator+"\n"...)
	t.at = t.to
}

func (t *tidier) endText() {
	if t.text {
		t.out = append(t.out, "ET\n"...)
		t.text = false
	}
}

// next returns the first token of b: a string or an array as a whole, a number in its shortest
// form. At the end it is "".
func next(b []byte) (token string, rest []byte) {
	b = bytes.TrimLeft(b, " \n")
	if len(b) == 0 {
		return "", nil
	}
	n := 1
	switch b[0] {
	case '(':
		for n < len(b) && b[n] != ')' {
			if b[n] == '\\' {
				n++
			}
			n++
		}
		n++
	case '[':
		n = bytes.IndexByte(b, ']') + 1
		var short []string
		for _, v := range bytes.Fields(b[1 : n-1]) {
			short = append(short, number(string(v)))
		}
		return "[" + strings.Join(short, " ") + "]", b[n:]
	default:
		for n < len(b) && strings.IndexByte(" \n([/", b[n]) < 0 {
			n++
		}
		return number(string(b[:n])), b[n:]
	}
	return string(b[:n]), b[n:]
}

// number returns a number without superfluous zeros; other tokens are unchanged.
func number(s string) string {
	if strings.IndexByte(s, '.') < 0 || s[0] == '/' {
		return s
	}
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "" || s == "-" || s == "-0" {
		return "0"
	}
	return s
}
