"""The settings of the server of the tests, with the empty page beside all others."""

from tests.instellingen_server import *  # noqa: F403

ROOT_URLCONF = "benchmarks.groot"
