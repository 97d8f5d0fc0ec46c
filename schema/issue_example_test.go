package schema_test

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/schema"
)

// A document is issued only for a complete record.
func ExampleIssue() {
	encoder := pdf.NewEncoder(&render.Options{Organisation: &apdocs.Organisation{Name: "Sample School"}})
	options := &schema.Options{Today: apdocs.NewDate(2026, time.November, 24)}

	loan := &Loan{Return: apdocs.NewDate(2026, time.December, 18)}
	loan.Items = []Item{{Name: "Laptop", Good: "Yes"}}

	var file bytes.Buffer
	_, err := schema.Issue(&file, loan, encoder, options)
	var problems schema.Problems
	if errors.As(err, &problems) { // a server answers with status 422
		fmt.Println(problems)
	}

	loan.Pupil.Name = "Alex Example"
	loan.Items[0].Good = apdocs.Yes
	_, err = schema.Issue(&file, loan, encoder, options)
	fmt.Println(err, file.Len() > 0)
	// Output:
	// pupil.name, “Who borrows”: is required
	// items.0.good, “Item 1, In good order”: choose yes or no
	// <nil> true
}

// A value that a record cannot hold gives an error with its path and label.
func ExampleCanonical_refused() {
	loan := &Loan{Items: []Item{{Name: "Laptop", Good: "Yes"}}}
	_, err := schema.Canonical(loan)
	var wrong *apdocs.ValueError
	if errors.As(err, &wrong) {
		fmt.Println(wrong.Path)
		fmt.Println(wrong.Label)
	}
	// Output:
	// items.0.good
	// Item 1, In good order
}
