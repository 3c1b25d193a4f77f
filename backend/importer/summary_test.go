package importer

import "testing"

func TestSumWord(t *testing.T) {
	for text, want := range map[string]bool{
		"合计": true, "合 计：": true, "　总计": true, "合计3笔": true, "本页小计": true, "總計": true, "Total": true, "TOTAL:": true, "Grand Total": true,
		"Sub-total": true, "Tổng cộng": true, "รวม": true, `="合计"`: true,
		"": false, "3501": false, "小满": false, "总经理": false, "Totally Fine": false, "sumo": false, "本": false, "合": false, "Summer": false,
	} {
		if got := sumWord(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// A row that adds up others is passed over wherever its word stands; one that says when or who is data.
func TestReader_PassesOverSums(t *testing.T) {
	for row, want := range map[string][3]int{ // records, rejects, ignored
		"合计,,,,9.90,":                      {0, 0, 1},
		",,,合计：,9.90,":                     {0, 0, 1},
		"-,合计,,,9.90,":                     {0, 0, 1},
		",合计,,,9.90,2026-01-02":            {0, 1, 0},
		",合计,13912340001,,9.90,":           {0, 1, 0},
		"7,合计,13912340001,,9.90,":          {1, 0, 0},
		"7,Total,,,9.90,2026-01-02":        {1, 0, 0},
		",,,,合计,2026-01-02":                {0, 1, 0},
		",阿橘,13912340001,上海,9.90,2026-1-2": {0, 1, 0},
	} {
		o := readAll(t, write(t, "f.csv", []byte("订单编号,买家会员名,手机,城市,实付金额,付款时间\n1,小满,13912340009,上海,1.00,2026-01-01\n"+row+"\n")), shanghai(t), false)
		if got := [3]int{o.records - 1, o.rejected, o.ignored}; got != want {
			t.Errorf("%s: %v, want %v", row, got, want)
		}
	}
}
