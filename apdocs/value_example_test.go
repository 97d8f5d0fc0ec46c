package apdocs_test

import (
	"fmt"
	"time"

	"github.com/apdocs/forms/apdocs"
)

func ExampleMakeDate() {
	_, err := apdocs.MakeDate(2026, time.February, 30)
	fmt.Println(err)
	// Output: there is no day 2026-02-30
}

func ExampleDate_Time() {
	visit := apdocs.NewDate(2026, time.November, 12)
	fmt.Println(visit, visit.Time(time.UTC).Format(time.RFC1123))
	fmt.Println(apdocs.DateOf(visit.Time(time.UTC).Add(36 * time.Hour)))
	// Output:
	// 2026-11-12 Thu, 12 Nov 2026 00:00:00 UTC
	// 2026-11-13
}

func ExampleClock_On() {
	starts := apdocs.NewClock(9, 15)
	fmt.Println(starts, starts.On(apdocs.NewDate(2026, time.November, 12), time.UTC))
	// Output: 09:15 2026-11-12 09:15:00 +0000 UTC
}

func ExampleMoney() {
	boots := apdocs.NewMoney(3450) // pence
	fmt.Println(boots)

	var read apdocs.Money
	fmt.Println(read.UnmarshalText([]byte("12.50")), read)
	fmt.Println(read.UnmarshalText([]byte("1250"))) // pounds or pence?
	// Output:
	// £34.50
	// <nil> £12.50
	// enter a sum in pounds with two figures after the point, such as 12.50
}

func ExampleDate_Scan() {
	var visit apdocs.Date
	fmt.Println(visit.Scan("2026-11-12"), visit)
	fmt.Println(visit.Scan(nil), visit.IsZero()) // NULL
	column, err := visit.Value()
	fmt.Println(column, err)
	// Output:
	// <nil> 2026-11-12
	// <nil> true
	// <nil> <nil>
}
