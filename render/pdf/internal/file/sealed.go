package file

import (
	"encoding/binary"
	"fmt"
)

// For a file that is too long to be kept in memory, the rows of what has been passed on are kept as
// runs of rows, which take a tenth of the memory: most objects of an object stream have consecutive
// numbers.

// A stretch is the rows of consecutive numbers whose objects have consecutive indices in one object
// stream. A row with an offset is a stretch of its own.
type stretch struct {
	first, count uint32
	where, index uint32
	kind         byte
}

// sealed holds the rows of the lowest numbers as stretches; table holds the rest.
type sealed struct {
	from      int // the number of the first row in the table
	stretches []stretch
	late      map[int]stretch // numbers allocated but not written when their rows were sealed
}

func (s *sealed) reset() { *s = sealed{stretches: s.stretches[:0]} }

// alloc allocates the next object number.
func (f *body) alloc() int { return f.from + f.rows.alloc() }

// set records where object num is.
func (f *body) set(num int, kind byte, where, index int) {
	if num >= max(f.from, 1) {
		f.rows.set(num-f.from, kind, where, index)
		return
	}
	if late, ok := f.late[num]; !ok || late.kind != unwritten {
		panic(fmt.Sprintf("file: object %d is written twice, or was never allocated", num))
	}
	if uint64(where) > maxOffset {
		panic("file: a document over 4 GB")
	}
	f.late[num] = stretch{uint32(num), 1, uint32(where), uint32(index), kind}
}

// seal moves the rows from the table into stretches.
func (f *body) seal() {
	n := len(f.rows) / rowLen
	for i := range n {
		row := binary.BigEndian.Uint64(f.rows[i*rowLen:])
		next := stretch{uint32(f.from + i), 1, uint32(row >> 24), uint32(row & 0xffffff), byte(row >> 56)}
		if next.kind == unwritten && next.first > 0 { // object 0 is the head of the free list
			if f.late == nil {
				f.late = map[int]stretch{}
			}
			f.late[f.from+i] = next
			continue
		}
		if last := len(f.stretches) - 1; last >= 0 && f.stretches[last].goesOn(next) {
			f.stretches[last].count++
			continue
		}
		f.stretches = append(f.stretches, next)
	}
	f.from += n
	f.rows = f.rows[:0]
}

func (s stretch) goesOn(next stretch) bool {
	return s.kind == inStream && next.kind == inStream && next.first == s.first+s.count &&
		next.where == s.where && next.index == s.index+s.count
}

// appendSealed writes the sealed rows as appendUp does, in pieces, and returns the last row.
func (f *body) appendSealed(write func([]byte)) (last [rowLen]byte) {
	const piece = 1 << 16
	b := f.key[len(f.key):]
	at := 0
	for num := 0; num < f.from; {
		s, ok := f.late[num]
		if !ok {
			s = f.stretches[at]
			at++
		} else if s.kind == unwritten {
			panic(fmt.Sprintf("file: object %d was allocated but never written", num))
		}
		for i := range s.count {
			var row [rowLen]byte
			binary.BigEndian.PutUint64(row[:], uint64(s.kind)<<56|uint64(s.where)<<24|uint64(s.index+i))
			b = appendUp(b, row, last)
			last = row
		}
		num += int(s.count)
		if len(b) > piece {
			write(b)
			b = b[:0]
		}
	}
	write(b)
	return last
}
