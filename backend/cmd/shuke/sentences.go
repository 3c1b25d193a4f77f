package main

import "maps"

// sentences are what the keys of crm.Error, crm.Warning, crm.Conflict and crm.Operation mean. A test reads all keys out of
// the sources and finds them here.
var sentences = func() map[string]sentence {
	all := map[string]sentence{}
	for _, part := range []map[string]sentence{
		shopSentences, customerSentences, importSentences, mappingSentences, rejectSentences, warningSentences,
		operationSentences, conflictSentences,
	} {
		maps.Copy(all, part)
	}
	return all
}()

var shopSentences = map[string]sentence{
	"export.formatUnknown": {"不能写成 {format}。", "Cannot write {format}."},
	"shop.locked":          {"这个店铺正在另一个窗口或终端里开着。先关掉那边。", "This shop is open in another window or terminal. Close it there first."},
	"shop.cannotOpen":      {"打不开这个店铺文件。看看路径和权限。", "The shop file cannot be opened. Check the path and your permission."},
	"shop.missing":         {"没有这个店铺文件：{path}。先用 import 或 generate 建一个。", "There is no such shop file: {path}. Make one with import or generate."},
	"shop.readOnly":        {"这个店铺文件只能读，不能改。换个位置，或者改一下权限。", "The shop file is read-only. Move it, or change its permission."},
	"shop.noFolder":        {"没有这个文件夹：{path}", "There is no such folder: {path}"},
	"shop.damaged":         {"这个店铺文件坏了，没有动它。用最近的备份打开。", "The shop file is damaged and was left as it is. Open the latest backup."},
	"shop.notOurs":         {"这不是熟客的店铺文件，没有动它。", "This is not a Shuke shop file. It was left as it is."},
	"shop.newer":           {"这个店铺是更新版本的熟客做的，没有动它。先更新熟客。", "A newer Shuke made this shop. It was left as it is; update Shuke first."},
	"shop.busy":            {"店铺正忙，这次没有写进去。过一会儿再试。", "The shop is busy and nothing was written. Try again in a moment."},
	"shop.diskFull":        {"磁盘满了，这次没有写进去。腾出空间再试。", "The disk is full and nothing was written. Make room and try again."},
	"shop.ioError":         {"读写磁盘时出错，这次没有写进去。看看磁盘是否还连着。", "The disk failed and nothing was written. Check that it is still connected."},
	"job.cancelled":        {"已停止，店铺和开始前一样。", "Stopped. The shop is as it was before."},
	"settings.timeZone":    {"没有这个时区：{timeZone}", "There is no such time zone: {timeZone}"},
	"settings.currency":    {"没有这个币种：{currency}", "There is no such currency: {currency}"},
	"export.cannotWrite":   {"写不了 {path}，那里原来的文件没有变。看看权限、磁盘，或者它是否被别的程序开着。", "{path} cannot be written; what was there is unchanged. Check permission, disk, or whether another program holds it."},
	"backup.exists":        {"那里已经有文件了，没有覆盖：{path}", "A file is already there and was not overwritten: {path}"},
	"backup.failed":        {"备份没有做成，店铺没有变：{path}", "The backup was not made; the shop is unchanged: {path}"},
}

var customerSentences = map[string]sentence{
	"customer.contactTaken":    {"这个手机或邮箱已经是另一位客户的。", "This phone or e-mail belongs to another customer."},
	"customer.emailInvalid":    {"邮箱写得不对。", "This is not an e-mail address."},
	"customer.phoneInvalid":    {"手机号写得不对，要带国家码，如 +8613812346021。", "This is not a phone number; write it with the country, as in +8613812346021."},
	"customer.levelInvalid":    {"等级不能是负数。", "A level cannot be negative."},
	"customer.birthdayInvalid": {"没有这样的日期。", "There is no such date."},
	"customer.birthdayFuture":  {"生日在将来。", "The birthday is in the future."},
	"customer.fieldTooLong":    {"内容太长，最多 {max} 个字。", "The text is too long; {max} characters at most."},
	"note.gone":                {"没有这条备注，可能刚被撤销或删掉。", "There is no such note; it may have been deleted or undone."},
	"note.text.length":         {"备注要 1 到 {max} 个字。", "A note has 1 to {max} characters."},
	"journal.operationGone":    {"没有这一步。用 journal 看做过哪些。", "There is no such step. See journal for what was done."},
	"customer.gone":            {"没有这位客户，可能刚被撤销或合并。", "There is no such customer; an undo may have removed them."},
	"customer.sortUnknown":     {"不能按“{sort}”排序。", "Customers cannot be sorted by “{sort}”."},
	"tag.gone":                 {"没有这个标签，可能刚被删掉。", "There is no such tag; it may have been deleted."},
	"tag.unknown":              {"没有叫“{name}”的标签。", "There is no tag called “{name}”."},
	"tag.name.taken":           {"已经有叫“{name}”的标签了。", "There is already a tag called “{name}”."},
	"tag.name.length":          {"标签名要 1 到 {max} 个字。", "A tag's name has 1 to {max} characters."},
	"journal.alreadyUndone":    {"这一步已经撤销过了。", "This has been undone already."},
	"journal.nothingToUndo":    {"没有可以撤销的了。", "There is nothing to undo."},
	"journal.notUndoable":      {"这一步不能撤销。", "This cannot be undone."},
}
