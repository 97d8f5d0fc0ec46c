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
