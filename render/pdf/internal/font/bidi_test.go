package font

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// TestBidiConformance checks the levels of Unicode's own test, BidiCharacterTest.txt, which the module
// go-text has in its folder.
func TestBidiConformance(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/go-text/typesetting").Output()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join(strings.TrimSpace(string(dir)), "bidi", "test", "BidiCharacterTest.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	tried, wrong := 0, 0
	var l leveller
	for lines := bufio.NewScanner(f); lines.Scan(); {
		fields := strings.Split(lines.Text(), ";")
		if len(fields) != 5 {
			continue
		}
		var text strings.Builder
		for _, hex := range strings.Fields(fields[0]) {
			v, err := strconv.ParseUint(hex, 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			text.WriteRune(rune(v))
		}
		if strings.ContainsAny(text.String(), "\u2029") {
			continue // it is more than a paragraph
		}
		tried++
		got := resolvedAs(&l, text.String(), fields[1])
		if got != strings.Join(strings.Fields(fields[3]), " ") {
			if wrong++; wrong < 10 {
				t.Errorf("%s in direction %s: levels %s, want %s", fields[0], fields[1], got, fields[3])
			}
		}
	}
	if tried < 90000 || wrong > 0 {
		t.Errorf("%d of %d are wrong", wrong, tried)
	}
}

// resolved returns the levels as the test writes them, for a line with all of the text (rule L1).
func resolvedAs(l *leveller, text, direction string) string {
	l.read(text)
	base := l.base(0, len(l.class))
	if direction != "2" {
		base = direction[0] - '0'
	}
	levels := l.from(base, len(text))
	ends := true
	out := make([]string, utf8.RuneCountInString(text))
	at := len(text)
	for i := len(out) - 1; i >= 0; i-- {
		r, n := utf8.DecodeLastRuneInString(text[:at])
		at -= n
		level := levels[at]
		switch c := traitsOf(r).class; {
		case c == bidi.S || c == bidi.B:
			ends = true
		case !removed(c) && !isolates(c) && c != bidi.PDI && c != bidi.WS:
			ends = false
		}
		if ends {
			level = base
		}
		if out[i] = strconv.Itoa(int(level)); removed(traitsOf(r).class) {
			out[i] = "x"
		}
	}
	return strings.Join(out, " ")
}

// TestBackwards checks the direction of paragraphs on pages of both directions, and that a page from right
// to left keeps the order of a paragraph that is not.
func TestBackwards(t *testing.T) {
	for _, c := range []struct {
		paragraph             string
		rightwards, leftwards bool
	}{
		{"Alex Example", false, false},
		{"محمد", true, true},
		{"12 – 14", false, true},
		{"", false, true},
		{"Alex Example سيكون تعليم التلميذ لدى", false, true},
		{"We have kept an appointment for you and محمد at the school", false, false},
		{"محمد is kept an appointment at the school", true, true},
		{"Sample School, 1 Example Road، أو بالبريد الإلكتروني", false, true},
		{"नमस्ते", false, false},
	} {
		for d, want := range []bool{c.rightwards, c.leftwards} {
			s := basicSet(t)
			s.Direction = Direction(d)
			if got := s.Backwards(c.paragraph); got != want {
				t.Errorf("%q on a page of direction %d: %v", c.paragraph, d, got)
			}
			sh := s.family.borrow()
			levels, base := sh.levelsOf(c.paragraph, Context{}, s.Direction)
			if c.paragraph != "" && ((base == 1) != want || levels == nil && want) {
				t.Errorf("%q on a page of direction %d: level %d", c.paragraph, d, base)
			}
			s.family.giveBack(sh)
		}
	}
	s := basicSet(t)
	s.Direction = Leftwards
	var x Extra
	for text, want := range map[string]string{"(1). ": ")1(. ", "Alex (1)": "Alex (1)", "12 – 14": "12 – 14"} {
		if got := decoded(t, &x, s.Show(nil, &x, Regular, 1200, text)); got != want {
			t.Errorf("%q shows %q, want %q", text, got, want)
		}
	}
	sh := s.family.borrow()
	defer s.family.giveBack(sh)
	line := "محمد نموذج Alex "
	if levels, _ := sh.levelsOf(line, Context{Paragraph: "محمد نموذج Alex Example"}, Leftwards); levels[len(line)-1] != 1 {
		t.Errorf("the space at the end of a line has level %d", levels[len(line)-1])
	}
}
