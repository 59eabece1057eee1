# Everything that a person or CI does here is a target: `make help` lists them, the common ones first.
# They run in .venv, which is made from pinned versions with the first Python from 3.11 on that is found.

SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
.DEFAULT_GOAL := help
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
MINOR := -c 'import sys; print(*sys.version_info[:2]); sys.exit(sys.version_info < (3, 11))' 2>/dev/null
PIP := $(BIN)/python -m pip install --disable-pip-version-check
PROGRESS := awk '/^Collecting / && ++n % 5 == 1 {print "  " n ". " $$2 " …"; fflush()} \
	/^Installing / {print "  installing them …"; fflush()}'
ifeq ($(origin PYTHON),undefined)
PYTHON := $(shell for python in $(BIN)/python python3 python3.13 python3.12 python3.11 python; do \
	$$python $(MINOR) >/dev/null && { echo $$python; break; }; done)
endif

# These are values, never pieces of a recipe: make does not expand them, and the shell finds them in its environment.
# (ARGS is words for the shell, by design.)
VALUES := VERSION BASE BASE_URL API_KEY ONLY
define AS_VALUE
override $(1) := $$(value $(1))
export $(1)
endef
$(foreach name,$(VALUES),$(if $(filter-out undefined,$(origin $(name))),$(eval $(call AS_VALUE,$(name)))))

# PYTHON=… counts even if .venv is there already: if its minor version differs, .venv is made anew.
ifneq ($(origin PYTHON),file)
ifneq ($(shell $(PYTHON) $(MINOR) || echo none),$(shell $(BIN)/python $(MINOR)))
.PHONY: $(READY)
endif
endif

##@ Every day

$(READY): pyproject.toml requirements/dev.txt
	@$(or $(PYTHON),false) $(MINOR) >/dev/null || \
		{ echo "smspartner needs Python 3.11 or newer, and $(if $(PYTHON),$(PYTHON) is none,there is none here); try make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "Setting up $(VENV) with $$($(PYTHON) --version), once: it downloads about 130 packages (100 MB, a few minutes)."
	@test ! -e $(VENV)/pyvenv.cfg || test "$$($(PYTHON) $(MINOR))" = "$$($(BIN)/python $(MINOR))" || rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@PYTHONUNBUFFERED=1 $(PIP) --require-hashes --requirement requirements/dev.txt | $(PROGRESS)
	@$(PIP) --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

.PHONY: demo
demo: $(READY) ## Check the client against the spec, start the mock and send messages in JSON and XML
	@echo "Checking that the client is what the spec makes …"
	@$(BIN)/python -m codegen check
	@$(BIN)/python -m smspartner_testing.demo

.PHONY: test
test: $(READY) lint check ## Run linters, drift check and all tests with coverage
	@$(BIN)/python -m pytest --numprocesses 2 --cov --cov-report=term
	@echo "Every branch of the core must be run:"
	@$(BIN)/coverage report --include='src/smspartner_core/*' --fail-under=100
	@echo
	@echo "Left out, since each takes a minute or longer:"
	@awk -F':.*## ' '/^##@ / {more = /takes longer/} more && /^[a-z-]+:.*## / {printf "  make %-18s %s\n", $$1, $$2}' \
		$(firstword $(MAKEFILE_LIST))

.PHONY: lint
lint: $(READY) ## Check style, types and the direction of imports
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy
	@$(BIN)/pyright
	@PATH="$(abspath $(BIN)):$$PATH" $(BIN)/pyright --verifytypes smspartner --ignoreexternal | grep -E " error|score"
	@$(BIN)/lint-imports --no-logo | tail -n 1

.PHONY: generate
generate: $(READY) ## Make generated/ from openapi.yaml and overlays/
	@$(BIN)/python -m codegen generate

.PHONY: check
check: $(READY) ## Fail on drift between the spec and generated/, and on incomplete operations
	@$(BIN)/python -m codegen check

.PHONY: diff
diff: $(READY) ## Report the changes since a commit and who they break (BASE=v1.0.0 ARGS="--fail-on breaking")
	@$(BIN)/python -m codegen diff $(if $(BASE),--base="$$BASE") $(ARGS)

.PHONY: mock
mock: $(READY) ## Start the mock service on port 8025 (ARGS="--xml named" for options)
	@$(BIN)/python -m smspartner_mock $(ARGS)

.PHONY: docs
docs: $(READY) ## Build the documentation into site/, without a network (site/index.html)
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet --strict --clean
	@echo "site/index.html is ready; its search needs a server: $(BIN)/python -m http.server --directory site"

.PHONY: help
help: ## List all targets
	@awk -F':.*## ' '/^##@/ {printf "\n%s\n", substr($$0, 5)} \
		/^[a-z-]+:.*## / {printf "  make %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

##@ What takes longer than `make test`

.PHONY: dist
dist: $(READY) ## Build wheel and source distribution, and prove them on every Python found (ARGS="--python 3.12")
	@$(BIN)/python -m release dist $(ARGS)

.PHONY: contract
contract: $(READY) ## Check BASE_URL (with API_KEY), or the mock in its three dialects of XML, against the contract
	@$(if $(BASE_URL),SMSPARTNER_API_KEY="$${API_KEY:-$$SMSPARTNER_API_KEY}" $(BIN)/python -m smspartner_contract \
		--base-url="$$BASE_URL" $(ARGS),$(foreach dialect,positional named keyed,$(BIN)/python -m smspartner_mock --port 0 \
		--xml $(dialect) --run '$(BIN)/python -m smspartner_contract --reports reports/$(dialect) $(ARGS)' &&) true)

.PHONY: mutants
mutants: $(READY) ## Put 48 faults into the mock, one at a time, and print which probe of the contract tests finds each
	@$(BIN)/python -m tests.conformance mutants

.PHONY: broken-responses
broken-responses: $(READY) ## Break the mock's responses in 51 ways, and in 12 harmless ones, and print the findings of the contract tests
	@$(BIN)/python -m tests.conformance broken-responses

.PHONY: faults
faults: $(READY) ## Run every way in which a call can fail, on real sockets, and print the table
	@$(BIN)/python -m tests.faults

.PHONY: exactly-once
exactly-once: $(READY) ## Send 2,000 messages through a service full of faults, and check that each arrives once (ARGS="--seed 7")
	@$(BIN)/python -m tests.safety.exactly_once $(ARGS)

.PHONY: kept-connections
kept-connections: $(READY) ## Send 2,000 messages over connections that are closed at the worst moment (ARGS="--seed 7")
	@$(BIN)/python -m tests.safety.kept_connections $(ARGS)

.PHONY: round-trips
round-trips: $(READY) ## Send 10,000 values of every model through JSON and each dialect of XML, and back
	@$(BIN)/python -m tests.properties $(ARGS)

.PHONY: fuzz
fuzz: $(READY) ## Give every operation broken responses for ten minutes, and check that only documented errors are raised (ARGS="--minutes 1")
	@$(BIN)/python -m tests.properties.fuzz $(ARGS)

.PHONY: text-oracle
text-oracle: $(READY) ## Count the parts of 300,000 random texts, and compare with smsutil and the mock (ARGS="--seed 7")
	@$(BIN)/python -m tests.text.oracle $(ARGS)

.PHONY: edits
edits: $(READY) ## Try a hundred small edits of the spec, and print which work from end to end and how the others are refused
	@$(BIN)/python -m tests.codegen.edits

.PHONY: scenarios
scenarios: $(READY) ## Make every usual change of the spec in a copy, and check that everything follows
	@$(BIN)/python -m tests.scenarios

.PHONY: bench
bench: $(READY) ## Measure everything, compare with its peers and write benchmarks/results.md (ONLY=call for a part)
	@$(BIN)/python -m benchmarks $(if $(filter undefined,$(origin ONLY)),,--only="$$ONLY") $(ARGS)

##@ Now and then

.PHONY: release
release: $(READY) ## Prepare a release, without the upload (VERSION=1.2.3)
	@$(BIN)/python -m release prepare -- "$$VERSION"

.PHONY: lock
lock: ## Pin the requirements of pyproject.toml in requirements/dev.txt, with hashes (ARGS=--upgrade for the newest of all)
	@rm -rf .locking && $(PYTHON) -m venv .locking && .locking/bin/python -m pip install --quiet uv
	@.locking/bin/uv pip compile --quiet --universal --python-version 3.11.0 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" --all-extras --group dev $(ARGS) pyproject.toml \
		--output-file requirements/dev.txt
	@rm -rf .locking

.PHONY: upgrade-generator
upgrade-generator: $(READY) ## Show what another version of the generator would change (VERSION=0.30.0; default: the newest)
	@$(BIN)/python -m codegen upgrade $(ARGS) -- "$$VERSION"

.PHONY: clean
clean: ## Remove everything that make creates, the virtual environment too
	@rm -rf $(VENV) .bench .generating-* dist build site reports .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
