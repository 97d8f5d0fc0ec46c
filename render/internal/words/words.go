// Package words extracts the words of our Word documents, so that tests can compare them with those
// of the PDF of the same record.
//
// It reads the main part only, not headers and footers. Characters drawn as symbols are left out by
// their style: boxes, ticks and bars, and the numbers of ratings that were not chosen.
// Word itself draws the bullets of a list, so a bullet is added before each such paragraph. A picture
// is its alternative text.
package words

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// drawn are the character styles of characters drawn as symbols.
var drawn = map[string]bool{"AnswerMark": true, "TickBox": true, "RatingNotChosen": true}

// most is the size limit of the main part, in bytes.
const most = 64 << 20

// Words returns the words of a document in reading order, separated by white space including
// no-break spaces.
func Words(docx []byte) ([]string, error) {
	body, err := Part(docx, "word/document.xml")
	if err != nil {
		return nil, err
	}
	var text strings.Builder
	var style string // of the run
	inText := false
	for d := xml.NewDecoder(bytes.NewReader(body)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return strings.Fields(text.String()), nil
		}
		if err != nil {
			return nil, fmt.Errorf("read words: %w", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inText = token.Name.Local == "t"
			switch token.Name.Local {
			case "r":
				style = ""
			case "rStyle":
				style = value(token)
			case "pStyle":
				if value(token) == "ListBullet" {
					text.WriteString("• ")
				}
			case "p", "tab", "br":
				text.WriteByte(' ')
			case "docPr":
				text.WriteString(" " + attribute(token, "descr") + " ")
			}
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText && !drawn[style] {
				text.Write(token)
			}
		}
	}
}

// Part returns one part of a document's package.
func Part(docx []byte, name string) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		return nil, fmt.Errorf("read words: %w", err)
	}
	f, err := z.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read words: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, fmt.Errorf("read words: %w", err)
	}
	if len(data) > most {
		return nil, fmt.Errorf("read words: %s is larger than %d bytes", name, most)
	}
	return data, nil
}

func value(e xml.StartElement) string { return attribute(e, "val") }

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
