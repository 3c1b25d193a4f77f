package gateway

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"regexp"
	"strings"

	"shuke/backend/crm"
)

// values stand in the places of a template.
type values map[string]string

var (
	places = regexp.MustCompile(`\{\{(\w+)\}\}`)
	known  = map[string]bool{"to": true, "local": true, "text": true, "key": true, "time": true, "millis": true, "secret": true, "sign": true}
)

// in puts values into their places in a text, each as as makes it.
func (v values) in(text string, as func(string) string) string {
	return places.ReplaceAllStringFunc(text, func(place string) string { return as(v[place[2:len(place)-2]]) })
}

func asIs(text string) string { return text }

// fill writes a template down in its format.
func (s Settings) fill(template string, v values) (string, error) {
	switch s.Format {
	case FormatForm, FormatQuery:
		return fillForm(template, v)
	case FormatJSON:
		return fillJSON(template, v)
	case FormatXML:
		return fillXML(template, v)
	}
	return "", crm.Errorf(crm.CodeInvalid, "channel.gateway.format")
}

func fillForm(template string, v values) (string, error) {
	pairs := strings.Split(strings.TrimSpace(template), "&")
	for i, pair := range pairs {
		name, value, ok := strings.Cut(strings.TrimSpace(pair), "=")
		if !ok || name == "" || places.MatchString(name) {
			return "", crm.Errorf(crm.CodeInvalid, "channel.gateway.template")
		}
		pairs[i] = url.QueryEscape(name) + "=" + url.QueryEscape(v.in(value, asIs))
	}
	return strings.Join(pairs, "&"), nil
}

// fillJSON reads the template and puts values into its strings: whatever they hold, the shape stays.
func fillJSON(template string, v values) (string, error) {
	d := json.NewDecoder(strings.NewReader(template))
	d.UseNumber()
	var tree any
	if err := d.Decode(&tree); err != nil {
		return "", crm.WrapError(err, crm.CodeInvalid, "channel.gateway.template")
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return "", crm.Errorf(crm.CodeInvalid, "channel.gateway.template")
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	err := e.Encode(fillTree(tree, v))
	return strings.TrimSpace(out.String()), err
}

func fillTree(node any, v values) any {
	switch n := node.(type) {
	case string:
		return v.in(n, asIs)
	case []any:
		for i := range n {
			n[i] = fillTree(n[i], v)
		}
	case map[string]any:
		for name := range n {
			n[name] = fillTree(n[name], v)
		}
	}
	return node
}

func fillXML(template string, v values) (string, error) {
	filled := v.in(template, func(value string) string {
		var b bytes.Buffer
		_ = xml.EscapeText(&b, []byte(value)) // a buffer takes everything
		return b.String()
	})
	d := xml.NewDecoder(strings.NewReader(filled))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return filled, nil
		} else if err != nil {
			return "", crm.WrapError(err, crm.CodeInvalid, "channel.gateway.template")
		}
	}
}
