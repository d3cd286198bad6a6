from django.apps import AppConfig


class OrganisatieConfig(AppConfig):
    name = "organisatie"
    verbose_name = "Organisatie"

    def ready(self) -> None:
        """Let sessions end when an account or a role does; record who comes in and who is refused."""
        from organisatie import auditbewaren, binnenlaten, toegang  # noqa: F401  the first two connect what is theirs

        toegang.sluit_aan()
