from django.apps import AppConfig


class ActiesConfig(AppConfig):
    name = "acties"
    verbose_name = "Acties"

    def ready(self) -> None:
        """Add the notices of this floor to those that people can get by mail."""
        from acties.berichten import sluit_aan

        sluit_aan()
