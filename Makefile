# The two commands of the README: `make up` runs everything, `make test` proves it.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

# Debian packages that some tests use: a real IMAP server, an office program, a browser.
TEST_PACKAGES := dovecot-imapd libreoffice-writer-nogui libreoffice-calc-nogui chromium
TEST_PROGRAMS := dovecot soffice chromium

.PHONY: help install install-dev up test test-packages lint lock pictures clean

help:                                ## what there is to type
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## ?/\t/' | expand -t 16

install: $(VENV)/.installed          ## the environment alone
install-dev: $(VENV)/.installed-dev  ## the environment and what the tests need

up: install                          ## everything on this machine, until Ctrl-C
	@exec $(BIN)/partnerships up

test: install-dev test-packages      ## all tests but the whole system (see .ci/run)
	@$(BIN)/pytest -m "not e2e and not benchmark" --numprocesses auto --maxprocesses 4 --dist loadfile

lint: install-dev                    ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Debian has some of these programs outside an ordinary user's PATH.
test-packages:                       ## Debian packages for the tests, by apt where it may
	@missing=""; \
	for program in $(TEST_PROGRAMS); do \
	    PATH="$$PATH:/usr/sbin" command -v $$program >/dev/null || missing="$$missing $$program"; \
	done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	install="apt-get install --yes --no-install-recommends $(TEST_PACKAGES)"; \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	    echo "Installing for the tests:$$missing" && apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive $$install -qq >/dev/null; \
	else \
	    echo "Not here:$$missing. Their tests are skipped; to run them too, type: sudo $$install"; \
	fi

lock:                                ## rewrite the lock files (hashes, no registry address)
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --extra celery -c requirements.lock -o requirements-server.lock

clean:                               ## removes the environment, and everything that was kept in var/
	rm -rf $(VENV) var

# The installer itself comes from the lock too, with its hashes.
$(BIN)/uv: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null || { \
	    echo "Python 3.11, 3.12 or 3.13 is needed, and $(PYTHON) is $$($(PYTHON) --version 2>/dev/null || echo not here)." ; \
	    echo "Install one (Debian: apt-get install python3 python3-venv), or name it: make PYTHON=python3.11 …" ; \
	    exit 2; }
	@$(PYTHON) -m venv $(VENV) || { \
	    echo "Python cannot make an environment: Debian has that part in python3-venv (apt-get install python3-venv)." ; \
	    rm -rf $(VENV); exit 2; }
	@sed -n '/^uv==/,/[^\\]$$/p' requirements.lock > $(VENV)/uv.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $(VENV)/uv.lock
	@touch $@

# Compiled beforehand: Airflow starts in half the time, and the first start no later than the second.
$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/uv
	@echo "Making the environment in $(VENV) …"
	@$(BIN)/uv pip sync -q --python $(BIN)/python --require-hashes --compile-bytecode requirements.lock
	@$(BIN)/uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed | $(BIN)/uv
	@$(BIN)/uv pip sync -q --python $(BIN)/python --require-hashes --compile-bytecode requirements-dev.lock
	@$(BIN)/uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

pictures: install-dev                ## the pictures of the README, from the sample season
	@PYTHONPATH=. $(BIN)/python docs/pictures.py
