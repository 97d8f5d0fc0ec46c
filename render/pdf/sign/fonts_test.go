package sign_test

import (
	"bytes"
	"crypto/elliptic"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/apdocs/forms/render/pdf/internal/signtest"
	"github.com/apdocs/forms/render/pdf/sign"
)

// TestFonts signs with a name in Han, with a font for it and without.
func TestFonts(t *testing.T) {
	data, err := os.ReadFile("../../../testdata/fonts/sample.ttf")
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := sign.LoadFonts(data)
	if err != nil {
		t.Fatal(err)
	}
	o := named(signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Jordan Sample", nil, nil), "Jordan Sample")
	o.Name, o.Role = "示例小明", "学校"
	document := signtest.UnsignedVisit(t, false)
	var wrong *sign.TextError
	if err := sign.PDF(new(bytes.Buffer), document, o); !errors.As(err, &wrong) || wrong.Field != "Name" ||
		!strings.Contains(err.Error(), "without a font for it, which the settings name") {
		t.Errorf("without a font: %v", err)
	}
	o.Fonts = fonts
	var b bytes.Buffer
	if err := sign.PDF(&b, document, o); err != nil {
		t.Fatal(err)
	}
	if v := signtest.Verify(t, b.Bytes(), today).Signatures[0]; !v.Holds {
		t.Errorf("%+v", v)
	}
	if !bytes.Contains(b.Bytes()[len(document):], []byte("+SampleSansCJK")) {
		t.Error("the font is not in the signature")
	}
	if _, err := sign.LoadFonts([]byte("text")); err == nil {
		t.Error("a text is read as a font")
	}
}
