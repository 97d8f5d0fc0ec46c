package tags

import (
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// The structure elements that documents use, by standard structure type (ISO 32000-1, 14.8.4).
var (
	Document   = &Tag{Type: "Document"}
	Part       = &Tag{Type: "Part"}
	Sect       = &Tag{Type: "Sect"}
	Div        = &Tag{Type: "Div"}
	H1         = &Tag{Type: "H1"}
	H2         = &Tag{Type: "H2"}
	H3         = &Tag{Type: "H3"}
	P          = &Tag{Type: "P"}
	Bullets    = &Tag{Type: "L", Attr: "/A<</O/List/ListNumbering/Disc>>"}
	Numbered   = &Tag{Type: "L", Attr: "/A<</O/List/ListNumbering/Decimal>>"}
	Unmarked   = &Tag{Type: "L", Attr: "/A<</O/List/ListNumbering/None>>"} // its items have no label
	LI         = &Tag{Type: "LI"}
	Lbl        = &Tag{Type: "Lbl"}
	LBody      = &Tag{Type: "LBody"}
	Table      = &Tag{Type: "Table"}
	TR         = &Tag{Type: "TR"}
	TD         = &Tag{Type: "TD"}
	ColumnHead = &Tag{Type: "TH", Attr: "/A<</O/Table/Scope/Column>>"}
	RowHead    = &Tag{Type: "TH", Attr: "/A<</O/Table/Scope/Row>>"}
	Span       = &Tag{Type: "Span"}
	Form       = &Tag{Type: "Form"}
)

// RightToLeft returns the element for content that is written from right to left. The element must have
// no attributes.
func RightToLeft(t *Tag) *Tag { return &Tag{Type: t.Type, Attr: "/A<</O/Layout/WritingMode/RlTb>>"} }

// In returns the element for content in a language, given by its BCP 47 tag, in a file in another.
func In(t *Tag, language string) *Tag {
	return &Tag{Type: t.Type, Attr: t.Attr + "/Lang(" + language + ")"}
}

// English returns the element for text in English, in a document in another language, which may be
// written from right to left.
func English(t *Tag, rightToLeft bool) *Tag {
	attributes := t.Attr
	if rightToLeft {
		attributes = "/A[" + strings.TrimPrefix(t.Attr, "/A") + "<</O/Layout/WritingMode/LrTb>>]"
	}
	return &Tag{Type: t.Type, Attr: attributes + "/Lang(en-GB)"}
}

// Figure returns the element of a picture with the given alternative text.
func Figure(alt string) *Tag {
	return &Tag{Type: "Figure", Attr: string(file.Text([]byte("/Alt"), alt))}
}
