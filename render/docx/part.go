package docx

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/apdocs/forms/render"
)

const (
	typePrefix = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	relations  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	relationNS = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
)

// Relationship identifiers of the main part.
const (
	firstHeaderID = "rId5"
	otherHeaderID = "rId6"
	firstFooterID = "rId7"
	otherFooterID = "rId8"
)

// fix makes and compresses the parts that are the same in every document of the form. Two parts
// differ: the first header of a draft, which states how many answers are missing, and the footers
// of a letter, which have its reference.
func (p *plan) fix() error {
	d := &document{plan: p, record: p.outline.New(), x: &xmlWriter{mirrored: p.in() != nil && p.in().RightToLeft}}
	written := func(write func()) []byte {
		d.x.b = nil
		d.x.raw(declaration)
		write()
		return d.x.b
	}
	styles := []byte(p.look.styles(p.colour(), p.options.Rendition == render.Blank, p.outline.Letter != nil,
		p.options.Fillable))
	if p.in() != nil {
		styles = []byte(p.inLanguage(string(styles)))
	}
	all := []part{
		{"[Content_Types].xml", []byte(p.contentTypes())},
		{"_rels/.rels", []byte(packageRelations)},
		{"docProps/app.xml", []byte(declaration +
			`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
			`<Application>apdocs</Application><DocSecurity>0</DocSecurity></Properties>`)},
		{"docProps/custom.xml", written(d.customProperties)},
		{"word/_rels/document.xml.rels", []byte(p.bodyRelations())},
		{"word/styles.xml", styles},
		{"word/settings.xml", []byte(p.settings())},
		{"word/fontTable.xml", []byte(fontTable)},
		{"word/numbering.xml", []byte(numbering)},
	}
	if !p.sent() {
		all = append(all, part{"word/" + firstFooter, written(d.footer)}, part{"word/" + otherFooter, written(d.footer)})
	}
	if p.logo != nil {
		name := "logo." + p.logo.extension
		all = append(all, part{"word/media/" + name, p.logo.data},
			part{"word/_rels/" + firstHeader + ".rels", []byte(declaration + relationNS +
				`<Relationship Id="rId1" Type="` + relations + `image" Target="media/` + name + `"/></Relationships>`)})
	}
	if p.options.Fillable {
		all = append(all, part{glossaryPart, written(d.glossary)},
			part{"word/glossary/_rels/document.xml.rels", []byte(glossaryRelations)},
			part{"word/glossary/styles.xml", styles})
	}
	if p.hasFirstHeader() && !p.options.Draft {
		all = append(all, part{"word/" + firstHeader, written(d.firstHeader)})
	}
	if err := d.x.wrong(); err != nil {
		return err
	}
	for _, one := range all {
		c, err := compress(one, true)
		if err != nil {
			return err
		}
		p.fixed = append(p.fixed, c)
	}
	return nil
}

func (p *plan) contentTypes() string {
	var b strings.Builder
	b.WriteString(declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	if p.logo != nil {
		fmt.Fprintf(&b, `<Default Extension="%s" ContentType="image/%[1]s"/>`, p.logo.extension)
	}
	override := func(part, kind string) {
		fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`, part, kind)
	}
	override("word/document.xml", typePrefix+"document.main+xml")
	override("word/styles.xml", typePrefix+"styles+xml")
	override("word/settings.xml", typePrefix+"settings+xml")
	override("word/fontTable.xml", typePrefix+"fontTable+xml")
	override("word/numbering.xml", typePrefix+"numbering+xml")
	if p.hasFirstHeader() {
		override("word/"+firstHeader, typePrefix+"header+xml")
	}
	override("word/"+otherHeader, typePrefix+"header+xml")
	override("word/"+firstFooter, typePrefix+"footer+xml")
	override("word/"+otherFooter, typePrefix+"footer+xml")
	if p.options.Fillable {
		override(glossaryPart, typePrefix+"document.glossary+xml")
		override("word/glossary/styles.xml", typePrefix+"styles+xml")
	}
	override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	override("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
	override("docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml")
	b.WriteString(`</Types>`)
	return b.String()
}

func (p *plan) bodyRelations() string {
	var b strings.Builder
	b.WriteString(declaration + relationNS)
	add := func(id, kind, target string) {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s%s" Target="%s"/>`, id, relations, kind, target)
	}
	add("rId1", "styles", "styles.xml")
	add("rId2", "settings", "settings.xml")
	add("rId3", "fontTable", "fontTable.xml")
	add("rId4", "numbering", "numbering.xml")
	if p.hasFirstHeader() {
		add(firstHeaderID, "header", firstHeader)
	}
	add(otherHeaderID, "header", otherHeader)
	add(firstFooterID, "footer", firstFooter)
	add(otherFooterID, "footer", otherFooter)
	if p.options.Fillable {
		add(glossaryID, "glossaryDocument", "glossary/document.xml")
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

// section returns the section properties: page size, margins, headers and footers. slip says that it
// is the section of a letter's slip, which starts a sheet.
func (d *document) section(slip bool) string {
	var b strings.Builder
	l := d.look
	raw := func(parts ...string) {
		for _, p := range parts {
			b.WriteString(p)
		}
	}
	raw(`<w:sectPr>`)
	if d.hasFirstHeader() && !slip {
		raw(`<w:headerReference w:type="first" r:id="`, firstHeaderID, `"/>`)
	}
	raw(`<w:headerReference w:type="default" r:id="`, otherHeaderID, `"/>`,
		`<w:footerReference w:type="first" r:id="`, firstFooterID, `"/>`,
		`<w:footerReference w:type="default" r:id="`, otherFooterID, `"/>`)
	if slip {
		raw(`<w:type w:val="oddPage"/>`)
	}
	raw(fmt.Sprintf(`<w:pgSz w:w="%d" w:h="16838"/>`, sheetWidth))
	header := l.header
	if d.hasStrip() {
		header = 340 // the strip is in the top margin
	}
	left, right := d.sideMargins()
	raw(fmt.Sprintf(`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d"`+
		` w:gutter="0"/>`,
		l.top, right, l.bottom, left, header, l.footerAt))
	if !slip {
		raw(`<w:titlePg/>`)
	}
	raw(d.mirrored(`<w:bidi/>`), `</w:sectPr>`)
	return b.String()
}

// sideMargins returns the margins of odd pages; even pages have them mirrored. Where paper is printed on both sides
// there is room for holes, and the address of a letter stands where its lines begin.
func (d *document) sideMargins() (left, right int) {
	if d.slipSheet() && !d.x.mirrored {
		return windowX, sheetWidth - frame - windowX
	}
	return margins, margins
}

// endSection ends a section with the last paragraph written.
func (d *document) endSection() {
	d.endRail()
	from := bytes.LastIndex(d.x.b, []byte("<w:p>"))
	at := bytes.Index(d.x.b[max(from, 0):], []byte("</w:pPr>"))
	if from < 0 || at < 0 || d.tableEnd == len(d.x.b) {
		d.x.raw(`<w:p><w:pPr>`, d.section(false), `</w:pPr></w:p>`)
		return
	}
	d.x.b = slices.Insert(d.x.b, from+at, []byte(d.section(false))...)
}

// core writes the properties that file managers show. They contain no names.
func (d *document) core() {
	x := d.x
	x.raw(`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>`)
	title := d.title
	if r := d.record.Envelope().Reference; r != "" {
		title += d.in().Comma() + r
	}
	x.text(title)
	x.raw(`</dc:title><dc:language>`, d.language(), `</dc:language>`)
	if !d.options.Date.IsZero() {
		day := d.options.Date.UTC().Format(time.RFC3339)
		for _, name := range []string{"created", "modified"} {
			x.raw(`<dcterms:`, name, ` xsi:type="dcterms:W3CDTF">`, day, `</dcterms:`, name, `>`)
		}
	}
	x.raw(`</cp:coreProperties>`)
}

// customProperties record which form a returned file is, and whose sheet.
func (d *document) customProperties() {
	x := d.x
	x.raw(`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"` +
		` xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`)
	properties := [][2]string{{"apdocs.form", d.outline.Name}, {"apdocs.version", strconv.Itoa(d.outline.Version)}}
	if d.outline.Sheet != "" {
		properties = append(properties, [2]string{"apdocs.party", string(d.outline.Sheet)})
	}
	for i, p := range properties {
		x.raw(`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="`, strconv.Itoa(i+2), `" name="`, p[0], `">`+
			`<vt:lpwstr>`)
		x.text(p[1])
		x.raw(`</vt:lpwstr></property>`)
	}
	x.raw(`</Properties>`)
}

const packageRelations = declaration + relationNS +
	`<Relationship Id="rId1" Type="` + relations + `officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2"` +
	` Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"` +
	` Target="docProps/core.xml"/>` +
	`<Relationship Id="rId3" Type="` + relations + `extended-properties" Target="docProps/app.xml"/>` +
	`<Relationship Id="rId4" Type="` + relations + `custom-properties" Target="docProps/custom.xml"/>` +
	`</Relationships>`

// settings returns the settings of the documents in their language. Letters on both sides of the paper mirror their
// margins.
func (p *plan) settings() string {
	text := strings.Replace(settings, "en-GB", p.language(), 1)
	if p.outline.Letter != nil {
		text = strings.Replace(text, "<w:defaultTabStop", "<w:mirrorMargins/><w:defaultTabStop", 1)
	}
	return text
}

// settings keep Word out of compatibility mode, in which it lays out tables by older rules.
const settings = declaration + `<w:settings ` + wordNS + `><w:defaultTabStop w:val="720"/>` +
	`<w:characterSpacingControl w:val="doNotCompress"/>` +
	`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>` +
	`<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification"` +
	` w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>` +
	`<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>` +
	`<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>` +
	`</w:compat>` +
	`<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`

// fontTable names fonts of the same widths that replace a missing font.
const fontTable = declaration + `<w:fonts ` + wordNS + `>` +
	`<w:font w:name="Arial"><w:altName w:val="Liberation Sans"/><w:panose1 w:val="020B0604020202020204"/>` +
	`<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>` +
	`<w:font w:name="Segoe UI Symbol"><w:altName w:val="DejaVu Sans"/><w:panose1 w:val="020B0502040204020203"/>` +
	`<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>`

const numbering = declaration + `<w:numbering ` + wordNS + `><w:abstractNum w:abstractNumId="0">` +
	`<w:multiLevelType w:val="hybridMultilevel"/>` +
	`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="` + listBullet + `"/>` +
	`<w:lvlText w:val="•"/><w:lvlJc w:val="left"/>` +
	`<w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1">` +
	`<w:abstractNumId w:val="0"/></w:num></w:numbering>`
