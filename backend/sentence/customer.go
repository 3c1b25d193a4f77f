package sentence

// customerSentences are about customers: who they are, how they are reached, what files and people say of them.
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
		"所選的顧客都沒有完整地址，沒有寫標籤。",
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
		"這位顧客的個人資料已經抹去了。",
		"All that was personal of this customer has been erased already.",
	},
	"person.folder": {
		"客户资料",
		"顧客資料",
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
		"這位顧客沒有這個聯絡方式，可能剛被去掉。",
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
	"customer.gone": {
		"没有这位客户：删掉了、合并了，或者随撤销的导入走了。",
		"沒有這位顧客：刪掉了、合併了，或者隨復原的匯入走了。",
		"There is no such customer: deleted, merged, or undone with an import.",
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
	"portrait.notYet": {
		"店铺还在装进内存，要等几秒。再试一次。",
		"商店還在裝進記憶體，要等幾秒。再試一次。",
		"The shop is still being read into memory. Try again in a few seconds.",
	},
	"customer.sortNotYet": {
		"这个顺序要等店铺装进内存才排得出来。等几秒再试，或先按别的排。",
		"這個順序要等商店裝進記憶體才排得出來。等幾秒再試，或先按別的排。",
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
}
