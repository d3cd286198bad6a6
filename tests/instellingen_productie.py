"""Settings of a production start, as the units make it; only the static files come from their finders."""

import os

os.environ["CODIO_DEBUG"] = os.environ["CODIO_DEMO"] = ""

from codio_site.settings import *  # noqa: F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
