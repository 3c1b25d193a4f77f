import type channel from '../zh-CN/channel';

// Channels: setting them up, trying them, what each is good for.
export default {
  'error.channel.byHand': 'This kind of channel is worked off by you from a list; there is nothing to connect to.',
  'error.channel.secret': 'The password or key is missing.',
  'error.channel.field': 'There is no setting “{field}”, or its value cannot be.',
  'error.channel.empty': 'It says nothing yet.',
  'error.channel.tooLong': 'This is too long: {max} characters at most.',
  'error.channel.failed.clock':
    'This computer’s clock is wrong, and the other side does not take what is signed by it. Set it and try again; nothing was sent.',
  'error.channel.failed.certificate':
    'The other side’s certificate is not to be trusted, and nothing was sent. Check the address, the network and this computer’s date.',
  'error.channel.web.address':
    'The address begins with https:// and holds no user or password; only one on this computer may begin with http://.',
  'error.channel.web.proxy':
    'A proxy is written like http://127.0.0.1:7890 or socks5://127.0.0.1:1080, without user or password.',
  'error.channel.sms.to': 'The number needs its country: +6591234567.',
  'error.channel.sms.keyId': 'The key’s ID (AccessKey ID, SecretId) is missing or has spaces in it.',
  'error.channel.sms.appId': 'The application ID (SdkAppId) is a row of digits.',
  'error.channel.sms.signName':
    'The signature is missing or has its brackets 【】. Write only what stands between them.',
  'error.channel.sms.templates': 'Each approved text has a code of its own and its words, and there is at least one.',
  'error.channel.sms.numbered': 'Tencent’s variables are numbers in braces, counted from 1 without a gap.',
  'error.channel.sms.notApproved':
    'This is none of the approved texts. Write it as one of them; only the variables may differ.',
  'error.channel.twilio.account': 'The account SID is AC and 32 more characters.',
  'error.channel.twilio.from':
    'The sender is a number with its country, a name of at most 11 Latin letters and digits, or a service SID that begins with MG.',
  'error.channel.line.to': 'LINE names somebody by U and 32 more characters, not by their LINE ID.',
  'error.channel.telegram.to': 'Telegram names somebody by a number, and they have to have started the bot.',
  'error.channel.gateway.format': 'The format is form, json, xml or query.',
  'error.channel.gateway.headers': 'Headers stand one a line as “Name: value”, without the place of text.',
  'error.channel.gateway.place':
    'There is no place {place}. Places are to, local, text, key, time, millis, secret and sign in two pairs of braces.',
  'error.channel.gateway.template': 'The template fits its format and has the place of text, and of to or local.',
  'error.channel.gateway.sign': 'The signature’s method is not known, or what is signed is missing.',
  'error.channel.gateway.success': 'Say what a success is: a path into the JSON and the value there, or /a pattern/.',
  'error.channel.notice.webhook':
    'This is not the webhook of such a robot. Copy the whole address from the robot’s settings.',
} satisfies Record<keyof typeof channel, string>;
