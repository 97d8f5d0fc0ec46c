package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/apdocs/forms/apdocs"
	"github.com/invopop/jsonschema"
)

// MaxSettings is the greatest size of an organisation's settings in bytes.
const MaxSettings = 1 << 20

// The limits of settings, in addition to those of a record.
const (
	mostMarking = 32   // characters, to fit beside the draft mark
	mostFigure  = 1000 // hours, pupils or years
)

// SettingsSchema is the address of the published schema of settings. Settings may refer to
// it as "$schema", so that editors can explain them.
const SettingsSchema = "https://raw.githubusercontent.com/apdocs/forms/main/schema/published/organisation.json"

const wordSchema = "$schema"

// settingsName is the name of the outline that describes the settings.
const settingsName = "organisation"

// settingsLike reports whether a JSON object has the names of settings and no others. The name and the address of a
// school alone are not enough.
func settingsLike(object map[string]any) bool {
	own := false
	for name := range object {
		if name == wordSchema {
			continue
		}
		at := slices.IndexFunc(settingNames(), func(n string) bool { return n == name })
		if at < 0 {
			return false
		}
		own = own || at >= len(contactSettings)
	}
	return own
}

// contactSettings are names in settings that much else has too.
var contactSettings = []string{"name", "address", "phone", "email", "website"}

// settingNames returns the names in settings, contactSettings first.
var settingNames = sync.OnceValue(func() []string {
	names := slices.Clone(contactSettings)
	for _, f := range reflect.VisibleFields(reflect.TypeFor[apdocs.Organisation]()) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name != "" && name != "-" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
})

// meanings explains the settings whose names do not.
var meanings = map[string]string{
	"name":    "Printed at the top of documents.",
	"address": "At most six lines, which the letterhead prints in one.",
	"logo": "A PNG or JPEG file that lies beside the settings, or in a folder there, " +
		"such as pictures/logo.png.",
	"colour":           "Of headings and rules; black if not given. One too light to print is darkened.",
	"broker":           "Who finds and oversees part-time placements; “the broker” if not given.",
	"brokerMentor":     "The person there who works with the school; “the broker’s mentor” if not given.",
	"attendanceSystem": "Where providers record attendance; “the attendance system” if not given.",
	"privacy":          "A line on how the data in documents are used.",
	"dataContact":      "Whom to ask about data.",
	"marking":          "The protective marking of documents, such as OFFICIAL-SENSITIVE.",
	"wordingFile": "The name of a file with own words for letters that lies beside the settings; `apdocs " +
		"wording` writes one to edit.",
	"translationFiles": "The names of files with printed texts in other languages that lie beside the settings; " +
		"`apdocs wording FORM --language pl` writes one to translate.",
	"fontFiles": "Font files (.ttf, .otf or .ttc) that lie beside the settings, for text in PDF that the program has no " +
		"font for, such as names in Chinese, Japanese and Korean. A font of a collection is named after a #: " +
		"msgothic.ttc#MS PGothic.",
	"notices":               "The lines on data and on keeping documents in other languages.",
	"notices[].language":    "Such as pl, as in the files with printed texts.",
	"notices[].privacy":     "A line on how the data in documents are used.",
	"notices[].retention":   "A line on how long documents are kept.",
	"retention":             "A line on how long documents are kept.",
	"calendar":              "The school’s year. Without terms nothing is checked against it.",
	"calendar.terms":        "First and last day of each, in order.",
	"calendar.halfTerms":    "Holidays within terms, in order.",
	"calendar.insetDays":    "Days of staff training, on which pupils stay at home.",
	"calendar.bankHolidays": "Public holidays.",
	"calendar.bankHolidaysFile": "The name of a file of more of them that lies beside the settings: a calendar (ICS), " +
		"or lines that begin with a date (CSV).",
	"figures": "What rules compare with, in place of the neutral figures. The newest row that has " +
		"begun holds.",
	"censusReasons": "The codes of the school census for the main reason of a placement, in place of reasons in " +
		"words.",
	"censusReasons[].code":      "As the census has it.",
	"censusReasons[].meaning":   "What it means.",
	"figures.insurance":         "The smallest covers that a provider should hold.",
	"figures.registration":      "From when on a provider must be registered as an independent school.",
	"phone":                     "Of the office, printed at the top of documents.",
	"email":                     "Of the office, printed at the top of documents.",
	"website":                   "Printed at the top of documents.",
	"calendar.terms[].from":     "First day of the term, such as 2026-09-02.",
	"calendar.terms[].to":       "Last day of the term, such as 2026-12-18.",
	"calendar.halfTerms[].from": "First day of the holiday, such as 2026-10-26.",
	"calendar.halfTerms[].to":   "Last day of the holiday, such as 2026-10-30.",

	"figures.insurance[].from":          "The day from which these sums hold; always, if not given.",
	"figures.insurance[].public":        "Public liability, in pence; not compared with if not given.",
	"figures.insurance[].employer":      "Employer’s liability, in pence; not compared with if not given.",
	"figures.insurance[].professional":  "Professional indemnity, in pence; not compared with if not given.",
	"figures.insurance[].subcontractor": "Public liability of a subcontractor, in pence; not compared with if not given.",

	"figures.registration[].from":     "The day from which this row holds; always, if not given.",
	"figures.registration[].disabled": "true where the row is not in force.",
	"figures.registration[].pupils": "How many full-time pupils of compulsory school age make registration " +
		"necessary.",
	"figures.registration[].ehcp":        "true where one full-time pupil with an EHCP is enough.",
	"figures.registration[].lookedAfter": "true where one full-time pupil who is looked after is enough.",
	"figures.registration[].sen":         "true where one full-time pupil with special educational needs is enough.",

	"figures.ages[].from":     "The day from which these ages hold; always, if not given.",
	"figures.ages[].youngest": "The youngest age at the start of a placement, in years.",
	"figures.ages[].oldest":   "The oldest age at the start of a placement, in years.",
	"figures.delivery[].from": "The day from which this holds; always, if not given.",

	"figures.placements":                "When documents of a placement are due, where no law says it.",
	"figures.placements[].from":         "The day from which this row holds; always, if not given.",
	"figures.placements[].assessment":   "Days from the referral to the initial assessment; 7 if not given.",
	"figures.placements[].confirmation": "Months that a safeguarding confirmation holds; 12 if not given.",
	"figures.placements[].apart": "Weeks between two visits or reviews, where there is no school calendar; 7 if not " +
		"given.",
	"figures.placements[].elsewhere": "What is kept in another system and not looked for by apdocs status, such as " +
		"“attendance return”.",
	"figures.retention": "Until which age of the pupil records are kept; " +
		"nothing is listed for disposal without it.",
	"figures.retention[].from": "The day from which this row holds; always, if not given.",
	"figures.retention[].age":  "In years.",
	"figures.retention[].ehcp": "In years, of a pupil with an EHCP; that of other pupils, if not given.",
	"figures.retention[].hold": "References of pupils whose records are kept whatever the age, on every day.",

	"figures.registration[].hours": "A week, from which a pupil is full time.",
	"figures.ages":                 "Of pupils who are placed.",
	"figures.delivery":             "How long letters take.",
	"figures.delivery[].post":      "Working days from posting, first class, to receipt; 2 if not given.",
	"figures.ages[].years":         "By which a year group may differ from the age.",
}

// OfOrganisation returns the JSON Schema (2020-12) of an organisation's settings.
func OfOrganisation() ([]byte, error) {
	c, err := settings()
	if err != nil {
		return nil, err
	}
	return bytes.Clone(c.text), nil
}

// settings returns the schema of the settings, compiled once.
var settings = sync.OnceValues(func() (*compiled, error) {
	c := &compiled{outline: &apdocs.Outline{Layout: &apdocs.Layout{
		Name: settingsName, Version: 1, Title: "Settings of an organisation",
	}}}
	reflector := jsonschema.Reflector{Anonymous: true, ExpandedStruct: true, DoNotReference: true, Mapper: base}
	root := reflector.ReflectFromType(reflect.TypeFor[apdocs.Organisation]())
	root.ID = "urn:apdocs:" + settingsName
	root.Title = c.outline.Title
	root.Description = "The letterhead, words, calendar and figures of the school, trust or authority whose documents " +
		"these are. All of them may be left out."
	s := newShaper(c.outline, true)
	s.all = "Settings"
	s.object(root, "", true)
	s.settings(root, "")
	root.Properties.Set(wordSchema, &jsonschema.Schema{Type: "string", Title: "Schema",
		Description: "Where this schema is, so that an editor explains the settings."})
	c.names = s.names
	if err := c.finish(root); err != nil {
		return nil, fmt.Errorf("make the schema of settings: %w", err)
	}
	return c, nil
})

// settings adds the descriptions and limits of the settings to their schema.
func (s *shaper) settings(node *jsonschema.Schema, prefix string) {
	if node.Properties == nil {
		return
	}
	for p := node.Properties.Oldest(); p != nil; p = p.Next() {
		name, child := prefix+p.Key, p.Value
		s.places[name] = len(s.places) // in the order of the struct, as settings are not printed
		switch {
		case name == "email":
			child.Format, child.Pattern, child.MaxLength = "email", "", nil
		case name == "colour":
			child.Pattern, child.MaxLength = colourPattern, nil
		case name == "fontFiles":
			child.MaxItems = size(MaxFonts)
		case name == "marking":
			child.MaxLength = size(mostMarking)
		case child.Type == "integer" && child.Extras[wordKind] == nil:
			child.Minimum, child.Maximum = "0", decimal(mostFigure)
		}
		child.Description = meanings[name]
		s.settings(child, name+".")
		if child.Items != nil {
			s.settings(child.Items, name+"[].")
		}
	}
}

// DecodeOrganisation reads an organisation's settings in JSON. An empty text and null
// count as not set. The files that settings refer to, such as a logo or a list of bank
// holidays, are left to the caller; see [LoadOrganisation].
//
// If the settings are wrong, the error is a [Problems], which contains no values. If the
// text is not JSON, it is another error, with line and column.
func DecodeOrganisation(r io.Reader) (*apdocs.Organisation, error) {
	org, _, err := decodeOrganisation(r, false)
	return org, err
}

// decodeOrganisation reads settings, and with lenient dates and numbers as people type
// them; it then returns a note for each that is not written as in settings.
func decodeOrganisation(r io.Reader, lenient bool) (*apdocs.Organisation, Problems, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxSettings+1))
	if err != nil {
		return nil, nil, fmt.Errorf("read settings: %w", err)
	}
	if len(data) > MaxSettings {
		return nil, nil, fmt.Errorf("this is larger than %d MB, which no settings are", MaxSettings>>20)
	}
	if data, err = unicodeText(data); err != nil {
		return nil, nil, err
	}
	v, err := parse(data, "settings file", 1)
	if err != nil {
		return nil, nil, err
	}
	object, ok := v.(map[string]any)
	if !ok {
		return nil, nil, &SyntaxError{1, 1, `settings are names and values in { }, such as {"name": "Sample School"}`}
	}
	c, err := settings()
	if err != nil {
		return nil, nil, err
	}
	delete(object, wordSchema)
	tidy(object, c.doc)
	var notes Problems
	if lenient {
		reader := typedReader{compiled: c}
		reader.read(object, c.doc, nil)
		notes = reader.notes
	}
	if problems := c.hold(object); len(problems) > 0 {
		return nil, nil, problems.located(data, new(Options))
	}
	tidied, err := json.Marshal(object)
	if err != nil {
		return nil, nil, fmt.Errorf("read settings: %w", err)
	}
	org := new(apdocs.Organisation)
	if err := json.Unmarshal(tidied, org); err != nil {
		return nil, nil, fmt.Errorf("read settings: %w", err)
	}
	if err := org.Calendar.Check(); err != nil {
		p := c.problem("calendar", []string{"calendar"}, err.Error())
		return nil, nil, Problems{p}.located(data, new(Options))
	}
	return org, notes.located(data, new(Options)), nil
}
