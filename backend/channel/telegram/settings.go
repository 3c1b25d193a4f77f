package telegram

import "shuke/backend/channel/web"

// Settings are what is known of a bot. Its token is not among them.
type Settings struct{ web.Way }

const endpoint = "https://api.telegram.org"

// Validate tells what cannot be, field by field.
func (s Settings) Validate() error { return s.Check(endpoint) }
