// Package segment reads rules that say which customers are meant, checks them against what a shop can be asked, and answers
// them from the shop in memory: sets of rows, counts, pages in any order. One evaluation stands behind lists, counts and
// tags. It knows column and crm.
package segment
