package canvas

import "testing"

func TestTidy(t *testing.T) {
	for _, c := range []struct{ name, from, want string }{
		{"texts are joined, each as far from the one before as it was",
			"BT /R 12.00 Tf ET\nBT 1.00 9.50 Td (a) Tj ET\nBT /R 12.00 Tf ET\nBT 3.00 -4.00 Td (b) Tj ET\n",
			"BT /R 12 Tf 1 9.5 Td (a)Tj\n2 -13.5 Td (b)Tj\nET\n"},
		{"what is set already is not set again",
			"0.500 G\n1.00 w\n0.00 1.00 m 2.00 1.00 l S\n0.500 G\n1.00 w\n0.00 3.00 4.00 -5.00 re S\n",
			"0.5 G 1 w 0 1 m 2 1 l S\n0 3 4 -5 re S\n"},
		{"what paints nothing is not set", "0.500 G\n2.00 w\n0.250 g\n", ""},
		{"a colour kept between q and Q ends with it, and a font does not",
			"BT /B 12.00 Tf ET\nq 1.000 g BT 0.00 0.00 Td (x) Tj ET Q\nBT 0.00 7.00 Td (y) Tj ET\n",
			"BT 1 g /B 12 Tf 0 0 Td (x)Tj\n0 g 0 7 Td (y)Tj\nET\n"},
		{"black and unbroken lines are put back",
			"[3.00 2.00] 0.00 d\n0.00 0.00 m 9.00 0.00 l S\n0.100 0.200 0.300 rg\n0.00 0.00 1.00 1.00 re f\n",
			"[3 2] 0 d 0 0 m 9 0 l S\n0.1 0.2 0.3 rg 0 0 1 1 re f\n0 g [] 0 d "},
		{"the brackets of a string do not end it", `BT 0.00 0.00 Td (a\)b\\) Tj ET`, "BT 0 0 Td (a\\)b\\\\)Tj\nET\n"},
		{"a picture keeps its place", "q 96 0 0 40.8 0 755.09 cm /Logo Do Q\n", "q 96 0 0 40.8 0 755.09 cm /Logo Do Q\n"},
	} {
		got, err := tidy([]byte(c.from))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %q, %v\nwant %q", c.name, got, err, c.want)
		}
		again, err := tidy(got)
		if err != nil || string(again) != c.want {
			t.Errorf("%s: %q, %v when tidied again", c.name, again, err)
		}
	}
	for _, bad := range []string{"Q", "q", "1 0 m", "1 2 3 Td", "x y Td", "1 2 3 4 5 6 c"} {
		if got, err := tidy([]byte(bad)); err == nil {
			t.Errorf("%q: %q, want an error", bad, got)
		}
	}
}
