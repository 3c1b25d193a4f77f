package campaign_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"shuke/backend/campaign"
)

func TestMeasure(t *testing.T) {
	for _, c := range []struct {
		name     string
		text     string
		mainland bool
		want     campaign.Size
	}{
		{"nothing", "", false, campaign.Size{Left: 160}},
		{"narrow, one", strings.Repeat("a", 160), false, campaign.Size{Units: 160, Parts: 1}},
		{"narrow, two", strings.Repeat("a", 161), false, campaign.Size{Units: 161, Parts: 2, Left: 145}},
		{"narrow, three", strings.Repeat("a", 307), false, campaign.Size{Units: 307, Parts: 3, Left: 152}},
		{"an extension counts two", strings.Repeat("€", 80), false, campaign.Size{Units: 160, Parts: 1}},
		{"an extension is not cut", strings.Repeat("a", 152) + "€" + strings.Repeat("a", 10), false, campaign.Size{Units: 164, Parts: 2, Left: 141}},
		{"wide, one", strings.Repeat("客", 70), false, campaign.Size{Units: 70, Parts: 1, Unicode: true}},
		{"wide, two", strings.Repeat("客", 71), false, campaign.Size{Units: 71, Parts: 2, Left: 63, Unicode: true}},
		{"an emoji counts two and is not cut", strings.Repeat("客", 66) + "🎁" + "客客客", false, campaign.Size{Units: 71, Parts: 2, Left: 62, Unicode: true}},
		{"one emoji makes all of it wide", strings.Repeat("a", 68) + "🎁", false, campaign.Size{Units: 70, Parts: 1, Unicode: true}},
		{"and one letter more makes it two", strings.Repeat("a", 69) + "🎁", false, campaign.Size{Units: 71, Parts: 2, Left: 63, Unicode: true}},
		{"wide, two full", strings.Repeat("客", 134), false, campaign.Size{Units: 134, Parts: 2, Unicode: true}},
		{"wide, three", strings.Repeat("客", 135), false, campaign.Size{Units: 135, Parts: 3, Left: 66, Unicode: true}},
		{"a pair at each end is cut nowhere", strings.Repeat("客", 66) + "🎁" + strings.Repeat("客", 64) + "🎁", false, campaign.Size{Units: 134, Parts: 3, Left: 65, Unicode: true}},
		{"narrow, two full", strings.Repeat("a", 306), false, campaign.Size{Units: 306, Parts: 2}},
		{"each of the extension", "^{}\\[~]|€", false, campaign.Size{Units: 18, Parts: 1, Left: 142}},
		{"no narrow letter", strings.Repeat("a", 70) + "ç", false, campaign.Size{Units: 71, Parts: 2, Left: 63, Unicode: true}},
		{"line ends are narrow", "a\r\nb", false, campaign.Size{Units: 4, Parts: 1, Left: 156}},
		{"Thai", strings.Repeat("ส", 71), false, campaign.Size{Units: 71, Parts: 2, Left: 63, Unicode: true}},
		{"mainland, letters", strings.Repeat("a", 71), true, campaign.Size{Units: 71, Parts: 2, Left: 63, Unicode: true}},
	} {
		if got := campaign.Measure(c.text, c.mainland); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestMeasure_Adds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("a€[客🎁 é"))).Draw(t, "text")
		s := campaign.Measure(text, rapid.Bool().Draw(t, "mainland"))
		each := 153
		if s.Unicode {
			each = 67
		}
		if s.Parts > 1 && (s.Units > s.Parts*each || s.Units+s.Left > s.Parts*each || s.Units <= (s.Parts-1)*(each-1)) {
			t.Fatalf("%+v", s)
		}
	})
}
