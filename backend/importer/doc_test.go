package importer

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"shuke/backend/crm"
)

const formatsDoc = "../../docs/import-formats.md"

// TestFormatsDoc holds docs/import-formats.md to the formats; -update writes it.
func TestFormatsDoc(t *testing.T) {
	var b bytes.Buffer
	b.WriteString(docHead)
	for _, f := range Formats {
		describeFormat(&b, f)
	}
	describeTable(&b)
	describeAsides(&b)
	describeMapping(&b)
	if *update {
		writeFile(t, formatsDoc, b.Bytes())
		return
	}
	want, err := os.ReadFile(formatsDoc)
	if err != nil || !bytes.Equal(want, b.Bytes()) {
		t.Errorf("%s is stale (%v): go test ./backend/importer -run TestFormatsDoc -update", formatsDoc, err)
	}
}

const docHead = `<!-- Written by go test ./backend/importer -run TestFormatsDoc -update. Do not edit. -->

# Import formats

What Shuke reads, and how. A file is recognised by its header, never by its name: trimmed column names decide, their order does not.
Text files may be UTF-8 (with or without BOM), GB18030, Big5, Shift-JIS, UTF-16 or Windows-1252, separated by comma, tab, semicolon, bar or runs of blanks, and packed with gzip; workbooks are XLSX.
Web pages and Excel's XML of 2003 that are called .xls are read too; a real .xls, .et, .ods, .numbers or .xlsb is refused with what to do instead, and so are workbooks behind a password.
Of several sheets the one whose header is known best is proposed. What was found out is listed with how sure it is (` + "`findings`" + `), and each of it can be overruled: encoding, delimiter, header row, sheet, format, order of dates.
A second column of the same name is called ` + "`分销员 (2)`" + `, a column without a name ` + "`#5`" + `; a file without a header row has only such names.
vCards (.vcf) are read as a table, a card a row.
A file that changes while it is read, breaks off, or has a row of more than 4 MB or 16 384 cells is not imported at all.
Banners above the header are skipped. Every row below it ends up in a record, among the rejected with its reason, or counted as ignored
(blank rows, rows that describe the columns or add up others). Rows of one order are one order wherever they stand in a file of up to a
million rows whose lines are numbered; a line that stands elsewhere once more, as in two exports put together, is the same line.
A row of column names further down, as in exports put together, is followed: what stands below it is read by it, also in another order; columns that only it has are named and not read.
Where another kind of table begins further down, the file is refused with the number of that row.
A cell that is merged over several rows, in a workbook or on a web page, counts for each of them that holds something, but for amounts and quantities, which are said once for all of them.

## What cells mean

- Ids are text. ` + "`=\"3503…\"`, a leading apostrophe or tab are taken off; `2.03E+18` has lost its digits and is rejected, never guessed; so are long ids that a spreadsheet rounded to zeros, which the whole column shows." + `
- Amounts may carry signs and units (` + "`¥1,234.50`, `0元`, `NT$1,000`, `1.234,50`, `(12.00)`, `12.00-`" + `) and become minor units of the row's currency. Line amounts are worked out exactly and rounded once. Whether the dot of ` + "`90.000`" + ` groups digits is decided by the currency and the whole column. What is rounded (` + "`1.2万`, `1.38E+17`" + `) or grouped in no known way is rejected.
- Times are read in the zone they name (` + "`+08:00`, `GMT+8`, `PST`" + `), or else the mapping's, the format's, the shop's. Serials of spreadsheets, ` + "`下午3:05`, `15时05分`, `21-Feb-2020`" + `, names of weekdays, years of Taiwan (` + "`民國109年`, `109/2/21`" + `), Thailand (` + "`2563`" + `) and Japan (` + "`令和2年`" + `) are read. Whether 03/04/2024 is in March or April is decided by the whole column, and asked when it cannot be.
- Birthdays may be without a year, and of the Chinese calendar: ` + "`农历八月十五`, `1985-08-15(农历)`" + `. Two digits of a year are of the hundred years up to 2068.
- Line breaks inside quoted cells stay; full-width digits and letters of ids, amounts, times and phones count as the usual ones.
- Masked phones, names and addresses (` + "`186****5905`" + `) are shown and identify nobody; neither do numbers lent for one delivery (` + "`18412345678-1234`" + `).
- ` + "`-`, `——`, `##密文`, `0000-00-00`" + ` and empty cells say nothing: what was known before stays.
- Places are read from columns or from the beginning of an address, in simplified or traditional characters, with the divisions of china-division 2.7.0. What could be two places (` + "`朝阳区…`" + ` alone) stays unknown, and the import names what it could be. 香港, 澳门 and 台湾 are shown on the map of China.
- Elsewhere country, state and city stay as the file has them; states of the United States, Canada, Australia, Brazil, Japan, Malaysia, Germany and the best known provinces of Thailand, Vietnam, Indonesia and the Philippines are written one way (` + "`California`, `US-CA` → `CA`" + `), and postcodes tell the state in the first four and Malaysia.
- When nothing says the province, the first seven digits of a Chinese mobile number suggest one. It is shown as a guess, counts as unknown wherever places are counted or exported, never overrides what was said and gives way to it.

## What the sums mean

*Total* is what was asked for, *paid* what the platform reports as received, *refunded* what went back. What stayed is paid − refunded, unless the format says otherwise (Tmall's plain report).
An order counts as paid when it has a payment time, or a sum above zero was paid, or, where the file is silent about both, its status cannot be reached without paying.
A status that says "refunded" without a sum means that all of it went back; the import says how often it inferred that.

`

func describeFormat(b *bytes.Buffer, f *Format) {
	fmt.Fprintf(b, "## %s\n\n`%s` · %s", f.Name, f.ID, f.Kind)
	for _, fact := range []string{f.Platform, f.Currency, f.TimeZone} {
		if fact != "" {
			fmt.Fprintf(b, " · %s", fact)
		}
	}
	fmt.Fprintf(b, "\n\n%s\n\nRecognised by %s.", f.Description, quoted(f.Signature))
	if len(f.Without) > 0 {
		fmt.Fprintf(b, " Without %s.", quoted(f.Without))
	}
	if f.Key != "" {
		fmt.Fprintf(b, " Without all of them, by `%s` and two of %s.", f.Key, quoted(f.Marks))
	}
	b.WriteString("\n\n| Column | Field |\n|---|---|\n")
	for _, h := range sortedHeaders(f) {
		fmt.Fprintf(b, "| %s | %s |\n", h, strings.Join(f.Columns[h], ", "))
	}
	b.WriteString("\n")
}

func quoted(list []string) string { return "`" + strings.Join(list, "`, `") + "`" }

func describeTable(b *bytes.Buffer) {
	fmt.Fprintf(b, "## %s\n\n`%s`\n\n%s\n\n| Field | Column names |\n|---|---|\n", table.Name, table.ID, table.Description)
	for _, id := range slices.Sorted(maps.Keys(synonyms)) {
		fmt.Fprintf(b, "| %s | %s |\n", id, strings.Join(slices.Sorted(slices.Values(synonyms[id])), ", "))
	}
	b.WriteString("\n")
}

func describeAsides(b *bytes.Buffer) {
	b.WriteString("## Tables with nothing to import\n\nKnown by exactly their columns, or by these among others where it says so, and turned away with a sentence that says why.\n\n| Columns | What it is |\n|---|---|\n")
	for _, a := range asides {
		others := ""
		if a.among {
			others = " among others"
		}
		fmt.Fprintf(b, "| %s%s | %s |\n", quoted(a.columns), others, a.what)
	}
	b.WriteString("\n")
}

func describeMapping(b *bytes.Buffer) {
	example, err := os.ReadFile("testdata/olist_reviews.json")
	if err != nil {
		panic(err)
	}
	fmt.Fprintf(b, `## Mapping files

The mapping screen keeps its work as a JSON file, which the terminal takes as %s. %s maps column names to a field or a list of
fields; a %s behind a field makes the column a fallback. %s translates the words of a column, %s fills cells that are empty or
columns that are missing. %s (dmy or mdy), %s, %s and %s say what cells leave out. %s applies the traps of one of the formats above.

A column whose target is %s fills the shop's custom field of that name; %s says its type, and the import makes the field where the shop has none: %s.
A shop's fields are matched by their names, so a list that Shuke exported needs no mapping. Cells that are not of the type are named among the warnings and left out.

%s says of a column what it does to customers the shop knows already. Of several columns that fill one part the most careful counts.

| Policy | What the column does |
|---|---|
| none | a list of customers overwrites what files said, once per customer and file; other files fill blanks; what the owner wrote by hand stands |
| %s | fills blanks only |
| %s | replaces what is known, once per customer and file, also what the owner wrote by hand ([ADR 19](adr/0019-overwrite-replaces-what-the-owner-wrote.md)) |
| %s | counts only for customers the file brings; those the shop has keep what they have |

How the file itself is taken apart is no part of the mapping: it is said beside it, on the page under 换格式 or by %s, %s, %s, %s and %s
in the terminal. %s counts from 1; −1 says that the first row holds data already. What was said of one file is remembered with its mapping (设置, 记住的读法), and
the next file with the same columns is read so, unless it is asked to be read anew.

%s

| Field | Type |%s
|---|---|%s
`, "`--mapping FILE`", "`columns`", "`?`", "`values`", "`defaults`", "`dateOrder`", "`timeZone`", "`currency`", "`country`", "`format`",
		"`field:NAME`", "`fields`", fieldTypes(), "`policies`", quoted([]string{string(crm.PolicyFill)}), quoted([]string{string(crm.PolicyOverwrite)}),
		quoted([]string{string(crm.PolicyKeep)}), "`--as`", "`--encoding`", "`--delimiter`", "`--sheet`", "`--header-row`", "`--header-row`",
		"```json\n"+string(example)+"```", heads(), strings.Repeat("---|", len(kinds)))
	for i := range Fields {
		f := &Fields[i]
		fmt.Fprintf(b, "| %s | %s |", f.ID, f.Type)
		for _, kind := range kinds {
			mark := ""
			if f.For(kind) {
				mark = "✓"
			}
			fmt.Fprintf(b, " %s |", mark)
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(b, "\nStatuses: %s. Events: favourite_shop, favourite_item, cart, scan, sign_in, view, review. Genders: female, male, other, unknown. Consents: yes, no.\n", statusList())
}

func fieldTypes() string {
	list := make([]string, len(crm.FieldTypes))
	for i, t := range crm.FieldTypes {
		list[i] = string(t)
	}
	return quoted(list)
}

func heads() string {
	var b strings.Builder
	for _, kind := range kinds {
		fmt.Fprintf(&b, " %s |", kind)
	}
	return b.String()
}

func statusList() string {
	var list []string
	for s := crm.OrderUnknown; s <= crm.OrderRefunded; s++ {
		list = append(list, s.String())
	}
	return strings.Join(list, ", ")
}

// sortedHeaders are the columns of a format in a fixed order.
func sortedHeaders(f *Format) []string { return slices.Sorted(maps.Keys(f.Columns)) }
