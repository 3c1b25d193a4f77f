package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// keyPattern finds sentence keys in Go sources: a string of a known family with at least two parts.
var keyPattern = regexp.MustCompile(`"((?:shop|job|settings|backup|export|customer|tag|note|journal|import|operation|conflict)(?:\.[a-zA-Z]+)+)"`)

// notSentences look like keys and are something else: kinds of operations, whose key is "operation." and the kind.
var notSentences = regexp.MustCompile(`^(tag\.(create|delete|add|remove)|note\.(add|edit|delete)|customer\.edit|settings\.edit)$`)

func keysInSources(t *testing.T) map[string]string {
	t.Helper()
	keys := map[string]string{}
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		for _, room := range []string{"bind", "shell", "job", "cmd", "internal"} { // what no command passes through
			if strings.HasPrefix(path, filepath.Join(root, room)) {
				return nil
			}
		}
		text, err := os.ReadFile(path)
		for _, match := range keyPattern.FindAllStringSubmatch(string(text), -1) {
			if key := match[1]; !notSentences.MatchString(key) {
				keys[key] = path
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// made are families whose keys are put together from a stem and what varies.
var made = map[string][]string{
	"import.mapping.": {"kindUnknown", "formatUnknown", "zoneUnknown", "dateOrderUnknown", "columnsMissing", "valueUnknown", "fieldUnknown", "fieldNotForKind"},
	"operation.":      {"import", "generate", "tag.create", "tag.delete", "tag.add", "tag.remove", "note.add", "note.edit", "note.delete", "customer.edit", "settings.edit", "undo"},
}

func TestSentences_AreComplete(t *testing.T) {
	keys := keysInSources(t)
	if len(keys) < 40 {
		t.Fatalf("only %d keys found: the pattern no longer fits the sources", len(keys))
	}
	for key, path := range keys {
		if _, known := sentences[key]; !known {
			t.Errorf("no sentence for %s of %s", key, path)
		}
	}
	for stem, ends := range made {
		for _, end := range ends {
			if _, known := sentences[stem+end]; !known {
				t.Errorf("no sentence for %s", stem+end)
			}
		}
	}
}

func TestSentences_SayTheSameInBothLanguages(t *testing.T) {
	placeholder := regexp.MustCompile(`\{[a-zA-Z]+\}`)
	for key, s := range sentences {
		if s.chinese == "" || s.english == "" || strings.ContainsAny(s.chinese+s.english, "!！您") {
			t.Errorf("%s: %+v", key, s)
		}
		wanted := map[string]bool{}
		for _, p := range placeholder.FindAllString(s.chinese, -1) {
			wanted[p] = true
		}
		for _, p := range placeholder.FindAllString(s.english, -1) {
			if !wanted[p] {
				t.Errorf("%s: %s only in English", key, p)
			}
			delete(wanted, p)
		}
		for p := range wanted {
			t.Errorf("%s: %s only in Chinese", key, p)
		}
	}
}
