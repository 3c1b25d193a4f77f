package chart_test

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"shuke/backend/chart"
	"shuke/backend/crm"
	"shuke/backend/insight"
	"shuke/backend/insight/words"
)

func writeHTML(t *testing.T, r insight.Review, lang words.Language) string {
	t.Helper()
	var b strings.Builder
	if err := chart.HTML(&b, r, chart.MeasureCustomers, lang); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// harmless are addresses that name something rather than fetch it: XML name spaces, and licences in comments.
var harmless = regexp.MustCompile(`^https?://(www\.w3\.org/(2000/svg|1999/xlink|2000/xmlns/|XML/1998/namespace)|www\.apache\.org/licenses/LICENSE-2\.0|github\.com/ecomfe/zrender/blob/master/LICENSE)`)

func TestHTML_NeedsNoNetwork(t *testing.T) {
	for _, lang := range words.Languages {
		page := writeHTML(t, sampleReview(), lang)
		for _, address := range regexp.MustCompile(`https?://[^\s"'<>)]*`).FindAllString(page, -1) {
			if !harmless.MatchString(address) {
				t.Errorf("%s: the page mentions %s", lang, address)
			}
		}
		for _, loading := range []string{"<link", " src=", "@import", "url("} {
			if shell, _, _ := strings.Cut(page, `<script type="application/json"`); strings.Contains(shell, loading) {
				t.Errorf("%s: the page loads something by %s", lang, loading)
			}
		}
		if !strings.Contains(page, `content="default-src 'none';`) {
			t.Errorf("%s: the page may reach the network", lang)
		}
	}
}

func TestHTML_SaysWhatStandsBesideTheNumbers(t *testing.T) {
	page := writeHTML(t, sampleReview(), words.ZhCN)
	for _, text := range []string{
		"<title>成交客户画像 — 青禾日用</title>", "2026年11月22日 做成", "近 365 天", "52,640 位，占全店客户 41.0%", "数据从 2023年3月1日 起",
		"成交客户里，25–34 岁占 51.5%，女性占 72.7%，浙江、广东、江苏合计占 36.2%。",
		"知道年龄的 32,110 位，占 61.0%", "付过款的客户，后来退款的也算。", "另有 12 位在图外的国家或地区",
	} {
		if !strings.Contains(page, text) {
			t.Errorf("the page does not say %q", text)
		}
	}
	t.Run("TablesHoldEveryNumber", func(t *testing.T) {
		for _, place := range sampleReview().Places {
			row := "<td>" + html.EscapeString(words.PlaceName(place.PlaceCount, words.ZhCN)) + `</td><td class="r">` + words.Number(place.Customers) + "</td>"
			if !strings.Contains(page, row) {
				t.Errorf("no row %s", row)
			}
		}
	})
}

func TestHTML_EscapesTheShop(t *testing.T) {
	r := sampleReview()
	r.Shop = `</title><script>alert(1)</script>`
	r.Places = append(r.Places, insight.PlaceCount{PlaceCount: crm.PlaceCount{Country: "US", Province: `</script><script>alert(2)</script>`, Customers: 1}})
	page := writeHTML(t, r, words.En)
	if strings.Contains(page, "<script>alert") {
		t.Error("a name from outside became a script")
	}
}

func TestHTML_OneChart(t *testing.T) {
	r := sampleReview()
	r.Parts = []insight.Part{insight.PartAge}
	page := writeHTML(t, r, words.ZhCN)
	if !strings.Contains(page, `id="age-option"`) || strings.Contains(page, `id="gender-option"`) || strings.Contains(page, `id="china"`) {
		t.Error("the page of one chart holds others, or not its own")
	}
}

func TestHTML_ShopAbroad(t *testing.T) {
	r := insight.Review{Portrait: insight.Profile(crm.Portrait{
		Customers: 100, Everyone: 100, Places: []crm.PlaceCount{{Country: "US", Province: "Texas", Customers: 100}},
	}), Population: crm.PopulationAll, Currency: "USD"}
	page := writeHTML(t, r, words.En)
	if !strings.Contains(page, `id="places-option"`) || strings.Contains(page, `id="china"`) {
		t.Error("a shop without customers in China gets a map of China")
	}
}

// Where only orders have a place, the map is of orders and says so.
func TestHTML_ByOrders(t *testing.T) {
	r := insight.Review{Portrait: insight.Profile(crm.Portrait{Customers: 0, Everyone: 0, Places: []crm.PlaceCount{
		{Country: "CN", Province: "上海", Orders: 90}, {Country: "CN", Province: "广东", Orders: 10},
	}}), Population: crm.PopulationAll, Currency: "CNY", Parts: []insight.Part{insight.PartRegion}}
	var b strings.Builder
	if err := chart.HTML(&b, r, chart.MeasureOrders, words.ZhCN); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	if !strings.Contains(page, `id="tiles-option"`) || !strings.Contains(page, "知道地区的订单 100 笔") || !strings.Contains(page, "订单有 100.0% 寄往上海、广东") {
		t.Error("the page of a shop without customers does not show its orders")
	}
}
