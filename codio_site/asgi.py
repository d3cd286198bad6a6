"""The ASGI application, which uvicorn serves."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "codio_site.settings")
application = get_asgi_application()

from codio_site.checks import weiger_onveilige_start  # noqa: E402  needs the applications loaded

weiger_onveilige_start()
