package secret

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"shuke/backend/crm"

	"filippo.io/age"
)

// Vault is a file that a passphrase locks: age's format (https://age-encryption.org/v1) with scrypt, around a JSON object of
// names and secrets. It is asked for the passphrase once and holds what it read until the program ends.
type Vault struct {
	path string
	ask  func() (string, error)

	lock       sync.Mutex
	passphrase string
	secrets    map[string]string // nil while it is locked
}

// Get implements Store.
func (v *Vault) Get(name string) (string, error) {
	v.lock.Lock()
	defer v.lock.Unlock()
	if err := v.unlock(); err != nil {
		return "", err
	}
	value, ok := v.secrets[name]
	if !ok {
		return "", errGone()
	}
	return value, nil
}

// Set implements Store.
func (v *Vault) Set(name, value string) error {
	return v.change(func(secrets map[string]string) { secrets[name] = value })
}

// Delete implements Store.
func (v *Vault) Delete(name string) error {
	return v.change(func(secrets map[string]string) { delete(secrets, name) })
}

// change writes the file anew; what is held changes only once that is done.
func (v *Vault) change(do func(map[string]string)) error {
	v.lock.Lock()
	defer v.lock.Unlock()
	if err := v.unlock(); err != nil {
		return err
	}
	changed := map[string]string{}
	for name, value := range v.secrets {
		changed[name] = value
	}
	do(changed)
	if err := v.write(changed); err != nil {
		return crm.WrapError(err, crm.CodeUnavailable, "secret.cannotWrite", "path", v.path)
	}
	v.secrets = changed
	return nil
}

func (v *Vault) unlock() error {
	if v.secrets != nil {
		return nil
	}
	passphrase, err := v.ask()
	if err != nil {
		return err
	}
	if passphrase == "" {
		return crm.Errorf(crm.CodeInvalid, "secret.passphrase.missing")
	}
	secrets, err := v.read(passphrase)
	if err != nil {
		return err
	}
	v.passphrase, v.secrets = passphrase, secrets
	return nil
}

// read opens the file; one that is not there yet holds nothing.
func (v *Vault) read(passphrase string) (map[string]string, error) {
	locked, err := os.ReadFile(v.path)
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]string{}, nil
	}
	if err != nil {
		return nil, crm.WrapError(err, crm.CodeUnavailable, "secret.cannotRead", "path", v.path)
	}
	key, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, crm.WrapError(err, crm.CodeInvalid, "secret.passphrase.missing")
	}
	open, err := age.Decrypt(bytes.NewReader(locked), key)
	var wrong *age.NoIdentityMatchError
	if errors.As(err, &wrong) {
		return nil, crm.Errorf(crm.CodeInvalid, "secret.passphrase.wrong")
	}
	secrets := map[string]string{}
	if err == nil {
		err = json.NewDecoder(open).Decode(&secrets)
	}
	if err != nil {
		return nil, crm.WrapError(err, crm.CodeUnreadable, "secret.damaged", "path", v.path)
	}
	return secrets, nil
}

// write replaces the file by one beside it, so that a power cut leaves the old one or the new one.
func (v *Vault) write(secrets map[string]string) (err error) {
	if err := os.MkdirAll(filepath.Dir(v.path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(v.path), filepath.Base(v.path)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if err := errors.Join(seal(f, v.passphrase, secrets), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), v.path)
}

func seal(out io.Writer, passphrase string, secrets map[string]string) error {
	key, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return err
	}
	key.SetWorkFactor(workFactor)
	locked, err := age.Encrypt(out, key)
	if err != nil {
		return err
	}
	return errors.Join(json.NewEncoder(locked).Encode(secrets), locked.Close())
}

// workFactor is the logarithm of scrypt's cost: age's own choice, about a second of a desktop computer. Tests lower it.
var workFactor = 18
