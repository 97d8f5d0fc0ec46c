package documents

import "github.com/apdocs/forms/apdocs"

// An Enclosure is something that is sent with a letter.
type Enclosure struct {
	Title string `json:"title,omitzero"` // as the letter names it
}

// enclosed asks what is sent with a letter. Nothing is named unless somebody
// names it; examples are suggestions.
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

// enclosures is the same as the letter lists it.
func enclosures(list *[]Enclosure) *apdocs.List { return apdocs.ListRows(list, "{title}") }

// enclosureRule is R63: what a letter says is enclosed must be put in with it,
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
