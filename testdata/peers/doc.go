// Package peers measures our writers beside other Go libraries, in one run on
// one machine: each makes the same completed evaluation, with the same words,
// faces and picture, as a table form of three or four pages.
//
//	go test -bench . -benchtime 1s
//	go test -run Write -out DIR     the documents, to look at and to judge
//
// The libraries are used as their own guides do, a new document each time.
// fpdf and gopdf draw through one small interface, so that they draw the very
// same lines, boxes and words at the same places; gopdf keeps its parsed faces
// from document to document, for which it has a way, and fpdf has none. maroto
// and godocx lay out their own tables.
//
// They do less: none of them writes the structure by which a screen reader
// tells a question from its answer, nor PDF/A or PDF/UA, bookmarks or signature
// fields, and none of them says in words which box is ticked. The time that ours
// takes is for documents that have all of these.
//
// It is a module of its own, so that nobody who uses the library downloads its
// peers.
package peers
