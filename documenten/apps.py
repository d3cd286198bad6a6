from django.apps import AppConfig


class DocumentenConfig(AppConfig):
    name = "documenten"
    verbose_name = "Documenten"

    def ready(self) -> None:
        """Let the kept documents be looked through with the audit trail."""
        from documenten import nakijken

        nakijken.sluit_aan()
