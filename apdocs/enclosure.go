package apdocs

// An Enclosure is something that is sent with a letter.
type Enclosure struct {
	Title string `json:"title,omitzero"` // as the letter names it
}

// enclosed asks what is sent with a letter. Nothing is named unless somebody
// names it; examples are suggestions.
func enclosed(list *[]Enclosure, examples string) *Section {
	return Part("What goes with this letter",
		Together(
			Para("For example: "+examples+". Leave this empty if nothing is enclosed."),
			Rows("Enclosures", list, 3, func(e *Enclosure) []*Field { return []*Field{Ask("Enclosure", &e.Title)} }),
		),
	)
}

// enclosures is the same as the letter lists it.
func enclosures(list *[]Enclosure) *List { return ListRows(list, "{title}") }

// enclosureRule is R63: what a letter says is enclosed must be put in with it,
// which only a person can do.
func enclosureRule[T any](of func(*T) *[]Enclosure) Rule {
	return NewRule("R63", Information, "good practice for letters",
		"Each enclosure that the letter names is sent with every copy of it.",
		func(n *T, c *Case) {
			list := *of(n)
			for i := range list {
				if blank(list[i].Title) {
					c.report(Error, &list[i].Title, "is empty; name what is enclosed, or take the row out")
				} else {
					c.Report(&list[i].Title, "is named in the letter as enclosed; send it with each letter")
				}
			}
		})
}
