// Package sms is what gateways for text messages have in common: numbers, and texts that a provider has to approve first.
package sms
