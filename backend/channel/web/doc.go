// Package web is how channels speak HTTP: with patience and an end to it, through the proxy of the channel, to https addresses
// only, never on to where a redirect points, with at most a mebibyte of reply, and telling apart a request that surely did not
// go out from one that may have. It signs nothing and reads no replies: each channel does, in a package of its own.
package web
