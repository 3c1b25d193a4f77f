package bind

import (
	"context"
	"slices"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// Identities is who is who: pairs who may be one person, and the owner's word on them.
type Identities struct{ desk *Desk }

// queueLength is how many pairs of the queue the page has at hand; each decision moves it on.
const queueLength = 200

// Queue is the top of the pairs that wait, best first.
func (i *Identities) Queue() (CandidateQueue, error) {
	return onShop(i.desk, func(ctx context.Context, s *shop.Shop) (CandidateQueue, error) {
		found, err := s.FindCandidates(ctx, nil, queueLength)
		if err != nil {
			return CandidateQueue{}, err
		}
		rows, err := candidates(ctx, s, found)
		if err != nil {
			return CandidateQueue{}, err
		}
		all, later, err := s.CountCandidates(ctx)
		if err != nil {
			return CandidateQueue{}, err
		}
		last, err := s.LastCandidateSearch(ctx)
		return CandidateQueue{Rows: rows, Left: all, Later: later, SearchedAt: last.At, Stale: last.Stale, Crowded: last.Crowded}, err
	})
}

// Search looks through the whole shop for pairs, as a job, and answers its id.
func (i *Identities) Search() (string, error) {
	return onShop(i.desk, func(_ context.Context, s *shop.Shop) (string, error) {
		return i.desk.start("doubles", "", func(ctx context.Context, progress func(done, total int64)) (any, error) {
			return s.SearchCandidates(ctx, progress)
		}), nil
	})
}

// Compare shows customers side by side. Into is who is to stay; 0 proposes somebody.
func (i *Identities) Compare(ids []int64, into int64) (Comparison, error) {
	return onShop(i.desk, func(ctx context.Context, s *shop.Shop) (Comparison, error) {
		stays, fields, err := s.PlanMerge(ctx, ids, into)
		if err != nil {
			return Comparison{}, err
		}
		out := Comparison{Into: stays, People: make([]Customer, len(ids)), Words: make([]MergeWords, len(ids)), Fields: each(fields, mergeFieldDTO)}
		for n, id := range ids {
			if out.People[n], err = person(ctx, s, id, i.desk.Clock); err != nil {
				return Comparison{}, err
			}
			if out.Words[n], err = mergeWords(ctx, s, id); err != nil {
				return Comparison{}, err
			}
		}
		out.Alike, err = alike(ctx, s, ids)
		return out, err
	})
}

func mergeWords(ctx context.Context, s *shop.Shop, id int64) (MergeWords, error) {
	d, err := s.CustomerDetails(ctx, id)
	dto := detailsDTO(d)
	return MergeWords{Consents: dto.Consents, Card: dto.Card, Referrer: dto.Referrer, Impersonal: dto.Impersonal}, err
}

// alike lists the pairs of one of the customers with somebody who is not among them.
func alike(ctx context.Context, s *shop.Shop, ids []int64) ([]Candidate, error) {
	others := []crm.Candidate{}
	for _, id := range ids {
		found, err := s.FindCandidatesOf(ctx, id)
		if err != nil {
			return nil, err
		}
		for _, c := range found {
			if !slices.Contains(ids, c.A) || !slices.Contains(ids, c.B) {
				others = append(others, c)
			}
		}
	}
	return candidates(ctx, s, others)
}

// Merge makes one person of several.
func (i *Identities) Merge(r MergeRequest) (Operation, error) {
	return onShop(i.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		take := map[crm.MergeField]int64{}
		for _, t := range r.Takes {
			take[crm.MergeField(t.Field)] = t.CustomerID
		}
		op, err := s.MergeCustomers(ctx, r.Into, r.From, take)
		return operationDTO(op), err
	})
}

// Apart remembers that customers who stand side by side are as many people.
func (i *Identities) Apart(ids []int64) (Operation, error) {
	return onShop(i.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.SetApart(ctx, ids...)
		return operationDTO(op), err
	})
}

// Later puts the pairs among customers at the end of the queue.
func (i *Identities) Later(ids []int64) (Operation, error) {
	return onShop(i.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.SetLater(ctx, ids...)
		return operationDTO(op), err
	})
}

// Split makes a new person of a part of a customer.
func (i *Identities) Split(r SplitRequest) (SplitResult, error) {
	return onShop(i.desk, func(ctx context.Context, s *shop.Shop) (SplitResult, error) {
		all, err := s.FindIdentities(ctx, r.CustomerID)
		if err != nil {
			return SplitResult{}, err
		}
		what := crm.Split{Orders: r.Orders, Notes: r.Notes, Tags: r.Tags, Fields: r.Fields, Name: r.Name}
		for _, at := range r.Identities {
			if at < 0 || at >= len(all) || len(all) != r.Of {
				return SplitResult{}, crm.Errorf(crm.CodeConflict, "identity.splitChanged")
			}
			what.Identities = append(what.Identities, all[at])
		}
		op, made, err := s.SplitCustomer(ctx, r.CustomerID, what)
		return SplitResult{Operation: operationDTO(op), CustomerID: made}, err
	})
}

func mergeFieldDTO(c crm.MergeChoice) MergeField {
	return MergeField{Field: string(c.Field), Take: c.Take, Known: c.Known, Differs: c.Differs}
}

// candidates names the customers of pairs.
func candidates(ctx context.Context, s *shop.Shop, found []crm.Candidate) ([]Candidate, error) {
	ids := make([]int64, 0, 2*len(found))
	for _, c := range found {
		ids = append(ids, c.A, c.B)
	}
	slices.Sort(ids)
	people, err := s.FindCustomersByID(ctx, slices.Compact(ids))
	if err != nil {
		return nil, err
	}
	names := map[int64]string{}
	for n := range people {
		names[people[n].ID] = people[n].Called()
	}
	return each(found, func(c crm.Candidate) Candidate {
		evidence, against := c.Evidence.Names()
		return Candidate{
			A: c.A, B: c.B, AName: names[c.A], BName: names[c.B], Percent: int(c.Score*100 + 0.5),
			Likelihood: string(crm.LikelihoodOf(c.Score)), Evidence: evidence, Against: against, Later: c.Later,
		}
	}), nil
}
