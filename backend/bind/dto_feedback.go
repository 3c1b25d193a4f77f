package bind

import (
	"time"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// FeedbackGroup is what was said of one batch. Shares are of those who bought it, null while its first day is not known.
type FeedbackGroup struct {
	Product  string   `json:"product"`
	Batch    string   `json:"batch"`
	Notes    int64    `json:"notes"`
	People   int64    `json:"people"`
	LatestAt int64    `json:"latestAt"`
	Since    string   `json:"since"` // the first day it was sold: "2026-05-03", or ""
	Buyers   int64    `json:"buyers"`
	Said     int64    `json:"said"` // of the buyers
	Share    *float64 `json:"share"`
	Low      *float64 `json:"low"`
	High     *float64 `json:"high"`
	Others   *float64 `json:"others"` // share of the other batches' buyers
	MoreLow  *float64 `json:"moreLow"`
	MoreHigh *float64 `json:"moreHigh"`
	Chance   *float64 `json:"chance"`
	Verdict  string   `json:"verdict"` // "spike", "usual", "unclear", or "" while the first day is not known
}

// FeedbackSaid is one customer's words, and the same without who they are.
type FeedbackSaid struct {
	ID         int64  `json:"id"`
	CustomerID int64  `json:"customerId"`
	Customer   string `json:"customer"`
	Text       string `json:"text"`
	Quote      string `json:"quote"`
	Order      string `json:"order"`
	CreatedAt  int64  `json:"createdAt"`
}

// QualityRequest asks whoever makes a product to change it.
type QualityRequest struct {
	ID        int64  `json:"id"`
	Product   string `json:"product"`
	Batch     string `json:"batch"`
	People    int64  `json:"people"`
	Buyers    int64  `json:"buyers"`
	Problem   string `json:"problem"`
	Quotes    string `json:"quotes"`
	Wish      string `json:"wish"`
	State     string `json:"state"` // "drafted", "sent", "answered", "closed"
	Answer    string `json:"answer"`
	CreatedAt int64  `json:"createdAt"`
	ChangedAt int64  `json:"changedAt"`
}

// QualityDraft is what a request is to say.
type QualityDraft struct {
	Product string `json:"product"`
	Batch   string `json:"batch"`
	People  int64  `json:"people"`
	Buyers  int64  `json:"buyers"`
	Problem string `json:"problem"`
	Quotes  string `json:"quotes"`
	Wish    string `json:"wish"`
}

func feedbackDTO(zone *time.Location) func(shop.Feedback) FeedbackGroup {
	return func(f shop.Feedback) FeedbackGroup {
		out := FeedbackGroup{
			Product: f.Product, Batch: f.Batch, Notes: f.Notes, People: f.People, LatestAt: f.LatestAt, Buyers: f.Buyers, Said: f.Said,
		}
		if f.Since > 0 {
			out.Since = time.UnixMilli(f.Since).In(zone).Format(time.DateOnly)
		}
		if s := f.Spike; s != nil {
			out.Share, out.Low, out.High, out.Others, out.Chance = &s.Share, &s.Low, &s.High, &s.Others, &s.P
			out.MoreLow, out.MoreHigh, out.Verdict = &s.MoreLow, &s.MoreHigh, string(s.Verdict)
		}
		return out
	}
}

func saidDTO(s shop.Said) FeedbackSaid {
	return FeedbackSaid{
		ID: s.ID, CustomerID: s.CustomerID, Customer: s.Customer, Text: s.Text, Quote: s.Quote, Order: s.Order, CreatedAt: s.CreatedAt,
	}
}

func qualityDTO(q crm.QualityRequest) QualityRequest {
	return QualityRequest{
		ID: q.ID, Product: q.Product, Batch: q.Batch, People: q.People, Buyers: q.Buyers, Problem: q.Problem, Quotes: q.Quotes, Wish: q.Wish,
		State: string(q.State), Answer: q.Answer, CreatedAt: q.CreatedAt, ChangedAt: q.ChangedAt,
	}
}

func qualityDraft(d QualityDraft) crm.QualityDraft {
	return crm.QualityDraft{
		Product: d.Product, Batch: d.Batch, People: d.People, Buyers: d.Buyers, Problem: d.Problem, Quotes: d.Quotes, Wish: d.Wish,
	}
}
