//go:build linux || darwin

package column

import (
	"errors"
	"os"
	"unsafe"

	"golang.org/x/sys/unix"
)

// canMap tells whether large arrays of a snapshot are used where the file has them.
const canMap = true

// region is a stretch of memory that shows a part of a file and has room behind it. What is written to it stays with this
// process; room and pages that nobody looks at take no memory.
type region struct {
	start unsafe.Pointer
	size  uintptr
}

// mapRegion shows so many bytes of a file from a place on, which is a multiple of regionAlign, in a region of size bytes.
func mapRegion(f *os.File, from int64, bytes, size int) (region, error) {
	const mine = unix.MAP_PRIVATE | unix.MAP_NORESERVE
	r := region{size: uintptr(size)}
	var err error
	if r.start, err = unix.MmapPtr(-1, 0, nil, r.size, unix.PROT_READ|unix.PROT_WRITE, mine|unix.MAP_ANON); err != nil {
		return region{}, err
	}
	_, err = unix.MmapPtr(int(f.Fd()), from, r.start, uintptr(bytes), unix.PROT_READ|unix.PROT_WRITE, mine|unix.MAP_FIXED)
	if err != nil {
		return region{}, errors.Join(err, r.close())
	}
	return r, nil
}

func (r region) close() error { return unix.MunmapPtr(r.start, r.size) }
