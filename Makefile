# make report   read data/ (or ARTICLES=...) and report on it
# make test     the tests
# make check    lint, types, import direction, tests
# make check-claims   judge the known claims of data/, fail where a verdict changed
# make quality        measure, compare with the floors, write the tables of the README (needs the research data)
# make speed          time one story against the plain way
# make benchmarks     the other figures
PYTHON ?= python3
VENV ?= .venv
ARTICLES ?= data
OUT ?= reports
STORY ?= data/riga-ministers
PICTURES ?= docs/pictures
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: report test check check-claims lint types imports pictures quality speed benchmarks clean

report: $(VENV)/.ready
	@$(BIN)/consistency report $(ARTICLES) -o $(OUT)

test: $(VENV)/.ready-dev
	$(BIN)/python -m pytest

check: lint types imports test

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready-dev
	$(BIN)/mypy

imports: $(VENV)/.ready-dev
	$(BIN)/lint-imports

pictures: $(VENV)/.ready-dev
	$(BIN)/consistency report $(STORY) -o $(OUT) --quiet
	$(BIN)/python scripts/pictures.py $(OUT)/report.json -o $(PICTURES)

check-claims: $(VENV)/.ready
	$(BIN)/consistency check data/known_claims.jsonl

quality: $(VENV)/.ready-dev
	$(BIN)/python -m benchmarks.quality
	$(BIN)/python -m benchmarks.readme

speed: $(VENV)/.ready-dev
	$(BIN)/python -m benchmarks.speed

benchmarks: $(VENV)/.ready-dev
	$(BIN)/python -m benchmarks.sentences
	$(BIN)/python -m benchmarks.clauses
	$(BIN)/python -m benchmarks.alignment
	$(BIN)/python -m benchmarks.nli
	$(BIN)/python -m benchmarks.contrast
	$(BIN)/python -m benchmarks.stories
	$(BIN)/python -m benchmarks.page
	$(BIN)/python -m benchmarks.cases
	$(BIN)/python -m benchmarks.cost
	$(BIN)/python -m benchmarks.desk

clean:
	rm -rf $(VENV) build *.egg-info

# torch first and by its exact version: a plain `torch`, asked for by another package, may take a build of several GB.
$(VENV)/.ready: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) "$$(grep '^torch==' constraints.txt)"
	$(PIP) --editable ".[review]"
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	$(PIP) --editable ".[dev]"
	@touch $@
