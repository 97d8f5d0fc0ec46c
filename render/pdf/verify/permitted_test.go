package verify_test

import (
	"crypto/elliptic"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/signtest"
	"github.com/apdocs/forms/render/pdf/internal/stamp"
	"github.com/apdocs/forms/render/pdf/internal/stamp/stamptest"
	"github.com/apdocs/forms/render/pdf/verify"
)

// A permitted update changes nothing that a reader of the signed revision has seen, or
// fills in an empty field. Each of its steps is an update.
type permitted struct {
	name   string
	steps  []func(x *draft)
	always bool // also if the certification allows no changes
	says   string
	above  []int // unchanged objects that refer to what is changed
}

func ref(num int) file.Reference { return file.Reference{Num: num} }

const (
	sayStore    = "certificates and revocation data for checking signatures were added"
	sayFilled   = "an empty field was filled in: "
	saySettings = "settings for drawing answers were added to the form"
)

// one returns an update of one step.
func one(name string, always bool, says string, step func(x *draft)) permitted {
	return permitted{name: name, steps: []func(*draft){step}, always: always, says: says}
}

func permittedUpdates() []permitted {
	blob := func(x *draft) file.Reference {
		return x.add(&file.Stream{Dict: file.Dict{}, Raw: []byte("another certificate")})
	}
	grow := func(x *draft) { x.grow(ref(signtest.SmallStore), "Certs", blob(x)) }
	font := func(x *draft) file.Reference {
		return x.add(file.Dict{"Type": file.NameValue("Font"), "Subtype": file.NameValue("Type1"),
			"BaseFont": file.NameValue("Courier")})
	}
	return append([]permitted{
		one("nothing", true, "", func(x *draft) { x.values[ref(signtest.SmallCatalog)] = x.d.Catalog() }),
		one("store", true, sayStore, func(x *draft) {
			x.set(ref(signtest.SmallStore), "Certs",
				file.Array{ref(signtest.SmallCert), blob(x)})
		}),
		{"store-twice", []func(*draft){grow, grow}, true, sayStore, nil},
		{"store-list", []func(*draft){func(x *draft) { x.grow(ref(signtest.SmallStore), "Certs", blob(x)) }}, true, sayStore,
			[]int{signtest.SmallStore}},
		{"font", []func(*draft){func(x *draft) { x.set(ref(signtest.SmallDrawingFonts), "New", font(x)) }}, false,
			"fonts were added to the form", []int{signtest.SmallDrawing, signtest.SmallForm}},
		one("store-lists", true, sayStore, func(x *draft) {
			x.set(ref(signtest.SmallStore), "OCSPs", file.Array{blob(x)})
			x.set(ref(signtest.SmallStore), "CRLs", x.add(file.Array{blob(x)}))
		}),
		one("vri-replaced", true, sayStore, func(x *draft) {
			x.set(ref(signtest.SmallStore), "VRI", file.Dict{"0123456789ABCDEF0123456789ABCDEF01234567": x.add(
				file.Dict{"Cert": file.Array{ref(signtest.SmallCert), blob(x)}, "TU": file.String("D:20261124103000Z")})})
		}),
		one("version", true, "a later version of the file format was named", func(x *draft) {
			x.set(x.root(), "Version", file.NameValue("2.0"))
		}),
		one("extension", true, "", func(x *draft) {
			x.set(x.root(), "Extensions", file.Dict{"ESIC": file.Dict{"BaseVersion": file.NameValue("1.7"),
				"ExtensionLevel": 5}})
		}),
		one("xmp-anew", true, "the description of the document was rewritten", func(x *draft) {
			x.values[ref(signtest.SmallMetadata)] = &file.Stream{Dict: file.Dict{"Type": file.NameValue("Metadata"),
				"Subtype": file.NameValue("XML")}, Raw: []byte(xmpAsAttributes)}
		}),
		one("producer", true, "the note of the program that saved the document was changed", func(x *draft) {
			x.set(ref(signtest.SmallInfo), "Producer", file.String("Another program"))
			x.set(ref(signtest.SmallInfo), "ModDate", file.String("D:20261201"))
		}),
		one("empty-field", false, "an empty signature field was added, which shows nothing: Later", func(x *draft) {
			x.addField(x.add(x.newField(nil)))
		}),
	}, permittedAnswers()...)
}

// permittedAnswers are the updates that fill in a field.
func permittedAnswers() []permitted {
	look := func(x *draft) file.Reference {
		return x.add(&file.Stream{Dict: file.Dict{"Type": file.NameValue("XObject"), "Subtype": file.NameValue("Form"),
			"BBox": file.Array{0, 0, 100, 20}}, Raw: []byte("BT/Helv 10 Tf(On time)Tj ET")})
	}
	return []permitted{
		one("text", false, sayFilled+"comment", func(x *draft) {
			x.set(ref(signtest.SmallComment), "V", file.String("On time"))
			x.set(ref(signtest.SmallComment), "AP", file.Dict{"N": look(x)})
		}),
		one("text-locked", false, sayFilled+"comment", func(x *draft) {
			x.set(ref(signtest.SmallComment), "V", file.String("On time"))
			x.set(ref(signtest.SmallComment), "F", 4|128)
			x.set(ref(signtest.SmallComment), "Ff", 1)
		}),
		one("box", false, sayFilled+"agreed", func(x *draft) {
			x.set(ref(signtest.SmallBox), "V", file.NameValue("Yes"))
			x.set(ref(signtest.SmallBox), "AS", file.NameValue("Yes"))
		}),
	}
}

// xmpAsAttributes has the same properties as signtest.SmallXMP, as attributes, written by
// another program.
const xmpAsAttributes = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ` +
	`xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
	`<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" ` +
	`xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"` +
	` pdf:Producer="Another program" pdfaid:part="2"/></rdf:RDF></x:xmpmeta>`

// A signing is the identity that signs the small documents of a test.
type signing struct {
	options *verify.Options
	school  *signtest.Identity
	parent  *signtest.Identity
}

func newSigning(tb testing.TB) *signing {
	tb.Helper()
	root := signtest.Issue(tb, signtest.NewECDSA(tb, elliptic.P256()), "Sample Root", nil, signtest.Authority)
	issue := func(name string) *signtest.Identity {
		return signtest.Issue(tb, signtest.NewECDSA(tb, elliptic.P256()), name, root, nil)
	}
	return &signing{signtest.Trusting(root), issue("Jordan Sample"), issue("Pat Example")}
}

// small returns a small document signed by the school.
func (s *signing) small(tb testing.TB, kind signtest.Small, by signtest.ByHand) *signedFile {
	tb.Helper()
	f, err := openSigned("small", by.Sign(tb, kind.Unsigned(), s.school, "school"), "signatures.school", by.Level)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

// after returns a document after updates.
func (s *signedFile) after(tb testing.TB, kind signtest.Section, steps ...func(x *draft)) []byte {
	tb.Helper()
	document := s.document
	for _, step := range steps {
		now, err := openSigned(s.name, document, s.field, s.level)
		if err != nil {
			tb.Fatal(err)
		}
		x := now.draft()
		step(x)
		document = x.increment(kind).Append(now.d, document)
	}
	return document
}

// verdict returns the verdict on the school's signature.
func (s *signedFile) verdict(tb testing.TB, document []byte, o *verify.Options) verify.Verdict {
	tb.Helper()
	v := signtest.Verify(tb, document, o)
	i := slices.IndexFunc(v.Signatures, func(one verify.Verdict) bool { return one.Field == s.field })
	if i < 0 {
		tb.Fatal("the signature is not found")
	}
	return v.Signatures[i]
}

func said(v verify.Verdict) string {
	all := []string{v.Problem}
	for _, c := range v.Changes {
		all = append(all, c.Text)
	}
	return strings.Join(all, "; ")
}

// TestPermittedUpdates makes harmless updates at every level of certification, in every
// kind of file.
func TestPermittedUpdates(t *testing.T) {
	who := newSigning(t)
	for _, small := range smallFiles() {
		for _, level := range []acroform.Level{acroform.NotCertified, acroform.NoChanges, acroform.Filling,
			acroform.Annotations} {
			signed := who.small(t, small.Small, signtest.ByHand{Level: level})
			for _, p := range permittedUpdates() {
				for kind := range signtest.HybridSection {
					v := signed.verdict(t, signed.after(t, kind, p.steps...), who.options)
					if want := p.always || level != acroform.NoChanges; v.Holds != want || !strings.Contains(said(v), p.says) {
						t.Errorf("%s in %s, level %d, section %s: holds: %v: %s", p.name, small.name, level, sectionNames[kind],
							v.Holds, said(v))
					}
				}
			}
		}
	}
}

// TestSecondUse gives each object that a permitted update changes, or that refers to one,
// a second use in the signed revision, so that the change is visible elsewhere.
func TestSecondUse(t *testing.T) {
	who := newSigning(t)
	for _, p := range permittedUpdates()[1:] {
		plain := who.small(t, signtest.Small{}, signtest.ByHand{})
		x := plain.draft()
		p.steps[0](x)
		targets := slices.Clone(p.above)
		for target := range x.values {
			if _, old := plain.d.Generation(target.Num); old {
				targets = append(targets, target.Num)
			}
		}
		for _, num := range targets {
			target := ref(num)
			for name, change := range map[string]func(map[int]file.Object){
				"resources": func(objects map[int]file.Object) {
					d, _ := objects[signtest.SmallResources].(file.Dict)
					objects[signtest.SmallResources] = d.With("Properties", file.Dict{"Shadow": target})
				},
				"contents": func(objects map[int]file.Object) {
					page, _ := objects[signtest.SmallPage2].(file.Dict)
					list, _ := page["Contents"].(file.Array)
					objects[signtest.SmallPage2] = page.With("Contents", append(slices.Clone(list), target))
				},
			} {
				signed := who.small(t, signtest.Small{Change: change}, signtest.ByHand{})
				v := signed.verdict(t, signed.after(t, signtest.StreamSection, p.steps...), who.options)
				if v.Holds {
					t.Errorf("%s of object %v, which is used in %s too, holds: %s", p.name, target, name, said(v))
				}
			}
		}
	}
}

// tokens returns a function that requests a time-stamp for data.
func tokens(tb testing.TB) func(data []byte) ([]byte, error) {
	tb.Helper()
	authority, err := stamptest.New(signtest.SignedOn, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return func(data []byte) ([]byte, error) {
		r, err := stamp.NewRequest(data)
		if err != nil {
			return nil, err
		}
		answer, err := authority.Answer(r.DER)
		if err != nil {
			return nil, err
		}
		return r.Accept(answer)
	}
}

// TestStampEndsInZero verifies a time-stamp whose last byte is 0, as it is in one of 256:
// it must not be mistaken for the zeros that fill the space after it.
func TestStampEndsInZero(t *testing.T) {
	who, token := newSigning(t), tokens(t)
	ends := func(data []byte) ([]byte, error) {
		for range 10000 {
			if der, err := token(data); err != nil || der[len(der)-1] == 0 {
				return der, err
			}
		}
		return nil, errors.New("no time-stamp ends in 0")
	}
	signed := who.small(t, signtest.Small{}, signtest.ByHand{})
	document := signtest.ByHand{NewField: "Stamp", Stamp: ends}.Sign(t, signed.document, who.parent, "parent")
	if v := signtest.Verify(t, document, who.options); !v.Holds() {
		t.Errorf("%+v", v.Signatures)
	}
}

// TestPermittedSignatures signs and time-stamps a document again.
func TestPermittedSignatures(t *testing.T) {
	who, token := newSigning(t), tokens(t)
	for _, level := range []acroform.Level{acroform.NotCertified, acroform.NoChanges, acroform.Filling,
		acroform.Annotations} {
		for _, test := range []struct {
			name   string
			by     signtest.ByHand
			always bool
			says   string
		}{
			{"stamp", signtest.ByHand{NewField: "Stamp", Stamp: token}, true, "a time-stamp of the document was added"},
			{"own-field", signtest.ByHand{NewField: "Second"}, false, "signed again by Pat Example"},
			{"parent", signtest.ByHand{}, false, "another party signed: parent"},
		} {
			signed := who.small(t, signtest.Small{}, signtest.ByHand{Level: level})
			document := test.by.Sign(t, signed.document, who.parent, "parent")
			signtest.Keep(t, fmt.Sprintf("%s-%d.pdf", test.name, level), document)
			v := signed.verdict(t, document, who.options)
			want := test.always || level != acroform.NoChanges
			if v.Holds != want || signtest.Verify(t, document, who.options).Holds() != want ||
				!strings.Contains(said(v), test.says) {
				t.Errorf("%s, level %d: holds: %v: %s", test.name, level, v.Holds, said(v))
			}
		}
	}
}

// TestFormSettings adds default resources and appearance to a form without any, and to one
// that has an answer.
func TestFormSettings(t *testing.T) {
	who := newSigning(t)
	settings := func(x *draft) {
		font := x.add(file.Dict{"Type": file.NameValue("Font"), "Subtype": file.NameValue("Type1"),
			"BaseFont": file.NameValue("Courier")})
		x.set(ref(signtest.SmallForm), "DA", file.String("/New 0 Tf 0 g"))
		x.set(ref(signtest.SmallForm), "DR", file.Dict{"Font": file.Dict{"New": font}})
		x.set(ref(signtest.SmallForm), "NeedAppearances", true)
	}
	for _, answered := range []bool{false, true} {
		small := signtest.Small{Change: func(objects map[int]file.Object) {
			form, _ := objects[signtest.SmallForm].(file.Dict)
			objects[signtest.SmallForm] = form.With("DA", nil).With("DR", nil)
			if pupil, _ := objects[signtest.SmallPupil].(file.Dict); !answered {
				objects[signtest.SmallPupil] = pupil.With("V", nil).With("AP", nil)
			}
		}}
		for _, level := range levels {
			signed := who.small(t, small, signtest.ByHand{Level: level})
			v := signed.verdict(t, signed.after(t, signtest.StreamSection, settings), who.options)
			if want := !answered && level != acroform.NoChanges; v.Holds != want || want && said(v) != "; "+saySettings {
				t.Errorf("answered: %v, level %d: holds: %v: %s", answered, level, v.Holds, said(v))
			}
		}
	}
}
