package web

import (
	"net"
	"net/url"
	"strings"

	"shuke/backend/crm"
)

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
