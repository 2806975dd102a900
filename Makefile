# Each target makes its own environment in .venv when there is none, or when pyproject.toml is newer.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/.ready
# The same with the oldest dependencies that pyproject.toml allows.
OLDEST := .venv-oldest

.DEFAULT_GOAL := help
.PHONY: help demo test test-oldest codegen codegen-check check audit bench cassettes clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

$(READY) $(OLDEST)/.ready: %/.ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $*
	$(if $(filter $(OLDEST),$*),$(PYTHON) tests/dependencies.py oldest > $*/constraints.txt,: > $*/constraints.txt)
	$*/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$*/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[all]' --group dev \
		--constraint $*/constraints.txt
	touch $@

demo: $(READY)  ## the main job, on a local sandbox; with ANTHROPIC_API_KEY set, on the real API
	$(RUN) examples/demo.py

test: $(READY)  ## every test
	$(RUN) -m pytest

test-oldest: $(OLDEST)/.ready  ## every test, with the oldest dependencies that pyproject.toml allows
	$(OLDEST)/bin/python -m pytest

codegen: $(READY)  ## write models and services from spec/, and the sync half from the async half
	$(RUN) -m codegen

codegen-check: $(READY)  ## fail where the generated files are not what spec/ says
	$(RUN) -m codegen --check

check: $(READY) codegen-check audit  ## lint, types, import rules, generated files, known faults of dependencies
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) -m pyright
	$(VENV)/bin/lint-imports

audit: $(READY)  ## whether dependencies have known faults, where the registry answers
	$(RUN) tests/dependencies.py audit

bench: $(READY)  ## speed and memory beside raw httpx, as ratios of one run
	$(RUN) benchmarks/run.py

cassettes: $(READY)  ## record every scenario of cassettes/ anew, from the sandbox
	$(RUN) -m tests.integration.cassettes

clean:  ## remove the environment and caches
	rm -rf $(VENV) $(OLDEST) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
