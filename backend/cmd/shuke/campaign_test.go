package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"shuke/backend/crm"

	"github.com/zalando/go-keyring"
)

// A file that cannot be is refused with what is wrong in it.
func TestCampaign_FilesThatCannotBe(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("generate", "--customers", "5", "--orders", "5", "--seed", "1")
	for text, want := range map[string]string{
		`{"name":"x","chanel":"mail"}`:                                                                          `unknown field "chanel"`,
		`{"name":"x","rule":{"all":[]},"variants":[{"language":"xx","text":"a"}]}`:                              "“xx”",
		`{"name":"x","rule":{"all":[]},"variants":[{"language":"th","text":"a"},{"language":"TH","text":"b"}]}`: "“th” is written twice",
		`{"name":"x","rule":{"field":"nix","op":"=","value":1}}`:                                                "“nix”",
		`{"name":"x","channel":"nope","rule":{"all":[]}}`:                                                       "“nope”",
		`{"name":"","rule":{"all":[]}}`:                                                                         "60",
	} {
		if o := tt.on("campaign", "create", text); o.status != exitFailed || !strings.Contains(o.err, want) {
			t.Errorf("%s: %d %s", text, o.status, o.err)
		}
	}
	if o := tt.on("campaign", "create", "gone.json"); o.status != exitFailed || !strings.Contains(o.err, "“gone.json”") {
		t.Errorf("%d %s", o.status, o.err)
	}
	made := read[campaignJSON](t, tt.mustDo("campaign", "create", `{"name":"x","rule":{"all":[]},"plan":{"late":"sometime"}}`, "--json"))
	if plan := tt.mustDo("campaign", "plan", strconv.FormatInt(made.ID, 10)); !strings.Contains(plan, "channel") {
		t.Error(plan)
	}
}

// TestCampaign_FromFileToCancel takes a campaign through its life on the command line.
func TestCampaign_FromFileToCancel(t *testing.T) {
	keyring.MockInit()
	port, _ := openPostbox(t)
	tt := newTerminal(t)
	tt.mustDo("generate", "--customers", "60", "--orders", "90", "--seed", "1")
	tt.in = strings.NewReader("a code\n")
	tt.mustDo("channel", "add", "shop", "--from", "shop@example.com", "--host", "127.0.0.1", "--port", port, "--security", "none")
	file := filepath.Join(t.TempDir(), "campaign.json")
	err := os.WriteFile(file, []byte(`{"name":"双12","channel":"shop","rule":{"all":[]},"variants":[{"language":"zh-CN","subject":"双12","text":"{{姓名|朋友}}你好"}],"plan":{"holdOut":0}}`), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	made := read[campaignJSON](t, tt.mustDo("campaign", "create", file, "--json"))
	id := strconv.FormatInt(made.ID, 10)
	plan := read[planJSON](t, tt.mustDo("campaign", "plan", id, "--json"))
	left := plan.Sending
	for _, s := range plan.Steps {
		left += s.People
		if s.Reason == crm.SkipHoldOut && s.People > 0 {
			t.Errorf("a group held out of none: %+v", plan.Steps)
		}
	}
	if made.State != "draft" || plan.Sending == 0 || left != plan.Audience || plan.Audience != 60 {
		t.Fatalf("%+v %+v", made, plan)
	}
	if text := tt.mustDo("campaign", "plan", id); !strings.Contains(text, "no consent") || strings.Contains(text, "-0") {
		t.Error(text)
	}
	if o := tt.on("campaign", "start", id, "--seal", "x"); o.status == exitDone {
		t.Error("began with another seal")
	}
	if got := read[campaignJSON](t, tt.mustDo("campaign", "start", id, "--seal", plan.Seal, "--json")); got.State != "sending" {
		t.Errorf("%+v", got)
	}
	if got := read[campaignJSON](t, tt.mustDo("campaign", "pause", id, "--json")); got.State != "paused" || got.Reason != "owner" {
		t.Errorf("%+v", got)
	}
	if got := read[campaignJSON](t, tt.mustDo("campaign", "resume", id, "--json")); got.State != "sending" {
		t.Errorf("%+v", got)
	}
	cancelled := read[campaignJSON](t, tt.mustDo("campaign", "cancel", id, "--json"))
	if cancelled.State != "cancelled" || len(cancelled.Counts) != 1 || cancelled.Counts[0].Count != plan.Sending {
		t.Errorf("%+v", cancelled)
	}
	if rows := read[[]recipientJSON](t, tt.mustDo("campaign", "recipients", id, "--json")); int64(len(rows)) != plan.Sending {
		t.Errorf("%d recipients", len(rows))
	}
	if list := read[[]campaignJSON](t, tt.mustDo("campaign", "list", "--json")); len(list) != 1 {
		t.Errorf("%+v", list)
	}
	for _, about := range [][]string{{"outbox", "--campaign", "99"}, {"outbox", "list", "--campaign", "99"}, {"campaign", "recipients", "99"}} {
		tt.wantError("no such campaign", about...)
	}
	if text := tt.mustDo("campaign", "status", id); !strings.Contains(text, "cancelled "+strconv.FormatInt(plan.Sending, 10)) {
		t.Error(text)
	}
	chinese := newTerminal(t, "LANG=zh_CN.UTF-8")
	chinese.shop = tt.shop
	if text := chinese.mustDo("campaign", "list"); !strings.Contains(text, "已取消") || strings.Contains(text, "cancelled") {
		t.Error(text)
	}
}

func TestOutbox_LimitsAreShownAndSet(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("generate", "--customers", "3", "--orders", "3", "--seed", "1")
	tt.mustDo("outbox", "limits", "--week", "3", "--confirm-above", "50", "--hours", "sms:tw=14:00-19:00,10:00-12:00", "--hours", "email=9-21")
	tt.mustDo("outbox", "limits", "--hours", "email=usual")
	got := read[limitsJSON](t, tt.mustDo("outbox", "limits", "--json"))
	if got.Day != 1 || got.Week != 3 || got.Month != 4 || got.ConfirmAbove != 50 || len(got.Hours) != 1 ||
		got.Hours[0] != (hoursJSON{"sms", "TW", "10:00–12:00, 14:00–19:00"}) {
		t.Errorf("%+v", got)
	}
	for _, wrong := range [][]string{{"--day", "9"}, {"--hours", "sms:TW=late"}, {"--hours", "pigeon=9-21"}, {"--hours", "sms:ZZ=9-21"}, {"--hours", "sms:Taiwan=9-21"}} {
		if o := tt.on(append([]string{"outbox", "limits"}, wrong...)...); o.status == exitDone {
			t.Error("took", wrong)
		}
	}
}

func TestConsent_IsSaidShownAndExported(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("generate", "--customers", "3", "--orders", "3", "--seed", "1")
	tt.mustDo("consent", "set", "1", "email", "no", "--evidence", "来信")
	tt.mustDo("consent", "set", "1", "email", "yes", "--purpose", "service", "--evidence", "下单时勾选")
	if o := tt.on("consent", "set", "1", "email", "yes", "--purpose", "fun", "--evidence", "x"); o.status == exitDone {
		t.Error("agreed to what there is not")
	}
	words := read[[]consentJSON](t, tt.mustDo("consent", "show", "1", "--json"))
	last := words[len(words)-1]
	if before := words[len(words)-2]; before.Purpose != "marketing" || before.Granted || last.Purpose != "service" || !last.Granted || last.Channel != "email" {
		t.Errorf("%+v", words)
	}
	if text := tt.mustDo("consent", "export"); !strings.Contains(text, "1,email,service,true,下单时勾选,") {
		t.Error(text)
	}
}
