// Package sign signs PDF files: it fills an empty signature field with a PAdES signature
// (ETSI EN 319 142-1, levels B-B and B-T) in an incremental update, so that nothing that
// is there already changes.
//
// [PDF] finds the field, makes the appearance from the name, role, reason and picture in
// [Options], locks the fields that are filled by then (FieldMDP) and, if asked, certifies
// the document (DocMDP). It takes the digest of all bytes but those of the signature's
// value, has the key sign it, and writes the result into the room that was kept.
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

// Options say who signs, with what, and what is printed of it.
type Options struct {
	// Field is the empty signature field to sign, by its whole name or by its
	// last part, which is the party: "signatures.school" or "school".
	Field string
	Key   crypto.Signer
	// Chain is the certificate of the key, and then those of its issuers.
	Chain []*x509.Certificate

	// Date is when the signature is given, as the signer claims. It is required:
	// the library reads no clock.
	Date time.Time
	// Name is who signs as it is printed; the certificate's name if "". Role and Reason
	// are printed if they are not "". In all three white space of any kind is printed as
	// single spaces. They are set smaller and over several lines to fit the field; if
	// even the smallest print does not fit, or a character cannot be printed, the error
	// is a [*TextError].
	Name, Role, Reason string
	// Picture is a hand-written signature, shown beside the name, and PictureText says
	// what it shows to those who do not see it, which is required.
	Picture     image.Image
	PictureText string

	// Certify allows no changes to the document but further signatures and
	// answers in empty fields. Only the first signature may certify.
	Certify bool
	// Stamp asks a time-stamp authority, see [TimestampServer]; nil for none.
	Stamp Stamper
}

// A Stamper sends an RFC 3161 request to a time-stamp authority and returns its response,
// which is checked before it is used.
type Stamper func(request []byte) (answer []byte, err error)

// The reasons for which a file cannot be signed, beside its being damaged.
var (
	ErrNoField       = acroform.ErrNoField
	ErrAlreadySigned = acroform.ErrAlreadySigned
	ErrCertified     = errors.New("the document has been certified so that nobody may sign it any more")
	ErrEncrypted     = file.ErrEncrypted
)

// PDF writes a signed copy of a PDF file to w: the file as it is, byte by byte, and after
// it an incremental update with the signature (PAdES baseline B-B, or B-T with a
// time-stamp) in the party's own empty field, so that earlier signatures stay valid. A
// file of ours stays PDF/A-2a and PDF/UA-1. The same file, options and RSA or Ed25519 key,
// or ECDSA key held in memory, give the same bytes. Nothing is written if there is an
// error.
//
// Keys are RSA with at least 2048 bits, ECDSA with P-256, P-384 or P-521, and Ed25519 (RFC
// 8419, ISO/TS 32002), which older programs cannot verify.
func PDF(w io.Writer, document []byte, o *Options) error {
	if err := signFile(w, document, o); err != nil {
		return fmt.Errorf("sign PDF: %w", err)
	}
	return nil
}

// Check returns the error that PDF would return for the options whatever the file is, and
// nil if there is none. PDF calls it itself.
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
		const usual = 8 << 10 // a token with the certificates that it needs
		room += usual
		s.signer.Stamp = s.stamp
	}
	update, err := s.update(room)
	var small *tooSmall
	if errors.As(err, &small) { // a token that is longer than usual
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

// signing is one signature while it is made.
type signing struct {
	options  *Options
	texts    texts
	document []byte
	signer   cms.Signer
	pdf      *file.Document
	form     *acroform.Form
	field    *acroform.Field
	value    int // the number of the signature's object
}

// tooSmall is the error of a signature that does not fit.
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

// update makes what is appended to the file, with room for a signature of so many
// bytes.
func (s *signing) update(room int) ([]byte, error) {
	const most = 32767 // bytes of a string in an archival document
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
	look, err := s.look(u)
	if err != nil {
		return nil, err
	}
	s.value = u.Alloc()
	u.Object(s.value)
	u.B = s.appendSignature(u.B, room)
	start := u.Offset(s.value)
	s.fillField(u, look)
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

// salt is what the file's new identifier is made from.
func (s *signing) salt() []byte {
	sum := sha256.Sum256(s.options.Chain[0].Raw)
	return s.options.Date.UTC().AppendFormat(append(sum[:], s.field.Name...), time.RFC3339)
}

// The parts of a signature's object whose values are known last: where it stands,
// and itself.
const (
	rangeRoom    = "[0 0000000000 0000000000 0000000000]"
	rangeKey     = "/ByteRange"
	signatureKey = "/Contents<"
)

// appendSignature appends the signature's dictionary, empty as yet.
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

// appendTransforms appends what the signature forbids: changes to the fields that
// are filled by now, and with Certify those to anything but fields.
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

// appendDate appends a date with its zone as PDF writes it.
func appendDate(b []byte, t time.Time) []byte {
	b = t.AppendFormat(append(b, "(D:"...), "20060102150405")
	if _, offset := t.Zone(); offset == 0 {
		return append(b, "Z)"...)
	}
	zone := t.Format("-07:00")
	return append(append(append(append(b, zone[:3]...), '\''), zone[4:]...), "')"...)
}

// seal takes the digest of everything but the room that was kept, and puts the
// signature into that. at is where its object begins in the update.
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
