package apdocs

import (
	"slices"
	"strings"
)

// Nearest returns up to three of the names that are most like name, the most similar
// first. Error messages suggest them.
func Nearest(name string, names []string) []string {
	type guess struct {
		name     string
		distance int
	}
	var near []guess
	lower := strings.ToLower(name)
	for _, n := range names {
		d := distance(lower, strings.ToLower(n))
		if len(name) >= 3 && strings.Contains(strings.ToLower(n), lower) {
			d = min(d, 1)
		}
		if d <= 1+len(name)/3 {
			near = append(near, guess{n, d})
		}
	}
	slices.SortStableFunc(near, func(a, b guess) int { return a.distance - b.distance })
	var out []string
	for _, g := range near[:min(len(near), 3)] {
		out = append(out, g.name)
	}
	return out
}

// distance returns the number of bytes to insert, delete or replace to turn a into b. For
// names longer than any of ours it returns a large number.
func distance(a, b string) int {
	const longest = 80
	if len(a) > longest || len(b) > longest {
		return max(len(a), len(b))
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(diagonal+cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
