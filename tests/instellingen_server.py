"""Settings of a server of its own on the database of the tests: as in production where it counts."""

from tests.instellingen import *  # noqa: F403
from tests.instellingen import DATABASES

DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 10, "timeout": 10}
DOCUMENT_PROCESSEN = 2
DOCUMENT_SECONDEN = 150  # a busy machine is no reason to fail
TAKEN_METEEN = False
