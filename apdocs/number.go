package apdocs

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// A Count is a whole number. The zero value means "not answered"; use [NewCount] for the
// number 0.
type Count struct{ number }

// A Percent is a whole percentage.
type Percent struct{ number }

// Money is a sum in whole pence. JSON and databases store pence, 1250 for £12.50; text has
// pounds with two decimal places, "12.50".
type Money struct{ number }

// NewCount returns the count n.
func NewCount(n int) Count { return Count{number{int64(n), true}} }

// NewPercent returns n per cent.
func NewPercent(n int) Percent { return Percent{number{int64(n), true}} }

// NewMoney returns a sum of money, given in pence.
func NewMoney(pence int64) Money { return Money{number{pence, true}} }

// A number is a whole number or unset.
type number struct {
	n   int64
	set bool
}

var (
	errNumber = errors.New("enter a whole number")
	errMoney  = errors.New("enter a sum in pounds with two figures after the point, such as 12.50")
)

// IsZero reports whether the number is unanswered.
func (n number) IsZero() bool { return !n.set }

// Int returns the number, in pence for Money, and whether it is set.
func (n number) Int() (int64, bool) { return n.n, n.set }

// MarshalJSON returns the number, or null if it is unset.
func (n number) MarshalJSON() ([]byte, error) {
	if !n.set {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, n.n, 10), nil
}

// UnmarshalJSON parses a whole number or null.
func (n *number) UnmarshalJSON(text []byte) (err error) {
	if string(text) == "null" {
		*n = number{}
		return nil
	}
	*n, err = parseNumber(string(text))
	return err
}

// MarshalText returns the number in decimal. An unset number gives an empty text.
func (n number) MarshalText() ([]byte, error) { return []byte(n.String()), nil }

// UnmarshalText parses a whole number. An empty text gives an unset number.
func (n *number) UnmarshalText(text []byte) (err error) {
	*n, err = parseNumber(string(text))
	return err
}

// String returns the number in decimal, or "" if it is unset.
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

// String returns a text such as "92%", or "" if the percentage is unset.
func (p Percent) String() string {
	if !p.set {
		return ""
	}
	return p.number.String() + "%"
}

// UnmarshalText parses a whole percentage, such as "92" or "92%". An empty text gives an
// unset percentage.
func (p *Percent) UnmarshalText(text []byte) error {
	s, signed := strings.CutSuffix(string(text), "%")
	if signed && s == "" {
		return errNumber
	}
	return p.number.UnmarshalText([]byte(s))
}

// String returns a text such as "£34.50", or "" if the sum is unset.
func (m Money) String() string {
	if s, below := strings.CutPrefix(m.pounds(), "-"); below {
		return "-£" + s
	} else if s != "" {
		return "£" + s
	}
	return ""
}

// pounds returns the sum in pounds with two decimal places, "34.50", or "" if it is unset.
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

// MarshalText returns the sum in pounds, such as "34.50". An unset sum gives an empty
// text. MarshalJSON, in contrast, writes pence.
func (m Money) MarshalText() ([]byte, error) { return []byte(m.pounds()), nil }

// UnmarshalText parses a sum in pounds with two decimal places, such as "34.50" or
// "£34.50". An empty text gives an unset sum. A sum without a point is an error, because
// it could mean pounds or pence.
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

// digits reports whether s is one or more digits.
func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
