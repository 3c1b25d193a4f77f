package sqlite

import (
	"cmp"
	"context"
	"slices"

	"shuke/backend/crm"
)

// group brings customers together who share something, and forgets what they shared.
func (s *candidateSearch) group(context.Context) error {
	for kind := range s.shared {
		list := s.shared[kind]
		s.shared[kind] = nil
		slices.SortFunc(list, func(x, y shared) int {
			return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(x.customer, y.customer))
		})
		list = slices.Compact(list)
		for from := 0; from < len(list); {
			to := from + 1
			for to < len(list) && list[to].hash == list[from].hash {
				to++
			}
			s.pairUp(kind, list[from:to])
			from = to
		}
	}
	return nil
}

func (s *candidateSearch) pairUp(kind int, group []shared) {
	means := sharedMeans[kind]
	if len(group) > means.crowd {
		s.crowded++
		return
	}
	for i := range group {
		for j := i + 1; j < len(group); j++ {
			a, b := group[i].customer, group[j].customer
			if kind == sharedMask {
				if a > 0 && b > 0 { // both are known in full
					continue
				}
				a, b = max(a, -a), max(b, -b)
			}
			s.pairs[pair{min(a, b), max(a, b)}] |= means.evidence
		}
	}
}

// weakest is the score below which a pair is not worth the owner's time.
const weakest = 0.4

// judge reads the customers of each pair and scores what was found, with what else speaks for or against it.
func (s *candidateSearch) judge(ctx context.Context) error {
	decided, err := s.db.readDecisions(ctx)
	if err != nil {
		return err
	}
	all := make([]pair, 0, len(s.pairs))
	for p := range s.pairs {
		if decided[p] != saidApart {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(x, y pair) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	s.total += int64(len(all))
	for part := range slices.Chunk(all, searchTick) {
		if err := s.judgePart(ctx, part, decided); err != nil {
			return err
		}
		s.done += int64(len(part))
		s.progress(s.done, s.total)
		if err := ctx.Err(); err != nil {
			return asShopError(err)
		}
	}
	return nil
}

func (s *candidateSearch) judgePart(ctx context.Context, part []pair, decided map[pair]said) error {
	people, err := s.db.readProfiles(ctx, part)
	if err != nil {
		return err
	}
	for _, p := range part {
		a, b := people[p.a], people[p.b]
		if a == nil || b == nil { // removed since they were read
			continue
		}
		found := s.pairs[p]
		if found&crm.EvidenceMaskedPhone != 0 && !maskedFits(a, b) {
			if found &^= crm.EvidenceMaskedPhone; found == 0 {
				continue
			}
		}
		e := crm.Compare(a, b, found)
		if score := e.Score(); score >= weakest {
			s.found = append(s.found, crm.Candidate{A: p.a, B: p.b, Score: score, Evidence: e, Later: decided[p] == saidLater})
		}
	}
	return nil
}

// maskedFits tells whether a number with stars really is what brought the two together: one of them must be masked, and
// their names or nicks must fit.
func maskedFits(a, b *crm.Customer) bool {
	if !crm.Masked(a.Phone) && !crm.Masked(b.Phone) {
		return false
	}
	an, bn := crm.FoldName(a.Name), crm.FoldName(b.Name)
	return an != "" && bn != "" && crm.NameFits(an, bn) || a.Nick != "" && a.Nick == b.Nick
}

// readProfiles reads what judging a pair takes.
func (db *DB) readProfiles(ctx context.Context, part []pair) (map[int64]*crm.Customer, error) {
	ids := make([]int64, 0, 2*len(part))
	for _, p := range part {
		ids = append(ids, p.a, p.b)
	}
	slices.Sort(ids)
	text, err := jsonText(slices.Compact(ids))
	if err != nil {
		return nil, err
	}
	rows, err := db.read.QueryContext(ctx, `
		SELECT c.id, c.name, c.nick, c.phone, c.gender, c.birth_year, c.birth_month, c.birth_day, c.birth_lunar, c.region_id
		FROM json_each(?) w CROSS JOIN customers c ON c.id = w.value`, text)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	people := make(map[int64]*crm.Customer, len(ids))
	for rows.Next() {
		c := &crm.Customer{}
		var region int64
		if err := rows.Scan(&c.ID, &c.Name, &c.Nick, &c.Phone, &c.Gender, &c.Birthday.Year, &c.Birthday.Month, &c.Birthday.Day,
			&c.Birthday.Lunar, &region); err != nil {
			return nil, asShopError(err)
		}
		c.Region = db.words.regions.word(region)
		people[c.ID] = c
	}
	return people, asShopError(rows.Err())
}

// keep writes what was found in place of what an earlier search found. Pairs that the owner decided about while it looked
// are left out: decisions are read again under the lock.
func (s *candidateSearch) keep(ctx context.Context) error {
	tx, err := s.db.begin(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if _, err := tx.ExecContext(ctx, `DELETE FROM candidates`); err != nil {
		return asShopError(err)
	}
	decided, err := readDecisions(ctx, tx)
	if err != nil {
		return err
	}
	for part := range slices.Chunk(s.found, searchTick) {
		if err := tx.insertCandidates(ctx, part, decided); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, `
		INSERT OR REPLACE INTO candidate_search (id, at, op, pairs, crowded) SELECT 1, ?, ?, count(*), ? FROM candidates`,
		tx.now, s.op, s.crowded)
	if err != nil {
		return asShopError(err)
	}
	return tx.commit()
}

func (tx *Tx) insertCandidates(ctx context.Context, part []crm.Candidate, decided map[pair]said) error {
	rows := make([][5]int64, 0, len(part))
	for _, c := range part {
		said := decided[pair{c.A, c.B}]
		if said == saidApart {
			continue
		}
		rows = append(rows, [5]int64{c.A, c.B, int64(c.Score*1000 + 0.5), int64(c.Evidence), int64(said)})
	}
	text, err := jsonText(rows)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO candidates (a, b, op, score, evidence, later)
		SELECT w.value ->> 0, w.value ->> 1, 0, w.value ->> 2, w.value ->> 3, w.value ->> 4
		FROM json_each(?) w
		WHERE EXISTS (SELECT 1 FROM customers WHERE id = w.value ->> 0) AND EXISTS (SELECT 1 FROM customers WHERE id = w.value ->> 1)`, text)
	return asShopError(err)
}
