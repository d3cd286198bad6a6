from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class FormatsConfig(AppConfig):
    name = "formats"
    verbose_name = "Formats"

    def ready(self) -> None:
        """Import `<app>/formats.py` of every app, so that each declared format is known."""
        autodiscover_modules("formats")
