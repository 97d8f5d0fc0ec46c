package sign_test

import (
	"bytes"
	"crypto/elliptic"
	"crypto/x509"
	"errors"
	"image"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/render/pdf/internal/signtest"
	"github.com/apdocs/forms/render/pdf/sign"
	"github.com/apdocs/forms/render/pdf/verify"
)

// named returns options with an identity whose certificate has arbitrary bytes as its
// name.
func named(id *signtest.Identity, certificate string) *sign.Options {
	own := *id.Chain[0]
	own.Subject.CommonName = certificate
	return &sign.Options{Field: "school", Key: id.Key, Chain: []*x509.Certificate{&own}, Date: signtest.SignedOn}
}

// TestTexts signs with texts that a person can type, paste or have in a certificate.
func TestTexts(t *testing.T) {
	id := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Jordan Sample", nil, nil)
	document := signtest.UnsignedVisit(t, false)
	dot := image.NewGray(image.Rect(0, 0, 3, 2))
	for _, test := range []struct {
		name   string
		change func(*sign.Options)
		field  string // that is refused, "" for none
		says   string // in the text for the reason, or in the error
	}{
		{"line feeds", func(o *sign.Options) { o.Reason = "\nRead\r\nand\tagreed\u2028 to \u2029\v\f\u0085this\n" }, "",
			"Read and agreed to this"},
		{"spaces alone", func(o *sign.Options) { o.Name, o.Role, o.Reason = " ", "\n", "\t" }, "", ""},
		{"certificate", func(o *sign.Options) { o.Chain[0].Subject.CommonName = "A\nB" }, "", ""},
		{"control", func(o *sign.Options) { o.Reason = "a\x00b" }, "Reason", "a control character"},
		{"escape", func(o *sign.Options) { o.Role = "\x1b[31m" }, "Role", "a control character"},
		{"direction", func(o *sign.Options) { o.Reason = "\u202ecod.exe \u2066a" }, "", "cod.exe a"},
		{"surrogate", func(o *sign.Options) { o.Role = "\xed\xa0\x80" }, "Role", "damaged text"},
		{"broken", func(o *sign.Options) { o.Reason = "\xff" }, "Reason", "damaged text"},
		{"script", func(o *sign.Options) { o.Name = "ខ្មែរ" }, "Name", "Khmer"},
		{"nothing", func(o *sign.Options) { o.Name = "\u200b" }, "Name", "nothing that can be printed"},
		{"broken certificate", func(o *sign.Options) { o.Chain[0].Subject.CommonName = "\xff\x01" }, "Name",
			"the name in the certificate"},
		{"long certificate", func(o *sign.Options) { o.Chain[0].Subject.CommonName = strings.Repeat("W", 500) }, "Name",
			"the name in the certificate is too long"},
		{"long reason", func(o *sign.Options) { o.Reason = strings.Repeat("word ", 400) }, "Reason", "is too long"},
		{"long role", func(o *sign.Options) { o.Role = strings.Repeat("w", 2000) }, "Role", "is too long"},
		{"picture", func(o *sign.Options) { o.Picture, o.PictureText = dot, "a\nb" }, "", ""},
		{"picture in words", func(o *sign.Options) { o.Picture, o.PictureText = dot, "اسم" }, "", ""},
		{"picture without words", func(o *sign.Options) { o.Picture, o.PictureText = dot, "\n" }, "PictureText",
			"is missing"},
		{"picture, control", func(o *sign.Options) { o.Picture, o.PictureText = dot, "a\x07" }, "PictureText",
			"a control character"},
		{"picture, direction", func(o *sign.Options) { o.Picture, o.PictureText = dot, "a\u2069" }, "", ""},
		{"picture, broken", func(o *sign.Options) { o.Picture, o.PictureText = dot, "a\xff" }, "PictureText", "damaged text"},
	} {
		o := named(id, "Jordan Sample")
		test.change(o)
		var b bytes.Buffer
		err := sign.PDF(&b, document, o)
		var wrong *sign.TextError
		if test.field != "" {
			if !errors.As(err, &wrong) || wrong.Field != test.field || !strings.Contains(err.Error(), test.says) || b.Len() > 0 {
				t.Errorf("%s: %v", test.name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if v := signtest.Verify(t, b.Bytes(), today).Signatures[0]; !v.Holds || v.Reason != test.says {
			t.Errorf("%s: %+v", test.name, v)
		}
	}
}

var today = &verify.Options{Roots: x509.NewCertPool(), Time: signtest.SignedOn}

// FuzzTexts signs with arbitrary bytes as texts. Unless they are refused, the document is
// signed and the signature holds.
func FuzzTexts(f *testing.F) {
	id := signtest.Issue(f, signtest.NewECDSA(f, elliptic.P256()), "Jordan Sample", nil, nil)
	document := signtest.UnsignedVisit(f, false)
	f.Add("Jordan Sample", "Headteacher", "Agreed", "Sample School", "A signature")
	f.Add("", "a\nb", "\r\t\u2028", "A\nB", "x\x00")
	f.Add("\u202e", "\xed\xa0\x80", "\u200b\ufeff", strings.Repeat("W", 64), "\u2066")
	f.Add("e\u0301\u0323", "ﬁ\u00ad", "\U0001F600", "\x7f", "\ue000")
	dot := image.NewGray(image.Rect(0, 0, 3, 2))
	f.Fuzz(func(t *testing.T, name, role, reason, certificate, picture string) {
		o := named(id, certificate)
		o.Name, o.Role, o.Reason, o.PictureText = name, role, reason, picture
		if len(picture)%2 == 1 {
			o.Picture = dot
		}
		var b bytes.Buffer
		err := sign.PDF(&b, document, o)
		var wrong *sign.TextError
		switch {
		case errors.As(err, &wrong):
		case err != nil:
			t.Fatal(err)
		default:
			if v := signtest.Verify(t, b.Bytes(), today); !v.Holds() {
				t.Errorf("%+v", v)
			}
		}
	})
}

// TestKeys signs with a key of each kind and verifies.
func TestKeys(t *testing.T) {
	root := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Sample Root", nil, signtest.Authority)
	document := signtest.UnsignedVisit(t, false)
	for name, key := range map[string]*signtest.Identity{
		"RSA":     signtest.Issue(t, signtest.NewRSA(t), "Jordan Sample", root, nil),
		"P-256":   signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Jordan Sample", root, nil),
		"P-384":   signtest.Issue(t, signtest.NewECDSA(t, elliptic.P384()), "Jordan Sample", root, nil),
		"P-521":   signtest.Issue(t, signtest.NewECDSA(t, elliptic.P521()), "Jordan Sample", root, nil),
		"Ed25519": signtest.Issue(t, signtest.NewEd25519(t), "Jordan Sample", root, nil),
	} {
		o := key.Options("school")
		signed := signtest.Sign(t, document, o)
		if !bytes.Equal(signed, signtest.Sign(t, document, o)) {
			t.Errorf("%s: two signatures differ", name)
		}
		v := signtest.Verify(t, signed, signtest.Trusting(root))
		if !v.Holds() || !v.Trusted() || v.Signatures[0].Weak {
			t.Errorf("%s: %+v", name, v)
		}
		signtest.Keep(t, name+".pdf", signed)
	}
	signtest.Keep(t, "root.pem", signtest.PEM(root.Chain[0]))
}

// TestBoundedTime signs with a reason of a megabyte, which is refused quickly.
func TestBoundedTime(t *testing.T) {
	o := named(signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Jordan Sample", nil, nil), "Jordan Sample")
	o.Reason = strings.Repeat("W", 1<<20)
	start := time.Now()
	if err := sign.PDF(io.Discard, signtest.UnsignedVisit(t, false), o); err == nil {
		t.Error("is signed")
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("takes %v", took)
	}
}
