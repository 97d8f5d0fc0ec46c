package sign

import (
	"crypto/x509"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
)

var operator = regexp.MustCompile(`(?m)(?:^|\s)(-?[\d.]+) (-?[\d.]+) Td$|([\d.]+) Tf$`)

// checkRoom reads the operators that set the words and checks that each line, from the top
// of its letters to its lowest descender, is inside the field.
func checkRoom(t *testing.T, what string, l *seal, content string) {
	t.Helper()
	y, size := 0.0, 0.0
	lines := 0
	top, bottom := float64(l.height)/float64(file.Pt), 0.0
	for _, m := range operator.FindAllStringSubmatch(content, -1) {
		switch {
		case m[3] != "":
			size = number(t, m[3])
			if size < 5 {
				t.Errorf("%s: set in %v points", what, size)
			}
			if y+0.9*size > top+0.01 || y-0.25*size < bottom-0.01 {
				t.Errorf("%s: line %d, from %v to %v, is outside the field, whose height is %v", what, lines, y-0.25*size,
					y+0.9*size, top)
			}
		default:
			y += number(t, m[2])
			lines++
		}
	}
	if lines != len(l.head)+len(l.body) {
		t.Errorf("%s: %d lines are set of %d", what, lines, len(l.head)+len(l.body))
	}
	said := ""
	for w, lines := range [][]sealLine{font.Bold: l.head, font.Regular: l.body} {
		for _, line := range lines {
			width := l.fonts.WidthIn(font.Weight(w), l.size, line.text, line.in)
			if left := l.left(font.Weight(w), line); left < 0 || left+width > l.width {
				t.Errorf("%s: a line of %d from %d where there is room for %d", what, width, left, l.width)
			}
		}
	}
	for _, line := range append(append([]sealLine{}, l.head...), l.body...) {
		said += line.text
	}
	tight := func(s string) string { return strings.ReplaceAll(s, " ", "") }
	if got := tight(said); got != tight(l.name+l.rest) {
		t.Errorf("%s: the lines say %q, not %q", what, got, l.name+l.rest)
	}
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// set makes the seal of texts in a field of a size in points, or returns nil if they do
// not fit.
func set(t *testing.T, o *Options, width, height int) (*seal, string, *texts) {
	t.Helper()
	all, err := ownFonts()
	if err != nil {
		t.Fatal(err)
	}
	var words texts
	if err := words.read(o); err != nil {
		t.Fatal(err)
	}
	l := &seal{fonts: all.set, width: width * file.Pt, height: height * file.Pt}
	l.words(o, &words)
	if !l.fit() {
		return nil, "", &words
	}
	var extra font.Extra
	return l, string(l.appendWords(nil, &extra, 0)), &words
}

// TestSealRoom sets names, roles and reasons of all lengths in the fields of our documents
// and in smaller ones. Everything set is complete and inside the field.
func TestSealRoom(t *testing.T) {
	chain := []*x509.Certificate{{}}
	date := time.Date(2026, time.November, 24, 0, 0, 0, 0, time.UTC)
	for _, box := range []struct{ width, height, role, reason int }{
		{218, 44, 64, 300}, {218, 96, 200, 1000}, {141, 44, 64, 100}, {100, 20, 0, 0}, {40, 40, 0, 0},
	} {
		for n := 1; n <= 64; n++ {
			for _, letter := range []string{"W", "i", "Ŵ", "Ж"} {
				o := &Options{Chain: chain, Date: date, Name: strings.Repeat(letter, n)}
				what := fmt.Sprintf("%d %s in %d by %d", n, letter, box.width, box.height)
				l, content, _ := set(t, o, box.width, box.height)
				if l != nil {
					checkRoom(t, what, l, content)
				} else if box.width > 200 {
					t.Errorf("%s: does not fit", what)
				}
			}
		}
		long := &Options{Chain: chain, Date: date, Name: strings.Repeat("W", 64),
			Role: strings.Repeat("Headteacher ", box.role/12), Reason: strings.Repeat("I agree to this. ", box.reason/17)}
		l, content, _ := set(t, long, box.width, box.height)
		switch {
		case l != nil:
			checkRoom(t, fmt.Sprintf("all in %d by %d", box.width, box.height), l, content)
		case box.width > 200:
			t.Errorf("a long name, role and reason do not fit %d by %d", box.width, box.height)
		}
	}
}

// TestSealDirection sets names from right to left, which are aligned at the right, and a seal in a document
// that is read in that direction, in which all lines are.
func TestSealDirection(t *testing.T) {
	o := &Options{Chain: []*x509.Certificate{{}}, Date: time.Date(2026, time.November, 24, 0, 0, 0, 0, time.UTC),
		Name: "فاطمة الزهراء نموذج", Reason: "I agree to what this document says about the placement of the pupil."}
	for _, leftwards := range []bool{false, true} {
		l, _, _ := set(t, o, 130, 60)
		if l == nil {
			t.Fatal("does not fit")
		}
		l.leftwards = leftwards
		var extra font.Extra
		checkRoom(t, fmt.Sprint(leftwards), l, string(l.appendWords(nil, &extra, 0)))
		for _, line := range l.head {
			if l.left(font.Bold, line) == 0 {
				t.Error("a name from right to left is aligned at the left")
			}
		}
		for _, line := range l.body {
			if got := l.left(font.Regular, line) > 0; got != leftwards {
				t.Errorf("in a document from right to left (%v) a sentence is aligned at the right: %v", leftwards, got)
			}
		}
	}
}

// TestTooLong checks that the error names the option that is too long.
func TestTooLong(t *testing.T) {
	long := strings.Repeat("long ", 400)
	for field, o := range map[string]*Options{"Name": {Name: long}, "Role": {Name: "A", Role: long},
		"Reason": {Name: "A", Role: "B", Reason: long}} {
		o.Chain, o.Date = []*x509.Certificate{{}}, time.Unix(0, 0)
		l, _, words := set(t, o, 218, 44)
		var err *TextError
		if l != nil || !errors.As(words.tooLong(), &err) || err.Field != field {
			t.Errorf("%s: %v, %v", field, l, err)
		}
	}
}

// TestEveryCharacter shows every character of Unicode that is not refused, in both
// weights. None may lack a glyph.
func TestEveryCharacter(t *testing.T) {
	all, err := ownFonts()
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for r := range rune(utf8.MaxRune + 1) {
		text, err := all.printed("Name", "a"+string(r)+"b")
		if err != nil {
			continue
		}
		var extra font.Extra
		all.set.ShowApart(nil, &extra, font.Bold, file.Pt, text, font.Context{})
		all.set.ShowApart(nil, &extra, font.Regular, file.Pt, text, font.Context{})
		shown++
	}
	if shown < 2000 {
		t.Errorf("only %d characters can be printed", shown)
	}
}
