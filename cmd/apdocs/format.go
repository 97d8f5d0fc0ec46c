package main

import (
	"io"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx"
	"github.com/apdocs/forms/render/pdf"
)

// A format is a file format of documents.
type format struct {
	name       string // as in --format and the file extension
	newEncoder func(*render.Options) encoder
	settings   func(*apdocs.Organisation) []error // what it cannot print of an organisation's settings
}

// An encoder writes records as documents of one format, with the same options.
type encoder interface {
	EncodeTo(io.Writer, apdocs.Form, *apdocs.Addressee) error
}

func formats() []format {
	return []format{
		{"pdf", func(o *render.Options) encoder { return pdf.NewEncoder(o) }, pdf.CheckSettings},
		{"docx", func(o *render.Options) encoder { return docx.NewEncoder(o) }, docx.CheckSettings},
	}
}

func formatNames() (names []string) {
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// formatNamed returns the format of that name, or nil.
func formatNamed(name string) *format {
	for _, f := range formats() {
		if f.name == name {
			return &f
		}
	}
	return nil
}
