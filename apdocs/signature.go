package apdocs

import (
	"bytes"
	"fmt"
	"time"
)

// A Signature is one party's signature with the evidence for it. A form prints
// some of its parts; all of them are kept.
type Signature struct {
	Name         string          `json:"name,omitzero"`         // printed name of who signs
	Role         string          `json:"role,omitzero"`         // in what capacity
	Status       SignatureStatus `json:"status,omitzero"`       // absent: to be signed
	Method       SignatureMethod `json:"method,omitzero"`       // how it was given
	At           Moment          `json:"at,omitzero"`           // when, with its zone
	CollectedBy  string          `json:"collectedBy,omitzero"`  // who received or witnessed it
	Statement    string          `json:"statement,omitzero"`    // the exact words agreed to
	DocumentHash string          `json:"documentHash,omitzero"` // SHA-256 of the document shown, in hexadecimal: evidence only
	RecordHash   string          `json:"recordHash,omitzero"`   // SHA-256 of the canonical record without signatures and status
	Image        string          `json:"image,omitzero"`        // picture of a drawn signature: a PNG in base64
	External     string          `json:"external,omitzero"`     // reference at a signing service
}

// SignatureIn is the signature in a record of a field from [Outline.Signatures].
func SignatureIn(record Form, f *Field) *Signature { return f.Pointer(record, At{}).(*Signature) }

// IsZero reports whether nothing is known of the signature.
func (s Signature) IsZero() bool { return s == Signature{} }

// Signed reports whether the party has signed, by whatever method.
func (s Signature) Signed() bool { return s.Status == Signed || s.Status == OnPaper }

// ToSign reports whether the party has still to sign.
func (s Signature) ToSign() bool { return s.Status == "" || s.Status == Pending }

// SignatureStatus says how far a signature has come.
type SignatureStatus string

// The statuses of a signature.
const (
	Pending     SignatureStatus = "pending"
	Signed      SignatureStatus = "signed"
	Declined    SignatureStatus = "declined"
	OnPaper     SignatureStatus = "on paper"
	NotRequired SignatureStatus = "not required"
)

// Choices are the statuses of a signature.
func (SignatureStatus) Choices() []Choice {
	return []Choice{{"pending", "To be signed"}, {"signed", "Signed"}, {"declined", "Declined to sign"},
		{"on paper", "Signed on paper"}, {"not required", "Not required"}}
}

// SignatureMethod says how a signature was given.
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

// Choices are the methods of signing.
func (SignatureMethod) Choices() []Choice {
	return []Choice{{"paper", "On paper"}, {"scanned", "Scanned"}, {"drawn", "Drawn on screen"},
		{"typed", "Typed"}, {"certificate", "Digital certificate"}, {"external", "Signing service"}}
}

// A Moment is a date and time with its zone, kept as "2026-11-12T15:30:00Z".
type Moment struct{ t time.Time }

// NewMoment returns t to the second, with its zone.
func NewMoment(t time.Time) Moment { return Moment{t.Truncate(time.Second)} }

// IsZero reports whether no moment has been given.
func (m Moment) IsZero() bool { return m.t.IsZero() }

// Date is the day on which the moment falls in its own zone.
func (m Moment) Date() Date {
	if m.t.IsZero() {
		return Date{}
	}
	return DateOf(m.t)
}

// MarshalText writes the moment as it is kept.
func (m Moment) MarshalText() ([]byte, error) {
	if m.t.IsZero() {
		return nil, nil
	}
	return m.t.AppendFormat(nil, time.RFC3339), nil
}

// UnmarshalText reads a moment as it is kept; an empty text is the zero Moment.
func (m *Moment) UnmarshalText(text []byte) error {
	*m = Moment{}
	if len(text) == 0 {
		return nil
	}
	t, err := time.Parse(time.RFC3339, string(text))
	lax := err == nil && (text[len("2026-11-12T15")] != ':' || bytes.IndexByte(text, ',') >= 0) // which Parse lets pass
	if err != nil || lax || t.Year() < 1 || t.IsZero() {
		return fmt.Errorf("enter a date and time such as 2026-11-12T15:30:00Z")
	}
	t = t.Truncate(time.Second) // as it is written
	if _, offset := t.Zone(); offset == 0 {
		t = t.UTC()
	} else {
		t = t.In(time.FixedZone("", offset)) // else the machine's zone would change what is compared
	}
	*m = Moment{t}
	return nil
}
