// Package verify says of each signature in a PDF file whether it holds: whether
// the signature is sound, what was changed in the document after it and whether it
// allows that, who signed, and what is not proved.
//
// # What a signature covers
//
// A signature covers the signed revision as a reader would see it: the file up to
// the end of the incremental update with which the signature was added. What
// follows must be whole incremental updates that can be read in one way only
// (package file, Additions). Each is compared with the revision before it, object
// by object, by one rule:
//
//   - An object that the revision before has or refers to, in any generation, and
//     that differs afterwards is a change, whatever it calls itself and whatever
//     points to it now. An object that is referred to and missing is old as well:
//     what is put there later would be shown.
//   - A change is permitted only by the role that the object had in the revision
//     before. The role is known from every place that referred to it there; an
//     object with a second use has no role.
//   - A new object is permitted only where a permitted change reaches it, and it
//     has one role.
//   - Object streams and cross-reference streams are passed over only if no number
//     of the revision before names them.
//   - What is not explained is not permitted.
//
// So the types difference and step collect what differs (step.go), and each of the
// files beside it takes off the list what one role allows: catalog.go the
// catalogue, the form and the trailer, fields.go fields and widgets, pages.go the
// lists of annotations, validation.go the security store, description.go the XMP
// packet, resources.go the fonts of the form. What is left in the end is named,
// for people, and not permitted.
//
// # What is permitted
//
// By every certification (DocMDP), also by one that allows no changes: validation
// data (DSS), a time-stamp of the document in a new field that shows nothing, and a
// saving program's note of itself in Info and XMP. Unless no changes are allowed:
// empty fields may be filled and signed where no FieldMDP locks them, a signature
// field that shows nothing may be added and signed, and resources for drawing
// answers may be added to the form if no answer of the signed revision can be drawn
// with them. An answer that was given may never be changed, and nothing that shows
// may be added.
//
// # What is said of a signature
//
// A signature is in one of four states ([Verdict.State]). It holds; it does not hold,
// because it or what it covers was changed, or its certificate was revoked; it cannot be
// checked, because it is made in a way that this package does not know and may be sound;
// or it is too weak. The last is a signature that verifies but is made with MD5 or SHA-1:
// somebody can prepare two documents that have the same digest, have one of them signed
// and put the signature on the other, so it does not prove which document was signed.
//
// Short keys (RSA below 2048 bits, curves below 256) and certificates that their issuers
// signed with MD5 or SHA-1 say nothing against the document. Such a signature holds, is
// named as weak, and is never trusted. A certificate that is itself in Options.Roots, or
// is signed with its own key, is trusted as it is or not at all: its own signature does
// not count.
//
// The package needs neither the layout engine nor fonts.
package verify
