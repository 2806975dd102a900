# Each target makes its own environment in .venv when there is none, or when pyproject.toml is newer.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test codegen codegen-check check bench cassettes clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(RUN) -m pip install --quiet --disable-pip-version-check --editable '.[all]' --group dev
	touch $(READY)

demo: $(READY)  ## the main job, on a local sandbox; with ANTHROPIC_API_KEY set, on the real API
	$(RUN) examples/demo.py

test: $(READY)  ## every test
	$(RUN) -m pytest

codegen: $(READY)  ## write models and services from spec/, and the sync half from the async half
	$(RUN) -m codegen

codegen-check: $(READY)  ## fail where the generated files are not what spec/ says
	$(RUN) -m codegen --check

check: $(READY) codegen-check  ## lint, types, import rules, generated files
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) -m pyright
	$(VENV)/bin/lint-imports

bench: $(READY)  ## speed and memory beside raw httpx, as ratios of one run
	$(RUN) benchmarks/run.py

cassettes: $(READY)  ## record every scenario of cassettes/ anew, from the sandbox
	$(RUN) -m tests.integration.cassettes

clean:  ## remove the environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
