from django.apps import AppConfig


class ActiesConfig(AppConfig):
    name = "acties"
    verbose_name = "Acties"

    def ready(self) -> None:
        """Add the notices of this floor to those that people can get by mail, and its terms to their agendas."""
        from acties import agenda, berichten, bewaren, gesloten, nakijken, overdracht, persoonsgegevens

        agenda.sluit_aan()
        berichten.sluit_aan()
        bewaren.sluit_aan()
        gesloten.sluit_aan()
        nakijken.sluit_aan()
        persoonsgegevens.sluit_aan()
        overdracht.sluit_aan()
