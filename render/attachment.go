package render

// An Attachment is a file embedded in a PDF, which readers offer to save. A document with
// attachments conforms to PDF/A-3a rather than PDF/A-2a. Everybody who gets the document gets the
// file, so only what the caller asks for is attached.
type Attachment struct {
	Name        string // of the file, without folders
	Type        string // media type, such as "application/pdf"
	Description string // for readers
	Relation    Relation
	Data        []byte
}

// A Relation says what a file is to the document that it is attached to.
//
// Source: ISO 19005-3, 6.8; ISO 32000-2, table 43.
type Relation string

// The relations of files to documents.
const (
	Unspecified Relation = "Unspecified" // and ""
	Supplement  Relation = "Supplement"  // adds to it, as the scan of a signed page does
	Data        Relation = "Data"        // holds what it shows, for programs
)

// Or returns the relation, or Unspecified if r is "".
func (r Relation) Or() Relation {
	if r == "" {
		return Unspecified
	}
	return r
}
