from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "project"
    verbose_name = "Project"

    def ready(self) -> None:
        """Make the formats of this app known, and add its notices and appointments."""
        from project import (
            agenda,
            berichten,
            bewaren,
            formats,  # noqa: F401
            gesloten,
            persoonsgegevens,
        )
        from project.aansluiting import sluit_aan
        from project.workshop import formats as workshopformats  # noqa: F401

        agenda.sluit_aan()
        berichten.sluit_aan()
        bewaren.sluit_aan()
        gesloten.sluit_aan()
        persoonsgegevens.sluit_aan()
        sluit_aan()
