package docx

import (
	"fmt"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/internal/pictogram"
)

// The side of a picture in English Metric Units, and the width of its column, in twips: 18 mm and
// 24 mm.
const (
	pictureSide   = 648000
	pictureColumn = 1360
)

const (
	markupNS  = ` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
	pictureNS = ` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`
)

// pictured reports whether the form has pictures that are printed.
func (d *document) pictured() bool {
	if !d.look.large {
		return false
	}
	for _, f := range d.outline.Fields {
		if f.Question.Picture != "" {
			return true
		}
	}
	return false
}

// picture writes the cell before a question: its picture, as a shape (DrawingML, custGeom), if it
// has one. Programs that know no shapes show nothing.
func (d *document) picture(q *apdocs.Question) {
	d.openCell(cell{w: pictureColumn})
	d.open(fieldAnswer, `<w:spacing w:before="60" w:line="240" w:lineRule="auto"/>`)
	if q.Picture != "" {
		d.shape(q)
	}
	d.x.shut()
	d.shutCell()
}

func (d *document) shape(q *apdocs.Question) {
	x := d.x
	d.pictures++
	size := fmt.Sprintf(` cx="%d" cy="%[1]d"/>`, pictureSide)
	x.raw(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>`+
		`<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent`, size, `<wp:docPr id="`)
	x.num(1 + d.pictures) // 1 is the logo
	x.raw(`" name="Picture `)
	x.num(d.pictures)
	x.raw(`" descr="`)
	x.text(d.fill(q.PictureAlt))
	x.raw(`"/><wp:cNvGraphicFramePr/><a:graphic>`+
		`<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">`+
		`<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext`, size, `</a:xfrm>`+
		`<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>`)
	x.raw(fmt.Sprintf(`<a:path w="%d" h="%[1]d" fill="none">`, pictogram.Side))
	for _, stroke := range pictogram.Strokes(q.Picture) {
		for i, p := range stroke {
			step := "lnTo"
			if i == 0 {
				step = "moveTo"
			}
			x.raw(fmt.Sprintf(`<a:%s><a:pt x="%d" y="%d"/></a:%[1]s>`, step, p.X, p.Y))
		}
	}
	x.raw(`</a:path></a:pathLst></a:custGeom><a:noFill/>`)
	x.raw(fmt.Sprintf(`<a:ln w="%d"><a:solidFill><a:srgbClr val="%s"/></a:solidFill></a:ln>`,
		pictureSide*pictogram.Weight/pictogram.Side, black))
	x.raw(`</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>` +
		`</w:drawing></mc:Choice></mc:AlternateContent></w:r>`)
}
