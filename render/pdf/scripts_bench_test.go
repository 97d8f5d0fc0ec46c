//go:build unix

package pdf

import (
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
)

// BenchmarkScripts makes a visit whose answers are 2,400 characters of text in a script, in turns with the same in
// plain English, and says how much processor time a document of each takes, and how many times as long as one in
// English that is. The text is of words of known names in any order, or of two together, which fewer documents have.
func BenchmarkScripts(b *testing.B) {
	words := map[string][]string{"Plain": strings.Fields("the tutor saw them at least once in March and they are well")}
	order := []string{"Plain"}
	for _, n := range scriptNames(b) {
		if words[n.script] == nil {
			order = append(order, n.script)
		}
		words[n.script] = append(words[n.script], strings.Fields(n.name)...)
	}
	e := NewEncoder(&render.Options{})
	for _, script := range order {
		for _, fresh := range []bool{false, true} {
			name := script
			if fresh {
				name += "-new"
			}
			b.Run(name, func(b *testing.B) {
				plain, shaped := visits(words["Plain"], false), visits(words[script], fresh)
				next := 0
				one := func(records []*documents.ProgressVisit) func() {
					return func() {
						if err := e.Encode(io.Discard, records[next%len(records)]); err != nil {
							b.Fatal(err)
						}
						next++
					}
				}
				var own, others time.Duration
				rounds := 0
				for b.Loop() {
					others += processor(one(plain))
					own += processor(one(shaped))
					rounds++
				}
				b.ReportMetric(float64(own.Microseconds())/float64(rounds*inTurn), "µs/document")
				b.ReportMetric(float64(own)/float64(others), "times-plain")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

// visits makes visits with text of words.
func visits(words []string, fresh bool) []*documents.ProgressVisit {
	random := rand.New(rand.NewPCG(1, 2))
	records := make([]*documents.ProgressVisit, 64)
	for i := range records {
		records[i] = new(documents.ProgressVisit)
		records[i].Views.Pupil = apdocs.LongText(prose(random, words, fresh, 1600))
		records[i].Views.Parent = apdocs.LongText(prose(random, words, fresh, 800))
	}
	return records
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
