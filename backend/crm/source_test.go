package crm

import "testing"

func TestRecogniseSource(t *testing.T) {
	for name, want := range map[string]SourceKind{
		"": SourceUnknown, "自然搜索": SourceSearch, "直通车": SourcePaid, "钻展": SourcePaid, "淘客": SourcePaid,
		"达人 阿橘": SourceKOL, "抖音直播": SourceKOL, "聚划算": SourceActivity, "收藏大师": SourceTool, "流量红包": SourceTool,
		"微博吸纳": SourceKOL, "线下": SourceOffline, "老客推荐": SourceReferral, "老客介绍": SourceReferral,
		"無線活動": SourceActivity, "Google Ads": SourcePaid, "Organic Search": SourceSearch, "橘子洲": SourceOther,
	} {
		if got := RecogniseSource(name); got != want {
			t.Errorf("%q is %s, want %s", name, got, want)
		}
	}
}
