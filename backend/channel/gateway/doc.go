// Package gateway sends text messages through any HTTP interface that the owner describes: where it is, what is written into
// it, how it is signed, and how a good answer is told from a bad one. Every reseller of China has one of this shape. What
// differs from message to message is inserted by the type of its place, so no name of a customer can end a string.
package gateway
