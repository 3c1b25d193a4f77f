package crm

// Sheet is a batch of rows as they come from the store when many are read, column by column. It is only lent: whoever gets
// one keeps nothing of it.
type Sheet struct {
	Rows  int
	Kinds []SheetColumn
	Cells [][]int64 // of a text column: where each row's text ends
	Text  []byte    // the texts of the batch, row by row
}

// SheetColumn says what a column holds.
type SheetColumn uint8

// The kinds of column.
const (
	SheetInt SheetColumn = iota
	SheetText
)

// Texts hands out the texts of the rows one after the other, in the order they stand in.
func (s *Sheet) Texts() *SheetTexts { return &SheetTexts{sheet: s} }

// SheetTexts walks the texts of a sheet: ask for the text columns of row 0 from left to right, then for those of row 1.
type SheetTexts struct {
	sheet *Sheet
	at    int64
}

// Next is the text of a cell. It is only lent.
func (t *SheetTexts) Next(column, row int) []byte {
	from := t.at
	t.at = t.sheet.Cells[column][row]
	return t.sheet.Text[from:t.at]
}

// Generation names one state of a shop's contents: every committed write makes another. Stamp tells two states apart that
// have the same number, such as a shop and an older copy of it that went another way.
type Generation struct {
	Number int64
	Stamp  int64
}
