import type channel from '../zh-CN/channel';

// Channels: setting them up, trying them, what each is good for.
export default {
  'error.channel.byHand': '這種管道由你照著名單做，沒有什麼可以連。',
  'error.channel.secret': '還沒有填密碼或金鑰。',
  'error.channel.field': '沒有「{field}」這項設定，或者它的值不對。',
  'error.channel.empty': '還沒有寫內容。',
  'error.channel.tooLong': '太長了，最多 {max} 個字。',
  'error.channel.failed.clock': '這台電腦的時間不準，對方不認。對好時間再試；什麼都沒有發出去。',
  'error.channel.failed.certificate': '對方的憑證不可信，什麼都沒有發出去。看看位址、網路和這台電腦的日期。',
  'error.channel.web.address': '位址要以 https:// 開頭，不帶帳號密碼；只有這台電腦上的可以用 http://。',
  'error.channel.web.proxy': '代理要寫成 http://127.0.0.1:7890 或 socks5://127.0.0.1:1080 這樣，不帶帳號密碼。',
  'error.channel.sms.to': '收件號碼要帶國家或地區：+886912345678。',
  'error.channel.sms.keyId': '金鑰的編號（AccessKey ID、SecretId）沒有填，或者裡面有空格。',
  'error.channel.sms.appId': '應用編號（SdkAppId）是一串數字。',
  'error.channel.sms.signName': '簡訊簽名沒有填，或者帶了【】。只寫括號裡的字。',
  'error.channel.sms.templates': '每則審過的簡訊要有代碼和內容，代碼不能重複，至少要有一則。',
  'error.channel.sms.numbered': '騰訊雲簡訊的變數是大括號裡的數字，從 1 數起，中間不能缺。',
  'error.channel.sms.notApproved': '這則內容不合任何一則審過的簡訊。照範本寫，變的只能是變數那幾處。',
  'error.channel.twilio.account': '帳號是 AC 開頭的 34 個字元。',
  'error.channel.twilio.from': '傳送方是帶國家的號碼、最多 11 個英文字母數字的名稱，或者 MG 開頭的服務編號。',
  'error.channel.line.to': 'LINE 的收件人是 U 開頭的 33 個字元，不是 LINE ID。',
  'error.channel.telegram.to': 'Telegram 的收件人是一串數字，對方要先點過機器人的「開始」。',
  'error.channel.gateway.format': '格式是 form、json、xml 或 query。',
  'error.channel.gateway.headers': '請求標頭一行一個，寫成「名稱: 值」，裡面不能有 text 的位置。',
  'error.channel.gateway.place':
    '沒有 {place} 這個位置。可以用的是兩層大括號裡的 to、local、text、key、time、millis、secret、sign。',
  'error.channel.gateway.template': '內容範本要合格式，裡面要有 text 的位置，和 to 或 local 的位置。',
  'error.channel.gateway.sign': '簽名方式不認識，或者沒有寫簽什麼。',
  'error.channel.gateway.success': '寫明怎樣算成功：JSON 裡的位置和那裡的值，或者 /正規表示式/。',
  'error.channel.notice.webhook': '這不是這種機器人的 Webhook 位址。從群機器人的設定裡整條複製過來。',
} satisfies Record<keyof typeof channel, string>;
