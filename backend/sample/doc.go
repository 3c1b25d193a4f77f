// Package sample makes up a believable shop, for trying the product and for measuring it: a stream of crm.Record like
// the one a file importer reads, from which the store builds customers, orders, lines, events and products.
//
// The same Options give the same records, byte for byte. Nothing is kept in memory but the customer being told, so
// a shop of 1 M customers and 10 M orders is made while the store writes it.
//
// The behaviour follows BG/NBD: everybody has a buying rate of their own, heavy-tailed, and leaves for good after a
// time of their own. What they buy runs out after the product's cycle, and some products are missed more than others.
// What a shop's people do by hand, tags with rules, notes, reminders, is Handwork, which is done once the shop stands.
// Nobody in it exists: names are combined at random, e-mail addresses end in the domains reserved for examples.
package sample
