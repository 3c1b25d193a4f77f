package shop

import (
	"context"
	"errors"

	"shuke/backend/crm"
)

// Rehearse says what importing the files one after the other would do, and writes nothing: each finds what those before it
// would have brought. Tell is called for each file with what it would do or why it cannot be imported; such a file brings
// nothing to those behind it. Cancelling ctx ends the rehearsal.
func (s *Shop) Rehearse(ctx context.Context, files []ImportRequest, tell func(i int, res crm.ImportResult, err error)) (err error) {
	r, err := s.BeginRehearsal(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	for i, req := range files {
		res, _, err := s.carry(ctx, req, r, true)
		if ctx.Err() != nil {
			return crm.WrapError(context.Cause(ctx), crm.CodeCancelled, "import.cancelled")
		}
		tell(i, res, err)
	}
	return nil
}

// DryRun is Rehearse for one file.
func (s *Shop) DryRun(ctx context.Context, req ImportRequest) (res crm.ImportResult, err error) {
	failed := s.Rehearse(ctx, []ImportRequest{req}, func(_ int, r crm.ImportResult, e error) { res, err = r, e })
	return res, errors.Join(failed, err)
}
