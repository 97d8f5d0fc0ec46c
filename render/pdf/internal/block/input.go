package block

import "github.com/apdocs/forms/render/pdf/internal/sheet"

// An Input is a field to fill in on screen, or one button of a field. Inputs of the same
// name are the buttons of one field.
type Input struct {
	*Control
	Name   string // of the field: the path of the answer in the record
	Title  string // accessible name of the field
	Label  string // accessible name of the input: of a button, with its choice
	Value  string // the answer in the record; of a button, the chosen value
	Shown  string // Value as printed (font.Compose)
	Locked bool   // read-only
	Lines  bool   // of a text: multiline
}

// A Control is the part of an input that is the same on all records.
type Control struct {
	Place
	Height  sheet.Length // a text may increase it
	Kind    InputKind
	Several bool     // of a text: always multiline
	Wraps   bool     // of a text: multiline if the answer in the record is longer than one line
	Leads   bool     // other fields of its cell follow below it, so that its height is that of its own text
	Most    int      // of a text: the greatest number of characters, or 0
	Date    bool     // the text is a date
	Choice  string   // of a button: the value that it represents
	State   string   // of a button: the name of its "on" state
	Mark    string   // of a rating's button: the numeral in it
	Options []string // of a list: its entries; of buttons: their values, if their states have other names
	Exports []string // of a list in another language: what its entries are stored as
	None    string   // of a list: the entry that means no answer, if it is not NoChoice
	Style   sheet.Style
}

// An InputKind is a kind of field.
type InputKind uint8

// The kinds of field.
const (
	TextInput   InputKind = iota
	TickInput             // a check box
	ChoiceInput           // one of several boxes, of which one can be ticked
	RatingInput           // one of several boxes with numerals
	ListInput             // a drop-down list
)

// Button reports whether the input is a box.
func (k InputKind) Button() bool { return k == TickInput || k == ChoiceInput || k == RatingInput }

// NoChoice is the first entry of a drop-down list, which means no answer.
const NoChoice = "Choose an item"

// The space between the border of a field and its text.
const (
	InputPad    = 4 * sheet.Pt // beside the text; the width of the border of the field in the file
	InputAbove  = InputPad     // above and below the lines of a text
	MostShowing = 22           // lines of an answer that increase the height of a field; longer text scrolls
)

// Inside returns the width available to the text in the field.
func (i *Input) Inside() sheet.Length { return i.W - 2*InputPad }

// On reports whether the button is the chosen one.
func (i *Input) On() bool { return i.Value != "" && i.Value == i.Choice }

func (*Input) op() {}
