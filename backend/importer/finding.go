package importer

// Finding is one thing that was found out about a file: what it is taken for, how sure that is from 0 to 1, and what else
// it could be, the likeliest first. Options overrule it.
type Finding struct {
	What       string
	Value      string
	Confidence float64
	Others     []string
}

// What can be found out.
const (
	FoundEncoding  = "encoding"
	FoundDelimiter = "delimiter"
	FoundSheet     = "sheet"
	FoundHeader    = "headerRow" // "0": the file has none
	FoundFormat    = "format"
	FoundDateOrder = "dateOrder" // "": the file has no date that could be read two ways
)

// othersShown is how many other readings are offered.
const othersShown = 5

// findingOf is the first guess with the others behind it.
func findingOf(what string, list []guess) Finding {
	f := Finding{What: what, Others: []string{}}
	for _, g := range list {
		switch {
		case f.Confidence == 0 && f.Value == "":
			f.Value, f.Confidence = g.name, g.share
		case g.name != f.Value && len(f.Others) < othersShown:
			f.Others = append(f.Others, g.name)
		}
	}
	return f
}
