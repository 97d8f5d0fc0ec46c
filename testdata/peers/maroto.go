package peers

import (
	"fmt"
	"io"
	"strings"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/johnfercher/maroto/v2"
	"github.com/johnfercher/maroto/v2/pkg/components/col"
	"github.com/johnfercher/maroto/v2/pkg/components/image"
	"github.com/johnfercher/maroto/v2/pkg/components/text"
	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/consts/align"
	"github.com/johnfercher/maroto/v2/pkg/consts/border"
	"github.com/johnfercher/maroto/v2/pkg/consts/extension"
	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"
	"github.com/johnfercher/maroto/v2/pkg/repository"
)

// Columns of maroto's grid: a statement has nine, each box two.
const marotoGrid, marotoLabel = 19, 9

// lineOf is about the number of letters in a line of an answer.
const lineOf = 65

// marotoSettings are shared by all documents.
func marotoSettings() (*entity.Config, error) {
	faces, err := repository.New().
		AddUTF8FontFromBytes("sans", fontstyle.Normal, liberationsansregular.TTF).
		AddUTF8FontFromBytes("sans", fontstyle.Bold, liberationsansbold.TTF).
		Load()
	if err != nil {
		return nil, err
	}
	return config.NewBuilder().WithCustomFonts(faces).
		WithDefaultFont(&props.Font{Family: "sans", Size: 12}).
		WithLeftMargin(20).WithRightMargin(20).WithTopMargin(16).WithBottomMargin(14).
		WithMaxGridSize(marotoGrid).WithPageNumber().WithCompression(true).Build(), nil
}

// writeMaroto makes the evaluation with maroto, in rows of automatic height.
func writeMaroto(w io.Writer, e *evaluation, settings *entity.Config) error {
	m := maroto.New(settings)
	letterhead := col.New(13)
	for i, line := range e.letterhead {
		letterhead.Add(text.New(line, props.Text{Top: 5.6 * float64(i)}))
	}
	m.AddRow(18, image.NewFromBytesCol(6, e.logo, extension.Png, props.Rect{Percent: 80}), letterhead)
	m.AddAutoRow(text.NewCol(13, e.title, props.Text{Size: 20, Style: fontstyle.Bold}),
		text.NewCol(6, "Reference "+e.reference, marotoBold))
	for _, a := range e.head {
		marotoAnswer(m, a)
	}
	for i, p := range e.parts {
		m.AddAutoRow(text.NewCol(marotoGrid, fmt.Sprintf("%d  %s", i+1, p.heading),
			props.Text{Size: 14, Style: fontstyle.Bold, Top: 5}))
		marotoPart(m, &p)
	}
	m.AddAutoRow(text.NewCol(9, "Section", marotoBold), text.NewCol(5, "Answered", marotoBold),
		text.NewCol(5, "Score", marotoBold))
	for _, row := range e.tally {
		m.AddAutoRow(text.NewCol(9, row[0], marotoPlain), text.NewCol(5, row[1], marotoPlain),
			text.NewCol(5, row[2], marotoPlain))
	}
	for _, a := range e.outcome {
		marotoAnswer(m, a)
	}
	m.AddAutoRow(text.NewCol(marotoGrid, e.closing, marotoPlain))
	document, err := m.Generate()
	if err != nil {
		return err
	}
	_, err = w.Write(document.GetBytes())
	return err
}

var (
	marotoPlain = props.Text{Top: 1.5, Bottom: 1.5}
	marotoBold  = props.Text{Top: 1.5, Bottom: 1.5, Style: fontstyle.Bold}
	marotoRule  = &props.Cell{BorderType: border.Bottom, BorderThickness: 0.2}
	marotoBox   = &props.Cell{BorderType: border.Full, BorderThickness: 0.26}
	marotoFull  = &props.Cell{BorderType: border.Full, BorderThickness: 0.26, BackgroundColor: &props.Color{}}
)

func marotoAnswer(m core.Maroto, a answer) {
	answer := col.New(13)
	top := 1.5
	for para := range strings.SplitSeq(a.text, "\n") {
		answer.Add(text.New(para, props.Text{Top: top, Bottom: 1.5}))
		top += 5.6 * float64(1+len(para)/lineOf) // texts of a column do not move each other down
	}
	m.AddAutoRow(text.NewCol(6, a.label, marotoBold), answer).WithStyle(marotoRule)
}

func marotoPart(m core.Maroto, p *part) {
	heads := []core.Col{text.NewCol(marotoLabel, "Statement", marotoBold)}
	for _, s := range scale {
		heads = append(heads, text.NewCol(2, s.text+" "+s.label,
			props.Text{Top: 1.5, Bottom: 1.5, Align: align.Center, Size: 11}))
	}
	m.AddAutoRow(heads...)
	for _, s := range p.statements {
		cols := []core.Col{text.NewCol(marotoLabel, s.text, marotoPlain)}
		for i := range scale {
			style, number := marotoBox, props.Text{Top: 1.5, Align: align.Center}
			if i == s.chosen {
				style, number.Style, number.Color = marotoFull, fontstyle.Bold, &props.WhiteColor
			}
			cols = append(cols, text.NewCol(2, scale[i].label, number).WithStyle(style))
		}
		m.AddAutoRow(cols...)
	}
	for _, a := range p.answers {
		marotoAnswer(m, a)
	}
}
