// Package bind is what the page may call: one thin struct a screen, flat DTOs, and nothing else exported. A method
// translates in, calls the shop, translates out, inside guard. contract_test.go holds the rules of the crossing.
//
// A screen is a file: customers.go, imports.go. The DTOs of an area stand in dto_AREA.go with what turns our terms into them;
// where that is long it has AREA_translate.go to itself. desk.go is what the screens share: the shop that is open.
package bind
