// Package sign signs PDF files: it fills an empty signature field with a PAdES signature (ETSI EN
// 319 142-1, levels B-B and B-T) in an incremental update, so that no existing byte changes.
//
// [PDF] finds the field, makes the appearance from the name, role, reason and picture in [Options],
// locks the fields that are filled at that moment (FieldMDP) and, if asked, certifies the document
// (DocMDP). It computes the digest of all bytes except the signature's value, has the key sign it,
// and writes the signature into the space reserved for it.
package sign

import (
	"bytes"
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"io"
	"time"

	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/cms"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/stamp"
)

// Options say who signs, with which key, and what the signature shows.
type Options struct {
	// Field is the empty signature field to sign, by its full name or by the party:
	// "signatures.school" or "school".
	Field string
	Key   crypto.Signer
	// Chain is the certificate of the key, followed by those of its issuers.
	Chain []*x509.Certificate

	// Date is the signing time that the signer claims. It is required: the library reads no clock.
	Date time.Time
	// Name is the signer's name as printed; if it is "", the name in the certificate is. Role and
	// Reason are printed unless they are "". In all three each run of white space is printed as a
	// single space. They are printed in smaller type and on several lines if necessary. If they do
	// not fit in the smallest type, or have a character that cannot be printed, the error is a
	// [*TextError].
	Name, Role, Reason string
	// Fonts are for a name, role or reason in Han, Kana or Hangul; nil for those of the program alone.
	Fonts *Fonts
	// Picture is a hand-written signature, shown beside the name. PictureText is its alternative
	// text, which is required with a picture.
	Picture     image.Image
	PictureText string

	// Certify allows later changes only to be signatures and answers in empty fields. Only the
	// first signature may certify.
	Certify bool
	// Stamp asks a time-stamp authority, see [TimestampServer]; nil for no time-stamp.
	Stamp Stamper
}

// A Stamper sends an RFC 3161 request to a time-stamp authority and returns the response, which is
// checked before it is used.
type Stamper func(request []byte) (answer []byte, err error)

// Why a file cannot be signed, besides being damaged.
var (
	ErrNoField       = acroform.ErrNoField
	ErrAlreadySigned = acroform.ErrAlreadySigned
	ErrCertified     = errors.New("the document has been certified so that nobody may sign it any more")
	ErrEncrypted     = file.ErrEncrypted
)

// PDF writes a signed copy of a PDF file to w: the bytes of the file, followed by an incremental
// update with the signature (PAdES baseline B-B, or B-T with a time-stamp) in the party's own empty
// field. Earlier signatures stay valid. A file made by this module stays PDF/A-2a and PDF/UA-1. The
// same file, options and key give the same bytes if the key is RSA, Ed25519 or ECDSA in memory.
// Nothing is written if there is an error.
//
// Keys are RSA with at least 2048 bits, ECDSA with P-256, P-384 or P-521, and Ed25519 (RFC 8419,
// ISO/TS 32002), which older programs cannot verify.
func PDF(w io.Writer, document []byte, o *Options) error {
	if err := signFile(w, document, o); err != nil {
		return fmt.Errorf("sign PDF: %w", err)
	}
	return nil
}

// Check returns the error that PDF would return for the options with any file, or nil. PDF calls
// it.
func (o *Options) Check() error {
	var t texts
	if err := checkSigner(o); err != nil {
		return err
	}
	return t.read(o)
}

func signFile(w io.Writer, document []byte, o *Options) error {
	if err := checkSigner(o); err != nil {
		return err
	}
	s := signing{options: o, document: document}
	if err := s.texts.read(o); err != nil {
		return err
	}
	s.signer = cms.Signer{Key: o.Key, Chain: o.Chain}
	room, err := s.signer.Size()
	if err != nil {
		return err
	}
	if o.Stamp != nil {
		const usual = 8 << 10 // bytes; a token with its certificates
		room += usual
		s.signer.Stamp = s.stamp
	}
	update, err := s.update(room)
	var small *tooSmall
	if errors.As(err, &small) { // a token longer than usual
		update, err = s.update(small.needed + 1<<10)
	}
	if err != nil {
		return err
	}
	if _, err := w.Write(document); err != nil {
		return err
	}
	_, err = w.Write(update)
	return err
}

// signing is the state while one signature is made.
type signing struct {
	options  *Options
	texts    texts
	document []byte
	signer   cms.Signer
	pdf      *file.Document
	form     *acroform.Form
	field    *acroform.Field
	value    int // object number of the signature dictionary
}

// tooSmall is the error of a signature longer than the space reserved for it.
type tooSmall struct{ needed int }

func (e *tooSmall) Error() string { return fmt.Sprintf("a signature of %d bytes", e.needed) }

func (s *signing) stamp(signature []byte) ([]byte, error) {
	request, err := stamp.NewRequest(signature)
	if err != nil {
		return nil, err
	}
	answer, err := s.options.Stamp(request.DER)
	if err != nil {
		return nil, err
	}
	return request.Accept(answer)
}

// update makes the incremental update, with space for a signature of room bytes.
func (s *signing) update(room int) ([]byte, error) {
	const most = 32767 // bytes; the limit of a string in PDF/A-2
	if room > most {
		return nil, fmt.Errorf("the signature with its certificates would have more than %d bytes", most)
	}
	if err := s.open(); err != nil {
		return nil, err
	}
	u, err := s.pdf.Update()
	if err != nil {
		return nil, err
	}
	appearanceNum, err := s.writeAppearance(u)
	if err != nil {
		return nil, err
	}
	s.value = u.Alloc()
	u.Object(s.value)
	u.B = s.appendSignature(u.B, room)
	start := u.Offset(s.value)
	s.fillField(u, appearanceNum)
	s.markForm(u)
	update := u.End(s.salt())
	return update, s.seal(update, start-len(s.document), room)
}

// open reads the file and finds the field.
func (s *signing) open() (err error) {
	if !bytes.HasPrefix(s.document, []byte("%PDF-")) && len(s.document) > 0 {
		if i := bytes.Index(s.document[:min(len(s.document), 1024)], []byte("%PDF-")); i > 0 {
			return errors.New("something else stands before the beginning of the PDF")
		}
	}
	if s.pdf, err = file.Read(s.document); err != nil {
		return err
	}
	if s.form, err = acroform.Read(s.pdf); err != nil {
		return err
	}
	if s.field, err = s.form.Find(s.options.Field); err != nil {
		return err
	}
	level, err := s.form.Certification()
	if err != nil {
		return err
	}
	if level == acroform.NoChanges {
		return ErrCertified
	}
	if s.options.Certify && s.form.AnySigned() {
		return errors.New("only the first signature may certify the document")
	}
	return s.form.CheckLocks(s.field)
}

// salt returns the data from which the file's new identifier is made.
func (s *signing) salt() []byte {
	sum := sha256.Sum256(s.options.Chain[0].Raw)
	return s.options.Date.UTC().AppendFormat(append(sum[:], s.field.Name...), time.RFC3339)
}

// Placeholders for the values of the signature dictionary that are known last: its byte range and
// its contents.
const (
	rangeRoom    = "[0 0000000000 0000000000 0000000000]"
	rangeKey     = "/ByteRange"
	signatureKey = "/Contents<"
)

// appendSignature appends the signature dictionary with placeholders.
func (s *signing) appendSignature(b []byte, room int) []byte {
	o := s.options
	b = append(b, "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached"+rangeKey+rangeRoom+signatureKey...)
	b = append(append(b, bytes.Repeat([]byte("0"), 2*room)...), '>')
	b = append(appendDate(append(b, "/M"...), o.Date), "/Name"...)
	b = file.Text(b, s.texts.name)
	if s.texts.reason != "" {
		b = file.Text(append(b, "/Reason"...), s.texts.reason)
	}
	return append(s.appendTransforms(b), ">>"...)
}

// appendTransforms appends what the signature forbids: changes to the fields that are filled
// (FieldMDP) and, with Certify, to anything but fields (DocMDP).
func (s *signing) appendTransforms(b []byte) []byte {
	b = append(b, "/Reference["...)
	if s.options.Certify {
		b = append(b, "<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 2/V/1.2>>>>"...)
	}
	b = append(b, "<</Type/SigRef/TransformMethod/FieldMDP/Data "...)
	b = file.Append(b, s.form.Root)
	b = append(b, "/TransformParams<</Type/TransformParams/V/1.2"...)
	free := s.form.Unsigned(s.field)
	if len(free) == 0 {
		return append(b, "/Action/All>>>>]"...)
	}
	b = append(b, "/Action/Exclude/Fields["...)
	for _, name := range free {
		b = file.Text(b, name)
	}
	return append(b, "]>>>>]"...)
}

// appendDate appends a date in PDF format, with its zone.
func appendDate(b []byte, t time.Time) []byte {
	b = t.AppendFormat(append(b, "(D:"...), "20060102150405")
	if _, offset := t.Zone(); offset == 0 {
		return append(b, "Z)"...)
	}
	zone := t.Format("-07:00")
	return append(append(append(append(b, zone[:3]...), '\''), zone[4:]...), "')"...)
}

// seal computes the digest of everything except the reserved space, and writes the signature there.
// at is the offset of the signature dictionary in the update.
func (s *signing) seal(update []byte, at, room int) error {
	from := at + bytes.Index(update[at:], []byte(signatureKey)) + len(signatureKey) - 1
	to := from + 2*room + 2
	first, second := len(s.document)+from, len(s.document)+to
	r := fmt.Sprintf("[0 %d %d %d]", first, second, len(update)-to)
	if len(r) > len(rangeRoom) {
		return errors.New("the file is too large")
	}
	place := update[at+bytes.Index(update[at:], []byte(rangeKey))+len(rangeKey):][:len(rangeRoom)]
	copy(place, bytes.Repeat([]byte(" "), len(place)))
	copy(place, r)
	h := s.signer.Hash().New()
	h.Write(s.document)
	h.Write(update[:from])
	h.Write(update[to:])
	der, err := s.signer.Sign(h.Sum(nil))
	if err != nil {
		return err
	}
	if len(der) > room {
		return &tooSmall{len(der)}
	}
	hex.Encode(update[from+1:], der)
	return nil
}
