package bind

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// guard runs one call of the page. A panic becomes an error, because Wails would leave the page waiting for ever; what is
// not ours is logged under a reference that the owner sees too.
func guard[T any](d *Desk, do func(ctx context.Context) (T, error)) (out T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = d.internal(fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	out, err = do(context.Background())
	return out, d.ours(err)
}

// ours is an error the owner can be told: what is not ours is logged under a reference.
func (d *Desk) ours(err error) error {
	if err != nil && crm.ErrorCode(err) == crm.CodeInternal {
		return d.internal(err)
	}
	return err
}

// onShop is guard for calls that need the open shop.
func onShop[T any](d *Desk, do func(ctx context.Context, s *shop.Shop) (T, error)) (T, error) {
	return guard(d, func(ctx context.Context) (T, error) {
		s, err := d.current()
		if err != nil {
			var none T
			return none, err
		}
		return do(ctx, s)
	})
}

func (d *Desk) internal(err error) error {
	reference := rand.Text()[:8]
	d.Log.Error("internal error", "reference", reference, "err", err)
	return crm.WrapError(err, crm.CodeInternal, "internal", "reference", reference)
}

// failure is an error as it crosses to the page.
type failure struct {
	Code      string  `json:"code"`
	Key       string  `json:"key"`
	Params    []Param `json:"params"`
	Reference string  `json:"reference"`
}

// FormatError turns an error into one JSON string: objects would reach the page as "[object Object]".
func FormatError(err error) any {
	f := failure{Code: string(crm.CodeInternal), Key: "internal", Params: []Param{}}
	var e *crm.Error
	if errors.As(err, &e) {
		f.Code, f.Key, f.Params = string(e.Code), e.Key, params(e.Params)
		if r, ok := e.Params["reference"].(string); ok {
			f.Reference = r
		}
	}
	text, merr := json.Marshal(f)
	if merr != nil {
		return `{"code":"internal","key":"internal"}`
	}
	return string(text)
}
