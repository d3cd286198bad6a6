from django.apps import AppConfig


class MoresprudentieConfig(AppConfig):
    name = "moresprudentie"
    verbose_name = "Moresprudentie"

    def ready(self) -> None:
        """Show the floors below what they show of this one; add its notices."""
        from moresprudentie import (
            aansluiting,
            archief,
            berichten,
            bewaren,
            controle,
            gesloten,
            persoonsgegevens,
        )
        from moresprudentie.citator import aansluiting as citator

        aansluiting.sluit_aan()
        archief.sluit_aan()
        berichten.sluit_aan()
        bewaren.sluit_aan()
        controle.sluit_aan()
        gesloten.sluit_aan()
        persoonsgegevens.sluit_aan()
        citator.sluit_aan()
