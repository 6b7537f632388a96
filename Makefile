# The two commands are `make run` and `make test`; each sets up what it needs.
PYTHON := .venv/bin/python
BIN := .venv/bin

.PHONY: run test check format words accept long kills fuzz package delinquency pictures bench licences sbom audit clean

run: ## open the app; without a display, do the main job on the sample book
	@.ci/setup run
	@$(PYTHON) main.py $(BOOK)

test: ## everything that must hold: format, lint, types, contracts, words, tests, coverage
	@.ci/setup test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/coverage erase
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q -n 2 --dist worksteal --cov --cov-report=
	$(BIN)/coverage report --include='main.py,planner/*,reports/*' --fail-under=100
	$(BIN)/coverage report --include='ui/*' --fail-under=90

check: ## the quick part of `make test`, without the tests
	@.ci/setup test
	$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports
	$(PYTHON) .ci/words.py missing

format: ## write the source as the formatter wants it
	@.ci/setup test
	$(BIN)/ruff check --fix-only -q . ; $(BIN)/ruff format .

words: ## compile the translations
	@.ci/setup test
	$(PYTHON) .ci/words.py compile
	$(PYTHON) .ci/words.py missing

accept: ## rewrite the golden documents; read the difference before you commit it
	@.ci/setup test
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q -n 2 --accept tests/reports tests/planner

long: ## the longer hunts
	@.ci/setup test
	HYPOTHESIS_PROFILE=long QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q -n 2 --long

kills: ## three thousand writers killed at moments of chance; says what was lost
	@.ci/setup test
	@mkdir -p out
	$(PYTHON) -m tests.helpers.killing out/killed.duheng --points 3000

fuzz: ## mutated files at every door, guided by the lines they reach; SECONDS in all
	@.ci/setup test
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.fuzz.hunt --seconds $(or $(SECONDS),3600)

package: ## a one-folder app for Linux, built twice, compared, and used without Python
	@.ci/setup package
	out/package/env/bin/python .ci/package/build.py --twice
	out/package/env/bin/python .ci/package/smoke.py

delinquency: ## fit the card of missed payments anew; UCI names the data file (.csv.gz)
	@.ci/setup test
	$(PYTHON) -m tests.planner.credit.uci $(UCI)

pictures: ## draw the pictures of the documentation anew
	@.ci/setup test
	$(PYTHON) .ci/pictures.py

bench: ## ratios, to docs/benchmarks.md; PARTS="peers growth" for some, PEERS=--install
	@.ci/setup test
	$(PYTHON) .ci/bench.py $(PARTS) $(PEERS)

licences: ## list the packages that the program is made of
	@.ci/setup test
	$(PYTHON) .ci/licences.py > docs/licences.md

sbom: ## a bill of materials in the CycloneDX form
	@mkdir -p out
	uv export --frozen --no-dev --quiet --format cyclonedx1.5 -o out/duheng.cdx.json
	@echo out/duheng.cdx.json

audit: ## ask a public database for known faults of what is locked; needs a network
	@.ci/setup test
	@PATH="$(PWD)/.uv/bin:$$PATH" $(PYTHON) .ci/audit.py

clean:
	rm -rf .venv .uv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage* out
