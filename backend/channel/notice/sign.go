package notice

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
)

// signDingTalk signs with the secret over time and secret; the time is in milliseconds.
// https://open.dingtalk.com/document/robots/customize-robot-security-settings
func signDingTalk(millis, secret string) string {
	return sum([]byte(secret), millis+"\n"+secret)
}

// signFeishu signs with time and secret over nothing: what DingTalk signs is the key here. The time is in seconds.
// https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
func signFeishu(seconds, secret string) string {
	return sum([]byte(seconds+"\n"+secret), "")
}

func sum(key []byte, text string) string {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(text))
	return base64.StdEncoding.EncodeToString(h.Sum(nil))
}
