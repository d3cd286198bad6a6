from django.apps import AppConfig


class ActiesConfig(AppConfig):
    name = "acties"
    verbose_name = "Acties"

    def ready(self) -> None:
        """Add the notices of this floor to those that people can get by mail, and its terms to their agendas."""
        from acties import agenda, berichten, overdracht

        agenda.sluit_aan()
        berichten.sluit_aan()
        overdracht.sluit_aan()
