package docx_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
)

// The end of a form is kept with what precedes it, so that neither the notice on data nor
// a last sentence is alone on a page.
func TestLastPage(t *testing.T) {
	for _, large := range []bool{false, true} {
		o := &render.Options{Organisation: school(t, "sample-logo.png"), Rendition: render.Blank, LargePrint: large}
		for _, f := range documents.All() {
			if f.Layout().Letter == nil {
				checkLastPage(t, f.Layout().Name, encode(t, f, o))
			}
		}
	}
}

func checkLastPage(t *testing.T, name string, file []byte) {
	t.Helper()
	body, err := parse([]byte(part(t, file, "word/document.xml")))
	if err != nil {
		t.Fatal(err)
	}
	blocks := body.find("body").kids
	at := len(blocks) - 1
	for at >= 0 && !strings.Contains(text(blocks[at]), "Questions about data") {
		at--
	}
	if at < 2 {
		t.Fatalf("%s: there is no notice", name)
	}
	before := blocks[at-1]
	if before.name == "tbl" {
		// LibreOffice does not keep a table on the page of the next one.
		if above := blocks[at-2]; above.name == "tbl" {
			above.kids[len(above.kids)-1].walk(func(e *element) {
				if e.name == "keepNext" {
					t.Errorf("%s: the table before the notice is parted from %q", name, text(above))
				}
			})
		}
		before = before.kids[len(before.kids)-1]
	}
	before.walk(func(e *element) {
		if e.name == "pPr" && e.find("keepNext") == nil {
			t.Errorf("%s: %q does not stay with the notice", name, text(before))
		}
	})
}

// The end of a letter is not alone on a page: what precedes the closing, the signer and
// the copies is kept with them, and a point with its table.
func TestLetterKeepsTogether(t *testing.T) {
	for name, f := range records(t) {
		if f.Layout().Letter == nil || !strings.HasSuffix(name, "ordinary") {
			continue
		}
		o := &render.Options{Organisation: school(t, "sample-logo.png")}
		body, err := parse([]byte(part(t, encode(t, f, o), "word/document.xml")))
		if err != nil {
			t.Fatal(err)
		}
		held := 0
		blocks := body.find("body").kids
		for i := 1; i < len(blocks); i++ {
			says, before := text(blocks[i]), blocks[i-1]
			point := strings.HasPrefix(says, "Session") && strings.Contains(text(before), "At what times")
			if says != "Yours sincerely" && !strings.HasPrefix(says, "Copies to") && !point {
				continue
			}
			held++
			if before.name == "tbl" {
				before = before.kids[len(before.kids)-1]
			}
			before.walk(func(e *element) {
				if e.name == "pPr" && e.find("keepNext") == nil {
					t.Errorf("%s: %q does not stay with %q", name, text(before), says)
				}
			})
		}
		if held < 2 {
			t.Errorf("%s: only %d of closing, copies and table were found", name, held)
		}
	}
}

func text(e *element) string {
	var b strings.Builder
	e.walk(func(e *element) { b.WriteString(e.text) })
	return b.String()
}

// A letter with a slip is printed on both sides: its margins are those of the PDF, so that the address, whose place the
// window gives, stands at the edge of the text. Headings stand close above their text.
func TestLetterPage(t *testing.T) {
	slips, headed := 0, 0
	for name, f := range records(t) {
		if f.Layout().Letter == nil || !strings.HasSuffix(name, "ordinary") {
			continue
		}
		file := encode(t, f, nil)
		all := part(t, file, "word/document.xml")
		left, right := `w:left="1134"`, `w:right="1134"`
		if strings.Contains(all, `<w:type w:val="oddPage"/>`) {
			slips++
			left, right = `w:left="1417"`, `w:right="851"`
			if !strings.Contains(all, `w:hAnchor="page" w:x="1417"`) {
				t.Errorf("%s: the address is not at the margin", name)
			}
			if !strings.Contains(part(t, file, "word/settings.xml"), "<w:mirrorMargins/>") {
				t.Errorf("%s: the backs have the margins of the fronts", name)
			}
		}
		if _, page, _ := strings.Cut(all, "<w:pgMar "); !strings.Contains(page, left) || !strings.Contains(page, right) {
			t.Errorf("%s: the margins are not %s and %s", name, left, right)
		}
		for _, after := range strings.Split(all, `<w:pStyle w:val="Heading3"/>`)[1:] {
			_, next, _ := strings.Cut(after, "</w:p>")
			if next, ok := strings.CutPrefix(next, `<w:p><w:pPr><w:pStyle w:val="BodyText"/>`); ok {
				if headed++; !strings.HasPrefix(next, `<w:spacing w:before="0"/>`) && !strings.HasPrefix(next, "<w:keepNext/>") {
					t.Errorf("%s: a heading stands apart from %.200s", name, next)
				}
			}
		}
	}
	if slips < 2 || headed < 5 {
		t.Errorf("only %d slips and %d headings were found", slips, headed)
	}
}

// The line to sign on of a blank is at least 60 mm wide.
func TestLinesToSign(t *testing.T) {
	const least = 3401 // twips
	blocks := 0
	for _, f := range documents.All() {
		name := f.Layout().Name
		body, err := parse([]byte(part(t, encode(t, f, &render.Options{Rendition: render.Blank}), "word/document.xml")))
		if err != nil {
			t.Fatal(err)
		}
		body.walk(func(e *element) {
			if e.name != "tbl" || !strings.HasPrefix(e.find("tblPr", "tblStyle").val(), "FormSignatures") {
				return
			}
			gap, sign := 227, -1
			for _, row := range e.kids[2:] {
				for i, c := range row.kids[1:] {
					if strings.HasPrefix(text(c), "Signature") {
						sign = i
					}
					if i != sign || c.name != "tc" {
						continue
					}
					if own := c.find("tcPr", "tcMar", "right"); own != nil {
						gap = measured(t, own.attr["w"])
					}
					if w := measured(t, c.find("tcPr", "tcW").attr["w"]) - gap; w < least && !strings.HasPrefix(text(c), "Signature") {
						t.Errorf("%s: a line to sign on is %d twips wide", name, w)
					}
					blocks++
				}
			}
		})
	}
	if blocks < 20 {
		t.Errorf("only %d lines to sign on were found", blocks)
	}
}

// The titles of a letter's points are headings, which do not hold the next point on their page, and
// every letter has its reference at the foot.
func TestLetterHeadings(t *testing.T) {
	titles := 0
	for name, f := range records(t) {
		if f.Layout().Letter == nil {
			continue
		}
		file := encode(t, f, &render.Options{})
		reference := f.Envelope().Reference
		if foot := part(t, file, "word/footer1.xml"); !strings.Contains(foot, ", reference "+reference) &&
			len(reference) < 20 {
			t.Errorf("%s: the footer does not say the reference", name)
		}
		body, err := parse([]byte(part(t, file, "word/document.xml")))
		if err != nil {
			t.Fatal(err)
		}
		body.walk(func(e *element) {
			if e.name != "tc" {
				return
			}
			for _, p := range e.kids {
				if p.find("pPr", "pStyle").val() != "Heading3" {
					continue
				}
				titles++
				if keep := p.find("pPr", "keepNext"); keep == nil {
					t.Errorf("%s: %q holds the next point", name, text(p))
				}
			}
		})
	}
	if titles < 15 {
		t.Errorf("only %d titles of points are headings", titles)
	}
}

func measured(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
