package bind_test

import (
	"fmt"
	"strings"
	"testing"

	"shuke/backend/bind"
	"shuke/backend/crm"

	"github.com/zalando/go-keyring"
)

// TestChannels_NeverTellASecret takes a robot and a list of calls through their lives on the page.
func TestChannels_NeverTellASecret(t *testing.T) {
	keyring.MockInit()
	o := openOffice(t)
	c := screen[*bind.Channels](o.Desk)
	kinds, err := c.Kinds()
	if err != nil || len(kinds.Kinds) != len(crm.ChannelTraits) || len(kinds.Presets) == 0 {
		t.Fatal(kinds, err)
	}
	if state, err := c.Keyring(); err != nil || state.Locked {
		t.Error(state, err)
	}
	const webhook = "https://127.0.0.1:1/cgi-bin/webhook/send?key=KEY"
	robot := bind.ChannelDraft{Name: "店主群", Kind: "wecomRobot", Settings: "{}"}
	if _, err := c.Add(robot); crm.ErrorKey(err) != "channel.notice.webhook" {
		t.Errorf("without its webhook: %v", err)
	}
	gateway := `{"url":"https://127.0.0.1:1/","format":"json","template":"{\"to\":\"{{to}}\",\"text\":\"{{text}}\"%s}","success":"/ok/"}`
	for _, d := range []bind.ChannelDraft{
		{Name: "机器人", Kind: "telegram", Settings: "{}"},
		{Name: "短信", Kind: "gateway", Settings: fmt.Sprintf(gateway, `,\"key\":\"{{secret}}\"`)},
	} {
		if _, err := c.Add(d); crm.ErrorKey(err) != "channel.secret" {
			t.Errorf("%s without its key: %v", d.Kind, err)
		}
	}
	robot.Secrets = []bind.Param{{Name: "webhook", Value: webhook}}
	made, err := c.Add(robot)
	if err != nil || made.Secret != "kept" || len(made.Limits) != 1 || strings.Contains(made.Settings, "KEY") {
		t.Fatal(made, err)
	}
	if _, err := c.Check(made.ID); crm.ErrorKey(err) != "channel.failed.line" || strings.Contains(err.Error(), "KEY") {
		t.Errorf("checked: %v", err)
	}
	if _, err := c.Try(made.ID, "", "试", "试"); crm.ErrorKey(err) != "channel.failed.line" {
		t.Errorf("tried: %v", err)
	}
	robot.Secrets, robot.Name, robot.NoLimits = nil, "群", true
	if op, err := c.Edit(made.ID, robot); err != nil || op.ID == 0 {
		t.Error(op, err)
	}
	if _, err := c.Add(bind.ChannelDraft{Name: "电话", Kind: "calls", Settings: "{}"}); err != nil {
		t.Error(err)
	}
	op, err := c.Remove(made.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := screen[*bind.Journal](o.Desk).Undo(op.ID); err != nil {
		t.Fatal(err)
	}
	all, err := c.All()
	if err != nil || len(all) != 2 || all[0].Name != "群" || all[0].Secret != "missing" || len(all[0].Limits) != 0 || all[1].Secret != "none" || all[1].Class != "manual" {
		t.Errorf("%+v, %v", all, err)
	}
}

// TestChannels_TellTheLimitsOfToday is a mailbox that warms up: it is shown with what it may send today, and edited with its own.
func TestChannels_TellTheLimitsOfToday(t *testing.T) {
	keyring.MockInit()
	c := screen[*bind.Channels](openOffice(t).Desk)
	mailbox := bind.ChannelDraft{
		Name: "邮箱", Kind: "mail", Settings: `{"from":"me@qq.com","host":"smtp.qq.com","port":465,"security":"tls","user":"me@qq.com","warmUp":true}`,
		Secrets: []bind.Param{{Name: "password", Value: "a code"}}, Limits: []bind.ChannelLimit{{Per: "day", Most: 100}},
	}
	if _, err := c.Add(mailbox); err != nil {
		t.Fatal(err)
	}
	all, err := c.All()
	if err != nil || len(all) != 1 || all[0].Limits[0].Most != 100 || all[0].Held[0] != (bind.ChannelLimit{Per: "day", Most: 20}) {
		t.Errorf("%+v, %v", all, err)
	}
}

// TestChannels_AskForThePassphrase is a computer without a keyring.
func TestChannels_AskForThePassphrase(t *testing.T) {
	keyring.MockInitWithError(keyring.ErrUnsupportedPlatform)
	t.Cleanup(keyring.MockInit)
	o := openOffice(t)
	c := screen[*bind.Channels](o.Desk)
	if state, err := c.Keyring(); err != nil || !state.Locked || !state.Fresh {
		t.Error(state, err)
	}
	robot := bind.ChannelDraft{Name: "店主群", Kind: "slack", Settings: "{}", Secrets: []bind.Param{{Name: "webhook", Value: "https://127.0.0.1:1/KEY"}}}
	if _, err := c.Add(robot); crm.ErrorKey(err) != "secret.locked" {
		t.Error(err)
	}
	if _, err := c.Unlock("a passphrase"); err != nil {
		t.Error(err)
	}
	if state, err := c.Keyring(); err != nil || state.Locked {
		t.Error(state, err)
	}
	if all, err := c.All(); err != nil || len(all) != 0 {
		t.Error(all, err)
	}
}
