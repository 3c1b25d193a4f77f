package campaign

import (
	"errors"
	"regexp"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
)

// Finding is something about a message that stops it, or that its writer should know.
type Finding struct {
	Key      string // of a sentence
	Params   map[string]any
	Stops    bool // it cannot go out like this
	Language string
	Part     string // subject, text, html
}

// MaxSMS is the longest text message a gateway takes, with all that stands before and behind its words.
const MaxSMS = 500

// TooLong is that a text message is longer than that.
func TooLong(count int) Finding {
	return Finding{Key: "campaign.message.long", Params: crm.Params("count", count, "max", MaxSMS), Stops: true, Part: "text"}
}

var (
	linkPattern  = regexp.MustCompile(`(?i)https?://|www\.|\b[a-z0-9-]+\.(?:cn|com|net|me|cc|ly|link|shop|top)(?:/|\b)`)
	phonePattern = regexp.MustCompile(`1[3-9]\d{9}|400[- ]?\d{3}[- ]?\d{4}`)
	chatPattern  = regexp.MustCompile(`(?i)加(?:个|我|下)?(?:微信|威信|vx|v信|wx)|微信号|weixin`)
)

// Check looks a message over before it goes out, for the countries it goes to. It does not fill it in.
func Check(m crm.Message, channel string, purpose crm.Purpose, mainland bool) []Finding {
	list := []Finding{}
	if len(m.Variants) == 0 {
		return append(list, Finding{Key: "campaign.message.empty", Stops: true, Part: "text"})
	}
	for _, v := range m.Variants {
		c := checking{variant: v, channel: channel, purpose: purpose, mainland: mainland}
		c.emptiness()
		c.fields()
		c.promo()
		c.sms()
		list = append(list, c.found...)
	}
	return list
}

type checking struct {
	variant  crm.Variant
	channel  string
	purpose  crm.Purpose
	mainland bool
	found    []Finding
}

func (c *checking) say(stops bool, part, key string, pairs ...any) {
	c.found = append(c.found, Finding{Key: key, Params: crm.Params(pairs...), Stops: stops, Language: c.variant.Language, Part: part})
}

type part struct{ name, text string }

func (c *checking) parts() []part {
	return []part{{"subject", c.variant.Subject}, {"text", c.variant.Text}, {"html", c.variant.HTML}}
}

func (c *checking) emptiness() {
	if strings.TrimSpace(c.variant.Text) == "" {
		c.say(true, "text", "campaign.message.empty")
	}
	if c.channel == crm.ChannelEmail && strings.TrimSpace(c.variant.Subject) == "" {
		c.say(true, "subject", "campaign.message.noSubject")
	}
}

func (c *checking) fields() {
	for _, p := range c.parts() {
		_, err := Parse(p.text)
		if e := (*crm.Error)(nil); errors.As(err, &e) {
			c.found = append(c.found, Finding{Key: e.Key, Params: e.Params, Stops: true, Language: c.variant.Language, Part: p.name})
		}
	}
}

func (c *checking) promo() {
	if c.purpose != crm.PurposeService {
		return
	}
	for _, p := range c.parts() {
		if word := Promo(p.text); word != "" {
			c.say(true, p.name, "campaign.message.promo", "word", word)
		}
	}
}

// sms is what gateways in mainland China refuse since 2025.
func (c *checking) sms() {
	if c.channel != crm.ChannelSMS {
		return
	}
	if n := utf8.RuneCountInString(c.variant.Text); n > MaxSMS {
		long := TooLong(n)
		long.Language = c.variant.Language
		c.found = append(c.found, long)
	}
	if !c.mainland {
		return
	}
	for _, w := range []struct {
		pattern *regexp.Regexp
		key     string
	}{{linkPattern, "campaign.message.link"}, {phonePattern, "campaign.message.phone"}, {chatPattern, "campaign.message.chat"}} {
		if w.pattern.MatchString(c.variant.Text) {
			c.say(false, "text", w.key)
		}
	}
}
