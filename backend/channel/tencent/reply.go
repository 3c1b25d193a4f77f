package tencent

import (
	"strings"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/web"
)

type reply struct {
	Response struct {
		Error *struct{ Code string }
		Sent  []struct {
			SerialNo string
			Code     string
		} `json:"SendStatusSet"`
		Reports []report `json:"PullSmsSendStatusSet"`
	}
}

type report struct {
	SerialNo       string
	ReportStatus   string
	Description    string
	SessionContext string
}

// Decode implements web.Speech.
func (s *speech) Decode(r web.Reply) (string, *channel.Failure) {
	read, f := understand(r)
	if f != nil {
		return "", f
	}
	if len(read.Response.Sent) != 1 {
		return "", web.Fail(channel.Uncertain, channel.CauseLine, "reply")
	}
	one := read.Response.Sent[0]
	if one.Code != "Ok" {
		return "", judge(r, one.Code)
	}
	return one.SerialNo, nil
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
	if e := read.Response.Error; e != nil {
		return read, judge(r, e.Code)
	}
	return read, web.Judge(r)
}

// waits are how long a number rests that got as much as they let it.
var waits = map[string]time.Duration{
	"LimitExceeded.PhoneNumberDailyLimit":            24 * time.Hour,
	"LimitExceeded.PhoneNumberSameContentDailyLimit": 24 * time.Hour,
	"LimitExceeded.PhoneNumberOneHourLimit":          time.Hour,
	"LimitExceeded.PhoneNumberThirtySecondLimit":     time.Minute,
	"LimitExceeded.DeliveryFrequencyLimit":           time.Hour,
}

// judge reads their error codes: https://cloud.tencent.com/document/product/382/55981
func judge(r web.Reply, code string) *channel.Failure {
	if wait, ok := waits[code]; ok {
		f := web.Fail(channel.Retry, channel.CauseAddress, code)
		f.Wait = wait
		return f
	}
	group, _, _ := strings.Cut(code, ".")
	switch code {
	case "FailedOperation.PhoneNumberInBlacklist":
		return web.Fail(channel.Refused, channel.CauseAddress, channel.CodeOptOut)
	case "InvalidParameterValue.IncorrectPhoneNumber", "FailedOperation.PhoneNumberParseFail",
		"UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone", "UnsupportedOperation.GlobalTemplateToChineseMainlandPhone": // a number of elsewhere
		return web.Fail(channel.Refused, channel.CauseAddress, code)
	case "FailedOperation.MarketingSendTimeConstraint":
		f := web.Fail(channel.Retry, channel.CauseContent, code)
		f.Wait = time.Hour
		return f
	case "AuthFailure.SignatureExpire":
		return web.Fail(channel.Retry, channel.CauseLine, channel.CodeClock)
	case "FailedOperation.InsufficientBalanceInSmsPackage":
		return web.Fail(channel.Retry, channel.CauseAccount, code)
	}
	switch group {
	case "RequestLimitExceeded", "LimitExceeded":
		return web.Busy(r, code)
	case "AuthFailure", "UnauthorizedOperation":
		return web.Fail(channel.Retry, channel.CauseAccount, code)
	case "FailedOperation", "InvalidParameter", "InvalidParameterValue", "MissingParameter", "UnsupportedOperation":
		return web.Fail(channel.Refused, channel.CauseContent, code)
	}
	return web.Fail(channel.Uncertain, channel.CauseLine, code)
}
