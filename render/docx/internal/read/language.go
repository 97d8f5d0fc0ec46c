package read

import (
	"strings"

	"github.com/apdocs/forms/render/docx/internal/markup"
)

// language reads which language the file says it is in.
func (p *Package) language(d *Document) error {
	data, err := p.part(p.core)
	if err != nil || data == nil {
		return err
	}
	s, within := markup.New(data), false
	for {
		kind, err := s.Next()
		switch {
		case err != nil:
			return damaged(err)
		case kind == markup.EOF:
			return nil
		case kind == markup.Text && within && d.Language == "":
			d.Language = strings.TrimSpace(s.String())
		default:
			within = kind == markup.Start && string(s.Local) == "language"
		}
	}
}

// The part in which Word keeps the placeholder texts of controls, and how many of them are read.
const (
	glossaryPart = "word/glossary/document.xml"
	mostHolders  = 50
)

// glossary reads the placeholder texts of the file. Those of a translated form are known from there alone.
func (p *Package) glossary(d *Document) error {
	data, err := p.part(glossaryPart)
	if err != nil || data == nil {
		return err
	}
	s, within := markup.New(data), false
	var text strings.Builder
	for {
		kind, err := s.Next()
		switch name := string(s.Local); {
		case err != nil:
			return damaged(err)
		case kind == markup.EOF:
			return nil
		case kind == markup.Text && within && text.Len() < mostText:
			text.WriteString(s.String())
		case kind == markup.End && name == "docPart":
			if words := strings.TrimSpace(text.String()); words != "" && len(d.Holders) < mostHolders {
				d.Holders = append(d.Holders, words)
			}
			text.Reset()
		default:
			within = kind == markup.Start && name == "t"
		}
	}
}
