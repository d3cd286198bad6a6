"""Settings of a server of its own on the database of the tests: as in production where it counts."""

import os

from codio_site.omgeving import POOL
from tests.instellingen import *  # noqa: F403
from tests.instellingen import DATABASES

DATABASES["default"]["OPTIONS"]["pool"] = POOL | {
    "max_size": int(os.environ.get("CODIO_DATABASE_POOL", "10"))
}
DOCUMENT_PROCESSEN = 2
DOCUMENT_SECONDEN = 150  # a busy machine is no reason to fail
TAKEN_METEEN = False
