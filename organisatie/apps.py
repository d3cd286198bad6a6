from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class OrganisatieConfig(AppConfig):
    name = "organisatie"
    verbose_name = "Organisatie"
    default = True


class BeheerConfig(AdminConfig):
    """Puts our own site in the place of Django's default admin site."""

    default_site = "organisatie.beheer.CodioAdminSite"
    default = False
