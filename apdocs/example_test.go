package apdocs_test

import (
	"fmt"

	"github.com/apdocs/forms/apdocs"
)

// A Loan is a form with a rule about two of its answers.
type Loan struct {
	apdocs.Record
	Lent apdocs.Date `json:"lent,omitzero"`
	Back apdocs.Date `json:"back,omitzero"`
}

func (l *Loan) Layout() *apdocs.Layout {
	return &apdocs.Layout{Name: "loan", Version: 1, Title: "Loan of work clothes", Short: "Loan",
		Blocks: []apdocs.Block{apdocs.Grid(2, apdocs.Ask("Lent on", &l.Lent), apdocs.Ask("Back on", &l.Back))}}
}

func (l *Loan) Rules() []apdocs.Rule {
	return []apdocs.Rule{apdocs.NewRule("L1", apdocs.Error, "the school's own policy",
		"Clothes come back after they were lent.",
		func(l *Loan, c *apdocs.Case) {
			if !l.Back.IsZero() && l.Back.Before(l.Lent) {
				c.Report(&l.Back, "is before the day on which they were lent; check both dates")
			}
		})}
}

func ExampleNewRule() {
	loan := &Loan{Lent: apdocs.NewDate(2026, 11, 12), Back: apdocs.NewDate(2026, 11, 2)}
	for _, f := range apdocs.Examine(loan, apdocs.NewDate(2026, 11, 24), nil) {
		fmt.Println(f.Severity, f.Path, f.Text)
	}
	// Output: error back is before the day on which they were lent; check both dates
}

// A program that shows a record in its own way, such as a web form, names answers as the
// messages of this module do.
func ExampleField_TitleAt() {
	o, err := apdocs.Outlined(new(TripReport))
	if err != nil {
		fmt.Println(err)
		return
	}
	seen := o.Field("stops[].sights[].what")
	at := apdocs.At{1, 0} // the second stop, its first sight
	fmt.Println(apdocs.Whereabouts(seen.PathAt(at), seen.TitleAt(at)))
	fmt.Println(apdocs.RowName("stops", 1), apdocs.InWords("arrivedAt"))
	fmt.Println(apdocs.Nearest("progres-visit", []string{"full-time-agreement", "progress-visit"}))
	// Output:
	// stops.1.sights.0.what, “Stop 2, Sight 1, Sight”
	// Stop 2 Arrived at
	// [progress-visit]
}
