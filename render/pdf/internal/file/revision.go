package file

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
)

// ReadAt opens the revision of the file whose newest cross-reference section is at offset pos.
func ReadAt(data []byte, pos int) (*Document, error) {
	if len(data) > MaxSize {
		return nil, fmt.Errorf("read PDF: larger than %d MB", MaxSize>>20)
	}
	d, err := openAt(data, pos)
	if err != nil {
		return nil, fmt.Errorf("read PDF: %w", err)
	}
	return d, nil
}

// Sections returns the offsets of the cross-reference sections, newest first.
func (d *Document) Sections() []int { return d.sections }

// Repeated reports whether a dictionary read so far has a key twice. Readers differ in which of the
// two values they use.
func (d *Document) Repeated() bool { return d.repeated }

// Find returns the offset at which the referenced object begins; ok is false if it is in an object
// stream or missing.
func (d *Document) Find(r Reference) (int, bool) {
	e := d.rows.find(r.Num)
	return e.where, e.kind == atOffset && e.index == r.Gen
}

// Entry returns the range of bytes of the value of a dictionary's entry. The dictionary must be an
// indirect object outside object streams that has the key once.
func (d *Document) Entry(r Reference, key string) (from, to int, err error) {
	pos, ok := d.Find(r)
	if !ok || pos < 0 || pos >= len(d.data) {
		return 0, 0, errors.New("an object that is in an object stream, or missing")
	}
	l := d.lexer(pos)
	l.int()
	l.int()
	if !l.is("obj") {
		return 0, 0, errors.New("an object is not where it should be")
	}
	if l.skip(); !bytes.HasPrefix(l.b[l.p:], []byte("<<")) {
		return 0, 0, errors.New("an object is not a dictionary")
	}
	l.p += 2
	for {
		l.skip()
		if l.p >= len(l.b) || l.b[l.p] != '/' {
			break
		}
		l.p++
		name := l.name()
		l.skip()
		start := l.p
		if _, err := l.plain(); err != nil {
			return 0, 0, err
		}
		if name != key {
			continue
		}
		if to > 0 {
			return 0, 0, fmt.Errorf("a dictionary with two entries %s", key)
		}
		from, to = start, l.p
	}
	if to == 0 {
		return 0, 0, fmt.Errorf("a dictionary without %s", key)
	}
	return from, to, nil
}

// An Addition is one incremental update of a file.
type Addition struct {
	Start, End  int         // its range of bytes
	Section     int         // offset of its cross-reference section
	Trailer     Dict        // of that section
	Objects     []Reference // that it writes, sorted by number, without Bookkeeping
	Bookkeeping []Reference // its object streams and its cross-reference stream, sorted by number
	Free        []int       // numbers that it frees, sorted
}

// Additions splits the file after byte from, the end of a revision, into incremental updates.
// Everything after from must be whole updates, and each must consist of objects, their
// cross-reference section and the end-of-file marker, and nothing else. The rows of each section
// must agree with its objects. Anything that readers can interpret differently is an error.
func (d *Document) Additions(from int) ([]Addition, error) {
	const most = 100
	var all []Addition
	for at := from; ; {
		if at = pass(d.data, at); at == len(d.data) {
			return all, nil
		}
		if len(all) == most {
			return nil, fmt.Errorf("more than %d incremental updates", most)
		}
		a, err := d.addition(at)
		if err != nil {
			return nil, err
		}
		all = append(all, a)
		at = a.End
	}
}

// pass skips white space, but not comments: some readers may find objects in them.
func pass(b []byte, p int) int {
	for p < len(b) && isSpace(b[p]) {
		p++
	}
	return p
}

// tile holds the objects of an update while it is read.
type tile struct {
	at    map[int]int // offset of each object, by number
	value map[int]Object
}

func (d *Document) addition(start int) (Addition, error) {
	a := Addition{Start: start, Section: -1}
	t := tile{map[int]int{}, map[int]Object{}}
	p := start
	for a.Section < 0 {
		p = pass(d.data, p)
		if bytes.HasPrefix(d.data[p:], []byte("xref")) {
			end, err := d.tableEnd(p)
			if err != nil {
				return a, err
			}
			a.Section, p = p, end
			break
		}
		num, o, end, err := d.next(p)
		if err != nil {
			return a, err
		}
		if _, twice := t.at[num]; twice {
			return a, errors.New("an object twice in one incremental update")
		}
		t.at[num], t.value[num] = p, o
		if s, ok := o.(*Stream); ok && s.Dict["Type"] == NameValue("XRef") {
			a.Section = p
		}
		p = end
	}
	end, err := d.ending(p, a.Section)
	if err != nil {
		return a, err
	}
	a.End = end
	return a, d.agree(&a, t)
}

// next reads the object at offset p. If it is a stream, its Length must be a direct number.
func (d *Document) next(p int) (num int, o Object, end int, err error) {
	l := d.lexer(p)
	comment := p < len(d.data) && d.data[p] == '%'
	num, ok := l.int()
	if !ok || comment || num < 1 || num > MaxObject {
		return 0, nil, 0, l.wrong("something that is not an object")
	}
	probe := &Document{data: d.data, work: d.work, left: d.left}
	if o, end, err = probe.parseTo(p, num, -1); err != nil {
		return 0, nil, 0, err
	}
	d.work, d.left = probe.work, probe.left
	if probe.repeated {
		return 0, nil, 0, l.wrong("a dictionary with an entry twice")
	}
	return num, o, end, nil
}

// tableEnd returns the offset at which the trailer of a cross-reference table ends.
func (d *Document) tableEnd(p int) (int, error) {
	probe := &Document{data: d.data, work: d.work, left: d.left}
	l := probe.lexer(p + len("xref"))
	if _, err := probe.xrefTable(l); err != nil {
		return 0, err
	}
	o, err := l.plain()
	if err != nil {
		return 0, err
	}
	trailer, ok := o.(Dict)
	if !ok || probe.repeated || trailer["XRefStm"] != nil {
		return 0, errors.New("a trailer that can be read in two ways")
	}
	return l.p, nil
}

// ending reads the end of an update: startxref with the offset of its section, and %%EOF. It
// returns the offset after it.
func (d *Document) ending(p, section int) (int, error) {
	const mark = "%%EOF"
	l := d.lexer(pass(d.data, p))
	if !l.is("startxref") {
		return 0, l.wrong("an incremental update without its end")
	}
	if pos, ok := l.int(); !ok || pos != section {
		return 0, l.wrong("an incremental update whose end names another cross-reference section")
	}
	p = pass(d.data, l.p)
	if !bytes.HasPrefix(d.data[p:], []byte(mark)) {
		return 0, l.wrong("an incremental update without its end")
	}
	return lineEnd(d.data, p+len(mark)), nil
}

// lineEnd skips one line end, if there is one.
func lineEnd(b []byte, p int) int {
	if p < len(b) && b[p] == '\r' {
		p++
	}
	if p < len(b) && b[p] == '\n' {
		p++
	}
	return p
}

// agree checks the rows of an update against its objects.
func (d *Document) agree(a *Addition, t tile) error {
	probe := &Document{data: d.data, cache: map[int]Object{},
		streams: map[int]*objectStream{}, left: d.left, work: d.work, inflated: d.inflated}
	trailer, err := probe.section(a.Section)
	if err != nil {
		return err
	}
	d.left, d.work, d.inflated = probe.left, probe.work, probe.inflated
	a.Trailer = trailer
	listed := map[int]bool{}
	for num, e := range probe.rows.all() {
		switch e.kind {
		case unwritten:
			if num != 0 {
				a.Free = append(a.Free, num)
			}
			continue
		case atOffset:
			if at, ok := t.at[num]; !ok || pass(d.data, e.where) != at {
				return errors.New("a cross-reference section with a wrong offset for an object")
			}
		case inStream:
			if _, ok := t.at[e.where]; !ok {
				return errors.New("a cross-reference section with a wrong offset for an object")
			}
		}
		listed[num] = true
		if bookkeeping(t.value[num]) {
			a.Bookkeeping = append(a.Bookkeeping, Reference{num, gen(e)})
		} else {
			a.Objects = append(a.Objects, Reference{num, gen(e)})
		}
	}
	for num, o := range t.value {
		if !listed[num] {
			if t.at[num] != a.Section {
				return errors.New("an object that its cross-reference section does not list")
			}
			a.Bookkeeping = append(a.Bookkeeping, Reference{Num: num}) // readers find it without a row
		}
		if s, ok := o.(*Stream); ok && s.Dict["Type"] == NameValue("ObjStm") {
			if err := probe.allListed(num); err != nil {
				return err
			}
		}
	}
	byNumber := func(x, y Reference) int { return x.Num - y.Num }
	slices.Sort(a.Free)
	slices.SortFunc(a.Objects, byNumber)
	slices.SortFunc(a.Bookkeeping, byNumber)
	return nil
}

func gen(e entry) int {
	if e.kind == atOffset {
		return e.index
	}
	return 0
}

// bookkeeping reports whether an object is an object stream or a cross-reference stream, which only
// serve to find other objects.
func bookkeeping(o Object) bool {
	s, ok := o.(*Stream)
	return ok && (s.Dict["Type"] == NameValue("XRef") || s.Dict["Type"] == NameValue("ObjStm"))
}

// allListed checks that the rows name all objects of an object stream: some readers would find an
// object that no row names.
func (d *Document) allListed(num int) error {
	s := &objectStream{}
	if err := d.unpack(s, num); err != nil {
		return err
	}
	for i, o := range s.at {
		if e := d.rows.find(o[0]); e.kind != inStream || e.where != num || e.index != i {
			return errors.New("an object that its cross-reference section does not list")
		}
	}
	return nil
}
