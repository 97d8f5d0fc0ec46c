package read

// A pattern is the lines of one of a form's own documents.
type pattern struct {
	lines     []line
	completed bool
}

// Rows in lists, and parts that are repeated, for which patterns are made and kept.
var (
	patternRows  = []int{3, 10, 30, 100, 200}
	patternParts = []int{1, 3, 12, 60}
)

// patterns returns the patterns with at least so many rows and repeated parts, as far as there are such.
func (f *Form) patterns(rows, parts int) ([]pattern, error) {
	size := [2]int{atLeast(patternRows, rows), atLeast(patternParts, parts)}
	if kept, ok := f.kept.Load(size); ok {
		return kept.([]pattern), nil
	}
	documents, err := f.Print(size[0], size[1])
	if err != nil {
		return nil, err
	}
	var made []pattern
	for _, d := range documents {
		made = append(made, pattern{linesOf(find(d, f.Table)), d.Completed})
	}
	f.kept.Store(size, made)
	return made, nil
}

// atLeast returns the first of ascending sizes that is not below n, or the last.
func atLeast(sizes []int, n int) int {
	for _, size := range sizes {
		if size >= n {
			return size
		}
	}
	return sizes[len(sizes)-1]
}
