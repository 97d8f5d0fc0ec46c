// Package file writes and reads PDF files as objects: numbers, streams,
// cross-reference tables. What the objects mean is other packages' business.
//
// Writing is split in two. A [Static] is made once for many documents and holds
// the objects that they have in common; it is the beginning of each file, bytes
// and cross-reference rows alike, so a document copies it. A [Writer] appends
// what varies. Streams go into the file at once; small objects are collected as
// text and leave as one object stream, which is a third of the size and time of
// writing them one by one. A file ends in a cross-reference stream. What is packed
// for one document alone is packed by package pack, in codes that are learnt
// beforehand.
//
// Reading ([Read]) is for files of unknown origin: everything is bounded, and a
// file that is not as it should be is refused, never repaired by guessing.
package file

import (
	"encoding/binary"
	"fmt"

	"github.com/klauspost/compress/zlib"
)

// Header is the first bytes of a file. The second line is a comment of high
// bytes, which tells mail programs that the file is binary.
const header = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

// The kinds of row in a cross-reference stream. A row of kind unwritten is all
// zeros: what a number has before its object is written.
const (
	unwritten = 0
	atOffset  = 1
	inStream  = 2
)

// A row is its kind, an offset or the number of an object stream, and the
// index in that stream. Three bytes of index allow more objects in a stream
// than a file may have; being nearly always zero they cost nothing packed.
const (
	rowKind  = 1
	rowWhere = 4
	rowIndex = 3
	rowLen   = rowKind + rowWhere + rowIndex
	rowWidth = "/W[1 4 3]"
	// rowFilter is how rows are packed, see appendUp.
	rowFilter = "/DecodeParms<</Predictor 12/Columns 8>>"

	maxOffset = 1<<32 - 1
)

// table is the rows of a cross-reference stream, by object number.
type table []byte

func (t *table) alloc() int {
	*t = append(*t, make([]byte, rowLen)...)
	return len(*t)/rowLen - 1
}

// set says where object num is. Writing a number twice would leave an object
// that nobody can find, so it is a mistake of the program.
func (t table) set(num int, kind byte, where, index int) {
	if num < 0 || num*rowLen >= len(t) {
		panic(fmt.Sprintf("file: object %d was never allocated", num))
	}
	row := t[num*rowLen:][:rowLen]
	if row[0] != unwritten {
		panic(fmt.Sprintf("file: object %d is written twice", num))
	}
	if uint64(where) > maxOffset {
		panic("file: a document over 4 GB")
	}
	binary.BigEndian.PutUint64(row, uint64(kind)<<56|uint64(where)<<24|uint64(index))
}

// appendUp appends the rows with PNG's "up" filter: each as its difference from
// the row before, which leaves mostly zeros and packs to a tenth. above is the row
// before the first.
func (t table) appendUp(b []byte, above [rowLen]byte) []byte {
	for len(t) > 0 {
		row := [rowLen]byte(t)
		b = appendUp(b, row, above)
		above = row
		t = t[rowLen:]
	}
	return b
}

func appendUp(b []byte, row, above [rowLen]byte) []byte {
	b = append(b, 2)
	for i, c := range row {
		b = append(b, c-above[i])
	}
	return b
}

// sink is the file so far; the compressor writes into it.
type sink struct{ b []byte }

func (s *sink) Write(p []byte) (int, error) {
	s.b = append(s.b, p...)
	return len(p), nil
}

// body is a file, or the beginning of one, while it is written.
type body struct {
	out  sink
	base int // of the file before out, which is written already
	rows table
	sealed
	z    *zlib.Writer
	head []byte // number and offset of each object in the object stream
	held int    // objects in it
	home int    // its own number, 0 before the first object
	key  []byte // scratch
}

// start notes that object num is the next in the object stream, at the given
// offset. Offsets rise and the index in the row is the place in the head: some
// readers find an object by the one, some by the other.
func (f *body) start(num, offset int) {
	if f.home == 0 {
		f.home = f.alloc()
	}
	f.set(num, inStream, f.home, f.held)
	f.held++
	f.head = append(Int(append(Int(f.head, num), ' '), offset), ' ')
}

// pack writes the object stream, whose objects are text.
func (f *body) pack(text []byte, level int) {
	if f.held == 0 {
		return
	}
	f.objects()
	deflate(f, f.home, f.key, level, f.head, text)
}

// objects is the dictionary of the object stream, in f.key.
func (f *body) objects() {
	f.key = Int(append(f.key[:0], "/Type/ObjStm/N "...), f.held)
	f.key = Int(append(f.key, "/First "...), len(f.head))
}

// A stream's length is known after it, so room for its digits is left.
const (
	room  = "           " // a space and the ten digits of maxOffset
	begin = ">>\nstream\n"
)

// deflate writes a compressed stream whose data comes in parts.
func deflate[T string | []byte](f *body, num int, dict T, level int, parts ...[]byte) {
	f.set(num, atOffset, f.base+len(f.out.b), 0)
	packed(f, num, dict, level, parts...)
}

// packed is deflate for an object that has its row already.
func packed[T string | []byte](f *body, num int, dict T, level int, parts ...[]byte) {
	end := opened(f, num, dict)
	f.zlib(level, parts)
	f.close(end)
}

// opened writes what stands before a compressed stream, and gives back where its
// length ends.
func opened[T string | []byte](f *body, num int, dict T) int {
	b := append(Int(f.out.b, num), " 0 obj\n<<"...)
	b = append(append(b, dict...), "/Filter/FlateDecode/Length"+room...)
	f.out.b = append(b, begin...)
	return len(b)
}

// close writes what stands after it.
func (f *body) close(end int) {
	n := len(f.out.b) - end - len(begin)
	for i := end - 1; n > 0; i-- {
		f.out.b[i] = byte('0' + n%10)
		n /= 10
	}
	f.out.b = append(f.out.b, "\nendstream\nendobj\n"...)
}

// zlib packs parts into the file.
func (f *body) zlib(level int, parts [][]byte) {
	f.compress(level)
	for _, p := range parts {
		f.z.Write(p) // a sink has no errors
	}
	f.z.Close()
}

// compress readies the compressor, which is kept: making one takes longer than
// packing a page.
func (f *body) compress(level int) {
	if f.z == nil {
		z, err := zlib.NewWriterLevel(&f.out, level)
		if err != nil {
			panic(err) // the levels are this package's own
		}
		f.z = z
	} else {
		f.z.Reset(&f.out)
	}
}

// raw writes a stream as it is.
func (f *body) raw(num int, dict string, data []byte) {
	f.set(num, atOffset, f.base+len(f.out.b), 0)
	b := append(append(Int(f.out.b, num), " 0 obj\n<<"...), dict...)
	b = append(Int(append(b, "/Length "...), len(data)), ">>\nstream\n"...)
	f.out.b = append(append(b, data...), "\nendstream\nendobj\n"...)
}
