package schema_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/schema"
)

// settingsWith returns a file system with settings and one other file.
func settingsWith(settings, name string, data []byte) fstest.MapFS {
	return fstest.MapFS{"conf/school.json": {Data: []byte(settings)}, "conf/" + name: {Data: data}}
}

func TestLoadLogo(t *testing.T) {
	picture := func(encode func(*bytes.Buffer, image.Image) error, width int) []byte {
		var b bytes.Buffer
		if err := encode(&b, image.NewGray(image.Rect(0, 0, width, 20))); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	asPNG := func(b *bytes.Buffer, i image.Image) error { return png.Encode(b, i) }
	asJPEG := func(b *bytes.Buffer, i image.Image) error { return jpeg.Encode(b, i, nil) }
	whole := picture(asPNG, 40)
	for _, test := range []struct {
		what string
		data []byte
		want string // part of the error; "" for none
	}{
		{"a PNG", whole, ""},
		{"a JPEG", picture(asJPEG, 40), ""},
		{"a PNG cut short", whole[:len(whole)-20], "damaged"},
		{"a picture too wide", picture(asPNG, schema.MaxLogoWidth+1), "is 4001 by 20 dots"},
		{"a sentence", []byte("This is a sentence."), "not a PNG or JPEG"},
		{"nothing", nil, "not a PNG or JPEG"},
		{"a picture too large", append(whole, make([]byte, schema.MaxLogo)...), "larger than 5 MB"},
	} {
		org, err := schema.LoadOrganisation(settingsWith(`{"logo": "logo"}`, "logo", test.data), "conf/school.json",
			documents.All()...)
		says := fmt.Sprint(err)
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s: %v", test.what, err)
		case test.want == "" && !bytes.Equal(org.LogoImage, test.data):
			t.Errorf("%s is read as something else", test.what)
		case test.want != "" && (!strings.HasPrefix(says, "logo logo: ") || !strings.Contains(says, test.want)):
			t.Errorf("%s: error %v, not %q", test.what, err, test.want)
		}
	}
}

func TestLoadOrganisation(t *testing.T) {
	org, err := schema.LoadOrganisation(settingsWith(`{"name": "Sample School", "calendar": {
		"bankHolidays": ["2026-05-04"], "bankHolidaysFile": "days.csv"}}`, "days.csv",
		[]byte("2026-12-28,Day in lieu\n")), "conf/school.json", documents.All()...)
	if err != nil || org.Name != "Sample School" || fmt.Sprint(org.Calendar.BankHolidays) != "[2026-05-04 2026-12-28]" {
		t.Errorf("%+v, %v", org, err)
	}
	org, err = schema.LoadOrganisation(settingsWith(`{"wordingFile": "words.json"}`, "words.json",
		[]byte(`{"review-invitation": {"parent.closing": "Kind regards"}}`)), "conf/school.json", documents.All()...)
	if err != nil || org.Wordings["review-invitation"]["parent.closing"] != "Kind regards" {
		t.Errorf("%+v, %v", org, err)
	}
}

// A logo may lie in a folder, named as on any system.
func TestLogoInFolder(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"pictures/logo.png", `pictures\\logo.png`, "./pictures/logo.png"} {
		org, err := schema.LoadOrganisation(settingsWith(`{"logo": "`+name+`"}`, "pictures/logo.png", b.Bytes()),
			"conf/school.json")
		if err != nil || !bytes.Equal(org.LogoImage, b.Bytes()) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The error says which file is wrong, and how.
func TestLoadOrganisationRefuses(t *testing.T) {
	for _, c := range []struct{ settings, want string }{
		{`{"logo": "gone.png"}`, "logo gone.png: "},
		{`{"logo": "../logo.png"}`, "logo ../logo.png: must lie beside the settings or in a folder there"},
		{`{"logo": "/logo.png"}`, "must lie beside"},
		{`{"logo": "pictures/../../logo.png"}`, "must lie beside"},
		{`{"logo": "pictures\\..\\..\\logo.png"}`, "must lie beside"},
		{`{"logo": "\\\\server\\logo.png"}`, "must lie beside"},
		{`{"calendar": {"bankHolidaysFile": "wrong"}}`, "bank holidays file wrong: "},
		{`{"wordingFile": "wrong"}`, "wording file wrong: is no wording file"},
	} {
		_, err := schema.LoadOrganisation(settingsWith(c.settings, "wrong", []byte("No list.")), "conf/school.json",
			documents.All()...)
		var beside *schema.SettingsFileError
		if !errors.As(err, &beside) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.settings, err, c.want)
		}
	}
	fsys := settingsWith(`{"colour": "blueish"}`, "x", nil)
	var problems schema.Problems
	if _, err := schema.LoadOrganisation(fsys, "conf/school.json", documents.All()...); !errors.As(err, &problems) {
		t.Errorf("settings with a fault: %v", err)
	}
	if _, err := schema.LoadOrganisation(fsys, "conf", documents.All()...); err == nil ||
		!strings.Contains(err.Error(), "this is a folder") {
		t.Errorf("a folder: %v", err)
	}
	if _, err := schema.LoadOrganisation(fsys, "gone.json", documents.All()...); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}

func ExampleLoadOrganisation() {
	school, err := schema.LoadOrganisation(os.DirFS("../testdata/org"), "sample-school.json", documents.All()...)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(school.Name, len(school.LogoImage) > 0)
	// Output: Sample School true
}
