package pdf

import (
	"bytes"
	"crypto/elliptic"
	"crypto/x509"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/render/pdf/internal/stamp/stamptest"
)

func TestTimestamp(t *testing.T) {
	root := issue(t, newECDSA(t, elliptic.P256()), "Sample Root", nil, authority)
	school := issue(t, newECDSA(t, elliptic.P256()), "Jordan Sample", root, nil)
	document := unsignedVisit(t, false)
	at := signedOn.Add(time.Minute)
	a, err := stamptest.New(at, nil)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(a)
	defer server.Close()
	keep(t, "roots.pem", append(pemOf(root.chain[0]), pemOf(a.Certificate)...))
	for name, padding := range map[string]int{"usual": 0, "long": 20000} {
		a.Padding = padding
		o := school.options("school")
		o.Stamp = TimestampServer(t.Context(), server.URL, nil)
		stamped := signWith(t, document, o)
		keep(t, "stamped-"+name+".pdf", stamped)
		trust := trusting(root)
		v := verified(t, stamped, trust).Signatures[0]
		if !v.Holds || v.StampTrusted || v.Stamper != "Sample Time" || !v.Stamped.Equal(at.Add(time.Second/2)) {
			t.Errorf("%s: %+v", name, v)
		}
		trust.Roots.AddCert(a.Certificate)
		if v := verified(t, stamped, trust).Signatures[0]; !v.StampTrusted || v.Trust != Trusted {
			t.Errorf("%s, authority trusted: %+v", name, v)
		}
		// Long after the certificate has expired the time-stamp still proves it.
		trust.Time = signedOn.AddDate(20, 0, 0)
		if v := verified(t, stamped, trust).Signatures[0]; v.Trust != Trusted {
			t.Errorf("%s, years later: %+v", name, v)
		}
		i := bytes.LastIndex(stamped, []byte("/Contents<")) + 12
		for j := i; j < i+2000; j += 37 {
			changed := bytes.Clone(stamped)
			if changed[j]++; changed[j] == ':' {
				changed[j] = '0'
			}
			if v, err := Verify(changed, trust); err == nil && v.Holds() {
				t.Errorf("%s: digit %d of the signature is not covered", name, j-i)
			}
		}
	}
}

// TestTimestampRefused signs with a server that answers wrong: nothing is written.
func TestTimestampRefused(t *testing.T) {
	school := issue(t, newECDSA(t, elliptic.P256()), "Jordan Sample", nil, nil)
	a, err := stamptest.New(signedOn, nil)
	if err != nil {
		t.Fatal(err)
	}
	huge, err := stamptest.New(signedOn, nil)
	if err != nil {
		t.Fatal(err)
	}
	a.OtherSum, huge.Padding = true, 40000
	for says, handler := range map[string]http.Handler{
		"it is over something else": a, "would have more than 32767 bytes": huge, "HTTP status 404": http.NotFoundHandler(),
		"no time-stamp": http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("rubbish")) }),
	} {
		server := httptest.NewServer(handler)
		o := school.options("school")
		o.Stamp = TimestampServer(t.Context(), server.URL, nil)
		var b bytes.Buffer
		if err := Sign(&b, unsignedVisit(t, false), o); err == nil || !strings.Contains(err.Error(), says) || b.Len() > 0 {
			t.Errorf("%v, not %q; %d bytes are written", err, says, b.Len())
		}
		server.Close()
	}
}

// TestExpired verifies after the certificate has expired, and without a time-stamp.
func TestExpired(t *testing.T) {
	root := issue(t, newECDSA(t, elliptic.P256()), "Sample Root", nil, func(c *x509.Certificate) {
		authority(c)
		c.NotAfter = signedOn.AddDate(30, 0, 0)
	})
	document := signWith(t, unsignedVisit(t, false), issue(t, newRSA(t), "Jordan Sample", root, nil).options("school"))
	o := trusting(root)
	o.Time = signedOn.AddDate(20, 0, 0)
	if v := verified(t, document, o).Signatures[0]; !v.Holds || v.Trust != Expired {
		t.Errorf("%+v", v)
	}
}

// TestRefusedKeys are keys that may not sign.
func TestRefusedKeys(t *testing.T) {
	document := unsignedVisit(t, false)
	good := newECDSA(t, elliptic.P256())
	for says, id := range map[string]*identity{
		"expired on 23 November 2026": issue(t, good, "A", nil, func(c *x509.Certificate) { c.NotAfter = signedOn.AddDate(0, 0, -1) }),
		"not valid before 25":         issue(t, good, "A", nil, func(c *x509.Certificate) { c.NotBefore = signedOn.AddDate(0, 0, 1) }),
		"not for signatures":          issue(t, good, "A", nil, func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageKeyAgreement }),
		"something else than signing": issue(t, good, "A", nil, func(c *x509.Certificate) {
			c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
		}),
		"of ECDSA, P-256 and P-384": issue(t, newECDSA(t, elliptic.P521()), "A", nil, nil),
		"belongs to another key":    {good, issue(t, newRSA(t), "A", nil, nil).chain},
		"has no certificate":        {good, nil},
	} {
		var b bytes.Buffer
		if err := Sign(&b, document, id.options("school")); err == nil || !strings.Contains(err.Error(), says) || b.Len() > 0 {
			t.Errorf("%v, not %q", err, says)
		}
	}
}

// TestRefusedDocuments are files that cannot be signed.
func TestRefusedDocuments(t *testing.T) {
	id := issue(t, newECDSA(t, elliptic.P256()), "Jordan Sample", nil, nil)
	document := unsignedVisit(t, false)
	closed := id.options("school")
	closed.Certify = true
	certified := bytes.Replace(signWith(t, document, closed), []byte("/P 2/V"), []byte("/P 1/V"), 1)
	for says, file := range map[string][]byte{
		"not a PDF file":           []byte("no PDF at all"),
		"its end":                  document[:len(document)/2],
		"signed already":           signWith(t, document, id.options("parent")),
		"certified so that nobody": certified,
		"before the beginning":     append([]byte("x\n"), document...),
	} {
		var b bytes.Buffer
		before := bytes.Clone(file)
		if err := Sign(&b, file, id.options("parent")); err == nil || !strings.Contains(err.Error(), says) || b.Len() > 0 {
			t.Errorf("%v, not %q", err, says)
		}
		if !bytes.Equal(before, file) {
			t.Errorf("%s: the file was changed", says)
		}
	}
}
