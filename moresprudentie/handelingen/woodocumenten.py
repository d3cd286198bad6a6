"""Keeping what a finished set delivers, and making that again when a passage is taken out of everything."""

from __future__ import annotations

from documenten.bouwstenen import bewaar, gooi_weg
from documenten.models import Bewaardocument
from moresprudentie.models import Wooset
from moresprudentie.woo.leveren import als_csv, bestanden, gelakt_stuk, inventaris, lakker_van, regels
from organisatie.models import Gebruiker

SOORT = "woo"


def leg_documenten_vast(wooset: Wooset, door: Gebruiker | None) -> None:
    """Keep each piece that goes along and the list of all, and save the set."""
    lakker = lakker_van(wooset)
    for stuk in wooset.stukken.filter(grond=""):
        stuk.document = bewaar(gelakt_stuk(stuk, lakker), soort=SOORT, door=door)[0]
        stuk.save(update_fields=["document"])
    lijst = regels(wooset, lakker)
    wooset.lijst = als_csv(lijst)
    wooset.inventaris = bewaar(inventaris(wooset, lakker, lijst), soort=SOORT, door=door)[0]
    wooset.save()


def gooi_documenten_weg(wooset: Wooset, door: Gebruiker | None) -> None:
    """Throw away what was kept of a set."""
    oud = list(Bewaardocument.objects.filter(pk__in=[d.pk for d in bestanden(wooset)]).select_related("bron"))
    wooset.stukken.update(document=None)
    Wooset.objects.filter(pk=wooset.pk).update(inventaris=None)
    gooi_weg(oud, door=door)


def maak_opnieuw(wooset: Wooset, door: Gebruiker) -> None:
    """Make the documents of a finished set again, of its pieces as they are now."""
    gooi_documenten_weg(wooset, door)
    leg_documenten_vast(Wooset.objects.select_related("project").get(pk=wooset.pk), door)
