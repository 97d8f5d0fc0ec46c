package block

import "github.com/apdocs/forms/render/pdf/internal/sheet"

// An Input is a field to fill in on screen, or one of the buttons of a field. Inputs of the
// same name are the buttons of one field.
type Input struct {
	*Control
	Name   string // of the field: the path of the answer in the record
	Title  string // accessible name of the field
	Label  string // accessible name of the input: of a button, with its choice
	Value  string // that the record has; of a button, the choice that was made
	Shown  string // Value in the form that is printed (font.Compose)
	Locked bool   // it cannot be changed
}

// A Control is what an input has in common on all records.
type Control struct {
	Place
	Height  sheet.Length // which a text may make taller
	Kind    InputKind
	Lines   bool     // of a text: any number of lines, else one
	Most    int      // characters of a text, 0 for any number
	Date    bool     // the text is a date
	Choice  string   // of a button: the value that it stands for
	State   string   // of a button: the name of its state when it is on
	Mark    string   // of a rating's button: the numeral in it
	Options []string // of a list: what it offers; of buttons: their values, where states are not named by them
	Style   sheet.Style
}

// An InputKind is a kind of field.
type InputKind uint8

// The kinds of field.
const (
	TextInput   InputKind = iota
	TickInput             // a box to tick
	ChoiceInput           // one of several boxes, of which one is ticked
	RatingInput           // one of several boxes with numerals
	ListInput             // a drop-down list
)

// Button reports whether the input is a box.
func (k InputKind) Button() bool { return k == TickInput || k == ChoiceInput || k == RatingInput }

// NoChoice is the first entry of a drop-down list, which is no answer.
const NoChoice = "Choose an item"

// Room of a field around the text in it.
const (
	InputPad    = 6 * sheet.Pt // beside the text: 2 mm
	InputAbove  = 4 * sheet.Pt // above and below the lines of a text
	MostShowing = 22           // lines of a given text that make a field taller; beyond them it scrolls
)

// Inside is the width of the text in the field.
func (i *Input) Inside() sheet.Length { return i.W - 2*InputPad }

// On reports whether a button is the one that was chosen.
func (i *Input) On() bool { return i.Value != "" && i.Value == i.Choice }

func (*Input) op() {}
