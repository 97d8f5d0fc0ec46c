package schema

import (
	"encoding/json"
	"reflect"
	"strconv"

	"github.com/apdocs/forms/apdocs"
	"github.com/invopop/jsonschema"
)

// The limits of a record. They are far above what any form needs, and prevent a hostile
// record from becoming a document of ten thousand pages.
const (
	MaxBytes    = 20_000_000 // of a record as JSON
	MaxProblems = 1_000      // that are reported of one record
	MaxText     = 1_000      // characters of an answer of one line
	MaxAddress  = 1_000      // characters of an address
	MaxLongText = 200_000    // characters of an answer of any length
	MaxRows     = 1_000      // of a list
	MaxImage    = 1_400_000  // characters of the picture of a signature: 1 MB in base64
	MaxCount    = apdocs.MaxCount
	MaxPence    = apdocs.MaxPence
)

// The patterns of texts with a fixed format.
const (
	linePattern      = `^[^\n\r]*$`
	clockPattern     = `^([01][0-9]|2[0-3]):[0-5][0-9]$`
	referencePattern = `^[A-Za-z0-9][A-Za-z0-9._-]{0,29}$`
	hashPattern      = `^[0-9a-f]{64}$`
	colourPattern    = `^#[0-9A-Fa-f]{6}$`
)

// Our own schema keywords, for what JSON Schema has no keyword.
const (
	wordKind   = "x-kind"   // what the text or number is: "long text", "address", "money" …
	wordLabel  = "x-label"  // the printed label, if the title is shorter
	wordLabels = "x-labels" // the printed labels of the values, in order
	wordClass  = "x-class"  // the class of data
	wordBy     = "x-by"     // the party who answers
	wordLines  = "x-lines"  // writing lines on a blank form
	wordBlank  = "x-blank"  // rows on a blank form
)

// base returns the schema of a type that holds an answer, or nil for a type whose fields
// invopop/jsonschema should describe.
func base(t reflect.Type) *jsonschema.Schema {
	switch v := reflect.Zero(t).Interface().(type) {
	case apdocs.Date:
		return &jsonschema.Schema{Type: "string", Format: "date"}
	case apdocs.Clock:
		return &jsonschema.Schema{Type: "string", Pattern: clockPattern}
	case apdocs.Moment:
		return &jsonschema.Schema{Type: "string", Format: "date-time"}
	case apdocs.Count:
		return number("count", 0, MaxCount)
	case apdocs.Percent:
		return number("percent", 0, apdocs.MaxPercent)
	case apdocs.Money:
		return number("money", 0, MaxPence)
	case apdocs.Rating:
		s := number("rating", 1, 5)
		var labels []string
		for _, c := range v.Choices() {
			labels = append([]string{c.Label}, labels...)
		}
		s.Extras[wordLabels] = labels
		return s
	case apdocs.LongText:
		return text("long text", MaxLongText)
	case apdocs.Address:
		return text("address", MaxAddress)
	case apdocs.Signature:
		return signature()
	case interface{ Choices() []apdocs.Choice }:
		return choice(v.Choices())
	}
	switch t.Kind() {
	case reflect.String:
		return line()
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		// Every JSON reader can represent integers of 53 bits.
		bits := min(t.Bits(), 54) - 1
		return number("", -1<<bits, 1<<bits-1)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return number("", 0, 1<<min(t.Bits(), 53)-1)
	}
	return nil
}

func number(kind string, low, high int64) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "integer", Minimum: decimal(low), Maximum: decimal(high)}
	if kind != "" {
		s.Extras = map[string]any{wordKind: kind}
	}
	return s
}

func decimal(n int64) json.Number { return json.Number(strconv.FormatInt(n, 10)) }

func line() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", MaxLength: size(MaxText), Pattern: linePattern}
}

func text(kind string, most uint64) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", MaxLength: size(most), Extras: map[string]any{wordKind: kind}}
}

func size(n uint64) *uint64 { return &n }

func choice(choices []apdocs.Choice) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	var labels []string
	for _, c := range choices {
		s.Enum = append(s.Enum, c.Value)
		labels = append(labels, c.Label)
	}
	s.Extras = map[string]any{wordLabels: labels}
	return s
}

// signature returns the schema of a signature. Its evidence has fixed formats.
func signature() *jsonschema.Schema {
	type evidence apdocs.Signature // has no methods, so base does not handle it again
	reflector := jsonschema.Reflector{Anonymous: true, ExpandedStruct: true, DoNotReference: true, Mapper: base}
	s := reflector.ReflectFromType(reflect.TypeFor[evidence]())
	s.Version = "" // only given at the root
	s.Extras = map[string]any{wordKind: "signature"}
	s.Properties.Set("statement", text("long text", MaxLongText))
	s.Properties.Set("documentHash", &jsonschema.Schema{Type: "string", Pattern: hashPattern})
	s.Properties.Set("recordHash", &jsonschema.Schema{Type: "string", Pattern: hashPattern})
	image := text("image", MaxImage)
	image.Description = "A PNG in base64"
	s.Properties.Set("image", image)
	return s
}
