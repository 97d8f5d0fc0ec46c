package main

import (
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// leftFromSample warns about settings left over from a sample: the names and streets of
// the samples in testdata, example domains (RFC 2606), and telephone numbers that Ofcom
// reserves for drama.
func leftFromSample(org *apdocs.Organisation) (warnings []string) {
	for _, setting := range []struct {
		key, label, value string
		left              func(string) bool
	}{
		{"name", "Name", org.Name, sampleName},
		{"address", "Address", string(org.Address), sampleName},
		{"phone", "Phone", org.Phone, samplePhone},
		{"email", "Email", org.Email, sampleDomain},
		{"website", "Website", org.Website, sampleDomain},
		{"dataContact", "Data contact", org.DataContact, sampleDomain},
	} {
		if setting.left(strings.ToLower(setting.value)) {
			warnings = append(warnings, apdocs.Whereabouts(setting.key, setting.label)+
				": is left from a sample; write your own, or leave it empty")
		}
	}
	return warnings
}

func sampleName(value string) bool {
	for _, words := range []string{"sample school", "sample council", "sampletown", "example road"} {
		if strings.Contains(value, words) {
			return true
		}
	}
	return false
}

func sampleDomain(value string) bool {
	for word := range strings.FieldsFuncSeq(value, func(r rune) bool { return strings.ContainsRune(" ,;:/@<>()", r) }) {
		word = strings.TrimSuffix(word, ".")
		if strings.HasSuffix(word, ".example") || word == "example.com" || word == "example.org" ||
			strings.HasSuffix(word, ".example.com") || strings.HasSuffix(word, ".example.org") {
			return true
		}
	}
	return false
}

func samplePhone(value string) bool {
	figures := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, value)
	if rest, ok := strings.CutPrefix(figures, "44"); ok {
		figures = "0" + strings.TrimPrefix(rest, "0")
	}
	for _, kept := range []string{"01632960", "07700900", "02079460"} {
		if strings.HasPrefix(figures, kept) {
			return true
		}
	}
	return false
}
