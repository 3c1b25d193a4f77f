package main

import (
	"cmp"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"

	"shuke/backend/channel"
	"shuke/backend/channel/mail"
	"shuke/backend/crm"
	"shuke/backend/secret"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// channelJSON is a channel, as --json tells it. Its password is never told.
type channelJSON struct {
	ID       int64           `json:"id"`
	Name     string          `json:"name"`
	Kind     string          `json:"kind"`
	Settings json.RawMessage `json:"settings"`
}

func (t *terminal) channelCommand() *cobra.Command {
	c := &cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "channel",
		Short:                 t.say("渠道：联系客户的账号，设一次，试一次", "Channels: accounts to reach customers by, set up and tried once"),
		Long: t.say("密码不进店铺文件：存在系统的钥匙串里，没有钥匙串时存在一个用口令锁着的文件里。",
			"Passwords are not in the shop file: they are in the system's keyring, or without one in a file that a passphrase locks."),
		Args: t.noCommand,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(t.channelAddCommand(), t.channelListCommand(), t.channelTestCommand(), t.channelRemoveCommand())
	return c
}

func (t *terminal) channelAddCommand() *cobra.Command {
	var asJSON bool
	var preset string
	s := mail.Settings{}
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use: t.say("add 名字 --from 邮箱 [--preset 服务商 | --host 服务器 --port 端口 --security 加密] [--user 账号] [--sender 发件人] [--oauth] [--json]",
			"add NAME --from ADDRESS [--preset PROVIDER | --host HOST --port PORT --security SECURITY] [--user USER] [--sender NAME] [--oauth] [--json]"),
		Short: t.say("设一个邮箱账号，并登录一次看行不行", "Set up a mail account, and sign in once to see whether it works"),
		Long: t.say(`密码从标准输入读，在终端里会问。多数邮箱要的是授权码，不是登录密码。
服务商：qq、exmail、163、126、gmail、outlook、exchange、aliyun；从邮箱地址认得出的不用写。`,
			`The password is read from standard input; in a terminal it is asked for. Most providers want an authorisation code rather
than the password one signs in with. Providers: qq, exmail, 163, 126, gmail, outlook, exchange, aliyun; one that the address
tells need not be named.`),
		Args: t.arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			fromPreset(&s, cmp.Or(preset, s.From))
			s.User = cmp.Or(s.User, s.From)
			return t.withShop(c.Context(), false, func(db *shop.Shop) error { return t.addChannel(c.Context(), db, args[0], s, asJSON) })
		},
		Example: `echo "$CODE" | shuke --shop my.shuke channel add mail --from shop@qq.com`,
	})
	f := c.Flags()
	f.StringVar(&s.From, "from", "", t.say("发件地址", "the sender's address"))
	f.StringVar(&s.FromName, "sender", "", t.say("发件人叫什么", "what the sender is called"))
	f.StringVar(&preset, "preset", "", t.say("服务商", "a provider whose servers are known"))
	f.StringVar(&s.Host, "host", "", t.say("发信服务器", "the mail server"))
	f.IntVar(&s.Port, "port", 465, t.say("端口", "its port"))
	f.StringVar((*string)(&s.Security), "security", string(mail.SecurityTLS), t.say("加密：tls、starttls，或 none（只限这台电脑上的服务器）", "tls, starttls, or none for a server on this computer"))
	f.StringVar(&s.User, "user", "", t.say("账号；不写就是发件地址", "the user; the sender's address where none is given"))
	f.BoolVar(&s.OAuth, "oauth", false, t.say("密码是 OAuth 的访问令牌", "the password is an OAuth access token"))
	valued(f, map[string]string{"from": "address", "sender": "name", "preset": "provider", "host": "host", "port": "port", "security": "security", "user": "user"})
	t.jsonFlag(c, &asJSON)
	return c
}

// fromPreset fills in the server of a provider, unless one is given.
func fromPreset(s *mail.Settings, provider string) {
	if p, known := mail.PresetFor(provider); known && s.Host == "" {
		s.Host, s.Port, s.Security = p.Host, p.Port, p.Security
	}
}

func (t *terminal) addChannel(ctx context.Context, db *shop.Shop, name string, s mail.Settings, asJSON bool) error {
	if err := s.Validate(); err != nil {
		return err
	}
	password, err := t.askSecret(t.say("密码或授权码：", "Password or authorisation code: "))
	if err != nil {
		return err
	}
	settings, err := json.Marshal(s)
	if err != nil {
		return err
	}
	keyring := t.keyring()
	c, err := db.AddChannel(ctx, keyring, crm.Channel{Name: name, Kind: crm.ChannelMail, Settings: string(settings)}, password)
	if err != nil {
		return err
	}
	if err := t.showChannels([]crm.Channel{c}, asJSON); err != nil {
		return err
	}
	return db.TryChannel(ctx, keyring, c, "", channel.Content{})
}

func (t *terminal) channelListCommand() *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "list [--json]",
		Short:                 t.say("列出渠道", "List the channels"),
		Args:                  t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error {
				list, err := db.FindChannels(c.Context())
				if err != nil {
					return err
				}
				return t.showChannels(list, asJSON)
			})
		},
	})
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) showChannels(list []crm.Channel, asJSON bool) error {
	out := make([]channelJSON, len(list))
	rows := &table{right: map[int]bool{0: true}}
	for i, c := range list {
		out[i] = channelJSON{c.ID, c.Name, string(c.Kind), json.RawMessage(c.Settings)}
		rows.add(strconv.FormatInt(c.ID, 10), c.Name, string(c.Kind), c.Settings)
	}
	if asJSON {
		return t.writeJSON(out)
	}
	return rows.write(t.out)
}

func (t *terminal) channelTestCommand() *cobra.Command {
	var to string
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("test 名字 [--to 地址]", "test NAME [--to ADDRESS]"),
		Short:                 t.say("连上去登录一次；给了地址就发一封试试", "Connect and sign in; with an address, send a message there"),
		Args:                  t.arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error {
				found, err := db.ChannelByName(c.Context(), args[0])
				if err != nil {
					return err
				}
				return db.TryChannel(c.Context(), t.keyring(), found, to, channel.Content{
					Subject: t.say("熟客的一封试信", "A trial from Shuke"),
					Text:    t.say("收到这封信，说明这个渠道可以用了。", "This message arrived, so this channel works."),
				})
			})
		},
	})
	c.Flags().StringVar(&to, "to", "", t.say("往哪里发", "where to send it"))
	valued(c.Flags(), map[string]string{"to": "address"})
	return c
}

func (t *terminal) channelRemoveCommand() *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("remove 名字 [--json]", "remove NAME [--json]"),
		Short:                 t.say("删掉渠道，忘掉它的密码", "Delete a channel and forget its password"),
		Args:                  t.arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error {
				op, err := db.RemoveChannel(c.Context(), t.keyring(), args[0])
				if err != nil {
					return err
				}
				return t.decided(c.Context(), db, op, asJSON)
			})
		},
	})
	t.jsonFlag(c, &asJSON)
	return c
}

// keyring is where this computer keeps passwords.
func (t *terminal) keyring() secret.Store {
	folder, err := os.UserConfigDir()
	if err != nil {
		folder = "." // without a home there is a working directory
	}
	return secret.Open(filepath.Join(folder, "Shuke", "secrets.age"), func() (string, error) {
		if given := t.getenv("SHUKE_PASSPHRASE"); given != "" {
			return given, nil
		}
		return t.askSecret(t.say("口令：", "Passphrase: "))
	})
}
