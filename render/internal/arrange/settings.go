package arrange

import (
	"maps"
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// A cleaner returns a text as it is printed.
type cleaner func(string) (string, error)

// Settings returns a copy of the organisation, which may be nil, in which the texts that documents
// of the forms print are as clean returns them. The error is the first [*render.SettingError].
func Settings(
	o *apdocs.Organisation, clean func(string) (string, error), forms ...string,
) (*apdocs.Organisation, error) {
	if o == nil {
		return nil, nil
	}
	cleaned := *o
	wrong := cleanSettings(&cleaned, clean)
	cleaned.Wordings = maps.Clone(o.Wordings)
	for _, form := range forms {
		if own := o.Wordings[form]; len(own) > 0 {
			words, more := cleanWording(own, clean)
			cleaned.Wordings[form], wrong = words, append(wrong, more...)
		}
	}
	if len(wrong) > 0 {
		return nil, wrong[0]
	}
	return &cleaned, nil
}

// WrongSettings returns a [*render.SettingError] for each text of the organisation, of whatever
// form, that clean refuses.
func WrongSettings(o *apdocs.Organisation, clean func(string) (string, error)) (wrong []error) {
	if o == nil {
		return nil
	}
	cleaned := *o
	wrong = cleanSettings(&cleaned, clean)
	for _, form := range slices.Sorted(maps.Keys(o.Wordings)) {
		_, more := cleanWording(o.Wordings[form], clean)
		wrong = append(wrong, more...)
	}
	return wrong
}

// cleanSettings cleans the settings that are printed: the letterhead, the marking, the notice on
// data and the words that forms take from the settings.
func cleanSettings(o *apdocs.Organisation, clean cleaner) (wrong []error) {
	address := string(o.Address)
	for _, s := range []struct {
		name string
		text *string
	}{
		{"name", &o.Name}, {"address", &address}, {"phone", &o.Phone}, {"email", &o.Email}, {"website", &o.Website},
		{"broker", &o.Broker}, {"brokerMentor", &o.BrokerMentor}, {"attendanceSystem", &o.AttendanceSystem},
		{"privacy", &o.Privacy}, {"dataContact", &o.DataContact}, {"marking", &o.Marking}, {"retention", &o.Retention},
	} {
		text, err := clean(*s.text)
		if err != nil {
			wrong = append(wrong, &render.SettingError{Setting: s.name, Err: err})
		}
		*s.text = text
	}
	o.Address = apdocs.Address(address)
	return wrong
}

// cleanWording cleans an organisation's own texts for the letter of a form.
func cleanWording(words map[string]string, clean cleaner) (cleaned map[string]string, wrong []error) {
	cleaned = make(map[string]string, len(words))
	for _, name := range slices.Sorted(maps.Keys(words)) {
		text, err := clean(words[name])
		if err != nil {
			wrong = append(wrong, &render.SettingError{Setting: "wordingFile, " + name, Err: err})
		}
		cleaned[name] = text
	}
	return cleaned, wrong
}
