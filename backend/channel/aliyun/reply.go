package aliyun

import (
	"strings"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/web"
)

type reply struct {
	Code       string
	BizID      string `json:"BizId"`
	TotalCount int
	Details    struct {
		List []detail `json:"SmsSendDetailDTO"`
	} `json:"SmsSendDetailDTOs"`
}

type detail struct {
	OutID      string `json:"OutId"`
	SendStatus int
	ErrCode    string
}

// Decode implements web.Speech.
func (s *speech) Decode(r web.Reply) (string, *channel.Failure) {
	read, f := understand(r)
	return read.BizID, f
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
	switch read.Code {
	case "OK":
		return read, nil
	case "":
		if f := web.Judge(r); f != nil {
			return read, f
		}
		return read, web.Fail(channel.Uncertain, channel.CauseLine, "reply")
	}
	return read, judge(r, read.Code)
}

// numberWait is how long a number rests that got as much as they let it.
const numberWait = 24 * time.Hour

// judge reads their error codes (https://help.aliyun.com/zh/sms/developer-reference/api-error-codes): isv. is about us or what
// we say, isp. is about them, the rest comes from the gate in front of them.
func judge(r web.Reply, code string) *channel.Failure {
	begins := func(with ...string) bool {
		for _, w := range with {
			if strings.HasPrefix(code, w) {
				return true
			}
		}
		return false
	}
	switch {
	case begins("isv.BUSINESS_LIMIT_CONTROL"):
		f := web.Fail(channel.Retry, channel.CauseAddress, code)
		f.Wait = numberWait
		return f
	case begins("isv.MOBILE_", "isv.INVALID_PHONE"):
		return web.Fail(channel.Refused, channel.CauseAddress, code)
	case begins("Throttling", "isv.DAY_LIMIT_CONTROL", "isv.MONTH_LIMIT_CONTROL"):
		return web.Busy(r, code)
	case begins("InvalidTimeStamp"):
		return web.Fail(channel.Retry, channel.CauseLine, channel.CodeClock)
	case begins("SignatureNonceUsed"):
		return web.Fail(channel.Retry, channel.CauseLine, code)
	case begins("isv.AMOUNT_NOT_ENOUGH", "isv.OUT_OF_SERVICE", "isv.ACCOUNT_", "isv.PRODUCT_", "isv.RAM_", "isv.DENY_IP", "InvalidAccessKey",
		"SignatureDoesNotMatch", "IncompleteSignature", "Forbidden", "NoPermission", "Missing"):
		return web.Fail(channel.Retry, channel.CauseAccount, code)
	case begins("isv."):
		return web.Fail(channel.Refused, channel.CauseContent, code)
	}
	if f := web.Judge(r); f != nil && f.Verdict != channel.Uncertain {
		f.Code = code
		return f
	}
	return web.Fail(channel.Uncertain, channel.CauseLine, code)
}
