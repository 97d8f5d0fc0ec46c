package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/sign"
)

// A sealing signs documents as they are made.
type sealing struct {
	signer
	flags *pflag.FlagSet
	on    bool
}

func (s *sealing) declare(flags *pflag.FlagSet) {
	s.flags = flags
	flags.BoolVar(&s.on, "sign", false, "sign each document, with --key and --as; as apdocs sign does")
	s.declareSigning(flags)
}

// prepare reads the key if documents are to be signed. In a run the date of signing must
// be given, so that the bytes are the same if the run is resumed.
func (s *sealing) prepare(ctx context.Context, m *machine, draft, run bool) (*sign.Options, error) {
	if !s.on {
		for _, name := range []string{"key", "as", "role", "reason", "date", "certify", "timestamp", "certificates",
			"passphrase-file", "passphrase-fd"} {
			if s.flags.Changed(name) {
				return nil, usageFault("--%s: is for --sign, which is not given", name)
			}
		}
		return nil, nil
	}
	switch {
	case draft:
		return nil, usageFault("--sign: a draft is not signed")
	case s.flags.Changed("merge"):
		return nil, usageFault("--sign: a file of many documents has no fields to sign; leave out --merge")
	case s.party == "":
		return nil, usageFault("--sign: --as is missing: the party that signs")
	case run && s.date == "" && m.getenv("SOURCE_DATE_EPOCH") == "":
		return nil, usageFault("--sign: a folder of documents needs --date: the day on which its documents are signed")
	}
	return s.options(ctx, m)
}

// signedDigest returns a digest of everything that signatures depend on, or nil if there
// are none. It covers only whether there is a password, not the password itself: a reader
// of the manifest must not be able to test guesses.
func signedDigest(o *sign.Options, locked bool) []byte {
	switch {
	case locked:
		return []byte("locked")
	case o == nil:
		return nil
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q %q %v %v %x", o.Field, o.Name, o.Role, o.Reason, o.Date, o.Certify,
		o.Chain[0].Raw))
	return sum[:]
}

// signed returns the format with signing.
func (f *format) signed(o *sign.Options) *format {
	with := *f
	with.newEncoder = func(r *render.Options) encoder { return &signingEncoder{f.newEncoder(r), r.Draft, o} }
	return &with
}

// A signingEncoder encodes documents and signs them.
type signingEncoder struct {
	encoder
	draft   bool
	options *sign.Options
}

func (e *signingEncoder) EncodeTo(w io.Writer, f apdocs.Form, to *apdocs.Addressee) error {
	if e.draft {
		return errors.New("a draft is not signed")
	}
	if err := sealable(f, e.options); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := e.encoder.EncodeTo(&b, f, to); err != nil {
		return err
	}
	err := sign.PDF(w, b.Bytes(), e.options)
	if wrong := (*sign.TextError)(nil); errors.As(err, &wrong) {
		return (&signer{}).textFault(wrong)
	}
	return err
}

// sealable returns an error if the school must not seal the document yet, because some
// parties have signed in the record and others still have to. Each such signature makes a
// new document, so the seal has to wait for the last one. With --certify the others sign
// the document itself, which is allowed.
func sealable(f apdocs.Form, o *sign.Options) error {
	outline, err := apdocs.Outlined(f)
	if err != nil {
		return err
	}
	school, begun, waiting := false, false, ""
	for _, field := range outline.Signatures() {
		switch {
		case partyOf(field) == o.Field || field.Name == o.Field:
			school = field.Party() == apdocs.PartySchool
		case !apdocs.SignatureIn(f, field).ToSign():
			begun = true
		case waiting == "":
			waiting = field.Title()
		}
	}
	if school && begun && waiting != "" && !o.Certify {
		return fmt.Errorf("%s: this signature is still to be given, and the seal goes on once, after the last signature; "+
			"note it in the record first, or say --certify", waiting)
	}
	return nil
}
