package secret

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shuke/backend/crm"

	"github.com/zalando/go-keyring"
)

func answer(passphrase string) func() (string, error) {
	return func() (string, error) { return passphrase, nil }
}

// TestStores holds the keyring and the locked file to the same promises.
func TestStores(t *testing.T) {
	keyring.MockInit()
	for name, store := range map[string]Store{
		"Keyring": Keyring{},
		"Vault":   &Vault{path: filepath.Join(t.TempDir(), "new", "secrets.age"), ask: answer("three green bottles")},
	} {
		t.Run(name, func(t *testing.T) {
			a, b := NewName(), NewName()
			wantKey(t, get(store, a), "secret.gone")
			must(t, store.Set(a, "授权码 1"), store.Set(b, "x"), store.Set(a, "授权码 2"))
			if value, err := store.Get(a); err != nil || value != "授权码 2" {
				t.Errorf("got %q, %v", value, err)
			}
			must(t, store.Delete(a), store.Delete(a))
			wantKey(t, get(store, a), "secret.gone")
			if value, err := store.Get(b); err != nil || value != "x" {
				t.Errorf("the other one is %q, %v", value, err)
			}
		})
	}
}

func TestOpen_WithoutAKeyringIsALockedFile(t *testing.T) {
	keyring.MockInitWithError(errors.New("no secret service"))
	t.Cleanup(keyring.MockInit)
	path := filepath.Join(t.TempDir(), "secrets.age")
	must(t, Open(path, answer("three green bottles")).Set("mail", "hunter2"))
	locked, err := os.ReadFile(path)
	if err != nil || strings.Contains(string(locked), "hunter2") || strings.Contains(string(locked), "mail") {
		t.Fatalf("the file is open to read, %v", err)
	}
	if value, err := Open(path, answer("three green bottles")).Get("mail"); err != nil || value != "hunter2" {
		t.Errorf("got %q, %v", value, err)
	}
	wantKey(t, get(Open(path, answer("two")), "mail"), "secret.passphrase.wrong")
	wantKey(t, get(Open(path, answer("")), "mail"), "secret.passphrase.missing")
	must(t, os.WriteFile(path, locked[:len(locked)/2], 0o600))
	wantKey(t, get(Open(path, answer("three green bottles")), "mail"), "secret.damaged")
}

// TestVault_ThatCannotBeWrittenKeepsWhatItHad makes the folder vanish between two writes.
func TestVault_ThatCannotBeWrittenKeepsWhatItHad(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "gone")
	v := &Vault{path: filepath.Join(folder, "secrets.age"), ask: answer("three green bottles")}
	must(t, v.Set("a", "1"), os.RemoveAll(folder), os.WriteFile(folder, nil, 0o600))
	wantKey(t, v.Set("a", "2"), "secret.cannotWrite")
	if value, err := v.Get("a"); err != nil || value != "1" {
		t.Errorf("got %q, %v", value, err)
	}
}

func get(store Store, name string) error {
	_, err := store.Get(name)
	return err
}

func must(t *testing.T, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

func wantKey(t *testing.T, err error, key string) {
	t.Helper()
	if crm.ErrorKey(err) != key {
		t.Errorf("got %v, want %s", err, key)
	}
}

func TestMain(m *testing.M) {
	workFactor = 10
	os.Exit(m.Run())
}
