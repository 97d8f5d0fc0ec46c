package verify_test

import (
	"math/rand/v2"
	"testing"

	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/signtest"
	"github.com/apdocs/forms/render/pdf/verify"
)

// fuzzSeeds returns small documents with one signature each.
func fuzzSeeds(tb testing.TB) (*signing, []*signedFile) {
	tb.Helper()
	who := newSigning(tb)
	var all []*signedFile
	for _, small := range smallFiles() {
		for _, level := range []acroform.Level{acroform.NotCertified, acroform.Filling, acroform.NoChanges} {
			all = append(all, who.small(tb, small.Small, signtest.ByHand{Level: level}))
		}
	}
	return who, all
}

func newRandom(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

// mutated runs a program, whose first byte selects the document, and reports whether the
// signature holds afterwards. The test fails if it does although a reader sees something
// other than what was signed.
func mutated(t *testing.T, who *signing, seeds []*signedFile, input []byte) (document []byte, held bool) {
	p := &program{input}
	s := seeds[p.choose(len(seeds))]
	document = p.run(s)
	if document == nil {
		return nil, false
	}
	v, err := verify.PDF(document, who.options)
	if err != nil {
		return document, false
	}
	for _, one := range v.Signatures {
		one.Sentences()
		held = held || one.Field == s.field && one.Holds
	}
	if !held {
		return document, false
	}
	now, err := openSigned(s.name, document, s.field, s.level)
	if err == nil {
		err = unseen(s, now)
	}
	if err != nil {
		signtest.Keep(t, "held.pdf", document)
		t.Errorf("holds, level %d: %v", s.level, err)
	}
	return document, true
}

// TestMutator runs random programs. Some must be permitted, otherwise the property would
// not be tested.
func TestMutator(t *testing.T) {
	who, seeds := fuzzSeeds(t)
	random, held, runs := newRandom(1), 0, 1500
	if testing.Short() {
		runs = 150
	}
	for range runs {
		input := make([]byte, 2+random.IntN(30))
		for i := range input {
			input[i] = byte(random.Uint32())
		}
		if _, ok := mutated(t, who, seeds, input); ok {
			held++
		}
	}
	if t.Logf("%d of %d hold", held, runs); held < runs/50 {
		t.Errorf("only %d of %d programs are permitted", held, runs)
	}
}

// FuzzVerify varies the updates of small signed documents. There must be no panic, and no
// signature may hold while a reader sees something other than what was signed.
func FuzzVerify(f *testing.F) {
	who, seeds := fuzzSeeds(f)
	for i := range seeds {
		for do := range doEnd {
			f.Add([]byte{byte(i), byte(do), 1, 2, 3, 4, 5, 6})
		}
		f.Add([]byte{byte(i), doPermitted, 1, doUpdate, 0, 0, doExcuse, 20, 5, 0, doShape, 5, 0, 7, 0})
	}
	f.Fuzz(func(t *testing.T, input []byte) { mutated(t, who, seeds, input) })
}

// FuzzVerifyBytes changes any byte of a small signed document with an update.
func FuzzVerifyBytes(f *testing.F) {
	who, seeds := fuzzSeeds(f)
	for i, s := range seeds {
		f.Add(s.document)
		p := &program{[]byte{doPermitted, byte(i)}}
		f.Add(p.run(s))
	}
	f.Fuzz(func(_ *testing.T, document []byte) {
		if v, err := verify.PDF(document, who.options); err == nil {
			for _, s := range v.Signatures {
				s.Sentences()
			}
		}
	})
}
