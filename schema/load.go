package schema

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
	"github.com/apdocs/forms/apdocs/collection"
	"github.com/apdocs/forms/apdocs/raster"
)

// The limits of the files that settings refer to.
const (
	MaxHolidays  = 1 << 20           // bytes of a list of bank holidays
	MaxLogo      = 5 << 20           // bytes of a logo
	MaxFont      = 96 << 20          // bytes of a font
	MaxFonts     = 8                 // font files
	MaxLogoWidth = raster.MostPixels // width and height of a logo in pixels
)

// A SettingsFileError reports a file that settings refer to and that cannot be used.
type SettingsFileError struct {
	Setting string // "logo", "bank holidays file", "wording file", "translation file" or "font file"
	File    string // as the settings name it
	Err     error  // why
}

func (e *SettingsFileError) Error() string { return e.Setting + " " + e.File + ": " + e.Err.Error() }

// Unwrap returns the reason.
func (e *SettingsFileError) Unwrap() error { return e.Err }

// LoadOrganisation reads an organisation's settings from the named file, with the files that
// they refer to, in the same folder or in folders there: the logo, more bank holidays, and the wording of
// letters, translations and fonts. The result is complete: documents can be made and records checked with it. A
// wording file is checked against the letters among the forms, such as documents.All().
// The size of every file is limited.
//
//	school, err := schema.LoadOrganisation(os.DirFS("/etc/apdocs"), "school.json", documents.All()...)
//
// If the settings are wrong, the error is a [Problems]; if a file that they refer to is
// wrong, it is a [*SettingsFileError].
func LoadOrganisation(fsys fs.FS, name string, forms ...apdocs.Form) (*apdocs.Organisation, error) {
	org, _, err := loadOrganisation(fsys, name, false, forms)
	return org, err
}

// LoadTyped is [LoadOrganisation] for settings as people type them, such as 2/9/2026 for a
// date. The problems say how each such value was read; none of them is an error.
func LoadTyped(fsys fs.FS, name string, forms ...apdocs.Form) (*apdocs.Organisation, Problems, error) {
	return loadOrganisation(fsys, name, true, forms)
}

func loadOrganisation(fsys fs.FS, name string, lenient bool, forms []apdocs.Form) (*apdocs.Organisation,
	Problems, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, nil, errors.New("this is a folder; name the settings in it")
	}
	org, notes, err := decodeOrganisation(f, lenient)
	if err != nil {
		return nil, nil, err
	}
	return org, notes, furnish(org, fsys, path.Dir(name), forms)
}

// furnish reads the files in the folder that the settings refer to.
func furnish(org *apdocs.Organisation, fsys fs.FS, folder string, forms []apdocs.Form) error {
	for _, beside := range []struct {
		setting, file string
		most          int64
		use           func([]byte) error
	}{
		{"logo", org.Logo, MaxLogo, func(data []byte) error {
			org.LogoImage = data
			return soundLogo(data)
		}},
		{"bank holidays file", org.Calendar.BankHolidaysFile, MaxHolidays, func(data []byte) error {
			days, err := calendar.ReadHolidays(bytes.NewReader(data))
			org.Calendar.BankHolidays = append(org.Calendar.BankHolidays, days...)
			return err
		}},
		{"wording file", org.WordingFile, apdocs.MaxWording, func(data []byte) (err error) {
			org.Wordings, err = apdocs.ReadWordings(bytes.NewReader(data), forms...)
			return err
		}},
	} {
		if beside.file == "" {
			continue
		}
		data, err := readBeside(fsys, folder, beside.file, beside.most)
		if err == nil && beside.file != org.Logo {
			data, err = unicodeText(data)
			data = bytes.TrimPrefix(data, []byte(byteOrderMark))
		}
		if err == nil {
			err = beside.use(data)
		}
		if err != nil {
			return &SettingsFileError{beside.setting, beside.file, err}
		}
	}
	translations, err := readAll(fsys, folder, "translation file", org.TranslationFiles, 1<<20)
	if err != nil {
		return err
	}
	for _, data := range translations {
		org.Translations = append(org.Translations, bytes.TrimPrefix(data, []byte(byteOrderMark)))
	}
	org.Fonts, err = readFonts(fsys, folder, org.FontFiles)
	return err
}

// readFonts reads the font files, and takes those fonts out of collections that the settings name.
func readFonts(fsys fs.FS, folder string, names []string) (all [][]byte, err error) {
	for _, name := range names {
		file, font := collection.Split(name)
		some, err := readAll(fsys, folder, "font file", []string{file}, MaxFont)
		if err == nil && font != "" && len(some) > 0 {
			if some[0], err = collection.Font(some[0], font); err != nil {
				err = &SettingsFileError{"font file", file, err}
			}
		}
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	return all, nil
}

// readAll reads the files of a setting that names several.
func readAll(fsys fs.FS, folder, setting string, names []string, most int64) (all [][]byte, err error) {
	for _, name := range names {
		if name == "" {
			continue
		}
		data, err := readBeside(fsys, folder, name, most)
		if err != nil {
			return nil, &SettingsFileError{setting, name, err}
		}
		all = append(all, data)
	}
	return all, nil
}

// readBeside reads a file in the folder of the settings, or in a folder there, of at most most
// bytes. A name cannot lead out of that folder; a link in it, which its owner put there, can.
func readBeside(fsys fs.FS, folder, name string, most int64) ([]byte, error) {
	name = strings.ReplaceAll(name, `\`, "/") // as Windows names folders
	in := path.Join(folder, name)
	if !filepath.IsLocal(name) || !fs.ValidPath(in) {
		return nil, errors.New("must lie beside the settings or in a folder there")
	}
	f, err := fsys.Open(in)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > most {
		return nil, fmt.Errorf("is larger than %d MB", most>>20)
	}
	return data, nil
}

// soundLogo decodes a whole picture, so that a broken one is found here and not in a
// printed document.
func soundLogo(data []byte) error {
	_, err := raster.Decode(data)
	return err
}
