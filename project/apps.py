from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "project"
    verbose_name = "Project"

    def ready(self) -> None:
        """Make the formats of this app known, and add its notices."""
        from project import formats  # noqa: F401
        from project.berichten import sluit_aan
        from project.workshop import formats as workshopformats  # noqa: F401

        sluit_aan()
