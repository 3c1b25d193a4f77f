package bind

import "shuke/backend/crm"

// Note is what somebody wrote about a customer.
type Note struct {
	ID         int64     `json:"id"`
	CustomerID int64     `json:"customerId"`
	Kind       string    `json:"kind"` // "remark", "feedback", "visit", "parcel"
	Text       string    `json:"text"`
	HTML       string    `json:"html"` // the same as rich text; "" where text says it all
	Version    int64     `json:"version"`
	Pinned     bool      `json:"pinned"`
	Product    string    `json:"product"`
	Batch      string    `json:"batch"`
	Order      string    `json:"order"` // its number
	Pictures   []Picture `json:"pictures"`
	CreatedAt  int64     `json:"createdAt"`
	UpdatedAt  int64     `json:"updatedAt"`
}

// NoteDraft is what a note is to say.
type NoteDraft struct {
	Kind     string  `json:"kind"`
	Text     string  `json:"text"`
	HTML     string  `json:"html"` // what text is read from, where there is any
	Seen     int64   `json:"seen"` // the version an edit began from; 0 asks nothing
	Pinned   bool    `json:"pinned"`
	Product  string  `json:"product"`
	Batch    string  `json:"batch"`
	Order    string  `json:"order"`
	Pictures []int64 `json:"pictures"` // that were kept before
}

func noteDTO(n crm.Note) Note {
	return Note{
		ID: n.ID, CustomerID: n.CustomerID, Kind: string(n.Kind), Text: n.Text, HTML: n.HTML, Version: n.Version, Pinned: n.Pinned,
		Product: n.Product, Batch: n.Batch, Order: n.Order, Pictures: each(n.Pictures, pictureDTO), CreatedAt: n.CreatedAt, UpdatedAt: n.UpdatedAt,
	}
}

func noteDraft(d NoteDraft) crm.NoteDraft {
	return crm.NoteDraft{Kind: crm.NoteKind(d.Kind), Text: d.Text, HTML: d.HTML, Seen: d.Seen, Pinned: d.Pinned, Product: d.Product, Batch: d.Batch, Order: d.Order, Show: d.Pictures}
}
