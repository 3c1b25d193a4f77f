package importer

// chunkRows is about how many rows travel together between the goroutines of a Reader.
const chunkRows = 512

// groupRows bounds the rows of one record, so that a file of a single order number still streams.
const groupRows = 5000

// chunk is a run of rows, all of their cells in one list. Cells are parts of one long text: keep a cell for longer than
// its batch only as a strings.Clone.
type chunk struct {
	first   int // number of the first row
	cells   []string
	ends    []int // where the cells of each row end
	numbers []int // of the rows in the file; they follow each other unless rows were gathered
	torn    bool  // the last row has no line end: the file may have been cut there
	err     error // why no more rows follow; io.EOF at the end of the file
}

func (c *chunk) len() int { return len(c.ends) }

// row is the cells of row i.
func (c *chunk) row(i int) []string {
	if i == 0 {
		return c.cells[:c.ends[0]]
	}
	return c.cells[c.ends[i-1]:c.ends[i]]
}

// number is where row i stands in the file.
func (c *chunk) number(i int) int { return c.numbers[i] }

// endRow makes the cells added since the last row a row.
func (c *chunk) endRow() {
	c.numbers = append(c.numbers, c.first+len(c.ends))
	c.ends = append(c.ends, len(c.cells))
}

// takeBack removes the last row.
func (c *chunk) takeBack() {
	last := len(c.ends) - 1
	c.ends, c.numbers = c.ends[:last], c.numbers[:last]
	c.dropRow()
}

// replaceRow makes cells the last row.
func (c *chunk) replaceRow(cells []string) {
	last := len(c.ends) - 1
	start := 0
	if last > 0 {
		start = c.ends[last-1]
	}
	c.cells = append(c.cells[:start], cells...)
	c.ends[last] = len(c.cells)
}

// dropRow forgets the cells added since the last row.
func (c *chunk) dropRow() {
	start := 0
	if n := len(c.ends); n > 0 {
		start = c.ends[n-1]
	}
	c.cells = c.cells[:start]
}

func (c *chunk) reset(first int) {
	clear(c.cells)
	c.first, c.cells, c.ends, c.numbers, c.torn, c.err = first, c.cells[:0], c.ends[:0], c.numbers[:0], false, nil
}

// handOver moves the last row to the beginning of next.
func (c *chunk) handOver(next *chunk) {
	last := len(c.ends) - 1
	next.reset(c.first + last)
	next.cells = append(next.cells, c.row(last)...)
	next.endRow()
	next.numbers[0] = c.numbers[last]
	next.torn, c.torn = c.torn, false
	c.takeBack()
}

// full tells whether the chunk, but for its last row, can be passed on: it is long enough, and its last row begins
// another record than the one before.
func (c *chunk) full(p *plan) bool {
	n := len(c.ends)
	if n <= chunkRows {
		return false
	}
	return p.group < 0 || n > chunkRows+groupRows || !p.sameOrder(c.row(n-1), c.row(n-2))
}

// at is a cell of a row that may be too short to have it.
func at(cells []string, column int) string {
	if column < len(cells) {
		return cells[column]
	}
	return ""
}

// group is the consecutive rows of a chunk that make one record.
type group struct {
	chunk    *chunk
	from, to int
	row      int // number of the first row in the file
}

func (g group) len() int          { return g.to - g.from }
func (g group) at(i int) []string { return g.chunk.row(g.from + i) }
func (g group) number(i int) int  { return g.chunk.number(g.from + i) }

// blank tells whether no cell of a row holds anything.
func blank(cells []string) bool {
	for _, c := range cells {
		for i := range len(c) {
			if c[i] > ' ' {
				return false
			}
		}
	}
	return true
}
