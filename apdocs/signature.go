package apdocs

// A Signature is one party's signature with its evidence. A form prints some of the parts;
// all of them are stored.
type Signature struct {
	Name         string          `json:"name,omitzero"`         // printed name of the person who signs
	Role         string          `json:"role,omitzero"`         // in what capacity
	Status       SignatureStatus `json:"status,omitzero"`       // absent: to be signed
	Method       SignatureMethod `json:"method,omitzero"`       // how it was given
	At           Moment          `json:"at,omitzero"`           // when, with its zone
	CollectedBy  string          `json:"collectedBy,omitzero"`  // who received or witnessed it
	Statement    string          `json:"statement,omitzero"`    // the exact words agreed to
	DocumentHash string          `json:"documentHash,omitzero"` // SHA-256 of the signed document, hexadecimal
	RecordHash   string          `json:"recordHash,omitzero"`   // SHA-256 of the record, see schema.RecordHash
	Image        string          `json:"image,omitzero"`        // picture of a drawn signature: a PNG in base64
	External     string          `json:"external,omitzero"`     // reference at a signing service
}

// SignatureIn returns the signature in a record for a field returned by
// [Outline.Signatures].
func SignatureIn(record Form, f *Field) *Signature { return f.Pointer(record, At{}).(*Signature) }

// IsZero reports whether nothing is known about the signature.
func (s Signature) IsZero() bool { return s == Signature{} }

// Signed reports whether the party has signed by any method.
func (s Signature) Signed() bool { return s.Status == Signed || s.Status == OnPaper }

// ToSign reports whether the party still has to sign.
func (s Signature) ToSign() bool { return s.Status == "" || s.Status == Pending }

// SignatureStatus is the state of a signature.
type SignatureStatus string

// The statuses of a signature.
const (
	Pending     SignatureStatus = "pending"
	Signed      SignatureStatus = "signed"
	Declined    SignatureStatus = "declined"
	OnPaper     SignatureStatus = "on paper"
	NotRequired SignatureStatus = "not required"
)

// Choices returns the statuses of a signature.
func (SignatureStatus) Choices() []Choice {
	return []Choice{{"pending", "To be signed"}, {"signed", "Signed"}, {"declined", "Declined to sign"},
		{"on paper", "Signed on paper"}, {"not required", "Not required"}}
}

// SignatureMethod is how a signature was given.
type SignatureMethod string

// The methods of signing.
const (
	ByPaper       SignatureMethod = "paper"
	ByScan        SignatureMethod = "scanned"
	ByDrawing     SignatureMethod = "drawn"
	ByTyping      SignatureMethod = "typed"
	ByCertificate SignatureMethod = "certificate"
	ByService     SignatureMethod = "external"
)

// Choices returns the methods of signing.
func (SignatureMethod) Choices() []Choice {
	return []Choice{{"paper", "On paper"}, {"scanned", "Scanned"}, {"drawn", "Drawn on screen"},
		{"typed", "Typed"}, {"certificate", "Digital certificate"}, {"external", "Signing service"}}
}
