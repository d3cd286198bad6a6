from django.apps import AppConfig


class MoresprudentieConfig(AppConfig):
    name = "moresprudentie"
    verbose_name = "Moresprudentie"

    def ready(self) -> None:
        """Show the floors below what they show of this one."""
        from moresprudentie.aansluiting import sluit_aan

        sluit_aan()
