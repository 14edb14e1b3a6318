# Every target sets up what it needs, works twice in a row, and needs no network the second time.
# One that was compiled without profiles, as by pyenv, needs an eighth more for everything: in its place, the
# system's of the same version, if that can make environments.
SYSTEM_PYTHON ?= /usr/bin/python3
PYTHON ?= $(shell slow='import sysconfig; exit("--enable-optimizations" in str(sysconfig.get_config_var("CONFIG_ARGS")))'; \
  fits='import ensurepip, sys, venv; print(sys.version_info[:2])'; \
  if python3 -c "$$slow" && [ "$$(python3 -c "$$fits")" = "$$($(SYSTEM_PYTHON) -c "$$fits")" ]; \
  then echo $(SYSTEM_PYTHON); else echo python3; fi 2>/dev/null)
VENV := .venv
BIN := $(VENV)/bin
# MkDocs and Material print notices about their own future, which are not the portal's.
export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1
# Where this is set, as in many images, every process would compile the engine anew.
export PYTHONDONTWRITEBYTECODE :=

SCAN_PACKAGES := tesseract-ocr tesseract-ocr-vie fonts-liberation2 fontconfig

.PHONY: help site serve check verify test types quick soak audit mutants scripts fuzz bench bench-search bench-draft bench-visits design bless lock clean

help:
	@echo "make site    dựng trang vào thư mục site/"
	@echo "make serve   xem trước tại http://127.0.0.1:8000, tự cập nhật khi sửa"
	@echo "make check   kiểm tra dữ liệu trong data/"
	@echo "make verify  kiểm tra dữ liệu, dựng trang, soát liên kết và trợ năng"
	@echo "make test    run every test, in a real browser too"
	@echo "make wheel   pack the engine as a wheel into dist/"
	@echo "make scripts run the tests of the scripts in node, check their types, lint them"
	@echo "make audit   ask whether a pinned package has a known weakness"
	@echo "make types   check the types of everything, the tests as well"
	@echo "make quick   run the tests that start no program, no browser and build no site"
	@echo "make fuzz    check and build thousands of spoilt data files (CASES=125 BUILDS=6 for 2,000)"
	@echo "make soak    run every test with its whole lists, and make fuzz: each night"
	@echo "make mutants put small bugs into the engine, tell which no test notices (COUNT=25 SEED=1 PACKAGES=\"figures\")"
	@echo "make bench   measure building 1,000 and 5,000 plans, beside Hugo (SIZES=\"1000\" ROUNDS=1)"
	@echo "make bench-visits  measure first visits on a slow line and a slow phone"
	@echo "make bench-search  measure searching, beside Pagefind and Material"
	@echo "make bench-draft   measure drafting a plan from Word and PDF"
	@echo "make design  show tokens and components on one page, in site-design/"
	@echo "make bless   accept the current output as the expected one"

site: $(VENV)/.site-ready
	@$(BIN)/portal check
	@$(BIN)/portal build

serve: $(VENV)/.site-ready
	@$(BIN)/portal serve

check: $(VENV)/.site-ready
	@$(BIN)/portal check

# What a change of data must pass; a workflow runs the same verbs without make.
verify: $(VENV)/.test-ready chromium
	@$(BIN)/portal check
	@$(BIN)/portal build
	@$(BIN)/portal verify

test: $(VENV)/.test-ready chromium tesseract nginx scripts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	@# Types of the engine are looked at beside the tests, which wait for browsers and disks now and then;
	@# those of the tests by `make types`: what calls a test wrongly fails when it runs.
	@mkdir -p .cache; $(BIN)/mypy hooks > .cache/types.txt 2>&1 & types=$$!; \
	  $(BIN)/pytest -n auto; tests=$$?; wait $$types; types=$$?; cat .cache/types.txt; exit $$((tests | types))

# Types of everything, the tests as well: as much again as those of the engine, and half more.
types: $(VENV)/.test-ready
	$(BIN)/mypy

# What the scripts in overrides/js and those of the desk promise, in node's own test runner: seconds.
scripts: node_modules/.package-lock.json
	@node_modules/.bin/biome lint --error-on-warnings
	@node_modules/.bin/tsc --project tsconfig.json
	@node --test --test-force-exit --test-concurrency=2 --test-reporter=spec tests/scripts/

# The part of the tests that needs no program, no browser and no site.
quick: $(VENV)/.test-ready
	@$(BIN)/pytest -n auto -m "not slow and not sweep"

# Spoilt data sets, CASES of each of 16 seeds, and at most so many builds of those that the check calls
# valid: 10,000 and 1,000 at night; 2,000 and 96 for every change of the engine.
CASES ?= 625
BUILDS ?= 63
fuzz: $(VENV)/.test-ready
	FUZZ_CASES=$(CASES) FUZZ_BUILDS=$(BUILDS) FUZZ_SEEDS="$$(seq -s ' ' 101 116)" \
	  $(BIN)/pytest -n auto -q tests/data/test_fuzzed_data.py -k valid_can_be_built

# All of the long lists of which `make test` tries a part that is always the same: an hour or two.
soak: $(VENV)/.test-ready chromium tesseract nginx scripts types fuzz
	SOAK=1 $(BIN)/pytest -n auto

# How many small bugs the tests notice, by package: hours for all of them.
mutants: $(VENV)/.test-ready chromium tesseract node_modules/.package-lock.json
	$(BIN)/python tests/mutants/run.py $(PACKAGES) $(if $(COUNT),--count $(COUNT)) $(if $(SEED),--seed $(SEED)) \
	  --report tests/mutants/report.txt

wheel: $(VENV)/.site-ready
	@$(BIN)/portal wheel dist
	@PYTHONPATH=tests:hooks $(BIN)/python -m supply.sbom dist

# Whether a pinned package has a known weakness; tests/supply/exceptions.txt lists what does no harm.
audit: .cache/audit/.ready | node
	@PYTHONPATH=tests .cache/audit/bin/python -m supply.audit

.cache/audit/.ready: requirements-audit.txt
	@rm -rf .cache/audit && $(PYTHON) -m venv .cache/audit
	@.cache/audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-audit.txt
	@touch $@

bench: $(VENV)/.bench-ready chromium
	$(BIN)/python tests/bench/building.py $(SIZES) $(if $(ROUNDS),--rounds $(ROUNDS))
	$(BIN)/python tests/bench/visits.py

bench-visits: $(VENV)/.bench-ready chromium
	$(BIN)/python tests/bench/visits.py $(if $(ROUNDS),--rounds $(ROUNDS))

bench-search: $(VENV)/.bench-ready chromium
	$(BIN)/python tests/bench/searching.py

# What a page can be made of: open site-design/thiet-ke/index.html through any server.
design: $(VENV)/.test-ready
	$(BIN)/python tests/support/design.py site-design

bench-draft: $(VENV)/.test-ready chromium
	$(BIN)/python tests/bench/drafting.py

# Others note only what the words of the sample have not: these are written first, by one process.
GOLDENS = $(shell grep -lrE 'is_blessing|compare_(lines|section|words|table|desk_table|outline)' tests --include='test_*.py')
bless: $(VENV)/.test-ready
	$(BIN)/portal schemas
	BLESS=1 $(BIN)/pytest tests/pages/test_words.py $(sort $(filter-out tests/pages/test_words.py,$(GOLDENS)))

# Renew the pinned versions (needs the network and uv: pip install uv).
lock:
	uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
	  --python-version 3.11 --extra install --output-file requirements.txt pyproject.toml
	uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
	  --python-version 3.11 --extra install --extra dev --constraint requirements.txt \
	  --output-file requirements-dev.txt pyproject.toml
	printf 'axe-playwright-python\nplaywright\n' | \
	  uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
	  --python-version 3.11 --constraint requirements-dev.txt --output-file requirements-verify.txt -
	printf 'pip-audit\n' | \
	  uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
	  --python-version 3.11 --constraint requirements-dev.txt --output-file requirements-audit.txt -
	printf 'pip\n' | \
	  uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
	  --python-version 3.11 --constraint requirements-audit.txt --output-file requirements-pip.txt -
	uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
	  --python-version 3.11 --extra install --extra dev --extra bench --constraint requirements-dev.txt \
	  --output-file requirements-bench.txt pyproject.toml

clean:
	rm -rf $(VENV) node_modules .cache dist site .site.spare site.new site.old site.lock site-offline* site-design

# pip writes the list of a package's files last, and leaves names with ~ while it replaces one. So
# this tells a set-up that was killed half-way, which begins from nothing at the next call.
WHOLE = $(BIN)/python -Ic 'import glob, os, sysconfig; os.chdir(sysconfig.get_path("purelib")); \
  begun, done = glob.glob("*.dist-info"), glob.glob("*.dist-info/RECORD"); \
  exit(not glob.glob("pip-*.dist-info") or len(done) < len(begun) or bool(glob.glob("~*")))' 2>/dev/null
NEW_ENVIRONMENT = { $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
  || { echo "Cần Python 3.11 trở lên (đang có: $$($(PYTHON) --version))." >&2; exit 1; }; } \
  && $(PYTHON) -m venv $(VENV)
PIP_INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check

$(VENV)/bin/python:
	@$(NEW_ENVIRONMENT)

$(VENV)/.site-ready: requirements-pip.txt requirements.txt pyproject.toml | $(VENV)/bin/python
	@$(WHOLE) || { rm -rf $(VENV) && $(NEW_ENVIRONMENT); }
	@$(PIP_INSTALL) --require-hashes -r requirements-pip.txt
	@$(PIP_INSTALL) --require-hashes -r requirements.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test-ready: requirements-dev.txt $(VENV)/.site-ready
	@$(WHOLE) || { rm -f $(VENV)/.site-ready && $(MAKE) --no-print-directory $(VENV)/.site-ready; }
	@$(PIP_INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/.bench-ready: requirements-bench.txt $(VENV)/.test-ready
	@$(WHOLE) || { rm -f $(VENV)/.site-ready && $(MAKE) --no-print-directory $(VENV)/.site-ready; }
	@$(PIP_INSTALL) --require-hashes -r requirements-bench.txt
	@touch $@

# The browser of the tests is the system's: found, or installed where that is allowed.
.PHONY: chromium
chromium:
	@command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 \
	  || command -v google-chrome >/dev/null 2>&1 \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 \
	       && { apt-get install -y -qq chromium >/dev/null 2>&1 \
	            || { apt-get update -qq && apt-get install -y -qq chromium >/dev/null; }; }; } \
	  || { echo "Tests need Chromium: install it (Debian: apt-get install chromium) and run again." >&2; exit 1; }
	@# Its build that can have no window costs two thirds; asked for once, done without where there is none.
	@command -v chromium-headless-shell >/dev/null 2>&1 || [ -e .cache/.shell-asked ] \
	  || { mkdir -p .cache; touch .cache/.shell-asked; \
	       [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1 \
	       || apt-get install -y -qq chromium-headless-shell >/dev/null 2>&1 || true; }

# Reading scans is tested with the real program and the letters that documents are printed in.
.PHONY: tesseract
tesseract:
	@{ tesseract --list-langs 2>/dev/null | grep -qx vie && fc-list 2>/dev/null | grep -q "liberation2"; } \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 \
	       && { apt-get install -y -qq $(SCAN_PACKAGES) >/dev/null 2>&1 \
	            || { apt-get update -qq && apt-get install -y -qq $(SCAN_PACKAGES) >/dev/null; }; }; } \
	  || { echo "Tests need Tesseract with Vietnamese, and Liberation fonts 2:" \
	            "apt-get install $(SCAN_PACKAGES)" >&2; exit 1; }

# Scripts are tested in the system's node; what tests of them need lies in node_modules.
NODE_WORKS = command -v npm >/dev/null 2>&1 && node -e 'const [a, b] = process.versions.node.split("."); \
  process.exit(+a > 20 || (+a === 20 && +b >= 15) ? 0 : 1)' 2>/dev/null
.PHONY: node
node:
	@$(NODE_WORKS) \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 \
	       && { apt-get install -y -qq nodejs npm >/dev/null 2>&1 \
	            || { apt-get update -qq && apt-get install -y -qq nodejs npm >/dev/null; }; } \
	       && $(NODE_WORKS); } \
	  || { echo "Tests of the scripts need Node.js 20.15 or newer, with npm: install it and run again." >&2; exit 1; }

node_modules/.package-lock.json: package-lock.json | node
	@npm ci --silent
	@touch $@

# The samples for nginx and Apache are tested with the real ones.
.PHONY: nginx
nginx:
	@PATH="$$PATH:/usr/sbin"; { command -v nginx && command -v apache2; } >/dev/null 2>&1 \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 \
	       && { RUNLEVEL=1 apt-get install -y -qq nginx-light apache2-bin >/dev/null 2>&1 \
	            || { apt-get update -qq && RUNLEVEL=1 apt-get install -y -qq nginx-light apache2-bin >/dev/null; }; }; } \
	  || { echo "Tests need nginx and Apache: install them (Debian: apt-get install nginx-light apache2-bin) and run again." >&2; exit 1; }
