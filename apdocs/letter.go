package apdocs

// A Letter is what is sent of a form: sentences with the record's answers in
// them, one letter to each of its addressees. A record of such a form is printed
// as its letters; a blank is its questions, to collect the answers on. A letter
// asks nothing but what its slip asks.
type Letter struct {
	To     func(Form) []Addressee
	Parent *Wording // to everybody for whom there is no other
	Pupil  *Wording // to the pupil, once of age: "you"; nil for none

	// Authority is what a local authority is told that has a letter of its own;
	// nil for none.
	Authority *Wording
	Date      *Field   // of the letter
	Contact   []string // whom to call, a line each, with names in braces

	// Unaddressed says in words who must have this letter and is not named; nil for
	// a letter of which everybody is.
	Unaddressed func(Form) string

	Signature  *Field // of who signs
	Signer     string // the name below the signature
	Office     string // and whom that person signs for
	Copies     []Copy
	Enclosures *List // fixed points, or a row of the record each; nil for none
}

// A Wording is what a letter says to one kind of addressee.
type Wording struct {
	Subject    string
	Salutation string
	Blocks     []Block
	Closing    string
	Slip       *Slip // nil for none
}

// A Copy is somebody who is sent a copy, named below the letter.
type Copy struct {
	To    string // with names in braces
	Asked *Field // the yes-or-no question that says so

	// Authority says that it is a local authority’s: on the authority’s own
	// letter it is not named.
	Authority bool
}

// A Slip is what an addressee tears off and sends back. The slip of an addressee
// asks the row of the replies with that addressee's number.
type Slip struct {
	Title    string
	Text     string // what the signature says
	ReturnTo string
	Replies  *Repeat
	Blocks   []Block // questions of a row
	Sign     *Field  // the signature
}

// An Addressee is a person to whom a letter goes. The parts have the names by
// which printed text asks for them: {addressee.name}.
type Addressee struct {
	Name     string
	Address  Address
	Withheld bool // the school holds the address and does not print it
	Pupil    bool // it is the pupil's own letter

	Authority bool // it is a local authority
	Row       int  // of the replies
}

// Addressees are those to whom the letters of a record go, nobody where it is
// no letter.
func Addressees(f Form) ([]Addressee, error) {
	o, err := Outlined(f)
	if err != nil || o.Letter == nil {
		return nil, err
	}
	return o.Letter.To(f), nil
}

// Wording is what the letter says to the addressee.
func (l *Letter) Wording(to *Addressee) *Wording {
	switch {
	case to.Pupil && l.Pupil != nil:
		return l.Pupil
	case to.Authority && l.Authority != nil:
		return l.Authority
	}
	return l.Parent
}

// A named wording is one of those of a letter, with the name by which wording
// files know its texts.
type namedWording struct {
	name string
	*Wording
}

// wordings are all that a letter may say, that to parents first.
func (l *Letter) wordings() (all []namedWording) {
	for _, w := range []namedWording{{"parent", l.Parent}, {"pupil", l.Pupil}, {"authority", l.Authority}} {
		if w.Wording != nil {
			all = append(all, w)
		}
	}
	return all
}

// Wordings are all that the letter may say.
func (l *Letter) Wordings() (all []*Wording) {
	for _, w := range l.wordings() {
		all = append(all, w.Wording)
	}
	return all
}

// To finds the addressees of a record of type T.
func To[T any](find func(*T) []Addressee) func(Form) []Addressee {
	return func(f Form) []Addressee { return find(any(f).(*T)) }
}

// If is blocks of a letter that are printed where the record says so. A form
// leaves out by [When], which knows the question.
func If[T any](holds func(*T) bool, blocks ...Block) *Section {
	return &Section{When: &Condition{test: func(f Form) bool { return holds(any(f).(*T)) }}, Blocks: blocks}
}

// Numbered is what a letter must say, point by point: each a [Part] whose
// heading is the point's title.
func Numbered(points ...*Section) *Items { return &Items{Points: points} }

// ListRows is a list with a point for each row of the record's list, whose parts
// the text names: "{name}{, role}".
func ListRows[T any](list *[]T, text string) *List {
	return &List{Items: []string{text}, Rows: &Repeat{list: list, row: new(T)}}
}

// ReplySlip is the slip of a letter; questions are those of one row of replies.
func ReplySlip[T any](replies *[]T, questions func(*T) []Block, sign *Field) *Slip {
	row := new(T)
	return &Slip{Replies: &Repeat{list: replies, row: row}, Blocks: questions(row), Sign: sign}
}

// Reads is what the slip says: its title, what the signature means, and where it
// goes.
func (s *Slip) Reads(title, text, returnTo string) *Slip {
	s.Title, s.Text, s.ReturnTo = title, text, returnTo
	return s
}
