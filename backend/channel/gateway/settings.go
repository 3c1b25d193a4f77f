package gateway

import (
	"net/http"
	"regexp"
	"strings"

	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

// Format is how what is sent is written down.
type Format string

// The formats.
const (
	FormatForm  Format = "form"  // name={{value}}&… in the body
	FormatJSON  Format = "json"  // JSON in the body, with {{value}} inside its strings
	FormatXML   Format = "xml"   // XML in the body
	FormatQuery Format = "query" // name={{value}}&… in the address, by GET
)

// Settings describe an interface. The password or key is not among them: it is {{secret}}.
type Settings struct {
	URL      string   `json:"url"`
	Format   Format   `json:"format"`
	Template string   `json:"template"`          // with {{to}}, {{local}}, {{text}}, {{key}}, {{time}}, {{millis}}, {{secret}}, {{sign}}
	Headers  []string `json:"headers,omitempty"` // Name: value, with the same but {{text}}

	Sign     Digest `json:"sign,omitempty"`     // "" for none
	SignOf   string `json:"signOf,omitempty"`   // what is signed, with the same but {{sign}}
	SignBase string `json:"signBase,omitempty"` // hex, HEX or base64

	Success      string `json:"success"`                // path into the JSON, whose value tells success; or /a pattern/ over the body
	SuccessValue string `json:"successValue,omitempty"` // what is there then
	IDPath       string `json:"idPath,omitempty"`       // where their name for the message is
	AddressCodes string `json:"addressCodes,omitempty"` // values at the path of success that are about the number
	AccountCodes string `json:"accountCodes,omitempty"` // about our account
	BusyCodes    string `json:"busyCodes,omitempty"`    // about too much at once

	CheckURL string `json:"checkUrl,omitempty"` // an address that answers by the same rule without sending: the balance, say
	Proxy    string `json:"proxy,omitempty"`
}

var headerShape = regexp.MustCompile(`^[A-Za-z0-9-]{1,60}: [^\r\n]{0,500}$`)

// Validate tells what is missing or cannot be, field by field.
func (s Settings) Validate() error {
	if err := web.CheckAddress(s.URL); err != nil {
		return err
	}
	if s.CheckURL != "" {
		if err := web.CheckAddress(s.CheckURL); err != nil {
			return err
		}
	}
	if err := s.checkTemplates(); err != nil {
		return err
	}
	if s.Sign != "" && digests[s.Sign] == nil || s.Sign != "" && s.SignOf == "" {
		return crm.Errorf(crm.CodeInvalid, "channel.gateway.sign")
	}
	if _, err := newRule(s); err != nil {
		return err
	}
	return web.CheckProxy(s.Proxy)
}

func (s Settings) checkTemplates() error {
	for _, h := range s.Headers {
		if !headerShape.MatchString(h) || strings.Contains(h, "{{text}}") {
			return crm.Errorf(crm.CodeInvalid, "channel.gateway.headers")
		}
	}
	all := append([]string{s.Template, s.SignOf}, s.Headers...)
	for _, text := range all {
		for _, place := range places.FindAllStringSubmatch(text, -1) {
			if !known[place[1]] {
				return crm.Errorf(crm.CodeInvalid, "channel.gateway.place", "place", place[0])
			}
		}
	}
	if !strings.Contains(s.Template, "{{text}}") || !strings.Contains(s.Template, "{{to}}") && !strings.Contains(s.Template, "{{local}}") {
		return crm.Errorf(crm.CodeInvalid, "channel.gateway.template")
	}
	if _, err := s.fill(s.Template, values{}); err != nil {
		return err
	}
	return nil
}

func (s Settings) method() string {
	if s.Format == FormatQuery {
		return http.MethodGet
	}
	return http.MethodPost
}
