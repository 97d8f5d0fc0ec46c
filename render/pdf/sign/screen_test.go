package sign_test

import (
	"bytes"
	"crypto/elliptic"
	"slices"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/render/pdf/internal/signtest"
)

// In a form to fill in on screen each party signs by the same name as in a completed document,
// although the signature field is one of several fields of its signature.
func TestSignOnScreen(t *testing.T) {
	id := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Sample School", nil, nil)
	trust := signtest.Trusting(id)
	encode := func(f apdocs.Form, o *render.Options) []byte {
		var b bytes.Buffer
		if err := pdf.Encode(&b, f, o); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	signed := 0
	for _, f := range documents.All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		if o.Letter != nil {
			continue // the parties of a letter sign its slip
		}
		name := o.Name
		filled := o.New()
		for _, s := range o.Signatures() {
			apdocs.SignatureIn(filled, s).At = apdocs.NewMoment(time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC))
		}
		form := encode(filled, &render.Options{Fillable: true})
		completed := encode(o.New(), nil)
		parties := signtest.Verify(t, form, trust).Unsigned
		if printed := signtest.Verify(t, completed, trust).Unsigned; !slices.Equal(parties, printed) {
			t.Errorf("%s: %q sign on screen, %q in a completed document", name, parties, printed)
		}
		for _, party := range parties {
			form = signtest.Sign(t, form, id.Options(party))
			signed++
		}
		v := signtest.Verify(t, form, trust)
		for i, s := range v.Signatures {
			if s.Party != parties[i] || !s.Holds {
				t.Errorf("%s: signature %d is of %q (%v), want one of %q", name, i+1, s.Party, s.Sentences(), parties[i])
			}
		}
		d, err := pdf.Decode(bytes.NewReader(form), documents.All()...)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range o.Signatures() {
			if got := apdocs.SignatureIn(d.Form, s).At.Date(); got != apdocs.NewDate(2026, 11, 20) {
				t.Errorf("%s: the date beside %s is %q after signing", name, s.Title(), got)
			}
		}
		if len(v.Signatures) != len(parties) {
			t.Errorf("%s: %d signatures, want %d", name, len(v.Signatures), len(parties))
		}
	}
	if signed == 0 {
		t.Error("no form has a signature field")
	}
}
