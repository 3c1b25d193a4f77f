package sentence

import (
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
)

// keyPatterns find sentence keys in Go sources: any string of a known family, and whatever stands behind the code of an
// error, in whichever family it is.
var keyPatterns = []*regexp.Regexp{
	regexp.MustCompile(`"((?:parcel|picture|batch|quality|reminder|shop|job|settings|backup|export|customer|tag|note|field|reading|journal|import|operation|conflict|selection|preferences|desktop|segment|view|campaign)(?:\.[a-zA-Z]+)+)"`),
	regexp.MustCompile(`(?:crm\.)?Code[A-Z][a-zA-Z]+, "([a-zA-Z.]+)"`),
}

// notSentences look like keys and are something else: kinds of operations, whose key is "operation." and the kind, names
// of files, and stems that are completed elsewhere.
var notSentences = regexp.MustCompile(`^(tag\.(create|rename|merge|delete|add|remove|edit|arrange|move|copy|rule|refresh|except|withhold|grant)|view\.(create|edit|rename|delete)|segment\.(create|edit|rename|delete)|campaign\.(create|edit|delete|start|pause|resume|cancel)|note\.(add|call|many|edit|delete)|customer\.(block|unblock|delete)|field\.(fill|clear)|batch\.set|parcel\.(add|delete)|quality\.(add|edit|send|answer|close|delete)|reminder\.(add|edit|snooze|done|delete)|reminder\.notice\.|customer\.(edit|merge|split|apart|later|erase|disclose)|source\.(edit|merge|set)|field\.(create|rename|delete|set)|settings\.edit|shop\.shuke|preferences\.json|import\.(several|mapping\.))$`)

// fewestKeys is well below what the sources hold: fewer means that the patterns no longer fit them.
const fewestKeys = 80

func keysInSources(t *testing.T) map[string]string {
	t.Helper()
	keys := map[string]string{}
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		if strings.HasPrefix(path, filepath.Join("..", "sentence")) {
			return nil
		}
		text, err := os.ReadFile(path)
		for _, pattern := range keyPatterns {
			for _, match := range pattern.FindAllStringSubmatch(string(text), -1) {
				if key := match[1]; !notSentences.MatchString(key) {
					keys[key] = path
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// made are families whose keys are put together from a stem and what varies.
var made = map[string][]string{
	"import.mapping.":  {"kindUnknown", "formatUnknown", "zoneUnknown", "dateOrderUnknown", "columnsMissing", "valueUnknown", "fieldUnknown", "fieldNotForKind", "typeUnknown", "policyUnknown"},
	"operation.":       {"campaign.create", "campaign.edit", "campaign.delete", "campaign.start", "campaign.cancel", "address.dead", "address.alive", "tag.rule", "tag.refresh", "tag.except", "tag.withhold", "tag.grant", "view.create", "view.edit", "view.rename", "view.delete", "segment.create", "segment.edit", "segment.rename", "segment.delete", "channel.add", "channel.edit", "channel.delete", "tag.edit", "tag.arrange", "tag.move", "tag.copy", "note.many", "level.set", "customer.block", "customer.unblock", "customer.delete", "field.fill", "field.clear", "import", "import.several", "generate", "tag.create", "tag.rename", "tag.merge", "tag.delete", "tag.add", "tag.remove", "note.add", "note.call", "note.edit", "note.delete", "parcel.add", "parcel.delete", "batch.set", "quality.add", "quality.edit", "quality.send", "quality.answer", "quality.close", "quality.delete", "reminder.add", "reminder.edit", "reminder.snooze", "reminder.done", "reminder.delete", "customer.edit", "customer.merge", "customer.split", "customer.apart", "customer.later", "consent.set", "customer.erase", "customer.disclose", "source.edit", "source.merge", "source.set", "settings.edit", "undo", "redo", "field.create", "field.rename", "field.delete", "field.set"},
	"reminder.notice.": {string(crm.WaitOrder), string(crm.WaitVisit)},
	"person.":          {"folder"},
	"channel.":         {"gone"},
	"labels.":          {"title"},
	"notice.":          {"title", "done", "paused", "channelPaused", "uncertain", "reminders", "imports"},
	"call.outcome.":    {"reached", "noAnswer", "later", "wrong", "stop"},
	"sourceKind.":      each(crm.SourceKinds),
	"likelihood.":      {string(crm.LikelihoodHigh), string(crm.LikelihoodMedium), string(crm.LikelihoodLow)},
	"outbox.":          {"gone"},
	"campaign.state.":  each([]crm.CampaignState{crm.CampaignDraft, crm.CampaignScheduled, crm.CampaignSending, crm.CampaignPaused, crm.CampaignDone, crm.CampaignCancelled}),
	"campaign.pause.":  {crm.PausedByOwner, crm.PausedLate, crm.PausedRestored, crm.PausedByContent},
	"delivery.state.":  each(crm.DeliveryStates),
	"delivery.reason.": append(each(crm.SkipReasons), each(crm.DeliveryReasons)...),
	"evidence.":        slices.Concat(crm.Evidence(math.MaxUint32).Names()),
}

func each[T ~string](list []T) (names []string) {
	for _, v := range list {
		names = append(names, string(v))
	}
	return names
}

func TestSentences_AreThereForEveryKeyOfTheSources(t *testing.T) {
	keys := keysInSources(t)
	if len(keys) < fewestKeys {
		t.Fatalf("only %d keys found: the patterns no longer fit the sources", len(keys))
	}
	for key, path := range keys {
		if _, known := sentences[key]; !known {
			t.Errorf("no sentence for %s of %s", key, path)
		}
	}
	for stem, ends := range made {
		for _, end := range ends {
			if _, known := sentences[stem+end]; !known {
				t.Errorf("no sentence for %s", stem+end)
			}
		}
	}
}

// A sentence whose key nothing says is one that a rename left behind.
func TestSentences_AreAllSaid(t *testing.T) {
	keys := keysInSources(t)
	for key := range sentences {
		_, said := keys[key]
		for stem, ends := range made {
			said = said || strings.HasPrefix(key, stem) && slices.Contains(ends, strings.TrimPrefix(key, stem))
		}
		if !said {
			t.Errorf("no source says %s", key)
		}
	}
}

func TestSentences_HaveTheSamePlaceholdersInEachLanguage(t *testing.T) {
	for key, s := range sentences {
		want := placeholders(s.zhCN)
		for _, text := range []string{s.zhCN, s.zhTW, s.en} {
			if text == "" || strings.ContainsAny(text, "!！您") {
				t.Errorf("%s: %q", key, text)
			}
			if got := placeholders(text); !slices.Equal(got, want) {
				t.Errorf("%s: %q fills %v, the Chinese fills %v", key, text, got, want)
			}
		}
	}
}

func placeholders(text string) []string {
	found := regexp.MustCompile(`\{[a-zA-Z]+\}`).FindAllString(text, -1)
	slices.Sort(found)
	return found
}

// These simplified characters are not written in traditional Chinese; one of them gives away a text nobody translated.
const simplifiedOnly = "这个为们来时间没认说读写开关订单号码称标签备记录导铺数错误应选项满权续历样经过换动词档发邮两笔后买卖网页设币种断将从会满处联对户订宽"

func TestSentences_InTraditionalChineseAreTraditional(t *testing.T) {
	for key, s := range sentences {
		if i := strings.IndexAny(s.zhTW, simplifiedOnly); i >= 0 {
			t.Errorf("%s: %q is simplified at %q", key, s.zhTW, s.zhTW[i:])
		}
	}
}

func TestTongue_Say(t *testing.T) {
	params := map[string]any{"name": "回头客"}
	for lang, want := range map[words.Language]string{
		words.ZhCN: "没有叫“回头客”的标签。",
		words.ZhTW: "沒有叫「回头客」的標籤。",
		words.En:   "There is no tag called “回头客”.",
		"":         "没有叫“回头客”的标签。",
	} {
		if got := In(lang).Say("tag.unknown", params); got != want {
			t.Errorf("%q says %q, want %q", lang, got, want)
		}
	}
	if got := In(words.En).Say("tag.never", nil); got != "tag.never" {
		t.Errorf("an unknown key says %q", got)
	}
}
