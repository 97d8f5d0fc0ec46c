package render

import (
	"math"

	"github.com/apdocs/forms/apdocs"
)

// darken multiplies a colour by 0.95 until it has a contrast of 4.5:1 on white,
// which text needs (WCAG 2.2, success criterion 1.4.3).
func darken(c apdocs.Colour) apdocs.Colour {
	for contrast(c) < 4.5 {
		for i := range c {
			c[i] = uint8(int(c[i]) * 95 / 100)
		}
	}
	return c
}

// contrast returns the contrast of a colour with white, 1 to 21, by the relative luminance of WCAG
// 2.
func contrast(c apdocs.Colour) float64 {
	return 1.05 / (0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2]) + 0.05)
}

func linear(v uint8) float64 {
	s := float64(v) / 255
	if s <= 0.04045 {
		return s / 12.92
	}
	return math.Pow((s+0.055)/1.055, 2.4)
}
