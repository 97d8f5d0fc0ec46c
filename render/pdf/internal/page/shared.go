package page

import (
	"cmp"
	"time"

	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/pack"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// A Spec describes what all documents of a plan share.
type Spec struct {
	Title       string // of a file with several documents
	Language    string // BCP 47; "" for British English
	EmptyPage   string // printed on a page that is left blank
	Copies      CopyWords
	Date        time.Time
	Marking     string // the protective marking, "" for none
	Margins     sheet.Margins
	Look        *sheet.Look
	Fonts       *font.Set
	Pieces      [][]byte // drawings
	Tones       Tones
	Logo        []byte // a PNG or JPEG, nil for none
	Attachments []Attachment
	Screen      *Screen // nil for documents that are not filled in on screen
}

// Tones are the symbols before emphasised answers.
type Tones struct{ Tick, Bar int }

// CopyWords say which document of a run a page belongs to, in the language of the document. Numbers and the
// reference of the run replace the names in braces.
type CopyWords struct {
	Number string // with {copy} and {copies}
	OfSet  string // with {copy}, {copies} and {set}, if the run has a reference
	Title  string // of the bookmark, with {copy}
	Mark   string // what a screen reader says of the QR code, with {copy} and {page}
}

// language returns the language of the documents.
func (s *Spec) language() string { return cmp.Or(s.Language, "en-GB") }

// root returns the element of a whole document, with the direction in which it is written
// (ISO 32000-1, 14.8.5.4.2, WritingMode), which the elements in it inherit.
func (s *Spec) root(t *tags.Tag) *tags.Tag {
	if s.Margins.Direction == font.Leftwards {
		return tags.RightToLeft(t)
	}
	return t
}

// Shared is what all documents of a plan share: the compressed drawings, and the objects
// that are the same in every file. It is not changed after it is made.
type Shared struct {
	Spec
	packed []pack.Piece
	code   *pack.Code // with which the drawings are compressed

	static   *file.Static
	digest   [32]byte
	picture  int   // object number of the logo, or 0
	profile  int   // of the colour profile
	unsigned int   // of the empty appearance of a signature field
	looks    looks // of fields
	attached []int // of the attachments
}

// NewShared compresses the drawings and writes the objects. It returns an error if the
// logo or an attachment cannot be used.
func NewShared(spec Spec) (*Shared, error) {
	s := &Shared{Spec: spec, static: file.NewStatic()}
	s.pack()
	s.Fonts.Embed(s.static)
	s.profile = s.static.Alloc()
	s.static.Stream(s.profile, "/N 3", profile())
	s.unsigned = s.static.Alloc()
	s.static.Stream(s.unsigned, "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<<>>", nil)
	if s.Screen != nil {
		s.addLooks()
	}
	if len(s.Logo) > 0 {
		if err := s.embedLogo(); err != nil {
			return nil, err
		}
	}
	if err := s.attach(); err != nil {
		return nil, err
	}
	s.static.Close()
	s.digest = s.static.Digest()
	return s, nil
}

// pack compresses the drawings with a code learnt from them and from what a document
// writes between them.
func (s *Shared) pack() {
	s.code = pack.Learn(append(s.Pieces[:len(s.Pieces):len(s.Pieces)], []byte(usual), []byte(usual))...)
	s.packed = make([]pack.Piece, len(s.Pieces))
	for i, drawn := range s.Pieces {
		s.packed[i] = s.code.Piece(drawn)
	}
}

// usual is typical content between drawings: answers, with two bytes for each character,
// and the operators around them.
const usual = "1 0 0 1 0 -56.69 cm\n/TD <</MCID 12>>BDC\nBT /R 12 Tf 164.41 823.73 Td " +
	"(\x00T\x00h\x00e\x00 \x00t\x00u\x00t\x00o\x00r\x00 \x00s\x00a\x00w\x00 " +
	"\x00t\x00h\x00e\x00m\x00 \x00a\x00t\x00 \x00l\x00e\x00a\x00s\x00t\x00 \x00o\x00n\x00c\x00e\x00 " +
	"\x00i\x00n\x00 \x00M\x00a\x00r\x00c\x00h\x00.)Tj\n0 -16 Td ET\nEMC\n" +
	"/TH <</MCID 47>>BDC\nEMC\n/Artifact BMC\nEMC\n/P <</MCID 130>>BDC\nET\nEMC\n" +
	"/Artifact BMC\n0.54 0.54 0.54 RG 0.5 w 0 785.89 m 481.89 785.89 l S\nEMC\n"
