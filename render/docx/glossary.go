package docx

import (
	"fmt"
	"slices"
	"strconv"
)

// The glossary document is the part in which Word looks up the placeholder text of a
// control whose answer is deleted.
const (
	glossaryID   = "rId9"
	glossaryPart = "word/glossary/document.xml"
)

// holders are the placeholder texts of controls; the last four are those of a session of
// the week, where there is no space for labels.
var holders = []string{placeText, placeDate, placeChoice, "Place", "From", "To", "Note"}

// holderName returns the name of a text in the glossary, "" if it is not there.
func (p *plan) holderName(text string) string {
	is := func(holder string) bool { return holder == text || p.say(holder) == text }
	if i := slices.IndexFunc(holders, is); i >= 0 {
		return "Apdocs" + strconv.Itoa(i+1)
	}
	return ""
}

// glossary writes the part.
func (d *document) glossary() {
	x := d.x
	x.raw(`<w:glossaryDocument `, wordNS, `><w:docParts>`)
	for i, text := range holders {
		x.raw(`<w:docPart><w:docPartPr><w:name w:val="`, d.holderName(text), `"/>`+
			`<w:category><w:name w:val="General"/><w:gallery w:val="placeholder"/></w:category>`+
			`<w:types><w:type w:val="bbPlcHdr"/></w:types><w:behaviors><w:behavior w:val="content"/></w:behaviors>`,
			fmt.Sprintf(`<w:guid w:val="{5F0A7C1E-0000-4000-8000-%012X}"/>`, i+1),
			`</w:docPartPr><w:docPartBody><w:p>`)
		x.run(placeholderText, d.say(text))
		x.raw(`</w:p></w:docPartBody></w:docPart>`)
	}
	x.raw(`</w:docParts></w:glossaryDocument>`)
}

// glossaryRelations relate the glossary document to its styles.
const glossaryRelations = declaration + relationNS +
	`<Relationship Id="rId1" Type="` + relations + `styles" Target="styles.xml"/></Relationships>`
