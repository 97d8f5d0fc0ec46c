package main

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/pdf/verify"
)

// codeSignature is the exit code of signatures that do not verify.
const codeSignature = 4

func verifyCommand() command {
	return command{
		name:     "verify",
		operands: "FILE.pdf",
		summary:  "who signed a PDF, when, and what was changed since",
		about: "Each signature is checked: whether it and what it covers are intact, what was done to the document after it " +
			"and whether it allows that, whether the signer is known, and what is not proved. Nothing is looked up in a " +
			"network.\n" +
			"Exit code 4: a signature does not hold, or there is none. A signature that holds from a signer for whom " +
			"nobody vouches is a warning; with --trust it is 4 as well.",
		examples: []example{
			{"apdocs verify signed.pdf", "by the system’s list of authorities"},
			{"apdocs verify signed.pdf --trust council.pem", "by your own"},
			{"apdocs verify signed.pdf --json", "for a program"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			trust := flags.String("trust", "", "trust the certificates in this PEM `FILE`, and no others")
			today := flags.String("today", "", "verify as on this `DATE`, such as 2026-03-09; the clock’s if not given")
			asJSON := flags.Bool("json", false, "as a JSON object")
			complete(flags, "trust", "file")
			return func(ctx context.Context, m *machine, operands []string) error {
				o, err := verifyOptions(ctx, m, *trust, *today)
				if err != nil {
					return err
				}
				return verifyFile(ctx, m, operands[0], o, *asJSON, *trust != "")
			}
		},
	}
}

func verifyOptions(ctx context.Context, m *machine, trust, today string) (*verify.Options, error) {
	o := &verify.Options{Time: m.now()}
	if today != "" {
		day, err := apdocs.ParseDate(today)
		if err != nil {
			return nil, usageFault("--today: %w", err)
		}
		o.Time = midnight(day)
	}
	if trust == "" {
		return o, nil
	}
	const most = 4 << 20
	data, err := readWhole(ctx, m, trust, most)
	if err != nil {
		return nil, err
	}
	o.Roots = x509.NewCertPool()
	if !o.Roots.AppendCertsFromPEM(data) {
		return nil, fileFault("%s: holds no certificate in PEM", trust)
	}
	return o, nil
}

func verifyFile(ctx context.Context, m *machine, path string, o *verify.Options, asJSON, mustTrust bool) error {
	document, err := readWhole(ctx, m, path, mostPDF)
	if err != nil {
		return err
	}
	v, err := verify.PDF(document, o)
	if err != nil {
		return fileFault("%s: %w", path, err)
	}
	if asJSON {
		type verdict struct {
			verify.Verdict
			Sentences []string `json:"sentences"`
		}
		all := struct {
			Holds      bool      `json:"holds"`
			Trusted    bool      `json:"trusted"`
			Signatures []verdict `json:"signatures"`
			Unsigned   []string  `json:"unsigned"`
		}{v.Holds(), v.Trusted(), []verdict{}, v.Unsigned}
		for _, s := range v.Signatures {
			all.Signatures = append(all.Signatures, verdict{s, s.Sentences()})
		}
		err = writeJSON(m.stdout, all)
	} else {
		err = printVerification(m, v)
	}
	if err != nil {
		return err
	}
	switch {
	case len(v.Signatures) == 0:
		return &fault{codeSignature, fmt.Errorf("%s: nobody has signed it", path)}
	case !v.Holds():
		return &fault{codeSignature, fmt.Errorf("%s: %s", path, broken(v))}
	case !v.Trusted() && mustTrust:
		return &fault{codeSignature, errors.New(path + ": the signatures hold, but nobody in --trust vouches for every signer")}
	case !v.Trusted():
		m.say("%s: warning: the signatures hold, but nobody who is trusted here vouches for every signer", path)
	}
	return nil
}

// broken says how many signatures do not hold.
func broken(v *verify.Verification) string {
	n := 0
	for _, s := range v.Signatures {
		if !s.Holds {
			n++
		}
	}
	if len(v.Signatures) == 1 {
		return "the signature does not hold"
	}
	return fmt.Sprintf("%d of %d signatures do not hold", n, len(v.Signatures))
}

// printVerification prints the verdicts one after another.
func printVerification(m *machine, v *verify.Verification) error {
	for _, s := range v.Signatures {
		if _, err := fmt.Fprintf(m.stdout, "%s\n", printable(s.Party)); err != nil {
			return err
		}
		for _, line := range s.Sentences() {
			if _, err := fmt.Fprintf(m.stdout, "  %s\n", printable(line)); err != nil {
				return err
			}
		}
	}
	for _, party := range v.Unsigned {
		if _, err := fmt.Fprintf(m.stdout, "%s\n  Has not signed.\n", printable(party)); err != nil {
			return err
		}
	}
	return nil
}
