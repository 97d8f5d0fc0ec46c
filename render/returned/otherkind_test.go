package returned

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"
)

// zipped returns an archive with files of these names, not compressed.
func zipped(t *testing.T, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte("%PDF-1.7 in " + name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// compoundOf returns a compound file (MS-CFB) with a stream of the name, as far as it is looked at.
func compoundOf(stream string) string {
	b := []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 504))
	for _, u := range utf16.Encode([]rune(stream)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

func TestOtherKind(t *testing.T) {
	const mail = "Received: from mail.example\r\nFrom: sam@school.example\r\nSubject: Visit\r\n"
	for _, test := range []struct{ name, data, want string }{
		{"nothing", "", "the file is empty"},
		{"zeros", strings.Repeat("\x00", 5000), "nothing but zeros"},
		{"old Word", compoundOf("WordDocument"), "old Word (.doc); open it and save it as a Word document"},
		{"password", compoundOf("EncryptedPackage"), "protected by a password"},
		{"Outlook", compoundOf("__properties_version1.0"), "this is an email; open it, save the form that is attached"},
		{"old workbook", compoundOf("Workbook"), "a spreadsheet (XLS), not the form"},
		{"rich text", `{\rtf1\ansi`, "rich text (.rtf); open it and save it as a Word document"},
		{"OpenDocument", zipped(t, "mimetype", "content.xml"), "OpenDocument text (.odt); open it and save it"},
		{"Pages", zipped(t, "Index/Document.iwa", "preview.jpg"), "Pages (.pages); open it, export it as Word"},
		{"archive", zipped(t, "visit.pdf", "visit.docx"), "an archive of files; unpack it"},
		{"other archive", "7z\xBC\xAF\x27\x1C\x00\x04", "an archive of files; unpack it"},
		{"workbook", zipped(t, "[Content_Types].xml", "xl/workbook.xml"), "a workbook (.xlsx), not the form"},
		{"XPS", zipped(t, "[Content_Types].xml", "FixedDocSeq.fdseq"), "printed to a file (XPS); type its answers"},
		{"email", mail + "\r\n%PDF", "this is an email; open it, save the form that is attached"},
		{"web page", "<!DOCTYPE html><title>Sign in</title>", "a web page, such as the page to sign in"},
		{"saved page", "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example\r\n", "a web page"},
		{"JPEG", "\xFF\xD8\xFF\xE0\x00\x10JFIF\x00", "a photograph or a picture"},
		{"HEIC", "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "a photograph or a picture"},
		{"TIFF", "II*\x00\x08\x00\x00\x00", "a photograph or a picture"},
		{"Google", `{"doc_id":"1abc","email":"sam@school.example"}`, "a shortcut to a document in Google Drive"},
		{"link", "[InternetShortcut]\r\nURL=https://a.example/visit.docx\r\n", "a link to a page on the internet (.url)"},
		{"Mac’s link", "<?xml version=\"1.0\"?><plist><dict><key>URL</key></dict></plist>", "a link to a page"},
		{"Windows’ link", "\x4C\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xC0", "a Windows shortcut (.lnk)"},
		{"FDF", "%FDF-1.2\n", "holds the answers alone, as Acrobat exports them (FDF)"},
		{"XFDF", `<?xml version="1.0"?><xfdf xmlns="http://ns.adobe.com/xfdf/">`, "exports them (XFDF)"},
		{"winmail.dat", "\x78\x9F\x3E\x22\x00\x00", "as Outlook packs it (winmail.dat)"},
		{"record", `{"form": "progress-visit"}`, "this is a record already"},
		{"text", "I cannot open the form, sorry.", "a text without the fields of a form"},
		{"anything", "\x01\x02\x03\x04\xFE\xFF", "neither a PDF nor a Word document"},
	} {
		switch err := OtherKind([]byte(test.data)); {
		case err == nil:
			t.Errorf("%s: is taken for a form", test.name)
		case !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "; "):
			t.Errorf("%s: says %q, without %q or without what to do", test.name, err, test.want)
		}
	}
	for _, form := range []string{
		"%PDF-1.7\n", "\r\n\x00%PDF-1.4", zipped(t, "[Content_Types].xml", "word/document.xml"),
		zipped(t, "[Content_Types].xml", "_rels/.rels", "text/main.xml"),
		"PK\x03\x04 and not all of it",
	} {
		if err := OtherKind([]byte(form)); err != nil {
			t.Errorf("%.12q: says %v of what may be a form", form, err)
		}
	}
}
