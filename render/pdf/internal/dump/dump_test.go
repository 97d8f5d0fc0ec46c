package dump

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// parts is a tagged file: the text of object n is parts[n], content last.
var parts = []string{
	1:  `<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R>>`,
	2:  `<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 200 100]/Resources 5 0 R>>`,
	3:  `<</Type/Page/Parent 2 0 R/Contents 26 0 R/StructParents 0/Annots[21 0 R 22 0 R]>>`,
	4:  `<</Type/StructTreeRoot/K 8 0 R/ParentTree<</Kids[6 0 R]>>>>`,
	5:  `<</Font<</R 18 0 R/S 20 0 R>>/XObject<</F 25 0 R/G 27 0 R>>/Properties<</M<</MCID 5>>>>>>`,
	6:  `<</Nums[0 7 0 R 1 14 0 R 2 28 0 R]>>`,
	7:  `[9 0 R 12 0 R 13 0 R 15 0 R 16 0 R 15 0 R 17 0 R]`,
	8:  `<</S/Document/P 4 0 R/K[9 0 R 10 0 R 15 0 R 17 0 R]>>`,
	9:  `<</S/H1/P 8 0 R/Pg 3 0 R/K 0>>`,
	10: `<</S/Table/P 8 0 R/K 11 0 R>>`,
	11: `<</S/TR/P 10 0 R/K[12 0 R 13 0 R]>>`,
	12: `<</S/TH/P 11 0 R/Pg 3 0 R/ID(h)/A[<</O/Table/Scope/Row>>]/K[1]>>`,
	13: `<</S/TD/P 11 0 R/Pg 3 0 R/A<</O/Table/ColSpan 2/Headers[(h)(none)]>>/K[2 14 0 R 28 0 R]>>`,
	14: `<</S/Form/P 13 0 R/Pg 3 0 R/Alt(Name of pupil)/K<</Type/OBJR/Obj 21 0 R>>>>`,
	15: `<</S/P/P 8 0 R/K[<</Type/MCR/Pg 3 0 R/MCID 3>>16 0 R<</Type/MCR/Pg 3 0 R/MCID 5>>]>>`,
	16: `<</S/Span/P 15 0 R/Pg 3 0 R/Lang(cy)/ActualText(deg "10")/K 4>>`,
	17: `<</S/Figure/P 8 0 R/Pg 3 0 R/Alt(Logo)/K 6>>`,
	18: `<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Sans/DescendantFonts[19 0 R]/ToUnicode 24 0 R>>`,
	19: `<</DW 1000/W[1[500 600]3 4 700]/FontDescriptor<</Ascent 800/Descent -200>>>>`,
	20: `<</Type/Font/Subtype/TrueType/BaseFont/Serif/FirstChar 32/Widths[250]>>`,
	21: `<</Subtype/Widget/StructParent 1/T(name)/Parent 23 0 R>>`,
	22: `<</Subtype/Widget/StructParent 2/Parent<</T(rating)/TU(Rating)>>/AP<</N<</Off 25 0 R/4 25 0 R>>>>>>`,
	23: `<</T(pupil)/TU(Name of pupil)>>`,
	24: `2 beginbfchar <0001> <0041> <0002> <00420062> endbfchar 1 beginbfrange <0003> <0005> <0043> endbfrange`,
	25: `0 0 10 10 re f`,
	26: `/Artifact BMC 0 0 200 10 re f BT 1 0 0 1 5 5 Tm /R 5 Tf <0001>Tj ET EMC
/H1<</MCID 0>>BDC BT /R 10 Tf 20 80 Td <000100020003>Tj ET EMC
/TH<</MCID 1>>BDC q 2 0 0 2 0 0 cm 1 0 0 rg BT /R 5 Tf 10 30 Td [<0001>-1000<0009>]TJ ET Q EMC
/TD<</MCID 2>>BDC BT /G gs /R 10 Tf 12 TL 100 60 Td <0003>Tj T* <0004>Tj <0005>' ET EMC
/P<</MCID 3>>BDC BT /S 10 Tf 2 Tw 20 30 Td ( Caf\351 ) Tj ET EMC
/Span<</MCID 4>>BDC BT /S 10 Tf 40 30 Td (10) Tj ET EMC
/P/M BDC BT /S 10 Tf 60 30 Td (is )Tj/Span<</ActualText(about)>>BDC(ca)Tj EMC( ten)Tj ET EMC
/Figure<</MCID 6>>BDC /F Do EMC`,
	27: `/G Do`,
	28: `<</S/Form/P 13 0 R/K<</Type/OBJR/Obj 22 0 R/Pg 3 0 R>>>>`,
}

// streams is the dictionaries of the parts that are streams.
var streams = map[int]string{24: "", 25: "/Type/XObject/Subtype/Form", 26: "", 27: "/Type/XObject/Subtype/Form"}

// made returns the file with old replaced by changed in one part.
func made(t testing.TB, part int, old, changed string) []byte {
	t.Helper()
	s := file.NewStatic()
	s.Close()
	var w file.Writer
	w.Begin(s, nil)
	for range parts[1:] {
		w.Alloc()
	}
	for num, text := range parts {
		if num == part {
			if !strings.Contains(text, old) {
				t.Fatalf("part %d has no %q", num, old)
			}
			text = strings.Replace(text, old, changed, 1)
		}
		if dict, ok := streams[num]; ok {
			w.Stream(num, dict, []byte(text))
		} else if num > 0 {
			w.Object(num)
			w.B = append(w.B, text...)
		}
	}
	return w.End(1, 0, [16]byte{})
}

func TestStructure(t *testing.T) {
	got, err := Structure(made(t, 0, "", ""))
	if err != nil {
		t.Fatal(err)
	}
	want := `Document
  H1 "ABbC"
  Table
    TR
      TH Row "A�"
      TD ColSpan=2 Headers("A�", ?) "CDE"
        Form [pupil.name] "Name of pupil"
        Form [rating=4] "Rating"
  P "Café"
    Span Lang=cy ActualText "deg \"10\""
    "is about ten"
  Figure Alt "Logo"
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWords(t *testing.T) {
	words, err := Words(made(t, 0, "", ""))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, w := range words {
		got = append(got, fmt.Sprintf("%s %.4g %.4g %.4g %.4g base %.4g %s %.4g %v mark %d %t",
			w.Text, w.X0, w.Y0, w.X1, w.Y1, w.Base, w.Font, w.Size, w.Fill, w.Mark, w.Artifact))
	}
	want := []string{
		"A 5 91 7.5 96 base 95 Sans 5 [0 0 0] mark -1 true",
		"ABbC 20 12 38 22 base 20 Sans 10 [0 0 0] mark 0 false",
		"A� 20 32 45 42 base 40 Sans 10 [1 0 0] mark 1 false",
		"C 100 32 107 42 base 40 Sans 10 [0 0 0] mark 2 false",
		"D 100 44 107 54 base 52 Sans 10 [0 0 0] mark 2 false",
		"E 100 56 110 66 base 64 Sans 10 [0 0 0] mark 2 false",
	}
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			t.Fatalf("got %q\nwant %q", got, want)
		}
	}
	// The simple font has the width of a space only: 2.5, with 2 for words.
	if w := words[6]; w.Text != "Café" || math.Abs(w.X0-24.5) > 1e-9 || w.X1 != w.X0 {
		t.Error(w)
	}
}

func TestCheck(t *testing.T) {
	if err := Check(made(t, 0, "", "")); err != nil {
		t.Fatal("a good file:", err)
	}
	for _, c := range []struct {
		part           int
		old, new, want string
	}{
		{26, "/Artifact BMC", "/X BMC", "a line or area is neither marked nor an artifact"},
		{26, "/TH<</MCID 1>>BDC", "/TH BMC", "text is neither marked nor an artifact"},
		{26, "<</MCID 6>>BDC", "<<>>BDC", "a line or area is neither marked"},
		{26, "<</MCID 6>>", "<</MCID 7>>", "mark 7 is in no element"},
		{26, "<</MCID 6>>", "<</MCID 7>>", "Figure 17 names mark 6, which is not drawn"},
		{26, "<</MCID 6>>", "<</MCID 4>>", "mark 4 is drawn twice"},
		{26, "/Artifact BMC", "/H1<</MCID 0>>BDC", "mark 0 is drawn twice"},
		{26, "/F Do", "/Artifact BMC /F Do EMC", "an artifact stands inside a mark"},
		{26, "(is )Tj/Span<<", "(is )Tj/Span<</MCID 8", "mark 8 stands inside another"},
		{26, "/F Do EMC", "/F Do", "a marked content is not closed"},
		{26, "/F Do EMC", "/F Do EMC EMC", "ends that never began"},
		{26, "q 2 0 0", "2 0 0", "a graphics state ends"},
		{25, "f", "f EMC", "begins in an XObject"},
		{26, "/F Do", "/G Do", "use each other without end"},
		{26, "/F Do", "/H Do", "an XObject H that is missing"},
		{26, "/S 10 Tf", "/T 10 Tf", "a font T that is missing"},
		{26, "/F Do", "BI", "a picture inside"},
		{26, "20 80 Td", "80 Td", "operator Td wants 2 values"},
		{7, "9 0 R 12 0 R", "12 0 R 9 0 R", "mark 0 is named by H1 9, the ParentTree says 12"},
		{7, "17 0 R]", "]", "mark 6 is not in the ParentTree"},
		{7, "17 0 R]", "17 0 R 1 0 R]", "mark 7 to something outside the structure"},
		{8, "9 0 R 10 0 R", "10 0 R", "mark 0 is in no element"},
		{8, "9 0 R 10", "9 0 R 9 0 R 10", "H1 9 stands in the structure twice"},
		{8, "9 0 R 10", "1 0 R 10", "element 1 is missing or has no type"},
		{9, "/P 8", "/P 10", "stands under 8 but names 10"},
		{9, "/K 0", "/K[0 1]", "mark 1 is named by H1 9 and by TH 12"},
		{9, "/Pg 3 0 R", "", "object 0, which is no page"},
		{14, "/Obj 21", "/Obj 22", "Widget annotation 21 is in no element"},
		{14, "/S/Form", "/S/P", "Widget annotation 21 is in a P"},
		{3, "[21 0 R 22 0 R]", "[22 0 R]", "Form 14 names annotation 21, which is on no page"},
		{21, "/StructParent 1", "", "names annotation 21, the ParentTree says"},
		{21, "/StructParent 1", "/StructParent 2", "names annotation 21, the ParentTree says 28"},
		{28, "/Pg 3 0 R", "/Pg 2 0 R", "names annotation 22 on another page"},
		{6, "1 14", "0 14", "wrong or repeated number"},
		{4, "/Kids[6 0 R]", "/Kids[6 0 R<<>>]", "an empty branch"},
		{1, "/StructTreeRoot 4 0 R", "", "no structure"},
	} {
		err := Check(made(t, c.part, c.old, c.new))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("part %d with %q: %v, want %q", c.part, c.new, err, c.want)
		}
	}
}

func TestOrder(t *testing.T) {
	if err := Order(made(t, 0, "", "")); err != nil {
		t.Fatal("a good file:", err)
	}
	err := Order(made(t, 8, "9 0 R 10 0 R", "10 0 R 9 0 R"))
	if err == nil || !strings.Contains(err.Error(), `page 1: H1 9 is drawn before`) {
		t.Error(err)
	}
}

func FuzzDump(f *testing.F) {
	for num := 1; num < len(parts); num++ {
		f.Add(num, parts[num])
	}
	f.Fuzz(func(t *testing.T, num int, text string) {
		if num < 1 || num >= len(parts) {
			return
		}
		pdf := made(t, num, parts[num], text)
		Structure(pdf)
		Words(pdf)
		Check(pdf)
		Order(pdf)
	})
}
