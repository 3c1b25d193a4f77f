package sentence

// campaignSentences are about messages to many people.
var campaignSentences = catalogue{
	"campaign.field.open": {
		"第 {at} 个字的 {{ 没有配上 }}。变量写成 {{姓名|朋友}}。",
		"第 {at} 個字的 {{ 沒有配上 }}。變數寫成 {{姓名|朋友}}。",
		"The {{ at character {at} has no }}. A field is written {{name|friend}}.",
	},
	"campaign.field.unknown": {
		"第 {at} 个字起的「{field}」不是能用的变量。从「插入变量」里选一个。",
		"第 {at} 個字起的「{field}」不是能用的變數。從「插入變數」裡選一個。",
		"“{field}” at character {at} is no field. Choose one under Insert field.",
	},
	"campaign.message.empty": {
		"还没写内容。",
		"還沒寫內容。",
		"There is no text yet.",
	},
	"campaign.message.noSubject": {
		"邮件还没有主题。",
		"郵件還沒有主旨。",
		"The mail has no subject yet.",
	},
	"campaign.message.promo": {
		"服务通知里不能有促销的话：「{word}」。删掉它，或把用途改成营销。",
		"服務通知裡不能有促銷的話：「{word}」。刪掉它，或把用途改成行銷。",
		"A service message must not sell: “{word}”. Take it out, or make the purpose marketing.",
	},
	"campaign.message.long": {
		"短信有 {count} 字，网关最多收 {max} 字。写短些。",
		"簡訊有 {count} 字，閘道最多收 {max} 字。寫短些。",
		"The text has {count} characters; gateways take {max}. Make it shorter.",
	},
	"campaign.message.link": {
		"短信里有链接。没报备过的链接，运营商会拦下。",
		"簡訊裡有連結。沒報備過的連結，電信業者會攔下。",
		"The text has a link. Carriers in China block links that were not filed.",
	},
	"campaign.message.phone": {
		"短信里有电话号码。没报备过的号码，运营商会拦下。",
		"簡訊裡有電話號碼。沒報備過的號碼，電信業者會攔下。",
		"The text has a phone number. Carriers in China block numbers that were not filed.",
	},
	"campaign.message.chat": {
		"短信里请人加微信。各大网关都不再放行这样的内容。",
		"簡訊裡請人加微信。各大閘道都不再放行這樣的內容。",
		"The text asks readers to add you on WeChat. The large gateways refuse that.",
	},
	"campaign.message.wayOut": {
		"台湾的短信收不了回复。在「退订的话」里写清楚怎样退订，比如一个电话或邮箱。",
		"臺灣的簡訊收不了回覆。在「退訂的話」裡寫清楚怎樣退訂，比如一支電話或信箱。",
		"Text messages in Taiwan cannot be answered. Say under “Words to opt out” how to turn them off: a phone number or an e-mail address.",
	},
	"campaign.busy": {
		"店里正在写入，算不出会发给谁。等它写完再试。",
		"店裡正在寫入，算不出會發給誰。等它寫完再試。",
		"The shop is being written to, so nobody can say who gets it. Try again when that is done.",
	},
	"campaign.hours": {
		"可以发的时段要在一天之内，从早到晚，互不重叠。写成 8:00-12:30, 13:30-21:00。",
		"可以發的時段要在一天之內，從早到晚，互不重疊。寫成 8:00-12:30, 13:30-21:00。",
		"Hours lie within a day, early before late, and do not overlap. Write them as 8:00-12:30, 13:30-21:00.",
	},
	"campaign.hours.text": {
		"看不懂「{text}」。时段写成 8:00-21:00，几段用逗号隔开。",
		"看不懂「{text}」。時段寫成 8:00-21:00，幾段用逗號隔開。",
		"“{text}” cannot be read. Write hours as 8:00-21:00, several with commas between them.",
	},
	"campaign.hours.country": {
		"没有「{country}」这个国家或地区。写两个字母，比如 CN、TW、SG；别的地方就不写。",
		"沒有「{country}」這個國家或地區。寫兩個字母，比如 CN、TW、SG；別的地方就不寫。",
		"There is no country “{country}”. Write two letters such as CN, TW or SG, or none for everywhere else.",
	},
	"campaign.language": {
		"消息不能用「{language}」写：没有这种语言。语言写成代码，比如 zh-CN、th、vi、id、en。",
		"訊息不能用「{language}」寫：沒有這種語言。語言寫成代碼，比如 zh-TW、th、vi、id、en。",
		"A message cannot be written in “{language}”: there is no such language. Write its code, such as th, vi, id or en.",
	},
	"campaign.language.twice": {
		"「{language}」写了两份。一种语言只留一份。",
		"「{language}」寫了兩份。一種語言只留一份。",
		"“{language}” is written twice. Keep one message for each language.",
	},
	"campaign.pace": {
		"到时限为止，这个渠道最多还能发 {room} 条，{count} 位会来不及收到。把有效时间放长，或者少选一些人，分几次发。",
		"到時限為止，這個管道最多還能發 {room} 則，{count} 位會來不及收到。把有效時間放長，或者少選一些人，分幾次發。",
		"Until its time is over this channel sends {room} more at most; {count} people would not get it. Give it more hours, or choose fewer people and send in several rounds.",
	},
	"campaign.allotment": {
		"服务商说这个账号只能再发 {left} 条，这次有 {count} 条。先加购，或者少选一些人，再开始。",
		"服務商說這個帳號只能再發 {left} 則，這次有 {count} 則。先加購，或者少選一些人，再開始。",
		"The provider says that this account has {left} messages left; this campaign needs {count}. Buy more, or choose fewer people, and start again.",
	},
	"campaign.file": {
		"活动的文件读不懂：{detail}。",
		"活動的檔案讀不懂：{detail}。",
		"The file of the campaign cannot be read: {detail}.",
	},
	"campaign.state.draft":     {"草稿", "草稿", "draft"},
	"campaign.state.scheduled": {"等时间", "等時間", "scheduled"},
	"campaign.state.sending":   {"正在发", "正在發", "sending"},
	"campaign.state.paused":    {"停着", "停著", "paused"},
	"campaign.state.done":      {"发完了", "發完了", "done"},
	"campaign.state.cancelled": {"已取消", "已取消", "cancelled"},
	"campaign.pause.owner":     {"你暂停的", "你暫停的", "by you"},
	"campaign.pause.late":      {"时间过了，等你定", "時間過了，等你定", "its time passed, and you decide"},
	"campaign.pause.restored":  {"店铺文件是旧的备份", "商店檔案是舊的備份", "the shop file is an older backup"},
	"campaign.pause.content":   {"连着几条因为内容被拒", "連著幾則因為內容被拒", "refused for what it says"},
	"address.none": {
		"这位客户没有这种联系方式。",
		"這位顧客沒有這種聯絡方式。",
		"This customer has nothing to be reached at over this channel.",
	},
	"campaign.caps": {
		"联系上限要在 0 到 {max} 之间，而且一周不能少于一天，一月不能少于一周。",
		"聯絡上限要在 0 到 {max} 之間，而且一週不能少於一天，一月不能少於一週。",
		"Limits are between 0 and {max}; a week holds no fewer than a day, a month no fewer than a week.",
	},
	"campaign.changed": {
		"确认之后人或内容变了：现在会发给 {count} 位。再看一遍，再确认。",
		"確認之後人或內容變了：現在會發給 {count} 位。再看一遍，再確認。",
		"The people or the text changed since you confirmed: {count} would get it now. Look again and confirm.",
	},
	"campaign.confirm": {
		"人多，要输入人数来确认：{count}。",
		"人多，要輸入人數來確認：{count}。",
		"That is many people. Type their number to confirm: {count}.",
	},
	"campaign.gone": {
		"没有这个活动，可能刚被删掉。",
		"沒有這個活動，可能剛被刪掉。",
		"There is no such campaign; it may have been deleted.",
	},
	"campaign.name.length": {
		"活动的名字要有 1 到 {max} 个字。",
		"活動的名字要有 1 到 {max} 個字。",
		"A campaign’s name has 1 to {max} characters.",
	},
	"campaign.noAudience": {
		"还没选人群。",
		"還沒選人群。",
		"Nobody is chosen yet.",
	},
	"campaign.noChannel": {
		"还没选渠道。",
		"還沒選管道。",
		"No channel is chosen yet.",
	},
	"campaign.message.noPictures": {
		"这个渠道发不了图片。去掉图片，或换一个自己动手发的渠道。",
		"這個管道發不了圖片。去掉圖片，或換一個自己動手發的管道。",
		"This channel sends no pictures. Take them off, or choose a channel that you work off in another program.",
	},
	"campaign.pictures": {
		"一条消息最多放 {max} 张图片。",
		"一則訊息最多放 {max} 張圖片。",
		"A message has {max} pictures at most.",
	},
	"campaign.message.oneByOne": {
		"这个渠道一批发同样的内容；写了变量，每位的内容不同，就要一位一位地发。",
		"這個管道一批發同樣的內容；寫了變數，每位的內容不同，就要一位一位地發。",
		"This channel sends the same words to many at once; with fields in it, everybody’s are different, and it goes one by one.",
	},
	"campaign.nobody": {
		"没有人会收到。看看每一步各少了谁。",
		"沒有人會收到。看看每一步各少了誰。",
		"Nobody would get it. See who falls out at each step.",
	},
	"campaign.notPaused": {
		"「{name}」没有停着。",
		"「{name}」沒有停著。",
		"“{name}” does not stand still.",
	},
	"campaign.notRunning": {
		"「{name}」没有在发，也没有在等。",
		"「{name}」沒有在發，也沒有在等。",
		"“{name}” is neither sending nor waiting.",
	},
	"campaign.notSending": {
		"「{name}」没有在发。",
		"「{name}」沒有在發。",
		"“{name}” is not sending.",
	},
	"campaign.notSent": {
		"「{name}」还没发过，没有可以再联系的人。",
		"「{name}」還沒發過，沒有可以再聯絡的人。",
		"“{name}” was not sent yet, so there is nobody to write to again.",
	},
	"campaign.plan.batch": {
		"分批要写每批多少位，和两批之间隔几分钟（最多一天）。",
		"分批要寫每批多少位，和兩批之間隔幾分鐘（最多一天）。",
		"Batches need a size, and minutes between them, a day at most.",
	},
	"campaign.plan.holdOut": {
		"对照组在 0 到 {max}% 之间。",
		"對照組在 0 到 {max}% 之間。",
		"The hold-out is between 0 and {max} %.",
	},
	"campaign.plan.hours": {
		"有效时间在 0 到 {max} 小时之间。",
		"有效時間在 0 到 {max} 小時之間。",
		"It may make sense for 0 to {max} hours.",
	},
	"campaign.plan.moment": {
		"发送时间「{at}」看不懂。写成 2026-11-24T08:30。",
		"傳送時間「{at}」看不懂。寫成 2026-11-24T08:30。",
		"The moment “{at}” cannot be read. Write 2026-11-24T08:30.",
	},
	"campaign.plan.past": {
		"发送时间已经过了，或在一年以后。另选一个。",
		"傳送時間已經過了，或在一年以後。另選一個。",
		"The moment has passed, or is more than a year away. Choose another.",
	},
	"campaign.plan.shape": {
		"发送设置里「{field}」的值看不懂。",
		"傳送設定裡「{field}」的值看不懂。",
		"In the sending plan, “{field}” has a value that means nothing.",
	},
	"campaign.purpose": {
		"没有「{purpose}」这种用途。只有 marketing 和 service。",
		"沒有「{purpose}」這種用途。只有 marketing 和 service。",
		"There is no purpose “{purpose}”. There are marketing and service.",
	},
	"campaign.shape": {
		"这个活动的内容读不懂。人群里的规则要是 JSON。",
		"這個活動的內容讀不懂。人群裡的規則要是 JSON。",
		"This campaign cannot be read. The rule of its audience has to be JSON.",
	},
	"campaign.started": {
		"「{name}」已经开始，不能再改或删。可以复制一份。",
		"「{name}」已經開始，不能再改或刪。可以複製一份。",
		"“{name}” has begun and cannot be edited or deleted. You can copy it.",
	},
}
