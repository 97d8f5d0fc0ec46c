package render_test

import (
	"bytes"
	"fmt"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
)

// A KitReminder is a trust's own letter: lent work clothes are due back.
type KitReminder struct {
	apdocs.Record
	Date       apdocs.Date       `json:"date,omitzero"`
	Pupil      apdocs.Pupil      `json:"pupil,omitzero"`
	Parents    []apdocs.Parent   `json:"parents,omitempty"`
	Due        apdocs.Date       `json:"due,omitzero"`
	Items      []Item            `json:"items,omitempty"`
	Office     apdocs.Contact    `json:"office,omitzero"`
	Replies    []KitReply        `json:"replies,omitempty"`
	Signatures apdocs.Signatures `json:"signatures,omitzero"`
}

// A KitReply is the reply of one addressee.
type KitReply struct {
	Bringing apdocs.YesNo `json:"bringing,omitzero"`
	Note     string       `json:"note,omitzero"`
}

func (k *KitReminder) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "kit-reminder", Version: 1, Title: "Reminder about lent kit", Short: "Reminder about kit",
		Blocks: []apdocs.Block{
			apdocs.Grid(2,
				apdocs.Ask("Date of this letter", &k.Date).Required(),
				apdocs.Ask("Due back on", &k.Due).Required(),
				apdocs.Ask("Name of pupil", &k.Pupil.Name).Required(),
			),
			apdocs.Rows("Parents", &k.Parents, 2, func(p *apdocs.Parent) []*apdocs.Field {
				return []*apdocs.Field{apdocs.Ask("Name", &p.Name).Required(), apdocs.Ask("Address", &p.Address)}
			}).AtLeast(1),
			apdocs.Rows("Items", &k.Items, 3, func(i *Item) []*apdocs.Field {
				return []*apdocs.Field{apdocs.Ask("Item", &i.What).Required(), apdocs.Ask("Value", &i.Value)}
			}),
			apdocs.Beside(apdocs.Reach("Whom to call", &k.Office)),
			apdocs.SignatureRows(apdocs.Sign("Kit office", apdocs.PartyProvider, &k.Signatures.Provider)),
		},
		Letter: k.letter(),
	}
}

func (k *KitReminder) letter() *apdocs.Letter {
	return &apdocs.Letter{
		To: apdocs.To(func(k *KitReminder) (to []apdocs.Addressee) {
			for i, p := range k.Parents {
				to = append(to, apdocs.Addressee{Name: p.Name, Address: p.Address, Row: i})
			}
			return to
		}),
		Date:    apdocs.Ask("", &k.Date),
		Contact: []string{"{office.name}", "{office.phone}"},
		Parent: &apdocs.Wording{
			Subject:    "{pupil.name}: please bring back the kit by {due}",
			Salutation: "Dear {addressee.name}",
			Blocks: []apdocs.Block{
				apdocs.Para("We lent {pupil.name} these things for the placement:"),
				apdocs.ListRows(&k.Items, "{what}{, value}"),
				apdocs.If(func(k *KitReminder) bool { return len(k.Items) > 3 }, apdocs.Para("A box helps to carry them.")),
			},
			Closing: "Yours sincerely",
			Slip: apdocs.ReplySlip(&k.Replies, func(r *KitReply) []apdocs.Block {
				return []apdocs.Block{apdocs.Grid(2, apdocs.Ask("Will you bring the kit?", &r.Bringing),
					apdocs.Ask("A note for us", &r.Note))}
			}, apdocs.Sign("Signed by you", apdocs.PartyParent, &k.Signatures.Parent)).
				Reads("My reply about the kit", "About the letter of {date}.", "{office.name}"),
		},
		Signature: apdocs.Sign("", apdocs.PartyProvider, &k.Signatures.Provider),
		Signer:    "{office.name}",
		Office:    "Kit office",
	}
}

// A letter of another package: one for each addressee.
func ExampleKitReminder() {
	k := &KitReminder{Date: apdocs.NewDate(2026, time.November, 2), Due: apdocs.NewDate(2026, time.November, 16)}
	k.Pupil.Name = "Alex Example"
	k.Parents = []apdocs.Parent{{Name: "Pat Example", Address: "1 Example Road\nSampletown"}, {Name: "Lee Example"}}
	k.Items = []Item{{What: "Boots", Value: apdocs.NewMoney(4500)}}
	k.Office = apdocs.Contact{Name: "Sam Specimen", Phone: "01632 960130"}
	encoder := pdf.NewEncoder(&render.Options{})
	letters, err := apdocs.Addressees(k)
	if err != nil {
		fmt.Println(err)
	}
	for i := range letters {
		var file bytes.Buffer
		if err := encoder.EncodeTo(&file, k, &letters[i]); err != nil {
			fmt.Println(err)
		}
		fmt.Println(letters[i].Name, file.Len() > 0)
	}
	// Output:
	// Pat Example true
	// Lee Example true
}
