package file

import (
	"fmt"
	"io"

	"github.com/apdocs/forms/render/pdf/internal/pack"
)

// quick is the compression of what is written for one document only. Level 6
// takes half as long again and saves 6 % of a file.
const quick = 1

// A Writer writes one file after another: Begin, then objects in any order,
// then End. Kept between files it allocates nothing. The zero Writer is ready;
// it may not be shared by goroutines.
type Writer struct {
	// B is the text of the small objects. After Object(num) the caller appends
	// the object's text to it.
	B []byte

	body
	apart bool      // objects stand by themselves
	small bool      // see Small
	now   Reference // the one whose text is in B then; of number 0 if none

	pieces pack.Stream
	joined []byte // scratch
}

// Begin starts a file with s, which must be closed. The file is made in out,
// whose contents are dropped and whose room is used.
func (w *Writer) Begin(s *Static, out []byte) {
	if !s.closed {
		panic("file: Begin before the Static was closed")
	}
	w.out.b = append(out[:0], s.out.b...)
	w.rows = append(w.rows[:0], s.rows...)
	w.B, w.head = w.B[:0], w.head[:0]
	w.held, w.home, w.base = 0, 0, 0
	w.apart, w.small = false, false
	w.reset()
}

// Flush passes on what is written so far, for a file too long to be kept whole:
// of it the cross-reference rows stay, as few bytes. What End gives is then the
// rest of the file.
func (w *Writer) Flush(to io.Writer) error {
	w.Small()
	w.collect()
	w.seal()
	n, err := to.Write(w.out.b)
	w.base += n
	w.out.b = w.out.b[:0]
	return err
}

// collect writes the objects that are collected so far, as one object stream.
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

// packFast packs the object stream in half the time.
func (w *Writer) packFast() {
	w.objects()
	w.joined = append(append(w.joined[:0], w.head...), w.B...)
	w.set(w.home, atOffset, w.base+len(w.out.b), 0)
	end := opened(&w.body, w.home, w.key)
	w.pieces.Begin(w.out.b, w.joined, objectCode())
	w.out.b = w.pieces.End()
	w.close(end)
}

// Apart lets every object from here to the end of the file stand by itself, so
// that whoever has to change it later need not unpack all the others.
func (w *Writer) Apart() {
	w.collect()
	w.apart = true
}

// Small packs what is collected as small as may be, for a file that is long.
func (w *Writer) Small() { w.small = true }

// Alloc takes the next object number.
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

// Stream writes object num as a stream, packed quickly. dict is as in
// [Static.Stream]. The data is free again when Stream returns.
func (w *Writer) Stream(num int, dict string, data []byte) {
	w.flush()
	deflate(&w.body, num, dict, quick, data)
}

// A Cut is where a piece that is packed already stands in the data of a stream.
type Cut struct {
	At    int
	Piece *pack.Piece
}

// Pieced writes object num as a stream of which the pieces, in order, need not be
// packed again. All of them are of the code.
func (w *Writer) Pieced(num int, data []byte, code *pack.Code, cuts []Cut) {
	w.flush()
	w.set(num, atOffset, w.base+len(w.out.b), 0)
	end := opened(&w.body, num, "")
	s := &w.pieces
	s.Begin(w.out.b, data, code)
	for _, c := range cuts {
		s.New(c.At)
		s.Piece(c.Piece)
	}
	w.out.b = s.End()
	w.close(end)
}

// Raw writes object num as a stream whose data is stored as it is.
func (w *Writer) Raw(num int, dict string, data []byte) {
	w.flush()
	w.raw(num, dict, data)
}

// End writes the object stream and the cross-reference stream and gives the
// file, which is the caller's. root is the catalogue's number, info the
// document information's or 0, id the file's identifier. Every number that was
// allocated must have been written, here or in the Static: an object that is
// not there is written as null.
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

// table writes the cross-reference stream as object num, its dictionary being
// in w.key. It comes last: its own row is among the rows.
func (w *Writer) table(num int) {
	for i := 0; i < len(w.rows); i += rowLen {
		own := w.from + i/rowLen
		if w.rows[i] == unwritten && own > 0 && own != num { // number 0 heads the free numbers
			panic(fmt.Sprintf("file: object %d was allocated but never written", own))
		}
	}
	if w.apart && !w.small { // whoever signs the document reads them
		w.raw(num, string(w.key), w.rows)
		return
	}
	w.set(num, atOffset, w.base+len(w.out.b), 0)
	end := opened(&w.body, num, append(w.key, rowFilter...))
	w.compress(quick)
	write := func(b []byte) { w.z.Write(b) } // a sink has no errors
	w.key = w.rows.appendUp(w.key[:0], w.appendSealed(write))
	write(w.key)
	w.z.Close()
	w.close(end)
}
