package render_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

func TestLetterhead(t *testing.T) {
	l, warning, err := render.NewLetterhead(&apdocs.Organisation{
		Name: " Sample School ", Address: "1 Example Road\n\n Sampletown \nZZ1 1ZZ\n", Phone: "01632 960100",
		Email: "office@school.example", Website: " ", Colour: "#0B5566", LogoImage: []byte("logo"),
	})
	if err != nil || warning != "" {
		t.Fatalf("%q, %v", warning, err)
	}
	lines := []string{"1 Example Road, Sampletown, ZZ1\u00a01ZZ", "01632\u00a0960100   office@school.example"}
	if l.Name != "Sample School" || !slices.Equal(l.Lines, lines) || l.Colour.String() != "#0B5566" ||
		string(l.Logo) != "logo" {
		t.Errorf("%+v", l)
	}
	for _, o := range []*apdocs.Organisation{nil, {}} {
		l, warning, err := render.NewLetterhead(o)
		if err != nil || warning != "" || l.Name != "" || l.Lines != nil || l.Colour.String() != "#000000" {
			t.Errorf("no organisation: %+v, %q, %v", l, warning, err)
		}
	}
}

func TestLetterheadColour(t *testing.T) {
	for given, want := range map[string]string{
		"#E6A100": "#9E6D00", "#000000": "#000000", "#0b5566": "#0B5566",
		"#767676": "#767676", // the lightest grey of 4.5:1
		"#777777": "#717171",
	} {
		l, warning, err := render.NewLetterhead(&apdocs.Organisation{Colour: given})
		if err != nil || l.Colour.String() != want {
			t.Errorf("%s is printed as %v, %v; want %s", given, l, err, want)
			continue
		}
		sentence := ""
		if !strings.EqualFold(given, want) {
			sentence = "The colour " + given + " is too light to print; " + want + " is used."
		}
		if warning != sentence {
			t.Errorf("%s: %q, want %q", given, warning, sentence)
		}
	}
	if l, _, err := render.NewLetterhead(&apdocs.Organisation{Colour: "#FFFFFF"}); err != nil || l.Colour[0] > 0x76 {
		t.Errorf("white is printed as %v, %v", l, err)
	}
	_, _, err := render.NewLetterhead(&apdocs.Organisation{Colour: "blueish"})
	if err == nil || !strings.HasPrefix(err.Error(), "colour: ") || strings.Contains(err.Error(), "blueish") {
		t.Errorf("a colour that is none: %v", err)
	}
}

func TestLetterheadAddress(t *testing.T) {
	line := "1 Example Road\n"
	if l, _, err := render.NewLetterhead(&apdocs.Organisation{Address: apdocs.Address(strings.Repeat(line,
		6))}); err != nil || len(l.Lines) != 1 {
		t.Errorf("6 lines: %+v, %v", l, err)
	}
	_, _, err := render.NewLetterhead(&apdocs.Organisation{Address: apdocs.Address(strings.Repeat(line, 7))})
	if err == nil || !strings.Contains(err.Error(), "has 7 lines; the letterhead has room for 6") {
		t.Errorf("7 lines: %v", err)
	}
}
