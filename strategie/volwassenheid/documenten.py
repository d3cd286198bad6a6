"""The answers and the outcome of a meting as a document."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localtime

from documenten.document import Document
from strategie.models import Meting
from strategie.volwassenheid.cijfers import Uitslag, mensen, uitslag
from strategie.volwassenheid.plot import plot
from strategie.volwassenheid.themas import NIVEAUS


def uitkomstdocument(meting: Meting) -> Document:
    """Give the outcome with the answers that it rests on; a concept until it is vastgesteld. It names nobody who answered."""
    cijfers = uitslag(meting)
    return Document(
        titel=meting.titel,
        soort="Uitkomst",
        sjabloon="documenten/volwassenheid.html",
        context={"uitslag": cijfers, "plot": plot(cijfers), "niveaus": NIVEAUS},
        bestandsnaam=f"uitkomst-{slugify(meting.titel)[:60] or meting.pk}",
        concept=not meting.is_vastgesteld,
        omschrijving="Hoe ver is de organisatie met waarden in digitalisering? Zes thema’s, vijf niveaus.",
        auteur=meting.eigenaar.naam,
        datum=localtime(meting.status_op).date(),
        feiten=_feiten(meting, cijfers),
    )


def _feiten(meting: Meting, cijfers: Uitslag) -> tuple[tuple[str, str], ...]:
    feiten = [
        ("Gaat over", meting.waarover),
        ("Eigenaar", meting.eigenaar.naam),
        ("Ingevuld door", mensen(cijfers.ingevuld)),
        ("Stand", stand(meting)),
    ]
    if cijfers.vorige:
        feiten.append(("Vergeleken met", naam_en_dag(cijfers.vorige)))
    return tuple(feiten)


def stand(meting: Meting) -> str:
    """Say where a meting stands, with the day when the outcome holds."""
    if meting.is_vastgesteld:
        return f"Vastgesteld op {_dag(meting)}"
    return str(meting.get_status_display())


def naam_en_dag(meting: Meting) -> str:
    """Name a meting with an outcome, and the day on which it was vastgesteld."""
    return f"{meting.titel}, vastgesteld op {_dag(meting)}"


def _dag(meting: Meting) -> str:
    return date_format(localtime(meting.status_op), "j F Y")
