package file

import (
	"bytes"
	"fmt"
	"io"

	"github.com/apdocs/forms/render/pdf/internal/pack"
)

// quick is the compression level of what is written for one document only. Level 6 takes half as
// long again and saves 6 % of a file.
const quick = 1

// A Writer writes one file after another: call Begin, then write objects in any order, then End.
// Reused, it allocates nothing. The zero Writer is ready to use; it must not be used by several
// goroutines.
type Writer struct {
	// B is the text of the small objects. After Object(num) the caller appends the object's text to
	// it.
	B []byte

	body
	apart bool      // objects are written outside object streams
	small bool      // see Small
	now   Reference // with apart set, the object whose text is in B; number 0 if none

	pieces pack.Stream
	joined []byte // scratch

	kept   []keptChunk // of the file before, see Chunk
	chunks int         // in this file
}

// A keptChunk is an object stream of the file before, and how it was compressed.
type keptChunk struct{ text, packed []byte }

// Begin starts a file with s, which must be closed. The file is built in out, whose contents are
// discarded and whose capacity is reused.
func (w *Writer) Begin(s *Static, out []byte) {
	if !s.closed {
		panic("file: Begin before the Static was closed")
	}
	w.out.b = append(out[:0], s.out.b...)
	w.rows = append(w.rows[:0], s.rows...)
	w.B, w.head = w.B[:0], w.head[:0]
	w.held, w.home, w.base = 0, 0, 0
	w.apart, w.small, w.chunks = false, false, 0
	w.reset()
}

// Flush writes what is complete so far to to, for a file too long to be kept in memory. Only the
// cross-reference rows are kept, in compact form. End then returns only the rest of the file.
func (w *Writer) Flush(to io.Writer) error {
	w.Small()
	w.collect()
	w.seal()
	n, err := to.Write(w.out.b)
	w.base += n
	w.out.b = w.out.b[:0]
	return err
}

// collect writes the objects collected so far as one object stream.
func (w *Writer) collect() {
	w.flush()
	switch {
	case w.held == 0:
	case w.small:
		w.pack(w.B, quick)
	default:
		w.packFast()
	}
	w.B, w.head = w.B[:0], w.head[:0]
	w.held, w.home = 0, 0
}

// Chunk ends an object stream. Its text is remembered: if that of the next file is the same,
// which it is for objects that do not depend on a record, it is not compressed again.
func (w *Writer) Chunk() {
	if w.flush(); w.held == 0 || w.small || w.apart {
		return
	}
	if w.chunks == len(w.kept) {
		w.kept = append(w.kept, keptChunk{})
	}
	k := &w.kept[w.chunks]
	w.chunks++
	w.packed(func(from int) {
		if bytes.Equal(k.text, w.joined) {
			w.out.b = append(w.out.b, k.packed...)
			return
		}
		w.pieces.Begin(w.out.b, w.joined, objectCode())
		w.out.b = w.pieces.End()
		k.text, k.packed = append(k.text[:0], w.joined...), append(k.packed[:0], w.out.b[from:]...)
	})
	w.B, w.head = w.B[:0], w.head[:0]
	w.held, w.home = 0, 0
}

// packFast compresses the object stream in half the time.
func (w *Writer) packFast() {
	w.packed(func(int) {
		w.pieces.Begin(w.out.b, w.joined, objectCode())
		w.out.b = w.pieces.End()
	})
}

// packed writes the object stream, whose compressed data fill appends to the file; it
// begins at the given length of the file.
func (w *Writer) packed(fill func(from int)) {
	w.objectStreamDict()
	w.joined = append(append(w.joined[:0], w.head...), w.B...)
	w.set(w.home, atOffset, w.base+len(w.out.b), 0)
	end := beginStream(&w.body, w.home, w.key)
	fill(len(w.out.b))
	w.endStream(end)
}

// Apart writes every following object outside object streams, so that changing it later does not
// require unpacking all others.
func (w *Writer) Apart() {
	w.collect()
	w.apart = true
}

// Small compresses the collected objects as small as possible, for a long file.
func (w *Writer) Small() { w.small = true }

// Alloc allocates the next object number.
func (w *Writer) Alloc() int { return w.alloc() }

// Object starts object num, which is not a stream; its text follows in w.B.
func (w *Writer) Object(num int) {
	if w.apart {
		w.begin(Reference{Num: num})
		return
	}
	if len(w.B) > 0 {
		w.B = append(w.B, '\n')
	}
	w.start(num, len(w.B))
}

// Stream writes object num as a stream, compressed quickly. dict is as in [Static.Stream]. The
// caller may reuse data when Stream returns.
func (w *Writer) Stream(num int, dict string, data []byte) {
	w.flush()
	deflate(&w.body, num, dict, quick, data)
}

// A Cut is the position, in the data of a stream, of a piece that is compressed already.
type Cut struct {
	At    int
	Piece *pack.Piece
}

// Pieced writes object num as a stream in which the pieces, given in order, are not compressed
// again. All of them must use code.
func (w *Writer) Pieced(num int, data []byte, code *pack.Code, cuts []Cut) {
	w.flush()
	w.set(num, atOffset, w.base+len(w.out.b), 0)
	end := beginStream(&w.body, num, "")
	s := &w.pieces
	s.Begin(w.out.b, data, code)
	for _, c := range cuts {
		s.New(c.At)
		s.Piece(c.Piece)
	}
	w.out.b = s.End()
	w.endStream(end)
}

// Raw writes object num as a stream without compressing it.
func (w *Writer) Raw(num int, dict string, data []byte) {
	w.flush()
	w.raw(num, dict, data)
}

// End writes the object stream and the cross-reference stream and returns the file, which then
// belongs to the caller. root is the number of the catalogue, info that of the document information
// dictionary or 0, id the file's identifier. Every allocated number must have been written, here or
// in the Static; otherwise End panics.
func (w *Writer) End(root, info int, id [16]byte) []byte {
	w.collect()
	num, start := w.alloc(), w.base+len(w.out.b)
	k := append(w.key[:0], "/Type/XRef"+rowWidth+"/Size "...)
	k = Ref(append(Int(k, num+1), "/Root "...), root)
	if info != 0 {
		k = Ref(append(k, "/Info "...), info)
	}
	k = append(Hex(append(k, "/ID[<"...), id[:]...), "><"...)
	k = append(Hex(k, id[:]...), ">]"...)
	w.key = k
	w.table(num)
	w.out.b = append(Int(append(w.out.b, "startxref\n"...), start), "\n%%EOF\n"...)
	out := w.out.b
	w.out.b = nil
	return out
}

// table writes the cross-reference stream as object num, with the dictionary in w.key. It is
// written last, because its own row is one of its rows.
func (w *Writer) table(num int) {
	for i := 0; i < len(w.rows); i += rowLen {
		own := w.from + i/rowLen
		if w.rows[i] == unwritten && own > 0 && own != num { // object 0 is the head of the free list
			panic(fmt.Sprintf("file: object %d was allocated but never written", own))
		}
	}
	if w.apart && !w.small { // signing reads them
		w.raw(num, string(w.key), w.rows)
		return
	}
	w.set(num, atOffset, w.base+len(w.out.b), 0)
	end := beginStream(&w.body, num, append(w.key, rowFilter...))
	w.compress(quick)
	write := func(b []byte) { w.z.Write(b) } // a sink returns no errors
	w.key = w.rows.appendUp(w.key[:0], w.appendSealed(write))
	write(w.key)
	w.z.Close()
	w.endStream(end)
}
