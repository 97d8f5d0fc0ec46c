package docx

import (
	"fmt"
	"strconv"
	"strings"
)

// Paragraph styles. Their names in Word are the same with spaces.
const (
	heading1      = "Heading1" // the title
	heading2      = "Heading2" // a section
	heading3      = "Heading3"
	bodyText      = "BodyText"
	listBullet    = "ListBullet"
	fieldLabel    = "FieldLabel"
	fieldAnswer   = "FieldAnswer"
	insetAnswer   = "InsetAnswer" // below its question or terms
	hintStyle     = "Hint"
	tableHead     = "TableHead"
	tableText     = "TableText"
	scaleHead     = "ScaleHead"
	ratingBox     = "RatingBox"
	tickLine      = "TickLine" // boxes with their labels
	writingLine   = "WritingLine"
	answerRoom    = "AnswerRoom" // for several lines, in a cell with a rule at its foot
	numbered      = "NumberedAnswer"
	referenceLine = "ReferenceLine"
	figureTotal   = "FigureTotal"
	figureOther   = "FigureOther"
	runningLine   = "RunningLine"
	formFooter    = "FormFooter"
	warning       = "Warning"
	letterhead    = "Letterhead"
	letterName    = "LetterheadName"
	draftStrip    = "DraftStrip"
	letterAddress = "LetterAddress"
)

// Character styles.
const (
	strong          = "Strong"
	plainPart       = "LabelRest" // the part of a label after a dash
	number          = "SectionNumber"
	notAnswered     = "NotAnswered"
	mutedText       = "Muted"
	requiredMark    = "Required"   // after the label of a required question on a blank
	mark            = "AnswerMark" // tick or bar before an answer
	tickBox         = "TickBox"
	ratingChosen    = "RatingChosen"
	spoken          = "SpokenWords" // for screen readers, too small to see
	ratingNotChosen = "RatingNotChosen"
	draftTab        = "DraftTab"
	letterText      = "LetterheadText" // address and contact lines
	placeholderText = "PlaceholderText"
)

// Table styles. Word merges adjacent tables of the same style, so each arrangement has its own
// style, and a second one for use after a table of the same arrangement.
const (
	twin    = "Again"
	onPaper = "OnPaper" // suffix for tables of a letter's slip, filled in by hand

	gridTable      = "FormGrid"
	gridThree      = "FormGridOfThree"
	railTable      = "FormRail"
	choiceTable    = "FormChoices"
	ratingTable    = "FormRatings"
	rowTable       = "FormRows"
	signatureTable = "FormSignatures"
	scoreTable     = "FormScore"
	figureTable    = "FormFigures"
	tickTable      = "FormTicks"
	weekTable      = "FormWeek"
)

const wordNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// A styleSheet builds the part that holds the styles.
type styleSheet struct{ strings.Builder }

// spaced returns the name of a style in Word: "FieldLabel" becomes "Field Label".
func spaced(id string) string {
	var b strings.Builder
	for i, r := range id {
		if i > 0 && (r >= 'A' && r <= 'Z' || r >= '1' && r <= '9') {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	name := b.String()
	if strings.HasPrefix(name, "Heading ") {
		return strings.ToLower(name) // Word recognises its built-in headings by this name only
	}
	return name
}

// paragraph adds a paragraph style. before and after are the space around it; early and late are
// further properties, before and after the spacing in the schema's order.
func (s *styleSheet) paragraph(id string, f face, before, after int, early, late, runs string) {
	fmt.Fprintf(s, `<w:style w:type="paragraph"%s w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/>`,
		custom(id), id, spaced(id))
	s.WriteString(`<w:qFormat/><w:pPr>` + early)
	fmt.Fprintf(s, `<w:spacing w:before="%d" w:after="%d" w:line="%d" w:lineRule="exact"/>%s</w:pPr>`,
		before, after, f.lead, late)
	s.WriteString(`<w:rPr>`)
	if f.bold {
		s.WriteString(`<w:b/><w:bCs/>`)
	}
	fmt.Fprintf(s, `%s<w:sz w:val="%d"/><w:szCs w:val="%[2]d"/></w:rPr></w:style>`, runs, f.size)
}

// custom reports whether a style is not one of Word's built-in styles.
func custom(id string) string {
	switch id {
	case heading1, heading2, heading3, bodyText, listBullet, strong, placeholderText:
		return ""
	}
	return ` w:customStyle="1"`
}

func (s *styleSheet) character(id, runs string) {
	fmt.Fprintf(s, `<w:style w:type="character"%s w:styleId="%s"><w:name w:val="%s"/>`+
		`<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>%s</w:rPr></w:style>`,
		custom(id), id, spaced(id), runs)
}

// A tableLook is the margins of a table's cells and the rule between its rows.
type tableLook struct {
	id          string
	top, bottom int
	right       int
	rule        string // colour, or "" for no rule
}

func (s *styleSheet) table(t tableLook, thin int) {
	fmt.Fprintf(s, `<w:style w:type="table" w:customStyle="1" w:styleId="%s"><w:name w:val="%s"/>`+
		`<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>%s%s</w:tblPr></w:style>`,
		t.id, spaced(t.id), t.borders(thin), t.margins(thin))
}

func (t tableLook) borders(thin int) string {
	if t.rule == "" {
		return ""
	}
	b := border("bottom", thin, 0, t.rule)
	return `<w:tblBorders>` + b + strings.Replace(b, "bottom", "insideH", 1) + `</w:tblBorders>`
}

// margins returns the margins of a table's cells. With the rule below it a row is as tall as in the PDF, where rules
// take no room.
func (t tableLook) margins(thin int) string {
	bottom := t.bottom
	if t.rule != "" {
		bottom = max(bottom-thin*20/8, 0)
	}
	return fmt.Sprintf(`<w:tblCellMar><w:top w:w="%d" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>`+
		`<w:bottom w:w="%d" w:type="dxa"/><w:right w:w="%d" w:type="dxa"/></w:tblCellMar>`,
		t.top, bottom, t.right)
}

// border is one side's rule; space is in points.
func border(side string, weight, space int, colour string) string {
	return fmt.Sprintf(`<w:%s w:val="single" w:sz="%d" w:space="%d" w:color="%s"/>`, side, weight, space, colour)
}

func paragraphBorder(sides ...string) string {
	return `<w:pBdr>` + strings.Join(sides, "") + `</w:pBdr>`
}

// outlineLevel returns the level of a heading in Word's navigation pane.
func outlineLevel(n int) string { return `<w:outlineLvl w:val="` + strconv.Itoa(n) + `"/>` }

const (
	keepNext  = `<w:keepNext/>`
	keepLines = `<w:keepLines/>`
	notKept   = `<w:keepNext w:val="0"/>` // of a heading in a row, which may be on another page than the next row
)

// styles returns the part that holds the styles. colour is the organisation's. A letter with a slip
// has the table styles of a blank too.
func (l *look) styles(colour string, blank, slip, fillable bool) string {
	s := &styleSheet{}
	s.WriteString(declaration + `<w:styles ` + wordNS + `><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/>`)
	fmt.Fprintf(s, `<w:sz w:val="%d"/><w:szCs w:val="%[1]d"/>`+
		languages+`</w:rPr></w:rPrDefault>`, l.text.size)
	fmt.Fprintf(s, `<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="exact"/></w:pPr>`+
		`</w:pPrDefault></w:docDefaults>`, l.text.lead)
	s.WriteString(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>` +
		`</w:style>` +
		`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">` +
		`<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>` +
		`<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>` +
		`<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>` +
		`<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
		`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>` +
		`<w:uiPriority w:val="99"/><w:semiHidden/></w:style>`)
	l.headingStyles(s)
	l.fieldStyles(s, fillable)
	l.furnitureStyles(s)
	l.characterStyles(s, colour)
	if fillable {
		l.fillableStyles(s)
	}
	tables := l.tables(blank)
	if slip {
		for _, t := range l.tables(true) {
			t.id += onPaper
			tables = append(tables, t)
		}
	}
	for _, t := range tables {
		s.table(t, l.thin)
		t.id += twin
		s.table(t, l.thin)
	}
	s.WriteString(`</w:styles>`)
	return s.String()
}

func (l *look) headingStyles(s *styleSheet) {
	measure := `<w:ind w:right="1644"/>`
	if l.large {
		measure = ""
	}
	s.paragraph(heading1, l.title, 0, 240, keepNext+keepLines, outlineLevel(0), "")
	s.paragraph(heading2, l.section, 280, 80, keepNext+keepLines+paragraphBorder(border("top", l.heavy, 3, black))+
		fmt.Sprintf(`<w:tabs><w:tab w:val="left" w:pos="%d"/></w:tabs>`, l.number), outlineLevel(1), "")
	s.paragraph(heading3, l.minor, 240, 80, keepNext+keepLines, outlineLevel(2), "")
	s.paragraph(bodyText, l.text, 160, 160, "", measure, "")
	s.paragraph(listBullet, l.text, 0, 80, `<w:numPr><w:numId w:val="1"/></w:numPr>`,
		strings.Replace(measure, "<w:ind", `<w:ind w:left="340" w:hanging="340"`, 1), "")
}

func (l *look) fieldStyles(s *styleSheet, fillable bool) {
	bold := l.text
	bold.bold = true
	ruled := l.text
	ruled.lead = l.pitch - l.thin*20/8 // a line is as tall as the pitch with the rule below it
	gray := `<w:color w:val="` + hint + `"/>`
	below := border("bottom", l.thin, 0, line)
	s.paragraph(fieldLabel, bold, 0, 0, "", "", "")
	s.paragraph(fieldAnswer, l.text, 0, 0, "", "", "")
	inset := fmt.Sprintf(`<w:ind w:left="%d"/>`, rail)
	if l.large {
		inset = ""
	}
	s.paragraph(insetAnswer, l.text, 80, 0, "", inset, "")
	s.paragraph(hintStyle, l.text, 0, 0, "", "", gray)
	s.paragraph(tableHead, bold, 0, 0, keepNext, "", "")
	s.paragraph(tableText, l.text, 0, 0, "", "", "")
	s.paragraph(scaleHead, l.scale, 0, 0, keepNext, `<w:jc w:val="center"/>`, "")
	s.paragraph(ratingBox, l.text, 0, 0, "", `<w:jc w:val="center"/>`, "")
	s.paragraph(tickLine, ruled, 0, 0, "", "", "")
	before := 0
	if fillable { // what is typed has the lines of text, below the room of one written line
		before, ruled = l.pitch-l.text.lead, l.text
	}
	s.paragraph(writingLine, ruled, before, 0, paragraphBorder(below, strings.Replace(below, "bottom", "between", 1)),
		"", "")
	s.paragraph(numbered, l.text, 0, 80, fmt.Sprintf(`<w:tabs><w:tab w:val="left" w:pos="%d"/></w:tabs>`, l.item),
		fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%[1]d"/>`, l.item), "")
	s.paragraph(figureTotal, l.total, 40, 40, "", "", "")
	s.paragraph(figureOther, l.difference, 80, 0, "", "", "")
	s.paragraph(warning, l.text, 240, 240, keepNext+keepLines+paragraphBorder(
		border("top", l.heavy, 8, black), border("left", 48, 8, black),
		border("bottom", l.heavy, 8, black), border("right", l.heavy, 8, black))+
		fmt.Sprintf(`<w:tabs><w:tab w:val="left" w:pos="%d"/></w:tabs>`, 227+l.item),
		`<w:ind w:left="227" w:right="227"/><w:contextualSpacing/>`, "")
}

// fillableStyles returns the styles that only a form to fill in on screen has.
func (l *look) fillableStyles(s *styleSheet) {
	s.paragraph(answerRoom, l.text, 80, 40, "", "", "")
	s.character(placeholderText, `<w:color w:val="`+line+`"/>`)
}

func (l *look) furnitureStyles(s *styleSheet) {
	end := fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs>`, frame)
	s.paragraph(referenceLine, l.text, 0, 240, fmt.Sprintf(`<w:tabs><w:tab w:val="left" w:pos="%d"/>`+
		`<w:tab w:val="left" w:leader="underscore" w:pos="%d"/></w:tabs>`, l.reference, l.reference+3061), "", "")
	s.paragraph(runningLine, l.text, 0, 0, paragraphBorder(border("bottom", l.heavy, l.runningSpace, black))+end, "", "")
	s.paragraph(formFooter, l.footer, 0, 0, paragraphBorder(border("top", l.thin, 3, black))+end, "", "")
	s.paragraph(letterhead, l.text, 0, 0, "", fmt.Sprintf(`<w:ind w:left="%d"/>`, rail), "")
	s.paragraph(letterName, l.name, 0, 0, fmt.Sprintf(`<w:tabs><w:tab w:val="left" w:pos="%d"/></w:tabs>`, rail), "", "")
	s.paragraph(letterAddress, face{24, 280, false}, 0, 0, "", "", "") // the same in large print
	s.paragraph(draftStrip, face{24, 360, false}, 0, 220, end, "", "")
}

func (l *look) characterStyles(s *styleSheet, colour string) {
	symbols := `<w:rFonts w:ascii="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol"` +
		` w:hAnsi="Segoe UI Symbol" w:cs="Segoe UI Symbol"/>`
	bold := `<w:b/><w:bCs/>`
	s.character(strong, bold)
	s.character(plainPart, `<w:b w:val="0"/><w:bCs w:val="0"/>`)
	s.character(number, `<w:color w:val="`+colour+`"/>`)
	s.character(notAnswered, bold)
	s.character(letterText, fmt.Sprintf(`<w:b w:val="0"/><w:bCs w:val="0"/><w:sz w:val="%d"/>`+
		`<w:szCs w:val="%[1]d"/>`, l.text.size))
	s.character(requiredMark, `<w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="`+hint+`"/>`)
	s.character(mutedText, `<w:color w:val="`+hint+`"/>`)
	s.character(mark, symbols+`<w:b w:val="0"/><w:bCs w:val="0"/>`)
	s.character(tickBox, symbols+fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%[1]d"/>`, l.box))
	s.character(ratingChosen, bold+`<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:color="auto" w:fill="`+black+`"/>`)
	s.character(spoken, `<w:w w:val="1"/><w:sz w:val="2"/><w:szCs w:val="2"/>`)
	s.character(ratingNotChosen, `<w:color w:val="`+rest+`"/>`+border("bdr", l.thin, 0, rule))
	s.character(draftTab, bold+`<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:color="auto" w:fill="`+black+`"/>`)
}

// tables returns the table styles: a blank has writing lines where a record has rules between rows.
func (l *look) tables(blank bool) []tableLook {
	all := []tableLook{
		{gridTable, 80, 80, gutter, line},
		{railTable, 120, 120, gutter, rule},
		{choiceTable, 80, 80, gutter, rule},
		{ratingTable, 80, 80, 0, rule},
		{rowTable, 80, 80, gutter, rule},
		{signatureTable, 80, 80, gutter / 2, line},
		{scoreTable, 80, 80, gutter, rule},
		{figureTable, 80, 40, gutter, ""},
		{gridThree, 80, 80, gutter, line},
		{weekTable, 80, 80, gutter / 2, rule}, // five narrow columns with names of places
		{tickTable, 40, 40, gutter, ""},
	}
	if blank {
		all[0] = tableLook{gridTable, 40, 0, gutter, ""}
		all[1] = tableLook{railTable, 0, 100, gutter, ""}
		all[2] = tableLook{choiceTable, 0, 0, gutter, rule}
		all[3] = tableLook{ratingTable, 0, 0, 0, rule}
		all[4] = tableLook{rowTable, 0, 160, gutter, ""}
		all[8] = tableLook{gridThree, 40, 0, gutter, ""}
		all[9] = tableLook{weekTable, 0, 160, gutter, ""}
		all[5] = tableLook{signatureTable, 0, 0, gutter, ""}
	}
	return all
}
