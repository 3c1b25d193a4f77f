// Package twilio sends text messages through Twilio's Messages resource (2010-04-01). It knows no key of ours: an uncertain
// message is looked for among those to the number since, by its words.
package twilio
