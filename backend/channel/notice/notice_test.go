package notice

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"shuke/backend/channel"
	"shuke/backend/channel/channeltest"
	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

const (
	robotKey = "robot-key-0123456789"
	signKey  = "SECsign"
)

// side is one provider of robots, as its documentation has it.
type side struct {
	path    string
	text    func(body map[string]any) string // "" for what is no message
	signed  func(r *http.Request, body map[string]any) error
	answers map[channeltest.Answer]string
	empty   string // the answer to what is no message
	ok      string
}

func hmacOf(key, text string) string {
	h := hmac.New(sha256.New, []byte(key))
	h.Write([]byte(text))
	return base64.StdEncoding.EncodeToString(h.Sum(nil))
}

func text(body map[string]any) string {
	inner, _ := body["text"].(map[string]any)
	said, _ := inner["content"].(string)
	return said
}

func unsigned(*http.Request, map[string]any) error { return nil }

var errSignature = errors.New("the signature is another")

var sides = map[crm.ChannelKind]side{
	crm.ChannelDingTalk: {
		path: "/robot/send?access_token=" + robotKey, text: text, ok: `{"errcode":0,"errmsg":"ok"}`, empty: `{"errcode":40035,"errmsg":"缺少参数"}`,
		signed: func(r *http.Request, _ map[string]any) error {
			q := r.URL.Query()
			ms, err := strconv.ParseInt(q.Get("timestamp"), 10, 64)
			if err != nil || time.Since(time.UnixMilli(ms)).Abs() > time.Hour || q.Get("sign") != hmacOf(signKey, q.Get("timestamp")+"\n"+signKey) || q.Get("access_token") != robotKey {
				return errSignature
			}
			return nil
		},
		answers: map[channeltest.Answer]string{
			channeltest.Busy: `{"errcode":130101,"errmsg":"send too fast"}`, channeltest.BadAccount: `{"errcode":310000,"errmsg":"sign not match"}`,
			channeltest.BadContent: `{"errcode":310000,"errmsg":"keywords not in content"}`,
		},
	},
	crm.ChannelFeishu: {
		path: "/open-apis/bot/v2/hook/" + robotKey, ok: `{"code":0,"msg":"success","data":{}}`, empty: `{"code":9499,"msg":"Bad Request"}`,
		text: func(body map[string]any) string {
			inner, _ := body["content"].(map[string]any)
			said, _ := inner["text"].(string)
			return said
		},
		signed: func(_ *http.Request, body map[string]any) error {
			stamp, _ := body["timestamp"].(string)
			s, err := strconv.ParseInt(stamp, 10, 64)
			if err != nil || time.Since(time.Unix(s, 0)).Abs() > time.Hour || body["sign"] != hmacOf(stamp+"\n"+signKey, "") {
				return errSignature
			}
			return nil
		},
		answers: map[channeltest.Answer]string{
			channeltest.Busy: `{"code":11232,"msg":"frequency limited"}`, channeltest.BadAccount: `{"code":19021,"msg":"sign match fail"}`,
			channeltest.BadContent: `{"code":19024,"msg":"Key Words Not Found"}`,
		},
	},
	crm.ChannelWeComRobot: {
		path: "/cgi-bin/webhook/send?key=" + robotKey, text: text, signed: unsigned, ok: `{"errcode":0,"errmsg":"ok"}`, empty: `{"errcode":40008,"errmsg":"invalid message type"}`,
		answers: map[channeltest.Answer]string{
			channeltest.Busy: `{"errcode":45009,"errmsg":"api freq out of limit"}`, channeltest.BadAccount: `{"errcode":93000,"errmsg":"invalid webhook url"}`,
			channeltest.BadContent: `{"errcode":40058,"errmsg":"content too long"}`,
		},
	},
	crm.ChannelSlack: {
		path: "/services/T0/B0/" + robotKey, signed: unsigned, ok: "ok", empty: "400 no_text",
		text: func(body map[string]any) string { said, _ := body["text"].(string); return said },
		answers: map[channeltest.Answer]string{
			channeltest.Busy: "429 rate_limited", channeltest.BadAccount: "403 invalid_token", channeltest.BadContent: "400 invalid_blocks",
		},
	},
}

// provider makes another side of a kind.
func (s side) provider() channeltest.Provider {
	read := func(body []byte) (m map[string]any) { _ = json.Unmarshal(body, &m); return m }
	return channeltest.Provider{
		Hide: []string{robotKey, signKey}, Lacks: []channeltest.Answer{channeltest.NoSuchAddress},
		Verify: func(r *http.Request, body []byte) error {
			if !strings.HasPrefix(r.URL.RequestURI(), s.path) || r.Method != http.MethodPost {
				return errors.New("nobody lives here")
			}
			return s.signed(r, read(body))
		},
		Key: func(_ *http.Request, body []byte) string { return channeltest.LastLine(s.text(read(body))) },
		Say: func(w http.ResponseWriter, a channeltest.Answer, _ *http.Request, body []byte) {
			answer, refused := s.answers[a]
			switch {
			case refused:
			case s.text(read(body)) == "":
				answer = s.empty
			default:
				answer = s.ok
			}
			if status, rest, ok := strings.Cut(answer, " "); ok && len(status) == 3 {
				n, _ := strconv.Atoi(status)
				w.WriteHeader(n)
				answer = rest
			}
			fmt.Fprint(w, answer)
		},
	}
}

func TestRobots(t *testing.T) {
	for kind, s := range sides {
		t.Run(string(kind), func(t *testing.T) {
			channeltest.Run(t, func(t *testing.T) (channel.Channel, channeltest.Server) {
				far := channeltest.NewWeb(t, s.provider())
				secret, _ := json.Marshal(Secret{far.URL + s.path, signKey})
				c, err := New(kind, Settings{}, string(secret), web.Options{Clock: time.Now, Roots: far.Roots})
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { _ = c.Close() })
				return c, far
			})
		})
	}
}

// TestSign_ArgumentsAreNotMixedUp holds both signatures of one time and secret, worked out with openssl.
func TestSign_ArgumentsAreNotMixedUp(t *testing.T) {
	if got := signDingTalk("1577262236757", "this is secret"); got != "hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=" {
		t.Error(got)
	}
	if got := signFeishu("1599360473", "demo"); got != "l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=" {
		t.Error(got)
	}
}

func TestNew_KnowsWhoseWebhookItIs(t *testing.T) {
	for webhook, want := range map[string]string{
		"https://oapi.dingtalk.com/robot/send?access_token=x": "", "https://open.feishu.cn/open-apis/bot/v2/hook/x": "channel.notice.webhook",
		"http://oapi.dingtalk.com/robot/send?access_token=x": "channel.notice.webhook", "x": "channel.notice.webhook",
	} {
		secret, _ := json.Marshal(Secret{Webhook: webhook})
		if _, err := New(crm.ChannelDingTalk, Settings{}, string(secret), web.Options{Clock: time.Now}); crm.ErrorKey(err) != want {
			t.Errorf("%s: %v", webhook, err)
		}
	}
}

func TestShorten(t *testing.T) {
	if got := shorten(strings.Repeat("客", 1000), 2048); len(got) > 2048 || !utf8.ValidString(got) || !strings.HasSuffix(got, "客…") {
		t.Errorf("%d bytes", len(got))
	}
}
