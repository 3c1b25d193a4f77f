package sqlite

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"shuke/backend/crm"
)

// erasedPlatform is where the traces of erased people stand among the identities: accounts named by their hashes, so that
// what they order later, and files that come again, find the same nameless customer.
const erasedPlatform = "erased"

// suppressionSalt is the setting that keeps the shop's secret. Without it nobody can try out whose hash one is.
const suppressionSalt = "suppressionSalt"

// suppressed knows the people whom the owner erased. The zero value knows nobody.
type suppressed struct {
	salt   []byte
	hashes map[string]bool
}

// hash is what is kept of a name when the person is erased.
func (s *suppressed) hash(kind crm.IdentityKind, platform, value string) string {
	mac := hmac.New(sha256.New, s.salt)
	fmt.Fprintf(mac, "%d|%s|%s", kind, platform, value)
	return hex.EncodeToString(mac.Sum(nil)[:16])
}

// readSuppressed reads whom an import must not bring back; a shop where nobody was erased pays nothing.
func (im *Import) readSuppressed(ctx context.Context) error {
	salt, err := setting(ctx, im.tx, suppressionSalt)
	if err != nil || salt == "" {
		return err
	}
	rows, err := im.tx.QueryContext(ctx, `SELECT hash FROM suppressions`)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	im.suppressed = suppressed{[]byte(salt), map[string]bool{}}
	for rows.Next() {
		var hash string
		if err := rows.Scan(&hash); err != nil {
			return asShopError(err)
		}
		im.suppressed.hashes[hash] = true
	}
	return asShopError(rows.Err())
}

// suppressions reads the shop's secret, and makes it when it is first needed.
func (tx *Tx) suppressions(ctx context.Context) (s suppressed, err error) {
	salt, err := setting(ctx, tx, suppressionSalt)
	if err != nil {
		return s, err
	}
	if salt == "" {
		secret := make([]byte, 32)
		if _, err := rand.Read(secret); err != nil {
			return s, fmt.Errorf("make the shop's secret: %w", err)
		}
		salt = hex.EncodeToString(secret)
		if _, err := tx.ExecContext(ctx, `INSERT INTO settings (key, value) VALUES (?, ?)`, suppressionSalt, salt); err != nil {
			return s, asShopError(err)
		}
	}
	s.salt = []byte(salt)
	return s, nil
}

// strip takes out of records what names somebody who was erased. A record of theirs keeps what they bought and leads to the
// nameless customer; one of somebody else who shares a number with them only loses the number.
func (s *suppressed) strip(records []crm.Record, platform string) {
	if len(s.hashes) == 0 {
		return
	}
	for i := range records {
		s.stripOne(&records[i], platform)
	}
}

func (s *suppressed) stripOne(r *crm.Record, platform string) {
	c := &r.Customer
	if trace := s.traceOf(c, platform); trace != "" {
		*c = crm.CustomerFacts{Elsewhere: []crm.PlatformAccount{{Platform: erasedPlatform, Value: trace}}, CreatedAt: c.CreatedAt}
		r.Order.Remark, r.Order.Memo, r.Event.Text = "", "", ""
		return
	}
	if c.Phone != "" && s.hashes[s.hash(crm.IdentityPhone, "", c.Phone)] {
		c.Phone, c.PhoneText = "", ""
	}
	if c.Email != "" && s.hashes[s.hash(crm.IdentityEmail, "", c.Email)] {
		c.Email, c.EmailText = "", ""
	}
}

// traceOf is the hash by which a record's customer is known to have been erased: an account of theirs, or a phone or e-mail
// where the record has no account of its own.
func (s *suppressed) traceOf(c *crm.CustomerFacts, platform string) string {
	accounts := make([]crm.PlatformAccount, 0, len(c.Accounts)+len(c.Elsewhere))
	for _, a := range c.Accounts {
		accounts = append(accounts, crm.PlatformAccount{Platform: platform, Value: a})
	}
	accounts = append(accounts, c.Elsewhere...)
	for _, a := range accounts {
		if a.Platform == erasedPlatform {
			return a.Value
		}
		if h := s.hash(crm.IdentityAccount, a.Platform, a.Value); s.hashes[h] {
			return h
		}
	}
	if len(accounts) > 0 {
		return ""
	}
	for _, contact := range []crm.Identity{{Kind: crm.IdentityPhone, Value: c.Phone}, {Kind: crm.IdentityEmail, Value: c.Email}} {
		if h := s.hash(contact.Kind, "", contact.Value); contact.Value != "" && s.hashes[h] {
			return h
		}
	}
	return ""
}
