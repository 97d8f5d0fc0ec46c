package file

import (
	"crypto/sha256"
	"encoding/binary"
)

// best is the compression of what is packed once and copied for ever after. Level
// 9 saves 20 bytes of a font and takes ten times as long over a picture.
const best = 7

// A Static is the beginning that many files share: fonts, colour profiles,
// pictures, dictionaries that never vary. Its object numbers are the same in
// every file. A number taken with [Static.Alloc] may be left for the Writer to
// fill, so that fixed objects can point at varying ones.
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
	s.rows.alloc() // number 0 heads the list of free numbers
	binary.BigEndian.PutUint64(s.rows, 0xffff)
	return s
}

// Alloc takes the next object number; the first is 1.
func (s *Static) Alloc() int {
	s.open()
	return s.rows.alloc()
}

func (s *Static) open() {
	if s.closed {
		panic("file: a closed Static is shared and may not change")
	}
}

// Stream writes object num as a stream and packs its data as small as it goes.
// dict is the entries of its dictionary without the brackets round them and
// without Filter and Length, such as "/Type/XObject/Subtype/Form".
func (s *Static) Stream(num int, dict string, data []byte) {
	s.open()
	deflate(&s.body, num, dict, best, data)
}

// Raw writes object num as a stream whose data is stored as it is: a picture
// that is packed already (dict names its Filter), or XMP, which archives want
// to find unpacked.
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

// Close ends the beginning. After it the Static never changes, and any number
// of goroutines may begin files with it.
func (s *Static) Close() {
	s.open()
	s.pack(s.text, best)
	s.digest = sha256.Sum256(s.out.b)
	s.closed = true
	s.z, s.text, s.head, s.key = nil, nil, nil, nil
}

// Digest is the SHA-256 of the beginning, from which a file's identifier can be
// made together with what varies.
func (s *Static) Digest() [sha256.Size]byte { return s.digest }
