package render_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
)

func TestDate(t *testing.T) {
	if got := render.Date(apdocs.NewDate(2026, 11, 12)); got != "12\u00a0November\u00a02026" {
		t.Errorf("%q", got)
	}
	if got := render.Date(apdocs.Date{}); got != "" {
		t.Errorf("no date reads %q", got)
	}
}

func TestClock(t *testing.T) {
	for want, c := range map[string]apdocs.Clock{
		"12.00am": apdocs.NewClock(0, 0), "12.15am": apdocs.NewClock(0, 15), "1.05am": apdocs.NewClock(1, 5),
		"9.15am": apdocs.NewClock(9, 15), "11.59am": apdocs.NewClock(11, 59), "12.00pm": apdocs.NewClock(12, 0),
		"1.00pm": apdocs.NewClock(13, 0), "11.59pm": apdocs.NewClock(23, 59), "": {},
	} {
		if got := render.Clock(c); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestMoney(t *testing.T) {
	for want, pence := range map[string]int64{
		"£0": 0, "£0.05": 5, "£1": 100, "£12.50": 1250, "£999": 99900, "£1,000": 100000, "£5,000,000": 500000000,
		"£1,234,567.89": 123456789, "−£3": -300, "−£92,233,720,368,547,758.08": math.MinInt64,
	} {
		if got := render.Money(apdocs.NewMoney(pence)); got != want {
			t.Errorf("%d pence read %q, want %q", pence, got, want)
		}
	}
	if got := render.Money(apdocs.Money{}); got != "" {
		t.Errorf("no sum reads %q", got)
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{0: "No", 1: "One", 10: "Ten", 11: "11", -1: "-1"} {
		if got := render.Number(n); got != want {
			t.Errorf("%d reads %q", n, got)
		}
	}
}

// every returns a journal with every answer.
func every() *journal {
	return &journal{
		Writer: " Alex Example ", Body: "One.\nTwo.\n", Address: "1 Example Road\nZZ1 1ZZ",
		Day: apdocs.NewDate(2026, 11, 12), Time: apdocs.NewClock(0, 0), Pages: apdocs.NewCount(0),
		Done: apdocs.NewPercent(92),
		Cost: apdocs.NewMoney(250), Mood: apdocs.EndOfPlacement, Shared: apdocs.NotApplicable, Worth: apdocs.Agree,
		Sent: apdocs.NewMoment(time.Date(2026, 7, 1, 0, 30, 0, 0, time.FixedZone("", 3600))),
	}
}

func TestValue(t *testing.T) {
	o, full, empty := outlined(t, new(journal)), every(), new(journal)
	for name, want := range map[string]string{
		"writer": "Alex Example", "body": "One.\nTwo.", "address": "1 Example Road\nZZ1 1ZZ",
		"day":  "12\u00a0November\u00a02026",
		"time": "12.00am", "sent": "1\u00a0July\u00a02026", "pages": "0", "done": "92%", "cost": "£2.50",
		"mood": "End of placement", "shared": "Not applicable", "worth": "Agree, 4", "signed": "",
	} {
		f := o.Field(name)
		if got := render.Value(f, full, apdocs.At{}); got != want {
			t.Errorf("%s reads %q, want %q", name, got, want)
		}
		if got := render.Value(f, empty, apdocs.At{}); got != "" {
			t.Errorf("%s without an answer reads %q", name, got)
		}
	}
	for _, f := range o.Fields {
		if f.Kind == apdocs.KindComputed && render.Value(f, full, apdocs.At{}) != "12 pages" {
			t.Errorf("%s reads %q", f.Question.Label, render.Value(f, full, apdocs.At{}))
		}
	}
}

// Every rating has its own words.
func TestRating(t *testing.T) {
	for _, c := range apdocs.Rating(0).Choices() {
		if got := render.Rating(c); got != c.Label+", "+c.Value {
			t.Errorf("%q", got)
		}
	}
	if got := render.Rating(apdocs.Choice{Value: "6", Label: "Beyond"}); got != "Beyond, 6" {
		t.Errorf("%q", got)
	}
}

func TestRead(t *testing.T) {
	o := outlined(t, new(journal))
	missing := render.Reading{Text: render.NotAnswered, Tone: render.Wanting}
	left := render.Reading{Text: render.NotAnswered, Tone: render.Muted}
	for _, c := range []struct {
		name       string
		record     *journal
		want, cell render.Reading
	}{
		{"writer", new(journal), missing, missing},                     // a required text
		{"writer", &journal{Writer: " \n"}, missing, missing},          // only white space
		{"writer", &journal{Writer: "\u200b\ufeff"}, missing, missing}, // only invisible characters
		{"body", new(journal), left, render.Reading{}},                 // an optional text
		{"day", new(journal), left, render.Reading{}},
		{"mood", new(journal), missing, missing}, // a choice, whether optional or not
		{"worth", new(journal), missing, missing},
		{"shared", new(journal), missing, missing},
		{"worth", &journal{Worth: 6}, missing, missing},
		{"body", every(), render.Reading{Text: "One.\nTwo."}, render.Reading{Text: "One.\nTwo."}},
		{"pages", every(), render.Reading{Text: "0"}, render.Reading{Text: "0"}},
		{"worth", every(), render.Reading{Text: "Agree, 4"}, render.Reading{Text: "Agree, 4"}},
		{"shared", &journal{Shared: apdocs.Yes}, render.Reading{Text: "Yes", Tone: render.Ticked},
			render.Reading{Text: "Yes", Tone: render.Ticked}},
		{"shared", &journal{Shared: apdocs.No}, render.Reading{Text: "No", Tone: render.Stressed},
			render.Reading{Text: "No", Tone: render.Stressed}},
		{"shared", every(), render.Reading{Text: "Not applicable", Tone: render.Muted},
			render.Reading{Text: "Not applicable", Tone: render.Muted}},
	} {
		f := o.Field(c.name)
		if got := render.Read(f, c.record, apdocs.At{}); got != c.want {
			t.Errorf("%s reads %+v, want %+v", c.name, got, c.want)
		}
		if got := (arrange.Reader{Outline: o}).Cell(f, c.record, apdocs.At{}); got != c.cell {
			t.Errorf("%s in a cell reads %+v, want %+v", c.name, got, c.cell)
		}
	}
}

func TestReadSignature(t *testing.T) {
	at := apdocs.NewMoment(time.Date(2026, 11, 12, 15, 30, 0, 0, time.UTC))
	for _, c := range []struct {
		status apdocs.SignatureStatus
		method apdocs.SignatureMethod
		want   string // state and tone; "" for to be signed
	}{
		{"", "", ""}, {apdocs.Pending, "", ""}, {apdocs.Pending, apdocs.ByCertificate, ""},
		{apdocs.OnPaper, "", "Signed on paper"}, {apdocs.Signed, apdocs.ByPaper, "Signed on paper"},
		{apdocs.Signed, apdocs.ByScan, "Signed on paper"}, {apdocs.Signed, apdocs.ByCertificate, "Signed digitally"},
		{apdocs.Signed, apdocs.ByTyping, "Signed by typing a name"}, {apdocs.Signed, apdocs.ByDrawing, "Signed on screen"},
		{apdocs.Signed, apdocs.ByService, "Signed"}, {apdocs.Signed, "", "Signed"},
		{apdocs.NotRequired, "", "Not required"}, {apdocs.Declined, "", "Declined to sign"},
	} {
		got := render.ReadSignature(&apdocs.Signature{Status: c.status, Method: c.method, At: at})
		if got.State.Text != c.want || got.ToSign != (c.want == "") {
			t.Errorf("%q, %q reads %+v", c.status, c.method, got)
		}
		if got.Date != "12\u00a0November\u00a02026" {
			t.Errorf("%q, %q has the date %q", c.status, c.method, got.Date)
		}
		if (got.Hint != "") != (c.want == "Signed digitally") || strings.HasSuffix(got.Hint, ".") {
			t.Errorf("%q, %q has the hint %q", c.status, c.method, got.Hint)
		}
	}
}
