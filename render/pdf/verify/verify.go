package verify

import (
	"bytes"
	"cmp"
	"crypto/x509"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/cms"
	"github.com/apdocs/forms/render/pdf/internal/file"
)

// Options say which certificates to trust, and at what time.
type Options struct {
	// Roots are the certificates to trust; nil means those of the system.
	Roots *x509.CertPool
	// Time is the current time, at which certificates must be valid. It is required: the library
	// reads no clock.
	Time time.Time
}

// A Verification is the result for all signatures of a file.
type Verification struct {
	Signatures []Verdict `json:"signatures"` // in the order in which they were given
	Unsigned   []string  `json:"unsigned"`   // the parties whose fields are empty
}

// Holds reports whether there are signatures and all of them hold.
func (v *Verification) Holds() bool {
	broken := func(s Verdict) bool { return !s.Holds }
	return len(v.Signatures) > 0 && !slices.ContainsFunc(v.Signatures, broken)
}

// Trusted reports whether the certificate of every signer is trusted. A document time-stamp is
// nobody's signature, so it counts only if there is nothing else.
func (v *Verification) Trusted() bool {
	signers, trusted := 0, 0
	for _, s := range v.Signatures {
		if !s.stampOnly {
			signers++
		}
		if s.Trust == Trusted && !s.stampOnly {
			trusted++
		}
	}
	if signers == 0 {
		stranger := func(s Verdict) bool { return s.Trust != Trusted }
		return len(v.Signatures) > 0 && !slices.ContainsFunc(v.Signatures, stranger)
	}
	return signers == trusted
}

// A Verdict is the result for one signature.
type Verdict struct {
	Field  string `json:"field"`  // its full name, such as "signatures.school"
	Party  string `json:"party"`  // the last part of the name
	Signer string `json:"signer"` // the name in the certificate
	Issuer string `json:"issuer"` // the issuer of the certificate
	Reason string `json:"reason,omitempty"`

	// Holds is true if the signature is intact and the document has only changes that the signature
	// allows.
	Holds bool `json:"holds"`
	// Problem is the reason why the signature itself does not hold, as a clause.
	Problem string `json:"problem,omitempty"`
	// Unchecked is true if Problem is that this program does not know something, so that the
	// signature may be sound.
	Unchecked bool `json:"unchecked"`
	// Forgeable is the signature's hash function if it is MD5 or SHA-1, for which two documents
	// with the same digest can be made. Such a signature does not hold.
	Forgeable string `json:"forgeable,omitempty"`

	Claimed time.Time `json:"claimed,omitzero"` // when it was made, as the signer claims
	Stamped time.Time `json:"stamped,omitzero"` // when it existed, by its time-stamp
	Stamper string    `json:"stamper,omitempty"`
	// StampTrusted is true if the time-stamp authority is trusted. Otherwise StampDoubt says why
	// not, as a clause.
	StampTrusted bool   `json:"stampTrusted"`
	StampDoubt   string `json:"stampDoubt,omitempty"`
	// Future is true if the time that the signature claims, or that of its time-stamp, is more than
	// a day after Options.Time.
	Future bool `json:"future"`

	Certifies bool     `json:"certifies"` // it is a certification signature
	Whole     bool     `json:"whole"`     // it covers the file to its last byte
	Changes   []Change `json:"changes"`   // made after the signature

	Trust  Trust  `json:"trust"`
	Doubt  string `json:"doubt,omitempty"` // why Trust is not Trusted, as a clause
	TryOut bool   `json:"tryOut"`
	// Weak is true if a key is too short or a certificate is signed with MD5 or SHA-1, and Weakness
	// says which, as a clause. A weak signature is never Trusted.
	Weak     bool   `json:"weak"`
	Weakness string `json:"weakness,omitempty"`

	stampOnly bool // a document time-stamp, which is nobody's signature
	end       int  // end of its byte range
}

// Trust says whether the signer's certificate is trusted.
type Trust string

// The kinds of trust.
const (
	Trusted Trust = "trusted" // the certificate, or an issuer of it, is trusted
	Unknown Trust = "unknown" // neither is, so that the name proves nothing
	Weak    Trust = "weak"    // one is, but a key or a certificate is too weak to rely on
	Expired Trust = "expired" // one is, but the certificate has expired
	Revoked Trust = "revoked" // the issuer has revoked the certificate
)

// A Change is a change to a document after a signature.
type Change struct {
	Text      string `json:"text"`
	Permitted bool   `json:"permitted"` // by the signature of this Verdict

	field  string // the field that was filled or signed, "" for none
	fine   bool   // of a kind that may be permitted
	always bool   // permitted even by a certification that allows no changes
}

// PDF verifies every signature of a file: whether it is intact, what was changed after it, and
// whether its signer is trusted. It returns an error if the file cannot be read; a file without
// signatures is not an error.
func PDF(document []byte, o *Options) (*Verification, error) {
	v, err := verify(document, o)
	if err != nil {
		return nil, fmt.Errorf("verify PDF: %w", err)
	}
	return v, nil
}

func verify(document []byte, o *Options) (*Verification, error) {
	if o == nil || o.Time.IsZero() {
		return nil, errors.New("the date of today is missing")
	}
	if i := bytes.Index(document[:min(len(document), 1024)], []byte("%PDF-")); i > 0 {
		return nil, errors.New("something else stands before the beginning of the PDF")
	}
	c := checking{options: o, document: document, revisions: map[int]*revision{}, steps: map[int]step{}}
	var err error
	if c.pdf, err = file.Read(document); err != nil {
		return nil, err
	}
	if c.form, err = acroform.Read(c.pdf); err != nil {
		return nil, err
	}
	v := &Verification{Signatures: []Verdict{}, Unsigned: []string{}}
	for _, f := range c.form.Fields {
		switch {
		case !f.IsSignature():
		case f.Value == nil:
			v.Unsigned = append(v.Unsigned, f.Party())
		default:
			v.Signatures = append(v.Signatures, c.verdict(f))
		}
	}
	v.Signatures = append(v.Signatures, c.removed()...)
	order := func(s Verdict) int { // signatures that cover nothing come last
		if s.end == 0 {
			return math.MaxInt
		}
		return s.end
	}
	slices.SortStableFunc(v.Signatures, func(a, b Verdict) int { return cmp.Compare(order(a), order(b)) })
	return v, nil
}

// checking is the verification of one file.
type checking struct {
	options   *Options
	document  []byte
	pdf       *file.Document
	form      *acroform.Form
	revisions map[int]*revision // by offset of their end
	steps     map[int]step      // by offset of their start
}

// A revision is the file as it was at the end of an earlier update.
type revision struct {
	pdf  *file.Document
	form *acroform.Form
}

// revision opens the file as it was when it ended at byte end.
func (c *checking) revision(end int) (*revision, error) {
	if r, ok := c.revisions[end]; ok {
		return r, nil
	}
	r := &revision{c.pdf, c.form}
	if end < len(c.document) {
		var err error
		if r.pdf, err = file.Read(c.document[:end]); err != nil {
			return nil, err
		}
		if r.form, err = acroform.Read(r.pdf); err != nil {
			return nil, err
		}
	}
	c.revisions[end] = r
	return r, nil
}

// verdict judges the signature in a field.
func (c *checking) verdict(f *acroform.Field) Verdict {
	v := Verdict{Field: f.Name, Party: f.Party(), Trust: Unknown, Changes: []Change{}}
	err := c.judge(&v, f)
	var unknown *cms.Unsupported
	switch {
	case errors.As(err, &unknown):
		v.Holds, v.Problem, v.Unchecked = false, unknown.Text, true
	case err != nil:
		v.Holds, v.Problem = false, err.Error()
	case v.Forgeable != "":
		v.Holds = false
	}
	c.date(&v)
	return v
}

// removed returns verdicts on signatures that an older revision has and the newest does not.
func (c *checking) removed() (all []Verdict) {
	const most = 100
	seen := map[string]bool{}
	for _, f := range c.form.Fields {
		if f.IsSignature() && c.form.Filled(f) {
			seen[f.Name] = true
		}
	}
	sections := c.pdf.Sections()
	for _, pos := range sections[1:min(len(sections), most)] {
		older, err := file.ReadAt(c.document, pos)
		if err != nil {
			continue // the first part of a linearised file
		}
		form, err := acroform.Read(older)
		if err != nil {
			continue
		}
		for _, f := range form.Fields {
			if !f.IsSignature() || !form.Filled(f) || seen[f.Name] {
				continue
			}
			seen[f.Name] = true
			all = append(all, Verdict{Field: f.Name, Party: f.Party(), Trust: Unknown, Changes: []Change{},
				Problem: "it was removed from the document after it was given"})
		}
	}
	return all
}
