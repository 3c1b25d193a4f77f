package bind_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"shuke/backend/bind"
)

// screens are the bound structs by name.
func screens(t *testing.T) map[string]reflect.Type {
	t.Helper()
	found := map[string]reflect.Type{}
	for _, s := range newOffice(t).Screens() {
		typ := reflect.TypeOf(s)
		found[typ.Elem().Name()] = typ
	}
	return found
}

// mostMethods is STYLE's "about a dozen methods each".
const mostMethods = 14

var (
	errorType = reflect.TypeFor[error]()
	// alwaysSet are the floats that are never NaN: a share of certainty, or the ends of an interval, from 0 to 1.
	alwaysSet = map[string]bool{"Inspection.Confidence": true, "Finding.Confidence": true, "SegmentHistory.Low": true, "SegmentHistory.High": true}
)

// TestContract walks everything the page can call and holds "Crossing to JavaScript" of the style guide.
func TestContract(t *testing.T) {
	all := screens(t)
	if len(all) != 27 {
		t.Errorf("%d screens", len(all))
	}
	for name, screen := range all {
		if screen.NumMethod() == 0 || screen.NumMethod() > mostMethods {
			t.Errorf("%s has %d methods", name, screen.NumMethod())
		}
		for i := range screen.NumMethod() {
			m := screen.Method(i)
			for _, fault := range faultsOfMethod(m.Type) {
				t.Errorf("%s.%s: %s", name, m.Name, fault)
			}
		}
	}
}

func faultsOfMethod(f reflect.Type) (faults []string) {
	switch {
	case f.NumOut() == 1 && f.Out(0) == errorType, f.NumOut() == 2 && f.Out(1) == errorType:
	default:
		faults = append(faults, "answers neither error nor a value and an error")
	}
	if f.IsVariadic() {
		faults = append(faults, "takes any number of arguments")
	}
	for i := 1; i < f.NumIn(); i++ {
		faults = append(faults, faultsOfType(f.In(i), f.In(i).Name(), map[reflect.Type]bool{})...)
	}
	if f.NumOut() > 0 && f.Out(0) != errorType {
		faults = append(faults, faultsOfType(f.Out(0), f.Out(0).Name(), map[reflect.Type]bool{})...)
	}
	return faults
}

// faultsOfType says what of a type the page could not read as it is meant.
func faultsOfType(typ reflect.Type, path string, seen map[reflect.Type]bool) []string {
	switch typ.Kind() {
	case reflect.Bool, reflect.String, reflect.Int, reflect.Int64:
		if typ.PkgPath() != "" {
			return []string{path + " is a " + typ.String() + ", which the page gets no type for"}
		}
		return nil
	case reflect.Float64:
		if !alwaysSet[path] {
			return []string{path + " may be NaN, which ends the process: make it *float64"}
		}
		return nil
	case reflect.Slice:
		return faultsOfType(typ.Elem(), path, seen)
	case reflect.Pointer:
		if typ.Elem().Kind() == reflect.Float64 {
			return nil
		}
		return faultsOfType(typ.Elem(), path, seen)
	case reflect.Struct:
		return faultsOfStruct(typ, seen)
	default:
		return []string{path + " is a " + typ.String()}
	}
}

var tagPattern = regexp.MustCompile(`^[a-z][A-Za-z]*$`)

func faultsOfStruct(typ reflect.Type, seen map[reflect.Type]bool) (faults []string) {
	if seen[typ] {
		return nil
	}
	seen[typ] = true
	if typ.PkgPath() != reflect.TypeFor[bind.Tag]().PkgPath() && typ.PkgPath() != reflect.TypeFor[badly]().PkgPath() {
		return []string{typ.String() + " is not one of ours to show"}
	}
	if strings.Contains(typ.Name(), "[") || typ.Name() == "" {
		faults = append(faults, typ.String()+" is generic or has no name")
	}
	for i := range typ.NumField() {
		f := typ.Field(i)
		path := typ.Name() + "." + f.Name
		if f.Anonymous || !f.IsExported() {
			faults = append(faults, path+" is embedded or hidden")
			continue
		}
		if tag := f.Tag.Get("json"); !tagPattern.MatchString(tag) {
			faults = append(faults, fmt.Sprintf("%s has the JSON name %q", path, tag))
		}
		faults = append(faults, faultsOfName(f, path)...)
		faults = append(faults, faultsOfType(f.Type, path, seen)...)
	}
	return faults
}

// wordIDs are ids that are words: of the process, or of the program.
var wordIDs = map[string]bool{"Selection.ID": true, "Job.ID": true, "Export.JobID": true, "Field.ID": true, "Format.ID": true}

// faultsOfName holds moments to milliseconds and our ids to int64.
func faultsOfName(f reflect.StructField, path string) []string {
	moment := strings.HasSuffix(f.Name, "At") || f.Name == "DataSince"
	id := strings.HasSuffix(f.Name, "ID") && !wordIDs[path]
	if (moment || id) && f.Type.Kind() != reflect.Int64 {
		return []string{path + " is a " + f.Type.String() + ", not an int64"}
	}
	return nil
}

// badly breaks the rules, one a field.
type badly struct {
	bind.Tag
	Any       any            `json:"any"`
	Map       map[string]int `json:"map"`
	Share     float64        `json:"share"`
	CreatedAt string         `json:"createdAt"`
	TagID     string         `json:"tagId"`
	Count     uint32         `json:"count"`
	NoTag     int
	Omitted   int             `json:"omitted,omitempty"`
	Kind      reflect.Kind    `json:"kind"`
	Page      generic[int]    `json:"page"`
	Buffer    strings.Builder `json:"buffer"`
	hidden    int             //nolint:unused // there to be found
}

type generic[T any] struct {
	Row T `json:"row"`
}

// TestContract_FindsFaults is the contract's own test: each broken rule is told.
func TestContract_FindsFaults(t *testing.T) {
	faults := strings.Join(faultsOfType(reflect.TypeFor[badly](), "badly", map[reflect.Type]bool{}), "\n")
	for i := range reflect.TypeFor[badly]().NumField() {
		name := reflect.TypeFor[badly]().Field(i).Name
		if name == "Page" {
			name, faults = "generic[int]", strings.ReplaceAll(faults, "bind_test.", "")
		}
		if name == "Buffer" {
			name = "strings.Builder"
		}
		if !strings.Contains(faults, name) {
			t.Errorf("no fault in %s among\n%s", name, faults)
		}
	}
	for name, f := range map[string]any{
		"three results": func(any) (int, int, error) { return 0, 0, nil },
		"no error":      func(any) int { return 0 },
		"variadic":      func(any, ...int) error { return nil },
		"context":       func(any, interface{ Done() <-chan struct{} }) error { return nil },
		"map":           func(any) (map[string]int, error) { return nil, nil },
	} {
		if len(faultsOfMethod(reflect.TypeOf(f))) == 0 {
			t.Errorf("no fault in %s", name)
		}
	}
}

// TestContract_GeneratedFilesAreInStep compares what wails generated for the page with what is bound.
func TestContract_GeneratedFilesAreInStep(t *testing.T) {
	folder := filepath.Join("..", "..", "frontend", "wailsjs", "go")
	models := string(must(os.ReadFile(filepath.Join(folder, "models.ts")))(t))
	wanted := map[reflect.Type]bool{}
	for name, screen := range screens(t) {
		want := []string{}
		for i := range screen.NumMethod() {
			want = append(want, signature(screen.Method(i), wanted))
		}
		text := string(must(os.ReadFile(filepath.Join(folder, "bind", name+".d.ts")))(t))
		got := regexp.MustCompile(`(?m)^export function .*$`).FindAllString(text, -1)
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s.d.ts is not what is bound: run `wails generate module`\n got %s\nwant %s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	for typ := range wanted {
		if want := asInterface(typ); !strings.Contains(models, want) {
			t.Errorf("models.ts lacks\n%s", want)
		}
	}
	if got := strings.Count(models, "export interface "); got != len(wanted) {
		t.Errorf("models.ts has %d interfaces, %d cross", got, len(wanted))
	}
}

// signature writes a method as wails declares it, and gathers the structs it takes and gives.
func signature(m reflect.Method, structs map[reflect.Type]bool) string {
	args := []string{}
	for i := 1; i < m.Type.NumIn(); i++ {
		args = append(args, fmt.Sprintf("arg%d:%s", i, argument(m.Type.In(i), structs)))
	}
	result := "void"
	if m.Type.NumOut() == 2 {
		result = argument(m.Type.Out(0), structs)
	}
	return fmt.Sprintf("export function %s(%s):Promise<%s>;", m.Name, strings.Join(args, ","), result)
}

func argument(typ reflect.Type, structs map[reflect.Type]bool) string {
	switch typ.Kind() {
	case reflect.Slice:
		return "Array<" + argument(typ.Elem(), structs) + ">"
	case reflect.Pointer:
		return argument(typ.Elem(), structs)
	case reflect.Struct:
		gather(typ, structs)
		return "bind." + typ.Name()
	default:
		return plain(typ)
	}
}

func gather(typ reflect.Type, structs map[reflect.Type]bool) {
	for typ.Kind() == reflect.Slice || typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	if typ.Kind() != reflect.Struct || structs[typ] {
		return
	}
	structs[typ] = true
	for i := range typ.NumField() {
		gather(typ.Field(i).Type, structs)
	}
}

func plain(typ reflect.Type) string {
	switch typ.Kind() {
	case reflect.Slice:
		return plain(typ.Elem()) + "[]"
	case reflect.Pointer:
		return plain(typ.Elem())
	case reflect.Struct:
		return typ.Name()
	case reflect.Bool:
		return "boolean"
	case reflect.String:
		return "string"
	default:
		return "number"
	}
}

func asInterface(typ reflect.Type) string {
	var b strings.Builder
	fmt.Fprintf(&b, "export interface %s {\n", typ.Name())
	for i := range typ.NumField() {
		f := typ.Field(i)
		optional := ""
		if f.Type.Kind() == reflect.Pointer {
			optional = "?"
		}
		fmt.Fprintf(&b, "\t    %s%s: %s;\n", f.Tag.Get("json"), optional, plain(f.Type))
	}
	return b.String() + "\t}\n"
}
