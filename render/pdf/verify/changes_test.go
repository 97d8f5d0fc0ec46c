package verify_test

import (
	"bytes"
	"crypto/elliptic"
	"fmt"
	"strings"
	"testing"

	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/signtest"
	"github.com/apdocs/forms/render/pdf/sign"
	"github.com/apdocs/forms/render/pdf/verify"
)

// edited returns a document with an additional incremental update.
func edited(tb testing.TB, document []byte, edit func(*file.Document, *file.Update)) []byte {
	tb.Helper()
	d, err := file.Read(document)
	if err != nil {
		tb.Fatal(err)
	}
	u, err := d.Update()
	if err != nil {
		tb.Fatal(err)
	}
	edit(d, u)
	return append(bytes.Clone(document), u.End([]byte("edit"))...)
}

// put writes a new version of an object.
func put(u *file.Update, r file.Reference, o file.Object) {
	u.Replace(r)
	u.B = file.Append(u.B, o)
}

// add writes a new object.
func add(u *file.Update, o file.Object) file.Reference {
	r := file.Reference{Num: u.Alloc()}
	put(u, r, o)
	return r
}

func rootOf(d *file.Document) file.Reference {
	r, _ := d.Trailer().Ref("Root")
	return r
}

func fieldOf(tb testing.TB, d *file.Document, name string) *acroform.Field {
	tb.Helper()
	form, err := acroform.Read(d)
	if err != nil {
		tb.Fatal(err)
	}
	for _, f := range form.Fields {
		if f.Name == "signatures."+name {
			return f
		}
	}
	tb.Fatalf("no field of %s", name)
	return nil
}

func pagesOf(tb testing.TB, d *file.Document) []file.Page {
	tb.Helper()
	pages, err := d.Pages()
	if err != nil {
		tb.Fatal(err)
	}
	return pages
}

// A plant is a change to a document signed by the school, with the expected message.
type plant struct {
	name  string
	edit  func(testing.TB, *file.Document, *file.Update)
	holds bool
	says  string
}

func plants() []plant {
	catalog := func(key string, o file.Object) func(testing.TB, *file.Document, *file.Update) {
		return func(_ testing.TB, d *file.Document, u *file.Update) {
			put(u, rootOf(d), d.Catalog().With(key, o))
		}
	}
	page := func(key string, o file.Object) func(testing.TB, *file.Document, *file.Update) {
		return func(tb testing.TB, d *file.Document, u *file.Update) {
			p := pagesOf(tb, d)[0]
			put(u, p.Ref, d.Dict(p.Ref).With(key, o))
		}
	}
	field := func(party, key string, o file.Object) func(testing.TB, *file.Document, *file.Update) {
		return func(tb testing.TB, d *file.Document, u *file.Update) {
			f := fieldOf(tb, d, party)
			put(u, f.Ref, f.Dict.With(key, o))
		}
	}
	note := file.Dict{"Type": file.NameValue("Annot"), "Subtype": file.NameValue("Text"),
		"Contents": file.String("Changed"),
		"Rect":     file.Array{10, 10, 30, 30}}
	return append([]plant{
		{"page-rotated", page("Rotate", 180), false, "how a page is shown was changed on page 1"},
		{"page-cropped", page("CropBox", file.Array{0, 0, 100, 100}), false, "how a page is shown was changed on page 1"},
		{"page-script", page("AA", file.Dict{"O": file.Dict{"S": file.NameValue("JavaScript"),
			"JS": file.String("app.beep(0)")}}), false, "how a page is shown was changed on page 1"},
		{"open-action", catalog("OpenAction", file.Dict{"S": file.NameValue("JavaScript"),
			"JS": file.String("app.beep(0)")}), false, "what happens when the document is opened was changed"},
		{"language", catalog("Lang", file.String("de")), false, "the language of the document was changed"},
		{"bookmarks", catalog("Outlines", nil), false, "bookmarks were changed"},
		{"untagged", catalog("StructTreeRoot", nil), false, "what screen readers read was changed"},
		{"attachments", catalog("Names", file.Dict{"EmbeddedFiles": file.Dict{"Names": file.Array{}}}), false,
			"attachments, scripts or named places were changed"},
		{"layers", catalog("OCProperties", file.Dict{}), false, "layers that can be shown and hidden were changed"},
		{"unknown-entry", catalog("Strange", 1), false, "the document as a whole was changed in a way that cannot be told"},
		{"no-form", catalog("AcroForm", nil), false, ""},
		{"field-moved", field("parent", "Rect", file.Array{0, 0, 10, 10}), false,
			"a field was moved or made into another: signatures.parent"},
		{"field-renamed", field("parent", "TU", file.String("Somebody else")), false,
			"a field was moved or made into another: signatures.parent"},
		{"seal-hidden", field("school", "F", 2), false, "a field was hidden or shown: signatures.school"},
		{"seal-removed", field("school", "AP", nil), false, "what a field shows was changed: signatures.school"},
		{"signature-removed", field("school", "V", nil), false, "it was removed from the document after it was given"},
		{"field-fake", field("parent", "V", file.String("signed")), false, ""},
		{"note", func(tb testing.TB, d *file.Document, u *file.Update) {
			p := pagesOf(tb, d)[0]
			put(u, p.Ref, d.Dict(p.Ref).With("Annots", file.Array{add(u, note)}))
		}, false, "a note, picture or link was added, changed or removed on page 1"},
		{"harmless-unused", func(_ testing.TB, _ *file.Document, u *file.Update) { add(u, file.Dict{"Shadow": 1}) }, false,
			"something was added that no part of the document uses"},
	}, append(deeperPlants(), lesserPlants()...)...)
}

// deeperPlants change objects to which others refer.
func deeperPlants() []plant {
	return []plant{
		{"words", func(tb testing.TB, d *file.Document, u *file.Update) {
			r, _ := d.Dict(pagesOf(tb, d)[1].Ref).Ref("Contents")
			u.Stream(r.Num, "", []byte("BT ET"))
		}, false, "what stands on page 2 was changed"},
		{"other-words", func(tb testing.TB, d *file.Document, u *file.Update) {
			p := pagesOf(tb, d)[1]
			num := u.Alloc()
			u.Stream(num, "", []byte("BT ET"))
			put(u, p.Ref, d.Dict(p.Ref).With("Contents", file.Reference{Num: num}))
		}, false, "what stands on page 2 was changed"},
		{"fonts", func(tb testing.TB, d *file.Document, u *file.Update) {
			r, _ := pagesOf(tb, d)[0].Dict.Ref("Resources")
			put(u, r, d.Dict(r).With("Font", file.Dict{}))
		}, false, "letters or pictures were exchanged on page 1"},
		{"page-added", func(tb testing.TB, d *file.Document, u *file.Update) {
			p := pagesOf(tb, d)[0]
			root, _ := d.Catalog().Ref("Pages")
			tree := d.Dict(root)
			kids := append(file.Array{add(u, d.Dict(p.Ref).With("Annots", nil))}, d.Array(tree["Kids"])...)
			put(u, root, tree.With("Kids", kids).With("Count", len(kids)))
		}, false, "pages were added: 3 before, 4 now"},
		{"page-removed", func(tb testing.TB, d *file.Document, u *file.Update) {
			root, _ := d.Catalog().Ref("Pages")
			kids := d.Array(d.Dict(root)["Kids"])[1:]
			put(u, root, d.Dict(root).With("Kids", kids).With("Count", len(kids)))
		}, false, "pages were removed: 3 before, 2 now"},
		{"pages-swapped", func(tb testing.TB, d *file.Document, u *file.Update) {
			root, _ := d.Catalog().Ref("Pages")
			kids := d.Array(d.Dict(root)["Kids"])
			put(u, root, d.Dict(root).With("Kids", append(file.Array{kids[1], kids[0]}, kids[2:]...)))
		}, false, "page 1 is another than before"},
		{"seal-swapped", func(tb testing.TB, d *file.Document, u *file.Update) {
			num := u.Alloc()
			u.Stream(num, "/Type/XObject/Subtype/Form/BBox[0 0 1 1]", []byte("BT ET"))
			f := fieldOf(tb, d, "school")
			put(u, f.Ref, f.Dict.With("AP", file.Dict{"N": file.Reference{Num: num}}))
		}, false, "what a field shows was changed: signatures.school"},
		{"seal-overwritten", func(tb testing.TB, d *file.Document, u *file.Update) {
			r, _ := d.Dict(fieldOf(tb, d, "school").Dict["AP"]).Ref("N")
			u.Stream(r.Num, "/Type/XObject/Subtype/Form/BBox[0 0 1 1]", []byte("BT ET"))
		}, false, "what a field shows was changed: signatures.school"},
		{"signature-overwritten", func(tb testing.TB, d *file.Document, u *file.Update) {
			r, _ := fieldOf(tb, d, "school").Value.(file.Reference)
			put(u, r, d.Dict(r).With("Name", file.String("Somebody Else")))
		}, false, "it does not cover what it should: its ranges are forged"},
		{"field-added", func(tb testing.TB, d *file.Document, u *file.Update) {
			form := d.Dict(d.Catalog()["AcroForm"])
			r := add(u, file.Dict{"FT": file.NameValue("Tx"), "T": file.String("amount"), "V": file.String("100")})
			put(u, rootOf(d), d.Catalog().With("AcroForm", form.With("Fields", append(d.Array(form["Fields"]), r))))
		}, false, "a field was added: amount"},
		{"read-aloud", func(_ testing.TB, d *file.Document, u *file.Update) {
			tree, _ := d.Catalog().Ref("StructTreeRoot")
			put(u, tree, d.Dict(tree).With("K", file.Array{}))
		}, false, "what screen readers read was changed"},
	}
}

// lesserPlants change metadata of the file, or add something.
func lesserPlants() []plant {
	return []plant{
		{"title", func(_ testing.TB, d *file.Document, u *file.Update) {
			r, _ := d.Trailer().Ref("Info")
			put(u, r, d.Dict(r).With("Title", file.String("Another form")))
		}, false, "the document’s title or description was changed"},
		{"xmp-title", func(_ testing.TB, d *file.Document, u *file.Update) {
			r, _ := d.Catalog().Ref("Metadata")
			u.Raw(r.Num, "/Type/Metadata/Subtype/XML", bytes.ReplaceAll(d.Stream(r).Raw, []byte("visit"), []byte("feast")))
		}, false, "the document’s title or description was changed"},
		{"producer", func(_ testing.TB, d *file.Document, u *file.Update) {
			r, _ := d.Trailer().Ref("Info")
			put(u, r, d.Dict(r).With("Producer", file.String("Another program")).With("ModDate", file.String("D:20261201")))
		}, true, "the note of the program that saved the document was changed"},
		{"xmp-anew", func(_ testing.TB, d *file.Document, u *file.Update) {
			r, _ := d.Catalog().Ref("Metadata")
			u.Raw(r.Num, "/Type/Metadata/Subtype/XML", bytes.ReplaceAll(d.Stream(r).Raw, []byte("apdocs"), []byte("other")))
		}, true, "the description of the document was rewritten with the same words"},
		{"proofs", func(_ testing.TB, d *file.Document, u *file.Update) {
			num := u.Alloc()
			u.Stream(num, "", []byte("a certificate"))
			store := add(u, file.Dict{"Certs": file.Array{file.Reference{Num: num}}})
			put(u, rootOf(d), d.Catalog().With("DSS", store))
		}, true, "certificates and revocation data for checking signatures were added"},
		{"nothing", func(_ testing.TB, d *file.Document, u *file.Update) { put(u, rootOf(d), d.Catalog()) }, true, ""},
	}
}

// told returns all sentences of a verification in one text.
func told(v *verify.Verification) string {
	var all []string
	for _, s := range v.Signatures {
		all = append(all, s.Problem)
		for _, c := range s.Changes {
			all = append(all, c.Text)
		}
	}
	return strings.Join(all, "; ")
}

// TestPlantedChanges makes every change for which there is a message.
func TestPlantedChanges(t *testing.T) {
	root := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Sample Root", nil, signtest.Authority)
	school := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Jordan Sample", root, nil)
	parent := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Pat Example", root, nil)
	document := signtest.Sign(t, signtest.UnsignedVisit(t, false), school.Options("school"))
	for _, p := range plants() {
		t.Run(p.name, func(t *testing.T) {
			changed := edited(t, document, func(d *file.Document, u *file.Update) { p.edit(t, d, u) })
			signtest.Keep(t, "planted-"+map[bool]string{true: "fine-", false: "wrong-"}[p.holds]+p.name+".pdf", changed)
			v, err := verify.PDF(changed, signtest.Trusting(root))
			if err != nil {
				if p.holds {
					t.Fatal(err)
				}
				return
			}
			if v.Holds() != p.holds {
				t.Errorf("holds: %v; %s", v.Holds(), told(v))
			}
			if !strings.Contains(told(v), p.says) {
				t.Errorf("says %q, not %q", told(v), p.says)
			}
			if p.name == "no-form" || p.name == "field-fake" {
				return
			}
			// Several forbidden changes are as forbidden as one.
			var b bytes.Buffer
			if err := sign.PDF(&b, changed, parent.Options("parent")); err != nil {
				return
			}
			if v := signtest.Verify(t, b.Bytes(), signtest.Trusting(root)); v.Holds() != p.holds {
				t.Errorf("signed by another, holds: %v; %s", v.Holds(), told(v))
			}
		})
	}
}

// TestForgedStructures attacks with the structure of the file itself.
func TestForgedStructures(t *testing.T) {
	root := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Sample Root", nil, signtest.Authority)
	school := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Jordan Sample", root, nil)
	document := signtest.Sign(t, signtest.UnsignedVisit(t, false), school.Options("school"))
	at := bytes.Index(document, []byte("/ByteRange["))
	end := at + bytes.IndexByte(document[at:], ']')
	var n [4]int
	if _, err := fmt.Sscanf(string(document[at:end]), "/ByteRange[%d %d %d %d", &n[0], &n[1], &n[2], &n[3]); err != nil {
		t.Fatal(err)
	}
	ranges := func(a, b, c, d int) []byte {
		forged := bytes.Clone(document)
		copy(forged[at:end], fmt.Sprintf("%-*s", end-at, fmt.Sprintf("/ByteRange[%d %d %d %d", a, b, c, d)))
		return forged
	}
	rest := document[n[2]:]
	section := bytes.LastIndex(document, []byte("startxref"))
	for name, forged := range map[string][]byte{
		"shorter":      ranges(n[0], n[1], n[2], n[3]-40),
		"later":        ranges(1, n[1]-1, n[2], n[3]),
		"wider-hole":   ranges(n[0], n[1]-20, n[2], n[3]),
		"overlapping":  ranges(n[0], n[1], n[1], n[3]+n[2]-n[1]),
		"beyond":       ranges(n[0], n[1], n[2], n[3]+1000),
		"negative":     ranges(n[0], n[1], n[2], -5),
		"empty":        ranges(0, 0, 0, 0),
		"no-range":     bytes.Replace(document, []byte("/ByteRange"), []byte("/ByteRanqe"), 1),
		"two-contents": bytes.Replace(document, []byte("/Name"), []byte("/Contents<00>/Name"), 1),
		"two-ranges":   bytes.Replace(document, []byte("/Name"), []byte("/ByteRange[0 1 2 3]/Name"), 1),
		"tail":         append(bytes.Clone(document), "\n% more\n"...),
		"tail-object":  append(bytes.Clone(document), "\n9 0 obj\n<<>>\nendobj\n"...),
		"second-end":   append(bytes.Clone(document), document[section:]...),
		"head":         append([]byte("something\n"), document...),
		"truncated":    document[:len(document)-len(rest)/2],
		"wrapped":      wrapped(document, n),
		"hidden":       hidden(t, document),
		"in-comment": bytes.Replace(edited(t, document, func(_ *file.Document, u *file.Update) { add(u, 1) }),
			[]byte("%%EOF\n"), []byte("%%EOF\n% 7 0 obj <</Type/Page>> endobj\n"), 2),
		"shadow": shadow(t, document),
	} {
		t.Run(name, func(t *testing.T) {
			signtest.Keep(t, "forged-"+name+".pdf", forged)
			if v, err := verify.PDF(forged, signtest.Trusting(root)); err == nil && v.Holds() {
				t.Errorf("holds: %+v", v.Signatures)
			}
		})
	}
}

// wrapped moves the signed bytes and puts others in their place (signature wrapping).
func wrapped(document []byte, n [4]int) []byte {
	forged := append(bytes.Clone(document[:n[2]]), bytes.Replace(document[n[2]:], []byte("startxref"),
		[]byte("startxreg"), 1)...)
	return append(forged, document[n[2]:]...)
}

// hidden returns a new document whose cross-reference section does not lead to that of the
// signed one, but which uses its signature.
func hidden(tb testing.TB, document []byte) []byte {
	tb.Helper()
	changed := edited(tb, document, func(d *file.Document, u *file.Update) {
		put(u, rootOf(d), d.Catalog().With("Lang", file.String("de")))
	})
	i := bytes.LastIndex(changed, []byte("/Prev "))
	return append(changed[:i:i], bytes.Replace(changed[i:], []byte("/Prev "), []byte("/Prex "), 1)...)
}

// shadow adds an object that the cross-reference section does not list, for readers that
// search files for objects.
func shadow(tb testing.TB, document []byte) []byte {
	tb.Helper()
	changed := edited(tb, document, func(_ *file.Document, u *file.Update) {
		u.Replace(file.Reference{Num: u.Alloc()})
		u.B = append(u.B, "1\nendobj\n7 0 obj\n<</Type/Page>>"...)
	})
	return changed
}
