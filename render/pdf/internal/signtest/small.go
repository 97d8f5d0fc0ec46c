package signtest

import (
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// Object numbers in a Small document.
const (
	SmallCatalog = iota + 1
	smallPages
	SmallPage1
	SmallPage2
	SmallContents1
	smallContents2
	SmallResources
	SmallFont
	smallPicture
	smallNote
	smallNoteLook
	SmallForm
	SmallFields
	SmallGroup
	smallSchool
	SmallParent
	SmallComment
	SmallPupil
	smallPupilLook
	SmallBox
	smallBoxYes
	smallBoxOff
	SmallMetadata
	SmallInfo
	smallStructure
	smallElement
	SmallStore
	SmallCerts
	SmallCert
	SmallAnnotations
	SmallDrawing
	SmallDrawingFonts
	smallNames
	smallTurn
	smallLanguage
	smallMode
	smallID
	smallMediaBox
	smallAction
	smallFree    // free, and referred to
	smallUnused  // free
	smallEnd     // one more than the highest number
	smallMissing = 900
)

// SmallXMP is the XMP packet of a Small document.
const SmallXMP = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">` +
	`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""` +
	` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdf:Producer="apdocs">` +
	`<pdfaid:part>2</pdfaid:part></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`

// A Small is a document of two pages and a few KB with one object of each kind that matters to
// signatures: form fields, filled and empty, an annotation, a security store, and numbers that are
// referred to but missing or free.
type Small struct {
	Kind   Section
	Packed bool  // with object streams
	Only   []int // numbers of the objects to pack; nil for all
	// Change edits the objects, by number, before they are written.
	Change func(map[int]file.Object)
}

// Unsigned returns the document. Its fields signatures.school and signatures.parent are empty.
func (s Small) Unsigned() []byte {
	objects := smallObjects()
	smallFormObjects(objects)
	if s.Change != nil {
		s.Change(objects)
	}
	inc := Increment{Kind: s.Kind, Free: []file.Reference{{Num: smallFree}, {Num: smallUnused, Gen: 1}},
		Trailer: file.Dict{
			"Root": ref(SmallCatalog), "Info": ref(SmallInfo), "ID": ref(smallID)}}
	for num := 1; num < smallEnd; num++ {
		if o := objects[num]; o != nil {
			inc.Objects = append(inc.Objects, Written{ref(num), o, s.Packed && (s.Only == nil || slices.Contains(s.Only, num))})
		}
	}
	return inc.File()
}

func ref(num int) file.Reference { return file.Reference{Num: num} }

func stream(dict file.Dict, raw string) *file.Stream {
	return &file.Stream{Dict: dict, Raw: []byte(raw)}
}

type name = file.NameValue

// drawing returns a form XObject.
func drawing(raw string) *file.Stream {
	return stream(file.Dict{"Type": name("XObject"), "Subtype": name("Form"), "BBox": file.Array{0, 0, 100, 20}}, raw)
}

func smallObjects() map[int]file.Object {
	return map[int]file.Object{
		SmallCatalog: file.Dict{"Type": name("Catalog"), "Pages": ref(smallPages), "AcroForm": ref(SmallForm),
			"Metadata": ref(SmallMetadata), "DSS": ref(SmallStore), "StructTreeRoot": ref(smallStructure),
			"Names": ref(smallNames), "Lang": ref(smallLanguage), "PageMode": ref(smallMode), "OpenAction": ref(smallAction),
			"MarkInfo": file.Dict{"Marked": true}, "Version": name("1.7")},
		smallPages: file.Dict{"Type": name("Pages"), "Kids": file.Array{ref(SmallPage1), ref(SmallPage2)}, "Count": 2,
			"MediaBox": ref(smallMediaBox)},
		SmallPage1: file.Dict{"Type": name("Page"), "Parent": ref(smallPages), "Contents": ref(SmallContents1),
			"Resources": ref(SmallResources), "Annots": ref(SmallAnnotations), "StructParents": 0},
		SmallPage2: file.Dict{"Type": name("Page"), "Parent": ref(smallPages),
			"Contents": file.Array{ref(smallContents2), ref(smallMissing)}, "Rotate": ref(smallTurn),
			"Annots": file.Array{ref(smallNote), ref(smallMissing + 1)},
			"Resources": file.Dict{"Font": file.Dict{"F1": ref(SmallFont)},
				"XObject": file.Dict{
					"Missing": ref(smallMissing + 2), "Free": ref(smallFree), "Later": file.Reference{Num: SmallContents1, Gen: 1}}}},
		SmallContents1: stream(file.Dict{},
			"/P<</MCID 0>>BDC BT/F1 12 Tf 40 700 Td(Agreed at the visit)Tj ET EMC/Picture Do"),
		smallContents2: stream(file.Dict{}, "BT/F1 12 Tf 40 700 Td(Page two)Tj ET/Missing Do/Free Do/Later Do"),
		SmallResources: file.Dict{"Font": file.Dict{"F1": ref(SmallFont)},
			"XObject": file.Dict{"Picture": ref(smallPicture)}},
		SmallFont:    file.Dict{"Type": name("Font"), "Subtype": name("Type1"), "BaseFont": name("Helvetica")},
		smallPicture: drawing("0 0 10 10 re f"),
		smallNote: file.Dict{"Type": name("Annot"), "Subtype": name("Square"), "Rect": file.Array{10, 10, 30, 30},
			"AP": file.Dict{"N": ref(smallNoteLook)}, "F": 4},
		smallNoteLook:  drawing("0 0 5 5 re f"),
		SmallMetadata:  stream(file.Dict{"Type": name("Metadata"), "Subtype": name("XML")}, SmallXMP),
		SmallInfo:      file.Dict{"Title": file.String("Sample form"), "Producer": file.String("apdocs")},
		smallStructure: file.Dict{"Type": name("StructTreeRoot"), "K": ref(smallElement)},
		smallElement: file.Dict{"Type": name("StructElem"), "S": name("P"), "P": ref(smallStructure), "Pg": ref(SmallPage1),
			"K": 0},
		SmallStore: file.Dict{"Type": name("DSS"), "Certs": ref(SmallCerts),
			"VRI": file.Dict{"0123456789ABCDEF0123456789ABCDEF01234567": file.Dict{"Cert": file.Array{ref(SmallCert)}}}},
		SmallCerts: file.Array{ref(SmallCert)},
		SmallCert:  stream(file.Dict{}, "a certificate"),
		smallNames: file.Dict{"Dests": file.Dict{"Names": file.Array{
			file.String("two"), file.Array{ref(SmallPage2), name("Fit")}}}},
		smallTurn:     0,
		smallLanguage: file.String("en-GB"),
		smallMode:     name("UseNone"),
		smallID:       file.Array{file.String("0123456789abcdef"), file.String("fedcba9876543210")},
		smallMediaBox: file.Array{0, 0, 595, 842},
		smallAction:   file.Dict{"S": name("GoTo"), "D": file.Array{ref(SmallPage1), name("Fit")}},
	}
}

// smallFormObjects adds the objects of the form.
func smallFormObjects(to map[int]file.Object) {
	widget := func(kind, partial string, y int, more file.Dict) file.Dict {
		d := file.Dict{"Type": name("Annot"), "Subtype": name("Widget"), "FT": name(kind), "T": file.String(partial),
			"Rect": file.Array{40, y, 140, y + 20}, "F": 4, "P": ref(SmallPage1)}
		for key, o := range more {
			d[key] = o
		}
		return d
	}
	to[SmallForm] = file.Dict{"Fields": ref(SmallFields), "SigFlags": 3, "DA": file.String("/Helv 0 Tf 0 g"),
		"DR": ref(SmallDrawing)}
	to[SmallDrawing] = file.Dict{"Font": ref(SmallDrawingFonts)}
	to[SmallDrawingFonts] = file.Dict{"Helv": ref(SmallFont)}
	to[SmallFields] = file.Array{ref(SmallGroup), ref(SmallComment), ref(SmallPupil), ref(SmallBox)}
	to[SmallGroup] = file.Dict{"T": file.String("signatures"), "Kids": file.Array{ref(smallSchool), ref(SmallParent)}}
	to[smallSchool] = widget("Sig", "school", 100, file.Dict{"Parent": ref(SmallGroup)})
	to[SmallParent] = widget("Sig", "parent", 130, file.Dict{"Parent": ref(SmallGroup), "F": 132})
	to[SmallComment] = widget("Tx", "comment", 160, file.Dict{"DA": file.String("/Helv 10 Tf 0 g")})
	to[SmallPupil] = widget("Tx", "pupil", 190, file.Dict{"V": file.String("Alex Example"),
		"AP": file.Dict{"N": ref(smallPupilLook)},
		"DA": file.String("/Helv 10 Tf 0 g")})
	to[smallPupilLook] = drawing("BT/Helv 10 Tf(Alex Example)Tj ET")
	to[SmallBox] = widget("Btn", "agreed", 220, file.Dict{"V": name("Off"), "AS": name("Off"),
		"AP": file.Dict{"N": file.Dict{"Yes": ref(smallBoxYes), "Off": ref(smallBoxOff)}}})
	to[smallBoxYes] = drawing("0 0 m 10 10 l S")
	to[smallBoxOff] = drawing("")
	to[SmallAnnotations] = file.Array{ref(smallSchool), ref(SmallParent), ref(SmallComment),
		ref(SmallPupil), ref(SmallBox)}
}
