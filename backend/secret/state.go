package secret

import (
	"errors"
	"io/fs"
	"os"
)

// Locked tells whether the vault waits for its passphrase.
func (v *Vault) Locked() bool {
	v.lock.Lock()
	defer v.lock.Unlock()
	return v.secrets == nil
}

// Fresh tells whether there is no file yet: the next passphrase is the one that locks it.
func (v *Vault) Fresh() bool {
	_, err := os.Stat(v.path)
	return errors.Is(err, fs.ErrNotExist)
}

// Unlock opens the vault without asking for anything in it.
func (v *Vault) Unlock() error {
	v.lock.Lock()
	defer v.lock.Unlock()
	return v.unlock()
}
