package crm

// Picture is a picture on a note or of a message, as it is known without its bytes.
type Picture struct {
	ID     int64
	Width  int
	Height int
	Size   int64
}

// PictureData is a picture to be kept. The same bytes are kept once, by their hash.
type PictureData struct {
	Picture
	Hash      string // SHA-256 of Data
	Mime      string
	Data      []byte
	Thumb     []byte
	ThumbMime string
}

// MaxPictures is how many pictures a note may have.
const MaxPictures = 20
