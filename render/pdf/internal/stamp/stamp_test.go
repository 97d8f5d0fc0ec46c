package stamp

import (
	"bytes"
	"context"
	"crypto/x509"
	"crypto/x509/pkix"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/render/pdf/internal/stamp/stamptest"
)

var now = time.Date(2026, time.November, 24, 10, 30, 0, 0, time.UTC)

func authority(t *testing.T, change func(*x509.Certificate)) *stamptest.Authority {
	t.Helper()
	a, err := stamptest.New(now, change)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func ask(t *testing.T, a *stamptest.Authority, data []byte) ([]byte, error) {
	t.Helper()
	r, err := NewRequest(data)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := a.Answer(r.DER)
	if err != nil {
		t.Fatal(err)
	}
	return r.Accept(answer)
}

func TestStamp(t *testing.T) {
	data := []byte("a signature")
	a := authority(t, nil)
	token, err := ask(t, a, data)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Read(token, data)
	if err != nil {
		t.Fatal(err)
	}
	if want := now.Add(500 * time.Millisecond); !s.Time.Equal(want) || s.Certificate.Subject.CommonName != "Sample Time" {
		t.Errorf("stamped at %v by %s", s.Time, s.Certificate.Subject)
	}
	if _, err := Read(token, data[1:]); err == nil {
		t.Error("holds over something else")
	}
	if _, err := Read(token, data[:3], data[3:]); err != nil {
		t.Errorf("in parts: %v", err)
	}
	for i := range token {
		changed := bytes.Clone(token)
		changed[i] ^= 1 << (i % 8)
		if _, err := Read(changed, data); err == nil {
			t.Errorf("byte %d of %d is not covered", i, len(token))
		}
	}
}

func TestStampRefuses(t *testing.T) {
	usage := func(c *x509.Certificate) {
		c.ExtraExtensions, c.ExtKeyUsage = nil, []x509.ExtKeyUsage{x509.ExtKeyUsageTimeStamping}
	}
	both := func(c *x509.Certificate) {
		c.ExtraExtensions = nil
		c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageTimeStamping, x509.ExtKeyUsageCodeSigning}
	}
	expired := func(c *x509.Certificate) { c.NotAfter = now.AddDate(0, 0, -1) }
	for name, test := range map[string]struct {
		change func(*x509.Certificate)
		wrong  func(*stamptest.Authority)
		says   string
	}{
		"other hash":    {nil, func(a *stamptest.Authority) { a.OtherSum = true }, "it is over something else"},
		"other request": {nil, func(a *stamptest.Authority) { a.OtherNonce = true }, "it answers another request"},
		"no nonce":      {nil, func(a *stamptest.Authority) { a.NoNonce = true }, "it answers another request"},
		"refused":       {nil, func(a *stamptest.Authority) { a.Refuse = true }, "refused (status 2)"},
		"other key":     {nil, func(a *stamptest.Authority) { a.BadKey = true }, "not made with the key"},
		"unbound":       {nil, func(a *stamptest.Authority) { a.Unbound = true }, "does not say which certificate"},
		"not critical":  {usage, nil, "not for time-stamping alone"},
		"other usage":   {both, nil, "not for time-stamping alone"},
		"no usage": {func(c *x509.Certificate) { c.ExtraExtensions = []pkix.Extension{} }, nil,
			"not for time-stamping alone"},
		"expired itself": {expired, nil, "not valid at its time"},
	} {
		a := authority(t, test.change)
		if test.wrong != nil {
			test.wrong(a)
		}
		if _, err := ask(t, a, []byte("a signature")); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v, not %q", name, err, test.says)
		}
	}
	r, err := NewRequest(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, rubbish := range []string{"", "rubbish", "0\x00", "0\x02\x30\x00", "0\x80", strings.Repeat("0\x04", 1000)} {
		if _, err := r.Accept([]byte(rubbish)); err == nil {
			t.Errorf("%.10q is taken for a time-stamp", rubbish)
		}
	}
}

func TestServer(t *testing.T) {
	a := authority(t, nil)
	rubbish := func(status int, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status); w.Write([]byte(body)) }
	}
	for name, test := range map[string]struct {
		handler http.Handler
		says    string // "" for a good answer
	}{
		"good":    {a, ""},
		"missing": {http.NotFoundHandler(), "HTTP status 404"},
		"long":    {rubbish(200, strings.Repeat("x", mostAnswer+1)), "too long"},
		"late": {http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			io.Copy(io.Discard, r.Body) // the server notices a closed connection only after reading the body
			<-r.Context().Done()
		}), "did not answer in time"},
		"redirect": {http.RedirectHandler("http://example.invalid/", http.StatusTemporaryRedirect), "HTTP status 307"},
	} {
		here := httptest.NewServer(test.handler)
		s := Server{URL: here.URL, Client: &http.Client{Timeout: 300 * time.Millisecond}}
		r, err := NewRequest([]byte("a signature"))
		if err != nil {
			t.Fatal(err)
		}
		answer, err := s.Send(context.Background(), r.DER)
		if test.says == "" {
			if err == nil {
				_, err = r.Accept(answer)
			}
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
		} else if err == nil || !strings.Contains(err.Error(), test.says) || strings.Contains(err.Error(), here.URL) {
			t.Errorf("%s: %v, not %q", name, err, test.says)
		}
		here.CloseClientConnections()
		here.Close()
	}
}
