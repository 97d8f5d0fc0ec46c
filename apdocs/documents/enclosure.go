package documents

import "github.com/apdocs/forms/apdocs"

// An Enclosure is something sent with a letter.
type Enclosure struct {
	Title string `json:"title,omitzero"` // as named in the letter
}

// enclosed returns the section that asks what is sent with a letter. examples is a
// suggestion; nothing is enclosed by default.
func enclosed(list *[]Enclosure, examples string) *apdocs.Section {
	return apdocs.Part("What goes with this letter",
		apdocs.Together(
			apdocs.Para("For example: "+examples+". Leave this empty if nothing is enclosed."),
			apdocs.Rows("Enclosures", list, 3, func(
				e *Enclosure) []*apdocs.Field {
				return []*apdocs.Field{apdocs.Ask("Enclosure", &e.Title)}
			}),
		),
	)
}

// enclosures returns the list of enclosures in the letter.
func enclosures(list *[]Enclosure) *apdocs.List { return apdocs.ListRows(list, "{title}") }

// enclosureRule returns R63: what a letter lists as enclosed must be put in the envelope,
// which only a person can do.
func enclosureRule[T any](of func(*T) *[]Enclosure) apdocs.Rule {
	return apdocs.NewRule("R63", apdocs.Information, "good practice for letters",
		"Each enclosure that the letter names is sent with every copy of it.",
		func(n *T, c *apdocs.Case) {
			list := *of(n)
			for i := range list {
				if apdocs.IsBlank(list[i].Title) {
					c.ReportAs(apdocs.Error, &list[i].Title, "is empty; name what is enclosed, or take the row out")
				} else {
					c.Report(&list[i].Title, "is named in the letter as enclosed; send it with each letter")
				}
			}
		})
}
