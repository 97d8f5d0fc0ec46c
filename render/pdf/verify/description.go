package verify

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// description compares the XMP packets. A program that saves the document may rewrite the packet
// and state its own name and the time; every other property must stay the same.
func (d *difference) description(was, is file.Object, at file.Use) {
	if r, ok := was.(file.Reference); reflect.DeepEqual(was, is) && !(ok && d.changed[r.Num]) {
		return
	}
	e, ok := d.entry(was, is, at, asMetadata)
	before, after := map[string]string{}, map[string]string{}
	if ok && e.was != nil {
		before, ok = d.properties(d.old.pdf, e.was)
	}
	if ok {
		after, ok = d.properties(d.new.pdf, e.is)
	}
	if !ok || !maps.Equal(before, after) {
		d.forbidden(descriptionChanged)
		return
	}
	d.harmless(rewritten)
}

// properties returns the properties of an XMP packet; ok is false if it cannot be read.
func (d *difference) properties(pdf *file.Document, o file.Object) (map[string]string, bool) {
	const most = 1 << 20
	s, ok := o.(*file.Stream)
	if !ok || !onlyKeys(s.Dict, "Type", "Subtype", "Length", "Filter", "DecodeParms") || !plain(s.Dict) {
		return nil, false
	}
	data, err := pdf.Decode(s)
	if err != nil || len(data) > most {
		return nil, false
	}
	all, err := readXMP(data)
	return all, err == nil
}

const (
	nsRDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsXML = "http://www.w3.org/XML/1998/namespace"
	nsXMP = "http://ns.adobe.com/xap/1.0/"
)

// Properties in which a program states its own name and the time of saving, not facts about the
// document.
var ownProperties = []string{nsXMP + " ModifyDate", nsXMP + " MetadataDate", nsXMP + " CreatorTool",
	"http://ns.adobe.com/pdf/1.3/ Producer"}

const nsMedia = "http://ns.adobe.com/xap/1.0/mm/" // identifiers and history of versions

// readXMP returns the text of each property of an XMP packet, by the path of element names to it.
// It makes no difference whether RDF writes a property as an element or as an attribute, or wraps
// values in an array.
func readXMP(data []byte) (map[string]string, error) {
	r := xmpReader{found: map[string]string{}}
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errors.New("not in UTF-8") }
	for {
		t, err := dec.Token()
		if err == io.EOF {
			return r.found, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.Directive:
			return nil, errors.New("with a document type")
		case xml.StartElement:
			if err := r.start(t); err != nil {
				return nil, err
			}
		case xml.EndElement:
			r.end()
		case xml.CharData:
			r.text.Write(t)
		}
	}
}

// An xmpReader holds the state inside the elements named in path.
type xmpReader struct {
	path  []string
	text  strings.Builder
	leaf  bool // the current element has no child elements so far
	found map[string]string
}

func (r *xmpReader) start(t xml.StartElement) error {
	const deepest = 50
	if len(r.path) == deepest || strings.TrimSpace(r.text.String()) != "" {
		return errors.New("an element in the middle of text, or too deep")
	}
	r.text.Reset()
	r.path, r.leaf = append(r.path, t.Name.Space+" "+t.Name.Local), true
	for _, a := range t.Attr {
		switch {
		case a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns":
		case a.Name.Space == nsRDF && (a.Name.Local == "about" || a.Name.Local == "parseType"):
		case a.Name.Local == "xmptk":
		case a.Name.Space == nsXML && a.Name.Local == "lang":
			r.path[len(r.path)-1] += "@" + a.Value
		case a.Name.Space == nsRDF && a.Name.Local == "resource":
			r.keep(r.path, a.Value)
		default:
			r.keep(append(slices.Clone(r.path), a.Name.Space+" "+a.Name.Local), a.Value)
		}
	}
	return nil
}

func (r *xmpReader) end() {
	if r.leaf {
		r.keep(r.path, r.text.String())
	} else if text := strings.TrimSpace(r.text.String()); text != "" {
		r.keep(append(slices.Clone(r.path), "text"), text)
	}
	r.text.Reset()
	r.path, r.leaf = r.path[:len(r.path)-1], false
}

// keep records a property. The values of an array are joined in order.
func (r *xmpReader) keep(path []string, value string) {
	var name []string
	for _, step := range path {
		own := slices.Contains(ownProperties, step) || strings.HasPrefix(step, nsMedia)
		if own {
			return
		}
		switch local, isRDF := strings.CutPrefix(step, nsRDF+" "); {
		case step == "adobe:ns:meta/ xmpmeta":
		case isRDF && (local == "RDF" || local == "Description"):
		default:
			name = append(name, step)
		}
	}
	if value == "" || len(name) == 0 && strings.TrimSpace(value) == "" {
		return
	}
	key := strings.Join(name, " > ")
	if before, ok := r.found[key]; ok {
		value = before + "\x00" + value
	}
	r.found[key] = value
}
