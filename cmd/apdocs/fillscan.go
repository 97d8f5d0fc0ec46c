package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// scans are files of signed pages to embed in a document. They are embedded only on
// request, because everybody who gets the document gets them too.
type scans struct{ paths []string }

func (s *scans) declare(flags *pflag.FlagSet) {
	flags.StringArrayVar(&s.paths, "attach-scan", nil,
		"for one record: embed this scan of a signed page in the PDF, a `FILE` whose hash is in the record")
	complete(flags, "attach-scan", "file")
}

// attachments returns the scans as attachments. A signature of the record must contain the
// hash of each.
func (s *scans) attachments(ctx context.Context, m *machine, record apdocs.Form) ([]render.Attachment, error) {
	var all []render.Attachment
	for _, path := range s.paths {
		data, err := readWhole(ctx, m, path, mostPDF)
		if err != nil {
			return nil, err
		}
		field, err := signedOn(record, data)
		if err != nil {
			return nil, err
		}
		kind, extension := scanKind(data)
		switch {
		case field == nil:
			return nil, usageFault("--attach-scan %s: no signature of the record has the hash of this file; record it first "+
				"with apdocs sign --on-paper", path)
		case extension == "":
			return nil, usageFault("--attach-scan %s: a scan is a PDF, PNG or JPEG", path)
		}
		all = append(all, render.Attachment{
			Name: "signature-" + partyOf(field) + extension, Type: kind, Data: data, Relation: render.Supplement,
			Description: "Scan of the page with the signature: " + field.Title(),
		})
	}
	slices.SortFunc(all, func(a, b render.Attachment) int { return cmp.Compare(a.Name, b.Name) })
	return slices.CompactFunc(all, func(a, b render.Attachment) bool { return a.Name == b.Name }), nil
}

// signedOn returns the signature on paper that has the scan's hash, or nil.
func signedOn(record apdocs.Form, data []byte) (*apdocs.Field, error) {
	outline, err := apdocs.Outlined(record)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	for _, f := range outline.Signatures() {
		s := apdocs.SignatureIn(record, f)
		if s.Status == apdocs.OnPaper && strings.EqualFold(s.DocumentHash, hex.EncodeToString(sum[:])) {
			return f, nil
		}
	}
	return nil, nil
}

// scanKind returns the media type of a scan and its file extension, or "" if the file is
// not a scan.
func scanKind(data []byte) (kind, extension string) {
	kind = http.DetectContentType(data)
	return kind, map[string]string{"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}[kind]
}
