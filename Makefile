# `make run` and `make test` need Python 3.11 and nothing else installed by hand.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
SET_UP := .venv/set-up

.PHONY: setup run test check bench pictures lock clean

setup: $(SET_UP)

$(SET_UP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Upheld needs Python 3.11 or later: name it, as in make PYTHON=python3.12."; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# The demonstration: an invented extract, and the editions of six years, each following the last.
DEMONSTRATION := demonstration
YEARS := 2018-19 2019-20 2020-21 2021-22 2022-23 2023-24

run: setup
	@rm -rf $(DEMONSTRATION)
	@$(BIN)/upheld demo $(DEMONSTRATION)/extract
	@after=""; for year in $(YEARS); do \
	  $(BIN)/upheld build $(DEMONSTRATION)/extract --year $$year --into $(DEMONSTRATION)/editions \
	    $$after || exit 1; \
	  after="--after $(DEMONSTRATION)/editions/$$year.v1"; \
	done
	@echo
	@$(BIN)/upheld figures $(DEMONSTRATION)/editions/2019-20.v1 --authority "North West Leicestershire"
	@echo "Extract:  $(DEMONSTRATION)/extract"
	@echo "Editions: $(DEMONSTRATION)/editions"
	@echo "A letter: $(DEMONSTRATION)/editions/2019-20.v1/letters/north-west-leicestershire.pdf"
	@echo "Prove it: $(BIN)/upheld verify $(DEMONSTRATION)/editions/2019-20.v1"

test: setup .venv-spark/set-up
	$(BIN)/pytest --numprocesses 2 --dist loadfile
	.venv-spark/bin/pytest tests/engines

# Spark is 430 MB and needs Java: it has a lock and an environment of its own, beside the same
# versions of all else.
.venv-spark/set-up: requirements-spark.lock pyproject.toml tests/engines/find_java.sh
	tests/engines/find_java.sh
	test -x .venv-spark/bin/python || $(PYTHON) -m venv .venv-spark
	.venv-spark/bin/pip install --quiet --disable-pip-version-check --require-hashes \
	  -r requirements-spark.lock
	.venv-spark/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
	  --editable .
	@touch $@

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m upheld.publish.tables.dictionary --check docs/data/dictionary.md
	$(BIN)/python -m upheld.publish.methodology.document --check docs/methodology.md

# The pictures of the README, from what `make run` has built; a test keeps them true.
pictures: setup
	$(BIN)/python docs/make_pictures.py

# What Upheld is measured against has a lock and an environment of its own. LibreOffice is found on
# the machine or left out, and the run says so.
bench: setup .venv-bench/set-up
	$(BIN)/python -m bench.letters
	$(BIN)/python -m bench.edition
	$(BIN)/python -m bench.counting

.venv-bench/set-up: bench/requirements-bench.lock
	test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	.venv-bench/bin/pip install --quiet --disable-pip-version-check --require-hashes \
	  -r bench/requirements-bench.lock
	@touch $@

# A server of the package registry named in pip's settings must not come into the lock file.
lock:
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --no-header --no-emit-index-url \
	  --no-emit-trusted-host --extra build --extra check --extra postgres --extra test \
	  --output-file requirements.lock pyproject.toml
	cp requirements.lock requirements-spark.lock
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --no-header --no-emit-index-url \
	  --no-emit-trusted-host --no-emit-find-links --extra build --extra spark --extra test \
	  --output-file requirements-spark.lock pyproject.toml

clean:
	rm -rf .venv .venv-bench .venv-spark build dist editions demonstration .pytest_cache .mypy_cache .ruff_cache .hypothesis
