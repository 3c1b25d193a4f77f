package bind

import (
	"context"
	"encoding/json"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// Views are the lists the owner saved under a name.
type Views struct{ desk *Desk }

// View is a customer list as it was saved.
type View struct {
	ID        int64        `json:"id"`
	Name      string       `json:"name"`
	Query     string       `json:"query"`   // the list's address
	Columns   []ListColumn `json:"columns"` // none: those that stand
	ChangedAt int64        `json:"changedAt"`
}

// ListColumn is a column of the customer list; Width 0 is as wide as the column is by itself.
type ListColumn struct {
	Key   string `json:"key"`
	Width int    `json:"width"`
}

// SavedView is a view that was made, and the operation that takes it back.
type SavedView struct {
	View      View      `json:"view"`
	Operation Operation `json:"operation"`
}

// All lists the views in the order they were made.
func (v *Views) All() ([]View, error) {
	return onShop(v.desk, func(ctx context.Context, s *shop.Shop) ([]View, error) {
		list, err := s.FindViews(ctx)
		return each(list, viewDTO), err
	})
}

// Create saves a view.
func (v *Views) Create(name, query string, columns []ListColumn) (SavedView, error) {
	return onShop(v.desk, func(ctx context.Context, s *shop.Shop) (SavedView, error) {
		text, err := columnsText(columns)
		if err != nil {
			return SavedView{}, err
		}
		saved, op, err := s.CreateView(ctx, crm.SavedView{Name: name, Query: query, Columns: text})
		return SavedView{View: viewDTO(saved), Operation: operationDTO(op)}, err
	})
}

// Edit gives a view what the list shows now; seen is when the one the editor saw was changed last.
func (v *Views) Edit(id, seen int64, query string, columns []ListColumn) (Operation, error) {
	return onShop(v.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		text, err := columnsText(columns)
		if err != nil {
			return Operation{}, err
		}
		op, err := s.EditView(ctx, id, seen, query, text)
		return operationDTO(op), err
	})
}

// Rename gives a view another name; seen is as with Edit.
func (v *Views) Rename(id, seen int64, name string) (Operation, error) {
	return onShop(v.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.RenameView(ctx, id, seen, name)
		return operationDTO(op), err
	})
}

// Delete removes a view.
func (v *Views) Delete(id int64) (Operation, error) {
	return onShop(v.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.DeleteView(ctx, id)
		return operationDTO(op), err
	})
}

func viewDTO(v crm.SavedView) View {
	out := View{ID: v.ID, Name: v.Name, Query: v.Query, ChangedAt: v.ChangedAt}
	if json.Unmarshal([]byte(v.Columns), &out.Columns) != nil || out.Columns == nil {
		out.Columns = []ListColumn{} // none were saved
	}
	return out
}

func columnsText(columns []ListColumn) (string, error) {
	if err := checkColumns(columns); err != nil || len(columns) == 0 {
		return "", err
	}
	text, err := json.Marshal(columns)
	return string(text), err
}

// What a list can have of columns: so many, with keys so long, so wide.
const (
	mostColumns   = 80
	longestColumn = 60
	widestColumn  = 1200
)

func checkColumns(columns []ListColumn) error {
	wrong := len(columns) > mostColumns
	for _, c := range columns {
		wrong = wrong || c.Key == "" || len(c.Key) > longestColumn || c.Width < 0 || c.Width > widestColumn
	}
	if wrong {
		return crm.Errorf(crm.CodeInvalid, "preferences.invalid")
	}
	return nil
}
