"""Measuring: `python -m benchmarks.<name>`, with the settings of the tests and a database of its own."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.instellingen")
django.setup()
