package file

import (
	"fmt"
	"sync"

	"github.com/apdocs/forms/render/pdf/internal/pack"
)

// objectCode is the Huffman code with which a Writer compresses object streams. It is made from
// samples of the most frequent objects of a document: structure elements and their object stream
// headers.
var objectCode = sync.OnceValue(func() *pack.Code {
	var head, text []byte
	for i := 30; i < 330; i += 3 {
		head = fmt.Appendf(head, "%d %d %d %d %d %d ", i, 37*i, i+1, 37*i+36, i+2, 37*i+95)
		text = fmt.Appendf(text, "<</S/TR/P %d 0 R/K[%d 0 R %d 0 R]>>\n"+
			"<</S/TH/A<</O/Table/Scope/Row>>/P %d 0 R/Pg 17 0 R/K %d>>\n"+
			"<</S/TD/P %d 0 R/Pg 17 0 R/K %d>>\n",
			i-i%11, i+1, i+2, i, i/3, i, i/3+1)
	}
	text = append(text, "<</Type/Outlines/First 386 0 R/Last 391 0 R/Count 6>>\n"+
		"<</Title(Outcome)/Parent 385 0 R/Prev 386 0 R/Next 388 0 R/Dest[18 0 R/XYZ null 722 null]>>"...)
	return pack.Learn(append(head, text...))
})
