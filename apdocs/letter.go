package apdocs

// A Letter is what a form sends: text with the record's answers in it, one letter for each
// addressee. A record of such a form is printed as its letters; its blank is a sheet of
// questions for collecting the answers. A letter itself asks only what is on its slip.
type Letter struct {
	Called string // what an office calls it: "notice"; "" for "letter"
	To     func(Form) []Addressee
	Parent *Wording // for every addressee without a wording of their own
	Pupil  *Wording // to the pupil, once of age: "you"; nil for none

	// Authority is the wording for a local authority, or nil if the authority gets no
	// letter of its own.
	Authority *Wording
	Date      *Field   // the date of the letter
	Contact   []string // whom to contact, one line each, with names in braces

	// Unaddressed returns a sentence that says who must have this letter and is missing
	// from the record, or "" if nobody is. It may be nil.
	Unaddressed func(Form) string

	Signature  *Field // of the person who signs
	Signer     string // the name below the signature
	Office     string // the office of that person, printed below the name
	Copies     []Copy
	Enclosures *List // fixed points, or one point for each row of a list; nil for none
}

// A Wording is the text of a letter to one kind of addressee.
type Wording struct {
	Subject    string
	Salutation string
	Blocks     []Block
	Closing    string
	Slip       *Slip // nil for none
}

// A Copy is a recipient of a copy, listed below the letter.
type Copy struct {
	To    string // with names in braces
	Asked *Field // the yes-or-no question whether the copy is sent

	// Authority marks the copy to a local authority, which is not listed on the
	// authority's own letter.
	Authority bool
}

// A Slip is the part of a letter to tear off and return. Its questions are those of one
// row of the replies: the row with the addressee's number.
type Slip struct {
	Title    string
	Text     string // what signing it means
	ReturnTo string
	Replies  *Repeat
	Blocks   []Block // questions about one row of the replies
	Sign     *Field  // the signature

	english string // of Text, in a translation
}

// English returns the English of what signing means, where a document in another language
// prints it too; otherwise "".
func (s *Slip) English() string { return s.english }

// An Addressee is a person or body that a letter goes to. Text refers to its parts by
// name, such as {addressee.name}.
type Addressee struct {
	Name     string
	Address  Address
	Withheld bool // the school has the address but does not print it
	Pupil    bool // the addressee is the pupil

	Authority bool // the addressee is a local authority
	Row       int  // the row of the replies for this addressee

	Language     string // in which the addressee is written to: BCP 47, "" for that of the run
	LanguagePath string // of the answer that says so in the record, and
	LanguageName string // what it is called, for messages
}

// Addressees returns the addressees of a record, in the order of their letters. It returns
// none if the form is not a letter.
func Addressees(f Form) ([]Addressee, error) {
	o, err := Outlined(f)
	if err != nil || o.Letter == nil {
		return nil, err
	}
	return o.Letter.To(f), nil
}

// Wording returns the text of the letter to the addressee.
func (l *Letter) Wording(to *Addressee) *Wording {
	switch {
	case to.Pupil && l.Pupil != nil:
		return l.Pupil
	case to.Authority && l.Authority != nil:
		return l.Authority
	}
	return l.Parent
}

// A namedWording is a wording of a letter with its name in wording files.
type namedWording struct {
	name string
	*Wording
}

// wordings returns all wordings of the letter, the one to parents first.
func (l *Letter) wordings() (all []namedWording) {
	for _, w := range []namedWording{{"parent", l.Parent}, {"pupil", l.Pupil}, {"authority", l.Authority}} {
		if w.Wording != nil {
			all = append(all, w)
		}
	}
	return all
}

// Wordings returns all wordings of the letter, the one to parents first.
func (l *Letter) Wordings() (all []*Wording) {
	for _, w := range l.wordings() {
		all = append(all, w.Wording)
	}
	return all
}

// To adapts a function that finds the addressees of a record of type T.
func To[T any](find func(*T) []Addressee) func(Form) []Addressee {
	return func(f Form) []Addressee { return find(any(f).(*T)) }
}

// If returns blocks of a letter that are printed if holds returns true for the record. In
// a form use [When], which the schema knows about.
func If[T any](holds func(*T) bool, blocks ...Block) *Section {
	return &Section{When: &Condition{test: func(f Form) bool { return holds(any(f).(*T)) }}, Blocks: blocks}
}

// Numbered returns the numbered points of a letter. Each is a [Part] whose heading is the
// title of the point.
func Numbered(points ...*Section) *Items { return &Items{Points: points} }

// ListRows returns a list with an item for each row of the record's list. Names in the
// text are parts of the row: "{name}{, role}".
func ListRows[T any](list *[]T, text string) *List {
	return &List{Items: []string{text}, Rows: &Repeat{list: list, row: new(T)}}
}

// ReplySlip returns the slip of a letter. questions returns the questions about one row of
// the replies.
func ReplySlip[T any](replies *[]T, questions func(*T) []Block, sign *Field) *Slip {
	row := new(T)
	return &Slip{Replies: &Repeat{list: replies, row: row}, Blocks: questions(row), Sign: sign}
}

// Reads sets the text of the slip: its title, what signing it means, and where to send it.
func (s *Slip) Reads(title, text, returnTo string) *Slip {
	s.Title, s.Text, s.ReturnTo = title, text, returnTo
	return s
}
