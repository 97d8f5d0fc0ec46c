package apdocs

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// A Count is a whole number. Its zero value is "not answered"; 0 is an answer.
type Count struct{ number }

// A Percent is a share of a hundred, in whole per cent.
type Percent struct{ number }

// Money is a sum in whole pence. JSON and databases hold the pence, 1250 for
// £12.50; texts hold pounds with two places, "12.50".
type Money struct{ number }

// NewCount returns the count n.
func NewCount(n int) Count { return Count{number{int64(n), true}} }

// NewPercent returns n per cent.
func NewPercent(n int) Percent { return Percent{number{int64(n), true}} }

// NewMoney returns a sum of the given pence.
func NewMoney(pence int64) Money { return Money{number{pence, true}} }

// A number knows whether it is set.
type number struct {
	n   int64
	set bool
}

var (
	errNumber = errors.New("enter a whole number")
	errMoney  = errors.New("enter a sum in pounds with two figures after the point, such as 12.50")
)

// IsZero reports whether no number has been given.
func (n number) IsZero() bool { return !n.set }

// Int is the number and whether one has been given.
func (n number) Int() (int64, bool) { return n.n, n.set }

// MarshalJSON writes the number, or null where there is none.
func (n number) MarshalJSON() ([]byte, error) {
	if !n.set {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, n.n, 10), nil
}

// UnmarshalJSON reads a whole number.
func (n *number) UnmarshalJSON(text []byte) (err error) {
	if string(text) == "null" {
		*n = number{}
		return nil
	}
	*n, err = parseNumber(string(text))
	return err
}

// MarshalText writes the number in figures, or nothing where there is none.
func (n number) MarshalText() ([]byte, error) { return []byte(n.String()), nil }

// UnmarshalText reads a whole number; an empty text is none.
func (n *number) UnmarshalText(text []byte) (err error) {
	*n, err = parseNumber(string(text))
	return err
}

// String is the number in figures, or "" where there is none.
func (n number) String() string {
	if !n.set {
		return ""
	}
	return strconv.FormatInt(n.n, 10)
}

func parseNumber(s string) (number, error) {
	if s == "" {
		return number{}, nil
	}
	v, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return number{}, errNumber
	}
	return number{v, true}, nil
}

// String is such as "92%", or "" where no share has been given.
func (p Percent) String() string {
	if !p.set {
		return ""
	}
	return p.number.String() + "%"
}

// UnmarshalText reads whole per cent, such as "92" or "92%"; an empty text is none.
func (p *Percent) UnmarshalText(text []byte) error {
	s, signed := strings.CutSuffix(string(text), "%")
	if signed && s == "" {
		return errNumber
	}
	return p.number.UnmarshalText([]byte(s))
}

// String is such as "£34.50", or "" where no sum has been given.
func (m Money) String() string {
	if s, below := strings.CutPrefix(m.pounds(), "-"); below {
		return "-£" + s
	} else if s != "" {
		return "£" + s
	}
	return ""
}

// pounds is the sum in pounds with two places: "34.50", or "" for none.
func (m Money) pounds() string {
	if !m.set {
		return ""
	}
	sign, n := "", uint64(m.n)
	if m.n < 0 {
		sign, n = "-", -n
	}
	return sign + strconv.FormatUint(n/100, 10) + "." + strconv.FormatUint(100+n%100, 10)[1:]
}

// MarshalText writes the sum in pounds, such as "34.50", or nothing where there
// is none. JSON is written by MarshalJSON, in pence.
func (m Money) MarshalText() ([]byte, error) { return []byte(m.pounds()), nil }

// UnmarshalText reads a sum in pounds with two places, such as "34.50" or
// "£34.50"; an empty text is none. A sum without the point is refused, because it
// can be read as pounds and as pence.
func (m *Money) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*m = Money{}
		return nil
	}
	s, below := strings.CutPrefix(string(text), "-")
	s = strings.TrimPrefix(s, "£")
	pounds, pence, _ := strings.Cut(s, ".")
	if !digits(pounds) || !digits(pence) || len(pence) != 2 {
		return errMoney
	}
	n, err := strconv.ParseUint(pounds+pence, 10, 64)
	if err != nil || n > math.MaxInt64 && !(below && n == 1<<63) {
		return errMoney
	}
	if below {
		n = -n
	}
	*m = NewMoney(int64(n))
	return nil
}

// digits reports whether s is one or more of 0 to 9.
func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
