package shop

import (
	"encoding/json"
	"slices"
	"strconv"

	"shuke/backend/channel"
	"shuke/backend/channel/aliyun"
	"shuke/backend/channel/gateway"
	"shuke/backend/channel/line"
	"shuke/backend/channel/mail"
	"shuke/backend/channel/notice"
	"shuke/backend/channel/telegram"
	"shuke/backend/channel/tencent"
	"shuke/backend/channel/twilio"
	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

// FieldType is how a setting of a channel is filled in.
type FieldType string

// The types.
const (
	FieldText      FieldType = "text"
	FieldLong      FieldType = "long" // several lines
	FieldNumber    FieldType = "number"
	FieldSwitch    FieldType = "switch"
	FieldChoice    FieldType = "choice"
	FieldLines     FieldType = "lines"     // a list, one a line
	FieldTemplates FieldType = "templates" // approved texts and their codes
)

// ChannelField is one thing to fill in.
type ChannelField struct {
	Name     string // as it stands in the settings, or in the secret
	Type     FieldType
	Options  []string // of a choice
	Value    string   // what it is before anybody filled it in
	Optional bool
	Rare     bool // most owners never touch it
}

// ChannelForm is what has to be filled in for a kind of channel.
type ChannelForm struct {
	crm.ChannelTrait
	Fields  []ChannelField
	Secrets []ChannelField // one is kept as it is, several as a JSON object of their names
	Limits  []crm.Limit    // what the provider is known to take
}

// openChannel makes the channel of a kind from its settings and its secret. Settings that cannot be are a crm.Error.
type openChannel func(settings []byte, secret string, o web.Options) (channel.Channel, error)

// webbed is an openChannel for settings of one type.
func webbed[S interface{ Validate() error }](build func(S, string, web.Options) (channel.Channel, error)) openChannel {
	return func(settings []byte, secret string, o web.Options) (channel.Channel, error) {
		s, err := readSettings[S](settings)
		if err != nil {
			return nil, err
		}
		return build(s, secret, o)
	}
}

// sure makes a constructor that cannot fail one that could.
func sure[S any, C channel.Channel](build func(S, string, web.Options) C) func(S, string, web.Options) (channel.Channel, error) {
	return func(s S, secret string, o web.Options) (channel.Channel, error) { return build(s, secret, o), nil }
}

// may gives a constructor's channel its interface.
func may[S any, C channel.Channel](build func(S, string, web.Options) (C, error)) func(S, string, web.Options) (channel.Channel, error) {
	return func(s S, secret string, o web.Options) (channel.Channel, error) { return build(s, secret, o) }
}

func robot(kind crm.ChannelKind) openChannel {
	return webbed(func(s notice.Settings, secret string, o web.Options) (channel.Channel, error) {
		return notice.New(kind, s, secret, o)
	})
}

func mailbox(s mail.Settings, password string, o web.Options) channel.Channel {
	c := mail.New(s, password, o.Clock)
	c.KeepRenewed(o.Renewed)
	return c
}

// channels are the kinds that send by themselves. The others have nothing to open.
var channels = map[crm.ChannelKind]openChannel{
	crm.ChannelMail:       webbed(sure(mailbox)),
	crm.ChannelAliyunSMS:  webbed(may(aliyun.New)),
	crm.ChannelTencentSMS: webbed(may(tencent.New)),
	crm.ChannelTwilio:     webbed(sure(twilio.New)),
	crm.ChannelGateway:    webbed(may(gateway.New)),
	crm.ChannelLineBot:    webbed(sure(line.New)),
	crm.ChannelTelegram:   webbed(sure(telegram.New)),
	crm.ChannelDingTalk:   robot(crm.ChannelDingTalk),
	crm.ChannelFeishu:     robot(crm.ChannelFeishu),
	crm.ChannelWeComRobot: robot(crm.ChannelWeComRobot),
	crm.ChannelSlack:      robot(crm.ChannelSlack),
}

var (
	proxyField    = ChannelField{Name: "proxy", Type: FieldText, Optional: true, Rare: true}
	endpointField = ChannelField{Name: "endpoint", Type: FieldText, Optional: true, Rare: true}
)

func field(name string, kind FieldType) ChannelField { return ChannelField{Name: name, Type: kind} }

func optional(f ChannelField) ChannelField { f.Optional = true; return f }

func rare(f ChannelField) ChannelField { f.Optional, f.Rare = true, true; return f }

func choice(name, value string, options ...string) ChannelField {
	return ChannelField{Name: name, Type: FieldChoice, Options: options, Value: value}
}

// told is something a robot tells by itself until the owner says otherwise.
func told(name string) ChannelField {
	return ChannelField{Name: name, Type: FieldSwitch, Value: "true", Optional: true}
}

var robotForm = ChannelForm{
	Fields:  []ChannelField{told("tellPaused"), told("tellUncertain"), told("tellDone"), told("tellReminders"), told("tellImports"), proxyField},
	Secrets: []ChannelField{field("webhook", FieldText), optional(field("sign", FieldText))},
}

// forms are what is filled in, by kind.
var forms = map[crm.ChannelKind]ChannelForm{
	crm.ChannelMail: {
		Fields: []ChannelField{
			field("from", FieldText), optional(field("fromName", FieldText)), field("host", FieldText),
			{Name: "port", Type: FieldNumber, Value: "465"},
			choice("security", "tls", "tls", "starttls", "none"), optional(field("user", FieldText)), optional(field("oauth", FieldSwitch)),
			optional(field("clientId", FieldText)), optional(field("tokenUrl", FieldText)),
		},
		Secrets: []ChannelField{field("password", FieldText), rare(field("clientSecret", FieldText))},
		Limits:  []crm.Limit{{Per: crm.PerMinute, Most: 20}, {Per: crm.PerDay, Most: 300}},
	},
	crm.ChannelAliyunSMS: {
		Fields:  []ChannelField{field("accessKeyId", FieldText), field("signName", FieldText), field("templates", FieldTemplates), endpointField, proxyField},
		Secrets: []ChannelField{field("accessKeySecret", FieldText)},
		Limits:  []crm.Limit{{Per: crm.PerSecond, Most: 30}},
	},
	crm.ChannelTencentSMS: {
		Fields: []ChannelField{
			field("secretId", FieldText), field("appId", FieldText), field("signName", FieldText), field("templates", FieldTemplates),
			rare(field("region", FieldText)), endpointField, proxyField,
		},
		Secrets: []ChannelField{field("secretKey", FieldText)},
		Limits:  []crm.Limit{{Per: crm.PerSecond, Most: 30}},
	},
	crm.ChannelTwilio: {
		Fields:  []ChannelField{field("accountSid", FieldText), field("from", FieldText), endpointField, proxyField},
		Secrets: []ChannelField{field("authToken", FieldText)},
		Limits:  []crm.Limit{{Per: crm.PerSecond, Most: 1}},
	},
	crm.ChannelGateway: {
		Fields: []ChannelField{
			field("url", FieldText), choice("format", "form", "form", "json", "xml", "query"), field("template", FieldLong),
			field("success", FieldText), optional(field("successValue", FieldText)), optional(field("idPath", FieldText)), optional(field("addressCodes", FieldText)),
			optional(field("accountCodes", FieldText)), optional(field("busyCodes", FieldText)), optional(field("checkUrl", FieldText)),
			rare(choice("sign", "", "", "md5", "sha1", "sha256", "hmac-md5", "hmac-sha1", "hmac-sha256")), rare(field("signOf", FieldText)),
			rare(choice("signBase", "hex", "hex", "HEX", "base64")), rare(field("headers", FieldLines)), proxyField,
		},
		Secrets: []ChannelField{field("secret", FieldText)},
		Limits:  []crm.Limit{{Per: crm.PerSecond, Most: 10}},
	},
	crm.ChannelLineBot: {
		Fields:  []ChannelField{endpointField, proxyField},
		Secrets: []ChannelField{field("token", FieldText)},
		Limits:  []crm.Limit{{Per: crm.PerSecond, Most: 50}, {Per: crm.PerMonth, Most: 200}},
	},
	crm.ChannelTelegram: {
		Fields:  []ChannelField{endpointField, proxyField},
		Secrets: []ChannelField{field("token", FieldText)},
		Limits:  []crm.Limit{{Per: crm.PerSecond, Most: 25}},
	},
	crm.ChannelDingTalk:   limited(robotForm, crm.Limit{Per: crm.PerMinute, Most: 20}),
	crm.ChannelFeishu:     limited(robotForm, crm.Limit{Per: crm.PerSecond, Most: 5}, crm.Limit{Per: crm.PerMinute, Most: 100}),
	crm.ChannelWeComRobot: limited(ChannelForm{Fields: robotForm.Fields, Secrets: robotForm.Secrets[:1]}, crm.Limit{Per: crm.PerMinute, Most: 20}),
	// WeCom takes 20,000 customers in one mass-send (developer.work.weixin.qq.com/document/path/96997, of 2025-07), more than
	// anybody picks by name from a list: a batch is as many as a worklist shows.
	crm.ChannelWeComMass: inBatches(mostWork),
	// Of these no number is published for people picked by name; TikTok's guide counts messages a week, by the shop's score
	// (seller-us.tiktok.com/university, essay 5403048260945710, of 2026-02). They are a sitting's work, the owner's to change.
	crm.ChannelOfficial: inBatches(50),
	crm.ChannelTikTok:   inBatches(100),
	crm.ChannelSlack:    limited(ChannelForm{Fields: robotForm.Fields, Secrets: robotForm.Secrets[:1]}, crm.Limit{Per: crm.PerSecond, Most: 1}),
}

// inBatches is what is filled in for a program that takes several people at once.
func inBatches(most int) ChannelForm {
	return ChannelForm{Fields: []ChannelField{{Name: "batch", Type: FieldNumber, Value: strconv.Itoa(most), Optional: true}}}
}

func limited(f ChannelForm, limits ...crm.Limit) ChannelForm { f.Limits = limits; return f }

// ChannelForms are the kinds and what is filled in for each, in the order they are shown.
func ChannelForms() []ChannelForm {
	list := make([]ChannelForm, len(crm.ChannelTraits))
	for i, t := range crm.ChannelTraits {
		list[i] = formOf(t)
	}
	return list
}

// ChannelFormOf is what is filled in for a kind.
func ChannelFormOf(kind crm.ChannelKind) (ChannelForm, error) {
	t, ok := crm.TraitOf(kind)
	if !ok {
		return ChannelForm{}, crm.Errorf(crm.CodeInvalid, "channel.kind", "kind", string(kind))
	}
	return formOf(t), nil
}

// formOf is a kind's form with what is asked of all that send: how many at once, and of a mailbox how it is spared.
func formOf(t crm.ChannelTrait) ChannelForm {
	f := forms[t.Kind]
	f.ChannelTrait = t
	if t.Class != crm.ClassAutomatic {
		return f
	}
	f.Fields = append(slices.Clone(f.Fields), rare(field("connections", FieldNumber)))
	if t.Kind == crm.ChannelMail {
		f.Fields = append(f.Fields, optional(field("gentle", FieldSwitch)), optional(field("warmUp", FieldSwitch)))
	}
	return f
}

// JoinSecrets is what is kept of a channel's secrets: one as it is, several as JSON.
func (f ChannelForm) JoinSecrets(given map[string]string) (string, error) {
	for _, s := range f.Secrets {
		if given[s.Name] == "" && !s.Optional {
			return "", crm.Errorf(crm.CodeInvalid, "channel.secret")
		}
	}
	if f.Kind == crm.ChannelMail && given["clientSecret"] == "" || len(f.Secrets) == 1 && f.Secrets[0].Name != "webhook" {
		return given[f.Secrets[0].Name], nil
	}
	if len(f.Secrets) == 0 {
		return "", nil
	}
	kept := map[string]string{}
	for _, s := range f.Secrets {
		if given[s.Name] != "" {
			kept[s.Name] = given[s.Name]
		}
	}
	text, err := json.Marshal(kept)
	return string(text), err
}

// DefaultLimits are what a channel of these settings is held to until the owner says otherwise.
func (f ChannelForm) DefaultLimits(settings []byte) []crm.Limit {
	var account struct{ Host string }
	if f.Kind == crm.ChannelMail && json.Unmarshal(settings, &account) == nil {
		for _, p := range mail.Presets {
			if p.Host == account.Host {
				return p.Limits
			}
		}
	}
	return f.Limits
}

// open makes a channel of a kind. A kind that is worked off by hand has none; its settings are empty.
func open(kind crm.ChannelKind, settings, secret string, o web.Options) (channel.Channel, error) {
	of, ok := channels[kind]
	if ok {
		_, own, err := splitPace(settings)
		if err != nil {
			return nil, err
		}
		return of(own, secret, o)
	}
	if _, known := crm.TraitOf(kind); !known {
		return nil, crm.Errorf(crm.CodeInvalid, "channel.kind", "kind", string(kind))
	}
	return nil, crm.Errorf(crm.CodeInvalid, "channel.byHand")
}
