package pdf

import (
	"bytes"
	"crypto/x509"
	"errors"
	"time"

	"github.com/apdocs/forms/render/pdf/internal/cms"
	"github.com/apdocs/forms/render/pdf/internal/stamp"
)

// issuerName is who issued a certificate; for one that vouches for itself that is
// nobody.
func issuerName(c *x509.Certificate) string {
	if bytes.Equal(c.RawIssuer, c.RawSubject) {
		return ""
	}
	if c.Issuer.CommonName != "" {
		return c.Issuer.CommonName
	}
	if len(c.Issuer.Organization) > 0 {
		return c.Issuer.Organization[0]
	}
	return "an authority without a name"
}

// stamped notes what a time-stamp says, and whether it is to be believed.
func (c *checking) stamped(v *Verdict, s *stamp.Stamp) {
	v.Stamped, v.Stamper = s.Time, certificateName(s.Certificate)
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
		return c.revoked(v, s, chains)
	}
	v.Doubt = "nobody who is trusted here vouches for the signer"
	if len(issuerName(own)) == 0 {
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

// revoked looks the signer up in the lists that the file carries.
func (c *checking) revoked(v *Verdict, s *cms.Signed, chains [][]*x509.Certificate) error {
	for _, list := range append(c.lists(), s.Revoked...) {
		for _, chain := range chains {
			if len(chain) < 2 || list.CheckSignatureFrom(chain[1]) != nil {
				continue
			}
			for _, one := range list.RevokedCertificateEntries {
				if one.SerialNumber.Cmp(s.Certificate.SerialNumber) == 0 {
					v.Trust, v.Doubt = Revoked, "the certificate was called back by who issued it"
					return errors.New(v.Doubt)
				}
			}
		}
	}
	return nil
}

// lists are those of revoked certificates that the file carries for all its
// signatures.
func (c *checking) lists() (all []*x509.RevocationList) {
	const most = 20
	store := c.pdf.Dict(c.pdf.Catalog()["DSS"])
	for _, o := range c.pdf.Array(store["CRLs"]) {
		s := c.pdf.Stream(o)
		if s == nil || len(all) == most {
			continue
		}
		der, err := c.pdf.Decode(s)
		if err != nil {
			continue
		}
		if list, err := x509.ParseRevocationList(der); err == nil {
			all = append(all, list)
		}
	}
	return all
}
