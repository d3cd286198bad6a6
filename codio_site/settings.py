"""Settings: everything that differs per installation comes from the environment.

Three ways to run. Without anything set it is a production start, which refuses missing or unsafe
settings (`codio_site.checks`). `CODIO_DEMO=1` is the demo on this machine only. `CODIO_DEBUG=1` is
for those who build.
"""

from pathlib import Path
from typing import Any

from codio_site import omgeving, postgres

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

DEBUG = omgeving.vlag("CODIO_DEBUG")
CODIO_DEMO = omgeving.vlag("CODIO_DEMO")
PRODUCTIE = not (DEBUG or CODIO_DEMO)

LOKAAL = ["localhost", "127.0.0.1", "[::1]"]
SECRET_KEY = omgeving.tekst("SECRET_KEY", "" if PRODUCTIE else "alleen-op-deze-computer-" + "x" * 40)
SECRET_KEY_GEGEVEN = bool(SECRET_KEY)  # Django raises on reading an empty key
ALLOWED_HOSTS = omgeving.lijst("ALLOWED_HOSTS", [] if PRODUCTIE else LOKAAL)
CSRF_TRUSTED_ORIGINS = omgeving.lijst("CSRF_TRUSTED_ORIGINS")
SITE_URL = omgeving.tekst("SITE_URL", "" if PRODUCTIE else "http://127.0.0.1:8000").rstrip("/")

INSTALLED_APPS = [
    "codio_site.apps.CodioConfig",
    "moresprudentie",
    "live",
    "project",
    "strategie",
    "acties",
    "formats",
    "waardenkader",
    "documenten",
    "web",
    "organisatie",
    "django_htmx",
    "template_partials",
    "crispy_forms",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "web.apps.BeheerConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "codio_site.verzoeken.Verzoeken",  # first: the number of a request is in every line about it
    "django.middleware.security.SecurityMiddleware",
    "codio_site.middleware.StatischeBestanden",
    "codio_site.samengeperst.Samengeperst",
    "codio_site.middleware.ContentSecurityPolicy",
    "web.middleware.NietBewaren",
    "web.bestanden.FormulierenMetBestanden",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "web.sessies.Sessiebewaking",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "web.inloggen.InloggenVereist",
    "django.contrib.messages.middleware.MessageMiddleware",
    "codio_site.inlog.tweestap.TweestapVereist",
    "web.middleware.SchoneTekst",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "web.versturen.LegePagina",
    "allauth.account.middleware.AccountMiddleware",
    "web.toegang.Downloads",
    "documenten.middleware.Documentpagina",
    "web.middleware.EenmaalVersturen",  # last: it calls the view
]

ROOT_URLCONF = "codio_site.urls"
ASGI_APPLICATION = "codio_site.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "codio_site.navigatie.navigatie",
            ],
            # The house style, known in every template without a load.
            "builtins": [f"web.templatetags.{naam}" for naam in ("huisstijl", "nlds", "pagina", "thema")],
        },
    }
]
# The theme of the organisation: a folder, and how it calls this application (web.thema).
THEMA = omgeving.tekst("CODIO_THEMA")
TOEPASSING = omgeving.tekst("CODIO_NAAM", "CODIO") or "CODIO"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "nlds"
CRISPY_TEMPLATE_PACK = "nlds"

# Without an address: the embedded server, which bin/demo and bin/test start.
DATABASE_URL = omgeving.tekst("DATABASE_URL", "" if PRODUCTIE else postgres.standaard_url(BASE_DIR))
_pool = omgeving.aantal("CODIO_DATABASE_POOL", 10) if DATABASE_URL and not DEBUG else 0
DATABASES = {"default": omgeving.database(DATABASE_URL, pool=_pool)}
# What allauth remembers for a while (a code that was used), for all processes together.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "codio_onthouden"}
}
# For `manage.py backup`: the folder with pg_dump, pg_restore and psql, and folders of this installation that go along.
PG_PROGRAMMAS = omgeving.tekst("CODIO_PG_PROGRAMMAS")
BACKUP_MAPPEN = omgeving.lijst("CODIO_BACKUP_MAPPEN")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organisatie.Gebruiker"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
_KEURING = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_KEURING}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_KEURING}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_KEURING}.NumericPasswordValidator"},
    {"NAME": "organisatie.wachtwoorden.NietTeRaden"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "mijn-werk"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "codio_site.aanmelden.Accountadapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {"reset_password": "codio_site.inlog.vergeten.VergetenForm"}
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = False  # organisatie.pogingen: in the database, for all processes together

# The login service of the organisation (OpenID Connect); without an issuer there is none. See docs/beheer/inloggen.md.
OIDC_ISSUER = omgeving.tekst("OIDC_ISSUER").rstrip("/")
OIDC_CLIENT_ID = omgeving.tekst("OIDC_CLIENT_ID")
OIDC_CLIENT_SECRET = omgeving.tekst("OIDC_CLIENT_SECRET")
OIDC_NAAM = omgeving.tekst("OIDC_NAAM", "je werkaccount")
OIDC_GROEPEN = omgeving.tekst("OIDC_GROEPEN", "groups")
OIDC_SCOPES = omgeving.lijst("OIDC_SCOPES", ["openid", "profile", "email"])
OIDC_DOMEINEN = [domein.lower() for domein in omgeving.lijst("OIDC_DOMEINEN")]

# The second step of who logs in with a password: for whom it must be set up ("geen", "beheerder", "iedereen").
CODIO_TWEESTAP = omgeving.keuze("CODIO_TWEESTAP", ("geen", "beheerder", "iedereen"), 1 if PRODUCTIE else 0)
MFA_ADAPTER = "codio_site.inlog.tweestap.Tweestapadapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "authenticate": "codio_site.inlog.tweestapforms.CodeForm",
    "reauthenticate": "codio_site.inlog.tweestapforms.NogmaalsCodeForm",
    "activate_totp": "codio_site.inlog.tweestapforms.AppForm",
    "authenticate_webauthn": "codio_site.inlog.tweestapforms.SleutelstapForm",
    "reauthenticate_webauthn": "codio_site.inlog.tweestapforms.NogmaalsSleutelForm",
    "login_webauthn": "codio_site.inlog.tweestapforms.SleutelLoginForm",
    "add_webauthn": "codio_site.inlog.tweestapforms.SleutelForm",
}
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTIE  # passkeys on http://localhost, to build and test

SOCIALACCOUNT_ADAPTER = "codio_site.inlog.dienst.Dienstadapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"provider_class": "codio_site.inlog.aanbieder.Aanbieder"}}
SOCIALACCOUNT_STORE_TOKENS = False

LANGUAGE_CODE = "nl"
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "codio_site.statisch.Npmfinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Work after the answer: by `manage.py werker`, or by a worker inside the web process (codio_site.werker).
# TAKEN_METEEN does it at once, in the process that asks for it (organisatie.wachtrij).
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "taken"
VOLGEN_PLAATSELIJK = DEBUG and omgeving.vlag(
    "CODIO_VOLGEN_PLAATSELIJK"
)  # follow http://127.0.0.1 too, to build and test
WERKER_IN_WEB = omgeving.vlag("CODIO_WERKER_IN_WEB")
TAKEN_METEEN = False

# Documents are made in this many processes of their own (documenten.werkbank); 0 is in the server itself.
DOCUMENT_PROCESSEN = 2
DOCUMENT_SECONDEN = 30  # for one document
DOCUMENT_WACHTEN = 10  # seconds to wait for a free process, then the page says that it is too busy
DOCUMENT_GEHEUGEN_MB = 1024

DEFAULT_FROM_EMAIL = omgeving.tekst("DEFAULT_FROM_EMAIL", "" if PRODUCTIE else "codio@example.org")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_URL = omgeving.tekst("EMAIL_URL", "" if PRODUCTIE else f"file://{VAR_DIR / 'post'}")
_post = omgeving.post(EMAIL_URL or "smtp://localhost:25?tls=0")
EMAIL_BACKEND = _post.backend
EMAIL_FILE_PATH = _post.map
EMAIL_HOST, EMAIL_PORT = _post.host, _post.poort
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _post.gebruiker, _post.wachtwoord
EMAIL_USE_SSL, EMAIL_USE_TLS = _post.ssl, _post.tls
EMAIL_TIMEOUT = 10

# How long mail waits, in seconds (organisatie.bezorging): for a command and for the last answer of the
# server (EMAIL_TIMEOUT is for reaching it); after trouble with the server and after trouble with one mail,
# each the first and the longest time. A refused mail is tried so often; then, or after so long, it failed.
POST_GEDULD_OPDRACHT = 60
POST_GEDULD_ANTWOORD = 600
POST_RUST_SERVER = (5, 300)
POST_RUST_BERICHT = (30, 900)
POST_WEIGERINGEN = 6
POST_OPGEVEN_NA = 3 * 24 * 60 * 60

# Cookies and transport: in production over https only.
SESSION_ENGINE = "organisatie.sessies"
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSIE_INACTIEF = 60 * omgeving.getal("CODIO_SESSIE_MINUTEN", 60)  # without use a session ends
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTIE
# A browser takes `__Host-` from this very name only, over https and for the whole site.
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = (
    ("__Host-sessionid", "__Host-csrftoken") if PRODUCTIE else ("sessionid", "csrftoken")
)
CSRF_COOKIE_HTTPONLY = True  # the token stands in the page; no script reads the cookie
CSRF_FAILURE_VIEW = "web.inloggen.token_klopt_niet"
SECURE_SSL_REDIRECT = PRODUCTIE
SECURE_REDIRECT_EXEMPT = [r"^gezondheid/"]
GEZONDHEID_GELDIG = 1.0  # seconds that an answer about the database is kept
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTIE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTIE
SECURE_HSTS_PRELOAD = omgeving.vlag("CODIO_HSTS_PRELOAD")
# Without preload by default: that list holds for the whole name of an organisation, and nobody gets off it soon.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Where people report a weakness in this installation (/.well-known/security.txt).
SECURITY_CONTACT = omgeving.lijst("CODIO_SECURITY_CONTACT")
SECURITY_BELEID = omgeving.tekst("CODIO_SECURITY_BELEID")

# Who watches (docs/beheer/bewaken.md): lines of the log as JSON, the number of a request, figures for Prometheus.
LOG_JSON = omgeving.vlag("CODIO_LOG_JSON")
VERZOEKNUMMER_VAN_PROXY = omgeving.vlag("CODIO_VERZOEKNUMMER_VAN_PROXY")
METINGEN_SLEUTEL = omgeving.tekst("CODIO_METINGEN_SLEUTEL")
METINGEN_MAP = omgeving.tekst("CODIO_METINGEN_MAP")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "regel": {
            "()": f"codio_site.logboek.{'JsonRegel' if LOG_JSON else 'ZonderGeheim'}",
            "format": "%(asctime)s %(levelname)s [%(nummer)s] %(name)s: %(message)s",
        }
    },
    "handlers": {"uitvoer": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "root": {"handlers": ["uitvoer"], "level": omgeving.logniveau("CODIO_LOGNIVEAU")},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        # A line per request and per job, in production; that of uvicorn is then one too many.
        "codio": {"level": "NOTSET" if PRODUCTIE else "WARNING"},
        "uvicorn": {"handlers": [], "propagate": True},
        "uvicorn.access": {"handlers": [], "level": "WARNING" if PRODUCTIE else "INFO", "propagate": True},
        "organisatie.wachtrij": {"level": "NOTSET" if PRODUCTIE else "WARNING"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # a traceback for whoever scans the internet
        # The queue tells of every job, WeasyPrint and its font subsetter of every step.
        "procrastinate": {"level": "WARNING"},
        "fido2": {"level": "WARNING"},  # it tells of every key
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}
