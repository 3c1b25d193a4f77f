package crm

// SavedView is a customer list as the owner wants to see it again: what it asks, in which order, with which columns.
type SavedView struct {
	ID        int64
	Name      string
	Query     string // the list's address, as the page writes it
	Columns   string // JSON of the page; "" has the columns that stand
	CreatedAt int64
	ChangedAt int64
}
