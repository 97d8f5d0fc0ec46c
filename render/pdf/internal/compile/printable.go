package compile

import (
	"errors"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/internal/printable"
	"github.com/apdocs/forms/render/pdf/internal/font"
)

// forPDF returns text as a PDF prints it. The error says that Word can, where no font here has a
// character.
func forPDF(text string) (string, error) {
	text, err := font.Compose(text)
	var wrong *printable.Error
	if errors.As(err, &wrong) && !wrong.Forbidden {
		wrong.Advice = "as PDF; Word can"
	}
	return text, err
}

// WrongSettings returns a [*render.SettingError] for each text of the organisation that cannot be
// printed as PDF.
func WrongSettings(o *apdocs.Organisation) []error { return arrange.WrongSettings(o, forPDF) }
