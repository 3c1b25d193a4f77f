package gateway

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"shuke/backend/channel"
	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

// rule tells good answers from bad ones.
type rule struct {
	pattern *regexp.Regexp // nil where path tells
	path    string
	good    []string
	id      string
	address []string
	account []string
	busy    []string
}

func newRule(s Settings) (rule, error) {
	r := rule{path: s.Success, good: list(s.SuccessValue), id: s.IDPath, address: list(s.AddressCodes), account: list(s.AccountCodes), busy: list(s.BusyCodes)}
	if len(s.Success) > 2 && s.Success[0] == '/' && s.Success[len(s.Success)-1] == '/' {
		pattern, err := regexp.Compile(s.Success[1 : len(s.Success)-1])
		if err != nil {
			return r, crm.WrapError(err, crm.CodeInvalid, "channel.gateway.success")
		}
		r.pattern, r.path = pattern, ""
		return r, nil
	}
	if r.path == "" || len(r.good) == 0 {
		return r, crm.Errorf(crm.CodeInvalid, "channel.gateway.success")
	}
	return r, nil
}

func list(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' || r == '，' || r == '\n' })
}

// Decode implements web.Speech.
func (s *speech) Decode(r web.Reply) (string, *channel.Failure) { return s.rule.read(r) }

// Classify implements web.Speech. Without an address to ask at, any answer of a server is one.
func (s *speech) Classify(r web.Reply) *channel.Failure {
	if s.settings.CheckURL == "" {
		return nil
	}
	_, f := s.rule.read(r)
	return f
}

func (u rule) read(r web.Reply) (id string, f *channel.Failure) {
	tree := parse(r.Body)
	failed := web.Judge(r)
	if u.pattern != nil {
		if failed == nil && !u.pattern.Match(r.Body) {
			failed = web.Fail(channel.Refused, channel.CauseContent, "")
		}
		return at(tree, u.id), failed
	}
	code := at(tree, u.path)
	switch {
	case code == "" && failed == nil: // an answer by nobody's rule: whether they took it is open
		return "", web.Fail(channel.Uncertain, channel.CauseLine, "reply")
	case failed == nil && slices.Contains(u.good, code):
		return at(tree, u.id), nil
	case slices.Contains(u.address, code):
		return "", web.Fail(channel.Refused, channel.CauseAddress, code)
	case slices.Contains(u.account, code):
		return "", web.Fail(channel.Retry, channel.CauseAccount, code)
	case slices.Contains(u.busy, code):
		return "", web.Busy(r, code)
	case failed != nil:
		return "", failed
	}
	return "", web.Fail(channel.Refused, channel.CauseContent, code)
}

func parse(body []byte) (tree any) {
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	if d.Decode(&tree) != nil {
		return nil
	}
	return tree
}

// at is the value at a path like data.0.id, "" where there is none.
func at(tree any, path string) string {
	if path == "" {
		return ""
	}
	for _, step := range strings.Split(path, ".") {
		switch n := tree.(type) {
		case map[string]any:
			tree = n[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(n) {
				return ""
			}
			tree = n[i]
		default:
			return ""
		}
	}
	switch v := tree.(type) {
	case string, json.Number, bool:
		return fmt.Sprint(v)
	}
	return ""
}
