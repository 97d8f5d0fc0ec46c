package pdf

import "github.com/apdocs/forms/render/pdf/internal/sheet"

// Short names for what package sheet defines and this package uses throughout.
type length = sheet.Length

const (
	pt          = sheet.Pt
	sheetHeight = sheet.Height
)

var (
	mm = sheet.MM

	frameLeft, frameWidth = sheet.FrameLeft, sheet.FrameWidth
	railWidth, gutter     = sheet.RailWidth, sheet.Gutter
	answerX, answerW      = sheet.AnswerX, sheet.AnswerWidth
	thirdX, measure       = sheet.ThirdX, sheet.RunningWidth

	black, white       = sheet.Black, sheet.White
	hintGrey, lineGrey = sheet.HintGrey, sheet.LineGrey
	restGrey, ruleGrey = sheet.RestGrey, sheet.RuleGrey
)

func pick[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}
