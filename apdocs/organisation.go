package apdocs

import (
	"fmt"
	"strconv"
)

// An Organisation is the school, trust or authority that issues the documents: its
// letterhead, its settings and its own wording. The zero Organisation has none.
type Organisation struct {
	Name             string  `json:"name,omitzero"`
	Address          Address `json:"address,omitzero"`
	Phone            string  `json:"phone,omitzero"`
	Email            string  `json:"email,omitzero"`
	Website          string  `json:"website,omitzero"`
	Logo             string  `json:"logo,omitzero"`             // a PNG or JPEG in the directory of the settings or below
	Colour           string  `json:"colour,omitzero"`           // such as "#0B5566"; black if absent
	Broker           string  `json:"broker,omitzero"`           // who finds and oversees part-time placements
	BrokerMentor     string  `json:"brokerMentor,omitzero"`     // the person there who works with the school
	AttendanceSystem string  `json:"attendanceSystem,omitzero"` // where providers record attendance

	Privacy     string `json:"privacy,omitzero"`     // a sentence on how data are used
	DataContact string `json:"dataContact,omitzero"` // whom to ask about data
	Marking     string `json:"marking,omitzero"`     // protective marking, such as "OFFICIAL-SENSITIVE"
	Retention   string `json:"retention,omitzero"`   // a sentence on how long documents are kept

	// Notices are Privacy and Retention in other languages.
	Notices []Notice `json:"notices,omitempty"`

	Calendar Calendar `json:"calendar,omitzero"`
	Figures  Figures  `json:"figures,omitzero"` // used instead of NeutralFigures, list by list

	// CensusReasons are the codes of the school census for the reason of a placement, used
	// instead of NeutralCensusReasons.
	CensusReasons []Code `json:"censusReasons,omitempty"`

	WordingFile string `json:"wordingFile,omitzero"` // the wording of letters, in the directory of the settings

	// TranslationFiles are files with printed texts in other languages, in the directory of the
	// settings.
	TranslationFiles []string `json:"translationFiles,omitempty"`

	// Translations is the content of these files, in their order. The library opens no files, and
	// this package does not read them: package translation does.
	Translations [][]byte `json:"-"`

	// FontFiles are font files for text that the program has no face for, such as names in Han, Kana and
	// Hangul, in the directory of the settings. PDF documents use them; the first that has a character shows it.
	FontFiles []string `json:"fontFiles,omitempty"`

	// Fonts is the content of these files, in their order. It must not be changed.
	Fonts [][]byte `json:"-"`

	// Wordings is the content of the wording file. The library opens no files: the program
	// that reads the settings passes the file to ReadWordings.
	Wordings Wordings `json:"-"`

	// LogoImage is the PNG or JPEG that Logo names. The library opens no files: the
	// program that reads the settings reads it.
	LogoImage []byte `json:"-"`
}

// A Notice is what an organisation states about data in a language other than English.
type Notice struct {
	Language  string `json:"language,omitzero"` // BCP 47, as in translation files: "pl"
	Privacy   string `json:"privacy,omitzero"`
	Retention string `json:"retention,omitzero"`
}

// Setting returns the value of a setting that printed text may name in braces, and whether
// there is such a setting. If the organisation, which may be nil, has no value, it returns
// a neutral one such as "the broker".
func (o *Organisation) Setting(name string) (string, bool) {
	var own string
	if o == nil {
		o = &Organisation{}
	}
	var neutral string
	switch name {
	case "broker":
		own, neutral = o.Broker, "the broker"
	case "brokerMentor":
		own, neutral = o.BrokerMentor, "the broker’s mentor"
	case "attendanceSystem":
		own, neutral = o.AttendanceSystem, "the attendance system"
	case "coverPublic":
		return pounds(o.FiguresOn(Date{}).Insurance.Public), true
	case "coverEmployer":
		return pounds(o.FiguresOn(Date{}).Insurance.Employer), true
	case "coverProfessional":
		return pounds(o.FiguresOn(Date{}).Insurance.Professional), true
	default:
		return "", false
	}
	if own == "" {
		own = neutral
	}
	return own, true
}

const pencePerPound = 100

// pounds formats a sum for use in sentences, in whole pounds.
func pounds(m Money) string {
	pence, _ := m.Int()
	return Pounds(pence / pencePerPound)
}

// Pounds formats a sum in whole pounds: "£5,000,000".
func Pounds(sum int64) string {
	figures := strconv.FormatInt(sum, 10)
	for at := len(figures) - 3; at > 0; at -= 3 {
		figures = figures[:at] + "," + figures[at:]
	}
	return "£" + figures
}

// SchoolAddress is the name by which a letter asks for the address of the home school: that
// of the record, or the letterhead's where it is the same school's.
const SchoolAddress = "home.address"

func isSetting(name string) bool {
	_, ok := (*Organisation)(nil).Setting(name)
	return ok || name == SchoolAddress
}

// A Colour is red, green and blue, each 0 to 255.
type Colour [3]uint8

// ParseColour parses a colour such as "#0B5566".
func ParseColour(s string) (Colour, error) {
	if len(s) == 7 && s[0] == '#' {
		if n, err := strconv.ParseUint(s[1:], 16, 32); err == nil {
			return Colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}, nil
		}
	}
	return Colour{}, fmt.Errorf("colour: write it as # and six figures or letters A to F, such as #0B5566")
}

func (c Colour) String() string { return fmt.Sprintf("#%02X%02X%02X", c[0], c[1], c[2]) }
