package segment

import (
	"context"
	"fmt"
	"slices"

	"shuke/backend/crm"
)

// Preset is a rule that most shops ask. Bars of money are taken from the shop.
type Preset struct {
	Name string
	Rule string
}

// Bars are amounts in the units of rules that part the shop's buyers.
type Bars struct {
	TopPaid string // what the fifth of those who paid anything that paid most paid at least; "" when nobody did
	TopMean string // the same of their average order
}

// Presets lists the rules most shops ask, as rules of this shop.
func Presets(b Bars) []Preset {
	list := []Preset{
		{"prospects", `{"all":[{"field":"orderCount","op":"=","value":0},{"measure":"count","of":"events","in":{"lastDays":30},"where":[{"field":"kind","op":"in","value":["favourite_shop","favourite_item","cart"]}],"op":">=","value":1}]}`},
		{"recent", `{"all":[{"measure":"count","of":"orders","in":{"lastDays":30},"op":">=","value":1}]}`},
		{"regulars", `{"all":[{"field":"orderCount","op":">=","value":3},{"field":"daysSinceLastOrder","op":"<=","value":90}]}`},
		{"returning", `{"all":[{"field":"orderCount","op":">=","value":2},{"field":"daysSinceLastOrder","op":"<=","value":180}]}`},
		{"thanks", `{"all":[{"measure":"count","of":"orders","in":{"lastDays":30},"where":[{"field":"status","op":"=","value":"delivered"}],"op":">=","value":1},{"measure":"count","of":"orders","in":{"lastDays":90},"where":[{"field":"status","op":"=","value":"refunded"}],"op":"=","value":0}]}`},
		{"fans", `{"all":[{"field":"createdAt","op":"<","value":{"daysAgo":180}},{"measure":"count","of":"events","in":{"lastDays":30},"op":">=","value":1},{"measure":"count","of":"orders","in":{"lastDays":30},"op":"=","value":0}]}`},
		{"lost", `{"all":[{"field":"daysSinceLastOrder","op":">","value":365}]}`},
		{"asleep", `{"all":[{"field":"daysSinceLastOrder","op":">","value":180}]}`},
		{"interested", `{"all":[{"field":"daysSinceLastInterest","op":"<=","value":7}]}`},
		{"fresh", `{"all":[{"field":"createdAt","op":"=","value":{"daysAgo":1}}]}`},
		{"dear", fmt.Sprintf(`{"all":[{"field":"averageOrder","op":">=","value":%q}]}`, b.TopMean)},
		{"tenOrders", `{"all":[{"field":"orderCount","op":">=","value":10}]}`},
		{"tenInMonth", `{"all":[{"measure":"count","of":"orders","in":{"lastDays":30},"op":">=","value":10}]}`},
		{"birthday", `{"all":[{"field":"birthdayInDays","op":"<=","value":7}]}`},
		{"top", fmt.Sprintf(`{"all":[{"field":"totalPaid","op":">=","value":%q}]}`, b.TopPaid)},
		{"once", `{"all":[{"field":"orderCount","op":"=","value":1}]}`},
		{"coupons", `{"all":[{"measure":"count","of":"orders","where":[{"field":"coupon","op":"known"}],"op":">=","value":2}]}`},
		{"refunders", `{"all":[{"measure":"count","of":"orders","where":[{"field":"status","op":"=","value":"refunded"}],"op":">=","value":2}]}`},
	}
	return slices.DeleteFunc(list, func(p Preset) bool { return p.Name == "dear" && b.TopMean == "" || p.Name == "top" && b.TopPaid == "" })
}

// topFifth is one in how many buyers stands above a bar.
const topFifth = 5

// Bars finds the amounts that part the buyers of a shop. Who paid nothing in its currency, but in another, or for files that
// tell no amounts, is left out: with many of those the bar would be nought, and everybody above it.
func (s *Segments) Bars(ctx context.Context, currency string) (b Bars, err error) {
	_, err = s.With(ctx, crm.AllOf(), func(m Matches) error {
		own, paid := m.Table.Facts[crm.FactOwnCount], m.Table.Facts[crm.FactTotalPaid]
		buyers := m.Set.Count()
		sums, means := make([]int64, 0, buyers), make([]int64, 0, buyers)
		m.Set.Each(func(row int) {
			if n, sum := own.At(row), paid.At(row); n > 0 && sum > 0 {
				sums, means = append(sums, sum), append(means, crm.AverageOrder(sum, n))
			}
		})
		b = Bars{bar(sums, currency), bar(means, currency)}
		return nil
	})
	return b, err
}

func bar(values []int64, currency string) string {
	if len(values) == 0 {
		return ""
	}
	return crm.FormatMinor(nth(values, true, len(values)-(len(values)+topFifth-1)/topFifth), currency)
}
