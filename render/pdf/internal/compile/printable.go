package compile

import (
	"errors"
	"fmt"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/internal/printable"
	"github.com/apdocs/forms/render/pdf/internal/font"
)

// Fonts are the faces that the documents of an organisation are printed in.
type Fonts struct {
	family *font.Family
	fixed  *font.Extra // of the fixed text of all plans, see Together; nil if each has its own
}

// Together returns the fonts for plans whose documents stand in one file, see [font.Union].
func (f *Fonts) Together() *Fonts { return &Fonts{f.family, font.NewFixed()} }

// LoadFonts returns our faces and those of the font files that the settings of the organisation, which may be nil,
// name. The error is a [*render.SettingError] about these files.
func LoadFonts(o *apdocs.Organisation) (*Fonts, error) {
	family, err := font.Load()
	if err != nil {
		return nil, fmt.Errorf("load fonts: %w", err)
	}
	if o != nil && len(o.Fonts) > 0 {
		if family, err = family.With(o.Fonts...); err != nil {
			return nil, &render.SettingError{Setting: "fontFiles", Err: err}
		}
	}
	return &Fonts{family: family}, nil
}

// printed returns text as a PDF prints it. The error says what to do where no font at hand has a
// character.
func (f *Fonts) printed(text string) (string, error) {
	text, err := f.family.Compose(text)
	var wrong *printable.Error
	if errors.As(err, &wrong) && !wrong.Forbidden {
		switch {
		case font.Selects(wrong.Rune) && f.family.Own():
			wrong.Advice = "as PDF, because the fonts named in the settings do not have this form of the character; " +
				"make it as Word, or name a font there that has it"
		case !font.CouldOwn(wrong.Rune):
			wrong.Advice = "as PDF; Word can"
		case f.family.Own():
			wrong.Advice = "as PDF, because the fonts named in the settings do not have it; make it as Word, or name " +
				"a font there that has it"
		default:
			wrong.Advice = "as PDF; make it as Word, or name a font in the settings (fontFiles)"
		}
	}
	return text, err
}

// WrongSettings returns a [*render.SettingError] for each text of the organisation that cannot be
// printed as PDF, and for font files that cannot be read.
func WrongSettings(o *apdocs.Organisation) []error {
	fonts, err := LoadFonts(o)
	if err != nil {
		return []error{err}
	}
	return arrange.WrongSettings(o, fonts.printed)
}
