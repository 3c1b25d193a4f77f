// Package tencent sends text messages through 腾讯云短信 (sms 2021-01-11, signature TC3-HMAC-SHA256), one number a request, since
// a request to several may be taken for some of them. A message goes out as the number of an approved text and its variables.
// Our key goes along as SessionContext, by which an uncertain one is found again.
package tencent
