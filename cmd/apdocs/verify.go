package main

import (
	"bytes"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/pdf/verify"
)

// codeSignature is the exit code if a signature does not verify.
const codeSignature = 4

func verifyCommand() command {
	return command{
		name:     "verify",
		operands: "FILE.pdf",
		summary:  "who signed a PDF, when, and what was changed since",
		about: "Each signature is checked: whether it and what it covers are intact, what was done to the document after " +
			"it " +
			"and whether it allows that, whether the signer is known, and what is not proved. Nothing is looked up in a " +
			"network.\n" +
			"Exit code 4: a signature does not hold, cannot be checked because it is made in a way that this program does " +
			"not know, or is too weak because its hash function (MD5, SHA-1) can be forged; or there is none. A signature " +
			"that holds is a warning if its signer’s certificate does not lead to a trusted issuer, or is weak (RSA below " +
			"2048 bits, SHA-1); with --trust these are 4 as well. A PDF that is damaged or encrypted is 4 too. A time in the " +
			"future is a warning.",
		examples: []example{
			{"apdocs verify signed.pdf", "by the system’s list of authorities"},
			{"apdocs verify signed.pdf --trust council.pem", "by your own"},
			{"apdocs verify signed.pdf --json", "for a program"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			trust := flags.String("trust", "", "trust the certificates in this PEM `FILE`, and no others")
			today := flags.String("today", "", "verify as on this `DATE`, such as 2026-03-25; the clock’s if not given")
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
		if bytes.Contains(document[:min(len(document), 1024)], []byte("%PDF-")) {
			return &fault{codeSignature, fmt.Errorf("%s: its signatures cannot be checked: %w", path, err)}
		}
		return fileFault("%s: %w", path, err)
	}
	if asJSON {
		type verdict struct {
			verify.Verdict
			State     verify.State `json:"state"`
			Sentences []string     `json:"sentences"`
		}
		all := struct {
			Holds      bool      `json:"holds"`
			Trusted    bool      `json:"trusted"`
			Signatures []verdict `json:"signatures"`
			Unsigned   []string  `json:"unsigned"`
		}{v.Holds(), v.Trusted(), []verdict{}, v.Unsigned}
		for _, s := range v.Signatures {
			all.Signatures = append(all.Signatures, verdict{s, s.State(), s.Sentences()})
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
	}
	if slices.ContainsFunc(v.Signatures, func(s verify.Verdict) bool { return s.Future }) {
		m.say("%s: warning: a signature has a time in the future", path)
	}
	weak := slices.ContainsFunc(v.Signatures, func(s verify.Verdict) bool { return s.Weak })
	switch {
	case weak && mustTrust:
		return &fault{codeSignature,
			errors.New(path + ": the signatures hold, but a key or certificate is too weak to be trusted")}
	case weak:
		m.say("%s: warning: the signatures hold, but a key or certificate is too weak to be trusted", path)
	case !v.Trusted() && mustTrust:
		return &fault{codeSignature, errors.New(path + ": the signatures hold, but not every signer is trusted by --trust")}
	case !v.Trusted():
		m.say("%s: warning: the signatures hold, but not every signer is trusted here", path)
	}
	return nil
}

// broken says how many signatures are invalid, cannot be checked or are too weak.
func broken(v *verify.Verification) string {
	states := []struct {
		one, many string
		n         int
	}{{one: "does not hold", many: "do not hold"}, {one: "cannot be checked", many: "cannot be checked"},
		{one: "is too weak", many: "are too weak"}}
	for _, s := range v.Signatures {
		switch s.State() {
		case verify.Broken:
			states[0].n++
		case verify.Unchecked:
			states[1].n++
		case verify.TooWeak:
			states[2].n++
		}
	}
	var said []string
	for _, state := range states {
		switch {
		case state.n == 0:
		case len(v.Signatures) == 1:
			return "the signature " + state.one
		case state.n == 1:
			said = append(said, fmt.Sprintf("1 of %d signatures %s", len(v.Signatures), state.one))
		default:
			said = append(said, fmt.Sprintf("%d of %d signatures %s", state.n, len(v.Signatures), state.many))
		}
	}
	return strings.Join(said, ", ")
}

// printVerification prints the verdicts.
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
