package peers

import (
	"encoding/base64"
	"html/template"
	"io"
)

// webPage is the evaluation as a web page, for programs that print web pages.
var webPage = template.Must(template.New("").Parse(`<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{{.Title}}</title><style>
@page { size: A4; margin: 20mm; @bottom-left { content: "{{.Title}}   Page " counter(page) } }
body { font: 12pt/16pt "Liberation Sans", Arial, sans-serif } h1 { font-size: 20pt } h2 { font-size: 14pt }
table { width: 100%; border-collapse: collapse } th { text-align: left } td, th { border-bottom: 0.5pt solid; ` +
	`padding: 4pt 0; vertical-align: top }
.label { width: 164pt } .box { text-align: center; width: 52pt } .chosen { background: black; color: white }
tr { break-inside: avoid }
</style></head><body>
<img src="data:image/png;base64,{{.Logo}}" alt="Sample School" width="96">
{{range .Letterhead}}<p>{{.}}</p>{{end}}
<h1>{{.Title}}</h1><p>Reference {{.Reference}}</p>
{{template "answers" .Head}}
{{range .Parts}}<h2>{{.Heading}}</h2><table><thead><tr><th>Statement</th>{{range $.Scale}}<th ` +
	`class="box">{{.}}</th>{{end}}</tr></thead>
{{range .Statements}}<tr><td>{{.Text}}</td>{{range .Boxes}}<td class="box{{if .Chosen}} ` +
	`chosen{{end}}">{{.Label}}</td>{{end}}</tr>{{end}}</table>
{{template "answers" .Answers}}{{end}}
<table><tr><th>Section</th><th>Answered</th><th>Score</th></tr>{{range .Tally}}<tr>{{range ` +
	`.}}<td>{{.}}</td>{{end}}</tr>{{end}}</table>
{{template "answers" .Outcome}}<p>{{.Closing}}</p></body></html>
{{define "answers"}}<table>{{range .}}<tr><th class="label">{{.Label}}</th><td>{{.Text}}</td>` +
	`</tr>{{end}}</table>{{end}}`))

type htmlAnswer struct{ Label, Text string }

type htmlBox struct {
	Label  string
	Chosen bool
}

type htmlStatement struct {
	Text  string
	Boxes []htmlBox
}

type htmlPart struct {
	Heading    string
	Statements []htmlStatement
	Answers    []htmlAnswer
}

// writeHTML writes the evaluation as a web page.
func writeHTML(w io.Writer, e *evaluation) error {
	answers := func(all []answer) (out []htmlAnswer) {
		for _, a := range all {
			out = append(out, htmlAnswer{a.label, a.text})
		}
		return out
	}
	var parts []htmlPart
	for _, p := range e.parts {
		part := htmlPart{Heading: p.heading, Answers: answers(p.answers)}
		for _, s := range p.statements {
			statement := htmlStatement{Text: s.text}
			for i := range scale {
				statement.Boxes = append(statement.Boxes, htmlBox{scale[i].label, i == s.chosen})
			}
			part.Statements = append(part.Statements, statement)
		}
		parts = append(parts, part)
	}
	var words []string
	for i := range scale {
		words = append(words, scale[i].text)
	}
	return webPage.Execute(w, map[string]any{
		"Title": e.title, "Reference": e.reference, "Letterhead": e.letterhead,
		"Logo": base64.StdEncoding.EncodeToString(e.logo),
		"Head": answers(e.head), "Parts": parts, "Scale": words, "Tally": e.tally,
		"Outcome": answers(e.outcome), "Closing": e.closing,
	})
}
