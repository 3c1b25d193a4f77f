# `make` lists what can be asked for. Everything that a command needs is installed by it: system packages by apt, the tools
# below by exact version into .cache, npm packages from the lock files.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:

WAILS_VERSION := v2.15.0
GOLANGCI_VERSION := v2.15.0

ifeq ($(OS),Windows_NT)
  EXE := .exe
  APP := build/bin/shuke-desktop.exe
else ifeq ($(shell uname -s),Darwin)
  APP := build/bin/shuke-desktop.app/Contents/MacOS/shuke-desktop
else
  APP := build/bin/shuke-desktop
  # Debian 12 and Ubuntu 24.04 ship WebKitGTK 4.1 only.
  WEBKIT := webkit2_41,
endif
TAGS := $(WEBKIT)sqlite_fts5

# A tool's version is part of its path, so that a new version is a new target.
WAILS := $(CURDIR)/.cache/wails-$(WAILS_VERSION)/wails$(EXE)
GOLANGCI := $(CURDIR)/.cache/golangci-lint-$(GOLANGCI_VERSION)/golangci-lint$(EXE)
TERMINAL := build/bin/shuke$(EXE)
SAMPLE := out/sample.shuke
PAGE := frontend/dist/index.html
PAGE_SOURCES := $(shell find frontend/src frontend/public frontend/wailsjs frontend/*.* -not -name '*.test.ts' 2>/dev/null)

##@ Every day

.PHONY: run
run: system app terminal ## install what is missing, build, open the app on a sample shop
	node build/run.mjs $(APP) $(TERMINAL) $(SAMPLE)

.PHONY: dev
dev: system $(WAILS) packages terminal ## open the app with the page reloading as you edit
	node build/sample.mjs $(TERMINAL) $(SAMPLE)
	$(WAILS) dev -m -nosyncgomod -tags $(TAGS) -appargs "--shop $(CURDIR)/$(SAMPLE)"

.PHONY: test
test: system-test packages packages-e2e $(WAILS) $(GOLANGCI) ## everything: lints, types, units, build, journeys in the window, accessibility
	GOLANGCI_LINT=$(GOLANGCI) node build/check/run.mjs test

.PHONY: check
check: system packages packages-e2e $(GOLANGCI) ## what reviewers run: all of test that needs no window
	GOLANGCI_LINT=$(GOLANGCI) node build/check/run.mjs check

.PHONY: lint
lint: system packages $(GOLANGCI) ## read the code for mistakes and for the house's arrows
	GOLANGCI_LINT=$(GOLANGCI) node build/check/run.mjs lint

.PHONY: build
build: app terminal ## build the app and the terminal program into build/bin

.PHONY: bench
bench: system ## measure the promised speeds
	go test -tags $(TAGS) -run '^$$' -bench . -benchmem -timeout 60m ./backend/...

##@ Now and then

SECONDS_EACH ?= 60

.PHONY: fuzz
fuzz: system ## throw invented files and cells at the importer, SECONDS_EACH=60 for each target
	@go list -tags sqlite_fts5 ./backend/... | while read -r room; do \
	  go test -tags sqlite_fts5 -list '^Fuzz' $$room | { grep '^Fuzz' || true; } | while read -r target; do \
	    echo "$$room $$target"; \
	    go test -tags sqlite_fts5 -run '^$$' -fuzz "^$$target\$$" -fuzztime $(SECONDS_EACH)s -parallel 1 $$room || exit 1; \
	  done; \
	done

SOAK ?= 10m

.PHONY: soak
soak: system ## kill a process that sends, again and again for SOAK=10m, and count what arrived
	SHUKE_SOAK=$(SOAK) go test -tags sqlite_fts5 -count 1 -timeout 0 -v -run KilledSendsNothingTwice ./backend/outbox

.PHONY: windows
windows: system-windows $(WAILS) $(PAGE) ## build the Windows program and its installer, from Linux
	CC=x86_64-w64-mingw32-gcc CXX=x86_64-w64-mingw32-g++ CGO_ENABLED=1 \
	  $(WAILS) build -s -skipbindings -m -nosyncgomod -trimpath -platform windows/amd64 -tags sqlite_fts5 -nsis -webview2 embed
	CC=x86_64-w64-mingw32-gcc CGO_ENABLED=1 GOOS=windows GOARCH=amd64 \
	  go build -tags sqlite_fts5 -trimpath -o build/bin/shuke.exe ./backend/cmd/shuke

.PHONY: bindings
bindings: system $(WAILS) ## bring frontend/wailsjs up to date with the bound Go code
	$(WAILS) generate module -tags $(TAGS)
	@chmod -R a-x,a+X frontend/wailsjs

.PHONY: format
format: packages $(GOLANGCI) ## format Go, the page and the build tools
	$(GOLANGCI) fmt
	npm run --silent --prefix frontend format
	frontend/node_modules/.bin/prettier --config frontend/.prettierrc.json --write --log-level warn 'build/**/*.mjs'

.PHONY: clean
clean: ## remove what was built, and out/; installed tools and packages stay
	rm -rf build/bin out frontend/dist/assets $(PAGE)

.PHONY: help
help: ## this list
	@awk 'BEGIN { FS = ":.*## " } /^##@/ { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# ── how things are made ───────────────────────────────────────────────────────────────────────────────────────────────

.PHONY: system system-test system-windows packages packages-e2e app terminal
system:
	@node build/setup/system.mjs build
system-test:
	@node build/setup/system.mjs test
system-windows:
	@node build/setup/system.mjs windows
packages:
	@node build/setup/npm.mjs frontend
packages-e2e:
	@node build/setup/npm.mjs build/e2e

$(WAILS): | system
	GOBIN=$(@D) go install github.com/wailsapp/wails/v2/cmd/wails@$(WAILS_VERSION)
$(GOLANGCI):
	GOBIN=$(@D) go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_VERSION)

$(PAGE): $(PAGE_SOURCES) | packages
	npm run --silent --prefix frontend build

# Go decides itself what is out of date, so these two always ask it.
app: $(WAILS) $(PAGE) | system
	$(WAILS) build -s -skipbindings -m -nosyncgomod -tags $(TAGS)
terminal: | system
	go build -tags sqlite_fts5 -o $(TERMINAL) ./backend/cmd/shuke
