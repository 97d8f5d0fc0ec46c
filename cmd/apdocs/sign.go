package main

import (
	"bytes"
	"context"
	"errors"
	"image"
	"io"
	"os"
	"time"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/raster"
	"github.com/apdocs/forms/render/pdf/sign"
	"github.com/apdocs/forms/schema"
)

// mostPDF is the greatest size in bytes of a PDF file to sign or verify.
const mostPDF = 64 << 20

func signCommand() command {
	return command{
		name:     "sign",
		operands: "FILE.pdf|RECORD.json",
		summary:  "the signature of a party, in a PDF or noted in a record",
		about: "The signature goes into the party’s empty field of a completed document, and is printed there. The file " +
			"itself is left alone; what is written is a signed copy. Other parties can sign that copy in turn: each " +
			"signature goes behind what is there already, so that earlier ones stay valid.\n" +
			"The key is a PKCS#12 file (.p12, .pfx) or PEM; `apdocs key new` makes one for trying out. With --certify the " +
			"first signature allows nothing after it but further signatures and answers in empty fields.\n" +
			"Nothing is sent anywhere unless --timestamp names a server, which then learns the signature’s hash and no more.\n" +
			"Of somebody without a certificate the record itself keeps how it was signed: give the record, and --typed, " +
			"--drawn, --on-paper or --declined. It keeps the hash of the record too, so that `apdocs check` says when an " +
			"answer was changed afterwards. What is written is a copy of the record.",
		examples: []example{
			{"apdocs sign visit.pdf -o signed.pdf --key school.p12 --as school", "the school signs"},
			{"apdocs sign signed.pdf -o both.pdf --key pat.p12 --as parent --reason Read", "then a parent"},
			{"apdocs sign a.pdf -o b.pdf --key k.p12 --as pupil --timestamp http://tsa.test", "with a time-stamp"},
			{"apdocs sign a.json -o b.json --as parent --typed Pat --statement Agreed", "without a certificate, in the record"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var out output
			var s signer
			var when occasion
			out.declare(flags, "where to: a `FILE`, or - for standard output")
			s.declare(flags)
			when.declareOrganisation(flags)
			return func(ctx context.Context, m *machine, operands []string) error {
				org, _, err := when.organisation(m)
				if err != nil {
					return err
				}
				if org != nil {
					s.fonts = org.Fonts
				}
				return s.sign(ctx, m, operands[0], &out)
			}
		},
	}
}

// A signer signs documents as the options say.
type signer struct {
	keys        keyFiles
	party       string
	name, role  string
	named       bool // --name is set
	reason      string
	date        string
	image       string
	imageText   string
	certify     bool
	timestamper string
	evidence    evidence
	fonts       [][]byte // that the settings of the organisation name
}

func (s *signer) declare(flags *pflag.FlagSet) {
	s.declareSigning(flags)
	s.named = true
	flags.StringVar(&s.name, "name", "", "the `NAME` to print, instead of the certificate’s")
	flags.StringVar(&s.image, "image", "", "a picture of the hand-written signature: a PNG or JPEG `FILE`")
	complete(flags, "image", "file")
	flags.StringVar(&s.imageText, "image-text", "",
		"alternative text of the picture, in `WORDS`; by default it says whose signature it is")
	s.evidence.declare(flags)
}

// declareSigning declares the options that all signing commands share.
func (s *signer) declareSigning(flags *pflag.FlagSet) {
	s.keys.declare(flags)
	flags.StringVar(&s.party, "as", "", "the `PARTY` that signs: school, parent, pupil …")
	complete(flags, "as", "school", "parent", "pupil", "provider", "localAuthority")
	flags.StringVar(&s.role, "role", "", "the `ROLE` to print, such as Headteacher")
	flags.StringVar(&s.reason, "reason", "", "the `REASON` to print, such as Agreed")
	flags.StringVar(&s.date, "date", "",
		"sign as on this `DATE`, such as 2026-03-25 or 2026-03-25T15:30:00Z; the clock’s if not given")
	flags.BoolVar(&s.certify, "certify", false, "allow nothing afterwards but signatures and answers in empty fields")
	flags.StringVar(&s.timestamper, "timestamp", "", "prove the time by the RFC 3161 server at this `URL`")
}

// sign signs the file at the path.
func (s *signer) sign(ctx context.Context, m *machine, path string, out *output) error {
	if s.party == "" {
		return usageFault("sign: --as is missing: the party that signs")
	}
	if s.evidence.ways() > 0 {
		return s.signRecord(ctx, m, path, out)
	}
	if out.path == "" {
		return usageFault("sign: -o is missing: where the signed copy goes; the file itself is left alone")
	}
	if out.path == "-" && m.terminal {
		return usageFault("-o -: a document is no text for a terminal; name a file, or send it on with | or >")
	}
	if out.path != "-" {
		if out.isFolder() {
			return usageFault("-o %s: name a file, not a folder", out.path)
		}
		if same(path, out.path) {
			return usageFault("-o %s: is the file itself, which is left alone; name another", out.path)
		}
		if err := out.free(out.path); err != nil {
			return err
		}
	}
	o, err := s.options(ctx, m)
	if err != nil {
		return err
	}
	document, err := readWhole(ctx, m, path, mostPDF)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := sign.PDF(&b, document, o); err != nil {
		return s.explain(path, err)
	}
	if out.path == "-" {
		_, err := m.stdout.Write(b.Bytes())
		return err
	}
	if err := out.put(ctx, m, out.path, b.Bytes()); err != nil {
		return err
	}
	m.say("written to %s", out.path)
	return nil
}

// options converts the command-line options to those of the library.
func (s *signer) options(ctx context.Context, m *machine) (*sign.Options, error) {
	date, err := signingDate(m, s.date)
	if err != nil {
		return nil, err
	}
	o := &sign.Options{Field: s.party, Date: date, Name: s.name, Role: s.role, Reason: s.reason, Certify: s.certify}
	if o.Key, o.Chain, err = s.keys.read(ctx, m); err != nil {
		return nil, err
	}
	if len(s.fonts) > 0 {
		if o.Fonts, err = sign.LoadFonts(s.fonts...); err != nil {
			return nil, fileFault("settings: fontFiles: %w", err)
		}
	}
	if s.image != "" {
		if o.Picture, err = readPicture(s.image); err != nil {
			return nil, err
		}
		if o.PictureText = s.imageText; o.PictureText == "" {
			o.PictureText = "Hand-written signature of " + o.Signer()
		}
	}
	if wrong := (*sign.TextError)(nil); errors.As(o.Check(), &wrong) {
		return nil, s.textFault(wrong)
	}
	if s.timestamper != "" {
		o.Stamp = sign.TimestampServer(ctx, s.timestamper, nil)
	}
	return o, nil
}

// explain adds the exit code to an error: the command line is wrong if it names a party
// that cannot sign.
func (s *signer) explain(path string, err error) error {
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, sign.ErrNoField), errors.Is(err, sign.ErrAlreadySigned):
		return usageFault("%s: --as %s: %w", path, s.party, err)
	}
	if wrong := (*sign.TextError)(nil); errors.As(err, &wrong) {
		return s.textFault(wrong)
	}
	return fileFault("%s: %w", path, err)
}

// textFault names the option whose text cannot be printed. Without --name, the name comes
// from the certificate.
func (s *signer) textFault(err *sign.TextError) error {
	option := map[string]string{"Name": "name", "Role": "role", "Reason": "reason", "PictureText": "image-text"}[err.Field]
	if option == "name" && !s.named {
		return usageFault("--key: another name %w; apdocs sign prints one with --name", err.Err)
	}
	return usageFault("--%s: %w", option, err.Err)
}

// signingDate returns the date given by the option, the environment or the clock.
func signingDate(m *machine, given string) (time.Time, error) {
	if given == "" {
		if date, err := sourceDate(m.getenv("SOURCE_DATE_EPOCH")); err != nil || !date.IsZero() {
			return date, err
		}
		return m.now().Truncate(time.Second), nil
	}
	if t, err := time.Parse(time.RFC3339, given); err == nil {
		return t.Truncate(time.Second), nil
	}
	day, err := apdocs.ParseDate(given)
	if err != nil {
		return time.Time{}, usageFault("--date: %w", err)
	}
	return midnight(day), nil
}

// midnight returns the start of a day.
func midnight(d apdocs.Date) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)
}

// same reports whether two paths are the same file.
func same(a, b string) bool {
	first, err1 := os.Stat(a)
	second, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(first, second)
}

// readWhole reads a file or standard input. It is an error if there are more than most
// bytes.
func readWhole(ctx context.Context, m *machine, path string, most int64) ([]byte, error) {
	data, err := readAll(ctx, m, path, most)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, fileFault("%s: %s", fileName(path), because(err))
	case int64(len(data)) > most:
		return nil, fileFault("%s: is larger than %d MB", fileName(path), most>>20)
	}
	return data, nil
}

// readPicture reads the picture of a hand-written signature.
func readPicture(path string) (image.Image, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fileFault("%s: %s", path, because(err))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, schema.MaxLogo+1))
	if err != nil {
		return nil, fileFault("%s: %s", path, because(err))
	}
	if len(data) > schema.MaxLogo {
		return nil, fileFault("%s: is larger than %d MB", path, schema.MaxLogo>>20)
	}
	picture, err := raster.Decode(data)
	if err != nil {
		return nil, fileFault("%s: %w", path, err)
	}
	return picture, nil
}
