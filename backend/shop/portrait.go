package shop

import (
	"context"

	"shuke/backend/crm"
	"shuke/backend/segment"
)

// Portrait counts a population by age, gender and place. Beside who passes a rule stand their orders, beside anybody else those
// of the whole shop, also of nobody known, which memory has not.
func (s *Shop) Portrait(ctx context.Context, q crm.PortraitQuery) (p crm.Portrait, err error) {
	places := crm.PlaceCounts{}
	count := segment.Matches.Portrait
	if q.Rule == nil {
		guests, few, err := s.GuestPlaces(ctx, q.LastDays)
		if err != nil || !few {
			return s.askPortrait(ctx, q, err)
		}
		places.Add(guests)
		count = segment.Matches.PortraitAmong
	}
	found, err := s.matching(ctx, q.Filter(), func(m segment.Matches) error {
		p = count(m, q.LastDays)
		return nil
	})
	if err != nil || !found {
		return s.askPortrait(ctx, q, err)
	}
	places.Add(p.Places)
	p.Places = places.List()
	return p, nil
}

func (s *Shop) askPortrait(ctx context.Context, q crm.PortraitQuery, err error) (crm.Portrait, error) {
	if err != nil {
		return crm.Portrait{}, err
	}
	return s.DB.Portrait(ctx, q)
}

// Buying tells what the people of a portrait bought and when. Only memory knows it in time.
func (s *Shop) Buying(ctx context.Context, q crm.PortraitQuery) (b crm.Buying, err error) {
	found, err := s.waiting(ctx, q.Filter(), func(m segment.Matches) error {
		b, err = m.Buying(ctx, q.LastDays)
		return err
	})
	if err == nil && !found {
		err = crm.Errorf(crm.CodeUnavailable, "portrait.notYet")
	}
	return b, err
}

// PopulationCounts counts each population of a portrait's period and rule.
func (s *Shop) PopulationCounts(ctx context.Context, q crm.PortraitQuery) (map[crm.Population]int64, error) {
	counts := map[crm.Population]int64{}
	for _, q.Population = range []crm.Population{crm.PopulationAll, crm.PopulationInterest, crm.PopulationBuyers, crm.PopulationScanned} {
		n, _, err := s.CountCustomers(ctx, q.Filter())
		if err != nil {
			return nil, err
		}
		counts[q.Population] = n
	}
	return counts, nil
}
