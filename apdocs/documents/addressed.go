package documents

import (
	"fmt"

	"github.com/apdocs/forms/apdocs"
)

// parentsOrPupil returns the addressees of a letter to parents: each of them or, from the
// 18th birthday on, the pupil.
//
// Source: SI 2010/1156, regulation 2: the relevant person (R47).
func parentsOrPupil(parents []apdocs.Parent, pupil *apdocs.Pupil, date apdocs.Date) (to []apdocs.Addressee) {
	if adult(pupil, date) {
		return []apdocs.Addressee{{Name: pupil.Name, Address: pupil.Address, Pupil: true}}
	}
	return toParents(parents)
}

// toParents returns the addressees of a letter that always goes to parents.
func toParents(parents []apdocs.Parent) (to []apdocs.Addressee) {
	for i, p := range parents {
		to = append(to, apdocs.Addressee{Name: p.Name, Address: p.Address, Withheld: p.AddressWithheld == apdocs.Yes, Row: i,
			Language: p.Language, LanguagePath: fmt.Sprintf("parents.%d.language", i),
			LanguageName: apdocs.RowName("parents", i) + ", " + letterLanguage})
	}
	return to
}

// adult reports whether the pupil is known to be 18 or over on the day.
func adult(p *apdocs.Pupil, on apdocs.Date) bool {
	if p.BirthDate.IsZero() || on.IsZero() {
		return false
	}
	return apdocs.AgeOn(p.BirthDate, on) >= majority
}
