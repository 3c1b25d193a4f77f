package sentence

// operationSentences are the journal's, by kind of operation. {count} is how many it touched.
var operationSentences = catalogue{
	"operation.customer.erase": {
		"抹去了客户 #{id} 的个人信息，不能撤销",
		"抹去了顧客 #{id} 的個人資料，不能復原",
		"Erased what was personal of customer #{id}; this cannot be undone",
	},
	"operation.customer.disclose": {
		"把“{customer}”的全部资料存成了文件夹",
		"把「{customer}」的全部資料存成了資料夾",
		"Wrote all that is known of “{customer}” to a folder",
	},
	"operation.consent.set": {
		"改了“{customer}”的联系同意",
		"改了「{customer}」的聯絡同意",
		"Changed what “{customer}” agreed to",
	},
	"operation.field.set": {
		"改了“{customer}”的“{field}”",
		"改了「{customer}」的「{field}」",
		"Changed “{field}” of “{customer}”",
	},
	"operation.field.delete": {
		"删除自定义字段“{field}”，{customers} 位客户有值",
		"刪除自訂欄位「{field}」，{customers} 位顧客有值",
		"Deleted the custom field “{field}” of {customers} {customers|customer|customers}",
	},
	"operation.field.rename": {
		"自定义字段“{before}”改名为“{field}”",
		"自訂欄位「{before}」改名為「{field}」",
		"Renamed the custom field “{before}” to “{field}”",
	},
	"operation.field.create": {
		"新建自定义字段“{field}”",
		"新增自訂欄位「{field}」",
		"Created the custom field “{field}”",
	},
	"operation.import": {
		"导入 {file}，{count} 行",
		"匯入 {file}，{count} 列",
		"Imported {file}, {count} {count|row|rows}",
	},
	"operation.import.several": {
		"导入 {files} 个文件，{count} 行",
		"匯入 {files} 個檔案，{count} 列",
		"Imported {files} files, {count} rows",
	},
	"operation.generate": {
		"生成示例店铺，{count} 行",
		"生成範例商店，{count} 列",
		"Made a sample shop, {count} {count|row|rows}",
	},
	"operation.tag.create": {
		"新建标签“{tag}”",
		"新增標籤「{tag}」",
		"Created the tag “{tag}”",
	},
	"operation.tag.rename": {
		"标签“{before}”改名为“{tag}”",
		"標籤「{before}」改名為「{tag}」",
		"Renamed the tag “{before}” to “{tag}”",
	},
	"operation.tag.merge": {
		"把标签“{other}”并到“{tag}”",
		"把標籤「{other}」併到「{tag}」",
		"Merged the tag “{other}” into “{tag}”",
	},
	"operation.tag.edit": {
		"改了标签“{tag}”",
		"改了標籤「{tag}」",
		"Changed the tag “{tag}”",
	},
	"operation.tag.arrange": {
		"移动了标签“{tag}”的位置",
		"移動了標籤「{tag}」的位置",
		"Moved the tag “{tag}” in the list",
	},
	"operation.tag.move": {
		"把 {count} 位客户从标签“{other}”移到“{tag}”",
		"把 {count} 位顧客從標籤「{other}」移到「{tag}」",
		"Moved {count} {count|customer|customers} from the tag “{other}” to “{tag}”",
	},
	"operation.tag.copy": {
		"给标签“{other}”里的 {count} 位客户加上“{tag}”",
		"給標籤「{other}」裡的 {count} 位顧客加上「{tag}」",
		"Tagged {count} {count|customer|customers} of “{other}” “{tag}” too",
	},
	"operation.note.many": {
		"给 {count} 位客户写了同一条备注",
		"給 {count} 位顧客寫了同一條備註",
		"Wrote a note on {count} {count|customer|customers}",
	},
	"operation.level.set": {
		"把 {count} 位客户的等级改成 {level}",
		"把 {count} 位顧客的等級改成 {level}",
		"Set the level of {count} {count|customer|customers} to {level}",
	},
	"operation.customer.block": {
		"把 {count} 位客户设为不再联系",
		"把 {count} 位顧客設為不再聯絡",
		"Set {count} {count|customer|customers} to “do not contact”",
	},
	"operation.customer.unblock": {
		"把 {count} 位客户恢复为可以联系",
		"把 {count} 位顧客恢復為可以聯絡",
		"Let {count} {count|customer|customers} be contacted again",
	},
	"operation.customer.delete": {
		"删除 {count} 位客户，订单留在账上",
		"刪除 {count} 位顧客，訂單留在帳上",
		"Deleted {count} {count|customer|customers}; their orders stay in the books",
	},
	"operation.field.fill": {
		"把 {count} 位客户的“{field}”改成“{value}”",
		"把 {count} 位顧客的「{field}」改成「{value}」",
		"Set “{field}” of {count} {count|customer|customers} to “{value}”",
	},
	"operation.field.clear": {
		"清空 {count} 位客户的“{field}”",
		"清空 {count} 位顧客的「{field}」",
		"Emptied “{field}” of {count} {count|customer|customers}",
	},
	"operation.tag.rule": {
		"改了标签“{tag}”的规则，{entered} 位加上，{left} 位去掉",
		"改了標籤「{tag}」的規則，{entered} 位加上，{left} 位去掉",
		"Changed the rule of the tag “{tag}”: {entered} entered, {left} left",
	},
	"operation.tag.refresh": {
		"按规则更新了 {tags} 个标签，{entered} 位加上，{left} 位去掉",
		"按規則更新了 {tags} 個標籤，{entered} 位加上，{left} 位去掉",
		"{tags} {tags|tag|tags} followed their rules: {entered} entered, {left} left",
	},
	"operation.tag.except": {
		"单独定了 {count} 位客户在标签“{tag}”里的去留",
		"單獨定了 {count} 位顧客在標籤「{tag}」裡的去留",
		"Decided by hand on {count} {count|customer|customers} in the tag “{tag}”",
	},
	"operation.tag.withhold": {
		"标签“{tag}”里 {count} 位客户不再享受优惠",
		"標籤「{tag}」裡 {count} 位顧客不再享有優惠",
		"{count} {count|customer|customers} no longer {count|gets|get} the discount of the tag “{tag}”",
	},
	"operation.tag.grant": {
		"标签“{tag}”里 {count} 位客户重新享受优惠",
		"標籤「{tag}」裡 {count} 位顧客重新享有優惠",
		"{count} {count|customer|customers} {count|gets|get} the discount of the tag “{tag}” again",
	},
	"operation.view.create": {
		"存了视图“{view}”",
		"存了檢視「{view}」",
		"Saved the view “{view}”",
	},
	"operation.view.edit": {
		"改了视图“{view}”",
		"改了檢視「{view}」",
		"Changed the view “{view}”",
	},
	"operation.view.rename": {
		"视图“{before}”改名为“{view}”",
		"檢視「{before}」改名為「{view}」",
		"Renamed the view “{before}” to “{view}”",
	},
	"operation.view.delete": {
		"删除视图“{view}”",
		"刪除檢視「{view}」",
		"Deleted the view “{view}”",
	},
	"operation.campaign.create": {
		"建了活动「{campaign}」",
		"建了活動「{campaign}」",
		"Made the campaign “{campaign}”",
	},
	"operation.campaign.edit": {
		"改了活动「{campaign}」",
		"改了活動「{campaign}」",
		"Edited the campaign “{campaign}”",
	},
	"operation.campaign.delete": {
		"删除活动「{campaign}」",
		"刪除活動「{campaign}」",
		"Deleted the campaign “{campaign}”",
	},
	"operation.address.dead": {
		"记下“{customer}”的地址收不到了",
		"記下「{customer}」的地址收不到了",
		"Noted that nobody is at an address of “{customer}”",
	},
	"operation.address.alive": {
		"记下“{customer}”的地址又能收了",
		"記下「{customer}」的地址又能收了",
		"Noted that an address of “{customer}” works again",
	},
	"operation.campaign.start": {
		"活动「{campaign}」开始",
		"活動「{campaign}」開始",
		"Started the campaign “{campaign}”",
	},
	"operation.campaign.cancel": {
		"取消活动「{campaign}」",
		"取消活動「{campaign}」",
		"Cancelled the campaign “{campaign}”",
	},
	"operation.segment.create": {
		"存了人群“{segment}”",
		"存了人群「{segment}」",
		"Saved the segment “{segment}”",
	},
	"operation.segment.edit": {
		"改了人群“{segment}”的规则",
		"改了人群「{segment}」的規則",
		"Changed the rule of the segment “{segment}”",
	},
	"operation.segment.rename": {
		"人群“{before}”改名为“{segment}”",
		"人群「{before}」改名為「{segment}」",
		"Renamed the segment “{before}” to “{segment}”",
	},
	"operation.segment.delete": {
		"删除人群“{segment}”",
		"刪除人群「{segment}」",
		"Deleted the segment “{segment}”",
	},
	"operation.channel.add": {
		"设了渠道“{channel}”",
		"設了管道「{channel}」",
		"Set up the channel “{channel}”",
	},
	"operation.channel.edit": {
		"改了渠道“{channel}”",
		"改了管道「{channel}」",
		"Changed the channel “{channel}”",
	},
	"operation.channel.delete": {
		"删除渠道“{channel}”",
		"刪除管道「{channel}」",
		"Deleted the channel “{channel}”",
	},
	"operation.tag.delete": {
		"删除标签“{tag}”，原有 {customers} 位客户",
		"刪除標籤「{tag}」，原有 {customers} 位顧客",
		"Deleted the tag “{tag}” of {customers} {customers|customer|customers}",
	},
	"operation.tag.add": {
		"给 {count} 位客户加标签“{tag}”",
		"給 {count} 位顧客加標籤「{tag}」",
		"Tagged {count} {count|customer|customers} “{tag}”",
	},
	"operation.tag.remove": {
		"从 {count} 位客户去掉标签“{tag}”",
		"從 {count} 位顧客去掉標籤「{tag}」",
		"Removed the tag “{tag}” from {count} {count|customer|customers}",
	},
	"operation.note.add": {
		"给“{customer}”写了备注",
		"給「{customer}」寫了備註",
		"Wrote a note on “{customer}”",
	},
	"operation.note.call": {
		"记下了给“{customer}”打的电话",
		"記下了給「{customer}」打的電話",
		"Noted a call to “{customer}”",
	},
	"operation.note.edit": {
		"改了“{customer}”的备注",
		"改了「{customer}」的備註",
		"Changed a note on “{customer}”",
	},
	"operation.note.delete": {
		"删除“{customer}”的一条备注",
		"刪除「{customer}」的一條備註",
		"Deleted a note on “{customer}”",
	},
	"operation.reminder.add": {
		"给“{customer}”加了提醒",
		"給「{customer}」加了提醒",
		"Added a reminder for “{customer}”",
	},
	"operation.reminder.edit": {
		"改了“{customer}”的提醒",
		"改了「{customer}」的提醒",
		"Changed a reminder for “{customer}”",
	},
	"operation.reminder.snooze": {
		"推后了“{customer}”的提醒",
		"延後了「{customer}」的提醒",
		"Put a reminder for “{customer}” off",
	},
	"operation.reminder.done": {
		"做完“{customer}”的一件待办",
		"做完「{customer}」的一件待辦",
		"Marked a reminder for “{customer}” as done",
	},
	"operation.reminder.delete": {
		"删除“{customer}”的一条提醒",
		"刪除「{customer}」的一條提醒",
		"Deleted a reminder for “{customer}”",
	},
	"operation.batch.set": {
		"改了“{product}”批次 {batch} 的起售日",
		"改了「{product}」批次 {batch} 的起售日",
		"Set the first day of batch {batch} of “{product}”",
	},
	"operation.quality.add": {
		"写了“{product}”的质量单",
		"寫了「{product}」的品質單",
		"Wrote a quality request on “{product}”",
	},
	"operation.quality.edit": {
		"改了“{product}”的质量单",
		"改了「{product}」的品質單",
		"Changed the quality request on “{product}”",
	},
	"operation.quality.send": {
		"发出了“{product}”的质量单",
		"發出了「{product}」的品質單",
		"Sent the quality request on “{product}”",
	},
	"operation.quality.answer": {
		"记下了“{product}”的质量单的答复",
		"記下了「{product}」的品質單的答覆",
		"Noted the answer to the quality request on “{product}”",
	},
	"operation.quality.close": {
		"关闭了“{product}”的质量单",
		"關閉了「{product}」的品質單",
		"Closed the quality request on “{product}”",
	},
	"operation.quality.delete": {
		"删除“{product}”的质量单",
		"刪除「{product}」的品質單",
		"Deleted the quality request on “{product}”",
	},
	"operation.parcel.add": {
		"记下了放进“{customer}”包裹的东西",
		"記下了放進「{customer}」包裹的東西",
		"Noted what went into a parcel for “{customer}”",
	},
	"operation.parcel.delete": {
		"删除“{customer}”的一条包裹记录",
		"刪除「{customer}」的一條包裹記錄",
		"Deleted a parcel for “{customer}”",
	},
	"operation.customer.edit": {
		"改了“{customer}”的资料",
		"改了「{customer}」的資料",
		"Changed the details of “{customer}”",
	},
	"operation.source.edit": {
		"改了来源“{source}”",
		"改了來源「{source}」",
		"Changed the source “{source}”",
	},
	"operation.source.merge": {
		"把来源“{other}”并到“{source}”",
		"把來源「{other}」併到「{source}」",
		"Counted the source “{other}” as “{source}”",
	},
	"operation.source.set": {
		"把 {count} 位客户的来源改成“{source}”",
		"把 {count} 位顧客的來源改成「{source}」",
		"Set the source of {count} {count|customer|customers} to “{source}”",
	},
	"operation.customer.merge": {
		"把 {count} 位客户合并成“{customer}”",
		"把 {count} 位顧客合併成「{customer}」",
		"Merged {count} {count|customer|customers} into “{customer}”",
	},
	"operation.customer.split": {
		"从“{customer}”拆出一位客户",
		"從「{customer}」拆出一位顧客",
		"Split a customer off “{customer}”",
	},
	"operation.customer.apart": {
		"“{customer}”和“{other}”不是同一个人",
		"「{customer}」和「{other}」不是同一個人",
		"“{customer}” and “{other}” are different people",
	},
	"operation.customer.later": {
		"“{customer}”和“{other}”以后再看",
		"「{customer}」和「{other}」以後再看",
		"Put off “{customer}” and “{other}”",
	},
	"operation.settings.edit": {
		"改了店铺设置",
		"改了商店設定",
		"Changed the shop's settings",
	},
	"operation.undo": {
		"撤销：{what}",
		"復原：{what}",
		"Undid: {what}",
	},
	"operation.redo": {
		"重做：{what}",
		"重做：{what}",
		"Redid: {what}",
	},
}
