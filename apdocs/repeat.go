package apdocs

import "reflect"

// Len is how many rows the list has in the record; at names the row of the list
// that it is in.
func (r *Repeat) Len(record Form, at At) int {
	v := follow(r.path[:len(r.path)-1], record, at)
	return v.FieldByIndex(r.path[len(r.path)-1].index).Len()
}

// Grow gives the list n rows where it has fewer.
func (r *Repeat) Grow(record Form, at At, n int) {
	v := follow(r.path[:len(r.path)-1], record, at).FieldByIndex(r.path[len(r.path)-1].index)
	if v.Len() < n {
		grown := reflect.MakeSlice(v.Type(), n, n)
		reflect.Copy(grown, v)
		v.Set(grown)
	}
}

// follow is what the path leads to in the record. A row beyond the end of its
// list is a zero row, which is not in the record.
func follow(path []step, record Form, at At) reflect.Value {
	v := reflect.ValueOf(record).Elem()
	row := 0
	for _, s := range path {
		v = v.FieldByIndex(s.index)
		if s.list {
			if at[row] >= v.Len() { // a blank form prints rows that the record has not
				v = reflect.New(v.Type().Elem()).Elem()
			} else {
				v = v.Index(at[row])
			}
			row++
		}
	}
	return v
}
