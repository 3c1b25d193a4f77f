package sentence

// noteSentences are about notes, reminders, feedback, pictures and parcels.
var noteSentences = catalogue{
	"note.changedMeanwhile": {
		"这条备注刚在别处改过，没有保存。看看新的内容，再改一次。",
		"這條備註剛在別處改過，沒有儲存。看看新的內容，再改一次。",
		"This note was just changed elsewhere, so yours was not saved. Look at it, then change it again.",
	},
	"note.gone": {
		"没有这条备注，可能刚被撤销或删掉。",
		"沒有這條備註，可能剛被復原或刪掉。",
		"There is no such note; it may have been deleted or undone.",
	},
	"note.text.length": {
		"备注要 1 到 {max} 个字。",
		"備註要 1 到 {max} 個字。",
		"A note has 1 to {max} characters.",
	},
	"note.kind.unknown": {
		"没有“{kind}”这种备注。",
		"沒有「{kind}」這種備註。",
		"There is no kind of note called {kind}.",
	},
	"note.about.length": {
		"商品、批次和订单号最多 {max} 个字。",
		"商品、批次和訂單號最多 {max} 個字。",
		"Product, batch and order number have {max} characters at most.",
	},
	"note.batch.ofNothing": {
		"写了批次，也要写是哪件商品。",
		"寫了批次，也要寫是哪件商品。",
		"A batch needs its product: say which one it is of.",
	},
	"reminder.gone": {
		"没有这条提醒，可能刚被撤销或删掉。",
		"沒有這條提醒，可能剛被復原或刪掉。",
		"There is no such reminder; it may have been deleted or undone.",
	},
	"reminder.text.length": {
		"提醒要 1 到 {max} 个字。",
		"提醒要 1 到 {max} 個字。",
		"A reminder has 1 to {max} characters.",
	},
	"reminder.wait.unknown": {
		"提醒不能等“{wait}”。",
		"提醒不能等「{wait}」。",
		"A reminder cannot wait for {wait}.",
	},
	"reminder.when.missing": {
		"写上哪一天。",
		"寫上哪一天。",
		"Say which day.",
	},
	"reminder.when.wrong": {
		"没有 {date} {time} 这个时间，写成 2026-12-01 和 09:00 这样。",
		"沒有 {date} {time} 這個時間，寫成 2026-12-01 和 09:00 這樣。",
		"There is no {date} {time}; write it like 2026-12-01 and 09:00.",
	},
	"reminder.when.past": {
		"{date} {time} 已经过了，选以后的时间。",
		"{date} {time} 已經過了，選以後的時間。",
		"{date} {time} is past; choose a time to come.",
	},
	"reminder.notice.many": {
		"{count} 件待办到时间了",
		"{count} 件待辦到時間了",
		"{count} reminders are due",
	},
	"reminder.notice.manyBody": {
		"点开看是哪些。",
		"點開看是哪些。",
		"Click to see which.",
	},
	"reminder.notice.order": {
		"{customer} 又下单了",
		"{customer} 又下單了",
		"{customer} ordered again",
	},
	"reminder.notice.visit": {
		"{customer} 又来了",
		"{customer} 又來了",
		"{customer} is back",
	},
	"batch.name.missing": {
		"写上商品和批次。",
		"寫上商品和批次。",
		"Say which product and which batch.",
	},
	"batch.since.wrong": {
		"没有 {date} 这一天，写成 2026-05-03 这样。",
		"沒有 {date} 這一天，寫成 2026-05-03 這樣。",
		"There is no {date}; write it like 2026-05-03.",
	},
	"quality.gone": {
		"没有这张质量单，可能刚被撤销或删掉。",
		"沒有這張品質單，可能剛被復原或刪掉。",
		"There is no such quality request; it may have been deleted or undone.",
	},
	"quality.text.missing": {
		"写上商品和问题。",
		"寫上商品和問題。",
		"Say which product, and what is wrong.",
	},
	"quality.text.length": {
		"质量单的每一栏最多 {max} 个字。",
		"品質單的每一欄最多 {max} 個字。",
		"Each part of a quality request has {max} characters at most.",
	},
	"quality.sentAlready": {
		"发出的质量单不能再改，另写一张。",
		"發出的品質單不能再改，另寫一張。",
		"What was sent cannot be changed; write another request.",
	},
	"quality.state": {
		"这张质量单已经到了别的一步，重新看一下。",
		"這張品質單已經到了別的一步，重新看一下。",
		"The request has moved on meanwhile; look at it again.",
	},
	"picture.choose": {
		"选图片",
		"選圖片",
		"Choose pictures",
	},
	"picture.save": {
		"存图片",
		"儲存圖片",
		"Save pictures",
	},
	"picture.files": {
		"图片",
		"圖片",
		"Pictures",
	},
	"picture.gone": {
		"没有这张图片，可能刚被撤销或删掉。",
		"沒有這張圖片，可能剛被復原或刪掉。",
		"There is no such picture; it may have been deleted or undone.",
	},
	"picture.unreadable": {
		"打不开这张图片，看看它还在不在。",
		"打不開這張圖片，看看它還在不在。",
		"The picture cannot be opened; see whether it is still there.",
	},
	"picture.noPicture": {
		"这个文件不是图片，或坏了；能放 JPEG、PNG、GIF、WebP。",
		"這個檔案不是圖片，或壞了；能放 JPEG、PNG、GIF、WebP。",
		"This is no picture, or it is damaged; JPEG, PNG, GIF and WebP can be kept.",
	},
	"picture.tooLarge": {
		"图片有 {size} MB，最多 {max} MB；先压缩一下再放。",
		"圖片有 {size} MB，最多 {max} MB；先壓縮一下再放。",
		"The picture has {size} MB, {max} MB is the limit; make it smaller first.",
	},
	"picture.tooManyPixels": {
		"图片太大，最多 {max} 百万像素；先缩小再放。",
		"圖片太大，最多 {max} 百萬像素；先縮小再放。",
		"The picture has more than {max} million pixels; make it smaller first.",
	},
	"picture.tooMany": {
		"一条备注最多放 {max} 张图片。",
		"一條備註最多放 {max} 張圖片。",
		"A note has {max} pictures at most.",
	},
	"parcel.gone": {
		"没有这个包裹，可能刚被撤销或删掉。",
		"沒有這個包裹，可能剛被復原或刪掉。",
		"There is no such parcel; it may have been deleted or undone.",
	},
	"parcel.contents.length": {
		"写上放了什么，1 到 {max} 个字。",
		"寫上放了什麼，1 到 {max} 個字。",
		"Say what went in, in 1 to {max} characters.",
	},
}
