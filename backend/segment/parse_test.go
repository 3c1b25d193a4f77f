package segment_test

import (
	"errors"
	"strings"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/segment"
)

var names = segment.Names{Money: "CNY", Tags: []crm.Tag{{ID: 7, Name: "vip"}}}

func TestParse_SaysWhereARuleIsWrong(t *testing.T) {
	deep := strings.Repeat(`{"not":`, 200) + `{"all":[]}` + strings.Repeat(`}`, 200)
	large := `{"any":[` + strings.Repeat(`{"field":"age","op":"=","value":3},`, 10_000) + `{"all":[]}]}`
	for text, want := range map[string]string{
		`{"all":[`:                              "segment.rule.syntax ",
		`{"all":[]} {}`:                         "segment.rule.syntax ",
		`[]`:                                    "segment.rule.shape ",
		`{"all":{}}`:                            "segment.rule.shape all",
		`{"all":[{"any":[3]}]}`:                 "segment.rule.shape all[0].any[0]",
		`{"all":[],"any":[]}`:                   "segment.rule.shape *",
		`{"field":"shoes","op":"=","value":1}`:  "segment.rule.field field",
		`{"all":[{"field":"age","op":"like"}]}`: "segment.rule.op all[0].op",
		`{"not":{"field":"age","op":"=","value":"x"}}`:                                                           "segment.rule.value not.value",
		`{"field":"age","op":"=","value":2.5}`:                                                                   "segment.rule.value value",
		`{"field":"age","op":"between","value":[1]}`:                                                             "segment.rule.value value",
		`{"field":"age","op":"known","value":1}`:                                                                 "segment.rule.value value",
		`{"field":"age","op":"=","value":1,"x":1}`:                                                               "segment.rule.key ",
		`{"field":"totalPaid","op":">","value":"1.005"}`:                                                         "segment.rule.value value",
		`{"field":"totalPaid","op":">","value":true}`:                                                            "segment.rule.value value",
		`{"field":"totalPaid","op":">","value":null}`:                                                            "segment.rule.value value",
		`{"field":"totalPaid","op":">","value":""}`:                                                              "segment.rule.value value",
		`{"field":"totalPaid","op":">","value":"-"}`:                                                             "segment.rule.value value",
		`{"field":"totalPaid","op":">","value":{}}`:                                                              "segment.rule.value value",
		`{"field":"createdAt","op":">","value":"2026-02-29"}`:                                                    "segment.rule.value value",
		`{"field":"birthday","op":"=","value":"02-30"}`:                                                          "segment.rule.value value",
		`{"field":"gender","op":"=","value":"unknown"}`:                                                          "segment.rule.value value",
		`{"any":[{"field":"tag","op":"in","value":["vip","old"]}]}`:                                              "segment.rule.tag any[0].value",
		`{"measure":"sum","of":"orders","what":"hour","op":">","value":1}`:                                       "segment.rule.measure measure",
		`{"measure":"count","of":"pets","op":">","value":1}`:                                                     "segment.rule.field of",
		`{"measure":"count","of":"orders","in":{"lastDays":0},"op":">","value":1}`:                               "segment.rule.window in.lastDays",
		`{"measure":"count","of":"orders","where":[{"field":"shoes","op":"="}],"op":">","value":1}`:              "segment.rule.field where[0].field",
		`{"measure":"count","of":"orders","where":[{"field":"status","op":"=","value":"x"}],"op":">","value":1}`: "segment.rule.value where[0].value",
		deep:  "segment.rule.deep not.not…not.not",
		large: "segment.rule.large any[1000]",
	} {
		_, err := segment.Parse([]byte(text), names)
		var e *crm.Error
		if !errors.As(err, &e) {
			t.Errorf("%.80s: %v", text, err)
			continue
		}
		path, _ := e.Params["path"].(string)
		if got := e.Key + " " + path; got != want && !(strings.HasSuffix(want, "*") && e.Key+" *" == want) {
			t.Errorf("%.80s\nis %s\nnot %s", text, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`{"all":[{"field":"tag","op":"in","value":["vip",3]},{"not":{"measure":"max","of":"orders","what":"amount","in":{"from":"2026-01-01"},"op":"<","value":"3.50"}}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := segment.Parse([]byte(text), names); err != nil && crm.ErrorCode(err) != crm.CodeInvalid {
			t.Error(err)
		}
	})
}
