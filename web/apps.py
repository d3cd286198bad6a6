from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class WebConfig(AppConfig):
    name = "web"
    verbose_name = "Pagina's"
    default = True


class BeheerConfig(admin_apps.AdminConfig):
    """Puts our own site in the place of Django's default admin site."""

    default_site = "web.beheer.CodioAdminSite"
    default = False
