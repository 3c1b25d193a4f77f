package sentence

// channelKindSentences are about what channels of each kind need.
var channelKindSentences = catalogue{
	"channel.batch": {
		"一批人数要在 1 到 {max} 之间。",
		"一批人數要在 1 到 {max} 之間。",
		"A batch has 1 to {max} people.",
	},
	"channel.byHand": {
		"这种渠道由你照着名单做，没有什么可以连。",
		"這種管道由你照著名單做，沒有什麼可以連。",
		"This kind of channel is worked off by you from a list; there is nothing to connect to.",
	},
	"channel.secret": {
		"还没有填密码或密钥。",
		"還沒有填密碼或金鑰。",
		"The password or key is missing.",
	},
	"channel.field": {
		"没有「{field}」这项设置，或者它的值不对。",
		"沒有「{field}」這項設定，或者它的值不對。",
		"There is no setting “{field}”, or its value cannot be.",
	},
	"channel.empty": {
		"还没有写内容。",
		"還沒有寫內容。",
		"It says nothing yet.",
	},
	"channel.tooLong": {
		"太长了，最多 {max} 个字。",
		"太長了，最多 {max} 個字。",
		"This is too long: {max} characters at most.",
	},
	"channel.failed.clock": {
		"这台电脑的时间不准，对方不认。对好时间再试；什么都没有发出去。",
		"這台電腦的時間不準，對方不認。對好時間再試；什麼都沒有發出去。",
		"This computer’s clock is wrong, and the other side does not take what is signed by it. Set it and try again; nothing was sent.",
	},
	"channel.failed.certificate": {
		"对方的证书不可信，什么都没有发出去。看看地址、网络和这台电脑的日期。",
		"對方的憑證不可信，什麼都沒有發出去。看看位址、網路和這台電腦的日期。",
		"The other side’s certificate is not to be trusted, and nothing was sent. Check the address, the network and this computer’s date.",
	},
	"channel.web.address": {
		"地址要以 https:// 开头，不带账号密码；只有这台电脑上的可以用 http://。",
		"位址要以 https:// 開頭，不帶帳號密碼；只有這台電腦上的可以用 http://。",
		"The address begins with https:// and holds no user or password; only one on this computer may begin with http://.",
	},
	"channel.web.proxy": {
		"代理要写成 http://127.0.0.1:7890 或 socks5://127.0.0.1:1080 这样，不带账号密码。",
		"代理要寫成 http://127.0.0.1:7890 或 socks5://127.0.0.1:1080 這樣，不帶帳號密碼。",
		"A proxy is written like http://127.0.0.1:7890 or socks5://127.0.0.1:1080, without user or password.",
	},
	"channel.sms.to": {
		"收件号码要带国家或地区：+8613912345678。",
		"收件號碼要帶國家或地區：+886912345678。",
		"The number needs its country: +6591234567.",
	},
	"channel.sms.keyId": {
		"密钥的编号（AccessKey ID、SecretId）没有填，或者里面有空格。",
		"金鑰的編號（AccessKey ID、SecretId）沒有填，或者裡面有空格。",
		"The key’s ID (AccessKey ID, SecretId) is missing or has spaces in it.",
	},
	"channel.sms.appId": {
		"应用编号（SdkAppId）是一串数字。",
		"應用編號（SdkAppId）是一串數字。",
		"The application ID (SdkAppId) is a row of digits.",
	},
	"channel.sms.signName": {
		"短信签名没有填，或者带了【】。只写括号里的字。",
		"簡訊簽名沒有填，或者帶了【】。只寫括號裡的字。",
		"The signature is missing or has its brackets 【】. Write only what stands between them.",
	},
	"channel.sms.templates": {
		"每条审过的短信要有代码和内容，代码不能重复，至少要有一条。",
		"每則審過的簡訊要有代碼和內容，代碼不能重複，至少要有一則。",
		"Each approved text has a code of its own and its words, and there is at least one.",
	},
	"channel.sms.numbered": {
		"腾讯云短信的变量是花括号里的数字，从 1 数起，中间不能缺。",
		"騰訊雲簡訊的變數是大括號裡的數字，從 1 數起，中間不能缺。",
		"Tencent’s variables are numbers in braces, counted from 1 without a gap.",
	},
	"channel.sms.notApproved": {
		"这条内容不合任何一条审过的短信。照模板写，变的只能是变量那几处。",
		"這則內容不合任何一則審過的簡訊。照範本寫，變的只能是變數那幾處。",
		"This is none of the approved texts. Write it as one of them; only the variables may differ.",
	},
	"channel.twilio.account": {
		"账号是 AC 开头的 34 个字符。",
		"帳號是 AC 開頭的 34 個字元。",
		"The account SID is AC and 32 more characters.",
	},
	"channel.twilio.from": {
		"发送方是带国家的号码、最多 11 个英文字母数字的名字，或者 MG 开头的服务编号。",
		"傳送方是帶國家的號碼、最多 11 個英文字母數字的名稱，或者 MG 開頭的服務編號。",
		"The sender is a number with its country, a name of at most 11 Latin letters and digits, or a service SID that begins with MG.",
	},
	"channel.line.to": {
		"LINE 的收件人是 U 开头的 33 个字符，不是 LINE ID。",
		"LINE 的收件人是 U 開頭的 33 個字元，不是 LINE ID。",
		"LINE names somebody by U and 32 more characters, not by their LINE ID.",
	},
	"channel.telegram.to": {
		"Telegram 的收件人是一串数字，对方要先点过机器人的「开始」。",
		"Telegram 的收件人是一串數字，對方要先點過機器人的「開始」。",
		"Telegram names somebody by a number, and they have to have started the bot.",
	},
	"channel.gateway.format": {
		"格式是 form、json、xml 或 query。",
		"格式是 form、json、xml 或 query。",
		"The format is form, json, xml or query.",
	},
	"channel.gateway.headers": {
		"请求头一行一个，写成「名称: 值」，里面不能有 text 的位置。",
		"請求標頭一行一個，寫成「名稱: 值」，裡面不能有 text 的位置。",
		"Headers stand one a line as “Name: value”, without the place of text.",
	},
	"channel.gateway.place": {
		"没有 {place} 这个位置。可以用的是两层花括号里的 to、local、text、key、time、millis、secret、sign。",
		"沒有 {place} 這個位置。可以用的是兩層大括號裡的 to、local、text、key、time、millis、secret、sign。",
		"There is no place {place}. Places are to, local, text, key, time, millis, secret and sign in two pairs of braces.",
	},
	"channel.gateway.template": {
		"内容模板要合格式，里面要有 text 的位置，和 to 或 local 的位置。",
		"內容範本要合格式，裡面要有 text 的位置，和 to 或 local 的位置。",
		"The template fits its format and has the place of text, and of to or local.",
	},
	"channel.gateway.sign": {
		"签名方式不认识，或者没有写签什么。",
		"簽名方式不認識，或者沒有寫簽什麼。",
		"The signature’s method is not known, or what is signed is missing.",
	},
	"channel.gateway.success": {
		"写明怎样算成功：JSON 里的位置和那里的值，或者 /正则/。",
		"寫明怎樣算成功：JSON 裡的位置和那裡的值，或者 /正規表示式/。",
		"Say what a success is: a path into the JSON and the value there, or /a pattern/.",
	},
	"channel.notice.webhook": {
		"这不是这种机器人的 Webhook 地址。从群机器人的设置里整条复制过来。",
		"這不是這種機器人的 Webhook 位址。從群機器人的設定裡整條複製過來。",
		"This is not the webhook of such a robot. Copy the whole address from the robot’s settings.",
	},
}
