from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.urls import reverse


class WebConfig(AppConfig):
    name = "web"
    verbose_name = "Pagina's"
    default = True

    def ready(self) -> None:
        """Tell the floor below where somebody chooses which mail comes."""
        from organisatie.meldsoorten import KEUZEPAGINA

        KEUZEPAGINA.append(lambda: reverse("mailkeuze"))


class BeheerConfig(admin_apps.AdminConfig):
    """Puts our own site in the place of Django's default admin site."""

    default_site = "web.beheer.CodioAdminSite"
    default = False
