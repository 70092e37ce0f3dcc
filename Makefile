# One virtual environment for everything; each target makes what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo install test lint types check clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: $(VENV)/.installed ## Ingest the bundled sample newsroom and show what was found
	$(BIN)/newsfacts demo

test: $(VENV)/.tested ## Run the test suite
	$(BIN)/python -m pytest

lint: $(VENV)/.tested ## Check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.tested ## Check types
	$(BIN)/mypy

check: lint types test ## Everything CI checks

clean: ## Remove the environment and what was built
	rm -rf $(VENV) build demo

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $@
