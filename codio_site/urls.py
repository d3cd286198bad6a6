"""Every app holds its own full addresses; the home page, the admin and the accounts are mounted here."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as herstel
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as sleutels
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from codio_site import views
from codio_site.cspmelding import csp_melding
from codio_site.hulp import hulp
from codio_site.inlog import views as inlog
from codio_site.mijn_werk import mijn_werk
from codio_site.securitytxt import security_txt

# Of allauth's pages only those that go with accounts which the organisation hands out.
ACCOUNT = [
    path("login/", inlog.Inloggen.as_view(), name="account_login"),
    path("dienst/", inlog.naar_dienst, name="inlogdienst"),
    path("dienst/terug/", inlog.van_dienst, name="inlogdienst-terug"),
    path("dienst/afmelden/", inlog.afmelden, name="inlogdienst-afmelden"),
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

TWEESTAP = [
    path("", inlog.Tweestap.as_view(), name="mfa_index"),
    path("code/", inlog.TweedeStap.as_view(), name="mfa_authenticate"),
    path("code/nogmaals/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("app/aan/", totp.activate_totp, name="mfa_activate_totp"),
    path("app/uit/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("herstelcodes/", herstel.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("herstelcodes/nieuw/", herstel.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("sleutels/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("sleutels/nieuw/", sleutels.add_webauthn, name="mfa_add_webauthn"),
    path("sleutels/nogmaals/", sleutels.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("sleutels/inloggen/", inlog.MetSleutel.as_view(), name="mfa_login_webauthn"),
    path("sleutels/<int:pk>/verwijderen/", inlog.sleutel_verwijderen, name="mfa_remove_webauthn"),
]

handler403 = "web.inloggen.geen_toegang"
handler404 = "web.inloggen.niet_gevonden"
handler500 = "codio_site.views.storing"

urlpatterns = [
    path("", mijn_werk, name="mijn-werk"),
    path("account/", include(ACCOUNT)),
    path("account/tweestap/", include(TWEESTAP)),
    path("", include("documenten.urls")),
    path("", include("web.gegevens_urls")),  # some under beheer/, of which the admin takes the rest
    path("beheer/", admin.site.urls),
    path("hulp/", hulp, name="hulp"),
    path("hulp/<slug:pagina>/", hulp, name="hulp-pagina"),
    path("gezondheid/", views.gezondheid, name="gezondheid"),
    path("gezondheid/leeft/", views.leeft, name="gezondheid-leeft"),
    path("gezondheid/klaar/", views.klaar, name="gezondheid-klaar"),
    path("gezondheid/werker/", views.werker, name="gezondheid-werker"),
    path("csp-melding/", csp_melding, name="csp-melding"),
    path(".well-known/security.txt", security_txt, name="security-txt"),
    path("metingen/", views.metingen, name="metingen"),
    path("", include("web.urls")),
    path("", include("waardenkader.urls")),
    path("", include("strategie.urls")),
    path("", include("live.urls")),
    path("", include("project.urls")),
    path("", include("acties.urls")),
    path("", include("moresprudentie.urls")),
]
