package docx_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx"
	"github.com/apdocs/forms/render/translation"
)

// A form in another language gives back what it was made with: choices by their words in that language, dates
// and sums as the language writes them, and nothing where its placeholders stand.
func TestDecodeTranslated(t *testing.T) {
	for _, tag := range []string{"pl", "ar", "pt", "hu", "de", "he"} {
		in, err := translation.PseudoIn(tag, documents.All()...)
		if err != nil {
			t.Fatal(err)
		}
		for name, f := range records(t) {
			data := fillable(t, f, &render.Options{Fillable: true, Translation: in})
			asked := paths(t, data)
			if got, want := pruned(t, decode(t, data).Form, asked), pruned(t, f, asked); got != want {
				t.Errorf("%s %s: is\n%s\nand was\n%s", tag, name, got, want)
			}
		}
	}
}

// A date that is picked is written in the language of the form, in the order of its other dates.
func TestDatePicker(t *testing.T) {
	picker := regexp.MustCompile(`<w:dateFormat w:val="([^"]*)"/><w:lid w:val="([^"]*)"/>`)
	for tag, want := range map[string][2]string{
		"":      {"d MMMM yyyy", "en-GB"},
		"pl":    {"d MMMM yyyy", "pl-PL"},
		"ar":    {"d MMMM yyyy", "ar-EG"},
		"hu":    {"yyyy. MMMM d.", "hu-HU"},
		"lt":    {"yyyy 'm'. MMMM d 'd'.", "lt-LT"},
		"pt":    {"d 'de' MMMM 'de' yyyy", "pt-BR"},
		"pt-PT": {"d 'de' MMMM 'de' yyyy", "pt-PT"},
		"zh":    {"yyyy年M月d日", "zh-CN"},
		"he":    {"d בMMMM yyyy", "he-IL"},

		"zh-Hant": {"yyyy年M月d日", "zh-TW"},
	} {
		o := &render.Options{Fillable: true}
		if tag != "" {
			in, err := translation.PseudoIn(tag, documents.All()...)
			if err != nil {
				t.Fatal(err)
			}
			o.Translation = in
		}
		found := picker.FindAllStringSubmatch(body(t, fillable(t, &documents.ProgressVisit{}, o)), -1)
		if len(found) == 0 {
			t.Errorf("%s: no date can be picked", tag)
		}
		for _, f := range found {
			if f[1] != want[0] || f[2] != want[1] {
				t.Errorf("%s: a picker writes %q in %s, not %q in %s", tag, f[1], f[2], want[0], want[1])
			}
		}
	}
}

// arabicLetter returns the letter to the first parent in Arabic, with the English if asked, and the addressee.
func arabicLetter(t *testing.T, english bool) ([]byte, *apdocs.Addressee) {
	t.Helper()
	files, err := translation.Drafts("ar")
	if err != nil {
		t.Fatal(err)
	}
	in, err := translation.Join("ar", files...)
	if err != nil {
		t.Fatal(err)
	}
	in.WithEnglish = english
	n := records(t)["off-site-direction-notice-ordinary"].(*documents.OffSiteDirectionNotice)
	to := apdocs.Addressee{Name: n.Parents[0].Name, Address: n.Parents[0].Address}
	var b bytes.Buffer
	if err := docx.NewEncoder(&render.Options{Translation: in}).EncodeTo(&b, n, &to); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), &to
}

// The running line counts characters, so that one in Arabic has the date of birth as one in English has, and the
// address of a letter stays at the left, where the window of the envelope is.
func TestArabicLetter(t *testing.T) {
	letter, to := arabicLetter(t, false)
	if h := part(t, letter, "word/header2.xml"); !strings.Contains(h, "2011") {
		t.Errorf("the running line says %s", h)
	}
	address, _, _ := strings.Cut(body(t, letter), "FieldLabel")
	if !strings.Contains(address, to.Name) || strings.Contains(address, "<w:jc ") {
		t.Errorf("the address is %s", address)
	}
	paragraphs := strings.Split(body(t, letter), "<w:p>")
	last := 0
	for i, p := range paragraphs {
		if strings.Contains(p, "<w:framePr ") {
			last = i
		}
	}
	if !strings.Contains(paragraphs[last+1], `<w:bidi w:val="0"/>`) {
		t.Errorf("LibreOffice counts the places of the frames from the right, because of %s", paragraphs[last+1])
	}
}

// TestArabicWithEnglish checks that the English below the paragraphs of an Arabic letter is aligned left, and
// that below a label stays at it.
func TestArabicWithEnglish(t *testing.T) {
	letter, _ := arabicLetter(t, true)
	english, slip := 0, false
	for _, p := range strings.Split(body(t, letter), "<w:p>") {
		slip = slip || strings.Contains(p, ">Your name<")
		if strings.Contains(p, `"Hint"`) && strings.Contains(p, `<w:lang w:val="en-GB"/>`) {
			label := strings.Contains(p, "interpreter, large print") // below a label of the slip, at which it stays
			if right := strings.Contains(p, `<w:jc w:val="right"/>`); right != label && (label || !slip) {
				t.Errorf("aligned right is %v: %s", right, p)
			}
			english++
		}
	}
	if english < 20 {
		t.Errorf("%d paragraphs are in English", english)
	}
}
