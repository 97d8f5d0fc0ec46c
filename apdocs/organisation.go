package apdocs

import (
	"fmt"
	"strconv"
)

// An Organisation is the school, trust or authority whose documents these are:
// its letterhead and its own words. The zero Organisation has neither.
type Organisation struct {
	Name             string  `json:"name,omitzero"`
	Address          Address `json:"address,omitzero"`
	Phone            string  `json:"phone,omitzero"`
	Email            string  `json:"email,omitzero"`
	Website          string  `json:"website,omitzero"`
	Logo             string  `json:"logo,omitzero"`             // file name of a PNG or JPEG, beside the settings
	Colour           string  `json:"colour,omitzero"`           // "#0B5566"; absent: black
	Broker           string  `json:"broker,omitzero"`           // who finds and oversees part-time placements
	BrokerMentor     string  `json:"brokerMentor,omitzero"`     // the person there who works with the school
	AttendanceSystem string  `json:"attendanceSystem,omitzero"` // where providers record attendance

	Privacy     string `json:"privacy,omitzero"`     // a line on how data are used
	DataContact string `json:"dataContact,omitzero"` // whom to ask about data
	Marking     string `json:"marking,omitzero"`     // protective marking, such as "OFFICIAL-SENSITIVE"
	Retention   string `json:"retention,omitzero"`   // a line on how long documents are kept

	Calendar Calendar `json:"calendar,omitzero"`
	Figures  Figures  `json:"figures,omitzero"` // in place of the neutral ones

	WordingFile string `json:"wordingFile,omitzero"` // file name of own words for letters, beside the settings

	// Wordings are what the wording file says. The library opens no files:
	// whoever reads the settings gives the file to ReadWordings.
	Wordings Wordings `json:"-"`

	// LogoImage is the picture itself, a PNG or JPEG. The library opens no
	// files: whoever reads the settings reads the picture that Logo names.
	LogoImage []byte `json:"-"`
}

// Setting is the organisation's word for a name that printed text has in
// braces, or the neutral one where it has none, and whether there is such a name.
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

// pounds is a sum of whole pounds as sentences print it.
func pounds(m Money) string {
	pence, _ := m.Int()
	return Pounds(pence / pencePerPound)
}

// Pounds is a sum of whole pounds as sentences print it: "£5,000,000".
func Pounds(sum int64) string {
	figures := strconv.FormatInt(sum, 10)
	for at := len(figures) - 3; at > 0; at -= 3 {
		figures = figures[:at] + "," + figures[at:]
	}
	return "£" + figures
}

func isSetting(name string) bool {
	_, ok := (*Organisation)(nil).Setting(name)
	return ok
}

// A Colour is red, green and blue, 0 to 255 each.
type Colour [3]uint8

// ParseColour reads a colour such as "#0B5566".
func ParseColour(s string) (Colour, error) {
	if len(s) == 7 && s[0] == '#' {
		if n, err := strconv.ParseUint(s[1:], 16, 32); err == nil {
			return Colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}, nil
		}
	}
	return Colour{}, fmt.Errorf("colour: write it as # and six figures or letters A to F, such as #0B5566")
}

func (c Colour) String() string { return fmt.Sprintf("#%02X%02X%02X", c[0], c[1], c[2]) }
