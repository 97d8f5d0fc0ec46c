package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/protect"
)

// A protection encrypts documents with a password, as the options of fill say.
type protection struct {
	flags *pflag.FlagSet
	file  string
}

func (p *protection) declare(flags *pflag.FlagSet) {
	p.flags = flags
	flags.StringVar(&p.file, "password-file", "",
		"for a copy sent by e-mail: it opens with the password in the first line of this `FILE`")
	complete(flags, "password-file", "file")
}

// prepare reads the password. It returns "" if there is none.
func (p *protection) prepare(ctx context.Context, m *machine, signed bool) (string, error) {
	if p.file == "" {
		return "", nil
	}
	if p.flags.Changed("merge") {
		return "", usageFault("--password-file: is for one recipient’s copy; leave out --merge")
	}
	if signed {
		return "", usageFault("--password-file: a signed document cannot be encrypted, for its signature would no longer " +
			"hold")
	}
	const most = 4 << 10
	data, err := readWhole(ctx, m, p.file, most)
	if err != nil {
		return "", err
	}
	password, err := firstLine("--password-file", data)
	if err != nil {
		return "", err
	}
	if password == "" {
		return "", fileFault("--password-file: its first line is empty")
	}
	if err := protect.CheckPassword(password); err != nil {
		return "", fileFault("--password-file: %w", err)
	}
	m.say("documents with a password are not archival (PDF/A); keep a copy without")
	return password, nil
}

// protected returns the format with encryption.
func (f *format) protected(password string) *format {
	with := *f
	with.newEncoder = func(o *render.Options) encoder { return &protectingEncoder{f.newEncoder(o), password} }
	return &with
}

// A protectingEncoder encodes documents and encrypts them.
type protectingEncoder struct {
	encoder
	password string
}

func (e *protectingEncoder) EncodeTo(w io.Writer, f apdocs.Form, to *apdocs.Addressee) error {
	known, err := guessable(f, e.password)
	if err != nil {
		return err
	}
	if known != "" {
		return fmt.Errorf("the password is %s, which others know; choose another", known)
	}
	var b bytes.Buffer
	if err := e.encoder.EncodeTo(&b, f, to); err != nil {
		return err
	}
	return protect.PDF(w, b.Bytes(), e.password)
}

// guessable says which answer of the record the password is made of, if any. E-mailed
// documents are too often encrypted with a date of birth or name, which many people know.
func guessable(f apdocs.Form, password string) (string, error) {
	outline, err := apdocs.Outlined(f)
	if err != nil {
		return "", err
	}
	word := squeezed(password)
	if word == "" {
		return "", errors.New("the password has neither letters nor digits")
	}
	for _, field := range outline.Fields {
		if strings.Contains(field.Name, "[]") || field.Kind == apdocs.KindComputed || field.Kind == apdocs.KindGroup {
			continue
		}
		switch v := field.Pointer(f, apdocs.At{}).(type) {
		case *apdocs.Date:
			if field.Name == "pupil.birthDate" && isDate(*v, word) {
				return "the pupil’s date of birth", nil
			}
		case *string:
			if known := giveaway(field.Name, *v, word); known != "" {
				return known, nil
			}
		case *apdocs.Address:
			if slices.Contains(postcodes(string(*v)), word) {
				return "a postcode", nil
			}
		}
	}
	return "", nil
}

// giveaway says which part of a text the word is, or returns "".
func giveaway(name, text, word string) string {
	switch name {
	case "pupil.upn":
		if squeezed(text) == word {
			return "the pupil’s UPN"
		}
	case "pupil.name":
		names := append(strings.Fields(text), text)
		if slices.ContainsFunc(names, func(n string) bool { return squeezed(n) == word }) {
			return "the pupil’s name"
		}
	}
	return ""
}

// squeezed returns the letters and digits of a text in lower case.
func squeezed(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}

// isDate reports whether the word is the date, in any usual order.
func isDate(d apdocs.Date, word string) bool {
	if d.IsZero() {
		return false
	}
	day := midnight(d)
	for _, layout := range []string{"20060102", "02012006", "01022006", "020106", "060102", "212006", "2January2006",
		"02January2006", "2Jan2006", "02Jan2006", "January22006"} {
		if squeezed(day.Format(layout)) == word {
			return true
		}
	}
	return false
}

var postcode = regexp.MustCompile(`(?i)\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b`)

func postcodes(text string) (all []string) {
	for _, p := range postcode.FindAllString(text, -1) {
		all = append(all, squeezed(p))
	}
	return all
}
