package crm

import "slices"

// MessageFacts is what rules know of a message to a customer.
type MessageFacts struct {
	Customer int64 // who they are by now
	Campaign int64
	Medium   int64 // place in Channels, from 1 on; 0 is none of them
	State    int64 // place in MessageStates, from 1 on
	At       int64 // when it went, or else since when it is in its state
}

// MessageStates are the states of messages as rules name them, in fewer steps than the outbox has.
var MessageStates = []string{"waiting", "uncertain", "sent", "delivered", "bounced", "failed", "skipped", "cancelled"}

// MessageState is the state of a delivery as rules name it.
func MessageState(s DeliveryState) string {
	switch s {
	case DeliveryQueued, DeliveryHeld, DeliveryClaimed, DeliveryHanding:
		return "waiting"
	case DeliveryCancelled, DeliveryExpired:
		return "cancelled"
	default:
		return string(s)
	}
}

// MessageStateNumber is a state's place in MessageStates, from 1 on.
func MessageStateNumber(s DeliveryState) int64 {
	return int64(slices.Index(MessageStates, MessageState(s)) + 1)
}

// WentOut tells whether a state, by its place in MessageStates, is one of a message that went and did not come back.
func WentOut(state int64) bool {
	return state > 0 && (MessageStates[state-1] == string(DeliverySent) || MessageStates[state-1] == string(DeliveryDelivered))
}
