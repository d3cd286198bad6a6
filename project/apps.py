from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "project"
    verbose_name = "Project"

    def ready(self) -> None:
        """Make the formats of this app known."""
        from project import formats  # noqa: F401
        from project.workshop import formats as workshopformats  # noqa: F401
