package file

import (
	"crypto/sha256"
	"encoding/binary"
)

// best is the compression level of what is compressed once and copied into many files. Level 9
// saves 20 bytes of a font and takes ten times as long for a picture.
const best = 7

// A Static is the beginning that many files share: fonts, colour profiles, pictures, dictionaries
// that never differ. Its object numbers are the same in every file. A number allocated with
// [Static.Alloc] may be written later by the Writer, so that shared objects can refer to objects
// that differ.
type Static struct {
	body
	text   []byte
	digest [sha256.Size]byte
	closed bool
}

// NewStatic starts the beginning of a file.
func NewStatic() *Static {
	s := &Static{}
	s.out.b = append(s.out.b, header...)
	s.rows.alloc() // object 0 is the head of the free list
	binary.BigEndian.PutUint64(s.rows, 0xffff)
	return s
}

// Alloc allocates the next object number; the first is 1.
func (s *Static) Alloc() int {
	s.open()
	return s.rows.alloc()
}

func (s *Static) open() {
	if s.closed {
		panic("file: a closed Static is shared and may not change")
	}
}

// Stream writes object num as a compressed stream. dict is the entries of its dictionary without
// the enclosing << and >> and without Filter and Length, such as "/Type/XObject/Subtype/Form".
func (s *Static) Stream(num int, dict string, data []byte) {
	s.open()
	deflate(&s.body, num, dict, best, data)
}

// Raw writes object num as a stream without compressing it: a picture that is compressed already
// (dict has its Filter), or XMP, which archives want uncompressed.
func (s *Static) Raw(num int, dict string, data []byte) {
	s.open()
	s.raw(num, dict, data)
}

// Object writes object num, which is not a stream. The text is copied.
func (s *Static) Object(num int, text []byte) {
	s.open()
	s.start(num, len(s.text))
	s.text = append(append(s.text, text...), '\n')
}

// Close ends the beginning. Afterwards the Static never changes, and several goroutines may begin
// files with it.
func (s *Static) Close() {
	s.open()
	s.pack(s.text, best)
	s.digest = sha256.Sum256(s.out.b)
	s.closed = true
	s.z, s.text, s.head, s.key = nil, nil, nil, nil
}

// Digest returns the SHA-256 of the beginning, from which, together with what differs, a file's
// identifier can be made.
func (s *Static) Digest() [sha256.Size]byte { return s.digest }
