package schema_test

import (
	"fmt"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/schema"
)

// A Loan is a form of another package: which laptop a pupil has borrowed.
type Loan struct {
	apdocs.Record
	Pupil  apdocs.Pupil `json:"pupil,omitzero"`
	Items  []Item       `json:"items,omitempty"`
	Return apdocs.Date  `json:"return,omitzero"`
}

type Item struct {
	Name string       `json:"name,omitzero"`
	Good apdocs.YesNo `json:"good,omitzero"`
}

// Layout returns the printed form.
func (l *Loan) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "loan", Version: 1, Title: "Loan of equipment", Short: "Loan",
		Blocks: []apdocs.Block{
			apdocs.Beside(
				apdocs.Ask("Who borrows", &l.Pupil.Name).Required(),
				apdocs.Ask("To be returned by", &l.Return).Required(),
			),
			apdocs.Rows("What is borrowed", &l.Items, 3, func(i *Item) []*apdocs.Field {
				return []*apdocs.Field{apdocs.Ask("Item", &i.Name).Required(), apdocs.Ask("In good order", &i.Good)}
			}).AtLeast(1),
		},
	}
}

func Example() {
	options := &schema.Options{Forms: append(documents.All(), new(Loan))}

	_, err := schema.Decode(strings.NewReader(`{
		"form": "loan",
		"pupil": {"nmae": "Alex Example", "ehcp": "no"},
		"items": [{"name": "Laptop", "good": true}],
		"return": "2026-02-30"
	}`), options)
	fmt.Println(err)

	loan, err := schema.Decode(strings.NewReader(`{
		"form": "loan",
		"pupil": {"name": "Alex Example"},
		"items": [{"name": "Laptop", "good": "yes"}, {"good": "no"}]
	}`), options)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("\nNot yet to be issued:")
	for _, problem := range schema.Check(loan, options).Errors() {
		fmt.Println(problem)
	}
	// Output:
	// line 3, pupil.ehcp, “Pupil”: this form does not ask for this; take it out
	// line 3, pupil.nmae, “Pupil”: has no part of this name; did you mean name?
	// line 5, return, “To be returned by”: there is no such day: February has 28 days in that year
	// line 4, items.0.good, “Item 1, In good order”: choose yes or no
	//
	// Not yet to be issued:
	// return, “To be returned by”: is required
	// items.1.name, “Item 2, Item”: is required
}

func ExampleCanonical() {
	text, err := schema.Canonical(&Loan{Pupil: apdocs.Pupil{Name: "Alex Example"}, Return: apdocs.NewDate(2026, 12, 18)})
	if err != nil {
		fmt.Println(err)
	}
	fmt.Print(string(text))
	// Output:
	// {
	//   "form": "loan",
	//   "pupil": {
	//     "name": "Alex Example"
	//   },
	//   "return": "2026-12-18"
	// }
}
