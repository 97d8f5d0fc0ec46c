package docx

// Widths and distances are in twips, a twentieth of a point; 1 mm is about 56.7 twips. Type sizes
// are in half-points and the weights of rules in eighths of a point, as in WordprocessingML.
const (
	sheetWidth = 11906
	margins    = 1134
	frame      = 9638 // between the margins: 170 mm
	rail       = 3288 // labels beside their answers, with the gutter: 58 mm
	answers    = frame - rail
	gutter     = 227 // 4 mm
)

// Colours, each with enough contrast on white for its purpose.
const (
	black = "000000"
	hint  = "4A4A4A"
	line  = "595959" // to write on
	rest  = "6A6A6A" // numerals of ratings not chosen
	rule  = "8C8C8C" // between rows
)

// A face is a size and weight of type with its line height.
type face struct {
	size, lead int
	bold       bool
}

// A look holds the measures that differ between normal print, large print and easy read.
type look struct {
	large bool

	text, title, longTitle, section, minor face
	scale, footer, total, difference, name face

	number    int // width for a section's number
	item      int // width for the number of an answer
	pitch     int // distance of writing lines
	hang      int // from a box to tick to its label
	reference int // left edge of the reference, after its label
	box       int // type size of a box to tick
	boxDown   int // how far it is lowered beside words, in half points
	sign      int // room to sign
	field     int // height of a short field on a blank

	thin, edge, heavy, accent int // rules

	top, bottom, header, footerAt int // margins; where header and footer start
	letterhead                    int // height of the letterhead and of a logo, in points
	runningSpace                  int // points between the running line and its rule
	characters                    int // that fit in a running line
}

var normal = look{
	text: face{24, 320, false}, title: face{40, 480, true}, longTitle: face{32, 400, true},
	section: face{28, 400, true}, minor: face{24, 320, true},
	scale: face{24, 280, false}, footer: face{24, 280, false},
	total: face{64, 720, true}, difference: face{40, 480, true}, name: face{28, 400, true},
	number: 454, item: 454, reference: 1360, pitch: 480, hang: 454, box: 40, boxDown: 6, sign: 960, field: 840,
	thin: 4, edge: 6, heavy: 8, accent: 16,
	top: 1600, bottom: 1000, header: 920, footerAt: 500,
	letterhead: 48, runningSpace: 5, characters: 72,
}

var large = look{
	large: true,
	text:  face{36, 480, false}, title: face{52, 640, true}, longTitle: face{44, 560, true},
	section: face{44, 560, true}, minor: face{36, 480, true},
	scale: face{36, 480, false}, footer: face{36, 440, false},
	total: face{80, 880, true}, difference: face{52, 640, true}, name: face{44, 560, true},
	number: 680, item: 680, reference: 2100, pitch: 720, hang: 680, box: 60, boxDown: 9, sign: 1440, field: 1360,
	thin: 8, edge: 12, heavy: 12, accent: 24,
	top: 1680, bottom: 1160, header: 800, footerAt: 460,
	letterhead: 72, runningSpace: 8, characters: 48,
}

// easy is easy read: the measures of large print, with type of 14 points.
var easy = look{
	large: true,
	text:  face{28, 400, false}, title: face{52, 640, true}, longTitle: face{40, 520, true},
	section: face{36, 480, true}, minor: face{28, 400, true},
	scale: face{28, 400, false}, footer: face{28, 320, false},
	total: face{72, 800, true}, difference: face{44, 560, true}, name: face{36, 480, true},
	number: 560, item: 560, reference: 1700, pitch: 480, hang: 520, box: 44, boxDown: 7, sign: 1120, field: 980,
	thin: 8, edge: 12, heavy: 12, accent: 24,
	top: 1680, bottom: 1000, header: 800, footerAt: 500,
	letterhead: 72, runningSpace: 8, characters: 60,
}
