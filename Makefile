# One virtual environment for everything; each target makes what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test lint types check train-fast clean

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

CORPORA ?= ../shared/corpora
TRAIN := OMP_NUM_THREADS=1 $(BIN)/python -m training

train-fast: $(VENV)/.installed ## Train the pipeline "fast" again from CORPORA (hours; see training/README.md)
	$(TRAIN).prepare syntax --corpora $(CORPORA)
	$(TRAIN).train syntax --minutes 60
	$(TRAIN).prepare teacher --corpora $(CORPORA)
	$(TRAIN).train teacher --minutes 30
	$(TRAIN).prepare ner --corpora $(CORPORA)
	$(TRAIN).train ner --start build/training/teacher/model-best --minutes 40
	$(TRAIN).assemble

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
