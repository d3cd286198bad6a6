"""Settings of the real worker processes in test_werker_doden: the demo's, with short waiting times."""

import os

os.environ["CODIO_DEMO"] = "1"

from codio_site.settings import *  # noqa: F403
from codio_site.settings import DATABASES

EMAIL_TIMEOUT = 2
POST_GEDULD_OPDRACHT = POST_GEDULD_ANTWOORD = 5
POST_RUST_SERVER = (0.2, 2)
POST_RUST_BERICHT = (0.5, 3)
POST_WEIGERINGEN = 2
DATABASES["default"]["OPTIONS"]["pool"]["max_size"] = 5
