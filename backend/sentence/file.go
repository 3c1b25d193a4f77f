package sentence

// importSentences are about files that cannot be read, and how they were asked to be.
var importSentences = catalogue{
	"import.gone": {
		"没有这次导入。",
		"沒有這次匯入。",
		"There is no such import.",
	},
	"import.rejectsGone": {
		"拒收的行原来存在 {path}，现在不在了。",
		"拒收的列原來存在 {path}，現在不在了。",
		"The rejected rows were kept at {path} and are no longer there.",
	},
	"import.cancelled": {
		"已停止，店铺和导入前一样。",
		"已停止，商店和匯入前一樣。",
		"Stopped. The shop is as it was before the import.",
	},
	"import.rejectsUnwritable": {
		"拒收的行写不到 {path}，这次没有导入。",
		"拒收的列寫不到 {path}，這次沒有匯入。",
		"The rejected rows cannot be written to {path}; nothing was imported.",
	},
	"import.file.missing": {
		"找不到这个文件，什么都没有导入。看看它是不是改了名、移走了，或者在拔掉的 U 盘上。",
		"找不到這個檔案，什麼都沒有匯入。看看它是不是改了名、移走了，或者在拔掉的隨身碟上。",
		"The file is not there; nothing was imported. It may have been renamed, moved, or be on a drive that was unplugged.",
	},
	"import.file.unreadable": {
		"读不了这个文件，没有导入。把它复制到桌面，再导入那一份。",
		"讀不了這個檔案，沒有匯入。把它複製到桌面，再匯入那一份。",
		"The file cannot be read; nothing was imported. Copy it to your desktop and import the copy.",
	},
	"import.file.held": {
		"别的程序（多半是 Excel 或 WPS）正占着这个文件，没有导入。在那边关掉它，再导入一次。",
		"別的程式（多半是 Excel 或 WPS）正占著這個檔案，沒有匯入。在那邊關掉它，再匯入一次。",
		"Another program, probably Excel, keeps this file for itself; nothing was imported. Close it there and import it again.",
	},
	"file.unknown": {
		"没有「{path}」这个文件。",
		"沒有「{path}」這個檔案。",
		"There is no file “{path}”.",
	},
	"import.file.gone": {
		"文件所在的 U 盘或网络盘断开了，什么都没有导入。接好再导入一次。",
		"檔案所在的隨身碟或網路磁碟斷開了，什麼都沒有匯入。接好再匯入一次。",
		"The drive or network share the file is on was disconnected; nothing was imported. Connect it and import the file again.",
	},
	"import.file.forbidden": {
		"没有权限读这个文件，没有导入。把它复制到桌面，再导入那一份。",
		"沒有權限讀這個檔案，沒有匯入。把它複製到桌面，再匯入那一份。",
		"You may not read this file; nothing was imported. Copy it to your desktop and import the copy.",
	},
	"import.file.ownersMark": {
		"这是 Excel 或 WPS 打开表格时留的记号，不是表格。选同一文件夹里名字前没有 ~$ 的那份。",
		"這是 Excel 或 WPS 開啟表格時留的記號，不是表格。選同一資料夾裡名字前沒有 ~$ 的那份。",
		"This is only the mark Excel leaves while a workbook is open. Choose the one without ~$ before its name, in the same folder.",
	},
	"import.file.empty": {
		"这个文件是空的。",
		"這個檔案是空的。",
		"The file is empty.",
	},
	"import.file.severalTables": {
		"从第 {row} 行起是另一种表。请把它分成几个文件再导入。",
		"從第 {row} 列起是另一種表。請把它分成幾個檔案再匯入。",
		"Another kind of table begins in row {row}. Split the file and import its parts.",
	},
	"import.file.noRows": {
		"文件里只有表头，没有数据。",
		"檔案裡只有表頭，沒有資料。",
		"The file has a header and no rows.",
	},
	"import.file.folder": {
		"这是文件夹，请指出里面的文件。",
		"這是資料夾，請指出裡面的檔案。",
		"This is a folder; name a file in it.",
	},
	"import.file.cut": {
		"这个文件不完整，像是下载到一半。重新导出或下载一次。",
		"這個檔案不完整，像是下載到一半。重新匯出或下載一次。",
		"The file is incomplete, as if its download had stopped. Export or download it again.",
	},
	"import.file.damaged": {
		"这个文件坏了，读不下去。重新导出一次。",
		"這個檔案壞了，讀不下去。重新匯出一次。",
		"The file is damaged. Export it again.",
	},
	"import.file.oldExcel": {
		"这是旧的 .xls 或 .et 格式。用 Excel 或 WPS 另存为 .xlsx 再导入。",
		"這是舊的 .xls 或 .et 格式。用 Excel 或 WPS 另存為 .xlsx 再匯入。",
		"This is the old .xls or .et format. Save it as .xlsx and import that.",
	},
	"import.file.notTable": {
		"这不是表格文件。可以导入 CSV 和 XLSX，gzip 压缩的也行。",
		"這不是表格檔案。可以匯入 CSV 和 XLSX，gzip 壓縮的也行。",
		"This is not a table. CSV and XLSX can be imported, gzipped or not.",
	},
	"import.file.archive": {
		"这是压缩包，先解压，再导入里面的表格。",
		"這是壓縮檔，先解壓，再匯入裡面的表格。",
		"This is an archive. Unpack it and import the table inside.",
	},
	"import.file.bomb": {
		"这个文件解开后大得不正常，没有读它。",
		"這個檔案解開後大得不正常，沒有讀它。",
		"Unpacked, this file would be suspiciously large; it was not read.",
	},
	"import.file.password": {
		"这个文件加了密码。用 Excel 或 WPS 去掉密码另存一份，再导入。",
		"這個檔案加了密碼。用 Excel 或 WPS 去掉密碼另存一份，再匯入。",
		"The file is locked with a password. Save a copy without it and import that.",
	},
	"import.file.otherSheet": {
		"这是别的表格软件的格式。在那个软件里导出为 CSV 或 XLSX，再导入。",
		"這是別的試算表軟體的格式。在那個軟體裡匯出為 CSV 或 XLSX，再匯入。",
		"This is another spreadsheet program's own format. Export it as CSV or XLSX there and import that.",
	},
	"import.file.changed": {
		"读的时候文件被改动了，没有导入。等它写完再导入一次。",
		"讀的時候檔案被改動了，沒有匯入。等它寫完再匯入一次。",
		"The file was changed while it was being read; nothing was imported. Import it again once it is complete.",
	},
	"import.file.changedSince": {
		"{file} 在预览之后被改动或换掉了，没有导入。返回再看一遍要导入的内容。",
		"{file} 在預覽之後被改動或換掉了，沒有匯入。返回再看一次要匯入的內容。",
		"{file} was changed or replaced after you looked at it; nothing was imported. Go back and look at it again.",
	},
	"import.file.rowTooLong": {
		"第 {row} 行长得不像一行（超过 4 MB），多半是引号或换行坏了，没有导入。重新导出一次。",
		"第 {row} 列長得不像一列（超過 4 MB），多半是引號或換行壞了，沒有匯入。重新匯出一次。",
		"Row {row} is longer than 4 MB: a quote or line end is probably broken. Nothing was imported; export the file again.",
	},
	"import.file.tooWide": {
		"第 {row} 行有一万六千多格，不像表格，没有导入。看看分隔符对不对。",
		"第 {row} 列有一萬六千多格，不像表格，沒有匯入。看看分隔符對不對。",
		"Row {row} has more than 16,384 cells, which is no table. Nothing was imported; check the delimiter.",
	},
	"import.file.unrecognised": {
		"认不出 {file} 的列。用 --mapping 指出各列的意思。",
		"認不出 {file} 的欄。用 --mapping 指出各欄的意思。",
		"The columns of {file} are not recognised. Say what they mean with --mapping.",
	},
	"import.file.onlySellers": {
		"{file} 是卖家名单，不是客户，没有要导入的。",
		"{file} 是賣家名單，不是顧客，沒有要匯入的。",
		"{file} lists sellers, not customers; there is nothing to import.",
	},
	"import.file.onlyPairs": {
		"{file} 是一张对照表，只说哪个编号对应哪个编号，里面没有客户、订单或商品可以导入。",
		"{file} 是一張對照表，只說哪個編號對應哪個編號，裡面沒有顧客、訂單或商品可以匯入。",
		"{file} only says which code goes with which; there are no customers, orders or products in it to import.",
	},
	"import.file.ownOrders": {
		"{file} 是以前导出的订单清单，里面没有买家，导回来会和店里的订单重复，所以没有导入。重新导出订单，新的清单可以导回来；要搬店，用“备份”。",
		"{file} 是以前匯出的訂單清單，裡面沒有買家，匯回來會和店裡的訂單重複，所以沒有匯入。重新匯出訂單，新的清單可以匯回來；要搬店，用「備份」。",
		"{file} is an older list of orders. It has no buyers, and would double the orders you have, so nothing was imported. Export the orders again: the new list can be imported. To move a shop, make a backup.",
	},
	"import.file.settlement": {
		"{file} 是平台的资金账单，手续费、提现和订单混在一起，订单也不全，所以没有导入。客户和订单在平台的“订单导出”里，导那一份。",
		"{file} 是平台的資金帳單，手續費、提領和訂單混在一起，訂單也不全，所以沒有匯入。顧客和訂單在平台的「訂單匯出」裡，匯那一份。",
		"{file} is the platform's bill of payments. It mixes orders with fees and payouts and does not have every order, so nothing was imported. Customers and orders are in the platform's export of orders: import that.",
	},
	"import.file.onlyStatistics": {
		"{file} 是算好的统计数，里面没有客户、订单或商品。把订单表导进来，熟客自己会算。",
		"{file} 是算好的統計數，裡面沒有顧客、訂單或商品。把訂單表匯進來，熟客自己會算。",
		"{file} holds computed figures and no customers, orders or products. Import the orders: Shuke works the figures out itself.",
	},
	"import.options.headerRowUnknown": {
		"表头不会在第 {row} 行：开头只有 {rows} 行。请改成列名所在的那一行。",
		"表頭不會在第 {row} 列：開頭只有 {rows} 列。請改成欄名所在的那一列。",
		"The column names cannot be in row {row}: only the first {rows} rows were looked at. Name the row they are in.",
	},
	"import.options.sheetUnknown": {
		"没有叫“{sheet}”的工作表，有 {sheets}。",
		"沒有叫「{sheet}」的工作表，有 {sheets}。",
		"There is no sheet “{sheet}”; there are {sheets}.",
	},
	"import.options.formatUnknown": {
		"不认识的格式：{format}",
		"不認得的格式：{format}",
		"Unknown format: {format}",
	},
	"import.options.encodingUnknown": {
		"不认识的编码：{encoding}",
		"不認得的編碼：{encoding}",
		"Unknown encoding: {encoding}",
	},
	"import.noRejects": {
		"这次导入没有留下拒收的行。",
		"這次匯入沒有留下拒收的列。",
		"This import left no rejected rows.",
	},
}

// mappingSentences are about mapping files; path and value say where and what.
var mappingSentences = catalogue{
	"import.mapping.policyUnknown": {
		"映射的 {path}：只能是 fill、overwrite 或 keep，不能是“{value}”。",
		"對應檔的 {path}：只能是 fill、overwrite 或 keep，不能是「{value}」。",
		"{path} of the mapping: it is fill, overwrite or keep, not “{value}”.",
	},
	"import.mapping.typeUnknown": {
		"映射的 {path}：没有“{value}”这种类型。",
		"對應檔的 {path}：沒有「{value}」這種類型。",
		"{path} of the mapping: there is no type “{value}”.",
	},
	"import.mapping.missing": {
		"找不到映射文件：{path}",
		"找不到對應檔：{path}",
		"There is no such mapping file: {path}",
	},
	"import.mapping.unreadable": {
		"读不懂这个映射文件：{detail}",
		"看不懂這個對應檔：{detail}",
		"The mapping file cannot be understood: {detail}",
	},
	"import.mapping.columnsNotInFile": {
		"映射里的列，文件里一个也没有。文件里是：{columns}",
		"對應檔裡的欄，檔案裡一個也沒有。檔案裡是：{columns}",
		"None of the mapping's columns is in the file. It has: {columns}",
	},
	"import.mapping.kindUnknown": {
		"映射的 {path}：没有“{value}”这一类文件。",
		"對應檔的 {path}：沒有「{value}」這一類檔案。",
		"{path} of the mapping: there is no kind “{value}”.",
	},
	"import.mapping.formatUnknown": {
		"映射的 {path}：没有“{value}”这个格式。",
		"對應檔的 {path}：沒有「{value}」這個格式。",
		"{path} of the mapping: there is no format “{value}”.",
	},
	"import.mapping.zoneUnknown": {
		"映射的 {path}：没有“{value}”这个时区。",
		"對應檔的 {path}：沒有「{value}」這個時區。",
		"{path} of the mapping: there is no time zone “{value}”.",
	},
	"import.mapping.dateOrderUnknown": {
		"映射的 {path}：日期顺序只能是 ymd、dmy 或 mdy，不能是“{value}”。",
		"對應檔的 {path}：日期順序只能是 ymd、dmy 或 mdy，不能是「{value}」。",
		"{path} of the mapping: a date order is ymd, dmy or mdy, not “{value}”.",
	},
	"import.mapping.columnsMissing": {
		"映射里没有指出任何一列。",
		"對應檔裡沒有指出任何一欄。",
		"The mapping names no column.",
	},
	"import.mapping.fieldUnknown": {
		"映射的 {path}：没有“{value}”这个字段。",
		"對應檔的 {path}：沒有「{value}」這個欄位。",
		"{path} of the mapping: there is no field “{value}”.",
	},
	"import.mapping.fieldNotForKind": {
		"映射的 {path}：这类文件没有“{value}”这个字段。",
		"對應檔的 {path}：這類檔案沒有「{value}」這個欄位。",
		"{path} of the mapping: files of this kind have no field “{value}”.",
	},
	"import.mapping.valueUnknown": {
		"映射的 {path}：不能译成“{value}”。",
		"對應檔的 {path}：不能譯成「{value}」。",
		"{path} of the mapping: cannot translate into “{value}”.",
	},
}
