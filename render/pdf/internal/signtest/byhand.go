package signtest

import (
	"bytes"
	"cmp"
	"crypto"
	"encoding/hex"
	"fmt"
	"slices"
	"testing"

	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/cms"
	"github.com/apdocs/forms/render/pdf/internal/file"
)

// A ByHand is a signature that package sign cannot make. It shows nothing.
type ByHand struct {
	Level    acroform.Level // of the certification, NotCertified for an approval signature
	Lock     string         // transform parameters of a FieldMDP, such as "/Action/All"; "" for none
	NewField string         // the name of an invisible field to add on the first page; "" to sign the party's own
	Extra    string         // more entries of the signature dictionary

	SubFilter string   // ETSI.CAdES.detached if ""
	Date      string   // the entry M; a time on 24 November 2026 if ""
	CMS       *Variant // how the signature is made; nil for package cms

	// Stamp returns a time-stamp of data. If it is set, the value is a document time-stamp (ISO
	// 32000-2, 12.8.5) rather than a signature.
	Stamp func(data []byte) ([]byte, error)
}

// maker makes the signature.
type maker interface {
	Hash() crypto.Hash
	Size() (int, error)
	Sign(digest []byte) ([]byte, error)
}

// Sign signs for a party.
func (h ByHand) Sign(tb testing.TB, document []byte, id *Identity, party string) []byte {
	tb.Helper()
	d, err := file.Read(document)
	if err != nil {
		tb.Fatal(err)
	}
	u, err := d.Update()
	if err != nil {
		tb.Fatal(err)
	}
	seal, room := h.sealer(tb, id)
	value := u.Alloc()
	u.Object(value)
	kind := cmp.Or(h.SubFilter, "ETSI.CAdES.detached")
	if h.Stamp != nil {
		kind = "ETSI.RFC3161"
	}
	u.B = append(u.B, "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/"+kind+"/ByteRange"...)
	u.B = append(u.B, emptyRange+"/Contents<"...)
	u.B = append(append(u.B, bytes.Repeat([]byte("0"), 2*room)...),
		">/M("+cmp.Or(h.Date, "D:20261124103000Z")+")/Reference["...)
	if h.Level != acroform.NotCertified {
		u.B = fmt.Appendf(u.B,
			"<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/V/1.2/P %d>>>>", h.Level)
	}
	if h.Lock != "" {
		u.B = append(u.B,
			"<</Type/SigRef/TransformMethod/FieldMDP/TransformParams<</Type/TransformParams/V/1.2"+h.Lock+">>>>"...)
	}
	u.B = append(u.B, "]"+h.Extra+">>"...)
	start := u.Offset(value)
	h.field(tb, d, u, party, value)
	return append(bytes.Clone(document), fillIn(tb, seal, document, u.End(nil), start-len(document), room)...)
}

// A sealer returns the value of a signature over the parts of its byte range.
type sealer func(parts ...[]byte) ([]byte, error)

// sealer returns the sealer and the space reserved for the value, in bytes.
func (h ByHand) sealer(tb testing.TB, id *Identity) (_ sealer, room int) {
	tb.Helper()
	if h.Stamp != nil {
		const enough = 4000
		return func(parts ...[]byte) ([]byte, error) { return h.Stamp(slices.Concat(parts...)) }, enough
	}
	var signer maker = &cms.Signer{Key: id.Key, Chain: id.Chain}
	if h.CMS != nil {
		h.CMS.Key, h.CMS.Chain = id.Key, id.Chain
		signer = h.CMS
	}
	room, err := signer.Size()
	if err != nil {
		tb.Fatal(err)
	}
	return func(parts ...[]byte) ([]byte, error) {
		hash := signer.Hash().New()
		for _, b := range parts {
			hash.Write(b)
		}
		return signer.Sign(hash.Sum(nil))
	}, room
}

const emptyRange = "[0 0000000000 0000000000 0000000000]"

// field sets the value of the party's field, or of a new field.
func (h ByHand) field(tb testing.TB, d *file.Document, u *file.Update, party string, value int) {
	tb.Helper()
	form, err := acroform.Read(d)
	if err != nil {
		tb.Fatal(err)
	}
	catalog := d.Catalog()
	v := file.Reference{Num: value}
	dict := form.Dict.With("SigFlags", 3)
	if h.NewField == "" {
		f, err := form.Find(party)
		if err != nil {
			tb.Fatal(err)
		}
		put(u, f.Ref, f.Dict.With("V", v))
	} else {
		pages, err := d.Pages()
		if err != nil {
			tb.Fatal(err)
		}
		page := pages[0].Ref
		field := file.Reference{Num: u.Alloc()}
		put(u, field, file.Dict{"FT": file.NameValue("Sig"), "T": file.String(h.NewField), "Type": file.NameValue("Annot"),
			"Subtype": file.NameValue("Widget"), "F": 132, "Rect": file.Array{0, 0, 0, 0}, "P": page, "V": v})
		own := d.Dict(page)
		put(u, page, own.With("Annots", append(append(file.Array{}, d.Array(own["Annots"])...), field)))
		dict = dict.With("Fields", append(append(file.Array{}, d.Array(dict["Fields"])...), field))
	}
	if own, ok := catalog.Ref("AcroForm"); ok {
		if fields, ok := form.Dict.Ref("Fields"); ok && h.NewField != "" {
			put(u, fields, dict["Fields"])
			dict = dict.With("Fields", fields)
		}
		put(u, own, dict)
	} else {
		catalog = catalog.With("AcroForm", dict)
	}
	if h.Level != acroform.NotCertified {
		catalog = catalog.With("Perms", file.Dict{"DocMDP": v})
	}
	put(u, form.Root, catalog)
}

func put(u *file.Update, r file.Reference, o file.Object) {
	u.Replace(r)
	u.B = file.Append(u.B, o)
}

// fillIn writes the byte range and the signature's value into an update.
func fillIn(tb testing.TB, seal sealer, document, update []byte, at, room int) []byte {
	tb.Helper()
	const contents = "/Contents<"
	from := at + bytes.Index(update[at:], []byte(contents)) + len(contents) - 1
	to := from + 2*room + 2
	place := update[at+bytes.Index(update[at:], []byte(emptyRange)):][:len(emptyRange)]
	copy(place, fmt.Sprintf("%-*s", len(place),
		fmt.Sprintf("[0 %d %d %d]", len(document)+from, len(document)+to, len(update)-to)))
	der, err := seal(document, update[:from], update[to:])
	if err != nil || len(der) > room {
		tb.Fatalf("%d bytes: %v", len(der), err)
	}
	hex.Encode(update[from+1:], der)
	return update
}
