package pdf

import (
	"fmt"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// A document is one record on its way to a file. It is kept from document to
// document for its memory: a document costs what its answers cost.
type document struct {
	*plan
	record   apdocs.Form
	to       *apdocs.Addressee // of a letter; nil for what is none
	envelope *apdocs.Record
	at       apdocs.At // the rows of lists that are being read
	row      int       // the innermost of them
	err      error

	placed []placed
	spans  []span
	lines  []line
	tags   []*tags.Tag // elements that open before a block
	opened int         // of them, since the last block
	force  bool        // the next block starts a page
	pages  []int       // the first block of each page
	broken []string    // lines of the paragraph that is being turned
	page   int         // that is being written

	keptPlaced []placed // as they were before pages were turned
	keptSpans  []span

	tree    tags.Tree
	extra   font.Extra
	file    file.Writer
	buf     []byte
	cuts    []file.Cut // where the plan's drawings stand in it
	out     []byte
	key     []byte // all that the record has a say in, for the file's identifier
	started []int  // elements of the answers of a block that is carried over

	listElement, lastBody int // of the numbered answers being written
	lastItem              int32

	widgets []widget
	places  []place // of bookmarks
	numbers numbers
	xmp     []byte

	lacking    []string
	lackingSet bool
	panelMemo  *render.Panel
	asker      asker
}

// A placed block, or a part of one that breaks over pages.
type placed struct {
	block      *block
	at         apdocs.At
	row        int
	first      int    // of its spans
	height     length //
	y          length // of its top, on its page
	tagFrom    int    // elements to open before it
	tagTo      int
	closes     int    // elements to close after it
	head       *block // drawn again where it starts a page
	title      *block // and above that
	forced     bool   // starts a page
	carried    bool   // goes on from the page before
	carries    bool   // goes on on the next page
	stretch    int    // more writing lines, to fill its page
	joinBefore bool   // stays with the block before it
	slip       bool   // the first block of a letter's slip
	splits     bool   // fits no page with the heading that it must stay with
}

// A span is the lines of one answer, or of the part of it that one page shows.
type span struct {
	from, to int
	top      length
	height   length
	hang     length // of a numbered list, from number to text
	tone     render.Tone
}

// A line of an answer.
type line struct {
	text  string
	y     length // from the top of the answer
	item  int32  // of a numbered list, from 1
	space bool   // a space stood where the line was turned
}

// missing is what the record still lacks, by label.
func (d *document) missing() []string {
	if !d.lackingSet {
		d.lacking, d.lackingSet = render.Missing(d.outline, d.record), true
		d.panelMemo = render.DraftPanel(d.lacking)
	}
	return d.lacking
}

// panel is the panel of a draft, nil where nothing is missing.
func (d *document) panel() *render.Panel {
	d.missing()
	return d.panelMemo
}

// reset readies the document for a record.
func (d *document) reset(record apdocs.Form) {
	d.record, d.envelope = record, record.Envelope()
	d.at, d.row, d.err = apdocs.At{}, 0, nil
	d.placed, d.spans, d.lines, d.tags, d.pages = d.placed[:0], d.spans[:0], d.lines[:0], d.tags[:0], d.pages[:0]
	d.opened, d.force = 0, false
	d.widgets, d.key = d.widgets[:0], d.key[:0]
	d.places = d.places[:0]
	d.lacking, d.lackingSet, d.panelMemo = nil, false, nil
	d.asker = asker{}
	d.extra.Reset()
	d.tree.Reset(tagDocument)
}

// release lets go of the record's text.
func (d *document) release() {
	clear(d.lines)
	clear(d.broken)
	d.to = nil
	d.record, d.envelope, d.lacking, d.panelMemo = nil, nil, nil, nil
}

// flatten places the blocks of a node one after another, measured.
func (d *document) flatten(n *node, depth int, head, title *block) {
	if n.optional && d.sparing {
		return
	}
	if n.when != nil && d.options.Rendition != render.Blank && !n.when.Holds(d.record) {
		return
	}
	times := 1
	if n.count != nil {
		times = n.count(d)
	}
	if times == 0 && n.empty == nil {
		return
	}
	if n.title != nil {
		title = n.title
	}
	from := len(d.placed)
	if n.tag != nil {
		d.tags = append(d.tags, n.tag)
		d.opened++
	}
	if times == 0 {
		d.flatten(n.empty, depth, nil, title)
	}
	for i := range times {
		d.times(n, i, depth, head, title)
	}
	if n.tag != nil {
		if len(d.placed) > from {
			d.placed[len(d.placed)-1].closes++
		} else { // nothing stands in it
			d.tags = d.tags[:len(d.tags)-1]
			d.opened--
		}
	}
	d.together(n, from)
	if n.slip {
		d.placed[from].slip = true
	}
}

// times places what a node has, the i-th time.
func (d *document) times(n *node, i, depth int, head, title *block) {
	at, row := d.at, d.row
	if n.newPage {
		d.force = true
	}
	if n.row != nil {
		i = n.row(d)
	}
	if n.deeper || n.row != nil {
		d.at[depth], d.row = i, i
		depth++
	}
	if n.head != nil {
		head = nil
		if i > 0 {
			head = n.head
		}
	}
	if n.block != nil {
		d.place(n.block, head, title)
	}
	for j, k := range n.kids {
		if n.head != nil && j > 0 {
			head = n.head
		}
		d.flatten(k, depth, head, title)
	}
	d.at, d.row = at, row
}

// together keeps blocks on one page: those of a node that asks for it, and with
// a block of signatures the block before it.
func (d *document) together(n *node, from int) {
	if from == len(d.placed) {
		return
	}
	if n.follows {
		d.join(from)
	}
	if n.together && d.onePage(d.chain(from), len(d.placed)) {
		for i := from + 1; i < len(d.placed); i++ {
			d.placed[i].joinBefore = true
		}
	}
	for i := from; n.signed && i > 0 && i > from-2; i-- {
		if d.placed[i-1].height < d.look.SplitOver {
			d.join(i)
		}
		if d.placed[i-1].block.kind != heading {
			break
		}
	}
}

// join keeps block i with the one before it, if what must stay together then is
// no higher than a page.
func (d *document) join(i int) {
	if i == 0 || d.placed[i].forced {
		return
	}
	end := i + 1
	for end < len(d.placed) && d.placed[end].joinBefore {
		end++
	}
	if d.onePage(d.chain(i-1), end) {
		d.placed[i].joinBefore = true
	}
}

// chain is the first of the blocks that block i stays with.
func (d *document) chain(i int) int {
	for i > 0 && !d.placed[i].forced && (d.placed[i].joinBefore || d.placed[i-1].block.keep > 0) {
		i--
	}
	return i
}

// onePage reports whether the blocks from one to before another fit a page.
func (d *document) onePage(from, to int) bool {
	return d.apart(from, to) <= d.look.ContentEnd-d.startPage(&d.placed[from])
}

// apart is how far the blocks from one to before another reach.
func (d *document) apart(from, to int) (h length) {
	for i := from; i < to; i++ {
		h += d.placed[i].height
		if i > from {
			h += d.placed[i-1].block.after + d.placed[i].block.before
		}
	}
	return h
}

// place measures a block and adds it.
func (d *document) place(b *block, head, title *block) {
	p := placed{block: b, at: d.at, row: d.row, first: len(d.spans), head: head, title: title, forced: d.force}
	p.tagTo = len(d.tags)
	p.tagFrom = p.tagTo - d.opened
	d.opened, d.force = 0, false
	p.height = d.measure(b)
	d.placed = append(d.placed, p)
}

// refuse fails with the question whose answer, named in a printed text, cannot
// be printed.
func (d *document) refuse(text, row string) {
	f, err := d.source(row).Unprintable(text, func(answer string) error {
		_, err := font.Compose(answer)
		return err
	})
	if err != nil {
		d.fail(f, err)
	}
}

// source is where printed text finds its words; row is "objectives[]." where it
// names the answers of a row.
func (d *document) source(row string) *render.Source {
	return &render.Source{Outline: d.outline, Record: d.record, Organisation: d.options.Organised(), To: d.to, Row: row, At: d.at}
}

// fail notes what first went wrong, with the question's label and the rows that
// it is in: "Objective 2, Progress to date".
func (d *document) fail(f *apdocs.Field, err error) {
	if d.err != nil {
		return
	}
	if d.err = err; f == nil {
		return
	}
	rows, lists := "", strings.Split(f.Name, "[].")
	for i, list := range lists[:len(lists)-1] {
		rows += apdocs.RowName(list, d.at[i]) + ", "
	}
	d.err = fmt.Errorf("%s%s: %w", rows, f.Title(), err)
}
