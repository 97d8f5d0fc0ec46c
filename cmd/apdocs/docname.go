package main

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// mostName is the greatest length in bytes of a person's name in a file name.
const mostName = 100

// runName returns the name of a document in a run, without extension: the form and the
// reference or, if there is none, the record's number. It begins with the name of the
// form, so it is never a reserved name of Windows.
func runName(d *document, number int, names bool) string {
	name := nameOf(d.record)
	if d.record.Envelope().Reference == "" {
		name += fmt.Sprintf("-%06d", number)
	}
	if names {
		name += pupilPart(d.record)
	}
	if d.party != "" {
		name += "-" + string(d.party)
	}
	return name + d.letterPart()
}

// letterPart distinguishes the letters of one record, by number or as the local
// authority's.
func (d *document) letterPart() string {
	switch {
	case d.letter == 0:
		return ""
	case d.to != nil && d.to.Authority:
		return "-local-authority"
	}
	return "-" + strconv.Itoa(d.letter)
}

// pupilPart returns what --names adds: the letters and digits of the pupil's name.
func pupilPart(f apdocs.Form) string {
	o, err := apdocs.Outlined(f)
	if err != nil {
		return ""
	}
	field := o.Field("pupil.name")
	if field == nil || !field.Answered(f, apdocs.At{}) {
		return ""
	}
	words := strings.FieldsFunc(norm.NFC.String(render.Value(field, f, apdocs.At{})), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.N)
	})
	part := ""
	for _, w := range words {
		if len(part)+1+len(w) > mostName {
			break
		}
		part += "-" + w
	}
	return part
}
