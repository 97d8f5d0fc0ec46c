package apdocs

import (
	"errors"
	"strconv"
	"strings"
)

// A Chart is a small bar chart of whole numbers that are computed from a record. It stands beside a
// table with the same numbers, which is the text for those who cannot see it: a PDF has it as a
// figure with [Chart.Alt] as its alternative text, a Word document leaves it out, and so does a
// blank.
type Chart struct {
	Title     string // what the bars show, such as "Mean scores"
	Low, High int    // the values at which a bar has no length, and its full length
	Most      int    // bars that there can be; further ones are left out
	Bars      func(Form) []Bar
}

// A Bar is one bar of a chart.
type Bar struct {
	Label string // on one line: about 35 characters
	Value int
}

func (*Chart) block() {}

// BarChart returns a chart of at most most bars from low to high.
func BarChart[T any](title string, low, high, most int, bars func(*T) []Bar) *Chart {
	return &Chart{Title: title, Low: low, High: high, Most: most, Bars: func(f Form) []Bar {
		all := bars(any(f).(*T))
		return all[:min(len(all), most)]
	}}
}

// Alt returns the alternative text of the chart of a record: its title and all values.
func (c *Chart) Alt(f Form) string {
	var values []string
	for _, bar := range c.Bars(f) {
		values = append(values, bar.Label+" "+strconv.Itoa(bar.Value))
	}
	return c.Title + ": " + strings.Join(values, "; ")
}

// sound returns an error if the chart cannot be drawn.
func (c *Chart) sound() error {
	switch {
	case !printedText(c.Title):
		return errors.New("the title of a chart is empty or cannot be printed")
	case c.Bars == nil || c.Most < 1 || c.High <= c.Low:
		return errors.New("a chart has no bars, or no range of values")
	}
	return nil
}
