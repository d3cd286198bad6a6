"""Settings of a server of its own for a browser: it also serves the static files, straight from where they are made."""

from tests.instellingen_server import *  # noqa: F403
from tests.instellingen_server import MIDDLEWARE

MIDDLEWARE = [MIDDLEWARE[0], "codio_site.middleware.StatischeBestanden", *MIDDLEWARE[1:]]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
