"""Settings of the tests: fast, without secrets, and strict on templates."""

import os

os.environ["CODIO_DEBUG"] = ""
os.environ["CODIO_DEMO"] = "1"

from codio_site.settings import *  # noqa: F403
from codio_site.settings import BASE_DIR, DATABASES, TEMPLATES
from tests.sjabloonvariabelen import OnbekendeVariabele

DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ACCOUNT_RATE_LIMITS = False
TAKEN_METEEN = True
GEZONDHEID_GELDIG = -1  # look each time
DOCUMENT_PROCESSEN = 0  # here and now; tests/documenten/test_werkbank.py makes them in processes of their own
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = [  # the static files come from their finders, not from whitenoise
    regel
    for regel in MIDDLEWARE  # noqa: F405
    if not regel.endswith("StatischeBestanden")
]
DATABASES["default"]["OPTIONS"].pop("pool", None)
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = OnbekendeVariabele(BASE_DIR / "templates")
