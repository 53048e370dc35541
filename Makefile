# `make run` and `make test` need Python 3.11 and nothing else installed by hand.

PYTHON ?= python3.11
BIN := .venv/bin
SET_UP := .venv/set-up

.PHONY: setup run test check bench lock clean

setup: $(SET_UP)

$(SET_UP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Upheld needs Python 3.11 or later: try 'make PYTHON=python3'."; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

lock:
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --no-header --no-emit-index-url \
	  --no-emit-trusted-host --extra build --extra check --extra test \
	  --output-file requirements.lock pyproject.toml

clean:
	rm -rf .venv build dist editions demonstration .pytest_cache .mypy_cache .ruff_cache .hypothesis
