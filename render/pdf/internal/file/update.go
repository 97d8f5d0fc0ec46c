package file

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// An Update appends an incremental update to a file: new objects, and new versions of old ones,
// with a cross-reference section of the kind that the file already has. It writes like a [Writer],
// but every object outside object streams, so that its offset in the file is known and old readers
// find it.
type Update struct {
	Writer
	of      *Document
	gap     []byte // white space between the file and the first object
	trailer Dict
}

// packers are compressors for reuse. Making one takes longer than compressing what a signature
// adds.
var packers sync.Pool

// Update begins an incremental update of the file.
func (d *Document) Update() (*Update, error) {
	size, ok := d.Int(d.trailer["Size"])
	if !ok || size < 1 || size > MaxObject {
		return nil, errors.New("update PDF: the number of its objects is missing")
	}
	size = max(size, d.rows.last+1)
	u := &Update{of: d, trailer: Dict{}}
	u.apart = true
	u.z, _ = packers.Get().(*zlib.Writer)
	const usual, text = 64, 24 << 10 // number of new objects, and bytes of their text
	u.rows = make(table, size*rowLen, (size+usual)*rowLen)
	u.out.b = make([]byte, 0, text)
	u.base = len(d.data)
	if n := len(d.data); n > 0 && d.data[n-1] != '\n' {
		u.gap = []byte("\n")
		u.base++
	}
	for _, key := range []string{"Root", "Info", "ID"} {
		if v, ok := d.trailer[key]; ok {
			u.trailer[key] = v
		}
	}
	return u, nil
}

// Replace starts the new version of an object; its text follows in u.B.
func (u *Update) Replace(r Reference) { u.begin(r) }

// begin starts an object outside object streams.
func (w *Writer) begin(r Reference) {
	w.flush()
	w.now = r
}

// flush writes the object outside object streams whose text is complete.
func (w *Writer) flush() {
	r := w.now
	if r.Num == 0 {
		return
	}
	w.rows.set(r.Num, atOffset, w.base+len(w.out.b), r.Gen)
	b := append(Int(append(Int(w.out.b, r.Num), ' '), r.Gen), " obj\n"...)
	w.out.b = append(append(b, w.B...), "\nendobj\n"...)
	w.B, w.now = w.B[:0], Reference{}
}

// End writes the cross-reference section and returns what is to be appended to the file. The second
// half of the file's identifier, which changes with every update, is made from salt.
func (u *Update) End(salt []byte) []byte {
	u.flush()
	if u.z != nil {
		packers.Put(u.z)
		u.z = nil
	}
	if id := u.of.Array(u.trailer["ID"]); len(id) == 2 {
		first, _ := u.of.Get(id[0]).(String)
		second, _ := u.of.Get(id[1]).(String)
		sum := sha256.Sum256(slices.Concat(second, salt))
		u.trailer["ID"] = Array{first, String(sum[:16])}
	}
	u.trailer["Prev"] = u.of.sections[0]
	start := u.base + len(u.out.b)
	if u.of.classic() {
		u.classicTable()
	} else {
		start = u.streamTable()
	}
	u.out.b = append(Int(append(u.out.b, "startxref\n"...), start), "\n%%EOF\n"...)
	return append(u.gap, u.out.b...)
}

// Offset returns the offset of an object of the update in the whole file.
func (u *Update) Offset(num int) int {
	u.flush()
	where := u.rows[num*rowLen:]
	return int(where[1])<<24 | int(where[2])<<16 | int(where[3])<<8 | int(where[4])
}

// classic reports whether the newest cross-reference section is a table.
func (d *Document) classic() bool { return bytes.HasPrefix(d.data[d.sections[0]:], []byte("xref")) }

// runs calls f for each run of consecutive numbers that have been written.
func (u *Update) runs(f func(first, n int)) {
	last := len(u.rows) / rowLen
	for num := 0; num < last; num++ {
		first := num
		for num < last && u.rows[num*rowLen] != unwritten {
			num++
		}
		if num > first {
			f(first, num-first)
		}
	}
}

func (u *Update) classicTable() {
	b := append(u.out.b, "xref\n"...)
	u.runs(func(first, n int) {
		b = append(Int(append(Int(b, first), ' '), n), '\n')
		for num := first; num < first+n; num++ {
			row := u.rows[num*rowLen:][:rowLen]
			where := int(row[1])<<24 | int(row[2])<<16 | int(row[3])<<8 | int(row[4])
			b = fmt.Appendf(b, "%010d %05d n \n", where, int(row[6])<<8|int(row[7]))
		}
	})
	u.trailer["Size"] = len(u.rows) / rowLen
	u.out.b = append(Append(append(b, "trailer\n"...), u.trailer), '\n')
}

// streamTable writes a cross-reference stream and returns its offset.
func (u *Update) streamTable() int {
	num, start := u.rows.alloc(), u.base+len(u.out.b)
	u.rows.set(num, atOffset, start, 0)
	var index Array
	var rows []byte
	u.runs(func(first, n int) {
		index = append(index, first, n)
		rows = append(rows, u.rows[first*rowLen:(first+n)*rowLen]...)
	})
	dict := u.trailer
	dict["Type"], dict["Size"], dict["Index"] = NameValue("XRef"), len(u.rows)/rowLen, index
	dict["W"], dict["Length"] = Array{rowKind, rowWhere, rowIndex}, len(rows)
	b := append(Int(u.out.b, num), " 0 obj\n"...)
	b = append(Append(b, dict), "\nstream\n"...)
	u.out.b = append(append(b, rows...), "\nendstream\nendobj\n"...)
	return start
}
