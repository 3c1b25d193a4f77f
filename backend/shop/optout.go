package shop

import (
	"context"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
)

// OptOut takes the owner's word that whoever got a message wants no more of its kind. Over a platform that keeps by itself who
// may be written to there is nothing to agree to: they are not contacted any more at all.
func (s *Shop) OptOut(ctx context.Context, delivery int64, evidence string) (crm.Operation, error) {
	d, err := s.FindDelivery(ctx, delivery)
	if err != nil {
		return crm.Operation{}, err
	}
	is, err := s.WhoTheyBecame(ctx)
	if err != nil {
		return crm.Operation{}, err
	}
	if !crm.ConsentKnown(d.Medium) {
		return s.SetBlocked(ctx, roaring64.BitmapOf(uint64(is(d.Customer))), true) //nolint:gosec // ids are positive
	}
	if evidence == "" {
		c, err := s.FindCampaign(ctx, d.Campaign)
		if err != nil && crm.ErrorCode(err) != crm.CodeNotFound {
			return crm.Operation{}, err
		}
		evidence = c.Name
	}
	return s.SetConsent(ctx, is(d.Customer), d.Medium, false, evidence)
}
