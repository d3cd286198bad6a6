"""What the public check of documents says of a verslag, of a terugkoppeling and of a piece of a Woo set."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from documenten.controle import ZOEKERS, Herkomst
from moresprudentie.models import Terugkoppeling, Verslag, Verslagversie, Wooset


def verslagen(som: str) -> Iterator[Herkomst]:
    """Give the version of which a file has this checksum: of a public verslag its title and number, of another the day only."""
    versies = Verslagversie.objects.filter(documenten__sha256=som).select_related("verslag").order_by("pk")
    for versie in versies:
        verslag = versie.verslag
        openbaar = Verslag.objects.openbaar_geweest().filter(pk=verslag.pk).exists()
        if not openbaar:
            yield Herkomst("Verslag", versie.gepubliceerd_op)
            continue
        yield Herkomst(
            "Verslag",
            versie.gepubliceerd_op,
            verslag.titel,
            verslag.nummer,
            str(versie.nummer),
            reverse("openbaar-verslag", args=[verslag.slug]),
            _erna(verslag, versie),
        )


def _erna(verslag: Verslag, versie: Verslagversie) -> str:
    """Say what came after a version."""
    if verslag.status == Verslag.Status.INGETROKKEN:
        return "Dit verslag is ingetrokken."
    if verslag.huidige_versie_id not in (None, versie.pk):
        return "Er is een nieuwere versie van dit verslag."
    return ""


def terugkoppelingen(som: str) -> Iterator[Herkomst]:
    """Give the terugkoppeling of which a file has this checksum; these are not public."""
    for verzonden in Terugkoppeling.objects.filter(documenten__sha256=som):
        if verzonden.verzonden_op is not None:
            yield Herkomst("Terugkoppeling", verzonden.verzonden_op)


def woosets(som: str) -> Iterator[Herkomst]:
    """Give the Woo set of which a file has this checksum: of which day, and nothing of what it is about."""
    van_set = Q(stukken__document__sha256=som) | Q(inventaris__sha256=som)
    for wooset in Wooset.objects.filter(van_set).distinct():
        if wooset.afgerond_op is not None:
            yield Herkomst("Stuk van een Woo-verzoek", wooset.afgerond_op)


def sluit_aan() -> None:
    """Put these where the check asks for them; once, when Django starts."""
    ZOEKERS.extend((verslagen, terugkoppelingen, woosets))
