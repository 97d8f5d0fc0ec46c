package pdf

import (
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/pack"
)

// pack packs the drawings of the plan, in a code learnt from them and from what a
// document writes between them.
func (p *plan) pack() {
	p.code = pack.Learn(append(p.pieces[:len(p.pieces):len(p.pieces)], []byte(usual), []byte(usual))...)
	p.packed = make([]pack.Piece, len(p.pieces))
	for i, drawn := range p.pieces {
		p.packed[i] = p.code.Piece(drawn)
	}
}

// usual is what a document writes between drawings: answers, of two bytes a
// character, and what content they are.
const usual = "1 0 0 1 0 -56.69 cm\n/TD <</MCID 12>>BDC\nBT /R 12 Tf 164.41 823.73 Td (\x00T\x00h\x00e\x00 \x00t\x00u\x00t\x00o\x00r\x00 \x00s\x00a\x00w\x00 " +
	"\x00t\x00h\x00e\x00m\x00 \x00a\x00t\x00 \x00l\x00e\x00a\x00s\x00t\x00 \x00o\x00n\x00c\x00e\x00 \x00i\x00n\x00 \x00M\x00a\x00r\x00c\x00h\x00.)Tj\n0 -16 Td ET\nEMC\n" +
	"/TH <</MCID 47>>BDC\nEMC\n/Artifact BMC\nEMC\n/P <</MCID 130>>BDC\nET\nEMC\n/Artifact BMC\n0.54 0.54 0.54 RG 0.5 w 0 785.89 m 481.89 785.89 l S\nEMC\n"

// put copies a drawing, and notes where it stands: it is packed already.
func (d *document) put(piece int) {
	drawn := d.pieces[piece]
	d.cuts = append(d.cuts, file.Cut{At: len(d.buf), Piece: &d.packed[piece]})
	d.buf = append(d.buf, drawn...)
}

// longDocument is how many pages a document has at most that is packed fast. A
// longer one is mostly long answers, of which a code learnt from drawings makes
// little, and is packed as small as may be.
const longDocument = 8

// writeContents writes what is in the buffer as a stream.
func (d *document) writeContents(num int) {
	if len(d.pages) > longDocument {
		d.file.Stream(num, "", d.buf)
		return
	}
	d.file.Pieced(num, d.buf, d.code, d.cuts)
}
