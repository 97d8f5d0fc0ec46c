// Package noto has the faces of scripts that Liberation and DejaVu cannot set: Noto Sans, regular and bold,
// packed. A sans face was chosen over a serif or a calligraphic one, because its strokes are as even as
// those of Liberation Sans beside it, and its Arabic, made for signs and screens, is clear in small print.
//
// The files were made by the command generate beside it, which says from what. Their licence is the SIL
// Open Font Licence 1.1, OFL.txt.
package noto

import (
	"embed"
	"fmt"
	"io"

	"github.com/klauspost/compress/flate"
)

//go:embed *.deflate
var packed embed.FS

// TTF unpacks the font file of a script and style, such as "Arabic" and "Bold". The faces are part of the
// program, so one that is missing or damaged is a fault of the build, and TTF panics.
func TTF(script, style string) []byte {
	f, err := packed.Open("NotoSans" + script + "-" + style + ".deflate")
	if err != nil {
		panic(err)
	}
	defer f.Close()
	ttf, err := io.ReadAll(flate.NewReader(f))
	if err != nil {
		panic(fmt.Errorf("unpack Noto Sans %s: %w", script, err))
	}
	return ttf
}
