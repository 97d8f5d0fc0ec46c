package docx

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
)

func TestWrapped(t *testing.T) {
	for _, c := range []struct {
		text string
		room int // characters
		want int
	}{
		{"", 10, 1},
		{"one two", 10, 1},
		{"one two three", 10, 2},
		{"eight ch eight ch", 10, 2},
		{"sixsix sixsix sixsix", 10, 3}, // as many characters as two lines have
		{"line\nline\r\nline", 10, 3},
		{strings.Repeat("w", 25), 10, 3},
		{"a " + strings.Repeat("w", 10) + " a", 10, 3},
		{"word", 0, 4},
	} {
		if got := wrapped(c.text, c.room*character, character); got != c.want {
			t.Errorf("wrapped(%q, %d) = %d, want %d", c.text, c.room, got, c.want)
		}
	}
}

func TestBound(t *testing.T) {
	for text, want := range map[string]string{
		"Emergency Contact 1": "Emergency Contact" + space + "1",
		"Progress visit (AP)": "Progress visit" + space + "(AP)",
		"Name of provider":    "Name of provider",
		"Role":                "Role",
		"":                    "",
		" 1":                  " 1",
	} {
		if got := bound(text); got != want {
			t.Errorf("bound(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestWide(t *testing.T) {
	// 556 for each digit and 278 for the space, of 12 points.
	if got := wide("12 3", 24); got != (3*556+278)*24/100 {
		t.Errorf("it is %d wide", got)
	}
	if wide("mmm", 24) <= wide("lll", 24) {
		t.Error("m is no wider than l")
	}
}

// On a completed document a usual name has one line in a table of signatures, as has what is said about the signature.
func TestSignedOnOneLine(t *testing.T) {
	kinds := []apdocs.ColumnKind{apdocs.LabelColumn, apdocs.NameColumn, apdocs.RoleColumn, apdocs.SignColumn,
		apdocs.DateColumn}
	signed := &arrange.Signatures{Role: true}
	for _, kind := range kinds {
		signed.Columns = append(signed.Columns, arrange.Column{Kind: kind})
	}
	d := &document{plan: &plan{options: &render.Options{}}}
	widths := d.signatureWidths(signed)
	for i, text := range []string{"School", "Robin Placeholder", "Manager", "Signed on paper",
		"30\u00a0September\u00a02026"} {
		gap := gutter
		if i == len(kinds)-1 {
			gap = 0
		}
		if w := wide(text, normal.text.size); w > widths[i]-gap {
			t.Errorf("%q is %d wide in a column of %d", text, w, widths[i]-gap)
		}
	}
}

// A footer has one line. What does not fit beside the page number is left out.
func TestFooterName(t *testing.T) {
	for _, c := range []struct {
		short, want string
		look        *look
		draft       bool
	}{
		{"Progress visit", "Progress visit, version 1", &normal, true},
		{"Progress visit", "Progress visit, version 1, large print", &large, false},
		{"Mid and End of Placement Evaluation", "Mid and End of Placement Evaluation, v1", &large, false},
		{"Commissioning agreement, part-time placements", "Commissioning agreement, part-time placements, version 1",
			&normal, true},
		{"Commissioning agreement, part-time placements", "Commissioning agreement, part-time…", &large, false},
		{strings.Repeat("Wide ", 20), "Wide Wide Wide Wide Wide Wide Wide…", &large, false},
		{strings.Repeat("Wide", 20), "", &large, true},
	} {
		o := &render.Options{LargePrint: c.look.large, Draft: c.draft}
		p := &plan{look: c.look, options: o}
		outline := &apdocs.Outline{Layout: &apdocs.Layout{Short: c.short, Version: 1}}
		if got := arrange.NewFooter(outline, o, p.besidePageNumber); got.Name != c.want {
			t.Errorf("the footer of %q is %q, want %q", c.short, got.Name, c.want)
		}
	}
}

// A column of boxes is as wide as the longest word of its heading, and at least as wide as
// those of yes and no.
func TestBoxColumns(t *testing.T) {
	o, err := apdocs.Outlined(new(documents.ProgressVisit))
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPlan(o, &render.Options{Rendition: render.Blank})
	if err != nil {
		t.Fatal(err)
	}
	d := &document{plan: p}
	table := arrange.Choices{Columns: []arrange.Column{
		{Head: "Question"},
		{Head: "No", Kind: apdocs.OptionColumn},
		{Head: "Sometimes or often", Kind: apdocs.OptionColumn},
	}}
	widths := d.choiceWidths(&table)
	fits := widths[2] >= wide("Sometimes", 24) && widths[2] < wide("Sometimes or often", 24)
	if widths[1] != 850 || !fits || widths[0]+widths[1]+widths[2] != frame {
		t.Errorf("the widths are %d", widths)
	}
}
