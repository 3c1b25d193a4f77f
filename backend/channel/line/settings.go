package line

import (
	"cmp"
	"strings"

	"shuke/backend/channel/web"
)

// Settings are what is known of an account. The channel access token is not among them.
type Settings struct {
	Endpoint string `json:"endpoint,omitempty"`
	Proxy    string `json:"proxy,omitempty"`
}

const endpoint = "https://api.line.me"

// Validate tells what cannot be, field by field.
func (s Settings) Validate() error {
	if err := web.CheckAddress(s.endpoint()); err != nil {
		return err
	}
	return web.CheckProxy(s.Proxy)
}

func (s Settings) endpoint() string { return strings.TrimSuffix(cmp.Or(s.Endpoint, endpoint), "/") }
