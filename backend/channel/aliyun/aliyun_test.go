package aliyun

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/channeltest"
	"shuke/backend/channel/sms"
	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

// TestSign_OfficialExample is the example of their page on signature version 3.
func TestSign_OfficialExample(t *testing.T) {
	query := url.Values{"ImageId": {"win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"}, "RegionId": {"cn-shanghai"}}
	at, _ := time.Parse(time.RFC3339, "2023-10-26T10:22:32Z")
	got := sign("ecs.cn-shanghai.aliyuncs.com", query, signing{
		keyID: "YourAccessKeyId", secret: "YourAccessKeySecret", action: "RunInstances", version: "2014-05-26", nonce: "3156853299f313e23d1673dc12e1703d", at: at,
	}).Get("Authorization")
	const want = "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version," +
		"Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

const (
	keyID    = "LTAIkey"
	secret   = "an access key secret"
	customer = "+8613912345678"
)

// gateway is their side, as far as messages of one account go.
type gateway struct {
	*channeltest.Web
	nonces channeltest.Nonces
	clock  func() time.Time

	lock sync.Mutex
	kept []string // OutIds, in the order that they came in
}

func (g *gateway) say(w http.ResponseWriter, a channeltest.Answer, r *http.Request, _ []byte) {
	w.Header().Set("Date", g.clock().UTC().Format(http.TimeFormat))
	codes := map[channeltest.Answer]string{
		channeltest.Busy: "Throttling.User", channeltest.NoSuchAddress: "isv.MOBILE_NUMBER_ILLEGAL", channeltest.BadContent: "isv.SMS_TEMPLATE_ILLEGAL",
		channeltest.BadAccount: "SignatureDoesNotMatch",
	}
	if code := codes[a]; code != "" {
		if a == channeltest.BadAccount && strings.Contains(r.Header.Get("X-Acs-Date"), "2001-") {
			code = "InvalidTimeStamp.Expired"
		}
		w.WriteHeader(http.StatusBadRequest)
		fmt.Fprintf(w, `{"Code":%q,"Message":"about %s and %s"}`, code, secret, customer)
		return
	}
	if r.Header.Get("X-Acs-Action") == "QuerySendDetails" {
		g.list(w, r.URL.Query())
		return
	}
	fmt.Fprint(w, `{"Code":"OK","Message":"OK","BizId":"900619746936498440^0"}`)
}

func (g *gateway) list(w http.ResponseWriter, asked url.Values) {
	g.lock.Lock()
	defer g.lock.Unlock()
	page, _ := strconv.Atoi(asked.Get("CurrentPage"))
	from := min((page-1)*50, len(g.kept))
	list := []map[string]any{}
	for i, id := range g.kept[from:min(from+50, len(g.kept))] {
		list = append(list, map[string]any{"OutId": id, "SendStatus": 1 + (from+i)%3, "ErrCode": "UNDELIVERED"})
	}
	_ = json.NewEncoder(w).Encode(map[string]any{"Code": "OK", "TotalCount": len(g.kept), "SmsSendDetailDTOs": map[string]any{"SmsSendDetailDTO": list}})
}

// key takes a message apart as their documentation has it.
func (g *gateway) key(r *http.Request, _ []byte) string {
	q := r.URL.Query()
	var params map[string]string
	if r.Header.Get("X-Acs-Action") != "SendSms" || json.Unmarshal([]byte(q.Get("TemplateParam")), &params) != nil {
		return ""
	}
	if q.Get("PhoneNumbers") != "13912345678" || q.Get("SignName") != "青禾" || q.Get("TemplateCode") != "SMS_1" || params["name"] != "林静宜" || params["code"] != q.Get("OutId") {
		return ""
	}
	g.lock.Lock()
	defer g.lock.Unlock()
	g.kept = append(g.kept, q.Get("OutId"))
	return q.Get("OutId")
}

func open(t *testing.T, clock func() time.Time) (*Channel, *gateway) {
	t.Helper()
	g := &gateway{clock: time.Now}
	g.Web = channeltest.NewWeb(t, channeltest.Provider{
		To: customer, Hide: []string{secret}, Key: g.key, Say: g.say,
		Verify: func(r *http.Request, body []byte) error { return verify(r, body, &g.nonces) },
	})
	s := Settings{AccessKeyID: keyID, SignName: "青禾", Way: web.Way{Endpoint: g.URL}, Templates: []sms.Template{{Code: "SMS_1", Text: "${name}，你好：\n.\n新茶到了。\n${code}"}}}
	if err := s.Validate(); err != nil {
		t.Fatal(err)
	}
	c, err := New(s, secret, web.Options{Clock: clock, Roots: g.Roots})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c, g
}

func TestChannel(t *testing.T) {
	channeltest.Run(t, func(t *testing.T) (channel.Channel, channeltest.Server) { return open(t, time.Now) })
}

// TestReconcile_FindsOurKey has a message accepted without an answer, among more than a page of others.
func TestReconcile_FindsOurKey(t *testing.T) {
	c, g := open(t, time.Now)
	for range 60 {
		g.kept = append(g.kept, "other")
	}
	m := channeltest.Compose(t, c, g, "lost")
	g.Behave(channeltest.CutAfterAccept)
	if _, err := c.Send(t.Context(), m, func() error { return nil }); channel.AsFailure(err).Verdict != channel.Uncertain {
		t.Fatal(err)
	}
	g.Behave(channeltest.Accept)
	now := time.Now()
	for key, want := range map[string]struct {
		handed time.Time
		fate   channel.Fate
	}{
		"lost":  {now, channel.FateAccepted},
		"never": {now.Add(-time.Hour), channel.FateAbsent},
		"fresh": {now, channel.FateUnknown},
		"old":   {now.AddDate(0, -2, 0), channel.FateUnknown},
	} {
		m.Key = key
		if got, err := c.Reconcile(t.Context(), m, want.handed); err != nil || got.Fate != want.fate {
			t.Errorf("%s: %v, %v, want %s", key, got, err, want.fate)
		}
	}
	g.Behave(channeltest.BadAccount)
	if _, err := c.Reconcile(t.Context(), m, now); channel.AsFailure(err) == nil {
		t.Errorf("got %v", err)
	}
}

// TestSend_SetsTheClockRight starts on a computer that lives in 2001: the first reply tells the time.
func TestSend_SetsTheClockRight(t *testing.T) {
	c, g := open(t, func() time.Time { return time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC) })
	m := channeltest.Compose(t, c, g, "skewed")
	_, err := c.Send(t.Context(), m, func() error { return nil })
	if f := channel.AsFailure(err); f == nil || f.Verdict != channel.Retry || f.Code != channel.CodeClock {
		t.Fatal(err)
	}
	if _, err := c.Send(t.Context(), m, func() error { return nil }); err != nil || g.Accepted("skewed") != 1 {
		t.Error(err)
	}
}

func TestJudge(t *testing.T) {
	for code, want := range map[string]struct {
		verdict channel.Verdict
		cause   channel.Cause
		wait    bool
	}{
		"isv.BUSINESS_LIMIT_CONTROL":  {channel.Retry, channel.CauseAddress, true},
		"isv.AMOUNT_NOT_ENOUGH":       {channel.Retry, channel.CauseAccount, false},
		"isv.SMS_SIGNATURE_ILLEGAL":   {channel.Refused, channel.CauseContent, false},
		"isv.BLACK_KEY_CONTROL_LIMIT": {channel.Refused, channel.CauseContent, false},
		"isp.SYSTEM_ERROR":            {channel.Uncertain, channel.CauseLine, false},
		"InvalidAccessKeyId.NotFound": {channel.Retry, channel.CauseAccount, false},
		"SomethingNew":                {channel.Uncertain, channel.CauseLine, false},
	} {
		if f := judge(web.Reply{Status: 200}, code); f.Verdict != want.verdict || f.Cause != want.cause || f.Wait > 0 != want.wait {
			t.Errorf("%s: %v", code, f)
		}
	}
	if f := judge(web.Reply{Status: 403}, "SomethingNew"); f.Cause != channel.CauseAccount || f.Code != "SomethingNew" {
		t.Error(f)
	}
}

func TestSettings_Validate(t *testing.T) {
	good := Settings{AccessKeyID: keyID, SignName: "青禾", Templates: []sms.Template{{Code: "A", Text: "x"}}}
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
	for key, spoil := range map[string]func(*Settings){
		"channel.sms.keyId":     func(s *Settings) { s.AccessKeyID = "" },
		"channel.sms.signName":  func(s *Settings) { s.SignName = "【青禾】" },
		"channel.sms.templates": func(s *Settings) { s.Templates = nil },
		"channel.web.address":   func(s *Settings) { s.Endpoint = "http://dysmsapi.aliyuncs.com" },
		"channel.web.proxy":     func(s *Settings) { s.Proxy = "user:pw@proxy" },
	} {
		s := good
		spoil(&s)
		if err := s.Validate(); crm.ErrorKey(err) != key {
			t.Errorf("got %v, want %s", err, key)
		}
	}
}

var errSignature = errors.New("the signature is another")
