package main

import (
	"bytes"
	"context"
	"crypto"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/pdf/key"
)

func keyCommand() command {
	return command{
		name:     "key",
		operands: "new",
		summary:  "a key for trying out signatures",
		about: "The certificate is issued by its own holder, which anybody can do in anybody’s name: each signature made " +
			"with " +
			"it says so, and so does `apdocs verify`. For documents that count, have a key from an authority that checks who " +
			"you are.\n" +
			"It is kept as PKCS#12, encrypted by a passphrase, which is asked for or read from a file.",
		examples: []example{
			{"apdocs key new --self-signed --name Example -o try.p12", "asks for a passphrase"},
			{"apdocs key new --self-signed --name Example --no-passphrase -o try.p12", "without one"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var out output
			var secret passphrase
			out.declare(flags, "the `FILE` to write")
			out.private = true
			selfSigned := flags.Bool("self-signed", false,
				"with a certificate issued by its own holder; there is no other kind here")
			name := flags.String("name", "", "whose `NAME` the certificate bears")
			from := flags.String("from", "", "valid for a year from this `DATE` on; the clock’s if not given")
			none := flags.Bool("no-passphrase", false, "do not encrypt the file")
			secret.declare(flags)
			return func(ctx context.Context, m *machine, operands []string) error {
				switch {
				case operands[0] != "new":
					return usageFault("key: %q is nothing it does; usage: apdocs key new", operands[0])
				case !*selfSigned:
					return usageFault("key new: say --self-signed: the certificate is issued by its own holder, and is for trying " +
						"out only")
				case *name == "":
					return usageFault("key new: --name is missing: whose name the certificate bears")
				case out.path == "" || out.path == "-" || out.isFolder():
					return usageFault("key new: -o is missing: the file to write")
				}
				return newKey(ctx, m, &out, &secret, *name, *from, *none)
			}
		},
	}
}

func newKey(ctx context.Context, m *machine, out *output, secret *passphrase, name, from string, none bool) error {
	day := apdocs.DateOf(m.now())
	if from != "" {
		var err error
		if day, err = apdocs.ParseDate(from); err != nil {
			return usageFault("--from: %w", err)
		}
	}
	if err := out.free(out.path); err != nil {
		return err
	}
	words := ""
	if !none {
		var err error
		if words, err = secret.read(ctx, m, "Passphrase for the new key: "); err != nil {
			return err
		}
		if words == "" {
			return usageFault("key new: the passphrase is empty; --no-passphrase does without one")
		}
	}
	data, err := key.TryOut(name, midnight(day), words)
	if err != nil {
		return fileFault("%w", err)
	}
	if err := out.put(ctx, m, out.path, data); err != nil {
		return err
	}
	m.say("written to %s: for trying out, it proves nothing about who signs", out.path)
	return nil
}

// keyFiles are the files that contain a key and its certificates.
type keyFiles struct {
	key          string
	certificates string
	secret       passphrase
}

func (k *keyFiles) declare(flags *pflag.FlagSet) {
	flags.StringVar(&k.key, "key", "", "the key: a PKCS#12 or PEM `FILE`")
	flags.StringVar(&k.certificates, "certificates", "",
		"its certificates in a PEM `FILE`, where they are not in that of the key")
	complete(flags, "key", "file")
	complete(flags, "certificates", "file")
	k.secret.declare(flags)
}

// read reads the key. It asks for a passphrase only if the key needs one.
func (k *keyFiles) read(ctx context.Context, m *machine) (crypto.Signer, []*x509.Certificate, error) {
	if k.key == "" {
		return nil, nil, usageFault("sign: --key is missing: a PKCS#12 or PEM file")
	}
	var files [][]byte
	for _, path := range []string{k.key, k.certificates} {
		if path == "" {
			continue
		}
		if path == "-" {
			return nil, nil, usageFault("--key: name a file")
		}
		data, err := readWhole(ctx, m, path, key.MaxSize)
		if err != nil {
			return nil, nil, err
		}
		files = append(files, data)
	}
	private, chain, err := key.Read("", files...)
	if errors.Is(err, key.ErrPassphrase) {
		words, wrong := k.secret.read(ctx, m, "Passphrase of the key: ")
		if wrong != nil {
			return nil, nil, wrong
		}
		private, chain, err = key.Read(words, files...)
	}
	if err != nil {
		return nil, nil, fileFault("%s: %w", k.key, err)
	}
	return private, chain, nil
}

// A passphrase is read from a file, a file descriptor or the terminal. It is never on the
// command line, which other users of the machine can see.
type passphrase struct {
	file       string
	descriptor int
}

func (p *passphrase) declare(flags *pflag.FlagSet) {
	flags.StringVar(&p.file, "passphrase-file", "", "the passphrase: the first line of a `FILE`; asked for if not given")
	flags.IntVar(&p.descriptor, "passphrase-fd", -1, "the passphrase: the first line of the open file of this `NUMBER`")
	complete(flags, "passphrase-file", "file")
}

func (p *passphrase) read(ctx context.Context, m *machine, prompt string) (string, error) {
	const most = 4 << 10
	switch {
	case p.file != "" && p.descriptor >= 0:
		return "", usageFault("give --passphrase-file or --passphrase-fd, not both")
	case p.file != "":
		data, err := readWhole(ctx, m, p.file, most)
		if err != nil {
			return "", err
		}
		return firstLine("--passphrase-file", data)
	case p.descriptor >= 0:
		f := os.NewFile(uintptr(p.descriptor), "passphrase")
		if f == nil {
			return "", usageFault("--passphrase-fd: there is no open file of that number")
		}
		data, err := io.ReadAll(io.LimitReader(f, most))
		if err != nil {
			return "", fileFault("--passphrase-fd: %s", because(err))
		}
		return firstLine("--passphrase-fd", data)
	}
	f, ok := m.stdin.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return "", usageFault("the key needs a passphrase; give it with --passphrase-file or --passphrase-fd")
	}
	fmt.Fprint(m.stderr, prompt)
	words, err := term.ReadPassword(int(f.Fd()))
	fmt.Fprintln(m.stderr)
	if err != nil {
		return "", fileFault("the passphrase: %s", because(err))
	}
	return string(words), nil
}

// firstLine returns the secret in a file: its first line, without a byte order mark. The
// error names the option and contains nothing of the secret.
func firstLine(option string, data []byte) (string, error) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return "", fileFault("%s: the file is saved as UTF-16; save it as UTF-8, as plain text", option)
	}
	line, _, _ := bytes.Cut(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\n"))
	line = bytes.TrimSuffix(line, []byte("\r"))
	if !utf8.Valid(line) {
		return "", fileFault("%s: the file is not UTF-8 text; save it as UTF-8, as plain text", option)
	}
	return string(line), nil
}
