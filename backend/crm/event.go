package crm

// Names of the events that tell the page something happened, never what it now is. Mirrored in frontend/src/api/events.ts.
const (
	EventShopChanged    = "shop:changed"    // rows were written: lists and counts are stale
	EventShopOpened     = "shop:opened"     // another shop file is open
	EventJobProgressed  = "job:progressed"  // {id, done, total}
	EventReminderDue    = "reminder:due"    // reminders came due: what there is to do is stale
	EventReminderOpened = "reminder:opened" // a notification was clicked: the owner wants to see what there is to do
	EventOutboxChanged  = "outbox:changed"  // something became of messages on their way
	EventJobFinished    = "job:finished"    // {id}
	EventWindowClosing  = "window:closing"  // the owner closed the window while work goes on that they wait for
)
