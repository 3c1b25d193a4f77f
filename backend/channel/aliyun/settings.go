package aliyun

import (
	"strings"

	"shuke/backend/channel/sms"
	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

// Settings are what is known of an account. The access key's secret is not among them.
type Settings struct {
	AccessKeyID string         `json:"accessKeyId"`
	SignName    string         `json:"signName"` // 【】, without the brackets
	Templates   []sms.Template `json:"templates"`
	web.Way
}

const endpoint = "https://dysmsapi.aliyuncs.com"

// Validate tells what is missing or cannot be, field by field.
func (s Settings) Validate() error {
	if s.AccessKeyID == "" || strings.ContainsAny(s.AccessKeyID, " ,\r\n\t") {
		return crm.Errorf(crm.CodeInvalid, "channel.sms.keyId")
	}
	if s.SignName == "" || strings.ContainsAny(s.SignName, "【】\r\n") {
		return crm.Errorf(crm.CodeInvalid, "channel.sms.signName")
	}
	if _, err := sms.NewTemplates(s.SignName, s.Templates); err != nil {
		return err
	}
	return s.Check(endpoint)
}
