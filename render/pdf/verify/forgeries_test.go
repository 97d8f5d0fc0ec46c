package verify_test

import (
	"bytes"
	"crypto/elliptic"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"reflect"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/signtest"
	"github.com/apdocs/forms/render/pdf/verify"
)

// The number of forgeries that TestForgeries tries, and the seed. APDOCS_FORGERIES is a
// number, or "all" for every object with every excuse; APDOCS_FORGERIES_SEED repeats an
// earlier run, which prints its seed.
const (
	forgeriesVariable = "APDOCS_FORGERIES"
	seedVariable      = "APDOCS_FORGERIES_SEED"
	usualForgeries    = 3000
)

// A forgery is a combination of an object of a signed document, another value, an excuse,
// and a manner.
type forgery struct {
	target  file.Reference
	shape   shape
	excuse  excuse
	manner  manner
	section signtest.Section
}

func (f forgery) String() string {
	return fmt.Sprintf("object %v: %s; excuse: %s; written %s; section: %s", f.target, f.shape.name, f.excuse.name,
		f.manner.name,
		sectionNames[f.section])
}

var errNoForgery = errors.New("the combination changes nothing")

// forge makes the document. The error is errNoForgery if the combination does not apply.
func (s *signedFile) forge(f forgery, random *rand.Rand) ([]byte, error) {
	if f.manner.place == excusedBefore && !s.used[f.target.Num] {
		// No reader of the signed revision sees the object, and the excuse makes it part
		// of what may change, so it may change.
		return nil, errNoForgery
	}
	x := s.draft()
	was := s.d.Own(f.target)
	value, ok := f.shape.make(x, f.target, was, random)
	if !ok || reflect.DeepEqual(value, was) {
		return nil, errNoForgery
	}
	x.values[f.target] = value
	named := f.target
	if f.manner.name == "in the next generation" {
		named.Gen++
	}
	f.excuse.make(x, named)
	before := x.values[f.target]
	if !reflect.DeepEqual(before, value) {
		alone := s.draft()
		if f.excuse.make(alone, named); reflect.DeepEqual(alone.values[f.target], before) {
			return nil, errNoForgery // the excuse overwrote the value
		}
	}
	if f.manner.write != nil {
		f.manner.write(x, f.target)
	}
	if len(x.free) > 0 && s.missing[f.target] || reflect.DeepEqual(x.values[f.target], was) && x.values[f.target] != nil {
		return nil, errNoForgery
	}
	if f.manner.name[:3] == "as " && reflect.DeepEqual(before, x.values[f.target]) {
		return nil, errNoForgery
	}
	inc := x.increment(f.section)
	if f.manner.pack {
		for i := range inc.Objects {
			inc.Objects[i].Packed = true
		}
	}
	first, second := f.order(inc)
	document := first.Append(s.d, s.document)
	if second != nil {
		d, err := file.Read(document)
		if err != nil {
			return nil, errNoForgery // not visible in any reader
		}
		document = second.Append(d, document)
	}
	return document, nil
}

// order returns the update, or the two updates with the excuse before or after the value.
func (f forgery) order(inc *signtest.Increment) (first, second *signtest.Increment) {
	if f.manner.place == together {
		return inc, nil
	}
	target, rest := *inc, *inc
	target.Objects, rest.Objects, target.Trailer = nil, nil, nil
	for _, w := range inc.Objects {
		if w.Ref == f.target {
			target.Objects = append(target.Objects, w)
		} else {
			rest.Objects = append(rest.Objects, w)
		}
	}
	if f.manner.place == excusedAfter {
		return &target, &rest
	}
	return &rest, &target
}

// holds reports whether the school's signature holds.
func (s *signedFile) holds(document []byte, o *verify.Options) bool {
	v, err := verify.PDF(document, o)
	if err != nil {
		return false
	}
	for _, one := range v.Signatures {
		if one.Field == s.field && one.Holds {
			return true
		}
	}
	return false
}

// A forger tries forgeries and counts them.
type forger struct {
	options *verify.Options
	tried   atomic.Int64
	held    atomic.Int64
}

// try makes a forgery and verifies it. It returns false if the combination does not apply.
func (g *forger) try(t *testing.T, s *signedFile, f forgery, random *rand.Rand) bool {
	document, err := s.forge(f, random)
	if err != nil {
		return false
	}
	g.tried.Add(1)
	if !s.holds(document, g.options) {
		return true
	}
	if g.held.Add(1) <= 20 {
		t.Errorf("holds: %s: %s", s.name, f)
		signtest.Keep(t, fmt.Sprintf("held-%d.pdf", g.held.Load()), document)
	}
	return true
}

func pick[T any](random *rand.Rand, from []T) T { return from[random.IntN(len(from))] }

// anyForgery returns a random combination.
func (s *signedFile) anyForgery(random *rand.Rand) forgery {
	return forgery{pick(random, s.targets), pick(random, shapes()), pick(random, excuses()), pick(random, manners()),
		signtest.Section(random.IntN(2))}
}

// some tries n random forgeries.
func (g *forger) some(t *testing.T, s *signedFile, n int, random *rand.Rand) {
	for range n {
		for tries := 0; !g.try(t, s, s.anyForgery(random), random) && tries < 100; tries++ {
		}
	}
}

// every tries each object with each excuse and, for each of these, n pairs of value and
// manner.
func (g *forger) every(t *testing.T, s *signedFile, n int, random *rand.Rand) {
	for _, target := range s.targets {
		for _, e := range excuses() {
			for range n {
				for tries := 0; tries < 100; tries++ {
					f := s.anyForgery(random)
					f.target, f.excuse = target, e
					if g.try(t, s, f, random) {
						break
					}
				}
			}
		}
	}
}

// TestForgeries changes each object of signed documents, including missing ones that are
// referred to, and excuses the change through each place that may change. No signature may
// hold. By default it tries a sample, always the same.
func TestForgeries(t *testing.T) {
	count, all, seed := usualForgeries, false, uint64(1)
	if said := os.Getenv(forgeriesVariable); said != "" {
		all = said == "all"
		if n, err := strconv.Atoi(said); err == nil {
			count = n
		} else if !all {
			t.Fatalf("%s is neither a number nor all", forgeriesVariable)
		}
		seed = uint64(time.Now().UnixNano())
	}
	if said := os.Getenv(seedVariable); said != "" {
		var err error
		if seed, err = strconv.ParseUint(said, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	g := &forger{}
	files := signedFiles(t, g, seed)
	t.Cleanup(func() {
		t.Logf("%d forgeries of %d files tried, %d hold; %s=%d", g.tried.Load(), len(files), g.held.Load(), seedVariable,
			seed)
	})
	for _, s := range files {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			h := fnv.New64a()
			h.Write([]byte(s.name))
			random := rand.New(rand.NewPCG(seed, h.Sum64()))
			switch {
			case !all:
				g.some(t, s, count/len(files), random)
			case s.small():
				g.every(t, s, 8, random)
			default:
				g.every(t, s, 1, random)
			}
		})
	}
}

func (s *signedFile) small() bool { return len(s.document) < 20<<10 }

// signedFiles returns a document of each form and small files of each kind, each signed by
// the school. The seed determines the level of each form.
func signedFiles(t *testing.T, g *forger, seed uint64) (files []*signedFile) {
	t.Helper()
	root := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Sample Root", nil, signtest.Authority)
	school := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Jordan Sample", root, nil)
	g.options = signtest.Trusting(root)
	add := func(name string, unsigned []byte, level acroform.Level) {
		name = fmt.Sprintf("%s-%d", name, level)
		by, field := signtest.ByHand{Level: level}, schoolField(t, unsigned)
		if field == "" {
			by.NewField, field = "school", "school"
		}
		s, err := openSigned(name, by.Sign(t, unsigned, school, field), field, level)
		if err != nil {
			t.Fatal(name, err)
		}
		if !s.holds(s.document, g.options) {
			t.Fatal(name, "does not hold as it was signed")
		}
		files = append(files, s)
	}
	for i, f := range documents.All() {
		unsigned := unsignedForm(t, f)
		add(f.Layout().Name, unsigned, levels[(uint64(i)+seed)%uint64(len(levels))])
	}
	for _, small := range smallFiles() {
		for _, level := range levels {
			add("small-"+small.name, small.Unsigned(), level)
		}
	}
	return files
}

// smallFiles returns the kinds of small files, with each kind of cross-reference section.
func smallFiles() []struct {
	name string
	signtest.Small
} {
	return []struct {
		name string
		signtest.Small
	}{
		{"table", signtest.Small{Kind: signtest.TableSection}},
		{"stream", signtest.Small{Kind: signtest.StreamSection}},
		{"packed", signtest.Small{Kind: signtest.StreamSection, Packed: true}},
		{"hybrid", signtest.Small{Kind: signtest.HybridSection, Packed: true}},
	}
}

// schoolField returns the name of the first signature field, or "".
func schoolField(t *testing.T, document []byte) string {
	t.Helper()
	d, err := file.Read(document)
	if err != nil {
		t.Fatal(err)
	}
	form, err := acroform.Read(d)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range form.Fields {
		if f.IsSignature() {
			return f.Name
		}
	}
	return ""
}

// unsignedForm returns the document of the form's ordinary record, without its signatures.
func unsignedForm(t *testing.T, f apdocs.Form) []byte {
	t.Helper()
	var record map[string]json.RawMessage
	signtest.Record(t, f.Layout().Name+"-ordinary.json", &record)
	delete(record, "signatures")
	data, err := json.Marshal(record)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, f); err != nil {
		t.Fatal(err)
	}
	o := &render.Options{Organisation: signtest.Organisation(t)}
	var to *apdocs.Addressee
	if all, err := o.Addressees(f); err == nil && len(all) > 0 {
		to = &all[0]
	}
	var b bytes.Buffer
	if err := pdf.NewEncoder(o).EncodeTo(&b, f, to); err != nil {
		t.Fatal(f.Layout().Name, err)
	}
	return b.Bytes()
}
