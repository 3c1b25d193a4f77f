package importer

import (
	"slices"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

// named is a column name's place among the names of a field: earlier ones say it better.
type named struct {
	field string
	rank  int
}

// bySynonym finds the field of a column name.
var bySynonym = func() map[string]named {
	m := make(map[string]named, 400)
	for id, list := range synonyms {
		for rank, name := range list {
			if plain := plainName(name); m[plain].field != id {
				m[plain] = named{id, rank}
			}
		}
	}
	return m
}()

// plainName makes column names of tables comparable: without case, units in brackets, blanks, and what joins words, in
// simplified characters.
func plainName(name string) string {
	return strings.NewReplacer(" ", "", "_", "", "-", "", "\u3000", "", ":", "", "：", "").Replace(cell.Simplified(unitless(name)))
}

// columnsFound are the columns that say what they are: field → headers, the one that says it best first.
type columnsFound map[string][]string

func findColumns(header []string) columnsFound {
	found := make(columnsFound)
	ranks := make(map[string]int, len(header))
	for _, name := range header {
		plain := plainName(name)
		n, ok := bySynonym[plain]
		if kind := eventTimes[plain]; kind != 0 {
			n, ok = named{field: "eventAt"}, true
		}
		if !ok {
			continue
		}
		ranks[name] = n.rank
		found[n.field] = append(found[n.field], name)
	}
	for _, names := range found {
		slices.SortStableFunc(names, func(a, b string) int { return ranks[a] - ranks[b] })
	}
	return found
}

// has tells whether any of the fields was found.
func (found columnsFound) has(ids ...string) bool {
	return slices.ContainsFunc(ids, func(id string) bool { return len(found[id]) > 0 })
}

// rename moves what was found under one name to a field that has nothing yet.
func (found columnsFound) rename(from, to string) {
	if !found.has(to) && found.has(from) {
		found[to] = found[from]
	}
	delete(found, from)
}

// recognise makes a mapping of the column names that say what they are; confidence is 0 when they do not make a table.
func recognise(header []string) (m Mapping, confidence float64) {
	found := findColumns(header)
	recognised := 0
	for _, names := range found {
		recognised += len(names)
	}
	kind := found.kind()
	if kind == "" && len(header) <= listColumns && found.has("phone", "email") {
		kind = crm.FileCustomers // a list of numbers, maybe with a running one in front
	}
	if kind == "" || recognised < 3 && 5*recognised < len(header) {
		return Mapping{}, 0 // two known names among fifty say nothing about the table
	}
	m = found.mapping(kind, header)
	return m, 0.3 + 0.4*float64(len(m.Columns))/float64(len(header))
}

// Named is the mapping of a table of which a person said what its rows are: of the columns, those whose names say what they
// are, however few.
func Named(header []string, kind crm.FileKind) Mapping {
	return findColumns(ownHeader(header)).mapping(kind, header)
}

// mapping gives the columns that were found their fields in a table of a kind.
func (found columnsFound) mapping(kind crm.FileKind, header []string) (m Mapping) {
	m = Mapping{Format: table.ID, Kind: kind, Columns: make(map[string]Targets), Platform: otherPlatform}
	m.Defaults = found.settle(kind)
	for id := range found {
		if others := found[id]; len(others) > 1 && (id == "phone" || id == "email") {
			m.Columns[others[1]] = Targets{id + "?"} // 手机, and where there is none 电话
		}
		for _, name := range found.columns(id) {
			for _, target := range found.targets(kind, id, name) {
				if FieldByID(target).For(kind) {
					m.Columns[name] = append(m.Columns[name], target)
				}
			}
		}
	}
	for _, targets := range m.Columns {
		slices.Sort(targets)
	}
	// A header in traditional characters may be Taiwan's or Hong Kong's: there the shop's own currency and zone hold.
	if chinese(header) && !traditional(header) {
		m.Country, m.Currency, m.TimeZone = "CN", "CNY", "Asia/Shanghai"
	}
	return m
}

// kind tells what a table is about by the fields it has, "" when they are too few to be sure.
func (found columnsFound) kind() crm.FileKind {
	who := found.has("account", "unique", "nick", "phone", "email", "name")
	sums := found.has("paid", "total", "unitPrice", "lineAmount", "amount")
	when := found.has("createdAt", "paidAt")
	goods := found.has("sku", "title") && found.has("quantity", "itemCount")
	switch {
	case found.refunds():
		return crm.FileRefunds
	case found.has("orderNo") && found.has("coupon") && !sums && !when:
		return crm.FileCoupons
	case found.event() && (who || found.has("orderNo")):
		return crm.FileEvents
	case found.has("orderNo") && found.has("quantity", "lineNo", "sku") && found.has("title", "sku") && (found.has("quantity") || sums):
		return crm.FileLines
	case found.has("orderNo") && found.has("payment") && !sums && !when:
		return crm.FilePayments
	case found.has("orderNo") && (sums || when), who && when && (sums || goods):
		return crm.FileOrders
	case found.has("account", "unique", "phone", "email") && len(found) > 1, found.has("id") && found.person():
		return crm.FileCustomers
	case found.has("orderNo") && found.has("status"):
		return crm.FileStatuses
	case found.has("sku") && (found.has("title", "category") || found.has("name") && found.has("unitPrice")):
		return crm.FileProducts
	}
	return ""
}

// refunds tells whether a table lists refunds: it numbers them, or says when they were and nothing of what was sold.
func (found columnsFound) refunds() bool {
	if !found.has("orderNo") || !found.has("refunded", "amount") {
		return false
	}
	sold := found.has("paid", "total", "unitPrice", "lineAmount")
	when := found.has("createdAt", "paidAt")
	return found.has("refundNo") || found.has("refundedAt") && !sold || found.has("refunded") && !found.has("amount") && !sold && !when
}

// person tells whether a table describes people.
func (found columnsFound) person() bool {
	return found.has("gender", "birthday", "birthYear", "age", "level", "points", "tags", "customerCreatedAt", "cardClaimedAt", "consentEmail", "consentSms")
}

// event tells whether a table says when something happened besides trade: it has a kind or a score and a time, or a time
// of which the name says what happened.
func (found columnsFound) event() bool {
	return found.has("score", "eventKind") && found.has("at", "eventAt") || found.has("eventAt") && !found.person() && !found.has("paid", "total", "amount")
}

// settle decides what ambiguous names mean in a table of a kind, and answers what no column says.
func (found columnsFound) settle(kind crm.FileKind) (defaults map[string]string) {
	found.statuses()
	if found.has("unique") {
		found.rename("account", "account2")
		found.rename("unique", "account")
	}
	if kind == crm.FileProducts {
		found.rename("name", "title") // SKU, Name, Price
	}
	if kind == crm.FileCustomers && !found.has("account", "phone", "email") {
		found.rename("id", "account")
	}
	if kind == crm.FileLines {
		found.rename("amount", "lineAmount")
	}
	if kind == crm.FileRefunds {
		found.rename("refunded", "refund")
		found.rename("amount", "refund")
	}
	found.rename("amount", "total")
	if kind != crm.FileEvents {
		return nil
	}
	if !found.has("eventKind") {
		happened := crm.EventReview // only reviews have a score
		if found.has("eventAt") {
			happened = eventTimes[plainName(found["eventAt"][0])]
		}
		defaults = map[string]string{"eventKind": happened.String()}
	}
	found.rename("eventAt", "at")
	return defaults
}

// statuses tells the columns about a status apart: the one about the payment decides, and the order's own, or the parcel's,
// may only move it on.
func (found columnsFound) statuses() {
	for _, name := range found["status"] {
		plain := plainName(name)
		if len(found["status"]) > 1 && (strings.Contains(plain, "payment") || strings.Contains(plain, "financial") || strings.HasPrefix(plain, "付款") || strings.HasPrefix(plain, "支付")) {
			others := slices.DeleteFunc(slices.Clone(found["status"]), func(other string) bool { return other == name })
			found["status"], found["fulfilment"] = []string{name}, append(found["fulfilment"], others...)
			return
		}
	}
}

// columns are the headers that a field is read from: the best, or all of a field that takes several.
func (found columnsFound) columns(id string) []string {
	if f := FieldByID(id); f == nil {
		return nil // a name of which the table does not say what it means
	}
	if id == "flag" || id == "fulfilment" {
		return found[id]
	}
	return found[id][:1]
}

// targets adds what a column also says: where nothing else names the buyer, the nick is the account; an account that is a
// name is also what the buyer is called; and the date of a sale is when it was paid.
func (found columnsFound) targets(kind crm.FileKind, id, name string) Targets {
	switch {
	case id == "nick" && !found.has("account", "phone", "email"):
		return Targets{"account", "nick"}
	case id == "account" && !found.has("nick") && strings.HasSuffix(plainName(name), "名"):
		return Targets{"account", "nick"}
	case id == "quantity" && kind == crm.FileOrders && !found.has("sku", "title"):
		return Targets{"itemCount"}
	case id == "itemCount" && kind == crm.FileLines:
		return Targets{"quantity"}
	case id == "label" && kind == crm.FileEvents:
		return Targets{"label", "eventKey"} // one coupon can be of several campaigns
	case id == "createdAt" && !found.has("status", "paidAt", "paid", "payment"):
		return Targets{"createdAt", "paidAt"}
	}
	return Targets{id}
}

func traditional(header []string) bool {
	text := strings.Join(header, "")
	return cell.Simplified(text) != text
}

func chinese(header []string) bool {
	return strings.ContainsFunc(strings.Join(header, ""), func(r rune) bool { return r >= '一' && r <= '龥' })
}

// eventTimes are names of time columns that say what happened.
var eventTimes = func() map[string]crm.EventKind {
	m := make(map[string]crm.EventKind)
	for kind, names := range map[crm.EventKind][]string{
		crm.EventFavouriteShop: {"关注时间", "收藏店铺时间"},
		crm.EventFavouriteItem: {"收藏时间", "收藏宝贝时间", "favourited at", "favorited at"},
		crm.EventCart:          {"加购时间", "加入购物车时间", "added to cart at"},
		crm.EventScan:          {"扫码时间", "scanned at"},
		crm.EventSignIn:        {"签到时间", "signed in at"},
		crm.EventView:          {"浏览时间", "访问时间", "viewed at"},
		crm.EventReview:        {"评价时间", "评论时间", "review date"},
		crm.EventRedeem:        {"核销时间", "用券时间", "redemption date", "redeemed at"},
	} {
		for _, name := range names {
			m[plainName(name)] = kind
		}
	}
	return m
}()
