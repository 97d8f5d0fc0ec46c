package sheet_test

import (
	"bytes"
	"fmt"

	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/schema"
	"github.com/apdocs/forms/schema/sheet"
)

// A list of a school's system is read as records of a form, and each row checked as a record.
func Example() {
	list := "Surname,Forename,DOB,Provider\nExample,Alex,14/05/2011,Example Farm Learning\nSample,Sam,31/02/2012,#N/A\n"
	book, err := sheet.Read([]byte(list))
	if err != nil {
		fmt.Println(err)
		return
	}
	tables, err := book.Match(&sheet.Options{Forms: documents.All(), Form: "progress-visit"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, table := range tables {
		fmt.Println(table)
		for row := range table.All() {
			record, _, err := schema.DecodeAndCheck(bytes.NewReader(row.Text), &schema.Options{Forms: documents.All(),
				Draft: true})
			fmt.Println(row.Number, record.(*documents.ProgressVisit).Provider.Name, err)
			for _, p := range row.Problems {
				fmt.Println(p)
			}
		}
	}
	// Output:
	// progress-visit, 2 rows: Forename + Surname → “Name of Student”, DOB → “Date of birth”, Provider → “Name of AP”
	// 2 Example Farm Learning <nil>
	// 3  <nil>
	// cell C3, pupil.birthDate, “Date of birth”: there is no such day: February has 29 days in that year
	// cell D3, provider.name, “Name of AP”: holds the error #N/A; mend the formula, or clear the cell
}
