package sqlite

import (
	"os"
	"os/user"
	"strings"

	"shuke/backend/crm"
)

// whoIsHere names the user of this computer and the computer. The user is asked of the environment first: Windows may ask a
// server for it, and wait for one that is out of reach.
func whoIsHere() (by crm.Author) {
	for _, name := range []string{"USERNAME", "USER", "LOGNAME"} {
		if by.User == "" {
			by.User = strings.TrimSpace(os.Getenv(name))
		}
	}
	if by.User == "" {
		if u, err := user.Current(); err == nil {
			by.User = u.Username
		}
	}
	by.Computer, _ = os.Hostname() // a computer without a name is called nothing
	return by
}
