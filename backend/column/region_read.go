//go:build !linux && !darwin

package column

import (
	"errors"
	"os"
	"unsafe"
)

// canMap is false where a file that is mapped cannot be removed: the arrays of a snapshot are read.
const canMap = false

type region struct{ start unsafe.Pointer }

func mapRegion(*os.File, int64, int, int) (region, error) { return region{}, errors.ErrUnsupported }

func (region) close() error { return nil }
