package apdocs_test

import (
	"encoding/json"
	"math"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
)

func TestNewDate(t *testing.T) {
	for _, c := range []struct {
		year, month, day int
		real             bool
	}{
		{2026, 3, 9, true}, {2024, 2, 29, true}, {2000, 2, 29, true}, {1, 1, 1, true}, {9999, 12, 31, true},
		{2026, 2, 29, false}, {1900, 2, 29, false}, {2026, 4, 31, false}, {2026, 13, 1, false}, {2026, 0, 1, false},
		{2026, 1, 0, false}, {0, 1, 1, false}, {10000, 1, 1, false}, {-1, 1, 1, false}, {75536, 1, 1, false},
	} {
		d, err := apdocs.MakeDate(c.year, time.Month(c.month), c.day)
		if (err == nil) != c.real || d.IsZero() == c.real {
			t.Errorf("%v is a date: %v", c, err == nil)
		}
		if panics(func() { apdocs.NewDate(c.year, time.Month(c.month), c.day) }) == c.real {
			t.Errorf("NewDate panics for %v: %v", c, c.real)
		}
		if c.real && (d.Year() != c.year || int(d.Month()) != c.month || d.Day() != c.day) {
			t.Errorf("%v has the parts %d %v %d", c, d.Year(), d.Month(), d.Day())
		}
	}
}

func panics(do func()) (did bool) {
	defer func() { did = recover() != nil }()
	do()
	return false
}

func TestParseDate(t *testing.T) {
	for text, real := range map[string]bool{
		"2026-03-09": true, "2024-02-29": true, "0001-01-01": true,
		"2026-02-29": false, "2026-3-9": false, "2026-03-09T00:00:00Z": false, "09/03/2026": false, "0000-01-01": false,
		" 2026-03-09": false, "2026-03-09\n": false, "2026-13-01": false, "-2026-03-09": false, "20260309": false, "": false,
	} {
		d, err := apdocs.ParseDate(text)
		if (err == nil) != real || d.IsZero() == real {
			t.Errorf("%q is a date: %v", text, err == nil)
		}
		if back, _ := d.MarshalText(); real && string(back) != text {
			t.Errorf("%q is kept as %q", text, back)
		}
	}
}

func TestDateArithmetic(t *testing.T) {
	d := apdocs.NewDate(2026, 2, 28)
	if got := d.AddDays(1); got != apdocs.NewDate(2026, 3, 1) {
		t.Errorf("the day after 28 February 2026 is %v", got)
	}
	if got := apdocs.NewDate(2024, 2, 28).AddDays(1); got != apdocs.NewDate(2024, 2, 29) {
		t.Errorf("the day after 28 February 2024 is %v", got)
	}
	if got := d.AddDays(-59); got != apdocs.NewDate(2025, 12, 31) {
		t.Errorf("59 days before 28 February 2026 is %v", got)
	}
	if got := (apdocs.Date{}).AddDays(800); !got.IsZero() {
		t.Errorf("no date and 800 days are %v", got)
	}
	if d.Weekday() != time.Saturday {
		t.Errorf("28 February 2026 is a %v", d.Weekday())
	}
	order := []apdocs.Date{{}, apdocs.NewDate(2025, 12, 31), apdocs.NewDate(2026, 1, 1), apdocs.NewDate(2026, 1, 31),
		apdocs.NewDate(2026, 2, 1)}
	for i, a := range order {
		for j, b := range order {
			if a.Before(b) != (i < j) || a.After(b) != (i > j) || (a.Compare(b) == 0) != (i == j) {
				t.Errorf("%v and %v are out of order", a, b)
			}
		}
	}
}

// kept is a record with a value of each type.
type kept struct {
	Date    apdocs.Date    `json:"date,omitzero"`
	Clock   apdocs.Clock   `json:"clock,omitzero"`
	Moment  apdocs.Moment  `json:"moment,omitzero"`
	Count   apdocs.Count   `json:"count,omitzero"`
	Percent apdocs.Percent `json:"percent,omitzero"`
	Money   apdocs.Money   `json:"money,omitzero"`
}

func TestValuesInJSON(t *testing.T) {
	for text, want := range map[string]string{
		`{}`: ``,
		`{"date":"2024-02-29","clock":"23:59","count":14,"percent":92,"money":500000000}`: `same`,
		`{"clock":"00:00","count":0,"percent":0,"money":0}`:                               `same`,
		`{"count":-3,"money":-9223372036854775808}`:                                       `same`,
		`{"date":null,"clock":null,"moment":null,"count":null,"percent":null}`:            `{}`,
		`{"date":"","clock":"","moment":""}`:                                              `{}`,
		`{"moment":"2026-11-12T15:30:00Z"}`:                                               `same`,
		`{"moment":"2026-07-12T15:30:00+01:00"}`:                                          `same`,
		`{"moment":"2026-07-12T15:30:00-03:30"}`:                                          `same`,

		`{"moment":"2026-11-12T15:30:00+00:00"}`: `{"moment":"2026-11-12T15:30:00Z"}`,
		`{"moment":"2026-11-12T15:30:00.75Z"}`:   `{"moment":"2026-11-12T15:30:00Z"}`,

		`{"date":"2026-02-30"}`:                `wrong`,
		`{"date":20260230}`:                    `wrong`,
		`{"clock":"24:00"}`:                    `wrong`,
		`{"clock":"9:15"}`:                     `wrong`,
		`{"clock":"09:60"}`:                    `wrong`,
		`{"clock":"9.15am"}`:                   `wrong`,
		`{"count":"14"}`:                       `wrong`,
		`{"count":1.5}`:                        `wrong`,
		`{"count":1e2}`:                        `wrong`,
		`{"money":9223372036854775808}`:        `wrong`,
		`{"percent":true}`:                     `wrong`,
		`{"moment":"2026-11-12"}`:              `wrong`,
		`{"moment":"2026-11-12T9:30:00Z"}`:     `wrong`,
		`{"moment":"2026-11-12T15:30:00,5Z"}`:  `wrong`,
		`{"moment":"2026-11-12T15:30:00"}`:     `wrong`,
		`{"moment":"2026-02-30T15:30:00Z"}`:    `wrong`,
		`{"moment":"0001-01-01T00:00:00Z"}`:    `wrong`,
		`{"moment":"0000-06-01T00:00:00Z"}`:    `wrong`,
		`{"moment":"2026-11-12T15:30:00+1:0"}`: `wrong`,
	} {
		var k kept
		err := json.Unmarshal([]byte(text), &k)
		if want == "wrong" {
			if err == nil {
				t.Errorf("%s is read", text)
			}
			continue
		}
		back, _ := json.Marshal(k)
		if want == "same" || want == "" {
			want = text
		}
		if err != nil || string(back) != want {
			t.Errorf("%s is kept as %s, %v", text, back, err)
		}
	}
}

// Reading a value replaces the previous one.
func TestValuesReplaced(t *testing.T) {
	k := kept{
		Date: apdocs.NewDate(2026, 1, 1), Clock: apdocs.NewClock(9, 15), Count: apdocs.NewCount(1),
		Moment: apdocs.NewMoment(time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)),
	}
	if err := json.Unmarshal([]byte(`{"date":"","clock":"","count":null,"moment":""}`), &k); err != nil || k != (kept{}) {
		t.Errorf("%+v, %v", k, err)
	}
}

func TestZeroIsAnAnswer(t *testing.T) {
	midnight := apdocs.NewClock(0, 0)
	if midnight.IsZero() || midnight.Hour() != 0 || midnight.Minute() != 0 || !(apdocs.Clock{}).IsZero() {
		t.Error("midnight is not told from no time")
	}
	for _, c := range [][2]int{{24, 0}, {-1, 0}, {0, 60}, {0, -1}} {
		if c0, err := apdocs.MakeClock(c[0], c[1]); err == nil || !c0.IsZero() {
			t.Errorf("%d:%d is a time", c[0], c[1])
		}
		if !panics(func() { apdocs.NewClock(c[0], c[1]) }) {
			t.Errorf("NewClock takes %d:%d", c[0], c[1])
		}
	}
	if n, ok := apdocs.NewCount(0).Int(); n != 0 || !ok {
		t.Error("a count of 0 is no answer")
	}
	if _, ok := (apdocs.Count{}).Int(); ok {
		t.Error("no count is an answer")
	}
	if n, ok := apdocs.NewMoney(math.MinInt64).Int(); n != math.MinInt64 || !ok {
		t.Error("a sum is changed")
	}
}

func TestMomentKeepsItsZone(t *testing.T) {
	london := time.FixedZone("", 3600)
	m := apdocs.NewMoment(time.Date(2026, 7, 1, 0, 30, 15, 999, london))
	text, err := m.MarshalText()
	if err != nil || string(text) != "2026-07-01T00:30:15+01:00" {
		t.Errorf("kept as %q, %v", text, err)
	}
	if m.Date() != apdocs.NewDate(2026, 7, 1) {
		t.Errorf("half past midnight on 1 July falls on %v", m.Date())
	}
	if d := apdocs.DateOf(time.Date(2026, 6, 30, 23, 30, 0, 0, time.UTC)); d != apdocs.NewDate(2026, 6, 30) {
		t.Errorf("the same moment in UTC falls on %v", d)
	}
	var a, b apdocs.Moment
	if a.UnmarshalText(text) != nil || b.UnmarshalText(text) != nil || a != b || a.Date() != m.Date() {
		t.Errorf("read twice, it is %v and %v", a, b)
	}
	if !(apdocs.Moment{}).Date().IsZero() {
		t.Error("no moment has a date")
	}
}

func TestSignature(t *testing.T) {
	for status, want := range map[apdocs.SignatureStatus][2]bool{ // signed, to sign
		"": {false, true}, apdocs.Pending: {false, true}, apdocs.Signed: {true, false}, apdocs.OnPaper: {true, false},
		apdocs.Declined: {false, false}, apdocs.NotRequired: {false, false},
	} {
		s := apdocs.Signature{Status: status}
		if s.Signed() != want[0] || s.ToSign() != want[1] || s.IsZero() != (status == "") {
			t.Errorf("%q: signed %v, to sign %v, zero %v", status, s.Signed(), s.ToSign(), s.IsZero())
		}
	}
	if (apdocs.Signature{Name: "Alex Example"}).IsZero() {
		t.Error("a signature with a name is nothing")
	}
}

func TestParseColour(t *testing.T) {
	for text, want := range map[string]string{"#0B5566": "#0B5566", "#e6a100": "#E6A100", "#000000": "#000000"} {
		if c, err := apdocs.ParseColour(text); err != nil || c.String() != want {
			t.Errorf("%q is %v, %v", text, c, err)
		}
	}
	for _, text := range []string{"", "blueish", "#fff", "0B5566", "#0B556", "#0B55667", "#0B55G6", "#+B5566",
		"#0x5566", "#0B_566"} {
		if c, err := apdocs.ParseColour(text); err == nil {
			t.Errorf("%q is %v", text, c)
		}
	}
}

func TestSetting(t *testing.T) {
	o := &apdocs.Organisation{Broker: "Example Futures"}
	for name, want := range map[string]string{
		"broker": "Example Futures", "brokerMentor": "the broker’s mentor", "attendanceSystem": "the attendance system",
	} {
		if got, ok := o.Setting(name); got != want || !ok {
			t.Errorf("%s is %q, %v", name, got, ok)
		}
	}
	if _, ok := o.Setting("name"); ok {
		t.Error("a text may name what is no setting")
	}
}
