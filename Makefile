# `make demo` and `make test` need Python 3.11 or newer (with venv) and make; everything else lands in .venv.
PYTHON ?= $(shell for v in 3.14 3.13 3.12 3.11; do p=$$(command -v python$$v) && $$p -c '' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
STAMP := .venv/ready

.PHONY: setup demo test check bench proof format lock catalogue clean

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml build_catalogues.py $(wildcard desk/locale/*/LC_MESSAGES/*.po)
	@test -n "$(PYTHON)" || { echo "Regiedesk needs Python 3.11, 3.12, 3.13 or 3.14. Install one, then type make again." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Your Python lacks venv. Type: sudo apt install python$$($(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv" >&2; exit 1; }
	@test -x $(BIN)/python || { echo "Making .venv with $(PYTHON)"; $(PYTHON) -m venv .venv; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip -q
	@echo "Installing the locked versions: about 190 MB to fetch, 750 MB on disk, one to three minutes."
	@$(BIN)/python -m pip install --disable-pip-version-check --require-hashes --only-binary :all: --progress-bar on -r requirements.lock
	@$(BIN)/python build_catalogues.py >/dev/null
	@$(BIN)/python -m pip install --disable-pip-version-check --no-deps --no-build-isolation -q -e .
	@touch $(STAMP)
	@echo "Ready: .venv/bin/desk"

demo: setup
	@$(BIN)/python -m desk.cli.tour demo

# One more than there are cores: somebody always waits for a disk. The proofs of a file share what they prove it on, so a
# file stays together; what measures waiting or speed runs by itself.
test: setup
	$(BIN)/python -m pytest -q -n 3 --dist worksteal -m "not proof"
	$(BIN)/python -m pytest -q -n 3 --dist loadfile -m "proof and not alone"
	$(BIN)/python -m pytest -q -m alone

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) --no-print-directory test

bench: setup
	$(BIN)/python -m tests.bench

proof: setup
	@rm -f docs/proofs.md
	DESK_PROOF=full $(BIN)/python -m pytest -q --timeout 7200 -m alone
	DESK_PROOF=full $(BIN)/python -m pytest -q --timeout 7200 -n 3 --dist loadfile -m "proof and not alone"

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock:
	uv pip compile pyproject.toml --group dev --extra sign --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -o requirements.lock

clean:
	rm -rf .venv demo dist .mypy_cache .ruff_cache .hypothesis

catalogue: setup
	@$(BIN)/pybabel -q extract -o .venv/desk.pot --no-location --sort-output --omit-header desk
	@$(BIN)/pybabel -q update -i .venv/desk.pot -d desk/locale -D desk -l en --width 120 --init-missing --ignore-pot-creation-date --no-fuzzy-matching --ignore-obsolete
	@$(BIN)/python build_catalogues.py >/dev/null
	@touch $(STAMP)
