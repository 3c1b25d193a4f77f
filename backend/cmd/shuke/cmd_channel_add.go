package main

import (
	"cmp"
	"context"
	"encoding/json"
	"os"
	"strconv"
	"strings"

	"shuke/backend/channel/mail"
	"shuke/backend/channel/sms"
	"shuke/backend/crm"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// wantedChannel is what the flags of add and edit say of a channel.
type wantedChannel struct {
	kind      string
	preset    string
	name      string
	set       []string
	templates []string
	limits    []string
	mail      map[string]string
	oauth     bool
	secret    bool
}

// mailFlags are settings of a mail account that have a flag of their own.
var mailFlags = []struct{ flag, setting, value, zh, en string }{
	{"from", "from", "address", "发件地址", "the sender's address"},
	{"sender", "fromName", "name", "发件人叫什么", "what the sender is called"},
	{"host", "host", "host", "发信服务器", "the mail server"},
	{"port", "port", "port", "端口，不写就是 465", "its port; 465 where none is given"},
	{"security", "security", "security", "加密：tls、starttls，或 none（只限这台电脑上的服务器）", "tls, starttls, or none for a server on this computer"},
	{"user", "user", "user", "账号；不写就是发件地址", "the user; the sender's address where none is given"},
}

func (t *terminal) channelAddCommand() *cobra.Command {
	var asJSON bool
	w := &wantedChannel{mail: map[string]string{}}
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use: t.say("add 名字 [--from 邮箱 | --kind 种类] [--set 设置=值]… [--template 代码=内容]… [--limit 时段=条数]… [--preset 服务商] [--json]",
			"add NAME [--from ADDRESS | --kind KIND] [--set SETTING=VALUE]… [--template CODE=TEXT]… [--limit STRETCH=NUMBER]… [--preset PROVIDER] [--json]"),
		Short: t.say("设一个渠道，并登录一次看行不行", "Set up a channel, and sign in once to see whether it works"),
		Long: t.say(`不写 --kind 就是邮箱。各种渠道要填什么，看 shuke channel kinds。值写成 @文件 就从文件里读。
密码和密钥从标准输入读，一行一个，在终端里会问。多数邮箱要的是授权码，不是登录密码。
邮箱服务商：qq、exmail、163、126、gmail、outlook、exchange、aliyun；从邮箱地址认得出的不用写。`,
			`Without --kind it is a mail account. What each kind needs is listed by shuke channel kinds. A value @FILE is read from a file.
Passwords and keys are read from standard input, one a line; in a terminal they are asked for. Most mail providers want an
authorisation code rather than the password one signs in with. Mail providers: qq, exmail, 163, 126, gmail, outlook, exchange,
aliyun; one that the address tells need not be named.`),
		Args: t.arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error { return t.addChannel(c.Context(), db, args[0], w, asJSON) })
		},
		Example: `echo "$CODE" | shuke --shop my.shuke channel add mail --from shop@qq.com
echo "$SECRET" | shuke --shop my.shuke channel add sms --kind aliyun --set accessKeyId=LTAI… --set signName=Qinghe --template 'SMS_1=${name}，你好'`,
	})
	f := c.Flags()
	f.StringVar(&w.kind, "kind", string(crm.ChannelMail), t.say("哪一种渠道", "the kind of channel"))
	f.StringVar(&w.preset, "preset", "", t.say("邮箱服务商", "a mail provider whose servers are known"))
	for _, m := range mailFlags {
		f.Func(m.flag, t.say(m.zh, m.en), func(value string) error { w.mail[m.setting] = value; return nil })
		valued(f, map[string]string{m.flag: m.value})
	}
	f.BoolVar(&w.oauth, "oauth", false, t.say("用 OAuth 登录：问刷新令牌和客户端密钥，--set clientId= 写自己注册的应用", "sign in by OAuth: a refresh token and a client secret are asked for, and --set clientId= names your own registration"))
	valued(f, map[string]string{"kind": "kind", "preset": "provider"})
	t.channelFlags(c, w)
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) channelFlags(c *cobra.Command, w *wantedChannel) {
	f := c.Flags()
	f.StringArrayVar(&w.set, "set", nil, t.say("一项设置", "one setting"))
	f.StringArrayVar(&w.templates, "template", nil, t.say("一条审过的短信：代码和内容", "one approved text: its code and its words"))
	f.StringArrayVar(&w.limits, "limit", nil, t.say("最多发多少：second、minute、hour、day 或 month；none 是不限", "how many at most a second, minute, hour, day or month; none for no limit"))
	valued(f, map[string]string{"set": "setting=value", "template": "code=text", "limit": "stretch=number"})
}

func (t *terminal) channelEditCommand() *cobra.Command {
	var asJSON bool
	w := &wantedChannel{}
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use: t.say("edit 名字 [--rename 新名字] [--set 设置=值]… [--template 代码=内容]… [--limit 时段=条数]… [--password] [--json]",
			"edit NAME [--rename NAME] [--set SETTING=VALUE]… [--template CODE=TEXT]… [--limit STRETCH=NUMBER]… [--password] [--json]"),
		Short: t.say("改一个渠道", "Change a channel"),
		Args:  t.arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error {
				op, err := t.editChannel(c.Context(), db, args[0], w)
				if err != nil {
					return err
				}
				return t.decided(c.Context(), db, op, asJSON)
			})
		},
	})
	c.Flags().StringVar(&w.name, "rename", "", t.say("改叫什么", "its new name"))
	c.Flags().BoolVar(&w.secret, "password", false, t.say("换密码，从标准输入读", "a new password, read from standard input"))
	valued(c.Flags(), map[string]string{"rename": "name"})
	t.channelFlags(c, w)
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) addChannel(ctx context.Context, db *shop.Shop, name string, w *wantedChannel, asJSON bool) error {
	form, err := shop.ChannelFormOf(crm.ChannelKind(w.kind))
	if err != nil {
		return err
	}
	settings := map[string]any{}
	if form.Kind == crm.ChannelMail {
		mailSettings(settings, w)
	}
	if err := w.into(settings, form); err != nil {
		return err
	}
	c := crm.Channel{Name: name, Kind: form.Kind}
	if c.Limits, err = w.readLimits(); err != nil {
		return err
	}
	text, err := json.Marshal(settings)
	if err != nil {
		return err
	}
	c.Settings = string(text)
	if form.Kind == crm.ChannelMail && !w.oauth {
		form.Secrets = form.Secrets[:1]
	}
	secret, err := t.askSecrets(form)
	if err != nil {
		return err
	}
	keyring := t.keyring()
	if c, err = db.AddChannel(ctx, keyring, c, secret); err != nil {
		return err
	}
	if err := t.showChannels([]crm.Channel{c}, asJSON); err != nil {
		return err
	}
	if form.Class != crm.ClassAutomatic && form.Class != crm.ClassNotice {
		return nil
	}
	return db.CheckChannel(ctx, keyring, c)
}

func (t *terminal) editChannel(ctx context.Context, db *shop.Shop, name string, w *wantedChannel) (crm.Operation, error) {
	c, err := db.ChannelByName(ctx, name)
	if err != nil {
		return crm.Operation{}, err
	}
	form, err := shop.ChannelFormOf(c.Kind)
	if err != nil {
		return crm.Operation{}, err
	}
	settings := map[string]any{}
	if err := json.Unmarshal([]byte(c.Settings), &settings); err != nil {
		return crm.Operation{}, err
	}
	if err := w.into(settings, form); err != nil {
		return crm.Operation{}, err
	}
	text, err := json.Marshal(settings)
	if err != nil {
		return crm.Operation{}, err
	}
	c.Name, c.Settings = cmp.Or(w.name, c.Name), string(text)
	if len(w.limits) > 0 {
		if c.Limits, err = w.readLimits(); err != nil {
			return crm.Operation{}, err
		}
	}
	secret := ""
	if w.secret {
		if form.Kind == crm.ChannelMail && settings["oauth"] != true {
			form.Secrets = form.Secrets[:1]
		}
		if secret, err = t.askSecrets(form); err != nil {
			return crm.Operation{}, err
		}
	}
	return db.ChangeChannel(ctx, t.keyring(), c, secret)
}

// mailSettings are those of an account, with the server of a provider that is known.
func mailSettings(settings map[string]any, w *wantedChannel) {
	for name, value := range w.mail {
		settings[name] = value
	}
	from := w.mail["from"]
	p, known := mail.PresetFor(cmp.Or(w.preset, from))
	if known && w.mail["host"] == "" {
		settings["host"], settings["port"], settings["security"] = p.Host, strconv.Itoa(p.Port), string(p.Security)
	}
	if known && p.Personal() {
		settings["gentle"], settings["warmUp"] = "true", "true"
	}
	settings["user"] = cmp.Or(w.mail["user"], from)
	settings["port"] = cmp.Or(settings["port"], any("465"))
	settings["security"] = cmp.Or(settings["security"], any(string(mail.SecurityTLS)))
	if w.oauth {
		settings["oauth"] = "true"
	}
}

// into puts what was given into settings, by the type of each.
func (w *wantedChannel) into(settings map[string]any, form shop.ChannelForm) error {
	for _, pair := range w.set {
		name, value, ok := strings.Cut(pair, "=")
		if !ok {
			return crm.Errorf(crm.CodeInvalid, "channel.field", "field", pair)
		}
		if path, isFile := strings.CutPrefix(value, "@"); isFile {
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			value = string(text)
		}
		settings[name] = value
	}
	if len(w.templates) > 0 {
		list := []sms.Template{}
		for _, pair := range w.templates {
			code, text, _ := strings.Cut(pair, "=")
			list = append(list, sms.Template{Code: code, Text: text})
		}
		settings["templates"] = list
	}
	return typed(settings, form)
}

// typed makes numbers, lists and switches of what was typed.
func typed(settings map[string]any, form shop.ChannelForm) error {
	known := map[string]shop.FieldType{}
	for _, f := range form.Fields {
		known[f.Name] = f.Type
		if _, given := settings[f.Name]; !given && f.Value != "" && !f.Optional {
			settings[f.Name] = f.Value
		}
	}
	for name, value := range settings {
		kind, ok := known[name]
		if !ok {
			return crm.Errorf(crm.CodeInvalid, "channel.field", "field", name)
		}
		text, isText := value.(string)
		if !isText {
			continue
		}
		var err error
		switch kind {
		case shop.FieldNumber:
			settings[name], err = strconv.Atoi(text)
		case shop.FieldSwitch:
			settings[name], err = strconv.ParseBool(text)
		case shop.FieldLines:
			settings[name] = strings.Split(strings.TrimSpace(text), "\n")
		default:
		}
		if err != nil {
			return crm.Errorf(crm.CodeInvalid, "channel.field", "field", name)
		}
	}
	return nil
}

// readLimits are the limits given; nil for none given, and an empty list for none wanted.
func (w *wantedChannel) readLimits() ([]crm.Limit, error) {
	if len(w.limits) == 0 {
		return nil, nil
	}
	list := []crm.Limit{}
	for _, pair := range w.limits {
		if pair == "none" {
			continue
		}
		per, number, _ := strings.Cut(pair, "=")
		most, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return nil, crm.Errorf(crm.CodeInvalid, "channel.limits")
		}
		list = append(list, crm.Limit{Per: crm.LimitPer(per), Most: most})
	}
	return list, crm.ValidateLimits(list)
}

// askSecrets reads what a channel is spoken to with.
func (t *terminal) askSecrets(form shop.ChannelForm) (string, error) {
	given := map[string]string{}
	for _, s := range form.Secrets {
		prompt := t.say("密码或授权码：", "Password or authorisation code: ")
		if len(form.Secrets) > 1 || form.Kind != crm.ChannelMail {
			prompt = s.Name + t.say("：", ": ")
		}
		text, err := t.askSecret(prompt)
		if err != nil {
			return "", err
		}
		given[s.Name] = text
	}
	return form.JoinSecrets(given)
}

// kindJSON is a kind of channel, as --json tells it.
type kindJSON struct {
	Kind    string      `json:"kind"`
	Class   string      `json:"class"`
	Fields  []string    `json:"fields"`
	Secrets []string    `json:"secrets"`
	Limits  []crm.Limit `json:"limits"`
}

func (t *terminal) channelKindsCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "kinds [--json]",
		Short:                 t.say("各种渠道，和每种要填什么", "The kinds of channel, and what each needs"),
		Long: t.say("automatic 自己发，notice 发给店主自己，assisted 和 manual 由店主照着名单做。名字后面带 ? 的可以不填，密码和密钥带 *。",
			"automatic ones send by themselves, notice ones tell the owner, assisted and manual ones are worked off by the owner. What may be left out ends in ?, passwords and keys in *."),
		Args: t.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			list, rows := []kindJSON{}, &table{}
			for _, f := range shop.ChannelForms() {
				k := kindJSON{string(f.Kind), string(f.Class), fieldNames(f.Fields), fieldNames(f.Secrets), append([]crm.Limit{}, f.Limits...)}
				list = append(list, k)
				words := append([]string{}, k.Fields...)
				for _, s := range k.Secrets {
					words = append(words, s+"*")
				}
				rows.add(k.Kind, k.Class, limitsText(f.Limits), strings.Join(words, " "))
			}
			if asJSON {
				return t.writeJSON(list)
			}
			return rows.write(t.out)
		},
	}
	t.jsonFlag(c, &asJSON)
	return c
}

func fieldNames(fields []shop.ChannelField) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Name
		if f.Optional {
			names[i] += "?"
		}
	}
	return names
}
