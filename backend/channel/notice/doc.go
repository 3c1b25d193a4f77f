// Package notice tells the owner things through a robot in a group of theirs: DingTalk, Feishu, WeCom, Slack. The address of a
// robot is its key, so the whole of it is a secret.
package notice
