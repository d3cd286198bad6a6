from django.apps import AppConfig


class CodioConfig(AppConfig):
    name = "codio_site"
    verbose_name = "CODIO"

    def ready(self) -> None:
        from codio_site import (
            checks,  # noqa: F401  registers the system checks
            logboek,
        )
        from codio_site.inlog import meldingen, tweestap  # noqa: F401  connect their receivers

        logboek.houd_toegang_schoon()
