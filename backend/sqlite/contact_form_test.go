package sqlite

import (
	"path/filepath"
	"testing"
	"time"

	"shuke/backend/crm"
)

func TestContacts_AreWhatCanBeReachedByTheirForm(t *testing.T) {
	db, err := Open(t.Context(), filepath.Join(t.TempDir(), "x.shuke"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	const phone, mobile = crm.ContactPhone, crm.ContactPhone | crm.ContactMobile
	for text, want := range map[string]crm.Contact{
		"": 0, "+86138****2602": 0, "+8613812346021": mobile, "+861381234602": phone, "+8612812346021": phone, "+861088886666": phone, "+886912345678": mobile,
		"+886223456789": phone, "+85291234567": mobile, "+85221234567": phone, "+6591234567": mobile, "+60123456789": mobile, "+601123456789": mobile,
		"+14155550123": mobile, "+1415555O123": phone, "13812346021": phone,
	} {
		hasContacts(t, db, text, "", want)
	}
	for text, want := range map[string]crm.Contact{
		"": 0, "a@b.c": crm.ContactEmail, "lin.jing@shop.example": crm.ContactEmail, "a*c@d.com": 0, "a@b": 0, "@b.c": 0, "a@@b.c": 0, "a@b..c": 0, "a b@c.de": 0,
		"a@-b.c": 0, "a@.b": 0, "a@b.": 0, "a,b@c.de": 0, "林@例子.中国": crm.ContactEmail,
	} {
		hasContacts(t, db, "", text, want)
	}
}

func hasContacts(t *testing.T, db *DB, phone, email string, want crm.Contact) {
	t.Helper()
	var got crm.Contact
	err := db.read.QueryRowContext(t.Context(), `SELECT `+contactsOf+` FROM (SELECT ?1 AS phone, ?2 AS email, '' AS address) c`, phone, email).Scan(&got)
	if err != nil || got != want {
		t.Errorf("%q %q is %d, not %d: %v", phone, email, got, want, err)
	}
}
