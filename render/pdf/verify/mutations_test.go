package verify_test

import (
	"bytes"
	"crypto/elliptic"
	"testing"

	"github.com/apdocs/forms/render/pdf/internal/signtest"
	"github.com/apdocs/forms/render/pdf/verify"
)

// TestMutations changes a signed document at random.
func TestMutations(t *testing.T) {
	root := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Sample Root", nil, signtest.Authority)
	one := signtest.Sign(t, signtest.UnsignedVisit(t, false), signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()),
		"Jordan Sample", root, nil).Options("school"))
	two := signtest.Sign(t, one, signtest.Issue(t, signtest.NewECDSA(t, elliptic.P384()), "Pat Example", root,
		nil).Options("parent"))
	runs := 5000 // for each of two
	if testing.Short() {
		runs = 200
	}
	for name, document := range map[string][]byte{"one": one, "two": two} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			mutate(t, document, runs, signtest.Trusting(root))
		})
	}
}

// mutate makes changes from a fixed seed, so that an undetected one can be examined.
func mutate(t *testing.T, document []byte, runs int, o *verify.Options) {
	seed := uint32(1)
	random := func(n int) int {
		seed ^= seed << 13
		seed ^= seed >> 17
		seed ^= seed << 5
		return int(seed % uint32(n))
	}
	for run := range runs {
		changed := document
		switch at := random(len(document)); random(5) {
		case 0:
			changed = append(bytes.Clone(document[:at]), document[min(len(document), at+1+random(100)):]...)
		case 1:
			changed = append(append(bytes.Clone(document[:at]), byte(random(256))), document[at:]...)
		case 2:
			from := random(len(document))
			changed = bytes.Clone(document)
			copy(changed[at:], document[from:min(len(document), from+1+random(200))])
		default:
			changed = bytes.Clone(document)
			for range 1 + random(3) {
				changed[random(len(changed))] = byte(random(256))
			}
		}
		if bytes.Equal(bytes.TrimRight(changed, "\r\n"), bytes.TrimRight(document, "\r\n")) {
			continue
		}
		if v, err := verify.PDF(changed, o); err == nil && v.Holds() {
			t.Errorf("mutation %d is not noticed", run)
		}
	}
}
