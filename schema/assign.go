package schema

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
	"sync"
)

// assign sets a Go value to what a tree of JSON values says, as encoding/json would from its text.
// It returns false where it is not certain to do the same, such as for a type with an encoding of
// its own that is not a number or a text; the value is then in part set.
func assign(to reflect.Value, tree any) bool {
	switch v := to.Addr().Interface().(type) {
	case json.Unmarshaler:
		n, ok := tree.(json.Number)
		return ok && v.UnmarshalJSON([]byte(n)) == nil
	case encoding.TextUnmarshaler:
		s, ok := tree.(string)
		return ok && v.UnmarshalText([]byte(s)) == nil
	}
	switch v := tree.(type) {
	case string:
		if to.Kind() != reflect.String {
			return false
		}
		to.SetString(v)
		return true
	case json.Number:
		return assignNumber(to, string(v))
	case map[string]any:
		return to.Kind() == reflect.Struct && assignStruct(to, v)
	case []any:
		if to.Kind() != reflect.Slice || to.Type().Elem().Kind() == reflect.Uint8 {
			return false
		}
		rows := reflect.MakeSlice(to.Type(), len(v), len(v))
		for i, row := range v {
			if !assign(rows.Index(i), row) {
				return false
			}
		}
		to.Set(rows)
		return true
	}
	return false
}

func assignNumber(to reflect.Value, text string) bool {
	switch {
	case to.CanInt():
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || to.OverflowInt(n) {
			return false
		}
		to.SetInt(n)
	case to.CanUint():
		n, err := strconv.ParseUint(text, 10, 64)
		if err != nil || to.OverflowUint(n) {
			return false
		}
		to.SetUint(n)
	default:
		return false
	}
	return true
}

// memberIndexes caches where the members of struct types are, by their JSON names.
var memberIndexes sync.Map // reflect.Type -> map[string][]int

func assignStruct(to reflect.Value, members map[string]any) bool {
	known, ok := memberIndexes.Load(to.Type())
	if !ok {
		indexes := map[string][]int{}
		for _, m := range membersOf(to.Type()) {
			indexes[m.name] = m.index
		}
		known, _ = memberIndexes.LoadOrStore(to.Type(), indexes)
	}
	indexes := known.(map[string][]int)
	for name, member := range members {
		index, ok := indexes[name]
		if !ok {
			return false
		}
		part, err := to.FieldByIndexErr(index) // fails in an embedded pointer, which is nil
		if err != nil || !assign(part, member) {
			return false
		}
	}
	return true
}
