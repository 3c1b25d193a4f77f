package crm

// Stage is how far a customer has come on the way from having heard of the shop to speaking for it (S01, Kotler's five A).
type Stage string

// The stages. A customer stands at the last one whose condition holds.
const (
	StageAware    Stage = "aware"    // the shop knows them, and no more
	StageAppeal   Stage = "appeal"   // favourited, looked, scanned, signed in or used a coupon
	StageAsk      Stage = "ask"      // added to cart, or ordered without paying
	StageAct      Stage = "act"      // paid
	StageAdvocate Stage = "advocate" // brought a customer, or wrote a good review
)

// GoodScore is the least score of a review that counts as speaking for the shop, of five.
const GoodScore = 4

// StageFacts are what a stage is read from.
type StageFacts struct {
	Referrals   int64 // customers they brought
	GoodReviews int64
	PaidOrders  int64
	OpenOrders  int64 // never paid
	Carts       int64
	Interests   int64 // favourites, views, scans, sign-ins, coupons, reviews that are not good
}

// StageReason is why somebody stands where they do: the fact that decided, and how often it happened.
type StageReason struct {
	Stage Stage
	Why   string // "referrals", "reviews", "orders", "open", "carts", "interests", "nothing"
	Count int64
}

// Stage tells how far somebody has come, and why.
func (f StageFacts) Stage() StageReason {
	for _, r := range []StageReason{
		{StageAdvocate, "referrals", f.Referrals},
		{StageAdvocate, "reviews", f.GoodReviews},
		{StageAct, "orders", f.PaidOrders},
		{StageAsk, "open", f.OpenOrders},
		{StageAsk, "carts", f.Carts},
		{StageAppeal, "interests", f.Interests},
	} {
		if r.Count > 0 {
			return r
		}
	}
	return StageReason{StageAware, "nothing", 0}
}
