package read

import (
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// mostAligned is how many paragraphs a document may have to be read by its printed words, and
// mostCompared how many pairs of paragraphs are compared.
const (
	mostAligned  = 20_000
	mostCompared = 8_000_000
)

// An alignment compares the paragraphs of a document with those of a form.
type alignment struct {
	form  []line
	texts []string // of the document's paragraphs
	cells []int
	cell  bool       // the document has tables
	at    []int      // for each line of the form, the paragraph that it is; none
	found [][]string // for those, the texts at its places
	score int        // characters of fixed text that were found
	rank  int        // score, less the characters that are missing
}

// align finds the printed lines of a form in a document: those with the most characters that stand in it
// in the same order. printed returns the text of a paragraph to compare, and false if it is to be left out. align
// returns nil if the document is too long.
func align(form []line, d *Document, printed func(paragraph int) (text string, ok bool)) *alignment {
	a := &alignment{form: form, at: make([]int, len(form)), found: make([][]string, len(form))}
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		text, ok := printed(i)
		if !ok || d.Gone[p.Row] || p.Cell == none && strings.TrimSpace(text) == "" {
			continue
		}
		a.texts, a.cells, a.cell = append(a.texts, text), append(a.cells, p.Cell), a.cell || p.Cell != none
	}
	var fixed []int
	for i := range form {
		a.at[i] = none
		if form[i].fixed > 0 {
			fixed = append(fixed, i)
		}
	}
	if len(a.texts) > mostAligned || len(fixed)*len(a.texts) > mostCompared {
		return nil
	}
	a.longest(fixed)
	a.rank = a.score - a.absent()
	return a
}

// better reports whether more of a form is in the document than of another: printed words or, if these are
// as many, answers.
func (a *alignment) better(other *alignment) bool {
	return a.rank > other.rank || a.rank == other.rank && a.answered() > other.answered()
}

// answered returns how many places have text.
func (a *alignment) answered() (n int) {
	for _, text := range a.spots() {
		if text != "" {
			n++
		}
	}
	return n
}

// absent returns the characters of lines that were not found and that the form prints once: those of its
// headings, instructions and questions, and not those of spare rows.
func (a *alignment) absent() (n int) {
	times := map[string]int{}
	for i := range a.form {
		times[a.form[i].parts[0].text]++
	}
	for i := range a.form {
		first := a.form[i].parts[0].text
		row := numeralAt.MatchString(first) || numbered.MatchString(first)
		if a.at[i] == none && first != "" && times[first] == 1 && !row {
			n += a.form[i].fixed
		}
	}
	return n
}

// longest finds the common subsequence of the lines with fixed text and the paragraphs that has the most
// characters.
func (a *alignment) longest(fixed []int) {
	n, m := len(fixed), len(a.texts)
	normal := make([]string, m)
	for j := range normal {
		normal[j] = words(a.texts[j])
	}
	best := make([][]int32, n+1) // best[i][j]: of the lines from i on in the paragraphs from j on
	best[n] = make([]int32, m+1)
	for i := n - 1; i >= 0; i-- {
		l := &a.form[fixed[i]]
		best[i] = make([]int32, m+1)
		for j := m - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if with := best[i+1][j+1] + int32(l.fixed); with > best[i][j] {
				if _, ok := l.match(a.texts[j], normal[j]); ok {
					best[i][j] = with
				}
			}
		}
	}
	a.score = int(best[0][0])
	for i, j := 0, 0; i < n && j < m; {
		l := &a.form[fixed[i]]
		if best[i][j] == best[i+1][j+1]+int32(l.fixed) { // the first of several that are alike
			if found, ok := l.match(a.texts[j], normal[j]); ok {
				a.at[fixed[i]], a.found[fixed[i]] = j, found
				i, j = i+1, j+1
				continue
			}
		}
		if best[i][j] == best[i][j+1] {
			j++
		} else {
			i++
		}
	}
}

// spots gives the texts between the printed lines to the places of the form that stand there.
func (a *alignment) spots() map[*spot]string {
	out := map[*spot]string{}
	before := none // the last line that was found
	for i := 0; i <= len(a.form); i++ {
		if i < len(a.form) && a.at[i] == none {
			continue
		}
		from, to := 0, len(a.texts)
		if before != none {
			from = a.at[before] + 1
		}
		if i < len(a.form) {
			to = a.at[i]
		}
		a.between(out, before, a.form[before+1:i], from, to)
		if i < len(a.form) {
			places := 0
			for _, p := range a.form[i].parts {
				if p.text == "" {
					if p.spot != nil {
						out[p.spot] = a.found[i][places]
					}
					places++
				}
			}
		}
		before = i
	}
	return out
}

// A block is the paragraphs of a cell, or one paragraph outside tables.
type block struct {
	cell int
	text []string
}

// blocks returns the paragraphs from one to another as blocks.
func (a *alignment) blocks(from, to int) (all []block) {
	for j := from; j < to; j++ {
		if n := len(all); n > 0 && a.cells[j] != none && all[n-1].cell == a.cells[j] {
			all[n-1].text = append(all[n-1].text, a.texts[j])
			continue
		}
		all = append(all, block{a.cells[j], []string{a.texts[j]}})
	}
	return all
}

// between gives the paragraphs after one printed line and before the next to the lines of the form
// that stand between them: places, and printed lines that were not found.
func (a *alignment) between(out map[*spot]string, before int, lines []line, from, to int) {
	blocks := a.blocks(from, to)
	if len(lines) == 0 || !slices.ContainsFunc(lines, func(l line) bool { return l.fixed == 0 }) {
		a.continued(out, before, blocks, to == len(a.texts))
		return
	}
	// places are the lines of the form by cell, as blocks are.
	var places [][]line
	for _, l := range lines {
		if n := len(places); n > 0 && l.cell != none && places[n-1][0].cell == l.cell && l.fixed == 0 &&
			places[n-1][0].fixed == 0 {
			places[n-1] = append(places[n-1], l)
			continue
		}
		places = append(places, []line{l})
	}
	if before != none && before < len(a.form) {
		places, blocks = a.sameCell(before, places, blocks)
	}
	missing := slices.IndexFunc(places, func(p []line) bool { return p[0].fixed > 0 })
	switch {
	case missing < 0 && len(places) == 1 && len(blocks) > 1 && blocks[0].cell == none:
		var all []string // a document without tables
		for _, b := range blocks {
			all = append(all, b.text...)
		}
		blocks = []block{{none, all}}
	case missing >= 0 && len(blocks) != len(places):
		places = places[:missing] // what follows a line that is gone may be gone with it
	}
	for _, b := range blocks {
		if len(places) == 0 {
			return
		}
		if a.cell && b.cell == none && places[0][0].cell != none {
			continue // a paragraph between tables is not the answer in a cell
		}
		a.give(out, places[0], b.text)
		places = places[1:]
	}
}

// sameCell removes what stands in the same cell as the printed line before it, if only the form or only the
// document has something there, such as the words for a missing answer below a statement.
func (a *alignment) sameCell(before int, places [][]line, blocks []block) ([][]line, []block) {
	form, here := a.form[before].cell, a.cells[a.at[before]]
	if form == none || here == none || len(places) == 0 || len(blocks) == 0 {
		return places, blocks
	}
	switch inForm, inText := places[0][0].cell == form, blocks[0].cell == here; {
	case inForm && !inText:
		return places[1:], blocks
	case inText && !inForm:
		return places, blocks[1:]
	}
	return places, blocks
}

// continued adds paragraphs to the answer at the end of the printed line before them: those in its cell or,
// outside tables, all before the next printed line, and at the end of the document the first, since what
// follows may be no part of the form.
func (a *alignment) continued(out map[*spot]string, before int, blocks []block, end bool) {
	if before == none || before >= len(a.form) || len(blocks) == 0 {
		return
	}
	l := a.form[before]
	last := l.parts[len(l.parts)-1].spot
	if last == nil || len(l.parts) < 2 {
		return
	}
	for i, b := range blocks {
		if b.cell != a.cells[a.at[before]] || i > 0 && (b.cell != none || end) {
			return
		}
		if more := strings.TrimRight(strings.Join(b.text, "\n"), " \n"); more != "" {
			out[last] += "\n" + more
		}
	}
}

// joined returns paragraphs as the lines of one text. Empty ones count between others.
func joined(paragraphs []string) string {
	return strings.TrimSpace(strings.Join(paragraphs, "\n"))
}

// give gives paragraphs to the places of one cell: all to the only one, or one to each.
func (a *alignment) give(out map[*spot]string, places []line, texts []string) {
	if places[0].fixed > 0 {
		return
	}
	if len(places) == 1 {
		if s := places[0].parts[0].spot; s != nil {
			out[s] = joined(texts)
		}
		return
	}
	if last := places[len(places)-1].parts[0].spot; last != nil && last.Field != nil && len(texts) > len(places) &&
		last.Field.Kind == apdocs.KindLongText {
		rest := len(places) - 1
		texts = append(texts[:rest:rest], joined(texts[rest:]))
	}
	for i, l := range places {
		if s := l.parts[0].spot; s != nil && i < len(texts) && len(texts) == len(places) {
			out[s] = strings.TrimSpace(texts[i])
		}
	}
}
