// Package bind is what the page may call: one thin struct a screen, flat DTOs, and nothing else exported. A method
// translates in, calls the shop, translates out, inside guard. contract_test.go holds the rules of the crossing.
package bind
