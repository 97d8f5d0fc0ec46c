package main

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadLogo(t *testing.T) {
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
		{"a picture too wide", picture(asPNG, mostLogoWidth+1), "is 4001 by 20 dots"},
		{"a sentence", []byte("This is a sentence."), "not a PNG or JPEG"},
		{"nothing", nil, "not a PNG or JPEG"},
		{"a picture too large", append(whole, make([]byte, mostLogo)...), "larger than 5 MB"},
	} {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, "logo"), test.data, 0o600); err != nil {
			t.Fatal(err)
		}
		data, err := readLogo(folder, "logo")
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s: %v", test.what, err)
		case test.want == "" && !bytes.Equal(data, test.data):
			t.Errorf("%s is read as something else", test.what)
		case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%s: error %v, not %q", test.what, err, test.want)
		}
	}
}

func TestSourceDate(t *testing.T) {
	for epoch, want := range map[string]string{
		"":                    "0001-01-01",
		"0":                   "1970-01-01",
		"1790000000":          "2026-09-21",
		"-1":                  "",
		"soon":                "",
		"9999999999999999999": "",
	} {
		date, err := sourceDate(epoch)
		if want == "" {
			if codeOf(err) != codeUsage {
				t.Errorf("%q: error %v", epoch, err)
			}
		} else if got := date.Format("2006-01-02"); err != nil || got != want {
			t.Errorf("%q: %s, %v, not %s", epoch, got, err, want)
		}
	}
}
