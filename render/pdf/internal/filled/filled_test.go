package filled

import (
	"fmt"
	"strings"
	"testing"

	"github.com/apdocs/forms/render/returned"
)

// made is a file of the objects, of which the first is the catalogue and the second the
// document information.
func made(objects ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R/Info 2 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return []byte(b.String())
}

// form is a file with one form, whose fields are the objects from 3 on.
func form(fields string, objects ...string) []byte {
	return made(append([]string{"<</Type/Catalog/AcroForm<</Fields[" + fields + "]>>>>",
		"<</ApdocsForm(kit-loan)/ApdocsVersion(2)>>"}, objects...)...)
}

func box(state, shown string) string {
	return "<</Subtype/Widget/AS/" + shown + "/AP<</N<</" + state + " 9 0 R/Off 9 0 R>>>>>>"
}

func TestAnswers(t *testing.T) {
	radio := "<</T(a)/FT/Btn/Ff 32768/Kids[4 0 R 5 0 R]/V"
	for _, c := range []struct {
		name    string
		objects []string
		text    string
		doubts  int
		fails   bool // the answer cannot be read
	}{
		{"text", []string{"<</T(a)/FT/Tx/V(b\\351\\205)>>"}, "bé–", 0, false},
		{"UTF-16", []string{"<</T(a)/FT/Tx/V<FEFF01410061>>>"}, "Ła", 0, false},
		{"UTF-8", []string{"<</T(a)/FT/Tx/V<EFBBBFC581>>>"}, "Ł", 0, false},
		{"no text", []string{"<</T(a)/FT/Tx>>"}, "", 0, false},
		{"rich text", []string{"<</T(a)/FT/Tx/V(plain)/RV(<p>rich</p>)>>"}, "plain", 0, false},
		{"long text", []string{"<</T(a)/FT/Tx/V 4 0 R>>", "<</Length 4>>\nstream\nlong\nendstream"}, "long", 0, false},
		{"dictionary", []string{"<</T(a)/FT/Tx/V<</A 1>>>>"}, "", 0, true},
		{"list", []string{"<</T(a)/FT/Ch/V(Agree)>>"}, "Agree", 0, false},
		{"no choice", []string{"<</T(a)/FT/Ch/V(Choose an item)>>"}, "", 0, false},
		{"one of a list", []string{"<</T(a)/FT/Ch/V[(Agree)]>>"}, "Agree", 0, false},
		{"two of a list", []string{"<</T(a)/FT/Ch/V[(Agree)(Disagree)]>>"}, "", 0, true},
		{"radio", []string{radio + "/no>>", box("yes", "Off"), box("no", "no")}, "no", 0, false},
		{"radio, off", []string{radio + "/Off>>", box("yes", "Off"), box("no", "Off")}, "", 0, false},
		{"radio by a string", []string{radio + "(no)>>", box("yes", "Off"), box("no", "no")}, "no", 0, false},
		{"radio by its looks", []string{radio + " null>>", box("yes", "yes"), box("no", "Off")}, "yes", 0, false},
		{"radio kept alone", []string{radio + "/yes>>", box("yes", "Off"), box("no", "Off")}, "yes", 0, false},
		{"radio in conflict", []string{radio + "/yes>>", box("yes", "Off"), box("no", "no")}, "yes", 1, false},
		{"radio, off renamed", []string{radio + "/Nothing>>", box("yes", "Nothing"), box("no", "Nothing")}, "", 0, false},
		{"radio with options", []string{radio + "/1/Opt[(Off)(On)]>>", box("0", "Off"), box("1", "1")}, "On", 0, false},
		{"both ticked", []string{radio + "/yes>>", box("yes", "yes"), box("no", "no")}, "yes", 1, false},
		{"both ticked, none kept", []string{radio + " null>>", box("yes", "yes"), box("no", "no")}, "", 0, true},
		{"a pair of boxes", []string{"<</T(a)/FT/Btn/Kids[4 0 R 5 0 R]/V/no>>", box("yes", "Off"), box("no", "no")}, "no",
			0, false},
		{"a box for no", []string{"<</T(a)/FT/Btn/V/no/AS/no/AP<</N<</no 9 0 R>>>>>>"}, "no", 0, false},
		{"box", []string{"<</T(a)/FT/Btn/V/On/AS/On/AP<</N<</On 9 0 R>>>>>>"}, "yes", 0, false},
		{"box, off", []string{"<</T(a)/FT/Btn/V/Off/AS/Off/AP<</N<</On 9 0 R>>>>>>"}, "", 0, false},
	} {
		found, err := Read(form("3 0 R", c.objects...))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if found.Form != "kit-loan" || found.Version != 2 || len(found.Answers) != 1 {
			t.Errorf("%s: %+v", c.name, found)
			continue
		}
		a := found.Answers[0]
		if a.Path != "a" || a.Text != c.text || len(a.Doubts) != c.doubts || (a.Unreadable != "") != c.fails {
			t.Errorf("%s: %+v", c.name, a)
		}
	}
}

// Names are joined by full stops; push buttons and signatures are no answers.
func TestNames(t *testing.T) {
	found, err := Read(form("3 0 R 6 0 R", "<</T(pupil)/Kids[4 0 R 5 0 R]>>", "<</T(name)/FT/Tx/V(Alex)/Parent 3 0 R>>",
		"<</T(sign)/FT/Sig/Parent 3 0 R>>", "<</T(print)/FT/Btn/Ff 65536>>"))
	if err != nil || len(found.Answers) != 1 || found.Answers[0].Path != "pupil.name" {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestRefusals(t *testing.T) {
	const page = "<</Type/Page/Resources<<%s>>>>"
	pages := "<</Type/Catalog/Pages 3 0 R>>"
	tree := "<</Type/Pages/Kids[4 0 R]>>"
	scanned := fmt.Sprintf(page, "/XObject<</I 5 0 R>>")
	picture := "<</Subtype/Image/Length 1>>\nstream\nx\nendstream"
	text := fmt.Sprintf(page, "/Font<</F 5 0 R>>")
	for _, c := range []struct {
		name, said string
		file       []byte
	}{
		{"flattened", "flattened", made(pages, "<</ApdocsForm(kit-loan)>>", tree, text, "<<>>")},
		{"printed", "printed to a new PDF", made(pages, "<</Producer(Microsoft: Print To PDF)>>", tree, text, "<<>>")},
		{"scanned", "is a scan", made(pages, "<</Producer(Scanner)>>", tree, scanned, picture)},
		{"completed", "completed document", made(pages, "<</Producer(apdocs)>>", tree, text, "<<>>")},
		{"cut off", "not all of it arrived", made(pages, "<<>>", tree, text)[:60]},
		{"too many fields", "more fields than any form", form(numbered(60_000), many(60_000)...)},
		{"too many boxes", "more fields than any form", form("3 0 R", append([]string{"<</T(a)/FT/Btn/Kids[" +
			strings.TrimPrefix(numbered(60_000), "3 0 R ") + "]>>"}, many(60_000)...)...)},
		{"another", "no fields", made(pages, "<</Producer(Writer)>>", tree, text, "<<>>")},
		{"encrypted", "password", []byte(strings.Replace(string(form("3 0 R", "<</T(a)/FT/Tx>>")), "/Info",
			"/Encrypt<<>>/Info", 1))},
		{"cyclic fields", "damaged", form("3 0 R", "<</T(a)/Kids[4 0 R]>>", "<</T(b)/Kids[3 0 R]>>")},
		{"cyclic pages", "no fields", made(pages, "<<>>", "<</Kids[3 0 R 3 0 R]>>")},
		{"fields too deep", "damaged", form("3 0 R", deep()...)},
	} {
		if _, err := Read(c.file); err == nil || !strings.Contains(err.Error(), c.said) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// numbered are references to so many objects from 3 on.
func numbered(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%d 0 R ", i+3)
	}
	return b.String()
}

// many are so many fields without a name.
func many(n int) (objects []string) {
	for range n {
		objects = append(objects, "<</FT/Tx>>")
	}
	return objects
}

// deep are fields in one another.
func deep() (objects []string) {
	for i := range 40 {
		objects = append(objects, fmt.Sprintf("<</T(a)/Kids[%d 0 R]>>", i+4))
	}
	return append(objects, "<</T(a)/FT/Tx>>")
}

// FuzzRead reads files of unknown origin: whatever is in them, it ends, and says
// nothing of what it has not found.
func FuzzRead(f *testing.F) {
	f.Add(form("3 0 R", "<</T(a)/FT/Tx/V(b)>>"))
	f.Add(form("3 0 R", "<</T(a)/FT/Btn/Ff 32768/V/no/Kids[4 0 R 5 0 R]>>", box("yes", "Off"), box("no", "no")))
	f.Add(form("3 0 R", "<</T(a)/FT/Ch/Opt[(b)(c)]/V(b)>>"))
	f.Add(made("<</AF[3 0 R]>>", "<<>>", "<</F(record.json)/AFRelationship/Data/EF<</F 4 0 R>>>>",
		"<</Length 2>>\nstream\n{}\nendstream"))
	f.Add(made("<</Type/Catalog/Pages 3 0 R>>", "<<>>", "<</Kids[4 0 R]>>", "<</Resources<<>>>>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		found, err := Read(data)
		if (found == nil) == (err == nil) {
			t.Errorf("%v, %v", found, err)
		}
		if found != nil && found.Record == nil {
			_ = returned.File(found.File)
		}
	})
}
