package verify

import (
	"reflect"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// validation compares the document security store (DSS, ISO 32000-2, 12.8.4.3): certificates, OCSP
// responses and revocation lists for checking signatures in later years. New streams may be added;
// nothing may be removed, and no old object may be changed because the store refers to it.
func (d *difference) validation(was, is file.Object, at file.Use) {
	if was == nil && is == nil {
		return
	}
	touched := len(d.reached)
	e, ok := d.entry(was, is, at, asValidation)
	a, b := dictOf(e.was), dictOf(e.is)
	if !ok || b == nil || !onlyKeys(b, "Type", "VRI", "Certs", "OCSPs", "CRLs") || !plain(b["Type"]) {
		d.forbidden(validationChanged)
		return
	}
	store := d.stored(a)
	for _, key := range []string{"Certs", "OCSPs", "CRLs"} {
		ok = d.grown(a[key], b[key], within(e.at, key), store) && ok
	}
	ok = d.related(a["VRI"], b["VRI"], within(e.at, "VRI"), store) && ok
	switch {
	case !ok:
		d.forbidden(validationChanged)
	case len(d.reached) > touched || !reflect.DeepEqual(a, b):
		d.harmless("certificates and revocation data for checking signatures were added")
	}
}

// stored returns the streams in the lists of a security store.
func (d *difference) stored(dss file.Dict) map[file.Reference]bool {
	all := map[file.Reference]bool{}
	for _, key := range []string{"Certs", "OCSPs", "CRLs"} {
		for _, o := range d.old.pdf.Array(dss[key]) {
			if r, ok := o.(file.Reference); ok {
				all[r] = true
			}
		}
	}
	return all
}

// grown compares two lists of a security store: the second must have everything in the first,
// followed by new streams of plain data.
func (d *difference) grown(was, is file.Object, at file.Use, store map[file.Reference]bool) bool {
	e, ok := d.entry(was, is, at, asValidation)
	a, b := arrayOf(e.was), arrayOf(e.is)
	if !ok || was != nil && is == nil || is != nil && b == nil {
		return false
	}
	has := map[file.Reference]bool{}
	for _, o := range b {
		if r, ok := o.(file.Reference); ok {
			has[r] = true
		}
	}
	for _, o := range a {
		if r, ok := o.(file.Reference); !ok || !has[r] {
			return false
		}
	}
	return d.listed(b, store)
}

// listed reports whether a list has only streams that the security store already has, and new ones.
func (d *difference) listed(list file.Array, store map[file.Reference]bool) bool {
	for _, o := range list {
		r, ok := o.(file.Reference)
		if !ok || !store[r] && !d.blob(r) {
			return false
		}
	}
	return true
}

// blob reports whether a reference is to a new stream of plain data.
func (d *difference) blob(r file.Reference) bool {
	if !d.reach(r.Num, asValidation) {
		return false
	}
	s, ok := d.new.pdf.Own(r).(*file.Stream)
	return ok && onlyKeys(s.Dict, "Length", "Filter", "DecodeParms", "Type") && plain(s.Dict)
}

// related compares the validation data by signature (VRI), which repeat what the store's own lists
// have: those of a signature may be listed again.
func (d *difference) related(was, is file.Object, at file.Use, store map[file.Reference]bool) bool {
	e, ok := d.entry(was, is, at, asValidation)
	a, b := dictOf(e.was), dictOf(e.is)
	if !ok || was != nil && is == nil || is != nil && b == nil {
		return false
	}
	for name := range a {
		if b[name] == nil {
			return false
		}
	}
	for name := range b {
		if name == "Type" && plain(b[name]) {
			continue
		}
		one, ok := d.entry(a[name], b[name], within(e.at, name), asValidation)
		if !ok || !reflect.DeepEqual(one.was, one.is) && !d.relation(dictOf(one.was), dictOf(one.is), one.at, store) {
			return false
		}
	}
	return true
}

// relation reports whether the validation data of one signature are lists of streams in the store.
func (d *difference) relation(was, is file.Dict, at file.Use, store map[file.Reference]bool) bool {
	if is == nil || !onlyKeys(is, "Type", "Cert", "OCSP", "CRL", "TU", "TS") || !plain(is["Type"]) || !plain(is["TU"]) {
		return false
	}
	for _, key := range []string{"Cert", "OCSP", "CRL"} {
		e, ok := d.entry(was[key], is[key], within(at, key), asValidation)
		if list := arrayOf(e.is); !ok || is[key] != nil && list == nil || !d.listed(list, store) {
			return false
		}
	}
	stamp, ok := is["TS"].(file.Reference)
	return is["TS"] == nil || ok && (was["TS"] == stamp || d.blob(stamp))
}
