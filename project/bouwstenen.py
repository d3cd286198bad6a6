"""Steps that are part of a handeling on a project: they ask no right, so no page calls them."""

from __future__ import annotations

from hashlib import sha256

from django.utils import timezone

from documenten import Document
from documenten.bouwstenen import als_postbestand, bewaar
from documenten.formaten import Formaat
from documenten.models import Bewaardocument
from documenten.taken import maak_document
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.post import Bestand
from organisatie.wachtrij import zet_in_wachtrij
from project.brieven import eigen_adres
from project.documenten import maak_poster, poster
from project.leesbundel import leesbundel
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


def mee_met_uitnodiging(project: Project, door: Gebruiker) -> Bestand:
    """Give the papers to send along; they are made once, and again only when something in them has changed."""
    return _mee(project, leesbundel(project), "leesbundel", door)


def mee_na_workshop(project: Project, door: Gebruiker) -> Bestand:
    """Give the poster to send along after the workshop, as it was vastgelegd; made once, as the papers before it."""
    document = poster(project, papier="A3-liggend", versie=project.posterversies.first())
    return _mee(project, document, "poster", door)


def _mee(project: Project, document: Document, soort: str, door: Gebruiker) -> Bestand:
    """Give a document that goes with mails; it is kept with the workshop, so that a passage can be taken out of all of them."""
    som = sha256(document.als_html().encode()).hexdigest()
    eerder = project.workshop.leesbundels.filter(bron__sha256=som)
    bewaard = eerder.exclude(stand=Bewaardocument.Stand.MISLUKT).last()
    if bewaard is None:
        [bewaard] = bewaar(document, soort=soort, door=door)
        project.workshop.leesbundels.add(bewaard)
    elif not bewaard.is_gereed:  # once more does no harm, and these mails wait for it
        zet_in_wachtrij(maak_document, nummer=bewaard.pk)
    naam = f"{document.bestandsnaam}.{Formaat.PDF.value}"
    return Bestand(naam, Formaat.PDF.inhoudstype, gedeeld=als_postbestand(bewaard))
