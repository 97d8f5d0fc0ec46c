package compile

import "github.com/apdocs/forms/render/pdf/internal/sheet"

// Short names for what package sheet defines and every file here uses.
type length = sheet.Length

const pt = sheet.Pt

var (
	mm = sheet.MM

	frameWidth        = sheet.FrameWidth
	railWidth, gutter = sheet.RailWidth, sheet.Gutter
	answerX, answerW  = sheet.AnswerX, sheet.AnswerWidth
	thirdX, measure   = sheet.ThirdX, sheet.RunningWidth

	black, white       = sheet.Black, sheet.White
	lineGrey, ruleGrey = sheet.LineGrey, sheet.RuleGrey
	restGrey           = sheet.RestGrey
)
