package file

import (
	"slices"
	"strconv"
)

// Append appends a value, other than a stream, in PDF syntax. The entries of a dictionary are
// sorted, so the same value always gives the same bytes.
func Append(b []byte, o Object) []byte {
	switch v := o.(type) {
	case bool:
		return strconv.AppendBool(b, v)
	case int:
		return Int(b, v)
	case float64:
		return strconv.AppendFloat(b, v, 'f', -1, 64)
	case String:
		return append(Hex(append(b, '<'), v...), '>')
	case NameValue:
		return Name(b, string(v))
	case Reference:
		return append(Int(append(Int(b, v.Num), ' '), v.Gen), " R"...)
	case Array:
		b = append(b, '[')
		for i, e := range v {
			if i > 0 {
				b = append(b, ' ')
			}
			b = Append(b, e)
		}
		return append(b, ']')
	case Dict:
		b = append(b, "<<"...)
		for _, key := range v.Keys() {
			b = append(Name(b, key), ' ')
			b = Append(b, v[key])
		}
		return append(b, ">>"...)
	}
	return append(b, "null"...)
}

// Keys returns the keys of the entries, sorted.
func (d Dict) Keys() []string {
	keys := make([]string, 0, len(d))
	for key := range d {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// With returns a copy of the dictionary with one entry set, or removed if o is nil.
func (d Dict) With(key string, o Object) Dict {
	to := make(Dict, len(d)+1)
	for k, v := range d {
		to[k] = v
	}
	if to[key] = o; o == nil {
		delete(to, key)
	}
	return to
}
