package render_test

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/schema"
)

// A KitLoan is a trust's own form: work clothes and tools lent to a pupil for a
// placement. It needs nothing but this declaration.
type KitLoan struct {
	apdocs.Record
	Pupil      apdocs.Pupil      `json:"pupil,omitzero"`
	Provider   apdocs.Provider   `json:"provider,omitzero"`
	LentOn     apdocs.Date       `json:"lentOn,omitzero"`
	Size       Size              `json:"size,omitzero"`
	Items      []Item            `json:"items,omitempty"`
	Returned   apdocs.YesNo      `json:"returned,omitzero"`
	Signatures apdocs.Signatures `json:"signatures,omitzero"`
}

// An Item is one thing that is lent.
type Item struct {
	What  string       `json:"what,omitzero"`
	Value apdocs.Money `json:"value,omitzero"`
}

// Size is a choice type of this form.
type Size string

// Choices returns the sizes in printed order.
func (Size) Choices() []apdocs.Choice {
	return []apdocs.Choice{{Value: "small", Label: "Small"}, {Value: "large", Label: "Large"}}
}

// Layout is the printed form.
func (k *KitLoan) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "kit-loan", Version: 1, Title: "Loan of work clothes and tools", Short: "Loan of kit",
		Blocks: []apdocs.Block{
			apdocs.Grid(2,
				apdocs.Ask("Name of pupil", &k.Pupil.Name).Required(),
				apdocs.Ask("Name of provider", &k.Provider.Name).Required(),
				apdocs.Ask("Lent on", &k.LentOn).Required(),
				apdocs.Ask("Size of clothes", &k.Size),
			),
			apdocs.Part("What is lent",
				apdocs.Rows("Items", &k.Items, 4, func(i *Item) []*apdocs.Field {
					return []*apdocs.Field{apdocs.Ask("Item", &i.What).Required(), apdocs.Ask("Value", &i.Value)}
				}).NameOnly().AtLeast(1),
				apdocs.Choices(apdocs.Ask("Has everything come back?", &k.Returned)),
			),
			apdocs.Part("Signed",
				apdocs.SignatureRows(
					apdocs.Sign("Pupil", apdocs.PartyPupil, &k.Signatures.Pupil),
					apdocs.Sign("Provider", apdocs.PartyProvider, &k.Signatures.Provider),
				),
			),
		},
	}
}

// A form declared in another package gets a schema, checks, PDF and Word documents.
func Example_ownForm() {
	issue, err := schema.Of(new(KitLoan), false)
	fmt.Println("schema:", bytes.Contains(issue, []byte(`"urn:apdocs:kit-loan:1:issue"`)), err)

	record := `{"form": "kit-loan", "pupil": {"name": "Alex Example"}, "items": [{"what": "Boots", "value": 3450}, {}]}`
	loan, err := schema.Decode(strings.NewReader(record), &schema.Options{Forms: []apdocs.Form{new(KitLoan)}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range schema.Check(loan, nil) {
		fmt.Println("missing:", p)
	}
	var file bytes.Buffer
	fmt.Println("PDF:", pdf.Encode(&file, loan, nil), strings.HasPrefix(file.String(), "%PDF-1.7"))
	file.Reset()
	fmt.Println("blank for Word:", docx.Encode(&file, new(KitLoan), &render.Options{Rendition: render.Blank}),
		strings.HasPrefix(file.String(), "PK"))
	// Output:
	// schema: true <nil>
	// missing: provider.name, “Name of provider”: is required
	// missing: lentOn, “Lent on”: is required
	// PDF: <nil> true
	// blank for Word: <nil> true
}
