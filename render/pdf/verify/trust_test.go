package verify_test

import (
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"testing"
	"time"

	"golang.org/x/crypto/ocsp"

	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/signtest"
	"github.com/apdocs/forms/render/pdf/internal/stamp/stamptest"
	"github.com/apdocs/forms/render/pdf/verify"
)

// revocation returns an issuer's certificate revocation list that contains the
// certificate.
func revocation(tb testing.TB, issuer *signtest.Identity, c *x509.Certificate, at time.Time) []byte {
	tb.Helper()
	der, err := x509.CreateRevocationList(rand.Reader, &x509.RevocationList{Number: big.NewInt(1), ThisUpdate: at,
		NextUpdate:                at.AddDate(0, 1, 0),
		RevokedCertificateEntries: []x509.RevocationListEntry{{SerialNumber: c.SerialNumber, RevocationTime: at}}},
		issuer.Chain[0], issuer.Key)
	if err != nil {
		tb.Fatal(err)
	}
	return der
}

// answer returns an issuer's OCSP response about the certificate.
func answer(tb testing.TB, issuer *signtest.Identity, c *x509.Certificate, status int, at time.Time) []byte {
	tb.Helper()
	der, err := ocsp.CreateResponse(issuer.Chain[0], issuer.Chain[0],
		ocsp.Response{SerialNumber: c.SerialNumber, Status: status,
			ThisUpdate: at, NextUpdate: at.AddDate(0, 1, 0), RevokedAt: at}, issuer.Key)
	if err != nil {
		tb.Fatal(err)
	}
	return der
}

// stores adds validation data to a file.
func stores(tb testing.TB, document []byte, name string, der []byte) []byte {
	tb.Helper()
	return edited(tb, document, func(d *file.Document, u *file.Update) {
		num := u.Alloc()
		u.Stream(num, "", der)
		put(u, rootOf(d), d.Catalog().With("DSS", file.Dict{name: file.Array{file.Reference{Num: num}}}))
	})
}

// TestRevoked adds revocation information from issuers.
func TestRevoked(t *testing.T) {
	crl := func(c *x509.Certificate) {
		signtest.Authority(c)
		c.KeyUsage |= x509.KeyUsageCRLSign | x509.KeyUsageDigitalSignature
	}
	root := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Sample Root", nil, crl)
	// It has the same name as the issuer.
	stranger := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Sample Root", nil, crl)
	school := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Jordan Sample", root, nil)
	other := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Robin Sample", root, nil)
	own := school.Chain[0]
	a, err := stamptest.New(signtest.SignedOn, nil)
	if err != nil {
		t.Fatal(err)
	}
	plain := signtest.Sign(t, signtest.UnsignedVisit(t, false), school.Options("school"))
	o := school.Options("school")
	o.Stamp = a.Answer
	stamped := signtest.Sign(t, signtest.UnsignedVisit(t, false), o)
	before, after := signtest.SignedOn.AddDate(0, 0, -1), signtest.SignedOn.AddDate(0, 0, 1)
	for _, test := range []struct {
		name     string
		document []byte
		want     verify.Trust
	}{
		{"nothing", plain, verify.Trusted},
		{"list", stores(t, plain, "CRLs", revocation(t, root, own, before)), verify.Revoked},
		{"list with another", stores(t, plain, "CRLs", revocation(t, root, other.Chain[0], before)), verify.Trusted},
		{"list of a stranger", stores(t, plain, "CRLs", revocation(t, stranger, own, before)), verify.Trusted},
		{"later list", stores(t, plain, "CRLs", revocation(t, root, own, after)), verify.Revoked},
		{"later list, stamped", stores(t, stamped, "CRLs", revocation(t, root, own, after)), verify.Trusted},
		{"earlier list, stamped", stores(t, stamped, "CRLs", revocation(t, root, own, before)), verify.Revoked},
		{"no list", stores(t, plain, "CRLs", []byte("no list")), verify.Trusted},
		{"answer", stores(t, plain, "OCSPs", answer(t, root, own, ocsp.Revoked, before)), verify.Revoked},
		{"good answer", stores(t, plain, "OCSPs", answer(t, root, own, ocsp.Good, before)), verify.Trusted},
		{"answer of a stranger", stores(t, plain, "OCSPs", answer(t, stranger, own, ocsp.Revoked, before)), verify.Trusted},
		{"later answer, stamped", stores(t, stamped, "OCSPs", answer(t, root, own, ocsp.Revoked, after)), verify.Trusted},
		{"no answer", stores(t, plain, "OCSPs", []byte{0x30, 0}), verify.Trusted},
	} {
		o := signtest.Trusting(root)
		o.Roots.AddCert(a.Certificate)
		v := signtest.Verify(t, test.document, o).Signatures[0]
		if v.Trust != test.want || v.Holds != (test.want != verify.Revoked) {
			t.Errorf("%s: %s, holds %v, %s", test.name, v.Trust, v.Holds, v.Problem)
		}
	}
}

// TestForSomethingElse signs with the certificate of a web server, which is easy to get.
func TestForSomethingElse(t *testing.T) {
	root := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Sample Root", nil, signtest.Authority)
	server := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "www.example", root, func(c *x509.Certificate) {
		c.Subject = pkix.Name{CommonName: "www.example"}
		c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	})
	v := signtest.Verify(t, signtest.ByHand{}.Sign(t, signtest.UnsignedVisit(t, false), server, "school"),
		signtest.Trusting(root)).Signatures[0]
	if !v.Holds || v.Trust != verify.Unknown || v.Doubt != "the certificate is for something else than signing documents" {
		t.Errorf("%+v", v)
	}
}
