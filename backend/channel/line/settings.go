package line

import "shuke/backend/channel/web"

// Settings are what is known of an account. The channel access token is not among them.
type Settings struct{ web.Way }

const endpoint = "https://api.line.me"

// Validate tells what cannot be, field by field.
func (s Settings) Validate() error { return s.Check(endpoint) }
