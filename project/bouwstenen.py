"""Steps that are part of a handeling on a project: they ask no right, so no page calls them."""

from __future__ import annotations

from django.utils import timezone

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from project.documenten import maak_poster
from project.models import Posterversie, Project
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
