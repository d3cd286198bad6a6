"""Steps that are part of a handeling on a project: they ask no right, so no page calls them."""

from __future__ import annotations

from django.utils import timezone

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from project.brieven import eigen_adres
from project.documenten import maak_poster
from project.models import Deelnemer, Posterversie, Project
from project.models.mensen import nieuw_kenmerk
from project.poster.bewaren import als_gegevens


def leg_poster_vast(*, project: Project, door: Gebruiker) -> Posterversie | None:
    """Keep the poster as it is at the closing of the workshop; gives the version, None when nothing changed since the last."""
    inhoud = als_gegevens(maak_poster(project))
    laatste = project.posterversies.first()
    if laatste is not None and laatste.inhoud == inhoud:
        return None
    nummer = laatste.nummer + 1 if laatste else 1
    versie = Posterversie.objects.create(
        project=project, nummer=nummer, inhoud=inhoud, op=timezone.now(), door=door
    )
    leg_vast(door=door, wat="poster vastgelegd", op=project, versie=nummer)
    return versie


def geef_link(deelnemer: Deelnemer) -> str:
    """Give the personal link for a mail that goes out now, and note to which address it went.

    A link that went to another address before stops working: who reads there is somebody else.
    """
    if deelnemer.link_naar and deelnemer.link_naar.lower() != deelnemer.email.lower():
        deelnemer.kenmerk = nieuw_kenmerk()
    deelnemer.link_naar = deelnemer.email
    deelnemer.save(update_fields=["kenmerk", "link_naar"])
    return eigen_adres(deelnemer)
