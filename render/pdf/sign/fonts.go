package sign

import (
	"fmt"
	"sync"

	"github.com/apdocs/forms/render/pdf/internal/font"
)

// Fonts are the faces of the words of signatures: those of the program, and those of font files. Several goroutines
// may use them.
type Fonts struct {
	family *font.Family
	set    *font.Set // its core is empty: each signature embeds all characters that it shows
}

// LoadFonts reads font files, such as those of the settings of an organisation ([apdocs.Organisation.Fonts]). The error
// says what is wrong with them, and nothing that they hold.
func LoadFonts(files ...[]byte) (*Fonts, error) {
	family, err := font.Load()
	if err != nil {
		return nil, fmt.Errorf("load fonts: %w", err)
	}
	if family, err = family.With(files...); err != nil {
		return nil, err
	}
	return &Fonts{family, family.NewSet(nil, nil)}, nil
}

// ownFonts are the faces of the program alone.
var ownFonts = sync.OnceValues(func() (*Fonts, error) { return LoadFonts() })

// fonts returns the faces for the words of the signature.
func (o *Options) fonts() (*Fonts, error) {
	if o.Fonts != nil {
		return o.Fonts, nil
	}
	return ownFonts()
}
