package formtest

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

func TestForms(t *testing.T) {
	for _, f := range documents.All() {
		t.Run(f.Layout().Name, func(t *testing.T) {
			t.Parallel()
			Check(t, f)
		})
	}
}

// A KitLoan is a trust's own form: work clothes and tools lent to a pupil.
type KitLoan struct {
	apdocs.Record
	Pupil  apdocs.Pupil `json:"pupil,omitzero"`
	LentOn apdocs.Date  `json:"lentOn,omitzero"`
	Items  []Item       `json:"items,omitempty"`
}

// An Item is one thing that is lent.
type Item struct {
	What  string       `json:"what,omitzero"`
	Value apdocs.Money `json:"value,omitzero"`
}

// Layout is the printed form.
func (k *KitLoan) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "kit-loan", Version: 1, Title: "Loan of work clothes and tools", Short: "Loan of kit",
		Blocks: []apdocs.Block{
			apdocs.Grid(2, apdocs.Ask("Name of pupil", &k.Pupil.Name).Required(), apdocs.Ask("Lent on", &k.LentOn)),
			apdocs.Rows("Items", &k.Items, 4, func(i *Item) []*apdocs.Field {
				return []*apdocs.Field{apdocs.Ask("Item", &i.What).Required(), apdocs.Ask("Value", &i.Value)}
			}),
		},
	}
}

// A form of another package is checked in one line.
func TestKitLoan(t *testing.T) { Check(t, new(KitLoan)) }

// A careless form breaks promises, each of which is reported.
type careless struct {
	apdocs.Record
	Name   string `json:"name,omitzero"`
	Age    string `json:"Age"`
	Never  string `json:"never,omitzero"`
	Mood   mood   `json:"mood,omitzero"`
	Lost   secret `json:"lost,omitzero"`
	Rating apdocs.Rating
}

type mood string

func (mood) Choices() []apdocs.Choice { return []apdocs.Choice{{Value: "Good", Label: "Good"}} }

// secret is a string whose encoding gets longer each time.
type secret string

func (s secret) MarshalJSON() ([]byte, error) { return json.Marshal(string(s) + "x") }

func (c *careless) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "progress-visit", Version: 1, Title: "Careless", Short: "Careless",
		Blocks: []apdocs.Block{apdocs.Beside(
			apdocs.Ask(" Name", &c.Name), apdocs.Ask("Age:", &c.Age).By("nobody"), apdocs.Ask("Mood", &c.Mood),
			apdocs.Ask("Mood", &c.Rating), apdocs.Ask(strings.Repeat("long ", 14)+"question", &c.Lost),
		)},
	}
}

func (c *careless) Rules() []apdocs.Rule {
	return []apdocs.Rule{
		apdocs.NewRule("", apdocs.Error, "", "No sentence", func(c *careless, k *apdocs.Case) {
			k.Report(&c.Name, "is bad")
		}),
	}
}

func TestCareless(t *testing.T) {
	o, err := apdocs.Outlined(new(careless))
	if err != nil {
		t.Fatal(err)
	}
	found := strings.Join(append(faults(o), kept(o, full(o))...), "\n")
	for _, want := range []string{
		"a blank is kept as", "space round it", "ends in what the page adds", "the party is unknown", "one choice only",
		"kept in capitals", "cannot tell it from another", "has no short one", "never is neither asked", "Age is not tagged",
		"Rating is not tagged", "has no id", "the name is that of the form Progress visit", "no source", "a blank breaks",
		"another when it is read",
	} {
		if !strings.Contains(found, want) {
			t.Errorf("%q is not found in\n%s", want, found)
		}
	}
}

// A missing answer is found by the words of each answer.
func TestMissing(t *testing.T) {
	o, err := apdocs.Outlined(new(KitLoan))
	if err != nil {
		t.Fatal(err)
	}
	m := full(o)
	if found := missing(o, m.record, nil, "PDF", nil); len(found) != 10 {
		t.Errorf("of an empty document %d answers are missing: %q", len(found), found)
	}
}
