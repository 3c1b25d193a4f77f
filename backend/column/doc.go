// Package column is the shop in memory: one array for each fact of the customers, their orders and events as blocks a
// customer, a set of bits for each tag, and the words people are found by. Lists, counts and rules are answered from here.
// It is filled from the store's views and kept current after each write; it knows crm and no SQL.
package column
