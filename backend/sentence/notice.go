package sentence

// noticeSentences are what robots tell the owner. None names a customer.
var noticeSentences = catalogue{
	"notice.title":         {"熟客 · {shop}", "熟客 · {shop}", "熟客 Shuke · {shop}"},
	"notice.done":          {"「{name}」发完了：发出 {sent} 条，没发成 {failed} 条。", "「{name}」發完了：發出 {sent} 則，沒發成 {failed} 則。", "“{name}” is done: {sent} sent, {failed} failed."},
	"notice.paused":        {"「{name}」自己停下了，打开熟客看看。", "「{name}」自己停下了，打開熟客看看。", "“{name}” stopped by itself; have a look in Shuke."},
	"notice.channelPaused": {"渠道「{name}」停了，处理好再让它接着发。", "管道「{name}」停了，處理好再讓它接著發。", "The channel “{name}” is paused; settle it and let it go on."},
	"notice.uncertain":     {"又有 {count} 条消息待确认。", "又有 {count} 則訊息待確認。", "{count} more messages are to be confirmed."},
	"notice.reminders":     {"{count} 件待办到时间了。", "{count} 件待辦到時間了。", "{count} reminders are due."},
	"notice.imports":       {"{count} 份文件导入完了。", "{count} 份檔案匯入完了。", "{count} files were imported."},
}
