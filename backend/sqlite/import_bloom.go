package sqlite

import "hash/maphash"

// bloom tells of an order whether the file may have had it before or surely has not, in a fixed room: a Bloom filter
// (doi:10.1145/362686.362692) of blocks as large as a cache line (doi:10.1145/1498698.1594230). At a million orders one in
// ten million is suspected wrongly, at ten million one in two thousand.
type bloom struct {
	seed   maphash.Seed
	blocks [][8]uint64
}

const bloomBlocks = 1 << 18 // 16 MB, of which the system gives what is touched

func newBloom() bloom { return bloom{maphash.MakeSeed(), make([][8]uint64, bloomBlocks)} }

// add enters an order and tells whether it may have been there.
func (b *bloom) add(key orderKey) (perhaps bool) {
	hash := maphash.Comparable(b.seed, key)
	block := &b.blocks[hash%bloomBlocks]
	hash >>= 18
	perhaps = true
	for range 4 {
		word, bit := &block[hash>>6&7], uint64(1)<<(hash&63)
		perhaps = perhaps && *word&bit != 0
		*word |= bit
		hash >>= 9
	}
	return perhaps
}
