package twilio

import (
	"strconv"

	"shuke/backend/channel"
	"shuke/backend/channel/web"
)

type reply struct {
	SID    string
	Status any // a message's is a word, an error's is a number
	Code   int
}

// Decode implements web.Speech.
func (s *speech) Decode(r web.Reply) (string, *channel.Failure) {
	read, f := understand(r)
	if f == nil && read.SID == "" {
		f = web.Fail(channel.Uncertain, channel.CauseLine, "reply")
	}
	return read.SID, f
}

// Classify implements web.Speech.
func (s *speech) Classify(r web.Reply) *channel.Failure {
	_, f := understand(r)
	return f
}

func understand(r web.Reply) (reply, *channel.Failure) {
	var read reply
	if f := web.Read(r, &read); f != nil {
		return read, f
	}
	if f := web.Judge(r); f == nil || read.Code == 0 {
		return read, f
	}
	return read, judge(r, read.Code)
}

// judge reads their error codes: https://www.twilio.com/docs/api/errors
func judge(r web.Reply, code int) *channel.Failure {
	said := strconv.Itoa(code)
	switch code {
	case 21610: // they answered STOP
		return web.Fail(channel.Refused, channel.CauseAddress, channel.CodeOptOut)
	case 21211, 21214, 21217, 21219, 21408, 21612, 21614, 60200:
		return web.Fail(channel.Refused, channel.CauseAddress, said)
	case 14107, 20429, 21611, 63038:
		return web.Busy(r, said)
	case 20003, 20005, 20006, 20008, 21212, 21606, 21659, 21660, 21661:
		return web.Fail(channel.Retry, channel.CauseAccount, said)
	}
	f := web.Judge(r)
	f.Code = said
	return f
}
