package apdocs_test

import (
	"database/sql"
	"database/sql/driver"
	"encoding"
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
)

// goValue is the set of interfaces that Go programs expect a value to have.
type goValue interface {
	fmt.Stringer
	driver.Valuer
	encoding.TextMarshaler
}

// A readable value is a pointer to a goValue.
type readable interface {
	sql.Scanner
	encoding.TextUnmarshaler
}

func TestValuesInGo(t *testing.T) {
	moment := time.Date(2026, 7, 12, 15, 30, 0, 0, time.FixedZone("", 3600))
	for _, c := range []struct {
		value, zero goValue
		into        readable
		printed     string
		text        string
		column      driver.Value
	}{
		{apdocs.NewDate(2026, 3, 9), apdocs.Date{}, new(apdocs.Date), "2026-03-09", "2026-03-09", "2026-03-09"},
		{apdocs.NewClock(0, 5), apdocs.Clock{}, new(apdocs.Clock), "00:05", "00:05", "00:05"},
		{apdocs.NewMoment(moment), apdocs.Moment{}, new(apdocs.Moment),
			"2026-07-12T15:30:00+01:00", "2026-07-12T15:30:00+01:00", moment},
		{apdocs.NewCount(0), apdocs.Count{}, new(apdocs.Count), "0", "0", int64(0)},
		{apdocs.NewPercent(92), apdocs.Percent{}, new(apdocs.Percent), "92%", "92", int64(92)},
		{apdocs.NewMoney(3450), apdocs.Money{}, new(apdocs.Money), "£34.50", "34.50", int64(3450)},
		{apdocs.NewMoney(-5), apdocs.Money{}, new(apdocs.Money), "-£0.05", "-0.05", int64(-5)},
		{apdocs.NewMoney(math.MinInt64), apdocs.Money{}, new(apdocs.Money),
			"-£92233720368547758.08", "-92233720368547758.08", int64(math.MinInt64)},
	} {
		text, err := c.value.MarshalText()
		got := fmt.Sprintf("%v %s", c.value, c.value)
		if got != c.printed+" "+c.printed || string(text) != c.text || err != nil {
			t.Errorf("%T prints as %q, is the text %q, %v", c.value, got, text, err)
		}
		for _, s := range []string{c.text, c.printed} {
			if err := c.into.UnmarshalText([]byte(s)); err != nil || fmt.Sprint(c.into) != c.printed {
				t.Errorf("%T: %q is read as %v, %v", c.value, s, c.into, err)
			}
		}
		column, err := c.value.Value()
		if column != c.column || err != nil || !driver.IsValue(column) {
			t.Errorf("%T goes into a database as %#v, %v", c.value, column, err)
		}
		for _, src := range []any{c.column, []byte(fmt.Sprint(c.column))} {
			if _, ok := src.([]byte); ok && column == driver.Value(moment) {
				continue
			}
			if err := c.into.Scan(src); err != nil || fmt.Sprint(c.into) != c.printed {
				t.Errorf("%T: %v comes from a database as %v, %v", c.value, src, c.into, err)
			}
		}
		if err := c.into.Scan(nil); err != nil || fmt.Sprint(c.into) != "" {
			t.Errorf("%T: NULL is %v, %v", c.value, c.into, err)
		}
		text, err = c.zero.MarshalText()
		column, err2 := c.zero.Value()
		if fmt.Sprint(c.zero) != "" || len(text) > 0 || column != nil || err != nil || err2 != nil {
			t.Errorf("%T: the zero value is %q, %q, %v", c.zero, c.zero, text, column)
		}
	}
}

func TestScanRefuses(t *testing.T) {
	noon := time.Date(2026, 3, 9, 12, 0, 30, 0, time.UTC)
	for _, c := range []struct {
		into readable
		src  any
	}{
		{new(apdocs.Date), noon}, {new(apdocs.Date), "2026-02-30"},
		{new(apdocs.Date), int64(20260309)}, {new(apdocs.Date), true},
		{new(apdocs.Date), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)},
		{new(apdocs.Clock), noon}, {new(apdocs.Clock), "09:15:30"}, {new(apdocs.Clock), "24:00"}, {new(apdocs.Clock), 9.25},
		{new(apdocs.Moment), "2026-03-09"}, {new(apdocs.Moment), int64(0)},
		{new(apdocs.Count), 1.5}, {new(apdocs.Percent), "92%"}, {new(apdocs.Money), "34.50"}, {new(apdocs.Money), 34.5},
	} {
		if err := c.into.Scan(c.src); err == nil {
			t.Errorf("%T takes %v as %v", c.into, c.src, c.into)
		}
	}
}

func TestScanClock(t *testing.T) {
	for _, src := range []any{"09:15", "09:15:00", []byte("09:15:00.000000"), time.Date(0, 1, 1, 9, 15, 0, 0, time.UTC)} {
		var c apdocs.Clock
		if err := c.Scan(src); err != nil || c != apdocs.NewClock(9, 15) {
			t.Errorf("%v is %v, %v", src, c, err)
		}
	}
}

func TestMoneyText(t *testing.T) {
	for text, want := range map[string]string{
		"12.50": "£12.50", "£12.50": "£12.50", "-£0.05": "-£0.05", "": "", "0.00": "£0.00", "007.00": "£7.00",
		"1250": "wrong", "£12": "wrong", "12.5": "wrong", "12.500": "wrong", "1,250.00": "wrong",
		".50": "wrong", "--1.00": "wrong",
		"£-1.00": "wrong", "1e3.00": "wrong", "+1.00": "wrong",
		"92233720368547758.08": "wrong", "999999999999999999999.00": "wrong",
	} {
		var m apdocs.Money
		err := m.UnmarshalText([]byte(text))
		if got := m.String(); (err != nil) != (want == "wrong") || err == nil && got != want {
			t.Errorf("%q is %q, %v", text, got, err)
		}
	}
}

func TestTimes(t *testing.T) {
	london := time.FixedZone("BST", 3600)
	d, c := apdocs.NewDate(2026, 7, 12), apdocs.NewClock(9, 15)
	got := d.Time(london).Format(time.RFC3339)
	if got != "2026-07-12T00:00:00+01:00" || apdocs.DateOf(d.Time(london)) != d {
		t.Errorf("the day begins at %s", got)
	}
	got = c.On(d, london).Format(time.RFC3339)
	if got != "2026-07-12T09:15:00+01:00" || apdocs.ClockOf(c.On(d, london)) != c {
		t.Errorf("the clock shows it at %s", got)
	}
	if d.Time(nil).Location() != time.UTC || c.On(d, nil).Location() != time.UTC {
		t.Error("no place is not UTC")
	}
	var noDate apdocs.Date
	var noClock apdocs.Clock
	if !noDate.Time(nil).IsZero() || !noClock.On(d, nil).IsZero() || !c.On(noDate, nil).IsZero() ||
		!apdocs.DateOf(time.Time{}).IsZero() {
		t.Error("nothing is a time")
	}
	if !apdocs.DateOf(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)).IsZero() ||
		!apdocs.NewDate(9999, 12, 31).AddDays(1).IsZero() {
		t.Error("there is a day after the last")
	}
	if first := apdocs.NewDate(1, 1, 2).AddDays(-1); first != apdocs.NewDate(1, 1, 1) {
		t.Errorf("the first day is %v", first)
	}
}

// A moment that cannot be stored exactly is an error.
func TestMomentUnsound(t *testing.T) {
	for _, at := range []time.Time{
		time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(2026, 1, 1, 0, 0, 0, 0, time.FixedZone("", -75)),
		time.Date(2026, 1, 1, 0, 0, 0, 0, time.FixedZone("", 25*3600)),
	} {
		m := apdocs.NewMoment(at)
		_, err := m.MarshalText()
		_, err2 := m.Value()
		if err == nil || err2 == nil {
			t.Errorf("%v is kept", at)
		}
	}
}

// FuzzValues checks that a value parsed from text is formatted as text that parses to the
// same value.
func FuzzValues(f *testing.F) {
	for _, s := range []string{"", "2026-03-09", "09:15", "2026-11-12T15:30:00Z", "14", "92%", "£12.50", "-0.05"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, v := range [][2]readable{
			{new(apdocs.Date), new(apdocs.Date)}, {new(apdocs.Clock), new(apdocs.Clock)},
			{new(apdocs.Moment), new(apdocs.Moment)},
			{new(apdocs.Count), new(apdocs.Count)}, {new(apdocs.Percent), new(apdocs.Percent)},
			{new(apdocs.Money), new(apdocs.Money)},
		} {
			if v[0].UnmarshalText([]byte(s)) != nil {
				continue
			}
			text, err := v[0].(encoding.TextMarshaler).MarshalText()
			if err != nil || v[1].UnmarshalText(text) != nil || fmt.Sprint(v[0]) != fmt.Sprint(v[1]) {
				t.Errorf("%T: %q is written as %q, %v, and read as %v", v[0], s, text, err, v[1])
			}
			if s == "" != (fmt.Sprint(v[0]) == "") {
				t.Errorf("%T: %q is %v", v[0], s, v[0])
			}
		}
	})
}
