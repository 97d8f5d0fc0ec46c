package render

import (
	"fmt"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// A Letterhead is printed at the top of the first page.
type Letterhead struct {
	Name   string
	Lines  []string // address and contact, at most two
	Logo   []byte   // a PNG or JPEG, or nil
	Colour apdocs.Colour
}

// NewLetterhead makes the letterhead from an organisation's settings. It is an error if the address
// has more than six lines or the colour cannot be read. A colour too light to print is darkened;
// the second result is then a warning that says so, otherwise "".
func NewLetterhead(o *apdocs.Organisation) (*Letterhead, string, error) {
	if o == nil {
		return &Letterhead{}, "", nil
	}
	l := &Letterhead{Name: strings.TrimSpace(o.Name), Logo: o.LogoImage}
	var address []string
	for line := range strings.SplitSeq(string(o.Address), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			const postcode = 8 // characters at most
			if len(line) <= postcode {
				line = strings.ReplaceAll(line, " ", space)
			}
			address = append(address, line)
		}
	}
	const most = 6
	if len(address) > most {
		return nil, "", fmt.Errorf("address of the organisation: has %d lines; the letterhead has room for %d",
			len(address), most)
	}
	if len(address) > 0 {
		l.Lines = append(l.Lines, strings.Join(address, ", "))
	}
	var contact []string
	for _, s := range []string{o.Phone, o.Email, o.Website} {
		if s = strings.TrimSpace(s); s != "" {
			contact = append(contact, strings.ReplaceAll(s, " ", space))
		}
	}
	if len(contact) > 0 {
		l.Lines = append(l.Lines, strings.Join(contact, "   "))
	}
	if o.Colour == "" {
		return l, "", nil
	}
	given, err := apdocs.ParseColour(o.Colour)
	if err != nil {
		return nil, "", err
	}
	l.Colour = darken(given)
	if l.Colour != given {
		return l, fmt.Sprintf("The colour %v is too light to print; %v is used.", given, l.Colour), nil
	}
	return l, "", nil
}
