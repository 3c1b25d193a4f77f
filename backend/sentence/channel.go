package sentence

// channelSentences are about ways to reach customers, and about the passwords they need.
var channelSentences = catalogue{
	"channel.gone": {
		"没有这个渠道，可能刚被删掉。",
		"沒有這個管道，可能剛被刪掉。",
		"There is no such channel; it may have been deleted.",
	},
	"channel.unknown": {
		"没有叫「{name}」的渠道。",
		"沒有叫「{name}」的管道。",
		"There is no channel “{name}”.",
	},
	"channel.name.length": {
		"渠道的名字要有 1 到 {max} 个字。",
		"管道的名字要有 1 到 {max} 個字。",
		"A channel’s name has 1 to {max} characters.",
	},
	"channel.name.taken": {
		"已经有叫「{name}」的渠道了。换个名字。",
		"已經有叫「{name}」的管道了。換個名字。",
		"There is already a channel “{name}”. Choose another name.",
	},
	"channel.kind": {
		"没有「{kind}」这种渠道。",
		"沒有「{kind}」這種管道。",
		"There is no kind of channel “{kind}”.",
	},
	"channel.settings": {
		"这个渠道的设置读不懂。重新填一次。",
		"這個管道的設定讀不懂。重新填一次。",
		"The settings of this channel cannot be read. Fill them in again.",
	},
	"channel.limits": {
		"限额要是 1 以上的整数，每段时间只写一次。",
		"限額要是 1 以上的整數，每段時間只寫一次。",
		"A limit is a whole number from 1 on, one for each stretch of time.",
	},
	"channel.uncertain": {
		"对方可能收下了，但没有回话。先问一下收到没有，再决定要不要重发。",
		"對方可能收下了，但沒有回話。先問一下收到沒有，再決定要不要重發。",
		"It may have been accepted, but nobody answered. Ask whether it arrived before sending it again.",
	},
	"channel.failed.line": {
		"连不上对方的服务器，什么都没有发出去。看看网络，以及服务器和端口对不对。",
		"連不上對方的伺服器，什麼都沒有發出去。看看網路，以及伺服器和連接埠對不對。",
		"The server cannot be reached, and nothing was sent. Check the network, and the server and port.",
	},
	"channel.failed.account": {
		"对方不让这个账号发{code}，什么都没有发出去。看看账号、密码或授权码，以及今天的发送额度。",
		"對方不讓這個帳號發{code}，什麼都沒有發出去。看看帳號、密碼或授權碼，以及今天的發送額度。",
		"The server does not take messages from this account{code}, and nothing was sent. Check the user, the password or authorisation code, and today’s quota.",
	},
	"channel.failed.content": {
		"对方拒收这条内容{code}。改一改说法再发。",
		"對方拒收這則內容{code}。改一改說法再發。",
		"The server refused what is said{code}. Put it differently and send it again.",
	},
	"channel.failed.address": {
		"对方说这个地址收不了{code}。核对一下地址。",
		"對方說這個地址收不了{code}。核對一下地址。",
		"The server does not deliver to this address{code}. Check the address.",
	},
	"channel.mail.host": {
		"服务器要写成 smtp.example.com 这样，不带端口。",
		"伺服器要寫成 smtp.example.com 這樣，不帶連接埠。",
		"Write the server like smtp.example.com, without the port.",
	},
	"channel.mail.port": {
		"端口是 1 到 65535 的数，多半是 465 或 587。",
		"連接埠是 1 到 65535 的數，多半是 465 或 587。",
		"The port is a number from 1 to 65535, mostly 465 or 587.",
	},
	"channel.mail.client": {
		"用 OAuth 登录要填客户端编号：在服务商那里给自己注册一个应用。",
		"用 OAuth 登入要填用戶端編號：在服務商那裡替自己註冊一個應用程式。",
		"Signing in by OAuth needs a client id: register an application of your own with the provider.",
	},
	"channel.mail.domain": {
		"{domain} 的邮箱只能经它自己的服务器 {host} 发：经别的服务器发会被当成冒充的。",
		"{domain} 的信箱只能經它自己的伺服器 {host} 發：經別的伺服器發會被當成冒充的。",
		"An address at {domain} can only send over its own server, {host}: from any other it is taken for forged.",
	},
	"channel.mail.signIn": {
		"换了登录方式，要一起填新的：用 OAuth 填刷新令牌，不用就填密码或授权码。",
		"換了登入方式，要一起填新的：用 OAuth 填更新權杖，不用就填密碼或授權碼。",
		"Another way of signing in needs what it signs in with: a refresh token for OAuth, else the password or authorisation code.",
	},
	"channel.mail.tokenUrl": {
		"不知道到哪里换令牌。填 https:// 开头的令牌地址。",
		"不知道到哪裡換權杖。填 https:// 開頭的權杖位址。",
		"It is not known where tokens are given. Enter the token address; it begins with https://.",
	},
	"channel.connections": {
		"同时发的条数在 0 到 {max} 之间。",
		"同時發的則數在 0 到 {max} 之間。",
		"How many go at once is between 0 and {max}.",
	},
	"channel.mail.from": {
		"发件地址要是一个完整的邮箱地址。",
		"寄件地址要是一個完整的信箱地址。",
		"The sender is one whole e-mail address.",
	},
	"channel.mail.to": {
		"收件地址不是一个邮箱地址。",
		"收件地址不是一個信箱地址。",
		"The recipient is not an e-mail address.",
	},
	"channel.mail.open": {
		"不加密的连接只能连这台电脑上的服务器。选 TLS 或 STARTTLS。",
		"不加密的連線只能連這台電腦上的伺服器。選 TLS 或 STARTTLS。",
		"Only a server on this computer may be reached without encryption. Choose TLS or STARTTLS.",
	},
	"channel.mail.security": {
		"加密方式是 tls、starttls 或 none。",
		"加密方式是 tls、starttls 或 none。",
		"The security is tls, starttls or none.",
	},
	"secret.locked": {
		"存密码的文件锁着。先输入口令。",
		"存密碼的檔案鎖著。先輸入口令。",
		"The file of passwords is locked. Enter its passphrase first.",
	},
	"secret.gone": {
		"这台电脑上没有它的密码。重新填一次。",
		"這台電腦上沒有它的密碼。重新填一次。",
		"This computer does not have its password. Enter it again.",
	},
	"secret.keyring": {
		"系统的钥匙串打不开，密码没有存下来。解锁之后再试。",
		"系統的鑰匙圈打不開，密碼沒有存下來。解鎖之後再試。",
		"The system’s keyring cannot be opened, and no password was kept. Unlock it and try again.",
	},
	"secret.tooLong": {
		"这段密码太长，系统的钥匙串放不下。",
		"這段密碼太長，系統的鑰匙圈放不下。",
		"This password is too long for the system’s keyring.",
	},
	"secret.cannotWrite": {
		"密码文件写不进去：{path}。看看磁盘空间和文件夹的权限。",
		"密碼檔寫不進去：{path}。看看磁碟空間和資料夾的權限。",
		"The file of passwords cannot be written: {path}. Check free space and the folder’s permissions.",
	},
	"secret.cannotRead": {
		"密码文件读不出来：{path}。看看它的权限。",
		"密碼檔讀不出來：{path}。看看它的權限。",
		"The file of passwords cannot be read: {path}. Check its permissions.",
	},
	"secret.damaged": {
		"密码文件坏了：{path}。删掉它，再把各渠道的密码填一次。",
		"密碼檔壞了：{path}。刪掉它，再把各管道的密碼填一次。",
		"The file of passwords is damaged: {path}. Delete it and enter the passwords of the channels again.",
	},
	"secret.passphrase.missing": {
		"这台电脑没有钥匙串，密码要用一句口令锁着。在 SHUKE_PASSPHRASE 里给出口令，或在终端里输入。",
		"這台電腦沒有鑰匙圈，密碼要用一句口令鎖著。在 SHUKE_PASSPHRASE 裡給出口令，或在終端機裡輸入。",
		"This computer has no keyring, so passwords are locked by a passphrase. Give it in SHUKE_PASSPHRASE, or type it in the terminal.",
	},
	"secret.passphrase.wrong": {
		"口令不对。",
		"口令不對。",
		"The passphrase is wrong.",
	},
}
