package protect_test

import (
	"bytes"
	"crypto/elliptic"
	"errors"
	"strings"
	"testing"

	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/signtest"
	"github.com/apdocs/forms/render/pdf/protect"
)

func TestProtect(t *testing.T) {
	document := signtest.UnsignedVisit(t, false)
	var first, second, other bytes.Buffer
	for b, password := range map[*bytes.Buffer]string{&first: "correct horse", &second: "correct horse",
		&other: "correct house"} {
		if err := protect.PDF(b, document, password); err != nil {
			t.Fatal(err)
		}
	}
	signtest.Keep(t, "protected.pdf", first.Bytes())
	if !bytes.Equal(first.Bytes(), second.Bytes()) || bytes.Equal(first.Bytes(), other.Bytes()) {
		t.Error("the bytes do not depend on document and password alone")
	}
	if _, err := file.Read(first.Bytes()); !errors.Is(err, file.ErrEncrypted) {
		t.Errorf("reads as %v", err)
	}
	for _, plain := range []string{"Alex", "Progress", "pdfuaid", "pdfaid"} {
		if bytes.Contains(first.Bytes(), []byte(plain)) {
			t.Errorf("%q can be read without the password", plain)
		}
	}
	id := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Jordan Sample", nil, nil)
	// Passwords that look the same are the same (RFC 4013): a soft hyphen is ignored, a
	// no-break space is a space, and a full-width or composed letter is the ordinary one.
	var alike bytes.Buffer
	if err := protect.PDF(&alike, document, "cor\u00adrect\u00a0\uff48orse"); err != nil ||
		!bytes.Equal(alike.Bytes(), first.Bytes()) {
		t.Errorf("the password is not prepared: %v", err)
	}
	for says, test := range map[string]struct {
		document []byte
		password string
	}{
		"8 to 127 characters":                    {document, "short\u00ad\u00ad\u00ad\u00ad"},
		"a character that passwords cannot have": {document, "correct horse \u0007"},
		"not UTF-8":                              {document, "correct horse \xff"},
		"has been signed":                        {signtest.Sign(t, document, id.Options("school")), "correct horse"},
		"not a PDF":                              {nil, "correct horse"}, "is encrypted": {first.Bytes(), "correct horse"},
	} {
		var b bytes.Buffer
		if err := protect.PDF(&b, test.document, test.password); err == nil || !strings.Contains(err.Error(), says) ||
			b.Len() > 0 {
			t.Errorf("%v, not %q", err, says)
		}
	}
}
