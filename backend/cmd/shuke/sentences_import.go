package main

var importSentences = map[string]sentence{
	"import.cancelled":               {"已停止，店铺和导入前一样。", "Stopped. The shop is as it was before the import."},
	"import.rejectsUnwritable":       {"被拒绝的行写不到 {path}，这次没有导入。", "The rejected rows cannot be written to {path}; nothing was imported."},
	"import.file.missing":            {"找不到这个文件。", "There is no such file."},
	"import.file.unreadable":         {"读不了这个文件。看看权限，或者它是否被别的程序占着。", "The file cannot be read. Check its permission, or whether another program holds it."},
	"import.file.empty":              {"这个文件是空的。", "The file is empty."},
	"import.file.folder":             {"这是文件夹，请指出里面的文件。", "This is a folder; name a file in it."},
	"import.file.cut":                {"这个文件不完整，像是下载到一半。重新导出或下载一次。", "The file is incomplete, as if its download had stopped. Export or download it again."},
	"import.file.damaged":            {"这个文件坏了，读不下去。重新导出一次。", "The file is damaged. Export it again."},
	"import.file.oldExcel":           {"这是旧的 .xls 格式。用 Excel 或 WPS 另存为 .xlsx 再导入。", "This is the old .xls format. Save it as .xlsx and import that."},
	"import.file.notTable":           {"这不是表格文件。可以导入 CSV 和 XLSX，gzip 压缩的也行。", "This is not a table. CSV and XLSX can be imported, gzipped or not."},
	"import.file.archive":            {"这是压缩包，先解压，再导入里面的表格。", "This is an archive. Unpack it and import the table inside."},
	"import.file.bomb":               {"这个文件解开后大得不正常，没有读它。", "Unpacked, this file would be suspiciously large; it was not read."},
	"import.file.unrecognised":       {"认不出 {file} 的列。用 --mapping 指出各列的意思。", "The columns of {file} are not recognised. Say what they mean with --mapping."},
	"import.options.sheetUnknown":    {"没有叫“{sheet}”的工作表，有 {sheets}。", "There is no sheet “{sheet}”; there are {sheets}."},
	"import.options.formatUnknown":   {"不认识的格式：{format}", "Unknown format: {format}"},
	"import.options.encodingUnknown": {"不认识的编码：{encoding}", "Unknown encoding: {encoding}"},
}

var mappingSentences = map[string]sentence{
	"import.mapping.missing":          {"找不到映射文件：{path}", "There is no such mapping file: {path}"},
	"import.mapping.unreadable":       {"读不懂这个映射文件：{detail}", "The mapping file cannot be understood: {detail}"},
	"import.mapping.columnsNotInFile": {"映射里的列，文件里一个也没有。文件里是：{columns}", "None of the mapping's columns is in the file. It has: {columns}"},
	"import.mapping.kindUnknown":      {"映射的 {path}：没有“{value}”这一类文件。", "{path} of the mapping: there is no kind “{value}”."},
	"import.mapping.formatUnknown":    {"映射的 {path}：没有“{value}”这个格式。", "{path} of the mapping: there is no format “{value}”."},
	"import.mapping.zoneUnknown":      {"映射的 {path}：没有“{value}”这个时区。", "{path} of the mapping: there is no time zone “{value}”."},
	"import.mapping.dateOrderUnknown": {"映射的 {path}：日期顺序只能是 ymd、dmy 或 mdy，不能是“{value}”。", "{path} of the mapping: a date order is ymd, dmy or mdy, not “{value}”."},
	"import.mapping.columnsMissing":   {"映射里没有指出任何一列。", "The mapping names no column."},
	"import.mapping.fieldUnknown":     {"映射的 {path}：没有“{value}”这个字段。", "{path} of the mapping: there is no field “{value}”."},
	"import.mapping.fieldNotForKind":  {"映射的 {path}：这类文件没有“{value}”这个字段。", "{path} of the mapping: files of this kind have no field “{value}”."},
	"import.mapping.valueUnknown":     {"映射的 {path}：不能译成“{value}”。", "{path} of the mapping: cannot translate into “{value}”."},
}

var rejectSentences = map[string]sentence{
	"import.reject.column":              {"原因", "Reason"},
	"import.reject.customerUnnamed":     {"没有昵称、手机或邮箱，不知道是谁", "no nick, phone or e-mail says who it is"},
	"import.reject.nobody":              {"没有昵称、手机或邮箱，不知道是谁", "no nick, phone or e-mail says who it is"},
	"import.reject.productUnnamed":      {"没有商品编码也没有标题", "neither product code nor title"},
	"import.reject.noProduct":           {"没有商品编码也没有标题", "neither product code nor title"},
	"import.reject.orderNumberMissing":  {"没有订单号", "no order number"},
	"import.reject.orderNumberDamaged":  {"订单号被 Excel 改成了科学计数，认不回来", "the order number was turned into a rounded number by Excel"},
	"import.reject.moneyUnreadable":     {"金额读不懂", "an amount cannot be read"},
	"import.reject.quantityUnreadable":  {"数量读不懂", "a quantity cannot be read"},
	"import.reject.timeUnreadable":      {"时间读不懂", "a time cannot be read"},
	"import.reject.eventKindMissing":    {"没有写是收藏、加购还是别的", "does not say what happened"},
	"import.reject.eventKindUnknown":    {"不认识的行为", "what happened is not known"},
	"import.reject.eventNobody":         {"找不到这是谁的", "nobody it could belong to was found"},
	"import.reject.paymentWithoutOrder": {"找不到付款对应的订单", "the order of the payment was not found"},
	"import.reject.tooManyCells":        {"比表头多出几格，可能错位了", "more cells than columns; they may have shifted"},
	"import.reject.lastRowCut":          {"最后一行不完整，文件像是断在这里", "the last row is cut off, as if the file ended too soon"},
}

var warningSentences = map[string]sentence{
	"import.warning.accountDamaged":     {"买家账号被 Excel 改成了数字，没有用它认人", "account ids turned into numbers by Excel; not used to recognise people"},
	"import.warning.birthdayUnreadable": {"生日读不懂，当作没有", "birthdays that cannot be read; left out"},
	"import.warning.consentUnknown":     {"是否同意接收，读不懂，当作没有", "consents that cannot be read; left out"},
	"import.warning.currencyUnknown":    {"币种读不懂，当作店铺的币种", "currencies that are not known; taken as the shop's"},
	"import.warning.emailUnreadable":    {"邮箱不对，当作没有", "e-mail addresses that cannot be right; left out"},
	"import.warning.genderUnknown":      {"性别读不懂，当作不明", "genders that are not known; left out"},
	"import.warning.numberUnreadable":   {"数字读不懂，当作没有", "numbers that cannot be read; left out"},
	"import.warning.orderNumberMade":    {"文件没有订单号，按内容编了号，同一份文件再导入不会重复", "the file has no order numbers; they were made from the rows, the same each time"},
	"import.warning.phoneUnreadable":    {"手机号不对，当作没有", "phone numbers that cannot be right; left out"},
	"import.warning.quoteUnclosed":      {"引号没有合上，按普通文字读", "quotes that are never closed; read as plain text"},
	"import.warning.refundInferred":     {"状态是已退款而没有金额，按全额退款算", "refunded without an amount; taken as a full refund"},
	"import.warning.statusUnknown":      {"不认识的订单状态，当作不明", "order statuses that are not known; left unknown"},
	"import.warning.timeUnreadable":     {"时间读不懂，当作没有", "times that cannot be read; left out"},
}
