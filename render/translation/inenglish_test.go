package translation

import (
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// What documents in each language print is read back.
func TestInEnglish(t *testing.T) {
	for _, tag := range Languages() {
		in, err := Join(tag)
		if err != nil {
			t.Fatal(err)
		}
		for m := time.January; m <= time.December; m++ {
			day := apdocs.NewDate(2026, m, 9)
			if got := InEnglish(tag, apdocs.KindDate, render.DateIn(in, day)); got != day.String() {
				t.Errorf("%s: %q is read as %q", tag, render.DateIn(in, day), got)
			}
		}
		for amount, want := range map[int64]string{1250: "£12.50", 123456789: "£1234567.89", 90000: "£900"} {
			if got := InEnglish(tag, apdocs.KindMoney, render.MoneyIn(in, apdocs.NewMoney(amount))); got != want {
				t.Errorf("%s: %q is read as %q, want %q", tag, render.MoneyIn(in, apdocs.NewMoney(amount)), got, want)
			}
		}
		if got := InEnglish(tag, apdocs.KindPercent, render.PercentIn(in, 85)); got != "85%" {
			t.Errorf("%s: %q is read as %q", tag, render.PercentIn(in, 85), got)
		}
	}
}

// What is not written as in the language stays as it is.
func TestInEnglishUnchanged(t *testing.T) {
	for _, c := range []struct {
		tag  string
		kind apdocs.Kind
		text string
	}{
		{"pl", apdocs.KindDate, "19.11.2026"}, {"pl", apdocs.KindDate, "19 November 2026"},
		{"pl", apdocs.KindText, "19 listopada 2026"}, {"pl", apdocs.KindMoney, "12,5 £"},
		{"en-GB", apdocs.KindDate, "19 listopada 2026"}, {"", apdocs.KindDate, "19 listopada 2026"},
		{"pl", apdocs.KindMoney, "£"}, {"pl", apdocs.KindPercent, "85"}, {"pl", apdocs.KindPercent, "%"},
	} {
		if got := InEnglish(c.tag, c.kind, c.text); got != c.text {
			t.Errorf("%s: %q is read as %q", c.tag, c.text, got)
		}
	}
}
