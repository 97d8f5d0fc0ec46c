package docx_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx"
)

// A change returns the changed text of a part.
type change func(string) string

func replace(old, new string) change {
	return func(s string) string { return strings.Replace(s, old, new, 1) }
}

// repacked returns a document with changed parts and the parts that add writes.
func repacked(t testing.TB, data []byte, changes map[string]change, add func(*zip.Writer)) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		if changes[f.Name] == nil {
			if err := w.Copy(f); err != nil {
				t.Fatal(err)
			}
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		changed := changes[f.Name](string(text))
		if changed == string(text) {
			t.Fatalf("%s is not changed", f.Name)
		}
		part, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, changed); err != nil {
			t.Fatal(err)
		}
	}
	if add != nil {
		add(w)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const (
	mainPart  = "word/document.xml"
	mainLinks = "word/_rels/document.xml.rels"
)

// addPart adds an entry to an archive.
func addPart(name string) func(*zip.Writer) {
	return func(w *zip.Writer) {
		if _, err := w.Create(name); err != nil {
			panic(err)
		}
	}
}

// link adds a relationship to another file.
func link(kind, target string) map[string]change {
	return map[string]change{mainLinks: replace(`</Relationships>`, `<Relationship Id="rId99" Type="http://schemas.`+
		`openxmlformats.org/officeDocument/2006/relationships/`+kind+`" Target="`+target+`" `+
		`TargetMode="External"/></Relationships>`)}
}

// bomb returns a document whose main part consists of size spaces; says is the size in its
// header.
func bomb(t testing.TB, data []byte, size, says int) []byte {
	t.Helper()
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	sum, block := crc32.NewIEEE(), bytes.Repeat([]byte(" "), 1<<20)
	for range size >> 20 {
		sum.Write(block)
		if _, err := w.Write(block); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	a := zip.NewWriter(&out)
	for _, f := range z.File {
		if f.Name != mainPart {
			if err := a.Copy(f); err != nil {
				t.Fatal(err)
			}
			continue
		}
		raw, err := a.CreateRaw(&zip.FileHeader{Name: mainPart, Method: zip.Deflate, CRC32: sum.Sum32(),
			UncompressedSize64: uint64(says), CompressedSize64: uint64(packed.Len())})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := raw.Write(packed.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A file that cannot be a form is refused, with the reason, quickly and without much
// memory.
func TestDecodeRefuses(t *testing.T) {
	data := fillable(t, new(documents.ProgressVisit), &render.Options{Fillable: true})
	with := func(changes map[string]change, add func(*zip.Writer)) []byte { return repacked(t, data, changes, add) }
	in := func(name string, c change) map[string]change { return map[string]change{name: c} }
	inBody := func(xml string) []byte { return with(in(mainPart, replace("<w:body>", "<w:body>"+xml)), nil) }
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":                {nil, "is empty"},
		"half":                   {data[:len(data)/2], "damaged"},
		"a PDF":                  {[]byte("%PDF-1.7"), "is a PDF"},
		"text":                   {[]byte("hello, this is a letter"), "not a Word document"},
		"rich text":              {[]byte(`{\rtf1`), "rich text"},
		"password or .doc":       {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"), "password"},
		"data before it":         {append([]byte("MZ......"), data...), "not a Word document"},
		"25 MB":                  {append(bytes.Clone(data), make([]byte, 25<<20)...), "more than 20 MB"},
		"1 GB":                   {bomb(t, data, 64<<20, 64<<20), "more than 48 MB"},
		"a bomb below the limit": {bomb(t, data, 12<<20, 12<<20), "grows too much"},
		"a bomb that lies":       {bomb(t, data, 64<<20, 4000), "damaged"},
		"many parts": {with(nil, func(w *zip.Writer) {
			for i := range 600 {
				addPart(fmt.Sprint("word/", i))(w)
			}
		}), "more than 512 parts"},
		"a part outside":   {with(nil, addPart("../../evil.xml")), "not allowed"},
		"a backslash":      {with(nil, addPart(`word\evil.xml`)), "not allowed"},
		"an absolute part": {with(nil, addPart("/etc/evil")), "not allowed"},
		"a part twice":     {with(nil, addPart("WORD/Document.xml")), "twice"},
		"macros":           {with(nil, addPart("word/vbaProject.bin")), "holds macros"},
		"macros by type": {with(in("[Content_Types].xml",
			replace("document.main+xml", "document.macroEnabled.main+xml")), nil), "holds macros"},
		"an embedded object": {with(nil, addPart("word/embeddings/oleObject1.bin")), "embedded object"},
		"ActiveX":            {with(nil, addPart("word/activeX/activeX1.xml")), "ActiveX"},
		"a remote template":  {with(link("attachedTemplate", "https://example.org/t.dotm"), nil), "template elsewhere"},
		"a remote picture":   {with(link("image", "https://example.org/p.png"), nil), "link to a file elsewhere"},
		"a frame":            {with(link("frame", "https://example.org/f"), nil), "link to another document"},
		"an OLE link":        {with(link("oleObject", "https://example.org/o"), nil), "embedded object"},
		"a document inside":  {inBody(`<w:altChunk/>`), "another document inside"},
		"a document type": {with(in(mainPart,
			replace("<w:document", `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document`)), nil),
			"document type"},
		"a document type elsewhere": {with(in(mainLinks, replace("<Relationships", "<!DOCTYPE x><Relationships")), nil),
			"document type"},
		"an unknown entity": {with(in(mainPart, replace("Name of Student", "&x;")), nil), "unknown entity"},
		"depth":             {inBody(strings.Repeat("<w:sdt>", 100_000)), "nested"},
		"many controls":     {inBody(strings.Repeat("<w:sdt><w:sdtPr/></w:sdt>", 60_000)), "more content controls"},
		"many elements":     {inBody(strings.Repeat("<w:p/>", 1_100_000)), "grows too much"},
		"UTF-16": {with(in(mainPart, func(string) string { return "\xFF\xFE<\x00w\x00" }), nil),
			"not well-formed"},
		"no main part": {with(in("_rels/.rels", replace("word/document.xml", "../../../etc/passwd")), nil),
			"no text"},
		"another form": {with(in("docProps/custom.xml", replace("progress-visit", "no-such-form")), nil),
			"none of the forms"},
	} {
		start := time.Now()
		d, err := docx.Decode(bytes.NewReader(c.data), documents.All()...)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v %v, want %s", name, d != nil, err, c.want)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s takes %v", name, took)
		}
	}
	for name, ok := range map[string][]byte{
		"a hyperlink":            with(link("hyperlink", "https://example.org/"), nil),
		"a template of the user": with(link("attachedTemplate", "file:///C:/Users/A/Normal.dotm"), nil),
	} {
		if _, err := docx.Decode(bytes.NewReader(ok), documents.All()...); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Decoding ends without a panic, whatever the main part contains.
func FuzzDecode(f *testing.F) {
	data := fillable(f, new(survey), &render.Options{Fillable: true})
	f.Add([]byte(body(f, data)))
	f.Add([]byte(`<w:document ` +
		`xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:sdt><w:sdtPr>` +
		`<w:tag w:val="provider.name"/></w:sdtPr><w:sdtContent><w:r><w:t>Example</w:t></w:r></w:sdtContent></w:sdt>` +
		`</w:p></w:body></w:document>`))
	f.Add([]byte(`<d xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">` +
		`<w:tbl><w:tr><w:tc><w:p><w:bookmarkStart w:id="1" ` +
		`w:name="ap_00000000_0"/><w:r><w:br/></w:r><w:bookmarkEnd w:id="1"/></w:p></w:tc></w:tr></w:tbl></d>`))
	f.Fuzz(func(t *testing.T, xml []byte) {
		if len(xml) == 0 {
			return
		}
		d, err := docx.Decode(bytes.NewReader(repackedAs(t, data, xml)), new(survey))
		if err == nil && d.Form == nil {
			t.Error("there is no form and no error")
		}
	})
}

// repackedAs returns the document with another main part.
func repackedAs(t testing.TB, data, xml []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		if f.Name == mainPart {
			part, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Store})
			if err == nil {
				_, err = part.Write(xml)
			}
			if err != nil {
				t.Fatal(err)
			}
		} else if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Decoding a form takes little time compared with encoding it.
func BenchmarkDecode(b *testing.B) {
	data := typedVisit(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := docx.Decode(bytes.NewReader(data), documents.All()...); err != nil {
			b.Fatal(err)
		}
	}
}
