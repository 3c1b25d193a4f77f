package secret

import (
	"errors"

	"shuke/backend/crm"

	"github.com/zalando/go-keyring"
)

// Store keeps secrets by name. A name is made by NewName, so that shops on one computer do not share them.
type Store interface {
	// Get is the secret of a name; crm.Error secret.gone when this computer does not have it.
	Get(name string) (string, error)
	// Set keeps a secret, in place of one that the name had.
	Set(name, value string) error
	// Delete forgets a secret; one that is not there is forgotten already.
	Delete(name string) error
}

// service is what the system's keyring lists our secrets under.
const service = "Shuke 熟客"

// Open answers the system's keyring, or where that is missing the locked file at path, whose passphrase ask is asked for when
// it is first needed.
func Open(path string, ask func() (string, error)) Store {
	if works() {
		return Keyring{}
	}
	return &Vault{path: path, ask: ask}
}

// works tells whether the keyring keeps what it is given: a Linux without a secret service, or one that is locked, does not.
func works() bool {
	const probe = "probe"
	if err := keyring.Set(service, probe, probe); err != nil {
		return false
	}
	_, err := keyring.Get(service, probe)
	return errors.Join(err, keyring.Delete(service, probe)) == nil
}

// Keyring is the keyring of the system: the Credential Manager of Windows, the Keychain of macOS, the Secret Service of Linux.
type Keyring struct{}

// Get implements Store.
func (Keyring) Get(name string) (string, error) {
	value, err := keyring.Get(service, name)
	if errors.Is(err, keyring.ErrNotFound) {
		return "", errGone()
	}
	return value, asKeyringError(err)
}

// Set implements Store. Windows takes 2,560 bytes.
func (Keyring) Set(name, value string) error {
	err := keyring.Set(service, name, value)
	if errors.Is(err, keyring.ErrSetDataTooBig) {
		return crm.Errorf(crm.CodeInvalid, "secret.tooLong")
	}
	return asKeyringError(err)
}

// Delete implements Store.
func (Keyring) Delete(name string) error {
	if err := keyring.Delete(service, name); !errors.Is(err, keyring.ErrNotFound) {
		return asKeyringError(err)
	}
	return nil
}

func asKeyringError(err error) error {
	if err == nil {
		return nil
	}
	return crm.WrapError(err, crm.CodeUnavailable, "secret.keyring")
}

func errGone() error { return crm.Errorf(crm.CodeNotFound, "secret.gone") }
