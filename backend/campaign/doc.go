// Package campaign is what can be said of sending to many people without asking anybody: how a message is filled in and what
// it costs, when somebody may be written to and how often, who is held out. Pure functions over crm's terms; the shop asks
// them, and sqlite keeps what comes of it.
package campaign
