package importer

import "slices"

// reasonColumns are the columns that a file of refused rows has behind its own: the row it came from and why it was
// refused, in each language. They are read over, so that the file can be mended and imported as it is.
var reasonColumns = []string{
	"原文件行号", "拒收原因",
	"原檔案列號",
	"row in file", "why refused",
}

// rejectNote marks such a column.
const rejectNote = "import.column.rejectReason"

// ReasonColumn tells whether a column of this name is one that a file of refused rows added.
func ReasonColumn(name string) bool { return slices.Contains(reasonColumns, fold(name)) }

// ownHeader is a header without what a file of refused rows added.
func ownHeader(header []string) []string {
	return slices.DeleteFunc(slices.Clone(header), ReasonColumn)
}
