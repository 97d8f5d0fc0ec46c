package file

import (
	"bytes"
	"errors"
	"fmt"
)

// Limits on files read. A returned form is under 1 MB; a scanned letterhead, or a few hundred
// records in one file, under 50 MB.
const (
	// MaxSize is the largest file that is read, in bytes.
	MaxSize = 64 << 20
	// maxSections bounds the number of cross-reference sections. Each incremental update adds one.
	maxSections = 1000
	// maxRows bounds the rows of all cross-reference sections together, including repeated numbers.
	maxRows = 2 << 20
	// MaxObject is the highest object number that PDF/A and most readers allow.
	MaxObject = 8388607
	// maxValues bounds the number of values parsed, each about 30 bytes in memory; a full form has
	// about 10,000.
	maxValues = 4 << 20
	// maxWork bounds how often, on average, a byte of the file is parsed. Objects are cached, so
	// the average is little above 1; a hostile file makes many objects from the same bytes.
	maxWork = 4
	// maxHops bounds chains of references, and the depth of objects that must be read to read
	// another.
	maxHops = 32
)

// ErrEncrypted is the error of a file that cannot be read without its password.
var ErrEncrypted = errors.New("the file is encrypted")

// A Document is an opened file. Objects are read when they are asked for. It must not be used by
// several goroutines.
type Document struct {
	data     []byte
	trailer  Dict
	rows     rows
	cache    map[int]Object
	streams  map[int]*objectStream
	hops     int
	work     int   // bytes that may still be parsed
	left     int   // values that may still be read
	inflated int   // bytes that may still be unpacked
	sections []int // offsets of the cross-reference sections, newest first
	hybrids  []int // offsets of the streams of hybrid-reference files (XRefStm)
	repeated bool  // a dictionary has a key twice
	err      error
}

// Read opens a file. It keeps data, which must not be changed. Errors in objects are reported
// later, see [Document.Err].
func Read(data []byte) (*Document, error) {
	if len(data) > MaxSize {
		return nil, fmt.Errorf("read PDF: larger than %d MB", MaxSize>>20)
	}
	at := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	if at < 0 {
		return nil, errors.New("read PDF: not a PDF file")
	}
	d, err := open(data[at:])
	if err != nil && at > 0 { // some programs count offsets from the %PDF header
		d, err = open(data)
	}
	if err != nil {
		return nil, fmt.Errorf("read PDF: %w", err)
	}
	return d, nil
}

func open(data []byte) (*Document, error) {
	i := bytes.LastIndex(data, []byte("startxref"))
	if i < 0 {
		return nil, errors.New("its end is missing")
	}
	left := maxValues
	l := &lexer{b: data, p: i + len("startxref"), left: &left}
	pos, ok := l.int()
	if !ok {
		return nil, errors.New("its end is damaged")
	}
	return openAt(data, pos)
}

// openAt opens the file whose newest cross-reference section is at offset pos.
func openAt(data []byte, pos int) (*Document, error) {
	d := &Document{
		data: data, cache: map[int]Object{},
		streams: map[int]*objectStream{}, left: maxValues,
		work: maxWork*len(data) + maxTotal, inflated: maxTotal,
	}
	if err := d.chain(pos); err != nil {
		return nil, err
	}
	if d.trailer["Encrypt"] != nil {
		return nil, ErrEncrypted
	}
	if d.Dict(d.trailer["Root"]) == nil {
		return nil, errors.New("its catalogue is missing")
	}
	return d, nil
}

func (d *Document) lexer(pos int) *lexer {
	return &lexer{b: d.data, p: pos, refs: true, left: &d.left, twice: &d.repeated}
}

// chain reads the chain of cross-reference sections, newest first. For each number the newest row
// counts.
func (d *Document) chain(pos int) error {
	seen := map[int]bool{}
	for range maxSections {
		if seen[pos] {
			return errors.New("its cross-reference sections form a loop")
		}
		seen[pos] = true
		d.sections = append(d.sections, pos)
		trailer, err := d.section(pos)
		if err != nil {
			return fmt.Errorf("cross-reference section at byte %d: %w", pos, err)
		}
		if d.trailer == nil {
			d.trailer = trailer
		}
		prev, ok := trailer["Prev"].(int)
		if !ok {
			return nil
		}
		pos = prev
	}
	return errors.New("too many cross-reference sections")
}

// section reads one cross-reference section of either kind and returns its trailer.
func (d *Document) section(pos int) (Dict, error) {
	if pos < 0 || pos >= len(d.data) {
		return nil, errors.New("outside the file")
	}
	if d.work < 0 {
		return nil, errBudget
	}
	if !bytes.HasPrefix(d.data[pos:], []byte("xref")) {
		return d.xrefStream(pos)
	}
	l := d.lexer(pos + len("xref"))
	free, err := d.xrefTable(l)
	if err != nil {
		return nil, err
	}
	o, err := l.plain()
	d.work -= l.p - pos
	if err != nil {
		return nil, err
	}
	trailer, ok := o.(Dict)
	if !ok {
		return nil, errors.New("no trailer")
	}
	// A hybrid-reference file hides the objects of its object streams from old readers: they are
	// free in the table and listed in the stream.
	if at, ok := trailer["XRefStm"].(int); ok {
		if at < 0 || at >= len(d.data) {
			return nil, errors.New("outside the file")
		}
		if _, err := d.xrefStream(at); err != nil {
			return nil, err
		}
		d.hybrids = append(d.hybrids, at)
	}
	for _, num := range free {
		if err := d.rows.add(num, entry{}); err != nil {
			return nil, err
		}
	}
	return trailer, nil
}

// xrefTable reads the rows of a cross-reference table up to the keyword trailer. It returns the
// free numbers, which the caller must record.
func (d *Document) xrefTable(l *lexer) (free []int, err error) {
	for !l.is("trailer") {
		first, ok1 := l.int()
		n, ok2 := l.int()
		if !ok1 || !ok2 || first > MaxObject {
			return nil, l.wrong("a damaged table")
		}
		for num := first; num < first+n; num++ {
			where, ok1 := l.int()
			gen, ok2 := l.int()
			used := l.is("n")
			if !ok1 || !ok2 || !used && !l.is("f") || len(free) > maxRows {
				return nil, l.wrong("a damaged table")
			}
			if !used {
				free = append(free, num)
			} else if err := d.rows.add(num, entry{atOffset, where, gen}); err != nil {
				return nil, err
			}
		}
	}
	return free, nil
}

// xrefStream reads a cross-reference stream.
func (d *Document) xrefStream(pos int) (Dict, error) {
	o, err := d.parse(pos, -1, -1)
	if err != nil {
		return nil, err
	}
	s, ok := o.(*Stream)
	if !ok || s.Dict["Type"] != NameValue("XRef") {
		return nil, errors.New("no cross-reference stream")
	}
	data, err := d.Decode(s)
	if err != nil {
		return nil, err
	}
	wide, n := [3]int{}, 0
	w, _ := s.Dict["W"].(Array)
	if len(w) != 3 {
		return nil, errors.New("its rows do not have three fields")
	}
	for i := range wide {
		wide[i], ok = w[i].(int)
		if !ok || wide[i] < 0 || wide[i] > 8 {
			return nil, errors.New("its rows have a field of invalid width")
		}
		n += wide[i]
	}
	index, ok := s.Dict["Index"].(Array)
	if !ok {
		index = Array{0, s.Dict["Size"]}
	}
	for i := 0; i+1 < len(index); i += 2 {
		first, ok1 := index[i].(int)
		count, ok2 := index[i+1].(int)
		if !ok1 || !ok2 || first < 0 || first > MaxObject || count < 0 || n == 0 || count > len(data)/n {
			return nil, errors.New("its rows are incomplete")
		}
		if err := d.rows.addPacked(first, count, data[:count*n], wide); err != nil {
			return nil, err
		}
		data = data[count*n:]
	}
	return s.Dict, nil
}
