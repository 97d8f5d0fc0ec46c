package font

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestRemembered composes, measures and shows texts of the same words in any order, with a family that has seen the
// words before and with one that has not. What a shaper remembers must not change what it makes.
func TestRemembered(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var all []string
	for _, name := range names {
		all = append(all, strings.Fields(name)...)
	}
	all = append(all, "\u0301", "a\u200Fb", "x\u00ADy", "(", "12", "\u2067", "i\u0307", "e\u0301",
		"\u034F", "\u200Cب", "ب\u200C")
	known := basicSet(t)
	for range 800 {
		var text strings.Builder
		for range 1 + random.IntN(6) {
			text.WriteString(all[random.IntN(len(all))] + []string{" ", " ", "", "  ", "\n"}[random.IntN(5)])
		}
		for _, d := range []Direction{Rightwards, Leftwards} {
			unknown := basicSet(t)
			unknown.family = forgetful(unknown.family)
			known.Direction, unknown.Direction = d, d
			got, err := Compose(text.String())
			want, wrong := forgotten(text.String())
			if got != want || (err == nil) != (wrong == nil) {
				t.Fatalf("%q is composed as %q, %v; want %q, %v", text.String(), got, err, want, wrong)
			}
			if err != nil {
				continue
			}
			for line := range strings.SplitSeq(got, "\n") {
				var x, y Extra
				a := decoded(t, &x, known.Show(nil, &x, Regular, 1200, line))
				b := decoded(t, &y, unknown.Show(nil, &y, Regular, 1200, line))
				if a != b || known.Width(Regular, 1200, line) != unknown.Width(Regular, 1200, line) {
					t.Fatalf("%q is shown as %q, want %q", line, a, b)
				}
			}
		}
	}
}

// forgetful returns a family with the same faces whose shapers remember nothing yet.
func forgetful(f *Family) *Family {
	return &Family{main: f.main, rare: f.rare, scripts: f.scripts, wide: f.wide}
}

// forgotten composes a text with shapers that remember nothing.
func forgotten(text string) (string, error) {
	f, err := Load()
	if err != nil {
		return "", err
	}
	f.shapers.mutex.Lock()
	free := f.shapers.free
	f.shapers.free = nil
	f.shapers.mutex.Unlock()
	text, err = Compose(text)
	f.shapers.mutex.Lock()
	f.shapers.free = free
	f.shapers.mutex.Unlock()
	return text, err
}

// TestShowReversed shows the lines of paragraphs from right to left by a family that has wrapped the paragraph, and so
// shows them straight from their words, and by one that has not.
func TestShowReversed(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	words := strings.Fields("שלום, עולם. (מדגם) «דוגמה» שָׁלוֹם אא\u00A0בב - ״ג״ مرحبا، بالعالم. (مثال) فاطمة؟ محمّد ل\u200Cا / [ו] …")
	known := basicSet(t)
	straight := 0
	for range 400 {
		var text strings.Builder
		for range 1 + random.IntN(30) {
			text.WriteString(words[random.IntN(len(words))] + []string{" ", " ", " ", "  "}[random.IntN(4)])
		}
		paragraph := strings.TrimRight(text.String(), " ")
		at := 0
		for _, line := range known.Wrap(nil, Regular, 1200, 20000, paragraph) {
			at += strings.Index(paragraph[at:], line)
			in := Context{Paragraph: paragraph, At: at}
			at += len(line)
			unknown := basicSet(t)
			unknown.family = forgetful(unknown.family)
			var x, y, z Extra
			a := known.ShowLine(nil, &x, Regular, 1200, line, in)
			b := unknown.ShowLine(nil, &y, Regular, 1200, line, in)
			if !bytes.Equal(a, b) {
				t.Fatalf("%q of %q is shown by %q, want %q", line, paragraph, a, b)
			}
			sh := known.family.borrow()
			p := pen{set: known, size: 1200, now: none, extra: extraLetter}
			if known.showReversed(&p, &z, sh, line, in) {
				straight++
			}
			known.family.giveBack(sh)
		}
	}
	if straight < 400 {
		t.Errorf("only %d lines were shown straight from their words", straight)
	}
}
