// Package peers compares the speed of our writers with other Go libraries, in one run on one
// machine. Each makes the same completed evaluation with the same words, fonts and picture, as a
// form with tables on three or four pages.
//
//	go test -bench . -benchtime 1s
//	go test -run Write -out DIR     the documents, to look at and to judge
//
// Each library is used as its own guide shows, with a new document each time. fpdf and gopdf draw
// through one small interface, so that they draw the same lines, boxes and words at the same
// places. gopdf keeps its parsed fonts between documents, because it can; fpdf cannot. maroto and
// godocx lay out their own tables.
//
// The other libraries do less. None of them writes the structure with which a screen reader tells a
// question from its answer, nor PDF/A, PDF/UA, bookmarks or signature fields, and none says in
// words which box is ticked. Our times are for documents that have all of these.
//
// It is a module of its own, so that users of the library do not download the other libraries.
package peers
