package arrange

import (
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// SlipHeads returns the labels of the spaces at the signature on a letter's slip. Name and
// date are left out if the slip asks for them separately.
func SlipHeads(s *apdocs.Slip) (heads []string) {
	named, dated := false, false
	asked(s.Blocks, func(f *apdocs.Field) {
		named = named || strings.HasSuffix(f.Name, "[].name")
		dated = dated || f.Kind == apdocs.KindDate
	})
	if !named {
		heads = append(heads, NameHead)
	}
	heads = append(heads, SignatureHead)
	if !dated {
		heads = append(heads, DateHead)
	}
	return heads
}

// asked calls found for each question in the blocks.
func asked(blocks []apdocs.Block, found func(*apdocs.Field)) {
	for _, b := range blocks {
		asks, within, _ := apdocs.Inside(b)
		for _, f := range asks {
			found(f)
		}
		asked(within, found)
	}
}
