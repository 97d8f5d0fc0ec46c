package docx

import (
	"strings"
	"testing"
)

// Each stretch is written as its text after the first word of its font, "-" for that of the styles.
func TestStretches(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "-"},
		{"Alex Example", "-Alex Example"},
		{"Ọlọ́runfẹ́mi", "-Ọlọ́runfẹ́mi"},
		{"محمد عبد الله 12", "Arial<محمد عبد الله 12"},
		{"Alex محمد (عبد) Sample.", "-Alex |Arial<محمد (عبد|-) Sample."},
		{"محمد Alex Sample عبد", "Arial<محمد |-Alex Sample|Arial< عبد"},
		{"שרה, Sample!", "Arial<שרה, |-Sample|Arial<!"},
		{"محمد (Year 11): 12 عبد", "Arial<محمد (|-Year 11|Arial<): 12 عبد"},
		{"born to שרה.", "-born to |Arial<שרה|-."},
		{"आरव Sample", "Nirmala+आरव |-Sample"},
		{"ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "Nirmala+ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ"},
		{"สมชาย", "Leelawadee+สมชาย"},
		{"ሰላም Alex", "Ebrimaሰላም |-Alex"},
		{"გიორგი", "Sylfaenგიორგი"},
		{"李小龙", "Microsoft/zh-CN/李小龙"},
		{"山田はなこ", "Yu/ja-JP/山田|Yu/ja-JP/はなこ"},
		{"李葛\U000E0100", "Yu/ja-JP/李葛\U000E0100"},
		{"김민준", "Malgun/ko-KR/김민준"},
		{"محمد आरव Sample", "Arial<محمد |Nirmala+आरव|Arial< |-Sample"},
		{"so \U0001F642", "-so \U0001F642"},
	} {
		var all []string
		for _, s := range stretches(c.text, false) {
			font, _, _ := strings.Cut(s.font, " ")
			how := map[rules]string{backwards: "<", complexed: "+", eastAsian: "/" + s.lang + "/"}[s.rules]
			if font == "" {
				font = "-"
			}
			all = append(all, font+how+s.text)
		}
		if got := strings.Join(all, "|"); got != c.want {
			t.Errorf("%+q: %s, want %s", c.text, got, c.want)
		}
	}
}

// Whatever a text is, its stretches are the text.
func FuzzStretches(f *testing.F) {
	f.Add("Alex محمد (عبد) आरव 山田はなこ.")
	f.Add("A@˪э")
	f.Fuzz(func(t *testing.T, text string) {
		var all strings.Builder
		for _, s := range stretches(text, false) {
			all.WriteString(s.text)
		}
		if all.String() != strings.ToValidUTF8(text, "") && all.String() != text {
			t.Errorf("%q becomes %q", text, &all)
		}
		if plainScript(text) && len(stretches(text, false)) > 1 {
			t.Errorf("%q is not plain", text)
		}
	})
}

// A paragraph runs in the direction of its first letter. Running text then begins at the right; other
// text stays at its label, and an arrangement with tabs stays as it is.
func TestDirections(t *testing.T) {
	const right = `<w:bidi/>`
	for _, c := range []struct {
		style, more, text string
		mirrored          bool
		want              string // the properties after the style
	}{
		{bodyText, "", "محمد Alex", false, right},
		{bodyText, `<w:tabs/><w:spacing w:before="80"/>`, "1. محمد", false,
			`<w:tabs/>` + right + `<w:spacing w:before="80"/>`},
		{bodyText, "", "Alex محمد", false, ""},
		{bodyText, "", "12", false, ""},
		{fieldAnswer, "", "محمد", false, right + `<w:jc w:val="right"/>`},
		{fieldAnswer, keepNext + `<w:ind w:left="1"/><w:outlineLvl w:val="1"/>`, "שרה", false,
			keepNext + right + `<w:ind w:left="1"/><w:jc w:val="right"/><w:outlineLvl w:val="1"/>`},
		{fieldAnswer, "", "محمد", true, right},
		{fieldAnswer, "", "12", true, right},
		{fieldAnswer, "", "Alex", true, `<w:jc w:val="right"/>`},
		{bodyText, "", "Alex", true, ""},
		{bodyText, "", "Alex محمد", true, right},
		{bodyText, "", "Alex and Jordan know محمد", true, ""},
		{fieldAnswer, "", "Alex\tمحمد", true, right},
		{fieldAnswer, "", "1.\tمحمد", false, ""},
	} {
		x := &xmlWriter{b: []byte(declaration), mirrored: c.mirrored}
		x.open(c.style, c.more)
		x.run("", c.text)
		x.shut()
		_, properties, _ := strings.Cut(string(x.b), `"/>`)
		if properties, _, _ = strings.Cut(properties, `</w:pPr>`); properties != c.want {
			t.Errorf("%s, %q: %s, want %s", c.style, c.text, properties, c.want)
		}
	}
	x := &xmlWriter{mirrored: true}
	x.open(bodyText, "")
	x.run("", "Alex، محمد: 1.")
	x.shut()
	if got := strings.Count(string(x.b), "<w:rtl/>"); got != 1 || !strings.Contains(string(x.b), ">، محمد: 1.<") {
		t.Errorf("what is around a name is not from right to left: %s", x.b)
	}
	x = new(xmlWriter)
	x.run(strong, "محمد")
	if got, want := string(x.b), `<w:r><w:rPr><w:rStyle w:val="Strong"/><w:rFonts w:ascii="Arial" w:hAnsi="Arial" `+
		`w:cs="Arial"/><w:rtl/></w:rPr><w:t xml:space="preserve">محمد</w:t></w:r>`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
