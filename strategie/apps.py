"""The app of the module Strategie."""

from __future__ import annotations

from django.apps import AppConfig


class StrategieConfig(AppConfig):
    """Registers the formats of the four phases, and shows the waardenkader the accentwaarden, when Django starts."""

    name = "strategie"
    verbose_name = "CODIO Strategie"

    def ready(self) -> None:
        """Import the declarations, so that every `Invulling` finds its format; plug in what floors below show or tell."""
        from strategie import (
            aansluiting,
            agenda,
            berichten,
            bewaren,
            controle,
            formats,  # noqa: F401
            gesloten,
            jaarberichten,
            meelezen,
            persoonsgegevens,
        )
        from strategie.volwassenheid import berichten as volwassenheid

        aansluiting.sluit_aan()
        agenda.sluit_aan()
        berichten.sluit_aan()
        bewaren.sluit_aan()
        controle.sluit_aan()
        gesloten.sluit_aan()
        persoonsgegevens.sluit_aan()
        jaarberichten.sluit_aan()
        meelezen.sluit_aan()
        volwassenheid.sluit_aan()
