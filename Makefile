# Each target first creates .venv, if it does not exist or is older than pyproject.toml; `demo` a smaller one, .venv-demo.

PYTHON ?= python3
# An interpreter that is not on PATH is looked for where pyenv, uv and installers put it.
PLACES := $(HOME)/.pyenv/versions/*/bin $(HOME)/.local/share/uv/python/*/bin $(HOME)/.local/bin /usr/local/bin /opt/*/bin \
	/opt/homebrew/bin /opt/hostedtoolcache/Python/*/*/bin /Library/Frameworks/Python.framework/Versions/*/bin
running = $(shell $(1) -c 'import ensurepip, sys, venv; print(sys.executable)' 2>/dev/null)
find = $(or $(call running,$(1)),$(firstword $(foreach each,$(wildcard $(addsuffix /$(notdir $(1)),$(PLACES))),$(call running,$(each)))))
INTERPRETER := $(or $(call find,$(PYTHON)),$(PYTHON))
# Each interpreter that is named has an environment of its own: .venv, .venv-python3.12, …
SUFFIX := $(if $(filter-out python3,$(PYTHON)),-$(notdir $(PYTHON)))
VENV := .venv$(SUFFIX)
RUN := $(VENV)/bin/python
READY := $(VENV)/.ready
# In the number of processes and the order of files that tests/conftest.py gives: xdist's own order begins with the files
# that have most tests, and leaves the slow ones, which have few, to the end.
PYTEST := -m pytest -n auto --dist loadfile --no-loadscope-reorder
# The supported versions of Python, without that of the environment: those that are found, and those that are not.
VERSION = $(shell $(INTERPRETER) -c 'import sys; print("%d.%d" % sys.version_info[:2])')
OTHERS = $(filter-out $(VERSION),3.11 3.12 3.13 3.14)
FOUND = $(foreach each,$(OTHERS),$(if $(call find,python$(each)),$(each)))
MISSING = $(filter-out $(FOUND),$(OTHERS))
# An environment with what the demo needs.
DEMO := .venv-demo$(SUFFIX)
# An environment with the oldest dependencies that pyproject.toml allows.
OLDEST := .venv-oldest
# Environments of the benchmarks: what they compare with, and this SDK as `pip install` gives it, without extras.
COMPARED := .venv-comparison$(SUFFIX)
PLAIN := .venv-plain$(SUFFIX)
# An environment with Ray, for the test of many machines.
RAY := .venv-ray$(SUFFIX)
# The site is built in an environment of its own.
DOCS := .venv-docs$(SUFFIX)
BENCHED := $(COMPARED)/.ready $(PLAIN)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test test-slow test-ray simulate test-oldest test-unit test-paths test-versions codegen codegen-check api-check api-dump spec-audit spec-diff check package sbom audit bench bench-quick bench-check cassettes docs clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

$(READY) $(OLDEST)/.ready: %/.ready: pyproject.toml
	$(INTERPRETER) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or newer is required: make PYTHON=python3.12 …")'
	$(INTERPRETER) -m venv $*
	$(if $(filter $(OLDEST),$*),$(INTERPRETER) tests/dependencies.py oldest > $*/constraints.txt,: > $*/constraints.txt)
	$*/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$*/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[all]' --group dev \
		--constraint $*/constraints.txt
	touch $@

demo: $(DEMO)/.ready  ## run the demo on a local sandbox, or on the API if ANTHROPIC_API_KEY is set
	$(DEMO)/bin/python examples/demo.py

# Of the package and its sandbox alone, so that the first minute is spent on neither extras nor development tools.
$(DEMO)/.ready: pyproject.toml
	@echo 'First what the demo needs, about 40 MB: the package, its sandbox, no development tools.'
	@$(INTERPRETER) -m release.environments $(DEMO) '.[sandbox]'

test: $(READY)  ## run the tests, on all cores; of those that are alike for every operation a sample
	$(RUN) $(PYTEST) -m "not slow"

test-slow: $(READY)  ## run the tests that `make test` leaves out of its sample
	$(RUN) $(PYTEST) --dist load -m slow || [ $$? -eq 5 ]  # 5: there are none

test-ray: $(READY) $(RAY)/.ready  ## run the test of many machines, on Ray, which `make test-slow` runs too
	$(RUN) -m pytest tests/integration/many_machines

SEEDS ?= 100000
FROM ?= 0
HALF ?= both

simulate: $(READY)  ## play SEEDS seeds of the simulated network, from seed FROM on, of HALF (async, blocking or both)
	$(RUN) -m tests.simulation --seeds $(SEEDS) --from $(FROM) --half $(HALF)

test-unit: $(READY)  ## run the unit tests
	$(RUN) $(PYTEST) -m "not slow" tests/unit

test-paths: $(READY)  ## run every test through httpx and httpcore, and with h11 in the place of httptools
	$(RUN) $(PYTEST) --http-path httpcore
	$(RUN) $(PYTEST) --http-path h11

test-versions:  ## run the unit tests on each other supported version of Python that is found
	$(foreach each,$(FOUND),$(MAKE) PYTHON=python$(each) test-unit && )true
	@echo 'Passed on Python $(or $(FOUND),no other version). Not found: $(or $(MISSING),none). The others ran on $(VERSION).'

test-oldest: $(OLDEST)/.ready  ## run every test with the oldest dependencies that pyproject.toml allows
	$(OLDEST)/bin/python $(PYTEST) -m "not slow"

codegen: $(READY)  ## generate models and services from spec/, and derive the sync half, docs/layers.svg, docs/signals.md
	$(RUN) -m codegen
	$(RUN) docs/draw_layers.py
	$(RUN) docs/write_signals.py

codegen-check: $(READY)  ## fail if a generated file is out of date
	$(RUN) -m codegen --check
	$(RUN) docs/draw_layers.py --check
	$(RUN) docs/write_signals.py --check

# FACTS: folder of facts about the API (calls.json.gz, wire-types.json.gz); exit code 3 means that it is not there.
# OLD, NEW: versions of the description, by default the last commit and the working tree.
FACTS ?= ../shared/api
OLD ?= HEAD
NEW ?= .

spec-audit: $(READY)  ## compare spec/ with FACTS about the API, fail on a difference that codegen/audit/reasons.yaml lacks
	$(RUN) -m codegen.audit $(FACTS) $(AUDIT)

spec-diff: $(READY)  ## what changed in spec/ between OLD and NEW (revisions or folders), and a draft of the changelog
	$(RUN) -m codegen.diff $(OLD) $(NEW)

# The record of the public API stands in api/, beside the changelog, and is renewed with each release.
api-check: $(READY)  ## fail if something breaks callers, compared with the last tag, that CHANGELOG.md does not declare
	$(RUN) -m release.api check

api-dump: $(READY)  ## renew the record of the public API in api/
	$(RUN) -m release.api dump

check: $(READY) codegen-check api-check audit  ## lint, types, import rules, generated files, public API, vulnerabilities
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) -m pyright
	$(VENV)/bin/lint-imports

# DIST: folder in which to keep what was built, if it has no fault.
package: $(READY)  ## build wheel and sdist, check what they hold and say, install the wheel without extras and with each
	$(RUN) -m release.package $(DIST)

sbom: $(READY)  ## write dist/sbom.json: what the package installs with all extras, in CycloneDX
	$(RUN) -m release.sbom dist/sbom.json

audit: $(READY)  ## known vulnerabilities of dependencies, if the registry can be reached
	$(RUN) tests/dependencies.py audit

$(COMPARED)/.ready: benchmarks/comparison/requirements.txt
	$(INTERPRETER) -m venv $(COMPARED)
	$(COMPARED)/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

# Editable, so that it is always what the working tree is.
$(PLAIN)/.ready: pyproject.toml
	$(INTERPRETER) -m venv --clear $(PLAIN)
	$(PLAIN)/bin/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(RAY)/.ready: pyproject.toml
	$(INTERPRETER) -m venv --clear $(RAY)
	$(RAY)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(RAY)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[redis,sandbox]' --group ray
	touch $@

bench: $(READY) $(BENCHED)  ## speed and memory, beside the official client, httpx and aiohttp in one run
	$(RUN) benchmarks/run.py $(BENCH)

bench-quick: $(READY) $(BENCHED)  ## the same with fewer samples, in two minutes
	$(RUN) benchmarks/run.py --quick $(BENCH)

bench-check: $(READY) $(BENCHED)  ## the comparison alone, and fail on a goal that was missed
	$(RUN) benchmarks/run.py --check $(BENCH)

cassettes: $(READY)  ## record every scenario of cassettes/ again, from the sandbox
	$(RUN) -m tests.integration.cassettes

$(DOCS)/.ready: pyproject.toml
	$(INTERPRETER) -m venv $(DOCS)
	$(DOCS)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(DOCS)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[cli]' --group docs
	touch $@

# Not with --quiet: MkDocs then counts no warnings, and --strict has nothing to fail on.
docs: $(DOCS)/.ready  ## build the documentation in site/, and fail on a broken link
	NO_MKDOCS_2_WARNING=1 $(DOCS)/bin/python -m mkdocs build --strict
	@echo "open site/index.html"

clean:  ## remove the environment and caches
	rm -rf .venv .venv-* site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .codegen_cache
