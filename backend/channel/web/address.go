package web

import (
	"cmp"
	"net"
	"net/url"
	"strings"

	"shuke/backend/crm"
)

// Way is how a provider is reached, as it stands in the settings of a channel.
type Way struct {
	Endpoint string `json:"endpoint,omitempty"` // in place of the provider's own address
	Proxy    string `json:"proxy,omitempty"`
}

// To is the address that requests go to, without a slash at its end; usual is the provider's own.
func (w Way) To(usual string) string { return strings.TrimSuffix(cmp.Or(w.Endpoint, usual), "/") }

// Check refuses what CheckAddress and CheckProxy refuse.
func (w Way) Check(usual string) error {
	if err := CheckAddress(w.To(usual)); err != nil {
		return err
	}
	return CheckProxy(w.Proxy)
}

// CheckAddress refuses addresses that a message must not be sent to: all but https, which only a server on this computer may
// do without, and those that carry a user or a password, which would be kept in the clear.
func CheckAddress(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.User != nil || u.Fragment != "" || strings.ContainsAny(address, " \r\n\t") {
		return crm.Errorf(crm.CodeInvalid, "channel.web.address")
	}
	if u.Scheme == "https" || u.Scheme == "http" && loopback(u.Hostname()) {
		return nil
	}
	return crm.Errorf(crm.CodeInvalid, "channel.web.address")
}

// CheckProxy refuses what is no proxy; "" is none.
func CheckProxy(address string) error {
	if address == "" {
		return nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.User != nil || u.Path != "" && u.Path != "/" {
		return crm.Errorf(crm.CodeInvalid, "channel.web.proxy")
	}
	switch u.Scheme {
	case "http", "https", "socks5", "socks5h":
		return nil
	}
	return crm.Errorf(crm.CodeInvalid, "channel.web.proxy")
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
