package file

import (
	"bytes"
	"fmt"
	"testing"
)

// A file that is passed on in pieces has all its objects, including those written long
// after their numbers were allocated, and needs little memory for each.
func TestFlush(t *testing.T) {
	static := NewStatic()
	static.Raw(static.Alloc(), "", []byte("common"))
	static.Close()
	var w Writer
	for range 2 { // a writer can be reused
		var out bytes.Buffer
		var objects, streams, waiting []int
		w.Begin(static, nil)
		write := func(num int) {
			objects = append(objects, num)
			w.Object(num)
			w.B = fmt.Appendf(w.B, "(%d)", num)
		}
		root := w.Alloc()
		for range 300 {
			stream := w.Alloc()
			waiting = append(waiting, w.Alloc())
			for range 100 {
				write(w.Alloc())
			}
			w.Stream(stream, "", fmt.Append(nil, stream))
			streams = append(streams, stream)
			if len(waiting) > 7 {
				for _, num := range waiting {
					write(num)
				}
				waiting = nil
			}
			if err := w.Flush(&out); err != nil {
				t.Fatal(err)
			}
		}
		for _, num := range waiting {
			write(num)
		}
		w.Object(root)
		w.B = append(w.B, "<</Type/Catalog>>"...)
		if n := len(w.stretches) + len(w.late); n > 6*300 {
			t.Errorf("%d stretches are kept of %d objects", n, w.from)
		}
		out.Write(w.End(root, 0, [16]byte{}))
		d, err := Read(out.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		for _, num := range objects {
			if got := d.Text(Reference{Num: num}); got != fmt.Sprint(num) {
				t.Fatalf("object %d is %q", num, got)
			}
		}
		for _, num := range streams {
			if got, err := d.Decode(d.Stream(Reference{Num: num})); err != nil || string(got) != fmt.Sprint(num) {
				t.Fatalf("stream %d is %q, error %v", num, got, err)
			}
		}
	}
}

// An object number that is allocated and never written is a programming error, however
// long ago it was allocated.
func TestFlushUnwritten(t *testing.T) {
	static := NewStatic()
	static.Close()
	var w Writer
	w.Begin(static, nil)
	w.Alloc()
	if err := w.Flush(new(bytes.Buffer)); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if recover() == nil {
			t.Error("an object is missing and nobody said so")
		}
	}()
	w.End(0, 0, [16]byte{})
}
