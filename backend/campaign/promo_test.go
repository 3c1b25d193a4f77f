package campaign_test

import (
	"testing"

	"shuke/backend/campaign"
)

func TestPromo(t *testing.T) {
	for text, want := range map[string]string{
		"您的包裹已发出": "", "三折叠伞已发货": "", "说明书是三折页": "", "您的订单 8.8 折起": "8 折", "全场八折": "八折", "老客八五折": "八五折", "打八折": "八折", "全場對折": "對折",
		"领券立减": "立减", "週年慶下殺": "下殺", "20% off today": "20% off", "Your wholesale order left": "", "Your order is ready for pickup": "", "特惠装已到货": "特惠",
	} {
		if got := campaign.Promo(text); (got == "") != (want == "") {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
