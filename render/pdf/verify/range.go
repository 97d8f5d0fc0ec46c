package verify

import (
	"bytes"
	"encoding/hex"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/certificate"
	"github.com/apdocs/forms/render/pdf/internal/cms"
	"github.com/apdocs/forms/render/pdf/internal/file"
)

// A coverage is the byte range of a signature: the file up to end, except for the signature's value
// from hole to rest.
type coverage struct{ hole, rest, end int }

// judge finds everything there is to report about a signature. The error is the reason why it does
// not hold.
func (c *checking) judge(v *Verdict, f *acroform.Field) error {
	ref, ok := f.Value.(file.Reference)
	dict := c.pdf.Dict(f.Value)
	if !ok || dict == nil {
		return errors.New("it is damaged: it has no object of its own")
	}
	v.Reason = c.pdf.Text(dict["Reason"])
	v.Claimed = readDate(c.pdf.Text(dict["M"]))
	covers, err := c.covers(ref, dict)
	if err != nil {
		return err
	}
	v.end, v.Whole = covers.end, covers.end == len(c.document)
	der, err := readHex(c.document[covers.hole:covers.rest])
	if err != nil {
		return err
	}
	if err := c.authentic(v, dict, covers, der); err != nil {
		return err
	}
	then, err := c.then(f, ref, covers.end)
	if err != nil {
		return err
	}
	level, err := then.form.Certifies(then.pdf.Dict(f.Value))
	if err != nil {
		return err
	}
	v.Certifies = level != acroform.NotCertified
	v.Holds = true
	return c.changes(v, then.pdf.Dict(f.Value), covers.end)
}

// covers reads the byte range of a signature. It must be the file from its first byte to the end of
// a revision, except for the value of this signature.
func (c *checking) covers(ref file.Reference, dict file.Dict) (coverage, error) {
	wrong := errors.New("it does not cover what it should: its ranges are forged")
	hole, rest, err := c.pdf.Entry(ref, "Contents")
	if err != nil {
		return coverage{}, wrong
	}
	if _, _, err := c.pdf.Entry(ref, "ByteRange"); err != nil {
		return coverage{}, wrong
	}
	ranges, _ := dict["ByteRange"].(file.Array)
	var n [4]int
	if len(ranges) != len(n) {
		return coverage{}, wrong
	}
	for i := range n {
		var ok bool
		if n[i], ok = ranges[i].(int); !ok || n[i] < 0 || n[i] > len(c.document) {
			return coverage{}, wrong
		}
	}
	s := coverage{hole, rest, n[2] + n[3]}
	if n[0] != 0 || n[1] != hole || n[2] != rest || s.end > len(c.document) {
		return coverage{}, wrong
	}
	ending := bytes.TrimRight(c.document[rest:s.end], "\r\n")
	if !bytes.HasSuffix(ending, []byte("%%EOF")) {
		return coverage{}, errors.New("it does not cover the document to the end of an incremental update")
	}
	return s, nil
}

// readHex reads the signature's value: only digits, with letters of one case. No signature covers
// these bytes, so nothing in them may vary.
func readHex(b []byte) ([]byte, error) {
	wrong := errors.New("it is damaged: its value is not written as it should be")
	if len(b) < 2 || b[0] != '<' || b[len(b)-1] != '>' {
		return nil, wrong
	}
	b = b[1 : len(b)-1]
	der := make([]byte, len(b)/2)
	if _, err := hex.Decode(der, b); err != nil {
		return nil, wrong
	}
	if !bytes.Equal(b, bytes.ToLower(b)) && !bytes.Equal(b, bytes.ToUpper(b)) {
		return nil, wrong
	}
	return der, nil
}

// then returns the revision that the signature covers, in which the signature must be at the same
// place.
func (c *checking) then(f *acroform.Field, ref file.Reference, end int) (*revision, error) {
	hidden := errors.New("what it covers is not the document that is shown now")
	r, err := c.revision(end)
	if err != nil {
		return nil, hidden
	}
	newest := r.pdf.Sections()[0]
	at := slices.Index(c.pdf.Sections(), newest)
	if at < 0 {
		return nil, hidden
	}
	for _, newer := range c.pdf.Sections()[:at] {
		if newer < end {
			return nil, hidden
		}
	}
	i := slices.IndexFunc(r.form.Fields, func(g *acroform.Field) bool { return g.Name == f.Name })
	if i < 0 || r.form.Fields[i].Value != f.Value {
		return nil, hidden
	}
	was, ok1 := r.pdf.Find(ref)
	is, ok2 := c.pdf.Find(ref)
	if !ok1 || !ok2 || was != is {
		return nil, hidden
	}
	return r, nil
}

// changes finds what was changed in the document after byte end, the end of a signature's byte
// range, and whether the signature allows it.
func (c *checking) changes(v *Verdict, signature file.Dict, end int) error {
	if end == len(c.document) {
		return nil
	}
	unclear := errors.New("the document was changed after it in a way that cannot be told")
	additions, err := c.pdf.Additions(end)
	if err != nil {
		return unclear
	}
	then, err := c.revision(end)
	if err != nil {
		return unclear
	}
	level, err := then.level(signature)
	if err != nil {
		return err
	}
	for _, a := range additions {
		done, err := c.step(end, a)
		if err != nil {
			return unclear
		}
		for _, one := range done.changes {
			one.Permitted = one.fine && (level != acroform.NoChanges || one.always) &&
				(one.field == "" || !then.form.Locks(signature, one.field))
			v.Holds = v.Holds && one.Permitted
			if !slices.Contains(v.Changes, one) {
				v.Changes = append(v.Changes, one)
			}
		}
		end = a.End
	}
	return nil
}

// level returns which changes the revision allows: what its certification allows or, if that is
// less, what the signature itself allows.
func (r *revision) level(signature file.Dict) (acroform.Level, error) {
	level, err := r.form.Certification()
	if err != nil {
		return 0, err
	}
	own, err := r.form.Certifies(signature)
	if err != nil {
		return 0, err
	}
	if level == acroform.NotCertified || own != acroform.NotCertified && own < level {
		level = own
	}
	return level, nil
}

// signer returns the name in the certificate of a signature.
func (c *checking) signer(r *revision, value file.Object) string {
	const unknown = "somebody whose certificate cannot be read"
	ref, ok := value.(file.Reference)
	if !ok {
		return unknown
	}
	from, to, err := r.pdf.Entry(ref, "Contents")
	if err != nil {
		return unknown
	}
	der, err := readHex(c.document[from:to])
	if err != nil {
		return unknown
	}
	s, err := cms.Read(der)
	if err != nil {
		return unknown
	}
	return certificate.Name(s.Certificate)
}

// timestampFilter is the SubFilter of a document time-stamp (ISO 32000-2, 12.8.5).
const timestampFilter = "ETSI.RFC3161"

// readDate parses a PDF date, such as D:20261124103000+01'00'.
func readDate(s string) time.Time {
	s = strings.ReplaceAll(strings.TrimPrefix(s, "D:"), "'", "")
	for _, layout := range []string{"20060102150405-0700", "20060102150405Z0700", "20060102150405"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	if len(s) >= 8 {
		if _, err := strconv.Atoi(s[:8]); err == nil {
			if t, err := time.Parse("20060102", s[:8]); err == nil {
				return t
			}
		}
	}
	return time.Time{}
}
