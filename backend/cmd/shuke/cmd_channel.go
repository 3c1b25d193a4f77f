package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"shuke/backend/channel"
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
	Class    string          `json:"class"`
	Settings json.RawMessage `json:"settings"`
	Limits   []crm.Limit     `json:"limits"`
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
	c.AddCommand(t.channelAddCommand(), t.channelEditCommand(), t.channelKindsCommand(), t.channelListCommand(), t.channelTestCommand(), t.channelRemoveCommand())
	return c
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
		trait, _ := crm.TraitOf(c.Kind)
		out[i] = channelJSON{c.ID, c.Name, string(c.Kind), string(trait.Class), json.RawMessage(c.Settings), append([]crm.Limit{}, c.Limits...)}
		rows.add(strconv.FormatInt(c.ID, 10), c.Name, string(c.Kind), string(trait.Class), limitsText(c.Limits), c.Settings)
	}
	if asJSON {
		return t.writeJSON(out)
	}
	return rows.write(t.out)
}

// limitsText is how limits are written, as --limit takes them.
func limitsText(limits []crm.Limit) string {
	parts := make([]string, len(limits))
	for i, l := range limits {
		parts[i] = string(l.Per) + "=" + strconv.FormatInt(l.Most, 10)
	}
	return strings.Join(parts, ",")
}

// channelTestJSON is a test that went well; one that did not is an error.
type channelTestJSON struct {
	Name  string `json:"name"`
	Works bool   `json:"works"`
	Sent  bool   `json:"sent"` // a message went, too
}

func (t *terminal) channelTestCommand() *cobra.Command {
	var to, text string
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("test 名字 [--to 地址] [--text 内容] [--json]", "test NAME [--to ADDRESS] [--text TEXT] [--json]"),
		Short:                 t.say("连上去登录一次；给了地址就发一条试试", "Connect and sign in; with an address, send a message there"),
		Long: t.say("机器人不看地址：--to 写什么都发到它的群里。只发审过的内容的短信通道，用 --text 写一条合模板的。",
			"A robot has no addresses: whatever --to says goes to its group. An SMS gateway that only sends approved texts needs one by --text."),
		Args: t.arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error {
				found, err := db.ChannelByName(c.Context(), args[0])
				if err != nil {
					return err
				}
				if to == "" {
					err = db.CheckChannel(c.Context(), t.keyring(), found)
				} else {
					err = db.TryChannel(c.Context(), t.keyring(), found, to, channel.Content{Subject: t.say("熟客的一封试信", "A trial from Shuke"), Text: text})
				}
				if err != nil || !asJSON {
					return err
				}
				return t.writeJSON(channelTestJSON{found.Name, true, to != ""})
			})
		},
	})
	c.Flags().StringVar(&to, "to", "", t.say("往哪里发", "where to send it"))
	c.Flags().StringVar(&text, "text", t.say("收到这封信，说明这个渠道可以用了。", "This message arrived, so this channel works."), t.say("写什么", "what it says"))
	valued(c.Flags(), map[string]string{"to": "address", "text": "text"})
	t.jsonFlag(c, &asJSON)
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
				found, err := db.ChannelByName(c.Context(), args[0])
				if err != nil {
					return err
				}
				op, err := db.RemoveChannel(c.Context(), t.keyring(), found.ID)
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
