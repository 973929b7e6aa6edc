# `make` runs all that CI runs. It needs Python 3.11 or later with venv, git and make, and sets up .venv by itself.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
DEMO_READY := .venv/demo-ready
DEMO ?= build/demo
FUZZ ?= --minutes 0.5
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: check demo test fuzz large format lint types docs site-docs wheel bench soak setup clean
.DEFAULT_GOAL := check

check: format lint types test fuzz large docs site-docs wheel

# The quarter of an example team: split, checked, and printed for Monday's meeting. DEMO=folder puts it elsewhere.
# What a newcomer sees of make on the way is in Chinese and English; teamops itself has one language.
demo: $(DEMO_READY)
	@rm -rf build/demo
	@$(BIN)/teamops demo $(DEMO)

test: export PYTHONDONTWRITEBYTECODE =
test: $(READY)
	$(BIN)/pytest -n 2 --dist worksteal --cov --cov-report=term

# Damaged files for half a minute; the seed is printed. Again: make fuzz FUZZ='--seed N', or with --minutes 5.
fuzz: $(READY)
	$(BIN)/python -m benchmarks.fuzz $(FUZZ)

# The largest files that are read, wrong all over: each within 500 MB and 5 seconds of CPU, or as much
# more as the machine is slower now than in a quiet hour (benchmarks/yardstick.py).
large: $(READY)
	$(BIN)/python -m benchmarks.large --quick

format: $(READY)
	$(BIN)/ruff format --check .

# ruff, the limits of the source (files a folder, circles, lengths, names), and the words of GLOSSARY.md.
lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/codespell
	$(BIN)/python -m tools.house
	$(BIN)/python -m tools.words

types: $(READY)
	$(BIN)/mypy

# Fails where a generated document is not what the program says; `.venv/bin/python docs/generate.py` writes them anew.
docs: $(READY)
	$(BIN)/python docs/generate.py --check

# The documentation in both languages as pages that need no server: build/docs-site/index.html. Fails on a broken link.
site-docs: export NO_MKDOCS_2_WARNING = 1
site-docs: $(READY)
	$(BIN)/python -m mkdocs build

# The wheel starts in an environment that has nothing else, away from this folder, and finds its templates and examples.
wheel: $(READY)
	rm -rf build/wheel && mkdir -p build/wheel
	$(BIN)/python -m build --outdir build/wheel . > build/wheel/log 2>&1 || { cat build/wheel/log; exit 1; }
	PYTHON=$(PYTHON) sh tests/try_wheel.sh build/wheel/*.whl

bench: $(READY)
	$(BIN)/python -m benchmarks.run

# Attacks that take too long for each change: run it at night. SEED=n repeats one.
SEED ?= 1

soak: $(READY)
	$(BIN)/python -m benchmarks.kills --count 500 --seed $(SEED)
	$(BIN)/python -m benchmarks.writers --count 50
	TEAMOPS_SOAK=1 $(BIN)/pytest -q tests/store/test_person_meanwhile.py
	$(BIN)/python -m benchmarks.fuzz --minutes 5 --seed $(SEED)

setup: $(READY)

# The demo needs teamops alone; the tools for development take several times as long to install.
$(DEMO_READY): pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || \
	  { echo '需要 Python 3.11 以上版本 · Python 3.11 or later is needed: make PYTHON=python3.11' >&2; exit 1; }
	@$(PYTHON) -c "import ensurepip" 2> /dev/null || \
	  { echo '请先安装 python3-venv · Install python3-venv first' >&2; exit 1; }
	@echo '正在建立 .venv，约 1 分钟 · Setting up .venv, about a minute'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet -e .
	@touch $(DEMO_READY)

$(READY): $(DEMO_READY)
	$(BIN)/python -m pip install --quiet -e '.[dev,docs]'
	touch $(READY)

clean:
	rm -rf .venv build dist .coverage* .mypy_cache .pytest_cache .ruff_cache .hypothesis
