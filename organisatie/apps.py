from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class OrganisatieConfig(AppConfig):
    name = "organisatie"
    verbose_name = "Organisatie"


class BeheerConfig(admin_apps.AdminConfig):
    """Puts our own site in the place of Django's default admin site."""

    default_site = "organisatie.beheer.CodioAdminSite"
    default = False
