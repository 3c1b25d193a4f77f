package bind

import (
	"os"
	"path/filepath"
	"sync"

	"shuke/backend/crm"
	"shuke/backend/secret"
)

// deskKeyring is where this computer keeps passwords. It is looked for when it is first needed, and a vault is opened by the
// passphrase that the page asks for.
type deskKeyring struct {
	path string

	lock       sync.Mutex
	store      secret.Store
	passphrase string
}

func newDeskKeyring(folder string) *deskKeyring {
	return &deskKeyring{path: filepath.Join(folder, "secrets.age")}
}

// open is the store behind it.
func (k *deskKeyring) open() secret.Store {
	k.lock.Lock()
	defer k.lock.Unlock()
	if k.store == nil {
		k.store = secret.Open(k.path, k.ask)
	}
	return k.store
}

// ask answers with the passphrase of the environment, or with what the page was told last; without either the page has to ask.
func (k *deskKeyring) ask() (string, error) {
	if given := os.Getenv("SHUKE_PASSPHRASE"); given != "" {
		return given, nil
	}
	k.lock.Lock()
	defer k.lock.Unlock()
	if k.passphrase == "" {
		return "", crm.Errorf(crm.CodeUnavailable, "secret.locked")
	}
	return k.passphrase, nil
}

// unlock tries a passphrase. One that is wrong is forgotten.
func (k *deskKeyring) unlock(passphrase string) error {
	vault, ok := k.open().(*secret.Vault)
	if !ok {
		return nil
	}
	k.remember(passphrase)
	err := vault.Unlock()
	if err != nil {
		k.remember("")
	}
	return err
}

func (k *deskKeyring) remember(passphrase string) {
	k.lock.Lock()
	defer k.lock.Unlock()
	k.passphrase = passphrase
}

// state tells the page whether it has to ask for a passphrase, and whether that is a new one.
func (k *deskKeyring) state() Keyring {
	vault, ok := k.open().(*secret.Vault)
	if !ok {
		return Keyring{}
	}
	if os.Getenv("SHUKE_PASSPHRASE") != "" {
		_ = vault.Unlock() // a wrong one leaves it locked, and is told when a password is needed
	}
	return Keyring{Locked: vault.Locked(), Fresh: vault.Fresh()}
}

// Get implements secret.Store.
func (k *deskKeyring) Get(name string) (string, error) { return k.open().Get(name) }

// Set implements secret.Store.
func (k *deskKeyring) Set(name, value string) error { return k.open().Set(name, value) }

// Delete implements secret.Store.
func (k *deskKeyring) Delete(name string) error { return k.open().Delete(name) }
