package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/png"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/schema"
	"github.com/spf13/pflag"
)

// Evidence is what a record notes about a signature given without a certificate.
type evidence struct {
	typed       string
	drawn       string
	onPaper     string
	declined    bool
	statement   string
	document    string
	collectedBy string
}

func (e *evidence) declare(flags *pflag.FlagSet) {
	flags.StringVar(&e.typed, "typed", "", "of a record: the party typed this `NAME` to sign")
	flags.StringVar(&e.drawn, "drawn", "", "of a record: the party drew its signature, a PNG or JPEG `FILE`")
	flags.StringVar(&e.onPaper, "on-paper", "",
		"for a record: the party signed on paper, and this `FILE` is a scan of it; its hash is stored")
	flags.BoolVar(&e.declined, "declined", false, "of a record: the party declined to sign")
	flags.StringVar(&e.statement, "statement", "",
		"the exact `WORDS` that the party agreed to, with --typed and --drawn; a letter’s slip has its own")
	flags.StringVar(&e.document, "document", "", "the document that the party was shown, a `FILE`; its hash is kept")
	flags.StringVar(&e.collectedBy, "collected-by", "", "the `NAME` of who took or saw the signature")
	for _, name := range []string{"drawn", "on-paper", "document"} {
		complete(flags, name, "file")
	}
}

// ways counts the ways in which the party is said to have signed.
func (e *evidence) ways() (n int) {
	for _, given := range []bool{e.typed != "", e.drawn != "", e.onPaper != "", e.declined} {
		if given {
			n++
		}
	}
	return n
}

// signRecord writes the record with the evidence of one more signature.
func (s *signer) signRecord(ctx context.Context, m *machine, path string, out *output) error {
	e := &s.evidence
	switch {
	case e.ways() > 1:
		return usageFault("sign: give one of --typed, --drawn, --on-paper and --declined")
	case s.keys.key != "" || s.certify || s.timestamper != "" || s.image != "" || s.reason != "":
		return usageFault("sign: --key and what goes with it are for a PDF; a record keeps how somebody signed without")
	case out.path != "" && out.path != "-" && same(path, out.path):
		return usageFault("-o %s: is the record itself, which is left alone; name another", out.path)
	}
	checks := &schema.Options{Forms: documents.All(), Draft: true}
	r := open(ctx, m, path)
	r.decode(checks)
	if errors.Is(r.err, context.Canceled) {
		return r.err
	}
	for _, p := range r.problems {
		fmt.Fprintln(m.stderr, r.line(p))
	}
	if r.err != nil {
		return fileFault("%s", r.trouble())
	}
	if code := r.code(); code != codeDone {
		return &fault{code, fmt.Errorf("%s: %s; nothing is written", r.name, r.tally())}
	}
	if err := s.note(ctx, m, r.record); err != nil {
		return err
	}
	text, err := schema.Canonical(r.record)
	if err != nil {
		return &fault{codeRecord, err}
	}
	return out.text(ctx, m, text)
}

// note adds the signature to the record.
func (s *signer) note(ctx context.Context, m *machine, record apdocs.Form) error {
	field, err := s.partyIn(record)
	if err != nil {
		return err
	}
	signature := apdocs.SignatureIn(record, field)
	statement, err := s.statement(record, field)
	if err != nil {
		return err
	}
	date, err := signingDate(m, s.date)
	if err != nil {
		return err
	}
	if err := s.who(signature); err != nil {
		return err
	}
	e := &s.evidence
	signature.At, signature.CollectedBy, signature.Statement = apdocs.NewMoment(date), e.collectedBy, statement
	signature.Status = apdocs.Signed
	shown := e.document
	switch {
	case e.declined:
		signature.Status = apdocs.Declined
	case e.typed != "":
		signature.Method = apdocs.ByTyping
	case e.onPaper != "":
		signature.Status, signature.Method, shown = apdocs.OnPaper, apdocs.ByScan, e.onPaper
	case e.drawn != "":
		signature.Method = apdocs.ByDrawing
		picture, err := readPicture(e.drawn)
		if err != nil {
			return err
		}
		if signature.Image, err = kept(picture); err != nil {
			return fileFault("%s: %w", e.drawn, err)
		}
	}
	if shown != "" {
		data, err := readWhole(ctx, m, shown, mostPDF)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		signature.DocumentHash = hex.EncodeToString(sum[:])
	}
	if signature.RecordHash, err = schema.RecordHash(record); err != nil {
		return &fault{codeRecord, err}
	}
	return nil
}

// who sets the name and role of the signer.
func (s *signer) who(signature *apdocs.Signature) error {
	name := s.name
	if s.evidence.typed != "" {
		name = strings.TrimSpace(s.evidence.typed)
	}
	if name != "" && apdocs.IsBlank(name) {
		return usageFault("sign: the name shows nothing when it is printed; enter the name of who signs")
	}
	if name != "" && signature.Name != "" && !strings.EqualFold(name, signature.Name) {
		return usageFault("--as %s: the record has another name for the party; change it there first", s.party)
	}
	if signature.Name == "" {
		signature.Name = name
	}
	if s.role != "" {
		signature.Role = s.role
	}
	return nil
}

// statement returns what the party agrees to. On the slip of a letter the text is printed
// and acknowledges receipt; signing it is not consent.
func (s *signer) statement(record apdocs.Form, field *apdocs.Field) (string, error) {
	e := &s.evidence
	given := strings.TrimSpace(e.statement)
	if e.declined {
		return given, nil // declined: there is no agreement
	}
	printed, err := render.SlipText(record, field)
	switch {
	case err != nil:
		return "", &fault{codeRecord, err}
	case printed == "" && given == "" && e.onPaper == "":
		return "", usageFault("sign: --statement is missing: the exact words that the party agreed to")
	case printed == "":
		return given, nil // or the text on the paper
	case given != "" && given != printed:
		return "", usageFault("--statement: the slip of this letter has words of its own, which say that it was received " +
			"and no more; leave --statement out")
	}
	return printed, nil
}

// partyOf returns the party of a signature, by its name on the command line.
func partyOf(f *apdocs.Field) string { return f.Name[strings.LastIndexByte(f.Name, '.')+1:] }

// partyIn returns the party's signature in the record, which must still be missing.
func (s *signer) partyIn(record apdocs.Form) (*apdocs.Field, error) {
	outline, err := apdocs.Outlined(record)
	if err != nil {
		return nil, err
	}
	var parties []string
	for _, f := range outline.Signatures() {
		party := partyOf(f)
		if f.Name != s.party && party != s.party {
			parties = append(parties, party)
			continue
		}
		if !apdocs.SignatureIn(record, f).ToSign() {
			return nil, usageFault("--as %s: the record says already how it is with that signature", s.party)
		}
		return f, nil
	}
	if len(parties) == 0 {
		return nil, usageFault("--as %s: the form has no signatures", s.party)
	}
	return nil, usageFault("--as %s: the form has no such party; it has %s", s.party, strings.Join(parties, ", "))
}

// kept encodes a picture as in a record: a PNG in base64.
func kept(picture image.Image) (string, error) {
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		return "", fmt.Errorf("keep the picture of a signature: %w", err)
	}
	return base64.StdEncoding.EncodeToString(b.Bytes()), nil
}
