package pdf

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
	"github.com/apdocs/forms/render/pdf/internal/stamp/stamptest"
)

// revocation is a list by an issuer that holds the certificate's number.
func revocation(tb testing.TB, issuer *identity, c *x509.Certificate, at time.Time) []byte {
	tb.Helper()
	der, err := x509.CreateRevocationList(rand.Reader, &x509.RevocationList{Number: big.NewInt(1), ThisUpdate: at, NextUpdate: at.AddDate(0, 1, 0),
		RevokedCertificateEntries: []x509.RevocationListEntry{{SerialNumber: c.SerialNumber, RevocationTime: at}}}, issuer.chain[0], issuer.key)
	if err != nil {
		tb.Fatal(err)
	}
	return der
}

// answer is what an issuer answers when asked for the state of the certificate.
func answer(tb testing.TB, issuer *identity, c *x509.Certificate, status int, at time.Time) []byte {
	tb.Helper()
	der, err := ocsp.CreateResponse(issuer.chain[0], issuer.chain[0], ocsp.Response{SerialNumber: c.SerialNumber, Status: status,
		ThisUpdate: at, NextUpdate: at.AddDate(0, 1, 0), RevokedAt: at}, issuer.key)
	if err != nil {
		tb.Fatal(err)
	}
	return der
}

// stores adds to a file what is kept for checking its signatures later.
func stores(tb testing.TB, document []byte, name string, der []byte) []byte {
	tb.Helper()
	return edited(tb, document, func(d *file.Document, u *file.Update) {
		num := u.Alloc()
		u.Stream(num, "", der)
		put(u, rootOf(d), d.Catalog().With("DSS", file.Dict{name: file.Array{file.Reference{Num: num}}}))
	})
}

// TestRevoked adds what issuers say of a certificate.
func TestRevoked(t *testing.T) {
	crl := func(c *x509.Certificate) {
		authority(c)
		c.KeyUsage |= x509.KeyUsageCRLSign | x509.KeyUsageDigitalSignature
	}
	root := issue(t, newECDSA(t, elliptic.P256()), "Sample Root", nil, crl)
	stranger := issue(t, newECDSA(t, elliptic.P256()), "Sample Root", nil, crl) // of the same name
	school := issue(t, newECDSA(t, elliptic.P256()), "Jordan Sample", root, nil)
	other := issue(t, newECDSA(t, elliptic.P256()), "Robin Sample", root, nil)
	own := school.chain[0]
	a, err := stamptest.New(signedOn, nil)
	if err != nil {
		t.Fatal(err)
	}
	plain := signWith(t, unsignedVisit(t, false), school.options("school"))
	o := school.options("school")
	o.Stamp = a.Answer
	stamped := signWith(t, unsignedVisit(t, false), o)
	before, after := signedOn.AddDate(0, 0, -1), signedOn.AddDate(0, 0, 1)
	for _, test := range []struct {
		name     string
		document []byte
		want     Trust
	}{
		{"nothing", plain, Trusted},
		{"list", stores(t, plain, "CRLs", revocation(t, root, own, before)), Revoked},
		{"list with another", stores(t, plain, "CRLs", revocation(t, root, other.chain[0], before)), Trusted},
		{"list of a stranger", stores(t, plain, "CRLs", revocation(t, stranger, own, before)), Trusted},
		{"later list", stores(t, plain, "CRLs", revocation(t, root, own, after)), Revoked},
		{"later list, stamped", stores(t, stamped, "CRLs", revocation(t, root, own, after)), Trusted},
		{"earlier list, stamped", stores(t, stamped, "CRLs", revocation(t, root, own, before)), Revoked},
		{"no list", stores(t, plain, "CRLs", []byte("no list")), Trusted},
		{"answer", stores(t, plain, "OCSPs", answer(t, root, own, ocsp.Revoked, before)), Revoked},
		{"good answer", stores(t, plain, "OCSPs", answer(t, root, own, ocsp.Good, before)), Trusted},
		{"answer of a stranger", stores(t, plain, "OCSPs", answer(t, stranger, own, ocsp.Revoked, before)), Trusted},
		{"later answer, stamped", stores(t, stamped, "OCSPs", answer(t, root, own, ocsp.Revoked, after)), Trusted},
		{"no answer", stores(t, plain, "OCSPs", []byte{0x30, 0}), Trusted},
	} {
		o := trusting(root)
		o.Roots.AddCert(a.Certificate)
		v := verified(t, test.document, o).Signatures[0]
		if v.Trust != test.want || v.Holds != (test.want != Revoked) {
			t.Errorf("%s: %s, holds %v, %s", test.name, v.Trust, v.Holds, v.Problem)
		}
	}
}

// TestForSomethingElse has the certificate of a web server sign, as anybody with
// a web site can have one.
func TestForSomethingElse(t *testing.T) {
	root := issue(t, newECDSA(t, elliptic.P256()), "Sample Root", nil, authority)
	server := issue(t, newECDSA(t, elliptic.P256()), "www.example", root, func(c *x509.Certificate) {
		c.Subject = pkix.Name{CommonName: "www.example"}
		c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	})
	v := verified(t, closedBy(t, unsignedVisit(t, false), server.options("school")), trusting(root)).Signatures[0]
	if !v.Holds || v.Trust != Unknown || v.Doubt != "the certificate is for something else than signing documents" {
		t.Errorf("%+v", v)
	}
}
