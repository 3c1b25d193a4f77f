package tencent

import (
	"strconv"
	"strings"

	"shuke/backend/channel/sms"
	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

// Settings are what is known of an account. The secret key is not among them.
type Settings struct {
	SecretID  string         `json:"secretId"`
	AppID     string         `json:"appId"`    // SmsSdkAppId
	SignName  string         `json:"signName"` // 【】, without the brackets
	Templates []sms.Template `json:"templates"`
	Region    string         `json:"region,omitempty"`
	web.Way
}

const (
	endpoint = "https://sms.tencentcloudapi.com"
	region   = "ap-guangzhou"
)

// Validate tells what is missing or cannot be, field by field.
func (s Settings) Validate() error {
	if s.SecretID == "" || strings.ContainsAny(s.SecretID, " ,/\r\n\t") {
		return crm.Errorf(crm.CodeInvalid, "channel.sms.keyId")
	}
	if _, err := strconv.ParseUint(s.AppID, 10, 64); err != nil {
		return crm.Errorf(crm.CodeInvalid, "channel.sms.appId")
	}
	if s.SignName == "" || strings.ContainsAny(s.SignName, "【】\r\n") {
		return crm.Errorf(crm.CodeInvalid, "channel.sms.signName")
	}
	if strings.ContainsAny(s.Region, " \r\n\t") {
		return crm.Errorf(crm.CodeInvalid, "channel.settings")
	}
	if err := s.numbered(); err != nil {
		return err
	}
	if _, err := sms.NewTemplates(s.SignName, s.Templates); err != nil {
		return err
	}
	return s.Check(endpoint)
}

// numbered holds the variables of each text to be {1}, {2}… without a gap: they are told in that order.
func (s Settings) numbered() error {
	for _, t := range s.Templates {
		names := map[string]bool{}
		for _, name := range sms.Variables(t.Text) {
			names[name] = true
		}
		for i := range len(names) {
			if !names[strconv.Itoa(i+1)] {
				return crm.Errorf(crm.CodeInvalid, "channel.sms.numbered")
			}
		}
	}
	return nil
}
