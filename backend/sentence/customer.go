package sentence

// customerSentences are about customers, tags, notes and the journal.
var customerSentences = catalogue{
	"labels.gridUnknown": {
		"没有“{grid}”这种标签纸。",
		"沒有「{grid}」這種標籤紙。",
		"There is no label sheet “{grid}”.",
	},
	"labels.tooMany": {
		"一次最多 {max} 张标签，少选一些。",
		"一次最多 {max} 張標籤，少選一些。",
		"At most {max} labels at a time; select fewer.",
	},
	"labels.none": {
		"所选的客户都没有完整地址，没有写标签。",
		"所選的客戶都沒有完整地址，沒有寫標籤。",
		"None of the selected customers has a full address; no labels were written.",
	},
	"call.outcomeUnknown": {
		"没有“{outcome}”这种结果。",
		"沒有「{outcome}」這種結果。",
		"There is no outcome “{outcome}”.",
	},
	"labels.title": {
		"地址标签",
		"地址標籤",
		"Address labels",
	},
	"call.outcome.reached": {
		"电话接通。",
		"電話接通。",
		"Call: reached.",
	},
	"call.outcome.noAnswer": {
		"电话没人接。",
		"電話沒人接。",
		"Call: no answer.",
	},
	"call.outcome.later": {
		"电话里说以后再打。",
		"電話裡說以後再打。",
		"Call: asked to be called later.",
	},
	"call.outcome.wrong": {
		"号码不对。",
		"號碼不對。",
		"Call: wrong number.",
	},
	"call.outcome.stop": {
		"电话里说不要再打。",
		"電話裡說不要再打。",
		"Call: asked not to be called again.",
	},
	"customer.erasedAlready": {
		"这位客户的个人信息已经抹去了。",
		"這位客戶的個人資料已經抹去了。",
		"All that was personal of this customer has been erased already.",
	},
	"person.folder": {
		"客户资料",
		"客戶資料",
		"Customer data",
	},
	"customer.pointsInvalid": {
		"积分不能是负数。",
		"積分不能是負數。",
		"Points cannot be negative.",
	},
	"customer.cardFuture": {
		"领卡的日子还没到，写今天或以前的日期。",
		"領卡的日子還沒到，寫今天或以前的日期。",
		"The card cannot have been claimed on a day to come; write today or an earlier day.",
	},
	"customer.changedMeanwhile": {
		"这一项刚才在别处改过了，没有覆盖。看过现在的内容，再决定要不要改。",
		"這一項剛才在別處改過了，沒有覆蓋。看過現在的內容，再決定要不要改。",
		"This was changed elsewhere a moment ago and was not overwritten. Look at what it says now, then decide.",
	},
	"customer.referrerCycle": {
		"这样介绍会绕回到自己，换一位介绍人。",
		"這樣介紹會繞回到自己，換一位介紹人。",
		"That chain of referrals would lead back to this customer. Choose somebody else.",
	},
	"customer.referrerGone": {
		"这位介绍人已经不在了，换一位。",
		"這位介紹人已經不在了，換一位。",
		"That referrer is no longer there. Choose somebody else.",
	},
	"customer.contactEmpty": {
		"先写号码、邮箱或账号；账号还要选平台。",
		"先寫號碼、電子郵件或帳號；帳號還要選平台。",
		"Write a number, an e-mail or an account; an account needs its platform.",
	},
	"customer.contactGone": {
		"这位客户没有这个联系方式，可能刚被去掉。",
		"這位客戶沒有這個聯絡方式，可能剛被去掉。",
		"The customer does not have this contact; it may have just been removed.",
	},
	"customer.addressGone": {
		"没有这个地址，可能刚被删掉。",
		"沒有這個地址，可能剛被刪掉。",
		"There is no such address; it may have just been deleted.",
	},
	"customer.addressEmpty": {
		"先写地址。",
		"先寫地址。",
		"Write the address.",
	},
	"customer.addressesMany": {
		"最多记 {max} 个地址，先删掉不用的。",
		"最多記 {max} 個地址，先刪掉不用的。",
		"At most {max} addresses are kept; delete one that is not used.",
	},
	"customer.dateInvalid": {
		"没有这一天，写成 2026-11-22。",
		"沒有這一天，寫成 2026-11-22。",
		"There is no such day; write it as 2026-11-22.",
	},
	"consent.channelUnknown": {
		"没有「{channel}」这种联系渠道。",
		"沒有「{channel}」這種聯絡管道。",
		"There is no channel “{channel}”.",
	},
	"consent.evidenceMissing": {
		"同意要有依据：写下什么时候、怎么同意的。",
		"同意要有依據：寫下什麼時候、怎麼同意的。",
		"Consent needs evidence: write down when and how it was given.",
	},
	"reading.name.length": {
		"名字要有 1 到 {max} 个字。",
		"名字要有 1 到 {max} 個字。",
		"A name has 1 to {max} characters.",
	},
	"reading.gone": {
		"没有记住这种读法，可能已经忘掉了。",
		"沒有記住這種讀法，可能已經忘掉了。",
		"This way of reading is not remembered; it may have been forgotten.",
	},
	"field.value.wrong": {
		"“{value}”不能填在这里。",
		"「{value}」不能填在這裡。",
		"“{value}” does not fit here.",
	},
	"field.type.unknown": {
		"没有“{type}”这种类型。",
		"沒有「{type}」這種類型。",
		"There is no type “{type}”.",
	},
	"field.name.taken": {
		"已经有叫“{name}”的自定义字段了。",
		"已經有叫「{name}」的自訂欄位了。",
		"There is a custom field “{name}” already.",
	},
	"field.name.length": {
		"自定义字段的名字要有 1 到 {max} 个字。",
		"自訂欄位的名字要有 1 到 {max} 個字。",
		"A custom field's name has 1 to {max} characters.",
	},
	"field.gone": {
		"没有这个自定义字段，可能已经删了。",
		"沒有這個自訂欄位，可能已經刪了。",
		"There is no such custom field; it may have been deleted.",
	},
	"customer.contactTaken": {
		"这个手机或邮箱已经是另一位客户的。",
		"這個手機或電子郵件已經是另一位顧客的。",
		"This phone or e-mail belongs to another customer.",
	},
	"customer.emailInvalid": {
		"邮箱写得不对。",
		"電子郵件寫得不對。",
		"This is not an e-mail address.",
	},
	"customer.phoneInvalid": {
		"手机号写得不对，要带国家码，如 +8613812346021。",
		"手機號碼寫得不對，要帶國碼，如 +8613812346021。",
		"This is not a phone number; write it with the country, as in +8613812346021.",
	},
	"customer.levelInvalid": {
		"等级不能是负数。",
		"等級不能是負數。",
		"A level cannot be negative.",
	},
	"customer.birthdayInvalid": {
		"没有这样的日期。",
		"沒有這樣的日期。",
		"There is no such date.",
	},
	"customer.birthdayFuture": {
		"生日在将来。",
		"生日在將來。",
		"The birthday is in the future.",
	},
	"customer.fieldTooLong": {
		"内容太长，最多 {max} 个字。",
		"內容太長，最多 {max} 個字。",
		"The text is too long; {max} characters at most.",
	},
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
	"journal.operationGone": {
		"没有这一步。用 journal 看做过哪些。",
		"沒有這一步。用 journal 看做過哪些。",
		"There is no such step. See journal for what was done.",
	},
	"customer.gone": {
		"没有这位客户，可能刚被撤销或合并。",
		"沒有這位顧客，可能剛被復原或合併。",
		"There is no such customer; an undo may have removed them.",
	},
	"identity.sameCustomer": {
		"要选两位到十位不同的客户。",
		"要選兩位到十位不同的顧客。",
		"Name two to ten different customers.",
	},
	"identity.fieldOfNobody": {
		"“{field}”要取自其中一位。",
		"「{field}」要取自其中一位。",
		"“{field}” must be taken from one of them.",
	},
	"identity.mergedSince": {
		"这位客户后来又合并过，什么都没有动。先撤销后来那一步。",
		"這位顧客後來又合併過，什麼都沒有動。先復原後來那一步。",
		"This customer was merged again since, and nothing was changed. Undo the later step first.",
	},
	"identity.splitNothing": {
		"选出要拆出去的账号、号码或订单。",
		"選出要拆出去的帳號、號碼或訂單。",
		"Choose the accounts, numbers or orders to split off.",
	},
	"identity.splitEverything": {
		"不能全部拆出去，至少留下一个账号或一笔订单。",
		"不能全部拆出去，至少留下一個帳號或一筆訂單。",
		"Not everything can be split off; leave one account or order at least.",
	},
	"identity.splitChanged": {
		"要拆出去的内容后来变了，什么都没有动。重新打开再选。",
		"要拆出去的內容後來變了，什麼都沒有動。重新打開再選。",
		"What was to be split off has changed since, and nothing was done. Open it again and choose.",
	},
	"identity.accountUnknown": {
		"这位客户没有“{identity}”。",
		"這位顧客沒有「{identity}」。",
		"The customer has no “{identity}”.",
	},
	"view.gone": {
		"这个视图已经删掉了。",
		"這個檢視已經刪掉了。",
		"This view has been deleted.",
	},
	"view.many": {
		"最多存 {max} 个视图。先删掉不用的。",
		"最多存 {max} 個檢視。先刪掉不用的。",
		"At most {max} views can be saved. Delete one that is not used.",
	},
	"view.name.length": {
		"视图要有名字，最多 {max} 个字。",
		"檢視要有名字，最多 {max} 個字。",
		"A view needs a name of at most {max} characters.",
	},
	"view.name.taken": {
		"已经有叫“{name}”的视图。换个名字。",
		"已經有叫「{name}」的檢視。換個名字。",
		"There is a view called “{name}” already. Choose another name.",
	},
	"view.large": {
		"条件太多，存不成一个视图。",
		"條件太多，存不成一個檢視。",
		"These are too many conditions for a view. Take some off.",
	},
	"customer.sortNotYet": {
		"这个顺序要等店铺装进内存才排得出来。等几秒再试，或先按别的排。",
		"這個順序要等店鋪裝進記憶體才排得出來。等幾秒再試，或先按別的排。",
		"This order needs the shop in memory, which is being read. Try again in a few seconds, or sort by something else.",
	},
	"customer.placeUnknown": {
		"按客户排序时写一个字母或数字，或写第几位。",
		"按顧客排序時寫一個字母或數字，或寫第幾位。",
		"Write a letter or a digit while the list is sorted by name, or a row number.",
	},
	"customer.sortUnknown": {
		"不能按“{sort}”排序。",
		"不能按「{sort}」排序。",
		"Customers cannot be sorted by “{sort}”.",
	},
	"tag.gone": {
		"没有这个标签，可能刚被删掉。",
		"沒有這個標籤，可能剛被刪掉。",
		"There is no such tag; it may have been deleted.",
	},
	"tag.unknown": {
		"没有叫“{name}”的标签。",
		"沒有叫「{name}」的標籤。",
		"There is no tag called “{name}”.",
	},
	"tag.name.taken": {
		"已经有叫“{name}”的标签了。",
		"已經有叫「{name}」的標籤了。",
		"There is already a tag called “{name}”.",
	},
	"tag.group.length": {
		"分组名最多 {max} 个字。",
		"分組名最多 {max} 個字。",
		"A group's name has at most {max} characters.",
	},
	"tag.description.length": {
		"标签说明最多 {max} 个字。",
		"標籤說明最多 {max} 個字。",
		"A tag's description has at most {max} characters.",
	},
	"tag.name.length": {
		"标签名要 1 到 {max} 个字。",
		"標籤名要 1 到 {max} 個字。",
		"A tag's name has 1 to {max} characters.",
	},
	"source.kindUnknown": {
		"没有“{kind}”这种来源类别。",
		"沒有「{kind}」這種來源類別。",
		"There is no kind of source “{kind}”.",
	},
	"source.name.length": {
		"来源的名字要 1 到 {max} 个字。",
		"來源的名字要 1 到 {max} 個字。",
		"A source's name has 1 to {max} characters.",
	},
	"source.name.taken": {
		"已经有叫“{name}”的来源了，可以把两个合并。",
		"已經有叫「{name}」的來源了，可以把兩個合併。",
		"There is already a source called “{name}”; the two can be merged.",
	},
	"source.same": {
		"这两个已经是同一个来源了。",
		"這兩個已經是同一個來源了。",
		"These two are one source already.",
	},
	"source.gone": {
		"没有这个来源。",
		"沒有這個來源。",
		"There is no such source.",
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
	"tag.same": {
		"要合并的是同一个标签，选两个不同的。",
		"要合併的是同一個標籤，選兩個不同的。",
		"A tag cannot be merged with itself: choose two.",
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
	"customer.genderUnknown": {
		"没有“{gender}”这种性别写法。",
		"沒有「{gender}」這種性別寫法。",
		"There is no gender “{gender}”.",
	},
	"customer.standingUnknown": {
		"没有“{standing}”这一类客户。",
		"沒有「{standing}」這一類顧客。",
		"There is no group of customers “{standing}”.",
	},
	"selection.gone": {
		"所选的客户已经失效，什么都没有改。重新选一次。",
		"所選的顧客已經失效，什麼都沒有改。重新選一次。",
		"The selection is no longer there and nothing was changed. Select again.",
	},
	"portrait.populationUnknown": {
		"没有“{population}”这样的客户群。",
		"沒有「{population}」這樣的顧客群。",
		"There is no population “{population}”.",
	},
}
