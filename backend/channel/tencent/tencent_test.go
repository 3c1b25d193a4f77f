package tencent

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
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
	body := []byte(`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`)
	got := sign("cvm.tencentcloudapi.com", body, signing{
		keyID: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", secret: "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE", service: "cvm", at: time.Unix(1551113065, 0),
	}).Get("Authorization")
	const want = "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, " +
		"Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

const (
	keyID    = "AKIDkey"
	secret   = "a secret key"
	customer = "+8613912345678"
)

// gateway is their side, as far as messages of one account go.
type gateway struct {
	*channeltest.Web
	lock    sync.Mutex
	reports []report
}

func (g *gateway) say(w http.ResponseWriter, a channeltest.Answer, r *http.Request, _ []byte) {
	if r.Header.Get("X-Tc-Action") != "SendSms" {
		g.tell(w, a)
		return
	}
	code := map[channeltest.Answer]string{
		channeltest.Accept: "Ok", channeltest.Busy: "LimitExceeded.PhoneNumberThirtySecondLimit", channeltest.NoSuchAddress: "InvalidParameterValue.IncorrectPhoneNumber",
		channeltest.BadContent: "FailedOperation.ContainSensitiveWord",
	}[a]
	if code == "" {
		refuse(w)
		return
	}
	fmt.Fprintf(w, `{"Response":{"SendStatusSet":[{"SerialNo":"5000:1045710669157053657849499619","PhoneNumber":%q,"Code":%q,"Message":%q}]}}`, customer, code, "to "+customer)
}

func refuse(w http.ResponseWriter) {
	fmt.Fprintf(w, `{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":%q}}}`, "with "+secret)
}

func (g *gateway) tell(w http.ResponseWriter, a channeltest.Answer) {
	if a != channeltest.Accept {
		refuse(w)
		return
	}
	g.lock.Lock()
	defer g.lock.Unlock()
	_ = json.NewEncoder(w).Encode(map[string]any{"Response": map[string]any{"PullSmsSendStatusSet": g.reports}})
}

// key takes a message apart as their documentation has it.
func key(r *http.Request, body []byte) string {
	var o struct {
		PhoneNumberSet, TemplateParamSet                  []string
		SmsSdkAppID, TemplateID, SignName, SessionContext string // JSON names are found whatever their case
	}
	if r.Header.Get("X-Tc-Action") != "SendSms" || json.Unmarshal(body, &o) != nil {
		return ""
	}
	if !reflect.DeepEqual(o.PhoneNumberSet, []string{customer}) || o.SmsSdkAppID != "1400006666" || o.TemplateID != "449739" || o.SignName != "青禾" ||
		!reflect.DeepEqual(o.TemplateParamSet, []string{o.SessionContext, "林静宜"}) {
		return ""
	}
	return o.SessionContext
}

func open(t *testing.T) (*Channel, *gateway) {
	t.Helper()
	g := &gateway{}
	g.Web = channeltest.NewWeb(t, channeltest.Provider{To: customer, Hide: []string{secret}, Key: key, Say: g.say, Verify: verify})
	s := Settings{SecretID: keyID, AppID: "1400006666", SignName: "青禾", Way: web.Way{Endpoint: g.URL}, Templates: []sms.Template{{Code: "449739", Text: "{2}，你好：\n.\n新茶到了。\n{1}"}}}
	if err := s.Validate(); err != nil {
		t.Fatal(err)
	}
	c, err := New(s, secret, web.Options{Clock: time.Now, Roots: g.Roots})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c, g
}

func TestChannel(t *testing.T) {
	channeltest.Run(t, func(t *testing.T) (channel.Channel, channeltest.Server) { return open(t) })
}

func TestReconcile_ReadsTheReports(t *testing.T) {
	c, g := open(t)
	g.reports = []report{{"1", "SUCCESS", "", "arrived"}, {"2", "FAIL", "UNKNOWN", "lost"}}
	for key, want := range map[string]channel.Answer{
		"arrived": {Fate: channel.FateDelivered, ID: "1"}, "lost": {Fate: channel.FateFailed, ID: "2", Code: "UNKNOWN"}, "waits": {Fate: channel.FateUnknown},
	} {
		m := channeltest.Compose(t, c, g, key)
		if got, err := c.Reconcile(t.Context(), m, time.Now()); err != nil || got != want {
			t.Errorf("%s: %v, %v", key, got, err)
		}
		if got, err := c.Reconcile(t.Context(), m, time.Now().AddDate(0, 0, -8)); err != nil || got.Fate != channel.FateUnknown {
			t.Errorf("%s, last week: %v, %v", key, got, err)
		}
	}
}

func TestJudge(t *testing.T) {
	for code, want := range map[string]struct {
		verdict channel.Verdict
		cause   channel.Cause
		told    string
		wait    bool
	}{
		"FailedOperation.PhoneNumberInBlacklist":                    {channel.Refused, channel.CauseAddress, channel.CodeOptOut, false},
		"FailedOperation.MarketingSendTimeConstraint":               {channel.Retry, channel.CauseContent, "", true},
		"FailedOperation.InsufficientBalanceInSmsPackage":           {channel.Retry, channel.CauseAccount, "", false},
		"FailedOperation.TemplateIncorrectOrUnapproved":             {channel.Refused, channel.CauseContent, "", false},
		"UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone": {channel.Refused, channel.CauseAddress, "", false},
		"LimitExceeded.PhoneNumberDailyLimit":                       {channel.Retry, channel.CauseAddress, "", true},
		"LimitExceeded.AppMainlandChinaDailyLimit":                  {channel.Retry, channel.CauseAccount, "", true},
		"AuthFailure.SignatureExpire":                               {channel.Retry, channel.CauseLine, channel.CodeClock, false},
		"InternalError.Timeout":                                     {channel.Uncertain, channel.CauseLine, "", false},
	} {
		f := judge(web.Reply{Status: 200}, code)
		if want.told == "" {
			want.told = code
		}
		if f.Verdict != want.verdict || f.Cause != want.cause || f.Code != want.told || f.Wait > 0 != want.wait {
			t.Errorf("%s: %v", code, f)
		}
	}
}

func TestSettings_Validate(t *testing.T) {
	good := Settings{SecretID: keyID, AppID: "1", SignName: "青禾", Templates: []sms.Template{{Code: "A", Text: "{2}{1}{2}"}}}
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
	for key, spoil := range map[string]func(*Settings){
		"channel.sms.keyId":     func(s *Settings) { s.SecretID = "" },
		"channel.sms.appId":     func(s *Settings) { s.AppID = "wx12" },
		"channel.sms.signName":  func(s *Settings) { s.SignName = "" },
		"channel.sms.templates": func(s *Settings) { s.Templates = nil },
		"channel.sms.numbered":  func(s *Settings) { s.Templates = []sms.Template{{Code: "A", Text: "{1}{3}"}} },
		"channel.web.address":   func(s *Settings) { s.Endpoint = "sms.tencentcloudapi.com" },
		"channel.web.proxy":     func(s *Settings) { s.Proxy = "ftp://proxy" },
		"channel.settings":      func(s *Settings) { s.Region = "a b" },
	} {
		s := good
		spoil(&s)
		if err := s.Validate(); crm.ErrorKey(err) != key {
			t.Errorf("got %v, want %s", err, key)
		}
	}
	named := good
	named.Templates = []sms.Template{{Code: "A", Text: "${name}" + strings.Repeat("好", 3)}}
	if err := named.Validate(); crm.ErrorKey(err) != "channel.sms.numbered" {
		t.Error(err)
	}
}
