package pdf

import (
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
)

// BenchmarkScripts makes a visit whose answers are 2,400 characters of text in a script, beside the same in plain
// English: words of known names in any order, and words that no document before had.
func BenchmarkScripts(b *testing.B) {
	words := map[string][]string{"Plain": strings.Fields("the tutor saw them at least once in March and they are well")}
	order := []string{"Plain"}
	for _, n := range scriptNames(b) {
		if words[n.script] == nil {
			order = append(order, n.script)
		}
		words[n.script] = append(words[n.script], strings.Fields(n.name)...)
	}
	for _, script := range order {
		for _, fresh := range []bool{false, true} {
			name := script
			if fresh {
				name += "-new"
			}
			b.Run(name, func(b *testing.B) {
				random := rand.New(rand.NewPCG(1, 2))
				const different = 64
				var records [different]*documents.ProgressVisit
				for i := range records {
					records[i] = new(documents.ProgressVisit)
					records[i].Views.Pupil = apdocs.LongText(prose(random, words[script], fresh, 1600))
					records[i].Views.Parent = apdocs.LongText(prose(random, words[script], fresh, 800))
				}
				e := NewEncoder(&render.Options{})
				i := 0
				b.ReportAllocs()
				for b.Loop() {
					if err := e.Encode(io.Discard, records[i%different]); err != nil {
						b.Fatal(err)
					}
					i++
				}
			})
		}
	}
}

// prose makes text of n characters. Fresh words are two known ones together, with parts of others between.
func prose(random *rand.Rand, words []string, fresh bool, n int) string {
	var b strings.Builder
	one := func() string { return words[random.IntN(len(words))] }
	for b.Len() < 3*n && len([]rune(b.String())) < n {
		b.WriteString(one())
		if fresh {
			b.WriteString(one())
		}
		b.WriteString([]string{" ", " ", " ", ", ", ". "}[random.IntN(5)])
	}
	return strings.TrimSpace(b.String())
}
