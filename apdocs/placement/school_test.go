package placement_test

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
)

// A school is what testdata/school/placements.txt says.
type school struct {
	lines   []line
	records []made // in the order of the file
}

// A line is something that a placement needs.
type line struct {
	placement   string
	kind        string
	due         string // a day, "none" or "end"
	done        string // a day, or ""
	visible     apdocs.Date
	from, until apdocs.Date
}

// A made is a record of the school: its answers by path.
type made struct {
	form      string
	answers   map[string]any
	placement string
	day       apdocs.Date // that it is about
}

// A pupil's placement, as its head says.
type head struct {
	reference, pupil, birth, provider, start, end, route, ehcp string
}

// readSchool reads the file.
func readSchool(t *testing.T) *school {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "testdata", "school", "placements.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var s school
	var h *head
	provider := ""
	for scanner := bufio.NewScanner(f); scanner.Scan(); {
		text := strings.TrimSpace(scanner.Text())
		switch name, rest, _ := strings.Cut(text, " "); {
		case text == "" || text[0] == '#':
		case name == "provider":
			provider, h = rest, nil
		case name == "placement":
			p := strings.Split(rest, " | ")
			for i := range p {
				p[i] = strings.TrimPrefix(p[i], "none")
			}
			h = &head{p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7]}
		case h == nil:
			s.about(provider, strings.Fields(text))
		default:
			s.need(h, text)
		}
	}
	return &s
}

// about adds a record about a provider.
func (s *school) about(provider string, words []string) {
	answers := map[string]any{"provider.name": provider}
	form := map[string]string{"check": "quality-checklist", "confirmation": "safeguarding-confirmation"}[words[0]]
	date := map[string]string{"check": "completedOn", "confirmation": "date"}[words[0]]
	answers[date] = words[1]
	for i := 2; i < len(words); i += 2 {
		answers[map[string]string{"insured": "insurance.public.expires", "next": "nextCheck"}[words[i]]] = words[i+1]
	}
	s.records = append(s.records, made{form, answers, "", parse(words[1])})
}

// parse parses a day, or returns the zero Date for "" and other words.
func parse(text string) apdocs.Date {
	d, err := apdocs.ParseDate(text)
	if err != nil {
		return apdocs.Date{}
	}
	return d
}

// need adds a line of a placement, and the record that fulfils it.
func (s *school) need(h *head, text string) {
	if rest, ok := strings.CutPrefix(text, "weekly "); ok {
		s.weekly(h, rest)
		return
	}
	text, extra := strings.CutPrefix(text, "extra ")
	words := strings.Fields(text)
	start := slices.IndexFunc(words, func(w string) bool { return w == "due" || w == "done" })
	kind, unreferenced := strings.CutSuffix(strings.Join(words[:start], " "), "*")
	given := map[string]string{}
	for i := start; i < len(words); i++ {
		switch w := words[i]; w {
		case "never":
		case "post":
			given["post"] = w
		default:
			i++
			given[w] = words[i]
		}
	}
	own := h.reference
	if unreferenced {
		own = ""
	}
	if given["done"] != "" {
		s.records = append(s.records, recordOf(h, kind, own, given))
	}
	if extra {
		return
	}
	done := cmp.Or(given["done"], given["held"], given["with"])
	s.lines = append(s.lines, line{h.reference, kind, given["due"], done, parse(cmp.Or(given["given"], done)),
		parse(given["from"]), parse(given["until"])})
}

// forms says which form shows a kind, and where the day stands in it.
var forms = map[string][2]string{
	"referral": {"pupil-referral", "completedOn"}, "notification": {"placement-notification", "date"},
	"notice": {"off-site-direction-notice", "date"}, "sixth-day notice": {"sixth-day-notice", "date"},
	"agreement": {"commissioning-agreement", "completedOn"}, "plan for intervention": {"intervention-plan", "date"},
	"reintegration plan":   {"reintegration-plan", "agreedOn"},
	"attendance agreement": {"attendance-agreement", "completedOn"},
	"assessment":           {"initial-assessment", "assessedOn"}, "visit": {"progress-visit", "visit.date"},
	"review": {"review-record", "review.date"}, "report": {"provider-report", "completedOn"},
	"outcome letter":  {"review-outcome", "date"},
	"evaluation, mid": {"placement-evaluation", "evaluation.date"},
	"evaluation, end": {"placement-evaluation", "evaluation.date"}, "final report": {"final-report", "completedOn"},
	"pupil’s views":         {"pupil-views", "completedOn"},
	"discussion at the end": {"end-of-placement-record", "meeting.date"},
	"risk assessment":       {"risk-assessment", "completedOn"}, "learning plan": {"learning-plan", "date"},
}

// weekly adds the returns of some weeks, or a log of weekly contacts.
func (s *school) weekly(h *head, text string) {
	words := strings.Fields(text)
	at := slices.Index(words, "to")
	kind, except := strings.Join(words[:at-1], " "), words[at+3]
	var rows []any
	for day := parse(words[at-1]); !day.After(parse(words[at+1])); day = day.AddDays(7) {
		if day.String() == except {
			continue
		}
		if kind == "attendance return" {
			s.records = append(s.records, made{"attendance-return", map[string]any{"provider.name": h.provider,
				"weekBeginning": day.String(), "pupils": []any{map[string]any{"pupil": map[string]any{"name": "Other Sample"}},
					map[string]any{"pupil": map[string]any{"name": h.pupil, "birthDate": h.birth}}}}, "", day})
			continue
		}
		of := map[string]string{"wellbeing contact": "weekly wellbeing contact",
			"contact with provider": "weekly contact with the provider"}[kind]
		rows = append(rows, map[string]any{"date": day.String(), "kind": of})
	}
	if rows != nil {
		s.records = append(s.records, made{"contact-log", map[string]any{"reference": h.reference, "pupil.name": h.pupil,
			"provider.name": h.provider, "contacts": rows}, h.reference, parse(words[at-1])})
	}
}

// recordOf returns the record that shows a kind to have been done.
func recordOf(h *head, kind, reference string, given map[string]string) made {
	form := forms[kind]
	a := map[string]any{form[1]: cmp.Or(given["given"], given["done"]), "reference": reference, "pupil.name": h.pupil,
		"provider.name": h.provider}
	has := func(names ...string) {
		for _, name := range names {
			a[name] = map[string]string{"pupil.birthDate": h.birth, "pupil.ehcp": h.ehcp, "placement.start": h.start,
				"placement.end": h.end, "placement.route": h.route}[name]
		}
	}
	switch form[0] {
	case "commissioning-agreement", "off-site-direction-notice", "pupil-referral", "placement-notification":
		has("pupil.birthDate", "pupil.ehcp", "placement.start", "placement.end", "placement.route")
		if kind == "agreement" {
			for _, party := range []string{"parent", "pupil", "school", "provider"} {
				a["signatures."+party] = map[string]any{"name": "Signed Example", "status": "on paper", "method": "paper",
					"at": given["done"] + "T12:00:00Z"}
			}
		}
	case "sixth-day-notice":
		has("pupil.birthDate", "pupil.ehcp", "placement.start")
	case "placement-evaluation":
		has("pupil.birthDate", "placement.start")
		a["evaluation.stage"] = strings.TrimPrefix(kind, "evaluation, ")
		rate(a)
	case "review-outcome":
		has("pupil.birthDate", "placement.route")
		a["review.date"] = given["from"]
		if given["returns"] != "" {
			a["review.decision"], a["decisionFrom"] = "return to school", given["returns"]
		}
	case "end-of-placement-record", "final-report":
		a["destination.kind"] = "back at the home school"
		has("placement.start")
		if form[0] == "final-report" {
			delete(a, "destination.kind")
		}
	case "progress-visit":
		has("pupil.birthDate")
	}
	if kind == "notice" || kind == "sixth-day notice" || kind == "outcome letter" {
		a["delivery"] = string(apdocs.ByHand)
		if given["post"] != "" {
			a["delivery"] = string(apdocs.ByPost)
		}
	}
	return made{form[0], a, h.reference, parse(a[form[1]].(string))}
}

// rate gives an evaluation all its ratings, so that it has a score.
func rate(a map[string]any) {
	for part, names := range map[string]string{
		"pupil":    "skilledAdults support safe someoneToTalkTo understanding confidence coping",
		"parent":   "understanding included communication environment progress",
		"provider": "objectives attendance engagement academicProgress vocationalProgress emotionalProgress",
		"school":   "rationale coping attendance engagement behaviour communication nextSteps",
	} {
		for name := range strings.FieldsSeq(names) {
			a["ratings."+part+"."+name] = 4
			if part == "pupil" && a["evaluation.stage"] == "end" {
				a["ratings."+part+"."+name] = 5
			}
		}
	}
}

// state is what a line says on a day, or "" if it does not hold then.
func (l *line) state(today apdocs.Date) string {
	if today.Before(l.from) || !l.until.IsZero() && today.After(l.until) {
		return ""
	}
	due, done := parse(l.due), parse(l.done)
	state, day := "due", apdocs.Date{}
	switch there := !done.IsZero() && !l.visible.After(today); {
	case there && !due.IsZero() && done.After(due):
		state, day = "late", done
	case there:
		state, day = "there", done
	case l.due == "none":
		state = "missing"
	case !due.IsZero() && due.Before(today):
		state = "overdue"
	}
	return fmt.Sprintf("%s %s: %s %s %s", l.placement, l.kind, state, due, day)
}
