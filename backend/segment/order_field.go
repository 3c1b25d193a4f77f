package segment

import (
	"cmp"
	"math"
	"slices"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// fieldOrder orders by a custom field: numbers, days and yes by what they are, words as names are.
func (e *evaluation) fieldOrder(by crm.SortKey) (*column.Ints, error) {
	id, _ := by.Field()
	f := fieldValues{table: e.table, values: slices.Repeat([]int64{nothing}, e.table.Rows), words: map[string]int64{}}
	if err := e.words.EachFieldValue(e.ctx, id, f.take); err != nil {
		return nil, err
	}
	return f.order(), nil
}

// fieldValues gathers what is known in a field: numbers at once in their order, words first by a number of their own.
type fieldValues struct {
	table  *column.Table
	values []int64 // nothing where nothing is known
	words  map[string]int64
}

func (f *fieldValues) take(customer int64, number float64, text string) {
	row, ok := f.table.Row(customer)
	if !ok {
		return
	}
	if text == "" {
		f.values[row] = orderedBits(number)
		return
	}
	n, met := f.words[text]
	if !met {
		n = int64(len(f.words))
		f.words[text] = n
	}
	f.values[row] = n
}

// order is the order of the numbers, or of the words.
func (f *fieldValues) order() *column.Ints {
	if len(f.words) == 0 {
		return column.Wide(f.values)
	}
	key := column.NameKeys()
	texts := make(map[int64]string, len(f.words))
	for text, n := range f.words {
		texts[n] = text
	}
	keys := make(map[int64]int64, len(texts))
	for n, text := range texts {
		keys[n] = key(text)
	}
	order := make([]int64, 0, len(texts))
	for n := range texts {
		order = append(order, n)
	}
	slices.SortFunc(order, func(a, b int64) int { return cmp.Or(cmp.Compare(keys[a], keys[b]), cmp.Compare(texts[a], texts[b])) })
	ranks := make([]int64, len(texts))
	for i, n := range order {
		ranks[n] = int64(i)
	}
	return rankOf(column.Wide(f.values), ranks)
}

// orderedBits is a whole number that is ordered as the numbers are; none is nought or less, which stands for "not known".
func orderedBits(number float64) int64 {
	bits := int64(math.Float64bits(number + 0)) //nolint:gosec // the bits themselves; -0 becomes 0
	if bits < 0 {
		bits = math.MinInt64 - bits
	}
	return max(bits>>1+1<<62, 1)
}
