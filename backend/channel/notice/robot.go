package notice

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

// robot is what differs between them.
type robot struct {
	hosts   []string
	most    int // bytes of text
	sign    func(secret string, at time.Time, address *url.URL, body map[string]any)
	text    func(text string) map[string]any
	nothing func() map[string]any // a body that is no message
	// read is their code for what went wrong, "" for a success.
	read    func(r web.Reply) (code string, f *channel.Failure)
	account []string // codes about the robot: its key, its signature
	busy    []string // codes about too much at once
}

var robots = map[crm.ChannelKind]robot{
	// https://open.dingtalk.com/document/robots/custom-robot-access: a message of up to 20,000 bytes, 20 a minute
	crm.ChannelDingTalk: {
		hosts: []string{"oapi.dingtalk.com", "api.dingtalk.com"}, most: 18_000, sign: dingTalkSign, text: typed("msgtype"), nothing: typeless("msgtype"), read: readCode,
		account: []string{"300001", "300005", "310000", "400101", "400102"}, busy: []string{"130101", "410100", "-1"},
	},
	// https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot: a request of up to 20 KB, 100 a minute and 5 a second
	crm.ChannelFeishu: {
		hosts: []string{"open.feishu.cn", "open.larksuite.com"}, most: 15_000, sign: feishuSign, nothing: typeless("msg_type"), read: readCode,
		text: func(text string) map[string]any {
			return map[string]any{"msg_type": "text", "content": map[string]any{"text": text}}
		},
		account: []string{"19001", "19021", "19022"}, busy: []string{"11232", "99991400"},
	},
	// https://developer.work.weixin.qq.com/document/path/91770: 2,048 bytes of text, 20 a minute
	crm.ChannelWeComRobot: {
		hosts: []string{"qyapi.weixin.qq.com"}, most: 2048, text: typed("msgtype"), nothing: typeless("msgtype"), read: readCode,
		account: []string{"93000", "93004", "93008"}, busy: []string{"45009", "-1"},
	},
	// https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks: one a second
	crm.ChannelSlack: {
		hosts: []string{"hooks.slack.com", "hooks.slack-gov.com"}, most: 30_000, read: readSlack,
		text:    func(text string) map[string]any { return map[string]any{"text": text} },
		nothing: func() map[string]any { return map[string]any{} },
		account: []string{"invalid_token", "no_service", "no_service_id", "no_team", "team_disabled", "action_prohibited", "channel_not_found", "channel_is_archived"},
	},
}

func typed(name string) func(string) map[string]any {
	return func(text string) map[string]any {
		return map[string]any{name: "text", "text": map[string]any{"content": text}}
	}
}

func typeless(name string) func() map[string]any {
	return func() map[string]any { return map[string]any{name: "none"} }
}

// judge reads a code of theirs. A keyword that is missing is a matter of words, under DingTalk's code for everything of safety.
func (u robot) judge(r web.Reply, code string) *channel.Failure {
	switch {
	case strings.Contains(string(r.Body), "keywords not in content"):
		return web.Fail(channel.Refused, channel.CauseContent, code)
	case slices.Contains(u.account, code):
		return web.Fail(channel.Retry, channel.CauseAccount, code)
	case slices.Contains(u.busy, code):
		return web.Busy(r, code)
	}
	return web.Fail(channel.Refused, channel.CauseContent, code)
}

// readCode reads {"errcode":0} and {"code":0}.
func readCode(r web.Reply) (string, *channel.Failure) {
	var said struct{ ErrCode, Code *int }
	if f := web.Read(r, &said); f != nil {
		return "", f
	}
	for _, code := range []*int{said.ErrCode, said.Code} {
		if code != nil && *code != 0 {
			return strconv.Itoa(*code), nil
		}
		if code != nil {
			return "", web.Judge(r)
		}
	}
	return "", web.Fail(channel.Uncertain, channel.CauseLine, "reply")
}

// readSlack reads "ok", or the word for what went wrong.
func readSlack(r web.Reply) (string, *channel.Failure) {
	word := strings.TrimSpace(string(r.Body))
	switch {
	case r.Status == 200 && word == "ok":
		return "", nil
	case r.Status == 200:
		return "", web.Fail(channel.Uncertain, channel.CauseLine, "reply")
	case r.Status >= 400 && r.Status < 500 && r.Status != 429 && len(word) < 40:
		return word, nil
	}
	return "", web.Judge(r)
}
