package markup

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// words returns the content of a document: start tags with attributes, end tags and text.
func words(data []byte) (string, error) {
	var b strings.Builder
	s := New(data)
	for {
		kind, err := s.Next()
		if err != nil {
			return "", err
		}
		switch kind {
		case Start:
			b.WriteString("<" + string(s.Local))
			for _, a := range s.attrs {
				b.WriteString(" " + string(a.local) + "=" + unescape(a.value))
			}
		case End:
			b.WriteString(">" + string(s.Local))
		case Text:
			b.WriteString(s.String())
		case EOF:
			return b.String(), nil
		}
	}
}

// standard returns the same, read with encoding/xml.
func standard(data []byte) (string, error) {
	var b strings.Builder
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		t, err := d.Token()
		if err == io.EOF {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			b.WriteString("<" + t.Name.Local)
			for _, a := range t.Attr {
				if a.Name.Space != "xmlns" && (a.Name.Space != "" || a.Name.Local != "xmlns") {
					b.WriteString(" " + a.Name.Local + "=" + strings.ReplaceAll(strings.ReplaceAll(a.Value, "\r\n", "\n"), "\r", "\n"))
				}
			}
		case xml.EndElement:
			b.WriteString(">" + t.Name.Local)
		case xml.CharData:
			if d.InputOffset() > 0 {
				b.Write(t)
			}
		case xml.Directive:
			return "", errors.New("a document type")
		}
	}
}

const wordNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// The result is the same as that of encoding/xml.
func TestSameAsStandard(t *testing.T) {
	for _, text := range []string{
		`<a/>`, `<a></a>`, "<?xml version=\"1.0\"?>\n<a b='1' c=\"2\">x<b/>y</a>\n",
		`<w:p ` + wordNS + `><w:t xml:space="preserve"> A &amp; B &#x2019; &#10; </w:t></w:p>`,
		"<a>line\r\nline\rline</a>", "<a><!-- no --><![CDATA[<b> & ]]>z</a>", "<a b=\"&lt;&quot;\t\"/>",
		"\xef\xbb\xbf<a>é</a>",
	} {
		got, err := words([]byte(text))
		want, wrong := standard(bytes.TrimPrefix([]byte(text), []byte("\xef\xbb\xbf")))
		if err != nil || wrong != nil || got != strings.TrimSpace(want) && got != want {
			t.Errorf("%s: %q %v, want %q %v", text, got, err, want, wrong)
		}
	}
}

// Text that is not XML, or is larger than a form, is an error.
func TestRefused(t *testing.T) {
	for text, want := range map[string]string{
		``: "ends too early", `<a>`: "ends too early", `<a></b>`: "without its beginning", `</a>`: "without its beginning",
		`<a/><b/>`: "two root", `x<a/>`: "outside", `<a b/>`: "without a value", `<a b=c/>`: "quotation",
		`<a>&b;</a>`: "unknown entity", `<a>&amp</a>`: "does not end", `<a>&#0;</a>`: "unknown entity",
		"<a>\x01</a>": "control character", "<a>\xff</a>": "does not allow", `<a b="<"/>`: "tag in an attribute",
		`<!DOCTYPE a><a/>`: "document type", `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`: "document type",
		"\xff\xfe<\x00a\x00": "outside", strings.Repeat("<a>", mostDepth+1): "too much",
		"<a" + strings.Repeat(` b="c"`, mostAttributes+1) + "/>": "too much", `<a>]]></a>`: "]]>", `<!-- `: "ends too early",
	} {
		if _, err := words([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %s", text, err, want)
		}
	}
	if _, err := words([]byte("<a>" + strings.Repeat("<b/>", mostTokens/2+1) + "</a>")); !errors.Is(err, ErrTooMuch) {
		t.Errorf("too many elements: %v", err)
	}
}

// The namespaces of Word are recognised with any prefix.
func TestSpaces(t *testing.T) {
	s := New([]byte(`<x:a xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><b/><b ` +
		`xmlns="http://schemas.microsoft.com/office/word/2010/wordml"><c/></b><b/></x:a>`))
	var got []Space
	for {
		kind, err := s.Next()
		if err != nil {
			t.Fatal(err)
		}
		if kind == EOF {
			break
		}
		got = append(got, s.Space)
	}
	want := []Space{Word, Other, Other, Word10, Word10, Word10, Word10, Other, Other, Word}
	if string(spaceNames(got)) != string(spaceNames(want)) {
		t.Errorf("%v, want %v", got, want)
	}
}

func spaceNames(all []Space) (b []byte) {
	for _, s := range all {
		b = append(b, '0'+byte(s))
	}
	return b
}

// What both this package and encoding/xml accept, they read in the same way.
func FuzzMarkup(f *testing.F) {
	f.Add([]byte(`<w:p ` + wordNS + `><w:r><w:t xml:space="preserve">A &amp; B</w:t><w:br/></w:r></w:p>`))
	f.Add([]byte("<?xml version=\"1.0\"?><a b='&#x41;'>\r\n<![CDATA[x]]><!-- y --></a>"))
	f.Add([]byte("<a>\r<![CDATA[x\r\ny\rz]]>\r\n</a>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := words(data)
		if err != nil {
			return
		}
		want, err := standard(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
		if err != nil {
			return // encoding/xml is stricter about names and declarations
		}
		outside := func(s string) string { return strings.TrimSpace(s) }
		if outside(got) != outside(want) {
			t.Errorf("%q, want %q", got, want)
		}
	})
}
