package verify

import (
	"crypto/x509"
	"errors"
	"time"

	"golang.org/x/crypto/ocsp"

	"github.com/apdocs/forms/render/pdf/internal/certificate"
	"github.com/apdocs/forms/render/pdf/internal/cms"
	"github.com/apdocs/forms/render/pdf/internal/stamp"
)

// stamped notes what a time-stamp says, and whether it is to be believed.
func (c *checking) stamped(v *Verdict, s *stamp.Stamp) {
	v.Stamped, v.Stamper = s.Time, certificate.Name(s.Certificate)
	_, err := c.chains(s.Certificate, s.Certificates, s.Time, x509.ExtKeyUsageTimeStamping)
	v.StampTrusted = err == nil
	if v.stampOnly && v.StampTrusted {
		v.Trust = Trusted
	}
}

// chains leads from a certificate to those that are trusted.
func (c *checking) chains(own *x509.Certificate, bag []*x509.Certificate, at time.Time, usage x509.ExtKeyUsage) ([][]*x509.Certificate, error) {
	between := x509.NewCertPool()
	for _, one := range bag {
		between.AddCert(one)
	}
	return own.Verify(x509.VerifyOptions{Roots: c.options.Roots, Intermediates: between, CurrentTime: at,
		KeyUsages: []x509.ExtKeyUsage{usage}})
}

// trust finds out whether somebody who is trusted vouches for the signer. The
// error is that of a certificate that was called back.
func (c *checking) trust(v *Verdict, s *cms.Signed) error {
	own := s.Certificate
	at := c.options.Time
	if v.StampTrusted {
		at = v.Stamped
	}
	chains, err := c.chains(own, s.Certificates, at, x509.ExtKeyUsageAny)
	if err == nil {
		v.Trust = Trusted
		if wrong := certificate.ForSigning(own); wrong != nil { // a web server's, which says nothing of who signs
			v.Trust, v.Doubt = Unknown, wrong.Error()
		}
		return c.revoked(v, s, chains)
	}
	v.Doubt = "nobody who is trusted here vouches for the signer"
	if len(certificate.Issuer(own)) == 0 {
		v.Doubt = "the certificate vouches for itself, and anybody can make one in any name"
	}
	var invalid x509.CertificateInvalidError
	if !errors.As(err, &invalid) || invalid.Reason != x509.Expired || v.Claimed.IsZero() {
		return nil
	}
	if chains, err = c.chains(own, s.Certificates, v.Claimed, x509.ExtKeyUsageAny); err == nil {
		v.Trust = Expired
		v.Doubt = "the certificate has expired, and no time-stamp proves that the signature was given before"
		return c.revoked(v, s, chains)
	}
	return nil
}

// revoked looks the signer up in what the file carries of those who issued the
// certificate. What was signed before a certificate was called back holds, if a
// time-stamp proves it.
func (c *checking) revoked(v *Verdict, s *cms.Signed, chains [][]*x509.Certificate) error {
	for _, chain := range chains {
		if len(chain) < 2 {
			continue
		}
		since, found := c.calledBack(s, chain[1])
		if found && !(v.StampTrusted && v.Stamped.Before(since)) {
			v.Trust, v.Doubt = Revoked, "the certificate was called back by who issued it"
			return errors.New(v.Doubt)
		}
	}
	return nil
}

// calledBack is since when a list or an answer of the issuer says that the
// signer's certificate is void.
func (c *checking) calledBack(s *cms.Signed, issuer *x509.Certificate) (since time.Time, found bool) {
	note := func(at time.Time) {
		if !found || at.Before(since) {
			since, found = at, true
		}
	}
	lists := s.Revoked
	for _, der := range c.stored("CRLs") {
		if list, err := x509.ParseRevocationList(der); err == nil {
			lists = append(lists, list)
		}
	}
	for _, list := range lists {
		if list.CheckSignatureFrom(issuer) != nil {
			continue
		}
		for _, one := range list.RevokedCertificateEntries {
			if one.SerialNumber.Cmp(s.Certificate.SerialNumber) == 0 {
				note(one.RevocationTime)
			}
		}
	}
	for _, der := range c.stored("OCSPs") {
		answer, err := ocsp.ParseResponseForCert(der, s.Certificate, issuer)
		if err == nil && answer.Status == ocsp.Revoked {
			note(answer.RevokedAt)
		}
	}
	return since, found
}

// stored is what the file carries for all its signatures, under one name.
func (c *checking) stored(name string) (all [][]byte) {
	const most = 20
	store := c.pdf.Dict(c.pdf.Catalog()["DSS"])
	for _, o := range c.pdf.Array(store[name]) {
		s := c.pdf.Stream(o)
		if s == nil || len(all) == most {
			continue
		}
		if der, err := c.pdf.Decode(s); err == nil {
			all = append(all, der)
		}
	}
	return all
}
