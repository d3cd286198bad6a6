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
    "django.middleware.security.SecurityMiddleware",
    "codio_site.middleware.StatischeBestanden",
    "codio_site.middleware.ContentSecurityPolicy",
    "web.middleware.NietBewaren",
    "web.bestanden.FormulierenMetBestanden",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "web.inloggen.InloggenVereist",
    "django.contrib.messages.middleware.MessageMiddleware",
    "web.middleware.SchoneTekst",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "web.versturen.LegePagina",
    "allauth.account.middleware.AccountMiddleware",
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
            "builtins": [f"web.templatetags.{naam}" for naam in ("huisstijl", "nlds", "pagina")],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "nlds"
CRISPY_TEMPLATE_PACK = "nlds"

# Without an address: the embedded server, which bin/demo and bin/test start.
DATABASE_URL = omgeving.tekst("DATABASE_URL", "" if PRODUCTIE else postgres.standaard_url(BASE_DIR))
DATABASES = {"default": omgeving.database(DATABASE_URL, pool=bool(DATABASE_URL) and not DEBUG)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organisatie.Gebruiker"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{naam}"}
    for naam in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
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
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False

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
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_COOKIE_SECURE = PRODUCTIE
CSRF_COOKIE_SECURE = PRODUCTIE
CSRF_FAILURE_VIEW = "web.inloggen.token_klopt_niet"
SECURE_SSL_REDIRECT = PRODUCTIE
SECURE_REDIRECT_EXEMPT = [r"^gezondheid/$"]
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTIE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTIE
SECURE_HSTS_PRELOAD = PRODUCTIE
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "regel": {
            "()": "codio_site.logboek.ZonderGeheim",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        }
    },
    "handlers": {"uitvoer": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "root": {"handlers": ["uitvoer"], "level": omgeving.logniveau("CODIO_LOGNIVEAU")},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        # The queue tells of every job, WeasyPrint and its font subsetter of every step.
        "procrastinate": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}
