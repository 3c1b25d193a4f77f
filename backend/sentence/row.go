package sentence

// rejectSentences say why a row was refused; they stand in a column of the rejects file, whose header is reject.column.
var rejectSentences = catalogue{
	"import.reject.rowColumn": {
		"原文件行号",
		"原檔案列號",
		"Row in file",
	},
	"import.reject.accountDamaged": {
		"编号被 Excel 改成了科学计数，又没有手机和邮箱，不知道是谁",
		"編號被 Excel 改成了科學記號，又沒有手機和電子郵件，不知道是誰",
		"the id was rounded by Excel and there is no phone or e-mail, so nobody knows who it is",
	},
	"import.reject.orderWithoutDate": {
		"订单没有时间；明细表要等订单表导进来以后再导",
		"訂單沒有時間；明細表要等訂單表匯入以後再匯",
		"the order has no date; import the list of orders first, then its lines",
	},
	"import.reject.column": {
		"拒收原因",
		"拒收原因",
		"Why refused",
	},
	"import.reject.customerUnnamed": {
		"没有昵称、手机或邮箱，不知道是谁",
		"沒有暱稱、手機或電子郵件，不知道是誰",
		"no nick, phone or e-mail says who it is",
	},
	"import.reject.nobody": {
		"没有昵称、手机或邮箱，不知道是谁",
		"沒有暱稱、手機或電子郵件，不知道是誰",
		"no nick, phone or e-mail says who it is",
	},
	"import.reject.productUnnamed": {
		"没有商品编码也没有标题",
		"沒有商品編碼也沒有標題",
		"neither product code nor title",
	},
	"import.reject.orderNumberMissing": {
		"没有订单号",
		"沒有訂單編號",
		"no order number",
	},
	"import.reject.orderNumberOnly": {
		"只有订单号，没有时间、金额、客户或商品",
		"只有訂單編號，沒有時間、金額、顧客或商品",
		"an order number and nothing else: no time, amount, customer or product",
	},
	"import.reject.testPayment": {
		"测试模式的付款",
		"測試模式的付款",
		"a payment in test mode",
	},
	"import.reject.rowShort": {
		"这行少了一格，后面的内容对不上列",
		"這列少了一格，後面的內容對不上欄",
		"a cell is missing in the middle of the row, so the rest stands in the wrong columns",
	},
	"import.reject.orderNumberDamaged": {
		"订单号被 Excel 改成了科学计数，认不回来；从平台重新导出，别用 Excel 打开再存",
		"訂單編號被 Excel 改成了科學記號，認不回來；從平台重新匯出，別用 Excel 開啟再存",
		"the order number was rounded by Excel; export again and do not save the file in Excel",
	},
	"import.reject.moneyUnreadable": {
		"金额读不懂",
		"金額看不懂",
		"an amount cannot be read",
	},
	"import.reject.quantityUnreadable": {
		"数量读不懂",
		"數量看不懂",
		"a quantity cannot be read",
	},
	"import.reject.timeUnreadable": {
		"时间读不懂",
		"時間看不懂",
		"a time cannot be read",
	},
	"import.reject.eventKindMissing": {
		"没有写是收藏、加购还是别的",
		"沒有寫是收藏、加購還是別的",
		"does not say what happened",
	},
	"import.reject.eventKindUnknown": {
		"不认识的行为",
		"不認得的行為",
		"what happened is not known",
	},
	"import.reject.eventNobody": {
		"找不到这是谁的",
		"找不到這是誰的",
		"nobody it could belong to was found",
	},
	"import.reject.paymentWithoutOrder": {
		"找不到付款对应的订单；先导入订单，再导这份",
		"找不到付款對應的訂單；先匯入訂單，再匯這份",
		"the order of the payment was not found; import the orders first, then this file",
	},
	"import.reject.couponWithoutOrder": {
		"找不到用券的订单；先导入订单，再导这份",
		"找不到用券的訂單；先匯入訂單，再匯這份",
		"the order of the coupon was not found; import the orders first, then this file",
	},
	"import.reject.statusWithoutOrder": {
		"找不到这个订单，只有编号和状态不能新建；先导入订单，再导这份",
		"找不到這筆訂單，只有編號和狀態不能新建；先匯入訂單，再匯這份",
		"the order was not found, and a number and a status make none; import the orders first, then this file",
	},
	"import.reject.refundWithoutOrder": {
		"找不到退款对应的订单；先导入订单，再导这份",
		"找不到退款對應的訂單；先匯入訂單，再匯這份",
		"the order of the refund was not found; import the orders first, then this file",
	},
	"import.reject.tooManyCells": {
		"比表头多出几格，可能错位了",
		"比表頭多出幾格，可能錯位了",
		"more cells than columns; they may have shifted",
	},
	"import.reject.lastRowCut": {
		"最后一行不完整，文件像是断在这里",
		"最後一列不完整，檔案像是斷在這裡",
		"the last row is cut off, as if the file ended too soon",
	},
}

// warningSentences follow a count of rows or cells.
var warningSentences = catalogue{
	"import.warning.fieldUnreadable": {
		"自定义字段的值读不懂，当作没有",
		"自訂欄位的值看不懂，當作沒有",
		"values of custom fields that cannot be read; left out",
	},
	"import.column.rejectReason": {
		"拒收的原因，不再导入",
		"拒收的原因，不再匯入",
		"the reason of a refusal; not imported",
	},
	"import.column.dateOrderUndecided": {
		"日和月哪个在前，这一列看不出来",
		"日和月哪個在前，這一欄看不出來",
		"this column does not tell whether day or month comes first",
	},
	"import.column.idsRounded": {
		"这一列的编号被 Excel 取整了，后几位已经丢了",
		"這一欄的編號被 Excel 取整了，後幾位已經丟了",
		"the ids of this column were rounded by Excel; their last digits are lost",
	},
	"import.warning.placeAmbiguous": {
		"有地名可能指几个地方，没有猜，地区留空",
		"有地名可能指幾個地方，沒有猜，地區留空",
		"a place could be several and was left unknown",
	},
	"import.warning.columnMissing": {
		"映射里的列，文件里没有",
		"對應檔裡的欄，檔案裡沒有",
		"columns of the mapping that are not in the file",
	},
	"import.warning.dateOrderUndecided": {
		"日和月哪个在前，看不出来，这样的日期没有读；用 --date-order 指明",
		"日和月哪個在前，看不出來，這樣的日期沒有讀；用 --date-order 指明",
		"nothing tells whether day or month comes first, so such dates were not read; say --date-order",
	},
	"import.warning.dateOrderContradicted": {
		"映射说的日月顺序和文件对不上，按文件读",
		"對應檔說的日月順序和檔案對不上，按檔案讀",
		"the mapping's order of day and month does not fit the file; the file's was used",
	},
	"import.warning.bytesUnreadable": {
		"有的字节不是文字，换成了 �",
		"有的位元組不是文字，換成了 �",
		"bytes that are no text; shown as �",
	},
	"import.warning.accountDamaged": {
		"买家账号被 Excel 改成了数字，没有用它认人",
		"買家帳號被 Excel 改成了數字，沒有用它認人",
		"account ids turned into numbers by Excel; not used to recognise people",
	},
	"import.warning.birthdayUnreadable": {
		"生日读不懂，当作没有",
		"生日看不懂，當作沒有",
		"birthdays that cannot be read; left out",
	},
	"import.warning.consentUnknown": {
		"是否同意接收，读不懂，当作没有",
		"是否同意接收，看不懂，當作沒有",
		"consents that cannot be read; left out",
	},
	"import.warning.answerUnknown": {
		"有看不懂的“是/否”，没有打标签",
		"有看不懂的「是/否」，沒有加標籤",
		"answers that are neither yes nor no and gave no tag",
	},
	"import.warning.columnsGuessed": {
		"列名看不出意思，各列是按内容推断的，请核对",
		"欄名看不出意思，各欄是按內容推斷的，請核對",
		"the column names say nothing; what they mean was concluded from the cells, please check",
	},
	"import.warning.currencyContradicted": {
		"金额上写的币种和币种栏不一样，按币种栏",
		"金額上寫的幣別和幣別欄不一樣，依幣別欄",
		"amounts that name another currency than their row does; the row's was taken",
	},
	"import.warning.currencyUnknown": {
		"币种读不懂，当作店铺的币种",
		"幣別看不懂，當作商店的幣別",
		"currencies that are not known; taken as the shop's",
	},
	"import.warning.emailUnreadable": {
		"邮箱不对，当作没有",
		"電子郵件不對，當作沒有",
		"e-mail addresses that cannot be right; left out",
	},
	"import.warning.genderUnknown": {
		"性别读不懂，当作不明",
		"性別看不懂，當作不明",
		"genders that are not known; left out",
	},
	"import.warning.numberUnreadable": {
		"数字读不懂，当作没有",
		"數字看不懂，當作沒有",
		"numbers that cannot be read; left out",
	},
	"import.warning.orderNumberMade": {
		"文件没有订单号，按内容编了号，同一份文件再导入不会重复",
		"檔案沒有訂單編號，按內容編了號，同一份檔案再匯入不會重複",
		"the file has no order numbers; they were made from the rows, the same each time",
	},
	"import.warning.phoneUnreadable": {
		"手机号不对，当作没有",
		"手機號碼不對，當作沒有",
		"phone numbers that cannot be right; left out",
	},
	"import.warning.quoteUnclosed": {
		"引号没有合上，按普通文字读",
		"引號沒有合上，按普通文字讀",
		"quotes that are never closed; read as plain text",
	},
	"import.warning.dayFromNumber": {
		"没写时间，用了订单号开头的日期",
		"沒寫時間，用了訂單編號開頭的日期",
		"orders without a time; dated by the day their numbers begin with",
	},
	"import.warning.lineNoDamaged": {
		"明细编号被表格软件改成了科学计数，没有用",
		"明細編號被試算表改成了科學記號，沒有用",
		"line numbers that a spreadsheet turned into 5E+17; not used",
	},
	"import.warning.refundInferred": {
		"状态是已退款而没有金额，按全额退款算",
		"狀態是已退款而沒有金額，按全額退款算",
		"refunded without an amount; taken as a full refund",
	},
	"import.warning.statusUnknown": {
		"不认识的订单状态，当作不明",
		"不認得的訂單狀態，當作不明",
		"order statuses that are not known; left unknown",
	},
	"import.warning.timeUnreadable": {
		"时间读不懂，当作没有",
		"時間看不懂，當作沒有",
		"times that cannot be read; left out",
	},
	"import.warning.indexesMissing": {
		"数据已全部导入，但索引还没建成（磁盘可能满了）；腾出空间后重新打开店铺即可",
		"資料已全部匯入，但索引還沒建好（磁碟可能滿了）；騰出空間後重新開啟商店即可",
		"everything is imported, but the indexes could not be built (the disk may be full); free some space and open the shop again",
	},
	"import.warning.refundAbovePaid": {
		"退款比付的还多，按文件记了，请核对",
		"退款比付的還多，按檔案記了，請核對",
		"refunds above what was paid; kept as the file says, please check",
	},
	"import.warning.totalNegative": {
		"金额是负数，按文件记了，请核对",
		"金額是負數，按檔案記了，請核對",
		"totals below zero; kept as the file says, please check",
	},
	"import.warning.timeFuture": {
		"时间在明天以后，按文件记了，请核对日期写法",
		"時間在明天以後，按檔案記了，請核對日期寫法",
		"times after tomorrow; kept as the file says, please check how dates are written",
	},
	"import.warning.timeAncient": {
		"时间在 2000 年以前，按文件记了，请核对",
		"時間在 2000 年以前，按檔案記了，請核對",
		"times before the year 2000; kept as the file says, please check",
	},
	"import.warning.textLong": {
		"名字、编号一类的内容长得出奇，原样记了；看看各列有没有错位",
		"名字、編號一類的內容長得出奇，原樣記了；看看各欄有沒有錯位",
		"names or ids of absurd length; kept whole, please check that the columns have not shifted",
	},
	"import.warning.rowsHidden": {
		"表格里隐藏或筛掉的行，也读了",
		"表格裡隱藏或篩掉的列，也讀了",
		"rows that are hidden or filtered out in the sheet; they were read too",
	},
	"import.warning.sheetHidden": {
		"隐藏的工作表没有读；要读它，用 --sheet 指明",
		"隱藏的工作表沒有讀；要讀它，用 --sheet 指明",
		"hidden sheets that were not read; name one with --sheet",
	},
	"import.warning.sheetUnread": {
		"别的工作表没有读；要读它，用 --sheet 指明",
		"別的工作表沒有讀；要讀它，用 --sheet 指明",
		"other sheets that were not read; name one with --sheet",
	},
	"import.warning.columnsUnread": {
		"有的列没有读：看不出意思；用 --mapping 指出",
		"有的欄沒有讀：看不出意思；用 --mapping 指出",
		"columns that were not read, because their names do not say what they mean; --mapping can",
	},
	"import.warning.rowsContinued": {
		"没有订单号、只写了商品的行，算上面那一单的",
		"沒有訂單編號、只寫了商品的列，算上面那一筆的",
		"rows without an order number that only name a product; they count for the order above",
	},
	"import.warning.cellsMerged": {
		"合并单元格的内容，合并的每一行都算有",
		"合併儲存格的內容，合併的每一列都算有",
		"rows that merged cells reach into; the text of the merge counts for each of them",
	},
	"import.warning.headerChanged": {
		"文件中间又有一行列名，和上面的不一样；它下面的行按它读",
		"檔案中間又有一列欄名，和上面的不一樣；它下面的列按它讀",
		"rows of column names in the middle that differ from the first; what stands below was read by them",
	},
	"import.warning.columnsLate": {
		"中间换了列名以后才有的列没有读",
		"中間換了欄名以後才有的欄沒有讀",
		"columns that only the later column names have; they were not read",
	},
	"import.warning.encodingMixed": {
		"有的行是另一种编码，按那种读了，请核对",
		"有的列是另一種編碼，按那種讀了，請核對",
		"rows in another encoding, read as that; please check",
	},
	"import.warning.severalContacts": {
		"一格里有几个号码或邮箱，用了第一个",
		"一格裡有幾個號碼或信箱，用了第一個",
		"cells with several numbers or addresses; the first one was taken",
	},
	"import.warning.orderTwice": {
		"同一订单号在文件里前面已有一笔，金额不一样；按前面的算",
		"同一訂單編號在檔案裡前面已有一筆，金額不一樣；按前面的算",
		"order numbers that came before in this file with other sums; the first ones stand",
	},
	"import.warning.tagByRule": {
		"标签有规则：导入以后由规则定谁带它，没有照文件加；要固定谁，在标签页里定“总在”",
		"標籤有規則：匯入以後由規則決定誰帶它，沒有照檔案加；要固定誰，在標籤頁裡定「總在」",
		"tags with a rule, which says who carries them after the import, not the file; somebody is always in when you say so on the tag's page",
	},
	"import.warning.orderChanged": {
		"同一状态的订单，金额或时间和以前导入的不一样；按这份文件改了，不对就撤销",
		"同一狀態的訂單，金額或時間和以前匯入的不一樣；照這份檔案改了，不對就復原",
		"orders at the same stage whose sums or times differ from what was imported before; this file's stand now, undo takes that back",
	},
	"import.warning.fieldChanged": {
		"客户的自定义字段和以前知道的不一样；按这份文件改了，不对就撤销",
		"顧客的自訂欄位和以前知道的不一樣；照這份檔案改了，不對就復原",
		"custom fields of customers that differ from what was known; this file's stand now, undo takes that back",
	},
	"import.warning.customerChanged": {
		"客户的姓名、电话、邮箱、性别或生日和以前知道的不一样；按这份文件改了，不对就撤销",
		"顧客的姓名、電話、信箱、性別或生日和以前知道的不一樣；照這份檔案改了，不對就復原",
		"customers whose name, phone, e-mail, gender or birthday differs from what was known; this file's stand now, undo takes that back",
	},
}
