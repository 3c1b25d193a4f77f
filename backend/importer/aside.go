package importer

import "slices"

// An aside is a table that is known and holds nothing a shop file keeps: statistics, lists of codes, other people's names.
// It is recognised by exactly its columns, so that no table with more in it is turned away.
type aside struct {
	id      string
	what    string // in a word, for docs/import-formats.md
	columns []string
	reason  string // key of the sentence that says so
}

var asides = []aside{
	{"customer-statistics", "Frequency, recency and age of customers, as models of repurchase take them", []string{"ID", "frequency", "recency", "T"}, "import.file.onlyStatistics"},
	{"customer-statistics", "The same with the mean of the sums", []string{"ID", "x", "t_x", "T", "zbar"}, "import.file.onlyStatistics"},
	{"campaign-list", "What campaigns there were, without who was in them", []string{"campaign_id", "campaign_type", "start_date", "end_date"}, "import.file.onlyPairs"},
	{"coupon-products", "Which products a coupon is for, without who has it", []string{"coupon_upc", "product_id", "campaign_id"}, "import.file.onlyPairs"},
	{"category-names", "Category names in two languages", []string{"product_category_name", "product_category_name_english"}, "import.file.onlyPairs"},
	{"seller-list", "The sellers of a marketplace", []string{"seller_id", "seller_zip_code_prefix", "seller_city", "seller_state"}, "import.file.onlySellers"},
}

// asideOf finds the aside that has exactly these columns, nil when there is none.
func asideOf(header []string) *aside {
	names := sortedFolds(header)
	for i := range asides {
		if slices.Equal(sortedFolds(asides[i].columns), names) {
			return &asides[i]
		}
	}
	return nil
}

func sortedFolds(header []string) []string {
	folds := make([]string, len(header))
	for i, name := range header {
		folds[i] = fold(name)
	}
	slices.Sort(folds)
	return folds
}
