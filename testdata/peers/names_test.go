package peers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
	"github.com/johnfercher/maroto/v2"
	"github.com/johnfercher/maroto/v2/pkg/components/text"
	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/props"
	"github.com/johnfercher/maroto/v2/pkg/repository"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/font"
	"github.com/signintech/gopdf"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render/pdf"
)

// scripts are thirty plainly fictional names in ten scripts, with the face that has them.
var scripts = []struct {
	face  string
	names []string
}{
	{"NotoSans", []string{"Ọlọ́runfẹ́mi Sample", "João Exa\u0303mple", "Vardẽnis Pavyzdỹs"}},
	{"NotoSansArabic", []string{"محمد مثال", "فاطمة نموذج", "لاله نمونه"}},
	{"NotoSansHebrew", []string{"שרה דוגמה", "דָּוִד דוגמה", "נועה לדוגמה"}},
	{"NotoSansDevanagari", []string{"आरव उदाहरण", "प्रिया नमूना", "कृष्ण श्रेष्ठ"}},
	{"NotoSansBengali", []string{"রহিম উদাহরণ", "প্রিয়া নমুনা", "কৃষ্ণ শ্রেষ্ঠ"}},
	{"NotoSansGurmukhi", []string{"ਗੁਰਪ੍ਰੀਤ ਨਮੂਨਾ", "ਸਿਮਰਨ ਮਿਸਾਲ", "ਹਰਿੰਦਰ ਨਮੂਨਾ"}},
	{"NotoSansGujarati", []string{"પ્રિયા નમૂનો", "કૃષ્ણ ઉદાહરણ", "હર્ષિલ નમૂનો"}},
	{"NotoSansTamil", []string{"தமிழ் மாதிரி", "ஸ்ரீதேவி மாதிரி", "கௌரி மாதிரி"}},
	{"NotoSansThai", []string{"สมชาย ตัวอย่าง", "น้ำฝน ตัวอย่าง", "กิ่งแก้ว ตัวอย่าง"}},
	{"NotoSansEthiopic", []string{"ሰላም ምሳሌ", "ተስፋዬ ምሳሌ", "ሕይወት ምሳሌ"}},
}

// TestNames writes the names with each library into the folder NAMES, with the Noto faces of the
// folder FACES, one for each script. Ours finds its faces itself.
func TestNames(t *testing.T) {
	out, faces := os.Getenv("NAMES"), os.Getenv("FACES")
	if out == "" || faces == "" {
		t.Skip("NAMES and FACES name folders")
	}
	ttf := map[string][]byte{}
	var paths []string
	for _, s := range scripts {
		path := filepath.Join(faces, s.face+"-Regular.ttf")
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		ttf[s.face] = data
		paths = append(paths, path)
	}
	for name, write := range map[string]func(io.Writer) error{
		"apdocs": namesOurs,
		"fpdf":   func(w io.Writer) error { return namesFpdf(w, ttf) },
		"gopdf":  func(w io.Writer) error { return namesGopdf(w, ttf) },
		"maroto": func(w io.Writer) error { return namesMaroto(w, ttf) },
		"pdfcpu": func(w io.Writer) error { return namesPdfcpu(w, t.TempDir(), paths) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err := os.WriteFile(filepath.Join(out, name+".pdf"), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var all []string
	for _, s := range scripts {
		all = append(all, s.names...)
	}
	if err := os.WriteFile(filepath.Join(out, "names.txt"), []byte(strings.Join(all, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
}

func namesOurs(w io.Writer) error {
	v := new(documents.ProgressVisit)
	var all []string
	for _, s := range scripts {
		all = append(all, s.names...)
	}
	v.Views.Pupil = apdocs.LongText(strings.Join(all, "\n"))
	return pdf.Encode(w, v, nil)
}

func namesFpdf(w io.Writer, ttf map[string][]byte) error {
	f := fpdf.New("P", "pt", "A4", "")
	f.AddPage()
	y := 60.0
	for _, s := range scripts {
		f.AddUTF8FontFromBytes(s.face, "", ttf[s.face])
		f.SetFont(s.face, "", 14)
		for _, name := range s.names {
			f.Text(60, y, name)
			y += 24
		}
	}
	return f.Output(w)
}

func namesGopdf(w io.Writer, ttf map[string][]byte) error {
	g := &gopdf.GoPdf{}
	g.Start(gopdf.Config{PageSize: *gopdf.PageSizeA4})
	g.AddPage()
	y := 60.0
	for _, s := range scripts {
		if err := g.AddTTFFontData(s.face, ttf[s.face]); err != nil {
			return err
		}
		if err := g.SetFont(s.face, "", 14); err != nil {
			return err
		}
		for _, name := range s.names {
			g.SetXY(60, y)
			if err := g.Text(name); err != nil {
				return err
			}
			y += 24
		}
	}
	_, err := g.WriteTo(w)
	return err
}

func namesMaroto(w io.Writer, ttf map[string][]byte) error {
	r := repository.New()
	for _, s := range scripts {
		r.AddUTF8FontFromBytes(s.face, fontstyle.Normal, ttf[s.face])
	}
	faces, err := r.Load()
	if err != nil {
		return err
	}
	m := maroto.New(config.NewBuilder().WithCustomFonts(faces).Build())
	for _, s := range scripts {
		for _, name := range s.names {
			m.AddRow(8, text.NewCol(12, name, props.Text{Family: s.face, Size: 14}))
		}
	}
	d, err := m.Generate()
	if err != nil {
		return err
	}
	_, err = w.Write(d.GetBytes())
	return err
}

func namesPdfcpu(w io.Writer, folder string, paths []string) error {
	api.DisableConfigDir()
	font.UserFontDir = folder
	if err := api.InstallFonts(paths); err != nil {
		return err
	}
	var texts []object
	y := 60
	for _, s := range scripts {
		for _, name := range s.names {
			texts = append(texts, object{"value": name, "pos": []int{60, y},
				"font": object{"name": s.face + "-Regular", "size": 14}})
			y += 24
		}
	}
	page, err := json.Marshal(object{"origin": "UpperLeft",
		"pages": object{"1": object{"content": object{"text": texts}}}})
	if err != nil {
		return err
	}
	if err := api.Create(nil, bytes.NewReader(page), w, nil); err != nil {
		return fmt.Errorf("create: %w", err)
	}
	return nil
}
