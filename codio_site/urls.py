"""Every app holds its own full addresses; the admin and the account pages are mounted here."""

from importlib.util import find_spec

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from codio_site import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("allauth.account.urls")),
    path("beheer/", admin.site.urls),
    path("gezondheid/", views.gezondheid, name="gezondheid"),
]
for app in ("waardenkader", "strategie", "project", "acties", "moresprudentie", "documenten", "organisatie"):
    if find_spec(app) and find_spec(f"{app}.urls"):
        urlpatterns.append(path("", include(f"{app}.urls")))
if find_spec("codio_site.mijn_werk"):
    from codio_site import mijn_werk

    urlpatterns.append(path("", mijn_werk.mijn_werk, name="mijn-werk"))
