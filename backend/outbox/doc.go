// Package outbox sends what waits in the shop's outbox: nothing twice, nothing lost, nobody against their will. It takes what
// is due, hands it to its channel, and writes down what became of it before anything else happens to it. It decides when
// something is tried again, when a channel rests and when somebody has to look at it; it knows crm and channel, and the shop
// through Store and Host.
package outbox
