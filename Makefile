# The commands of this project. `make` alone lists them.
PYTHON := .venv/bin/python
T ?= tests
M ?=

.PHONY: help demo test pytest mutaties controles format migraties server pakketten hooks

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

demo: ## set up, play the example trajectory, serve it on 127.0.0.1:8000
	bin/demo

test: ## set up, then every check and every test, as .ci/run does
	bin/test

pytest: ## some tests: make pytest T="tests/acties -k regie"
	$(PYTHON) -m pytest $(T)

mutaties: ## change one thing at a time and see whether a test notices: make mutaties M="--aantal 20 --vanaf 41"
	$(PYTHON) -m mutaties $(M)

controles: ## every check except the tests: style, floors, templates, types, migrations, production
	bin/test --controles

format: ## put Python in the style of the house
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

migraties: ## write the migrations that changed models need
	CODIO_DEBUG=1 $(PYTHON) -W ignore::RuntimeWarning manage.py makemigrations

server: ## beside a running demo and on its data: a server that reloads, on 127.0.0.1:8001
	CODIO_DEBUG=1 $(PYTHON) manage.py runserver 8001

pakketten: ## lock the packages anew after a change in requirements/*.in
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url requirements/base.in -o requirements/base.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url -c requirements/base.txt requirements/dev.in -o requirements/dev.txt

hooks: ## check what changes before each commit
	.venv/bin/pre-commit install
