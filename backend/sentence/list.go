package sentence

// listSentences are about lists: views, selections, tags and sources.
var listSentences = catalogue{
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
	"view.gone": {
		"这个视图已经删掉了。",
		"這個檢視已經刪掉了。",
		"This view has been deleted.",
	},
	"view.changedMeanwhile": {
		"这个视图刚在别处改过，没有覆盖。看过现在的样子，再存一次就用你的。",
		"這個檢視剛在別處改過，沒有覆蓋。看過現在的樣子，再存一次就用你的。",
		"This view was changed elsewhere a moment ago and was not overwritten. Look at it; saving again keeps yours.",
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
	"tag.gone": {
		"没有这个标签，可能刚被删掉。",
		"沒有這個標籤，可能剛被刪掉。",
		"There is no such tag; it may have been deleted.",
	},
	"tag.changedMeanwhile": {
		"这个标签刚在别处改过，没有覆盖。看过现在的样子，再存一次就用你写的。",
		"這個標籤剛在別處改過，沒有覆蓋。看過現在的樣子，再存一次就用你寫的。",
		"This tag was changed elsewhere a moment ago and was not overwritten. Look at it; saving again keeps yours.",
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
	"tag.same": {
		"要合并的是同一个标签，选两个不同的。",
		"要合併的是同一個標籤，選兩個不同的。",
		"A tag cannot be merged with itself: choose two.",
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
