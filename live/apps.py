from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "live"
    verbose_name = "Live workshop"

    def ready(self) -> None:
        """Show the floor below what it shows of this one."""
        from live import aansluiting, bewaren, persoonsgegevens

        aansluiting.sluit_aan()
        bewaren.sluit_aan()
        persoonsgegevens.sluit_aan()
