package apdocs

import (
	"cmp"
	"sync"
)

// questionSheets holds the outlines that Questions has made, so that a writer that keeps
// a plan for each outline gets the same one again.
var questionSheets sync.Map // *Outline -> *Outline

// OfficeUse is printed on every page of the questions for a letter, which hold the
// addresses of several people.
const OfficeUse = "Office use, do not send"

// Questions returns the outline of the sheet on which the answers for a letter are
// collected. Its title and its name in the footer say that it is not the letter. For a
// form that is no letter it returns o.
func (o *Outline) Questions() *Outline {
	if o.Letter == nil {
		return o
	}
	if kept, ok := questionSheets.Load(o); ok {
		return kept.(*Outline)
	}
	layout := *o.Layout
	layout.Title = o.Say(questionsTitle, "document", o.Say(cmp.Or(o.Letter.Called, "letter")))
	layout.Short = o.Say(questionsFooter, "form", o.Short)
	out := *o
	out.Layout = &layout
	kept, _ := questionSheets.LoadOrStore(o, &out)
	return kept.(*Outline)
}
