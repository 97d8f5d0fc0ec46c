// Package verify reports for each signature in a PDF file whether it holds: whether the signature
// is sound, what was changed in the document after it and whether the signature allows that, who
// signed, and what is not proved.
//
// # What a signature covers
//
// A signature covers the signed revision as readers show it: the file up to the end of the
// incremental update that added the signature. Everything after that must be whole incremental
// updates that all readers interpret in the same way (package file, Additions). Each update is
// compared with the revision before it, object by object:
//
//   - An object counts as old if the revision before has it or refers to it, in any generation. If it
//     differs afterwards, that is a change, whatever its type is and whatever refers to it now. An
//     object that is referred to and missing is old as well: what is put there later would be shown.
//   - A change is permitted only by the role that the object had in the revision before. The role
//     follows from all places that referred to it there; an object with a second use has no role.
//   - A new object is permitted only if a permitted change refers to it, and it has one role.
//   - Object streams and cross-reference streams are ignored only if the revision before does not
//     refer to their numbers.
//   - What is not explained is not permitted.
//
// The types difference and step collect what differs (step.go). Each of the other files then
// removes from this list what one role allows: catalog.go the catalogue, the form and the trailer,
// fields.go fields and widgets, pages.go the lists of annotations, validation.go the security
// store, description.go the XMP packet, resources.go the fonts of the form. What is left is
// described in words and is not permitted.
//
// # What is permitted
//
// Every certification (DocMDP), even one that allows no changes, permits validation data (DSS), a
// document time-stamp in a new field that shows nothing, and the name of a saving program in Info
// and XMP. Unless no changes are allowed, empty fields may be filled and signed if no FieldMDP
// locks them, a signature field that shows nothing may be added and signed, and resources for
// drawing answers may be added to the form if no answer of the signed revision can be drawn with
// them. An answer that was given may never be changed, and nothing visible may be added.
//
// # The states of a signature
//
// A signature is in one of four states ([Verdict.State]). It holds. It does not hold: it or what it
// covers was changed, or its certificate was revoked. It cannot be checked: it uses something that
// this package does not know, and may be sound. Or it is too weak: it verifies but uses MD5 or
// SHA-1. Somebody can prepare two documents with the same digest, have one of them signed and move
// the signature to the other, so such a signature does not prove which document was signed.
//
// Short keys (RSA below 2048 bits, curves below 256) and certificates that their issuers signed
// with MD5 or SHA-1 are no evidence against the document. Such a signature holds, is reported as
// weak, and is never trusted. A certificate in Options.Roots, or one that is self-signed, is
// trusted as it is or not at all: the signature on it does not count.
//
// The package imports neither the layout engine nor fonts.
package verify
