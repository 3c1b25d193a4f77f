package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/maphash"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
)

// SearchCandidates looks through the whole shop for pairs of customers who may be one person and keeps them, best first.
// What the owner said of a pair is respected. It reads everybody once and compares only within groups that share
// something, so its time grows with the shop and not with its square.
func (db *DB) SearchCandidates(ctx context.Context, progress func(done, total int64)) (crm.CandidateSearch, error) {
	s := &candidateSearch{db: db, seed: maphash.MakeSeed(), progress: progress, pairs: map[pair]crm.Evidence{}}
	if progress == nil {
		s.progress = func(int64, int64) {}
	}
	for _, step := range []func(context.Context) error{s.begin, s.readCustomers, s.readIdentities, s.group, s.judge} {
		if err := ctx.Err(); err != nil {
			return crm.CandidateSearch{}, asShopError(err)
		}
		if err := step(ctx); err != nil {
			return crm.CandidateSearch{}, err
		}
	}
	if err := s.keep(ctx); err != nil {
		return crm.CandidateSearch{}, err
	}
	return db.LastCandidateSearch(ctx)
}

// LastCandidateSearch says when the shop was last searched, and whether customers came or changed since.
func (db *DB) LastCandidateSearch(ctx context.Context) (s crm.CandidateSearch, err error) {
	err = db.read.QueryRowContext(ctx, `
		SELECT s.at, s.pairs, s.crowded, EXISTS (
			SELECT 1 FROM operations
			WHERE id > s.op AND kind IN ('import', 'generate', 'customer.edit', 'customer.split', 'undo'))
		FROM candidate_search s`).Scan(&s.At, &s.Pairs, &s.Crowded, &s.Stale)
	if errors.Is(err, sql.ErrNoRows) {
		return crm.CandidateSearch{Stale: true}, nil
	}
	return s, asShopError(err)
}

// candidateSearch is a search at work. It keeps hashes, not texts: sixteen bytes for each thing a customer could share.
type candidateSearch struct {
	db       *DB
	seed     maphash.Seed
	progress func(done, total int64)
	total    int64 // steps the progress counts: customers, then identities, then pairs
	done     int64
	op       int64 // the latest operation when it began
	shared   [sharedKinds][]shared
	pairs    map[pair]crm.Evidence
	crowded  int64
	found    []crm.Candidate
}

// shared is something of a customer that another may have too. The id of a customer whose number is masked is negative.
type shared struct {
	hash     uint64
	customer int64
}

type pair struct{ a, b int64 }

// What customers can share. A crowd is a group so large that sharing says nothing: the phone of a service desk, the
// address of a dormitory.
const (
	sharedPhone = iota
	sharedEmail
	sharedNameAddress
	sharedNameBirthday
	sharedAccount
	sharedMask
	sharedKinds
)

var sharedMeans = [sharedKinds]struct {
	evidence crm.Evidence
	crowd    int
}{
	sharedPhone:        {crm.EvidencePhone, 8},
	sharedEmail:        {crm.EvidenceEmail, 8},
	sharedNameAddress:  {crm.EvidenceNameAddress, 6},
	sharedNameBirthday: {crm.EvidenceNameBirthday, 4},
	sharedAccount:      {crm.EvidenceAccount, 6},
	sharedMask:         {crm.EvidenceMaskedPhone, 8},
}

func (s *candidateSearch) begin(ctx context.Context) error {
	return asShopError(s.db.read.QueryRowContext(ctx, `
		SELECT coalesce((SELECT max(id) FROM operations), 0), (SELECT count(*) FROM customers) + (SELECT count(*) FROM identities)`).
		Scan(&s.op, &s.total))
}

// searchTick is how many rows lie between two looks at the clock of progress and at cancel.
const searchTick = 8192

func (s *candidateSearch) tick(ctx context.Context) error {
	if s.done++; s.done%searchTick != 0 {
		return nil
	}
	s.progress(s.done, s.total)
	return ctx.Err()
}

func (s *candidateSearch) share(kind int, customer int64, parts ...string) {
	var h maphash.Hash
	h.SetSeed(s.seed)
	for _, p := range parts {
		_, _ = h.WriteString(p)
		_ = h.WriteByte(0)
	}
	s.shared[kind] = append(s.shared[kind], shared{h.Sum64(), customer})
}

func (s *candidateSearch) readCustomers(ctx context.Context) error {
	rows, err := s.db.read.QueryContext(ctx, `
		SELECT id, name, nick, phone, email, birth_year * 10000 + birth_month * 100 + birth_day, address FROM customers`)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, birth int64
		var name, nick, phone, email, address string
		if err := rows.Scan(&id, &name, &nick, &phone, &email, &birth, &address); err != nil {
			return asShopError(err)
		}
		name = crm.FoldName(name)
		s.sharePhone(id, phone, name, nick)
		if email != "" && !crm.Masked(email) {
			s.share(sharedEmail, id, strings.ToLower(email))
		}
		if full := utf8.RuneCountInString(name) >= 2 && !crm.Masked(name); full {
			s.shareName(id, name, address, birth)
		}
		if err := s.tick(ctx); err != nil {
			return asShopError(err)
		}
	}
	return asShopError(rows.Err())
}

// shortAddress is how many letters an address has at least to be one place rather than a town.
const shortAddress = 6

func (s *candidateSearch) shareName(id int64, name, address string, birth int64) {
	address = strings.ToLower(strings.ReplaceAll(address, " ", ""))
	if utf8.RuneCountInString(address) >= shortAddress && !crm.Masked(address) {
		s.share(sharedNameAddress, id, name, address)
	}
	if birth/10000 > 0 && birth%100 > 0 {
		s.share(sharedNameBirthday, id, name, fmt.Sprint(birth))
	}
}

// sharePhone notes a number as such, and as what is left of it when the middle is starred out: with the first letter of the
// name, and with the nick, since the ends of a number alone are shared by thousands.
func (s *candidateSearch) sharePhone(id int64, phone, name, nick string) {
	if phone == "" {
		return
	}
	if !crm.Masked(phone) {
		s.share(sharedPhone, id, phone)
	}
	ends := phoneEnds(phone)
	if ends == "" {
		return
	}
	if crm.Masked(phone) {
		id = -id
	}
	if first, size := utf8.DecodeRuneInString(name); size > 0 && first != '*' {
		s.share(sharedMask, id, "name", ends, string(first))
	}
	if utf8.RuneCountInString(nick) >= 3 && !crm.Masked(nick) {
		s.share(sharedMask, id, "nick", ends, strings.ToLower(nick))
	}
}

// phoneEnds is what a masked number still shows: the first three and the last four digits, or "" when it shows less.
func phoneEnds(phone string) string {
	p := strings.TrimPrefix(phone, "+86")
	if len(p) < 9 || strings.Contains(p[:3], "*") || strings.Contains(p[len(p)-4:], "*") {
		return ""
	}
	return p[:3] + p[len(p)-4:]
}

func (s *candidateSearch) readIdentities(ctx context.Context) error {
	rows, err := s.db.read.QueryContext(ctx, `SELECT kind, value, customer_id FROM identities`)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var kind crm.IdentityKind
		var value string
		var id int64
		if err := rows.Scan(&kind, &value, &id); err != nil {
			return asShopError(err)
		}
		switch kind {
		case crm.IdentityPhone:
			s.share(sharedPhone, id, value)
		case crm.IdentityEmail:
			s.share(sharedEmail, id, value)
		case crm.IdentityAccount:
			if telling(value) {
				s.share(sharedAccount, id, strings.ToLower(value))
			}
		}
		if err := s.tick(ctx); err != nil {
			return asShopError(err)
		}
	}
	return asShopError(rows.Err())
}

// telling tells whether an account's name is one that a person chose: platforms number their accounts alike.
func telling(account string) bool {
	return utf8.RuneCountInString(account) >= 4 && strings.Trim(account, "0123456789-_") != "" && !strings.Contains(account, "@")
}
