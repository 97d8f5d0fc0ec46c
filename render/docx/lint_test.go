package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
)

// Word refuses or silently repairs some files that conform to all schemas. Every document
// is checked for what is known about this.
func TestLint(t *testing.T) {
	for name, file := range everyDocument(t) {
		lint(t, name, file)
	}
}

// An element is an element of a parsed part.
type element struct {
	name string
	attr map[string]string
	kids []*element
	text string
}

func (e *element) find(path ...string) *element {
	for _, name := range path {
		if e == nil {
			return nil
		}
		var found *element
		for _, k := range e.kids {
			if k.name == name {
				found = k
				break
			}
		}
		e = found
	}
	return e
}

func (e *element) val() string {
	if e == nil {
		return ""
	}
	return e.attr["val"]
}

func (e *element) walk(visit func(*element)) {
	visit(e)
	for _, k := range e.kids {
		k.walk(visit)
	}
}

func (e *element) count(name string) (n int) {
	for _, k := range e.kids {
		if k.name == name {
			n++
		}
	}
	return n
}

func parse(data []byte) (*element, error) {
	stack := []*element{{}}
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return stack[0].kids[0], nil
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, attr: map[string]string{}}
			for _, a := range token.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			top.kids = append(top.kids, e)
			stack = append(stack, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(token)
		}
	}
}

// lint reports what Word would not accept in a document.
func lint(t *testing.T, name string, file []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	parts := map[string]*element{}
	seen := map[string]bool{}
	for _, f := range z.File {
		if seen[strings.ToLower(f.Name)] {
			t.Errorf("%s: two parts are called %s", name, f.Name)
		}
		seen[strings.ToLower(f.Name)] = true
		if !strings.HasSuffix(f.Name, ".xml") && !strings.HasSuffix(f.Name, ".rels") {
			continue
		}
		if parts[f.Name], err = parse([]byte(part(t, file, f.Name))); err != nil {
			t.Fatalf("%s: %s: %v", name, f.Name, err)
		}
	}
	l := linter{t: t, name: name, styles: map[string]string{}}
	parts["word/styles.xml"].walk(func(e *element) {
		if e.name == "style" {
			l.styles[e.attr["styleId"]] = e.attr["type"]
		}
	})
	parts["word/styles.xml"].walk(l.styleLinks)
	for part, root := range parts {
		if strings.HasPrefix(part, "word/") && !strings.HasSuffix(part, ".rels") && part != "word/styles.xml" {
			l.where = part
			root.walk(l.element)
		}
	}
	l.packaging(parts, seen)
	l.properties(parts)
}

type linter struct {
	t           *testing.T
	name, where string
	styles      map[string]string // kind by id
}

func (l *linter) fault(format string, args ...any) {
	l.t.Helper()
	l.t.Errorf("%s: %s: %s", l.name, l.where, fmt.Sprintf(format, args...))
}

func (l *linter) styleLinks(e *element) {
	if e.name == "basedOn" || e.name == "next" || e.name == "link" {
		if l.styles[e.val()] == "" {
			l.fault("there is no style %s", e.val())
		}
	}
}

func (l *linter) element(e *element) {
	for name, kind := range map[string]string{"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"} {
		if e.name == name && l.styles[e.val()] != kind {
			l.fault("there is no %s style %q", kind, e.val())
		}
	}
	switch e.name {
	case "tc":
		if n := len(e.kids); e.count("p") == 0 || e.kids[n-1].name != "p" {
			l.fault("a cell does not end in a paragraph")
		}
	case "tbl":
		l.table(e)
	case "body", "hdr", "ftr":
		l.story(e)
	case "pPr":
		l.order(e, "pStyle keepNext keepLines pageBreakBefore framePr pBdr tabs spacing ind contextualSpacing jc "+
			"outlineLvl sectPr")
	case "tcPr":
		l.order(e, "tcW gridSpan tcBorders tcMar vAlign")
	case "t":
		if strings.ContainsAny(e.text, "\r\n") {
			l.fault("a line end stands in a text")
		}
	case "docPr":
		if e.attr["descr"] == "" {
			l.fault("a picture has no alternative text")
		}
	case "sdt", "bookmarkStart", "proofErr":
		l.fault("a document has no %s", e.name)
	}
}

// order checks that properties occur once each, in the order of the schema.
func (l *linter) order(e *element, order string) {
	last := -1
	for _, k := range e.kids {
		at := strings.Index(" "+order+" ", " "+k.name+" ")
		if at <= last {
			l.fault("%s is out of order, twice or unknown in %s", k.name, e.name)
		}
		last = at
	}
}

func (l *linter) table(e *element) {
	grid := e.find("tblGrid").count("gridCol")
	pr := e.find("tblPr")
	if pr.find("tblCaption").val() == "" || pr.find("tblDescription").val() == "" {
		l.fault("a table has no caption or description")
	}
	width := 0
	for _, c := range e.find("tblGrid").kids {
		w, _ := strconv.Atoi(c.attr["w"])
		if w <= 0 {
			l.fault("a column is %d wide", w)
		}
		width += w
	}
	if width != 9638 {
		l.fault("a table is %d wide", width)
	}
	headed := pr.find("tblLook").attr["firstRow"] == "1"
	for i, row := range e.kids[2:] {
		spans := 0
		for _, c := range row.kids {
			if c.name != "tc" {
				continue
			}
			n, _ := strconv.Atoi(c.find("tcPr", "gridSpan").val())
			spans += max(n, 1)
		}
		if spans != grid {
			l.fault("a row takes %d columns of %d", spans, grid)
		}
		if i == 0 && headed != (row.find("trPr", "tblHeader") != nil) {
			l.fault("the first row heads its columns, or it does not: %v", headed)
		}
	}
	if len(e.kids) < 3 {
		l.fault("a table has no rows")
	}
}

// story checks that there are no empty paragraphs for spacing, and no adjacent tables of
// the same style, which Word would merge.
func (l *linter) story(e *element) {
	last := ""
	for _, k := range e.kids {
		style := ""
		switch k.name {
		case "p":
			text := ""
			k.walk(func(e *element) { text += e.text })
			if strings.TrimSpace(text) == "" && k.find("r", "drawing") == nil && k.find("pPr", "pStyle").val() != "WritingLine" {
				l.fault("an empty paragraph makes room")
			}
		case "tbl":
			style = k.find("tblPr", "tblStyle").val()
			if style == last {
				l.fault("two tables of the style %s touch", style)
			}
		}
		last = style
	}
}

// packaging checks that every part has a content type and every relationship a target.
func (l *linter) packaging(parts map[string]*element, seen map[string]bool) {
	l.where = "package"
	types := parts["[Content_Types].xml"]
	typed := map[string]bool{}
	for _, k := range types.kids {
		if k.name == "Override" {
			typed[strings.ToLower(strings.TrimPrefix(k.attr["PartName"], "/"))] = true
		} else {
			typed["."+k.attr["Extension"]] = true
		}
	}
	for name := range seen {
		dot := strings.LastIndexByte(name, '.')
		if !typed[name] && (!typed[name[dot:]] || strings.HasPrefix(name, "word/") && name[dot:] == ".xml") &&
			name != "[content_types].xml" {
			l.fault("%s has no type", name)
		}
	}
	for name := range typed {
		if name[0] != '.' && !seen[name] {
			l.fault("there is a type for %s, which there is not", name)
		}
	}
	used := map[string]bool{}
	parts["word/document.xml"].walk(func(e *element) {
		if e.name == "headerReference" || e.name == "footerReference" {
			used[e.attr["id"]] = true
		}
	})
	for name, root := range parts {
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		folder := strings.TrimSuffix(name[:strings.LastIndexByte(name, '/')], "_rels")
		for _, k := range root.kids {
			if !seen[strings.ToLower(folder+k.attr["Target"])] {
				l.fault("%s points at %s, which there is not", name, k.attr["Target"])
			}
			delete(used, k.attr["Id"])
		}
	}
	for id := range used {
		l.fault("there is no relationship %s", id)
	}
}

func (l *linter) properties(parts map[string]*element) {
	l.where = "properties"
	core := parts["docProps/core.xml"]
	if core.count("title") != 1 || core.find("title").text == "" || core.find("language").text != "en-GB" {
		l.fault("title or language are wrong")
	}
	for _, k := range core.kids {
		if (k.name == "created" || k.name == "modified") && k.attr["type"] != "dcterms:W3CDTF" {
			l.fault("%s is not typed", k.name)
		}
	}
	mode := ""
	parts["word/settings.xml"].walk(func(e *element) {
		if e.attr["name"] == "compatibilityMode" {
			mode = e.val()
		}
	})
	if mode != "15" {
		l.fault("the compatibility mode is %q", mode)
	}
}
