package arrange_test

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/render/internal/arrange"
)

// "_" stands for a no-break space.
func TestBind(t *testing.T) {
	for _, want := range []string{
		"", "12", "No numbers here.",
		"From 12_November_2026 to 1_May.", "In May 2 came.", "(7_September_2026)", "May_2027",
		"It costs £1,200_a_week, or £40_per_day.", "£5 is enough", "What a day in 2026",
		"5_sessions, 2.5_days and 30_school days", "18_of_25 answered", "one of 25", "Room 5",
		"Call 01632_960100 or 020_7946_0233.", "Write to ZZ1_1ZZ, or EX9_8ZY.", "Year_11, Level_1, section_29A",
		"A1 3pm", "2026 was good", "3. Not reached", "2,\n5_sessions\n5\nsessions", "3  days", " 5_days ", "5 ",
		"Alex and 3_pupils of 12_November", "Home 01632_960_233\nMobile 07700_900_233",
	} {
		want = strings.ReplaceAll(want, "Room 5", "Room_5")
		text := strings.ReplaceAll(want, "_", " ")
		if got := strings.ReplaceAll(arrange.Bind(text), "\u00a0", "_"); got != want {
			t.Errorf("%q is bound as %q, want %q", text, got, want)
		}
	}
	if got := arrange.Bind("5\u00a0sessions in 3 weeks"); got != "5\u00a0sessions in 3\u00a0weeks" {
		t.Errorf("a text that is bound in part becomes %q", got)
	}
}
