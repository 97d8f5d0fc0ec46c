package render

import (
	"fmt"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// Addressee returns whom the letter of the record goes to, or nil if the options make no letter. It
// is an error if the letter goes to several people: each gets their own letter, and
// [Options.Addressees] lists them.
func (o *Options) Addressee(f apdocs.Form) (*apdocs.Addressee, error) {
	to, err := o.Addressees(f)
	switch {
	case err != nil || to == nil:
		return nil, err
	case len(to) > 1:
		return nil, fmt.Errorf("it has %d addressees, and each gets a letter of their own", len(to))
	}
	return &to[0], nil
}

// Addressees returns whom the letters of the record go to, or nil if the options make no letter. A
// draft that names nobody yet has one addressee, without a name.
func (o *Options) Addressees(f apdocs.Form) ([]apdocs.Addressee, error) {
	outline, err := apdocs.Outlined(f)
	if err != nil || outline.Letter == nil || o != nil && o.Rendition == Blank {
		return nil, err
	}
	to := outline.Letter.To(f)
	switch {
	case len(to) > 0:
		return to, nil
	case o != nil && o.Draft:
		return []apdocs.Addressee{{}}, nil
	}
	return nil, fmt.Errorf("it has no addressee")
}

// Addressed returns the lines of a letter's address, the name first. A withheld address is never
// printed.
func Addressed(to *apdocs.Addressee) []string { return AddressedIn(nil, to) }

// AddressedIn is Addressed in a language.
func AddressedIn(t *apdocs.Translation, to *apdocs.Addressee) []string {
	lines := []string{strings.TrimSpace(to.Name)}
	if lines[0] == "" {
		lines[0] = t.Say(noName)
	}
	if to.Withheld {
		return append(lines, t.Say(AddressHeld))
	}
	for line := range strings.SplitSeq(string(to.Address), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// SlipText returns the text above the signature on the slip of a letter, as it is printed: what the
// signer agrees to. It is "" if signature is not the slip's.
func SlipText(f apdocs.Form, signature *apdocs.Field) (string, error) {
	outline, err := apdocs.Outlined(f)
	if err != nil || outline.Letter == nil {
		return "", err
	}
	to := outline.Letter.To(f)
	if len(to) == 0 {
		to = []apdocs.Addressee{{}}
	}
	slip := outline.Letter.Wording(&to[0]).Slip
	if slip == nil || slip.Sign.Name != signature.Name {
		return "", nil
	}
	source := Source{Outline: outline, Record: f, To: &to[0]}
	return source.Fill(slip.Text), nil
}
