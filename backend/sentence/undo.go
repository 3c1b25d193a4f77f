package sentence

// undoSentences are about taking back and doing again.
var undoSentences = catalogue{
	"journal.operationGone": {
		"没有这一步。用 journal 看做过哪些。",
		"沒有這一步。用 journal 看做過哪些。",
		"There is no such step. See journal for what was done.",
	},
	"journal.forgotten": {
		"这一步撤销了超过 {days} 天，重做要用的内容已经清掉了。",
		"這一步復原超過 {days} 天了，重做要用的內容已經清掉了。",
		"This was undone more than {days} days ago; what it takes to do it again was dropped.",
	},
	"journal.alreadyUndone": {
		"这一步已经撤销过了。",
		"這一步已經復原過了。",
		"This has been undone already.",
	},
	"journal.nothingToUndo": {
		"没有可以撤销的了。",
		"沒有可以復原的了。",
		"There is nothing to undo.",
	},
	"journal.notUndoable": {
		"这一步不能撤销。",
		"這一步不能復原。",
		"This cannot be undone.",
	},
	"journal.nothingToRedo": {
		"没有可以重做的了。",
		"沒有可以重做的了。",
		"There is nothing to redo.",
	},
}

// conflictSentences say what an undo left alone; they follow a count.
var conflictSentences = catalogue{
	"conflict.addressChanged": {
		"个地址后来又改过，保持现状",
		"個地址後來又改過，保持現狀",
		"addresses were changed since and stay as they are",
	},
	"conflict.fieldNameTaken": {
		"个自定义字段的名字后来被占了，没有恢复",
		"個自訂欄位的名字後來被占了，沒有恢復",
		"custom fields whose name was taken since were not restored",
	},
	"conflict.fieldInUse": {
		"个自定义字段后来用上了，留下",
		"個自訂欄位後來用上了，留下",
		"custom fields are in use and stay",
	},
	"conflict.fieldChanged": {
		"个自定义字段的值后来又改过，保持现状",
		"個自訂欄位的值後來又改過，保持現狀",
		"values of custom fields were changed since and stay as they are",
	},
	"conflict.customerChanged": {
		"位客户后来又改过，保持现状",
		"位顧客後來又改過，保持現狀",
		"customers were changed since and stay as they are",
	},
	"conflict.customerNeeded": {
		"位客户后来有了别的订单或记录，留下",
		"位顧客後來有了別的訂單或記錄，留下",
		"customers are needed by later orders or records and stay",
	},
	"conflict.identityChanged": {
		"个账号或号码后来又改过，保持现状",
		"個帳號或號碼後來又改過，保持現狀",
		"accounts or numbers were changed since and stay as they are",
	},
	"conflict.orderChanged": {
		"笔订单后来又改过，保持现状",
		"筆訂單後來又改過，保持現狀",
		"orders were changed since and stay as they are",
	},
	"conflict.productChanged": {
		"件商品后来又改过，保持现状",
		"件商品後來又改過，保持現狀",
		"products were changed since and stay as they are",
	},
	"conflict.reminderChanged": {
		"条提醒后来又改过，保持现状",
		"條提醒後來又改過，保持現狀",
		"reminders were changed since and stay as they are",
	},
	"conflict.batchChanged": {
		"个批次后来又改过，保持现状",
		"個批次後來又改過，保持現狀",
		"batches were changed since and stay as they are",
	},
	"conflict.qualityChanged": {
		"张质量单后来又改过，保持现状",
		"張品質單後來又改過，保持現狀",
		"quality requests were changed since and stay as they are",
	},
	"conflict.parcelChanged": {
		"个包裹后来又改过，保持现状",
		"個包裹後來又改過，保持現狀",
		"parcels were changed since and stay as they are",
	},
	"conflict.noteChanged": {
		"条备注后来又改过，保持现状",
		"條備註後來又改過，保持現狀",
		"notes were changed since and stay as they are",
	},
	"conflict.tagChanged": {
		"位客户的标签后来又改过，保持现状",
		"位顧客的標籤後來又改過，保持現狀",
		"customers' tags were changed since and stay as they are",
	},
	"conflict.tagInUse": {
		"个标签后来给别的客户用了，留下",
		"個標籤後來給別的顧客用了，留下",
		"tags were given to other customers since and stay",
	},
	"conflict.tagEdited": {
		"个标签后来又改过，保持现状",
		"個標籤後來又改過，保持現狀",
		"tags were edited since and stay as they are",
	},
	"conflict.fieldEdited": {
		"个自定义字段后来又改过，保持现状",
		"個自訂欄位後來又改過，保持現狀",
		"custom fields were edited since and stay as they are",
	},
	"conflict.customerBack": {
		"位客户后来又进来了，没有再加一次",
		"位顧客後來又進來了，沒有再加一次",
		"customers came in again since and were not entered twice",
	},
	"conflict.tagNameTaken": {
		"个标签的名字后来被占了，没有恢复",
		"個標籤的名字後來被占了，沒有恢復",
		"tags whose name was taken since were not restored",
	},
	"conflict.settings": {
		"项设置后来又改过，保持现状",
		"項設定後來又改過，保持現狀",
		"settings were changed since and stay as they are",
	},
	"conflict.sourceChanged": {
		"个来源后来又改过，保持现状",
		"個來源後來又改過，保持現狀",
		"sources were changed since and stay as they are",
	},
}
