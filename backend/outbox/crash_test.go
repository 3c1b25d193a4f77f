//go:build !race

package outbox_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// How long the soak is. SHUKE_SOAK=10m goes on with one shop after the other for that long.
const (
	soakMails = 3000
	soakKills = 100
)

// TestSender_KilledSendsNothingTwiceAndLosesNothing kills a process that sends, again and again at random moments, and holds
// what the shop says against what the server took.
func TestSender_KilledSendsNothingTwiceAndLosesNothing(t *testing.T) {
	t.Parallel() // the children that are killed wait for the disk most of the time
	long, _ := time.ParseDuration(os.Getenv("SHUKE_SOAK"))
	for end, round := time.Now().Add(long), 1; round == 1 || time.Now().Before(end); round++ {
		soak(t)
		if t.Failed() {
			return
		}
	}
}

func soak(t *testing.T) {
	server := testkit.MustServeMail(t)
	server.Slow(3 * time.Millisecond) // so that a life sees about as many mails as it should, and dies in every phase
	shop, marks := shopFile(t), t.TempDir()
	fill(t, shop)
	lives, kills := 0, 0
	for ; server.Total() < soakMails && lives < 10*soakKills; lives++ {
		fate := time.Duration(rand.Int64N(int64(4 * time.Millisecond)))
		if kills >= soakKills+20 {
			fate = time.Hour // the last life ends by itself
		}
		if live(t, server, shop, marks, server.Total()+rand.IntN(2*soakMails/(soakKills+40)), fate) {
			kills++
		} else {
			break
		}
	}
	finish(t, server, shop, marks)
	db, err := sqlite.Open(t.Context(), shop, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	uncertain := audit(t, db, server.Accepted())
	wantAllSettled(t, db)
	t.Logf("%d kills, %d mails taken, %d uncertain", kills, server.Total(), uncertain)
	if kills < soakKills {
		t.Errorf("only %d kills", kills)
	}
	if uncertain > connections*kills {
		t.Errorf("%d are uncertain after %d kills of %d connections", uncertain, kills, connections)
	}
}

func fill(t *testing.T, shop string) {
	t.Helper()
	db, err := sqlite.Open(t.Context(), shop, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	populate(t, db, soakMails)
	if _, err := db.Enqueue(t.Context(), campaign, letters(soakMails, nil)); err != nil {
		t.Fatal(err)
	}
	if err := db.StartRun(t.Context(), campaign); err != nil {
		t.Fatal(err)
	}
}

// live runs a child until the server took so many mails and a moment longer, and kills it. It tells whether it had to.
func live(t *testing.T, server *testkit.MailServer, shop, marks string, mails int, moment time.Duration) (killed bool) {
	t.Helper()
	var complaint bytes.Buffer
	child := exec.CommandContext(context.Background(), os.Args[0])
	child.Env = append(os.Environ(), childShop+"="+shop, childMarks+"="+marks, childPort+"="+strconv.Itoa(server.Port))
	child.Stderr = &complaint
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- child.Wait() }()
	for limit := time.Now().Add(30 * time.Second); server.Total() < mails || time.Now().After(limit); {
		select {
		case err := <-ended:
			if err != nil {
				t.Fatalf("a child failed: %v, %s", err, &complaint)
			}
			return false
		case <-time.After(200 * time.Microsecond):
		}
		if time.Now().After(limit) {
			t.Fatal("a child sends nothing")
		}
	}
	select {
	case err := <-ended:
		if err != nil {
			t.Fatalf("a child failed: %v, %s", err, &complaint)
		}
		return false
	case <-time.After(moment):
	}
	_ = child.Process.Kill()
	return killedBy(<-ended)
}

func killedBy(err error) bool {
	var exit *exec.ExitError
	return errors.As(err, &exit) && !exit.Success()
}

// finish lets a last child send what is left.
func finish(t *testing.T, server *testkit.MailServer, shop, marks string) {
	t.Helper()
	if live(t, server, shop, marks, soakMails+1, time.Hour) {
		t.Fatal("the last child was killed")
	}
}

// wantAllSettled holds the ledger to everybody, and every row to an end or to the owner's word.
func wantAllSettled(t *testing.T, db *sqlite.DB) {
	t.Helper()
	counts, err := db.CountDeliveries(t.Context(), campaign)
	if err != nil {
		t.Fatal(err)
	}
	sum := int64(0)
	for _, c := range counts {
		sum += c.Count
		if c.State.Open() {
			t.Errorf("%d are %s", c.Count, c.State)
		}
	}
	if sum != soakMails {
		t.Error(fmt.Sprintf("the ledger has %d of %d", sum, soakMails), counts)
	}
}
