package sign_test

import (
	"bytes"
	"crypto/elliptic"
	"crypto/x509"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/render/pdf/internal/signtest"
	"github.com/apdocs/forms/render/pdf/internal/stamp/stamptest"
	"github.com/apdocs/forms/render/pdf/sign"
	"github.com/apdocs/forms/render/pdf/verify"
)

func TestTimestamp(t *testing.T) {
	root := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Sample Root", nil, signtest.Authority)
	school := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Jordan Sample", root, nil)
	document := signtest.UnsignedVisit(t, false)
	at := signtest.SignedOn.Add(time.Minute)
	a, err := stamptest.New(at, nil)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(a)
	defer server.Close()
	signtest.Keep(t, "roots.pem", append(signtest.PEM(root.Chain[0]), signtest.PEM(a.Certificate)...))
	for name, padding := range map[string]int{"usual": 0, "long": 20000} {
		a.Padding = padding
		o := school.Options("school")
		o.Stamp = sign.TimestampServer(t.Context(), server.URL, nil)
		stamped := signtest.Sign(t, document, o)
		signtest.Keep(t, "stamped-"+name+".pdf", stamped)
		trust := signtest.Trusting(root)
		v := signtest.Verify(t, stamped, trust).Signatures[0]
		if !v.Holds || v.StampTrusted || v.StampDoubt != "the authority is not trusted here" ||
			v.Stamper != "Sample Time" || !v.Stamped.Equal(at.Add(time.Second/2)) {
			t.Errorf("%s: %+v", name, v)
		}
		trust.Roots.AddCert(a.Certificate)
		if v := signtest.Verify(t, stamped, trust).Signatures[0]; !v.StampTrusted || v.Trust != verify.Trusted {
			t.Errorf("%s, signtest.Authority trusted: %+v", name, v)
		}
		// The time-stamp proves the signature long after the certificate has expired.
		trust.Time = signtest.SignedOn.AddDate(20, 0, 0)
		if v := signtest.Verify(t, stamped, trust).Signatures[0]; v.Trust != verify.Trusted {
			t.Errorf("%s, years later: %+v", name, v)
		}
		i := bytes.LastIndex(stamped, []byte("/Contents<")) + 12
		for j := i; j < i+2000; j += 37 {
			changed := bytes.Clone(stamped)
			if changed[j]++; changed[j] == ':' {
				changed[j] = '0'
			}
			if v, err := verify.PDF(changed, trust); err == nil && v.Holds() {
				t.Errorf("%s: digit %d of the signature is not covered", name, j-i)
			}
		}
	}
}

// TestTimestampRefused signs with servers that answer wrongly: nothing is written.
func TestTimestampRefused(t *testing.T) {
	school := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Jordan Sample", nil, nil)
	a, err := stamptest.New(signtest.SignedOn, nil)
	if err != nil {
		t.Fatal(err)
	}
	huge, err := stamptest.New(signtest.SignedOn, nil)
	if err != nil {
		t.Fatal(err)
	}
	a.OtherSum, huge.Padding = true, 40000
	for says, handler := range map[string]http.Handler{
		"it is over something else": a, "would have more than 32767 bytes": huge, "HTTP status 404": http.NotFoundHandler(),
		"not a time-stamp": http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("rubbish")) }),
	} {
		server := httptest.NewServer(handler)
		o := school.Options("school")
		o.Stamp = sign.TimestampServer(t.Context(), server.URL, nil)
		var b bytes.Buffer
		if err := sign.PDF(&b, signtest.UnsignedVisit(t, false), o); err == nil || !strings.Contains(err.Error(), says) ||
			b.Len() > 0 {
			t.Errorf("%v, not %q; %d bytes are written", err, says, b.Len())
		}
		server.Close()
	}
}

// TestExpired verifies after the certificate has expired, without a time-stamp.
func TestExpired(t *testing.T) {
	root := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Sample Root", nil, func(c *x509.Certificate) {
		signtest.Authority(c)
		c.NotAfter = signtest.SignedOn.AddDate(30, 0, 0)
	})
	document := signtest.Sign(t, signtest.UnsignedVisit(t, false),
		signtest.Issue(t, signtest.NewRSA(t), "Jordan Sample", root, nil).Options("school"))
	o := signtest.Trusting(root)
	o.Time = signtest.SignedOn.AddDate(20, 0, 0)
	if v := signtest.Verify(t, document, o).Signatures[0]; !v.Holds || v.Trust != verify.Expired {
		t.Errorf("%+v", v)
	}
}

// TestRefusedKeys signs with keys that must not sign.
func TestRefusedKeys(t *testing.T) {
	document := signtest.UnsignedVisit(t, false)
	good := signtest.NewECDSA(t, elliptic.P256())
	for says, id := range map[string]*signtest.Identity{
		"expired on 23 November 2026": signtest.Issue(t, good, "A", nil,
			func(c *x509.Certificate) { c.NotAfter = signtest.SignedOn.AddDate(0, 0, -1) }),
		"not valid before 25": signtest.Issue(t, good, "A", nil,
			func(c *x509.Certificate) { c.NotBefore = signtest.SignedOn.AddDate(0, 0, 1) }),
		"not for signatures": signtest.Issue(t, good, "A", nil,
			func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageKeyAgreement }),
		"something else than signing": signtest.Issue(t, good, "A", nil, func(c *x509.Certificate) {
			c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
		}),
		"ECDSA key has 224 bits": signtest.Issue(t, signtest.NewECDSA(t, elliptic.P224()), "A", nil, nil),
		"belongs to another key": {Key: good, Chain: signtest.Issue(t, signtest.NewRSA(t), "A", nil, nil).Chain},
		"has no certificate":     {Key: good},
	} {
		var b bytes.Buffer
		if err := sign.PDF(&b, document, id.Options("school")); err == nil || !strings.Contains(err.Error(), says) ||
			b.Len() > 0 {
			t.Errorf("%v, not %q", err, says)
		}
	}
}

// TestRefusedDocuments signs files that cannot be signed.
func TestRefusedDocuments(t *testing.T) {
	id := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Jordan Sample", nil, nil)
	document := signtest.UnsignedVisit(t, false)
	closed := id.Options("school")
	closed.Certify = true
	certified := bytes.Replace(signtest.Sign(t, document, closed), []byte("/P 2/V"), []byte("/P 1/V"), 1)
	for says, file := range map[string][]byte{
		"not a PDF file":           []byte("no PDF at all"),
		"its end":                  document[:len(document)/2],
		"signed already":           signtest.Sign(t, document, id.Options("parent")),
		"certified so that nobody": certified,
		"before the beginning":     append([]byte("x\n"), document...),
	} {
		var b bytes.Buffer
		before := bytes.Clone(file)
		if err := sign.PDF(&b, file, id.Options("parent")); err == nil || !strings.Contains(err.Error(), says) ||
			b.Len() > 0 {
			t.Errorf("%v, not %q", err, says)
		}
		if !bytes.Equal(before, file) {
			t.Errorf("%s: the file was changed", says)
		}
	}
}
