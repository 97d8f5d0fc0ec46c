package pdf

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/apdocs/raster"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/printable"
)

// unprintable lists texts that cannot be printed correctly, by description. Each begins
// with a word that no message may contain.
var unprintable = map[string]string{
	"Khmer script": "Secretly ខ្មែរ", "Syriac script": "Secretly ܫܠܡܐ", "Tibetan script": "Secretly བོད",
	"an emoji": "Secretly 🙂",
	"an accent that goes with no letter before it": "Secretly \u0301\u0301q\u0335",
	"a control character":                          "Secretly \x07",
}

// Text that cannot be printed is refused in every answer. The message names the question
// and its row, and contains nothing of the answer.
func TestRefusals(t *testing.T) {
	for _, f := range documents.All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, options := range []render.Options{{}, {Rendition: render.Blank}, {LargePrint: true}} {
			if o.Letter != nil && options.Rendition == render.Completed {
				continue // a letter does not print every question: see below
			}
			e := NewEncoder(&options)
			good := sum(t, e, o.New())
			record := o.New()
			grow(o.Blocks, record, apdocs.At{}, 0, 2)
			for _, a := range askings(o, record, true, false) {
				if a.at == (apdocs.At{}) && strings.Contains(a.Name, "[]") {
					continue // the second row is enough
				}
				for name, put := range textsOf(a, record) {
					checkRefused(t, e, record, put, name)
				}
			}
			if sum(t, e, o.New()) != good {
				t.Errorf("%s: after refusals a record gives other bytes", o.Name)
			}
		}
	}
}

// In a letter it is refused in every place where the letter prints it, and in the address.
func TestRefusalsOfLetters(t *testing.T) {
	for text, put := range map[string]func(*documents.OffSiteDirectionNotice, string){
		"Pupil’s full name": func(n *documents.OffSiteDirectionNotice, s string) { n.Pupil.Name = s },
		"Address where the pupil will be taught": func(n *documents.OffSiteDirectionNotice,
			s string) {
			n.Provider.Address = apdocs.Address(s)
		},
		"Objective 2, Objective": func(n *documents.OffSiteDirectionNotice, s string) {
			n.Objectives = []apdocs.Objective{{Aim: "One"}, {Aim: apdocs.LongText(s)}}
		},
		"How will the pupil travel there and back?": func(n *documents.OffSiteDirectionNotice,
			s string) {
			n.Transport = apdocs.LongText(s)
		},
	} {
		n := new(documents.OffSiteDirectionNotice)
		put(n, "Secretly \U0001F642")
		err := NewEncoder(nil).EncodeTo(new(bytes.Buffer), n, &somebody)
		if err == nil || !strings.Contains(err.Error(), text) || strings.Contains(err.Error(), "Secretly") {
			t.Errorf("%s: %v", text, err)
		}
	}
	to := apdocs.Addressee{Name: "Secretly \U0001F642"}
	if err := NewEncoder(nil).EncodeTo(new(bytes.Buffer), new(documents.ReviewOutcome), &to); err == nil ||
		strings.Contains(err.Error(), "Secretly") {
		t.Errorf("an addressee: %v", err)
	}
	long := apdocs.Addressee{Name: "Pat Example", Address: "1\n2\n3\n4\n5\n6"}
	if err := NewEncoder(nil).EncodeTo(new(bytes.Buffer), new(documents.ReviewOutcome), &long); err == nil ||
		!strings.Contains(err.Error(), "takes 7 lines; the window of an envelope has room for 6") {
		t.Errorf("an address of seven lines: %v", err)
	}
}

// textsOf returns functions that set the texts of a question, by the name that a message
// must use.
func textsOf(a asking, record apdocs.Form) map[string]func(string) {
	texts := map[string]func(string){}
	add := func(f *apdocs.Field, title string) {
		switch p := f.Pointer(record, a.at).(type) {
		case *string:
			texts[title] = func(s string) { *p = s }
		case *apdocs.LongText:
			texts[title] = func(s string) { *p = apdocs.LongText(s) }
		case *apdocs.Address:
			texts[title] = func(s string) { *p = apdocs.Address(s) }
		case *apdocs.Signature:
			texts[title] = func(s string) { p.Name = s }
		}
	}
	switch a.Kind {
	case apdocs.KindComputed:
	case apdocs.KindGroup:
		for _, p := range a.Parts {
			add(p, a.Question.Title())
		}
	default:
		rows := ""
		for i, list := range strings.Split(a.Name, "[].") {
			if strings.Count(a.Name, "[].") > i {
				rows += apdocs.RowName(list, a.at[i]) + ", "
			}
		}
		add(a.Field, rows+a.Title())
	}
	return texts
}

func checkRefused(t *testing.T, e *Encoder, record apdocs.Form, put func(string), name string) {
	t.Helper()
	for kind, text := range unprintable {
		put(text)
		var b bytes.Buffer
		err := e.EncodeTo(&b, record, anybody(&e.options, record))
		var bad *printable.Error
		if !errors.As(err, &bad) {
			t.Errorf("%s with %s: %v", name, kind, err)
			continue
		}
		if b.Len() > 0 {
			t.Errorf("%s with %s: %d bytes are written", name, kind, b.Len())
		}
		said := err.Error()
		if !strings.Contains(said, ", “"+name+"”: ") && !strings.Contains(said, ", “"+name+", ") ||
			!strings.Contains(said, kind) {
			t.Errorf("%s with %s: %q", name, kind, said)
		}
		if strings.Contains(said, "Secret") || strings.ContainsRune(said, bad.Rune) {
			t.Errorf("%s with %s: the message says what was written: %q", name, kind, said)
		}
	}
	put("")
}

// The same for the texts of the envelope.
func TestRefusedEnvelope(t *testing.T) {
	record := new(documents.ProgressVisit)
	record.Extra = make([]apdocs.Extra, 2)
	record.Overrides = make([]apdocs.Override, 2)
	e := NewEncoder(nil)
	for name, put := range map[string]func(string){
		"Reference":                  func(s string) { record.Reference = s },
		"Other question 2, Question": func(s string) { record.Extra[1].Question = s },
		"Other question 2, Answer":   func(s string) { record.Extra[1].Answer = apdocs.LongText(s) },
		"Override 2, Reason":         func(s string) { record.Overrides[1].Reason = s },
	} {
		checkRefused(t, e, record, put, name)
	}
}

// It is an error before any record is written if the organisation cannot be printed.
func TestRefusedOrganisations(t *testing.T) {
	broken, err := os.ReadFile(testdata + "org/broken-logo.png")
	if err != nil {
		t.Fatal(err)
	}
	var wide bytes.Buffer
	if err := png.Encode(&wide, image.NewPaletted(image.Rect(0, 0, raster.MostPixels+1, 1),
		color.Palette{color.White})); err != nil {
		t.Fatal(err)
	}
	sample := organisation(t)
	for want, org := range map[string]*apdocs.Organisation{
		"settings: name: ":                         {Name: "Secretly ខ្មែរ"},
		"settings: address: ":                      {Name: "Sample School", Address: "Secretly 🙂"},
		"address of the organisation: has 7 lines": {Address: "1\n2\n3\n4\n5\n6\n7"},
		"colour: ": {Colour: "Secretly red"},
		"settings: logo: is not a PNG or JPEG picture": {LogoImage: []byte("Secretly a text")},
		"settings: logo: is a GIF; save it as PNG":     {LogoImage: []byte("GIF89a Secretly")},
		"settings: logo: is not a PNG or JPEG":         {LogoImage: broken},
		"settings: logo: is a damaged picture":         {LogoImage: sample.LogoImage[:len(sample.LogoImage)/2]},
		"settings: logo: is 4001 by 1 dots":            {LogoImage: wide.Bytes()},
	} {
		var b bytes.Buffer
		err := Encode(&b, new(documents.ProgressVisit), &render.Options{Organisation: org})
		if err == nil || !strings.HasPrefix(err.Error(), "write progress-visit as PDF: "+want) ||
			strings.Contains(err.Error(), "Secret") || b.Len() > 0 {
			t.Errorf("%v, %d bytes; want %q", err, b.Len(), want)
		}
	}
}

// Names in braces in the organisation's words are not replaced.
func TestBracesInName(t *testing.T) {
	m := &making{record: new(documents.ProgressVisit),
		options: render.Options{Organisation: &apdocs.Organisation{Name: "School {pupil.name}", Address: "{broker}"}}}
	m.make(t, NewEncoder(&m.options))
	if e := m.elements[1]; e.text != "School {pupil.name} {broker}" {
		t.Errorf("the letterhead says %q", e.text)
	}
}

// Every printed setting passes the gate of all text: what prints nothing falls away, accents are
// composed, and what cannot be printed is refused by the name of the setting.
func TestSettings(t *testing.T) {
	typed := &apdocs.Organisation{Name: "Sample\u200B School", Marking: "Official\u200Be\u0301\uFB01\u00AD\u200Bx\uFE0F",
		Privacy: "We\u2060 plan\u200E.", Phone: "01632\u200D 960100"}
	printed := &apdocs.Organisation{Name: "Sample School", Marking: "Official\u00E9\uFB01x", Privacy: "We plan.",
		Phone: "01632 960100"}
	var files [2]bytes.Buffer
	for i, o := range []*apdocs.Organisation{typed, printed} {
		if err := Encode(&files[i], new(documents.ProgressVisit), &render.Options{Organisation: o}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
		t.Error("what prints nothing changes the document")
	}
	const no = "Secretly \U0001F642"
	wrong := &apdocs.Organisation{Name: no, Address: no, Phone: no, Email: no, Website: no, Broker: no, BrokerMentor: no,
		AttendanceSystem: no, Privacy: no, DataContact: no, Marking: no, Retention: no,
		Wordings: apdocs.Wordings{"review-outcome": {"parent.subject": no}}}
	var named []string
	for _, err := range CheckSettings(wrong) {
		var setting *render.SettingError
		if !errors.As(err, &setting) || strings.Contains(err.Error(), "Secret") ||
			!strings.HasSuffix(err.Error(), ": cannot be printed as PDF; Word can (word 2, U+1F642: an emoji)") {
			t.Fatal(err)
		}
		named = append(named, setting.Setting)
	}
	if got := strings.Join(named, " "); got != "name address phone email website broker brokerMentor attendanceSystem "+
		"privacy dataContact marking retention wordingFile, parent.subject" {
		t.Errorf("named are %s", got)
	}
	err := Encode(new(bytes.Buffer), new(documents.ProgressVisit), &render.Options{Organisation: wrong})
	var setting *render.SettingError
	if !errors.As(err, &setting) || setting.Setting != "name" {
		t.Error(err)
	}
}

// All answers that cannot be printed are named at once, each with the place of the character in it.
func TestAllRefusals(t *testing.T) {
	n := new(documents.OffSiteDirectionNotice)
	n.Pupil.Name = "Alex \U0001F642"
	n.Transport = "By bus.\n\nFrom the \U0001F68C stop."
	n.Parents = []apdocs.Parent{{Name: "Pat \U0001F642 Example", Address: "1 Example Road"}}
	err := render.CheckPrintable(n, nil, NewEncoder(nil))
	var said []string
	for _, one := range render.Refused(err) {
		said = append(said, one.Error())
	}
	want := []string{
		"pupil.name, “Pupil’s full name”: cannot be printed as PDF; Word can (word 2, U+1F642: an emoji)",
		"transport, “How will the pupil travel there and back?”: cannot be printed as PDF; Word can " +
			"(line 3, word 3, U+1F68C: an emoji)",
	}
	for _, one := range want {
		if !slices.Contains(said, one) {
			t.Errorf("%s is not among %q", one, said)
		}
	}
	if len(said) != 3 || err == nil || !strings.HasSuffix(err.Error(), "; and 2 more of its answers") {
		t.Errorf("%v: %q", err, said)
	}
	n.Pupil.Name, n.Transport, n.Parents[0].Name = "Alex Example", "", "Pat Example"
	if err := render.CheckPrintable(n, nil, NewEncoder(nil)); err != nil {
		t.Error(err)
	}
}
