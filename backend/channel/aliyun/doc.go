// Package aliyun sends text messages through 阿里云短信 (dysmsapi 2017-05-25, signature ACS3-HMAC-SHA256). A message goes out as
// the code of an approved text and its variables. Our key goes along as OutId, by which an uncertain one is found again.
package aliyun
