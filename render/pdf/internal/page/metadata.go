package page

// The XMP packet: the file conforms to PDF/A-2a, or 3a with attachments, and to PDF/UA-1.
// The extension schema declares the PDF/UA property, as PDF/A requires.
const (
	xmpStart = "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" ` +
		`xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" ` +
		`xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
`
	xmpArchival = `<pdfaid:part>`
	xmpLevel    = `</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>`
	xmpPart     = `<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>`
	xmpLanguage = `</rdf:li></rdf:Bag></dc:language>` +
		`<pdf:Producer>apdocs</pdf:Producer>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`
	xmpTitled = "</rdf:li></rdf:Alt></dc:title>\n"
	xmpEnd    = `</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" ` +
		`xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" ` +
		`xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li ` +
		`rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>` +
		`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>` +
		`<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">` +
		`<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>` +
		`<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ` +
		`PDF/UA</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>` +
		`</pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`
)

// writeMetadata writes the XMP packet uncompressed, as PDF/A requires.
func (w *Writer) writeMetadata(title string) {
	b := append(w.xmp[:0], xmpStart...)
	if w.archival() {
		b = append(append(append(b, xmpArchival...), w.archivalPart()), xmpLevel...)
	}
	b = append(append(append(b, xmpPart...), w.language()...), xmpLanguage...)
	b = appendXML(b, title)
	b = append(b, xmpTitled...)
	if t := w.Date; !t.IsZero() {
		const layout = "2006-01-02T15:04:05Z"
		for _, name := range []string{"CreateDate", "ModifyDate", "MetadataDate"} {
			b = append(append(append(b, "<xmp:"...), name...), '>')
			b = t.UTC().AppendFormat(b, layout)
			b = append(append(append(b, "</xmp:"...), name...), ">\n"...)
		}
	}
	w.xmp = append(b, xmpEnd...)
	w.numbers.metadata = w.file.Alloc()
	w.file.Raw(w.numbers.metadata, "/Type/Metadata/Subtype/XML", w.xmp)
}

// appendXML writes text as the content of an element.
func appendXML(b []byte, s string) []byte {
	for _, r := range s {
		switch {
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r >= ' ':
			b = append(b, string(r)...)
		}
	}
	return b
}
