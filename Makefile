# Two commands on a fresh machine with Python 3.11+ and make: `make demo` and `make test`.
PYTHON ?= python3
DATA ?= ../shared/data
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: install demo test gates check measure bench clean docs

install: .venv/installed
.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(PIP) --editable .
	@touch $@

.venv/tested: .venv/installed
	$(PIP) --editable '.[test]'
	@touch $@

demo: install
	@rm -f demo.ledger demo.ledger-wal demo.ledger-shm
	$(BIN)/legation read examples/venezuela_us_report.txt --published 2026-01-09 --ledger demo.ledger
	@echo
	$(BIN)/legation relation USA VEN --ledger demo.ledger

test: check
	$(BIN)/python -m pytest

check: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

gates: .venv/tested
	$(BIN)/legation knowledge check
	$(BIN)/python evaluation/reports.py --data $(DATA)
	$(BIN)/python evaluation/overlap.py --data $(DATA)
	$(BIN)/python evaluation/reader.py --data $(DATA) --floors
	$(BIN)/legation corpus check corpus
	$(BIN)/legation corpus near corpus/sentences corpus/reports
	$(BIN)/python evaluation/agreement.py --data $(DATA) --check
	$(BIN)/python evaluation/measure.py --data $(DATA)

measure: .venv/tested
	$(BIN)/python evaluation/pairs.py --data $(DATA)
	$(BIN)/python evaluation/false_events.py --data $(DATA)

bench: install
	$(BIN)/python benchmarks/reader.py
	$(BIN)/python benchmarks/pipeline.py

docs: .venv/tested
	$(BIN)/python docs/make.py

clean:
	rm -rf .venv build dist demo.ledger demo.ledger-wal demo.ledger-shm
