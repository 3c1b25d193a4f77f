package line

import (
	"net/http"
	"strings"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/web"
)

// Decode implements web.Speech. A key that was taken before answers 409 and names the request that it was taken with.
func (s *speech) Decode(r web.Reply) (string, *channel.Failure) {
	if before := r.Header.Get("X-Line-Accepted-Request-Id"); r.Status == http.StatusConflict && before != "" {
		return before, nil
	}
	return r.Header.Get("X-Line-Request-Id"), s.Classify(r)
}

// monthWait is how long an account rests that has sent what its plan allows in a month: plans are changed by the day.
const monthWait = 24 * time.Hour

type refusal struct {
	Message string
	Details []struct{ Property string }
}

// Classify implements web.Speech.
func (s *speech) Classify(r web.Reply) *channel.Failure {
	f := web.Judge(r)
	if f == nil {
		return nil
	}
	var said refusal
	if web.Read(r, &said) != nil {
		return f
	}
	switch {
	case r.Status == 429 && strings.Contains(said.Message, "monthly limit"):
		f.Code, f.Wait = "429 monthly limit", monthWait
	case r.Status == 400 && (strings.Contains(said.Message, "'to'") || len(said.Details) > 0 && said.Details[0].Property == "to"):
		f.Cause = channel.CauseAddress
	}
	return f
}
