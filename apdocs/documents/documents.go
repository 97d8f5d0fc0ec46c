// Package documents contains the documents with which English schools, trusts and local
// authorities agree, check, visit, review and evaluate alternative provision. Each is in a
// file of its own, with its rules. They use only what package apdocs exports, like the
// forms of any other module.
//
// README.md in this folder says how to add one.
package documents

import "github.com/apdocs/forms/apdocs"

// What is generated from the forms: published schemas, structures of documents,
// numbers of pages, what is carried from one form to the next, and what the scripts expect of
// the command line.
//
//go:generate go test . -run ^TestCarriedAnswers$ -update
//go:generate go test ../../schema -run ^TestPublished$ -update
//go:generate go test ../../render/pdf -run ^(TestDocuments|TestPageTable)$ -update
//go:generate go test ../../cmd/apdocs -run ^TestScripts$ -update

// All returns a blank record of every form, in the order of the stages of a placement.
func All() []apdocs.Form {
	var all []apdocs.Form
	for _, stage := range Stages() {
		all = append(all, stage.Forms...)
	}
	return all
}

// New returns a blank record of the form with the given name, such as "progress-visit". If
// there is none, the error suggests similar names.
func New(name string) (apdocs.Form, error) { return apdocs.Named(name, All()) }
