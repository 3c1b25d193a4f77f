package importer

import "syscall"

// heldErrors say that another program keeps the file for itself, as Excel does.
var heldErrors = []syscall.Errno{
	32, // ERROR_SHARING_VIOLATION
	33, // ERROR_LOCK_VIOLATION
}

// goneErrors say that the disk under the file is no longer there: a stick was pulled, a share was lost.
var goneErrors = []syscall.Errno{
	21,   // ERROR_NOT_READY
	53,   // ERROR_BAD_NETPATH
	55,   // ERROR_DEV_NOT_EXIST
	59,   // ERROR_UNEXP_NET_ERR
	64,   // ERROR_NETNAME_DELETED
	433,  // ERROR_NO_SUCH_DEVICE
	1006, // ERROR_FILE_INVALID: the volume was changed from outside
	1117, // ERROR_IO_DEVICE
	1167, // ERROR_DEVICE_NOT_CONNECTED
}
