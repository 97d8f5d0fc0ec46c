package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // a logo may be one
	_ "image/png"  // or the other
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

const (
	mostSettings  = 1 << 20 // bytes of an organisation's settings
	mostLogo      = 5 << 20 // bytes of its logo
	mostLogoWidth = 4000    // dots across or down
)

// readOrganisation reads the settings of an organisation, with the logo beside
// them. The text is a warning about what would not print as it is set. No path
// is no organisation.
func readOrganisation(path string) (*apdocs.Organisation, string, error) {
	if path == "" {
		return nil, "", nil
	}
	data, err := readBounded(path, mostSettings)
	if err != nil {
		return nil, "", fileFault("%s: %w", path, err)
	}
	org, err := parseOrganisation(data)
	if err != nil {
		return nil, "", fileFault("%s: %w", path, err)
	}
	if org.Logo != "" {
		if org.LogoImage, err = readLogo(filepath.Dir(path), org.Logo); err != nil {
			return nil, "", fileFault("%s: logo %s: %w", path, org.Logo, err)
		}
	}
	_, warning, err := render.NewLetterhead(org)
	if err != nil {
		return nil, "", fileFault("%s: %w", path, err)
	}
	if warning != "" {
		warning = path + ": " + warning
	}
	return org, warning, nil
}

// readBounded reads a file of at most so many bytes.
func readBounded(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, errors.New(because(err))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, errors.New(because(err))
	}
	if int64(len(data)) > most {
		return nil, fmt.Errorf("is larger than %d MB", most>>20)
	}
	return data, nil
}

// parseOrganisation reads settings name by name, so that each can be answered
// for in words: a name that there is not, one given twice, a value of the wrong
// kind.
func parseOrganisation(data []byte) (*apdocs.Organisation, error) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF")) // some editors on Windows begin with it
	var object map[string]json.RawMessage
	if err := json.Unmarshal(data, &object); err != nil {
		return nil, settingsError(data, err)
	}
	if object == nil {
		return nil, errNoSettings
	}
	org := new(apdocs.Organisation)
	settings := settingsOf(org)
	d := json.NewDecoder(bytes.NewReader(data))
	given := map[string]bool{}
	if _, err := d.Token(); err != nil {
		return nil, settingsError(data, err)
	}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return nil, settingsError(data, err)
		}
		name := t.(string) // Unmarshal has found an object, whose names are strings
		setting, ok := settings.places[name]
		if !ok {
			return nil, settings.unknown(name)
		}
		if given[name] {
			return nil, fmt.Errorf("%s is given twice", name)
		}
		given[name] = true
		if err := d.Decode(setting.Addr().Interface()); err != nil {
			return nil, fmt.Errorf("%s: write it as text in quotation marks", name)
		}
	}
	return org, nil
}

var errNoSettings = errors.New("the settings of an organisation are names and values in braces, such as {\"name\": \"Sample School\"}")

// settingsError says where settings stop being JSON.
func settingsError(data []byte, err error) error {
	var syntax *json.SyntaxError
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return errors.New("the file is empty")
	case errors.As(err, &syntax):
		before := data[:max(min(int(syntax.Offset), len(data))-1, 0)]
		line := 1 + bytes.Count(before, []byte("\n"))
		column := 1 + len([]rune(string(before[bytes.LastIndexByte(before, '\n')+1:])))
		return fmt.Errorf("line %d, column %d: this is not JSON; look here and just before for a comma, quotation mark or bracket that is missing or too much", line, column)
	}
	return errNoSettings
}

// Settings are the places of an organisation's settings by name, in order.
type settings struct {
	names  []string
	places map[string]reflect.Value
}

func settingsOf(org *apdocs.Organisation) settings {
	s := settings{places: map[string]reflect.Value{}}
	v := reflect.ValueOf(org).Elem()
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if name != "-" {
			s.names = append(s.names, name)
			s.places[name] = v.Field(i)
		}
	}
	return s
}

func (s settings) unknown(name string) error {
	if near := apdocs.Nearest(name, s.names); len(near) > 0 {
		return fmt.Errorf("there is no setting %.40q; did you mean %s?", name, strings.Join(near, " or "))
	}
	return fmt.Errorf("there is no setting %.40q; the settings are %s", name, strings.Join(s.names, ", "))
}

// readLogo reads a picture beside the settings and makes sure that all of it is
// one, so that a broken picture is found here and not in a printed document.
func readLogo(folder, name string) ([]byte, error) {
	if !filepath.IsLocal(name) {
		return nil, errors.New("must lie beside the settings; name the file only")
	}
	data, err := readBounded(filepath.Join(folder, name), mostLogo)
	if err != nil {
		return nil, err
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, errors.New("is not a PNG or JPEG picture")
	}
	if config.Width < 1 || config.Height < 1 || config.Width > mostLogoWidth || config.Height > mostLogoWidth {
		return nil, fmt.Errorf("is %d by %d dots; it may have 1 to %d each way", config.Width, config.Height, mostLogoWidth)
	}
	if _, _, err := image.Decode(bytes.NewReader(data)); err != nil {
		return nil, errors.New("is a damaged picture; save it anew as PNG or JPEG")
	}
	return data, nil
}
