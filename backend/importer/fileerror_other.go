//go:build !windows

package importer

import "syscall"

// heldErrors say that another program keeps the file for itself, which is rare outside Windows.
var heldErrors = []syscall.Errno{syscall.EBUSY, syscall.ETXTBSY, syscall.EAGAIN}

// goneErrors say that the disk under the file is no longer there: a stick was pulled, a share was lost.
var goneErrors = []syscall.Errno{syscall.EIO, syscall.ENODEV, syscall.ENXIO, syscall.ESTALE, syscall.ENOTCONN, syscall.ETIMEDOUT}
