package region

import (
	"strings"

	"shuke/backend/importer/cell"
)

// placeBytes is how much of an address names the place.
const placeBytes = 150

// simplified is the beginning of an address in simplified characters, and the rest as it is.
func simplified(s string) string {
	if len(s) <= placeBytes {
		return cell.Simplified(s)
	}
	head := strings.ToValidUTF8(s[:placeBytes], "")
	return cell.Simplified(head) + s[len(head):]
}
