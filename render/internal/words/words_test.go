package words

import (
	"archive/zip"
	"bytes"
	"slices"
	"testing"
)

func document(t *testing.T, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err = w.Write([]byte(body)); err != nil {
		t.Fatal(err)
	}
	if err = z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWords(t *testing.T) {
	got, err := Words(document(t,
		`<d><p><pPr><pStyle val="ListBullet"/></pPr><r><t>One</t></r><r><tab/><t>t</t></r><r><t>wo&#160;3</t></r></p>`+
			`<p><r><rPr><rStyle val="TickBox"/></rPr><t>☐</t></r><r><t>Yes</t></r><r><br/></r><r><t>No</t></r></p> stray </d>`))
	if want := []string{"•", "One", "two", "3", "Yes", "No"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
	for _, bad := range [][]byte{nil, []byte("PK"), document(t, "<d>"), document(t, "<d></e>")} {
		if _, err := Words(bad); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}
