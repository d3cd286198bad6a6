"""Every app holds its own full addresses; the home page, the admin and the accounts are mounted here."""

from allauth.account import views as account
from django.contrib import admin
from django.urls import include, path, re_path

from codio_site import views
from codio_site.hulp import hulp
from codio_site.mijn_werk import mijn_werk

# Of allauth's pages only those that go with accounts which the organisation hands out.
ACCOUNT = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", account.signup, name="account_signup"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

handler403 = "web.inloggen.geen_toegang"
handler404 = "web.inloggen.niet_gevonden"
handler500 = "codio_site.views.storing"

urlpatterns = [
    path("", mijn_werk, name="mijn-werk"),
    path("account/", include(ACCOUNT)),
    path("beheer/", admin.site.urls),
    path("hulp/", hulp, name="hulp"),
    path("hulp/<slug:pagina>/", hulp, name="hulp-pagina"),
    path("gezondheid/", views.gezondheid, name="gezondheid"),
    path("", include("web.urls")),
    path("", include("waardenkader.urls")),
    path("", include("strategie.urls")),
    path("", include("live.urls")),
    path("", include("project.urls")),
    path("", include("acties.urls")),
    path("", include("moresprudentie.urls")),
]
