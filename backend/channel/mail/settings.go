package mail

import (
	"cmp"
	"net/mail"
	"net/url"
	"strings"

	"shuke/backend/crm"
)

// Security is how the connection to the server is protected.
type Security string

// The securities.
const (
	SecurityTLS      Security = "tls"      // from the first byte on, as on port 465
	SecurityStartTLS Security = "starttls" // after a word in the clear, as on port 587; without it nothing is sent
	SecurityNone     Security = "none"     // for a server on this computer
)

// Settings are what is known of an account. The password is not among them.
type Settings struct {
	Host     string   `json:"host"`
	Port     int      `json:"port"`
	Security Security `json:"security"`
	User     string   `json:"user"`
	FromName string   `json:"fromName"`
	From     string   `json:"from"`
	OAuth    bool     `json:"oauth,omitempty"`    // signs in by XOAUTH2: the secret is a refresh token, not a password
	ClientID string   `json:"clientId,omitempty"` // of the owner's own registration with the provider
	TokenURL string   `json:"tokenUrl,omitempty"` // where access tokens are given; "" for that of the provider
}

// Validate tells what is missing or cannot be, field by field. An address of a personal mail provider goes over that provider's
// own server: from anywhere else its readers' servers take it for forged (DMARC).
func (s Settings) Validate() error {
	if s.Host == "" || strings.ContainsAny(s.Host, " \r\n:/") {
		return crm.Errorf(crm.CodeInvalid, "channel.mail.host")
	}
	if s.Port < 1 || s.Port > 65535 {
		return crm.Errorf(crm.CodeInvalid, "channel.mail.port")
	}
	if at, err := mail.ParseAddress(s.From); err != nil || at.Address != s.From {
		return crm.Errorf(crm.CodeInvalid, "channel.mail.from")
	}
	if p, known := PresetFor(s.From); known && s.Host != p.Host && !loopback(s.Host) {
		return crm.Errorf(crm.CodeInvalid, "channel.mail.domain", "domain", s.domain(), "host", p.Host)
	}
	if s.OAuth {
		if err := s.validateOAuth(); err != nil {
			return err
		}
	}
	switch s.Security {
	case SecurityTLS, SecurityStartTLS:
	case SecurityNone:
		if !loopback(s.Host) {
			return crm.Errorf(crm.CodeInvalid, "channel.mail.open")
		}
	default:
		return crm.Errorf(crm.CodeInvalid, "channel.mail.security")
	}
	return nil
}

func (s Settings) validateOAuth() error {
	u, err := url.Parse(s.tokenURL())
	switch {
	case s.ClientID == "":
		return crm.Errorf(crm.CodeInvalid, "channel.mail.client")
	case err != nil || u.Host == "" || u.Scheme != "https" && !loopback(u.Hostname()):
		return crm.Errorf(crm.CodeInvalid, "channel.mail.tokenUrl")
	}
	return nil
}

// tokenURLs are where the providers that ask for tokens give them.
var tokenURLs = map[string]string{
	"smtp.gmail.com":        "https://oauth2.googleapis.com/token",
	"smtp-mail.outlook.com": "https://login.microsoftonline.com/common/oauth2/v2.0/token",
	"smtp.office365.com":    "https://login.microsoftonline.com/common/oauth2/v2.0/token",
}

func (s Settings) tokenURL() string { return cmp.Or(s.TokenURL, tokenURLs[s.Host]) }

func loopback(host string) bool { return host == "localhost" || host == "127.0.0.1" || host == "::1" }

// account is who signs in; "" where nobody does.
func (s Settings) account() string {
	if s.OAuth {
		return cmp.Or(s.User, s.From)
	}
	return s.User
}

// domain is the part of the sender's address behind the at sign.
func (s Settings) domain() string { return s.From[strings.LastIndexByte(s.From, '@')+1:] }

// Preset is a provider whose servers are known.
type Preset struct {
	ID       string
	Host     string
	Port     int
	Security Security
	Domains  []string // of addresses that are surely theirs
	Limits   []crm.Limit
}

// Personal tells whether it is made for people who write, not for shops: it is to be spared.
func (p Preset) Personal() bool { return len(p.Domains) > 0 }

// pace is what a provider takes, as far as it says so or is known to; those who keep it secret get a cautious number.
func pace(minute, day int64) []crm.Limit {
	return []crm.Limit{{Per: crm.PerMinute, Most: minute}, {Per: crm.PerDay, Most: day}}
}

// Presets are the providers, as their help pages had it in November 2026.
var Presets = []Preset{
	{"qq", "smtp.qq.com", 465, SecurityTLS, []string{"qq.com", "foxmail.com"}, pace(10, 100)},
	{"exmail", "smtp.exmail.qq.com", 465, SecurityTLS, nil, pace(20, 500)},
	{"163", "smtp.163.com", 465, SecurityTLS, []string{"163.com"}, pace(5, 50)},
	{"126", "smtp.126.com", 465, SecurityTLS, []string{"126.com"}, pace(5, 50)},
	{"gmail", "smtp.gmail.com", 465, SecurityTLS, []string{"gmail.com"}, pace(20, 500)},
	{"outlook", "smtp-mail.outlook.com", 587, SecurityStartTLS, []string{"outlook.com", "hotmail.com", "live.com"}, pace(20, 300)},
	{"exchange", "smtp.office365.com", 587, SecurityStartTLS, nil, pace(30, 10_000)},
	{"aliyun", "smtpdm.aliyun.com", 465, SecurityTLS, nil, pace(1_500, 50_000)},
}

// PresetFor finds the provider by its id, or by an address that is surely theirs.
func PresetFor(idOrAddress string) (Preset, bool) {
	domain := strings.ToLower(idOrAddress[strings.LastIndexByte(idOrAddress, '@')+1:])
	for _, p := range Presets {
		if p.ID == idOrAddress {
			return p, true
		}
		for _, d := range p.Domains {
			if d == domain {
				return p, true
			}
		}
	}
	return Preset{}, false
}
