package crm

import (
	"errors"
	"fmt"
)

// Code tells machines what kind of failure an Error is.
type Code string

// The codes an Error can carry.
const (
	CodeInvalid     Code = "invalid"     // what was asked for makes no sense; Key says why
	CodeNotFound    Code = "not_found"   // the thing named is not there
	CodeConflict    Code = "conflict"    // it changed since, or another one has that name
	CodeUnreadable  Code = "unreadable"  // a file cannot be read as what it should be
	CodeUnavailable Code = "unavailable" // the shop file is locked, full, read-only or not open
	CodeCancelled   Code = "cancelled"   // the person stopped it
	CodeInternal    Code = "internal"    // our mistake
)

// Error is the one error type people meet. Key names a sentence in the page's language files, Params fill it, and Err
// keeps the cause for the log. After benbjohnson/wtf.
type Error struct {
	Code   Code
	Key    string
	Params map[string]any
	Err    error
}

// Error implements the error interface for logs; people see the sentence behind Key.
func (e *Error) Error() string {
	s := string(e.Code) + " " + e.Key
	if len(e.Params) > 0 {
		s += fmt.Sprintf(" %v", e.Params)
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives errors.Is and errors.As the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error with pairs of parameter name and value: Errorf(CodeInvalid, "tag.name.taken", "name", name).
func Errorf(code Code, key string, pairs ...any) *Error {
	return &Error{Code: code, Key: key, Params: Params(pairs...)}
}

// WrapError is Errorf with a cause.
func WrapError(err error, code Code, key string, pairs ...any) *Error {
	e := Errorf(code, key, pairs...)
	e.Err = err
	return e
}

// ErrorCode returns the code of err: empty for nil, CodeInternal for errors that are not ours.
func ErrorCode(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeInternal
}

// ErrorKey returns the sentence key of err, or "" when err is not an Error.
func ErrorKey(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Key
	}
	return ""
}

// Params turns name, value, name, value into a map. An odd tail is a programming mistake and panics.
func Params(pairs ...any) map[string]any {
	if len(pairs) == 0 {
		return nil
	}
	m := make(map[string]any, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i].(string)] = pairs[i+1]
	}
	return m
}
