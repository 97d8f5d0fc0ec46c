// Package file writes and reads PDF files as objects, streams and cross-reference sections. It does
// not know what the objects mean.
//
// Writing has two parts. A [Static] is made once for many documents and holds the objects that they
// share. It is the beginning of each file, bytes and cross-reference rows, so a document copies it.
// A [Writer] appends what differs. Streams are written at once; small objects are collected as text
// and written as one object stream, which takes a third of the size and time of writing them one by
// one. A file ends with a cross-reference stream. Object streams that belong to one document only
// are compressed by package pack, with a Huffman code made in advance.
//
// Reading ([Read]) is for files of unknown origin: everything is bounded, and a file that is not
// well-formed is refused, never repaired by guessing.
package file

import (
	"encoding/binary"
	"fmt"

	"github.com/klauspost/compress/zlib"
)

// header is the first bytes of a file. The bytes above 127 in the comment of the second line tell
// other programs that the file is binary.
const header = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

// The kinds of row in a cross-reference stream. A row of kind unwritten is all zeros: its object
// has a number but is not written yet.
const (
	unwritten = 0
	atOffset  = 1
	inStream  = 2
)

// A row is its kind, then an offset or the number of an object stream, then a generation or the
// index in that stream. Three bytes of index allow more objects in a stream than a file may have;
// nearly always zero, they compress to almost nothing.
const (
	rowKind  = 1
	rowWhere = 4
	rowIndex = 3
	rowLen   = rowKind + rowWhere + rowIndex
	rowWidth = "/W[1 4 3]"
	// rowFilter are the decode parameters for rows written by appendUp.
	rowFilter = "/DecodeParms<</Predictor 12/Columns 8>>"

	maxOffset = 1<<32 - 1
)

// table holds the rows of a cross-reference stream, by object number.
type table []byte

func (t *table) alloc() int {
	*t = append(*t, make([]byte, rowLen)...)
	return len(*t)/rowLen - 1
}

// set records where object num is. Writing a number twice would leave an object that no reader
// finds, so it panics.
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

// appendUp appends the rows with PNG's "up" filter: each row minus the row before it, which leaves
// mostly zeros and compresses to a tenth. above is the row before the first.
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

// sink is the file so far; the compressor writes to it.
type sink struct{ b []byte }

func (s *sink) Write(p []byte) (int, error) {
	s.b = append(s.b, p...)
	return len(p), nil
}

// body is a file, or the beginning of one, while it is written.
type body struct {
	out  sink
	base int // length of the file before out, already written
	rows table
	sealed
	z    *zlib.Writer
	head []byte // number and offset of each object in the object stream
	held int    // number of objects in the object stream
	home int    // object number of the object stream, 0 before its first object
	key  []byte // scratch
}

// start records that object num is the next in the object stream, at the given offset. Offsets rise
// in the order of the indices: some readers find an object by its offset, others by its index.
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
	f.objectStreamDict()
	deflate(f, f.home, f.key, level, f.head, text)
}

// objectStreamDict writes the dictionary of the object stream to f.key.
func (f *body) objectStreamDict() {
	f.key = Int(append(f.key[:0], "/Type/ObjStm/N "...), f.held)
	f.key = Int(append(f.key, "/First "...), len(f.head))
}

// The length of a stream is known only after it, so room for its digits is left.
const (
	room  = "           " // a space and the ten digits of maxOffset
	begin = ">>\nstream\n"
)

// deflate writes a compressed stream whose data comes in parts.
func deflate[T string | []byte](f *body, num int, dict T, level int, parts ...[]byte) {
	f.set(num, atOffset, f.base+len(f.out.b), 0)
	packed(f, num, dict, level, parts...)
}

// packed is deflate for an object whose row is already set.
func packed[T string | []byte](f *body, num int, dict T, level int, parts ...[]byte) {
	end := beginStream(f, num, dict)
	f.zlib(level, parts)
	f.endStream(end)
}

// beginStream writes what comes before the data of a compressed stream. It returns the offset after
// the room for its length.
func beginStream[T string | []byte](f *body, num int, dict T) int {
	b := append(Int(f.out.b, num), " 0 obj\n<<"...)
	b = append(append(b, dict...), "/Filter/FlateDecode/Length"+room...)
	f.out.b = append(b, begin...)
	return len(b)
}

// endStream writes what comes after the data, and the length. end is the offset that beginStream
// returned.
func (f *body) endStream(end int) {
	n := len(f.out.b) - end - len(begin)
	for i := end - 1; n > 0; i-- {
		f.out.b[i] = byte('0' + n%10)
		n /= 10
	}
	f.out.b = append(f.out.b, "\nendstream\nendobj\n"...)
}

// zlib compresses parts into the file.
func (f *body) zlib(level int, parts [][]byte) {
	f.compress(level)
	for _, p := range parts {
		f.z.Write(p) // a sink returns no errors
	}
	f.z.Close()
}

// compress resets the compressor, which is kept: making one takes longer than compressing a page.
func (f *body) compress(level int) {
	if f.z == nil {
		z, err := zlib.NewWriterLevel(&f.out, level)
		if err != nil {
			panic(err) // all levels are constants of this package
		}
		f.z = z
	} else {
		f.z.Reset(&f.out)
	}
}

// raw writes a stream without compressing it.
func (f *body) raw(num int, dict string, data []byte) {
	f.set(num, atOffset, f.base+len(f.out.b), 0)
	b := append(append(Int(f.out.b, num), " 0 obj\n<<"...), dict...)
	b = append(Int(append(b, "/Length "...), len(data)), ">>\nstream\n"...)
	f.out.b = append(append(b, data...), "\nendstream\nendobj\n"...)
}
