package pdf_test

import (
	"slices"
	"testing"

	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/file"
)

// symbolFonts are the resource names of the fonts that PDFium writes typed characters beyond Latin-1 with.
var symbolFonts = []string{"Wingdings", "Wingdings2", "Wingdings3", "Webdings"}

// Whoever types into a field sees each letter of any Latin spelling. PDFium writes with the font in the resources of
// the field's appearance, which must be a composite one with Unicode as its codes, under the name of a symbol font.
// All other programs write with the font of the same name in the resources of the form, a simple one.
func TestTypedFont(t *testing.T) {
	d, err := file.Read(fillable(t, new(documents.ProgressVisit), render.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	pages, texts := d.Array(d.Dict(d.Catalog()["Pages"])["Kids"]), 0
	for _, p := range pages {
		for _, a := range d.Array(d.Dict(p)["Annots"]) {
			widget := d.Dict(a)
			if d.Name(widget["FT"]) != "Tx" {
				continue
			}
			texts++
			normal := d.Stream(d.Dict(widget["AP"])["N"])
			if normal == nil {
				t.Fatalf("%s has no appearance", d.Text(widget["TU"]))
			}
			fonts := d.Dict(d.Dict(normal.Dict["Resources"])["Font"])
			checkTypedFonts(t, d, fonts)
		}
	}
	if texts == 0 {
		t.Error("no field has a text")
	}
	form := d.Dict(d.Catalog()["AcroForm"])
	for name, f := range d.Dict(d.Dict(form["DR"])["Font"]) {
		simple := d.Dict(f)
		if d.Name(simple["Subtype"]) != "TrueType" || d.Name(simple["Encoding"]) != "WinAnsiEncoding" {
			t.Errorf("the form has the font %s, which not all programs can write with", name)
		}
	}
}

// checkTypedFonts checks the fonts of the appearance of an empty field.
func checkTypedFonts(t *testing.T, d *file.Document, fonts file.Dict) {
	t.Helper()
	if len(fonts) != 1 {
		t.Fatalf("an empty field has %d fonts", len(fonts))
	}
	for name, f := range fonts {
		font := d.Dict(f)
		if !slices.Contains(symbolFonts, string(name)) {
			t.Errorf("PDFium does not write letters beyond Latin-1 with a font called %s", name)
		}
		if d.Name(font["Subtype"]) != "Type0" || d.Name(font["Encoding"]) != "Identity-H" {
			t.Fatal("the font is not composite")
		}
		glyphs, err := d.Decode(d.Stream(d.Dict(d.Array(font["DescendantFonts"])[0])["CIDToGIDMap"]))
		if err != nil {
			t.Fatal(err)
		}
		has := func(r rune) bool { return 2*int(r)+1 < len(glyphs) && (glyphs[2*r] != 0 || glyphs[2*r+1] != 0) }
		for _, r := range "Alex O’Neill – “Łukasz” Nguyễn Ŵyn Ștefănescu ğışŐűæøåÞðßŒœŽžĦħŊŋẞ £€" {
			if !has(r) {
				t.Errorf("whoever types %q sees nothing", r)
			}
		}
		for r := rune(0xC0); r < 0x180; r++ { // Latin-1 and Latin Extended-A
			if !has(r) {
				t.Errorf("whoever types %q sees nothing", r)
			}
		}
		if has(0x4E2D) {
			t.Error("the font has a Han character, so this test sees nothing")
		}
	}
}
