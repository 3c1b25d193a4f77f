// Package telegram sends messages of a Telegram bot to people who started it. Telegram knows no key of ours and shows nobody
// what a bot sent: an uncertain message stays so.
package telegram
