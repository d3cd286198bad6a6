"""Kept documents in the admin: which files are there, wait or failed; never what is in them."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from documenten.handelingen import maak_opnieuw
from documenten.models import Bewaardocument
from web.admin import AlleenLezen
from web.verzoek import Verzoek


@admin.register(Bewaardocument)
class BewaardocumentAdmin(AlleenLezen):
    """What was kept, with an action to make a file that failed again."""

    list_display = ("titel", "formaat", "stand", "reden", "gemaakt_op", "gemaakt_door")
    list_filter = ("stand", "formaat")
    list_select_related = ("gemaakt_door",)
    fields = ("titel", "soort", "formaat", "stand", "reden", "sha256", "gemaakt_op", "gemaakt_door")
    actions = ("probeer_opnieuw",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Bewaardocument]:
        """Leave the files themselves where they are."""
        return super().get_queryset(request).defer("inhoud")

    @admin.action(description="Probeer de gekozen bestanden opnieuw te maken")
    def probeer_opnieuw(self, request: Verzoek, gekozen: QuerySet[Bewaardocument]) -> None:
        """Put what failed back in the queue."""
        aantal = sum(maak_opnieuw(document=document, door=request.user) for document in gekozen)
        if aantal:
            self.message_user(request, f"Bestanden die opnieuw worden gemaakt: {aantal}.")
        else:
            self.message_user(request, "Er was niets mislukt bij wat je koos.", messages.WARNING)
