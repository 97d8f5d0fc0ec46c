package file

import (
	"encoding/binary"
	"errors"
	"iter"
)

// entry is a row of a cross-reference section.
type entry struct {
	kind  byte // unwritten for a free number
	where int  // offset, or number of the object stream
	index int  // generation, or index in the object stream
}

// rows are the cross-reference rows of a file, by number. The first row recorded for a number
// counts: the newest section is read first.
type rows struct {
	blocks []block
	single map[int]single
	count  int // of all rows recorded
	last   int // the highest number
}

// A block is the rows of a long section, unpacked only when looked up: signing a document needs few
// of them.
type block struct {
	first, count int
	data         []byte
	wide         [3]int
	width        int
}

// A single row, and the number of blocks recorded before it.
type single struct {
	entry
	blocks int
}

// find returns the row of a number, of kind unwritten if there is none.
func (r *rows) find(num int) entry {
	one, ok := r.single[num]
	for i := range r.blocks {
		if ok && one.blocks <= i {
			break
		}
		if b := &r.blocks[i]; num >= b.first && num < b.first+b.count {
			return b.row(num)
		}
	}
	return one.entry
}

func (b *block) row(num int) entry { return unpackRow(b.data[(num-b.first)*b.width:], b.wide) }

// known reports whether a row of the number has been recorded.
func (r *rows) known(num int) bool {
	_, ok := r.single[num]
	for i := 0; i < len(r.blocks) && !ok; i++ {
		ok = num >= r.blocks[i].first && num < r.blocks[i].first+r.blocks[i].count
	}
	return ok
}

// add records a row.
func (r *rows) add(num int, e entry) error {
	if err := r.take(num, 1); err != nil {
		return err
	}
	if !r.known(num) {
		if r.single == nil {
			r.single = map[int]single{}
		}
		r.single[num] = single{e, len(r.blocks)}
	}
	return nil
}

// addPacked records the rows of consecutive numbers, with fields of the given widths.
func (r *rows) addPacked(first, count int, data []byte, wide [3]int) error {
	const long, most = 64, 8 // so that searching the blocks stays cheap
	b := block{first, count, data, wide, wide[0] + wide[1] + wide[2]}
	if count >= long && len(r.blocks) < most {
		r.blocks = append(r.blocks, b)
		return r.take(first+count-1, count)
	}
	for num := first; num < first+count; num++ {
		if err := r.add(num, b.row(num)); err != nil {
			return err
		}
	}
	return nil
}

// take counts n more rows, of which last has the highest number.
func (r *rows) take(last, n int) error {
	if r.count += n; r.count > maxRows {
		return errors.New("too many objects")
	}
	if last > MaxObject {
		return errors.New("an object number is too high")
	}
	r.last = max(r.last, last)
	return nil
}

// all yields all recorded numbers with their rows, in no order.
func (r *rows) all() iter.Seq2[int, entry] {
	return func(yield func(int, entry) bool) {
		seen := map[int]bool{}
		for _, b := range r.blocks {
			for num := b.first; num < b.first+b.count; num++ {
				if !seen[num] && !yield(num, r.find(num)) {
					return
				}
				seen[num] = true
			}
		}
		for num, one := range r.single {
			if !seen[num] && !yield(num, one.entry) {
				return
			}
		}
	}
}

// unpackRow reads a row with fields of the given widths. A row of unknown kind is a null object, as
// ISO 32000-1, 7.5.8.3, says. Numbers that are too large are truncated; they then refer to nothing,
// or to an object whose number differs, which is an error.
func unpackRow(b []byte, wide [3]int) entry {
	f := [3]int{atOffset}
	if wide == [3]int{rowKind, rowWhere, rowIndex} { // as our own files have it
		row := binary.BigEndian.Uint64(b)
		f, wide = [3]int{int(row >> 56), int(row >> 24 & (1<<31 - 1)), int(row & (1<<24 - 1))}, [3]int{}
	}
	for i, n := range wide {
		v := uint64(0)
		for range n {
			v = v<<8 | uint64(b[0])
			b = b[1:]
		}
		if n > 0 {
			f[i] = int(v & (1<<31 - 1))
		}
	}
	if f[0] != atOffset && f[0] != inStream {
		return entry{}
	}
	return entry{byte(f[0]), f[1], f[2]}
}
