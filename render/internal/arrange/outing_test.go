package arrange_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/internal/arrange"
)

// An outing is a form with every kind of block.
type outing struct {
	apdocs.Record
	Place  string           `json:"place,omitzero"`
	On     apdocs.Date      `json:"on,omitzero"`
	Cost   apdocs.Money     `json:"cost,omitzero"`
	Notes  apdocs.LongText  `json:"notes,omitzero"`
	Calm   apdocs.YesNo     `json:"calm,omitzero"`
	Often  frequency        `json:"often,omitzero"`
	Worth  apdocs.Rating    `json:"worth,omitzero"`
	Told   apdocs.YesNo     `json:"told,omitzero"`
	Kit    apdocs.Check     `json:"kit,omitzero"`
	Stops  []halt           `json:"stops,omitempty"`
	Rules  []rule           `json:"rules,omitempty"`
	Head   apdocs.Signature `json:"head,omitzero"`
	Week   apdocs.Timetable `json:"week,omitzero"`
	Before apdocs.YesNo     `json:"before,omitzero"`
	After  string           `json:"after,omitzero"`
	Leader apdocs.Contact   `json:"leader,omitzero"`
}

type halt struct {
	Where string    `json:"where,omitzero"`
	How   frequency `json:"how,omitzero"`
}

type rule struct {
	Kept frequency `json:"kept,omitzero"`
}

type frequency string

func (frequency) Choices() []apdocs.Choice {
	return []apdocs.Choice{{Value: "sometimes", Label: "Sometimes"}, {Value: "always", Label: "Always"}}
}

func (f *outing) Layout() *apdocs.Layout {
	sometimes := []apdocs.Column{{Head: "Question", Kind: apdocs.LabelColumn}}
	for _, c := range frequency("").Choices() {
		sometimes = append(sometimes, apdocs.Column{Head: c.Label, Kind: apdocs.OptionColumn, Choice: c})
	}
	return &apdocs.Layout{Name: "outing", Version: 1, Title: "Outing", Short: "Outing", Blocks: []apdocs.Block{
		apdocs.When(&f.Calm, apdocs.Yes, apdocs.Beside(apdocs.Ask("What helped", &f.After))),
		apdocs.Grid(2, apdocs.Ask("Place", &f.Place), apdocs.Ask("Day", &f.On).Wide(), apdocs.Ask("Cost", &f.Cost)),
		apdocs.Part("Before", apdocs.Para("Read this."), apdocs.Bullets("One", "Two"),
			apdocs.Choices(apdocs.Ask("Calm?", &f.Calm), apdocs.Ask("Told?", &f.Told).OrNotApplicable()),
			&apdocs.Table{Title: apdocs.Question{Label: "How often", NameOnly: true}, Columns: sometimes,
				Rows: [][]*apdocs.Field{{apdocs.Ask("Is it so?", &f.Often)}}},
			apdocs.Checks([2]string{"Check", "Comment"}, apdocs.Checked("Kit is dry", &f.Kit)).Subhead(0, "Kit")),
		apdocs.ByParty(apdocs.PartyPupil, "By the pupil", apdocs.Ratings(apdocs.Ask("It was worth it", &f.Worth))),
		apdocs.Rows("Stops", &f.Stops, 2, func(h *halt) []*apdocs.Field {
			return []*apdocs.Field{apdocs.Ask("Where", &h.Where).Lines(2), apdocs.Ask("How", &h.How).Hint("On foot?")}
		}),
		apdocs.Rows("Rules", &f.Rules, 2, func(r *rule) []*apdocs.Field {
			return []*apdocs.Field{apdocs.Ask("Kept", &r.Kept)}
		}).AtLeast(1),
		&apdocs.Table{Title: apdocs.Question{Label: "Last", NameOnly: true},
			Columns: []apdocs.Column{{Head: "What", Kind: apdocs.LabelColumn}, {Head: "Said", Kind: apdocs.AnswerColumn}},
			Rows:    [][]*apdocs.Field{{apdocs.Ask("Ready?", &f.Before)}}},
		apdocs.Beside(apdocs.Ask("Notes", &f.Notes).Terms("We agree."), apdocs.Reach("Leader", &f.Leader)),
		apdocs.Week("Where we are", &f.Week),
		apdocs.SignatureRows(apdocs.Sign("Head", apdocs.PartySchool, &f.Head)), apdocs.Declare("We agree."),
	}}
}

// The same blocks arranged in each way, as text.
func TestArrangements(t *testing.T) {
	for _, c := range []struct {
		how  arrange.How
		want string
	}{
		{arrange.How{Draft: true}, `
Part "" minor=false page=false always=false rows=false
  Pairs above=false
Grid 1,1,1 of 2
Lacking
Part "Before" minor=false page=false always=true rows=false
  Prose Read this.
  Bullets 2
  Choices Question, Answer answers=0
  Choices  own=false []
  Choices  own=false []
  Choices Question, Answer answers=0
  Choices  own=false []
  Choices Check, Answer, Comment answers=1
  Choices  own=false ["Kit"]
Part "By the pupil" minor=false page=false always=true rows=false
  Ratings Statement: Strongly agree, Agree, Not sure, Disagree, Strongly disagree below=false
Rows Stops: No., Where, How/On foot?, lines=2, second "2.", empty "Not answered"
NumberedList Rules beside=true tone=4
FixedRows What, Said
FixedRows  "" []
Pairs above=true,false
Week Session, Monday, Tuesday, Wednesday, Thursday, Friday counted=true
Week  Morning
Week  Afternoon
Signatures Signed by, Name, Signature, Date role=false hint=true stacked=false followed=true
Prose We agree.`},
		{arrange.How{Blank: true}, `
Part "" minor=false page=false always=true rows=false
  Pairs above=false
Grid 1,1,1 of 2
Part "Before" minor=false page=false always=true rows=false
  Prose Read this.
  Bullets 2
  Choices Question/Tick one box, Yes, No answers=0
  Choices  own=false []
  Choices  own=true []
  Choices Question/Tick one box, Sometimes, Always answers=0
  Choices  own=false []
  Choices Check/Tick one box (required), Yes, No, N/A, Comment answers=1
  Choices  own=false ["Kit"]
Part "By the pupil" minor=false page=true always=true rows=false
  Ratings Statement: Strongly agree, Agree, Not sure, Disagree, Strongly disagree below=false
Rows Stops: No., Where, How/On foot?, lines=2, second "2.", empty "Not answered"
NumberedList Rules beside=true tone=4
FixedRows What, Said
FixedRows  "" []
Pairs above=true,false
Week Session, Monday, Tuesday, Wednesday, Thursday, Friday counted=false
Week  Morning
Week  Afternoon
Signatures Signed by, Name, Signature, Date role=false hint=true stacked=false followed=true
Prose We agree.`},
		{arrange.How{Large: true}, `
Part "" minor=false page=false always=false rows=false
  Stack 1
Stack 3
Part "Before" minor=false page=false always=true rows=false
  Prose Read this.
  Bullets 2
  ChoiceStack 2
  ChoiceStack 1
  ChoiceStack 1
Part "By the pupil" minor=false page=false always=true rows=false
  Ratings Statement: Strongly agree, Agree, Not sure, Disagree, Strongly disagree below=true
Groups Stops, second "Stop 2"
NumberedList Rules beside=true tone=4
FixedRows 
FixedRows  "" []
Stack 2
Week Day, Morning, Afternoon counted=true
Week  Monday
Week  Tuesday
Week  Wednesday
Week  Thursday
Week  Friday
Signatures Signed by, Name, Signature, Date role=false hint=true stacked=true followed=true
Prose We agree.`},
	} {
		o, err := apdocs.Outlined(new(outing))
		if err != nil {
			t.Fatal(err)
		}
		s := sketch{offered: map[[2]string]bool{}}
		s.all(arranged(t, o.Blocks, c.how), "")
		want := strings.Split(c.want[1:], "\n")
		if !slices.Equal(s.lines, want) {
			t.Errorf("%+v:\n%s", c.how, strings.Join(s.lines, "\n"))
		}
	}
}

// A log is a form with a table whose rows have a choice to write, and a question below each of them, and
// with a list of its rows before.
type log struct {
	apdocs.Record
	Stops []halt `json:"stops,omitempty"`
}

func (l *log) Layout() *apdocs.Layout {
	return &apdocs.Layout{Name: "log", Version: 1, Title: "Log", Short: "Log", Blocks: []apdocs.Block{
		apdocs.Again("All stops", apdocs.Rows("Again", &l.Stops, 7, func(h *halt) []*apdocs.Field {
			return []*apdocs.Field{apdocs.Ask("Where", &h.Where), apdocs.Ask("Where once more", &h.Where)}
		})).ByHand(),
		apdocs.Rows("Stops", &l.Stops, 2, func(h *halt) []*apdocs.Field {
			return []*apdocs.Field{apdocs.Ask("How", &h.How).Written(), apdocs.Ask("Where", &h.Where).Lines(4).Wide()}
		}),
	}}
}

// A wide question of a row stands below it and adds no line to it; a choice that is written has boxes on
// screen only; a list to write in is printed on paper, and not on screen nor in large print.
func TestLog(t *testing.T) {
	o, err := apdocs.Outlined(new(log))
	if err != nil {
		t.Fatal(err)
	}
	all := arranged(t, o.Blocks, arrange.How{Blank: true})
	if len(all) != 2 {
		t.Fatalf("%d arrangements on a blank, want 2", len(all))
	}
	if by := all[0].(*arrange.Part).Body[0].(*arrange.Rows); by.List.Least != 7 {
		t.Errorf("the list has %d rows to write in, want 7", by.List.Least)
	}
	r := all[1].(*arrange.Rows)
	if len(r.Columns) != 2 || len(r.Below) != 1 || r.Below[0].Name != "stops[].where" || r.Lines != 1 {
		t.Errorf("%d columns, %d questions below and %d lines, want 2, 1 and 1", len(r.Columns), len(r.Below), r.Lines)
	}
	if how := r.Fields[0]; arrange.CellRoom(how, false) != arrange.Lines || arrange.CellRoom(how, true) != arrange.Boxes {
		t.Error("a choice that is written has boxes on paper, or no choices on screen")
	}
	if n := len(arranged(t, o.Blocks, arrange.How{Blank: true, Screen: true})); n != 1 {
		t.Errorf("%d arrangements on screen, want 1", n)
	}
	if n := len(arranged(t, o.Blocks, arrange.How{Blank: true, Large: true})); n != 1 {
		t.Errorf("%d arrangements in large print, want 1", n)
	}
}
