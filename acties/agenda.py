"""The terms of actions for somebody's own agenda."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.text import slugify

from acties.link import maak_link
from acties.models import Actie
from organisatie import agendapunten
from organisatie.agenda import Agendapunt, kenmerk
from organisatie.models import Gebruiker
from organisatie.post import volledige_url


def van_actie(actie: Actie) -> Agendapunt | None:
    """Give the term of an action as an appointment; None without one."""
    if actie.termijn is None:
        return None
    pad = actie.get_absolute_url() if actie.actiehouder_id else maak_link(actie)
    return Agendapunt(
        kenmerk=kenmerk(f"actie-{actie.pk}"),
        nummer=int(
            timezone.now().timestamp() // 60
        ),  # a later file of the same action takes over from an earlier one
        titel=f"Termijn: {actie.titel}",
        begin=actie.termijn,
        einde=None,
        plaats="",
        tekst=f"Een actie bij {actie.eigenaar}. Meld hoe het gaat: {volledige_url(pad)}",
        organisator=None,
        naam=f"actie-{slugify(actie.titel)[:60].strip('-') or actie.pk}.ics",
    )


def punten(gebruiker: Gebruiker) -> Iterator[Agendapunt]:
    """Give the terms of the running actions of somebody."""
    acties = Actie.objects.geldend().lopend().filter(actiehouder=gebruiker).exclude(termijn=None)
    for actie in acties.select_related("project", "dossier"):
        if punt := van_actie(actie):
            yield punt


def sluit_aan() -> None:
    """Add the appointments of this floor; once, when Django starts."""
    agendapunten.BRONNEN.append(punten)
