package returned

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/apdocs/forms/schema"
)

// What people are to do about a file that is not the form.
const (
	saveAsWord = "; open it and save it as a Word document (.docx)"
	typeAgain  = "; type its answers into the form as it was sent"
	fetchIt    = "; open it, download the form that it leads to, and extract that"
	askAgain   = "; ask for the form to be sent again"
)

// starts are the first bytes of kinds of files, with what they are.
var starts = []struct{ begin, what string }{
	{"{\\rtf", "this is rich text (.rtf)" + saveAsWord},
	{"%FDF-", "this holds the answers alone, as Acrobat exports them (FDF)" + "; ask for the form itself, saved as PDF"},
	{"7z\xBC\xAF\x27\x1C", archived}, {"Rar!\x1A\x07", archived}, {"\x1F\x8B", archived},
	{"\x78\x9F\x3E\x22", "this is an email as Outlook packs it (winmail.dat)" +
		"; ask for the form as an attachment to an email in HTML or plain text"},
	{"\x4C\x00\x00\x00\x01\x14\x02\x00", "this is a Windows shortcut (.lnk), not the file that it leads to" + fetchIt},
	{"[InternetShortcut]", "this is a link to a page on the internet (.url), not the file" + fetchIt},
	{"%!PS", "this was printed to a file (PostScript)" + typeAgain},
	{"II*\x00", photographed}, {"MM\x00*", photographed},
}

const (
	archived     = "this is an archive of files; unpack it, and extract what is in it"
	photographed = "this is a photograph or a picture, from which no answers are read" + typeAgain
	locked       = "the file is protected by a password; open it with the password, save it without one, and extract that"
	webPage      = "this is a web page, such as the page to sign in where a link was saved instead of the file" +
		"; open the link, download the form and extract that"
	mailed    = "this is an email; open it, save the form that is attached to it, and extract that"
	plainText = "this is a text without the fields of a form" + typeAgain
)

// ErrOtherKind is the error for a file of a kind that is not known.
var ErrOtherKind = errors.New("this is neither a PDF nor a Word document; save the form itself, as .pdf or .docx, " +
	"and extract that")

// OtherKind returns an error that says what a file is and what to do about it, if the file is
// neither a PDF nor a Word document (.docx) by its content. Otherwise it returns nil, although
// the file may be damaged.
func OtherKind(data []byte) error {
	begin := data[:min(len(data), 1024)]
	switch {
	case len(data) == 0:
		return errors.New("the file is empty: it did not arrive, or the cloud keeps it and it was never downloaded; " +
			"open it once, or ask for the form to be sent again")
	case len(bytes.Trim(data, "\x00")) == 0:
		return errors.New("the file holds nothing but zeros: it was not copied to its end; copy it again")
	case bytes.HasPrefix(data, []byte("PK")):
		return otherArchive(data) // before PDF: a file in it may be one
	case bytes.Contains(begin, []byte("%PDF-")):
		return nil
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return errors.New(compound(data))
	}
	for _, s := range starts {
		if bytes.HasPrefix(data, []byte(s.begin)) {
			return errors.New(s.what)
		}
	}
	if what := http.DetectContentType(begin); strings.HasPrefix(what, "image/") || isoPicture(begin) {
		return errors.New(photographed)
	}
	if what := otherText(data); what != "" {
		return errors.New(what)
	}
	return ErrOtherKind
}

// isoPicture reports whether a file is a picture in the ISO base media format, as telephones make
// them: HEIC or AVIF (ISO/IEC 23008-12).
func isoPicture(begin []byte) bool {
	if len(begin) < 12 || string(begin[4:8]) != "ftyp" {
		return false
	}
	return slices.Contains([]string{"heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif"},
		string(begin[8:12]))
}

// compound says what a compound file (MS-CFB) is, by the names in its directory.
func compound(data []byte) string {
	const message = "_\x00_\x00p\x00r\x00o\x00p\x00e\x00r\x00t\x00i\x00e\x00s\x00_\x00" // MS-OXMSG 2.2.1
	format, table := schema.FormatOf(data)
	switch {
	case bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e")):
		return locked
	case bytes.Contains(data, []byte(message)):
		return mailed
	case table:
		return "this is " + format + ", not the form" + askAgain
	case bytes.Contains(data, []byte("W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00")):
		return "the file is of an old Word (.doc)" + saveAsWord
	}
	return "the file is protected by a password, or is of an old Word (.doc)" + saveAsWord + " without a password"
}

// otherArchive returns an error that says what a ZIP archive is, or nil if it is a Word document or damaged.
func otherArchive(data []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil
	}
	has, forms := map[string]bool{}, false
	for _, f := range archive.File {
		name := strings.ToLower(f.Name)
		has[name] = true
		switch path.Ext(name) {
		case ".iwa":
			has["index"] = true
		case ".fdseq":
			has["printed"] = true
		case ".pdf", ".docx":
			forms = true
		}
	}
	switch {
	case has["word/document.xml"]:
		return nil
	case has["mimetype"] && has["content.xml"]:
		return errors.New("the file is an OpenDocument text (.odt)" + saveAsWord)
	case has["index"] || has["index.zip"] || has["index.xml.gz"]:
		return errors.New("this is a document of Apple’s Pages (.pages); open it, export it as Word (.docx), and " +
			"extract that")
	case has["xl/workbook.xml"]:
		return errors.New("this is a workbook (.xlsx), not the form; if it is a list of records, “apdocs check” reads it")
	case has["printed"]:
		return errors.New("this was printed to a file (XPS)" + typeAgain)
	case has["[content_types].xml"] && !forms:
		return nil
	}
	return errors.New(archived)
}

// Lines with which an email and a web page in one file begin (RFC 5322, RFC 2557).
var (
	mailHeader = regexp.MustCompile(`(?i)^(from|to|cc|subject|date|received|return-path|delivered-to|message-id|` +
		`mime-version|reply-to|thread-topic|dkim-signature|arc-[a-z-]+|x-[a-z0-9-]+|content-type):[ \t]`)
	savedPage = regexp.MustCompile(`(?im)^(snapshot-content-location:|from: *<saved by )`)
)

// otherText says what a file of text is. It returns "" for what is not text.
func otherText(data []byte) string {
	text := strings.TrimSpace(strings.TrimPrefix(string(data[:min(len(data), 4096)]), "\uFEFF"))
	lower := strings.ToLower(text)
	switch {
	case strings.HasPrefix(lower, "<!doctype html") || strings.HasPrefix(lower, "<html"):
		return webPage
	case strings.Contains(lower, "<xfdf"):
		return "this holds the answers alone, as Acrobat exports them (XFDF); ask for the form itself, saved as PDF"
	case strings.Contains(lower, "<plist") && strings.Contains(lower, "<key>url</key>"):
		return "this is a link to a page on the internet (.webloc), not the file" + fetchIt
	case strings.Contains(lower, "<w:worddocument") || strings.Contains(lower, "schemas.microsoft.com/office/word/2003"),
		strings.Contains(lower, "<pkg:package"):
		return "this is a Word document as XML" + saveAsWord
	case mailHeader.MatchString(text) && savedPage.MatchString(text):
		return webPage
	case mailHeader.MatchString(text) || strings.HasPrefix(text, "From ") && strings.Contains(text, "\nMIME-Version:"):
		return mailed
	case strings.HasPrefix(text, "{"):
		return otherJSON(data)
	case strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && !strings.ContainsRune("\t\n\r\f", r) }):
		return ""
	}
	return plainText
}

// otherJSON says what a JSON object is: a record, or a shortcut to a document in Google's cloud.
func otherJSON(data []byte) string {
	var keys map[string]json.RawMessage
	if json.Unmarshal(data, &keys) != nil {
		return plainText
	}
	switch {
	case keys["form"] != nil:
		return "this is a record already; “apdocs check” says what is missing in it"
	case keys["doc_id"] != nil || keys["url"] != nil:
		return "this is a shortcut to a document in Google Drive, not the document; open it, download it as Word (.docx) " +
			"or PDF, and extract that"
	}
	return plainText
}
