package file

import (
	"math/rand/v2"
	"testing"
)

// TestRows adds rows in any order, in long and short sections, and compares the result
// with a map in which the first row of a number counts.
func TestRows(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		var got rows
		want := map[int]entry{}
		for range r.IntN(14) {
			first, count := r.IntN(300), 1+r.IntN(1<<r.IntN(9))
			var data []byte
			for i := range count {
				e := entry{byte(r.IntN(3)), r.IntN(1 << 20), r.IntN(200)}
				if e.kind == unwritten {
					e = entry{}
				}
				data = append(data, e.kind, byte(e.where>>16), byte(e.where>>8), byte(e.where), byte(e.index))
				if _, ok := want[first+i]; !ok {
					want[first+i] = e
				}
			}
			if err := got.addPacked(first, count, data, [3]int{1, 3, 1}); err != nil {
				t.Fatal(err)
			}
		}
		for num := range 900 {
			if got.find(num) != want[num] {
				t.Fatalf("number %d: %v, not %v", num, got.find(num), want[num])
			}
		}
		n := 0
		for num, e := range got.all() {
			if want[num] != e || num > got.last {
				t.Errorf("number %d of %d: %v, not %v", num, got.last, e, want[num])
			}
			n++
		}
		if n != len(want) {
			t.Errorf("%d numbers, not %d", n, len(want))
		}
	}
}
