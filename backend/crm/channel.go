package crm

// ChannelKind is by whom messages are delivered.
type ChannelKind string

// The kinds that deliver by themselves.
const (
	ChannelMail       ChannelKind = "mail"    // a mail account, over SMTP
	ChannelAliyunSMS  ChannelKind = "aliyun"  // 阿里云短信
	ChannelTencentSMS ChannelKind = "tencent" // 腾讯云短信
	ChannelTwilio     ChannelKind = "twilio"
	ChannelGateway    ChannelKind = "gateway" // any SMS reseller's HTTP interface, as the owner describes it
	ChannelLineBot    ChannelKind = "line"    // a LINE official account
	ChannelTelegram   ChannelKind = "telegram"
)

// The robots that tell the owner things, in a group of theirs.
const (
	ChannelDingTalk   ChannelKind = "dingtalk"
	ChannelFeishu     ChannelKind = "feishu"
	ChannelWeComRobot ChannelKind = "wecomRobot"
	ChannelSlack      ChannelKind = "slack"
)

// The kinds whose work is done in another program, by the owner.
const (
	ChannelWeComMass ChannelKind = "wecomMass" // 企业微信群发
	ChannelTikTok    ChannelKind = "tiktok"    // TikTok Shop CRM
	ChannelTaobao    ChannelKind = "taobao"    // 旺旺 and other platform chats
	ChannelOfficial  ChannelKind = "official"  // 微信公众号
)

// The kinds that are worked off by hand.
const (
	ChannelCalls   ChannelKind = "calls"
	ChannelLabels  ChannelKind = "labels"
	ChannelParcels ChannelKind = "parcels"
)

// ChannelClass is who does the sending.
type ChannelClass string

// The classes.
const (
	ClassAutomatic ChannelClass = "automatic" // Shuke does
	ClassAssisted  ChannelClass = "assisted"  // the owner, in another program, with a list and a text from here
	ClassManual    ChannelClass = "manual"    // the owner, on the phone or at the packing table
	ClassNotice    ChannelClass = "notice"    // Shuke does, to the owner only
)

// ChannelTrait is what everybody has to know of a kind.
type ChannelTrait struct {
	Kind    ChannelKind
	Class   ChannelClass
	Consent string // of Channels: a word on which it may be used; "" where the platform itself keeps who may be written to
	Account string // the platform whose account of the customer is the address; "" where that is the contact that Consent needs
}

// ChannelTraits are the kinds, as the owner is shown them.
var ChannelTraits = []ChannelTrait{
	{Kind: ChannelMail, Class: ClassAutomatic, Consent: ChannelEmail},
	{Kind: ChannelAliyunSMS, Class: ClassAutomatic, Consent: ChannelSMS},
	{Kind: ChannelTencentSMS, Class: ClassAutomatic, Consent: ChannelSMS},
	{Kind: ChannelGateway, Class: ClassAutomatic, Consent: ChannelSMS},
	{Kind: ChannelTwilio, Class: ClassAutomatic, Consent: ChannelSMS},
	{Kind: ChannelLineBot, Class: ClassAutomatic, Consent: ChannelLine, Account: "line"},
	{Kind: ChannelTelegram, Class: ClassAutomatic, Account: "telegram"},
	{Kind: ChannelWeComMass, Class: ClassAssisted, Consent: ChannelWeCom},
	{Kind: ChannelTikTok, Class: ClassAssisted, Account: "tiktok"},
	{Kind: ChannelTaobao, Class: ClassAssisted, Account: "taobao"},
	{Kind: ChannelOfficial, Class: ClassAssisted, Consent: ChannelWeCom},
	{Kind: ChannelCalls, Class: ClassManual, Consent: ChannelPhone},
	{Kind: ChannelLabels, Class: ClassManual, Consent: ChannelPost},
	{Kind: ChannelParcels, Class: ClassManual, Consent: ChannelPost},
	{Kind: ChannelDingTalk, Class: ClassNotice},
	{Kind: ChannelFeishu, Class: ClassNotice},
	{Kind: ChannelWeComRobot, Class: ClassNotice},
	{Kind: ChannelSlack, Class: ClassNotice},
}

// TraitOf finds a kind.
func TraitOf(kind ChannelKind) (ChannelTrait, bool) {
	for _, t := range ChannelTraits {
		if t.Kind == kind {
			return t, true
		}
	}
	return ChannelTrait{}, false
}

// LimitPer is a stretch of time that messages are counted in.
type LimitPer string

// The stretches, in milliseconds of a sliding window.
const (
	PerSecond LimitPer = "second"
	PerMinute LimitPer = "minute"
	PerHour   LimitPer = "hour"
	PerDay    LimitPer = "day"
	PerMonth  LimitPer = "month"
)

// Millis is how long the stretch is: the longest that a month can be, so that no calendar month exceeds it.
func (p LimitPer) Millis() int64 {
	const second, day = 1000, 86_400_000
	switch p {
	case PerSecond:
		return second
	case PerMinute:
		return 60 * second
	case PerHour:
		return 3600 * second
	case PerDay:
		return day
	case PerMonth:
		return 31 * day
	}
	return 0
}

// Limit is how many messages a channel takes in a stretch of time.
type Limit struct {
	Per  LimitPer `json:"per"`
	Most int64    `json:"most"`
}

// ValidateLimits tells what cannot be: a stretch named twice or not at all, or one that lets nothing through.
func ValidateLimits(limits []Limit) error {
	seen := map[LimitPer]bool{}
	for _, l := range limits {
		if l.Per.Millis() == 0 || seen[l.Per] || l.Most < 1 {
			return Errorf(CodeInvalid, "channel.limits")
		}
		seen[l.Per] = true
	}
	return nil
}

// Channel is a way to reach customers that was set up once.
type Channel struct {
	ID        int64
	Name      string
	Kind      ChannelKind
	Settings  string  // JSON, as the kind's package reads it; without secrets
	Limits    []Limit // what whoever sends holds it to; none for no limit
	Secret    string  // the name of its password or key in the computer's keyring
	CreatedAt int64
	ChangedAt int64
}
