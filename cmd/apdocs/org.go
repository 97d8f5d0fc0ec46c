package main

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // a logo may be one
	_ "image/png"  // or the other
	"io"
	"os"
	"path/filepath"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/schema"
)

const (
	mostHolidays  = 1 << 20 // bytes of a list of bank holidays
	mostLogo      = 5 << 20 // bytes of an organisation's logo
	mostLogoWidth = 4000    // dots across or down
)

// readOrganisation reads the settings of an organisation, with the files beside
// them that they name. The text is a warning about what would not print as it is
// set. No path is no organisation.
func readOrganisation(path string) (*apdocs.Organisation, string, error) {
	if path == "" {
		return nil, "", nil
	}
	org, err := parseOrganisation(path)
	var problems schema.Problems
	if errors.As(err, &problems) {
		err = errors.New(problems[0].String())
		if more := len(problems) - 1; more > 0 {
			err = fmt.Errorf("%w; `apdocs org check` lists %d more", err, more)
		}
	}
	if err != nil {
		return nil, "", fileFault("%s: %w", path, err)
	}
	warning, err := furnish(org, filepath.Dir(path))
	if err != nil {
		return nil, "", fileFault("%s: %w", path, err)
	}
	if warning != "" {
		warning = path + ": " + warning
	}
	return org, warning, nil
}

// parseOrganisation reads the settings alone.
func parseOrganisation(path string) (*apdocs.Organisation, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, errors.New(because(err))
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, errors.New("this is a folder; name the settings in it")
	}
	return schema.DecodeOrganisation(f)
}

// furnish reads the files that settings name, and tries the letterhead.
func furnish(org *apdocs.Organisation, folder string) (warning string, err error) {
	if org.Logo != "" {
		if org.LogoImage, err = readLogo(folder, org.Logo); err != nil {
			return "", fmt.Errorf("logo %s: %w", org.Logo, err)
		}
	}
	if name := org.Calendar.BankHolidaysFile; name != "" {
		days, err := readHolidays(folder, name)
		if err != nil {
			return "", fmt.Errorf("bank holidays file %s: %w", name, err)
		}
		org.Calendar.BankHolidays = append(org.Calendar.BankHolidays, days...)
	}
	if name := org.WordingFile; name != "" {
		if org.Wordings, err = readWordings(folder, name); err != nil {
			return "", fmt.Errorf("wording file %s: %w", name, err)
		}
	}
	_, warning, err = render.NewLetterhead(org)
	return warning, err
}

// readWordings reads the words beside the settings.
func readWordings(folder, name string) (apdocs.Wordings, error) {
	if !filepath.IsLocal(name) {
		return nil, errBeside
	}
	data, err := readBounded(filepath.Join(folder, name), apdocs.MaxWording)
	if err != nil {
		return nil, err
	}
	return apdocs.ReadWordings(bytes.NewReader(data))
}

// readHolidays reads a list of bank holidays beside the settings.
func readHolidays(folder, name string) ([]apdocs.Date, error) {
	if !filepath.IsLocal(name) {
		return nil, errBeside
	}
	data, err := readBounded(filepath.Join(folder, name), mostHolidays)
	if err != nil {
		return nil, err
	}
	return apdocs.ReadHolidays(bytes.NewReader(data))
}

var errBeside = errors.New("must lie beside the settings; name the file only")

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

// readLogo reads a picture beside the settings and makes sure that all of it is
// one, so that a broken picture is found here and not in a printed document.
func readLogo(folder, name string) ([]byte, error) {
	if !filepath.IsLocal(name) {
		return nil, errBeside
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
