"""Who is in the room, for who leads: per table, and the link of somebody who lost it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from live.models import Plek, Sessie, Tafel
from organisatie.post import volledige_url
from organisatie.tekst import getal
from project.brieven import eigen_adres
from web.qr import qr


@dataclass(frozen=True)
class Aanwezige:
    """Somebody at a table: whether the screen is open now, and to which tables this person can go."""

    plek: Plek
    er_nu: bool
    andere: tuple[Tafel, ...]


@dataclass(frozen=True)
class Toegang:
    """The way in of one person: the address, as text and as a square to scan."""

    naam: str
    adres: str
    vierkant: SafeString


def tafellijst(sessie: Sessie) -> list[tuple[Tafel, str, list[Aanwezige]]]:
    """Give per table the key of its fundament, and who sits there."""
    tafels = list(sessie.tafels.met_groep())
    er_nu = set(sessie.plekken.er_nu().values_list("pk", flat=True))
    plekken = list(sessie.plekken.select_related("deelnemer").order_by("deelnemer__naam"))
    return [
        (
            tafel,
            tafel.fundament,
            [
                Aanwezige(plek, plek.pk in er_nu, tuple(t for t in tafels if t != tafel))
                for plek in plekken
                if plek.deelnemer.groep_id == tafel.groep_id
            ],
        )
        for tafel in tafels
    ]


def toegang_van(sessie: Sessie, vraag: Mapping[str, str]) -> Toegang | None:
    """Give the link that was asked for: of a place (`plek`), or the own page of who is still expected (`deelnemer`)."""
    if plek := sessie.plekken.select_related("deelnemer").filter(pk=getal(vraag.get("plek", ""))).first():
        adres = volledige_url(reverse("live-plek", args=[plek.kenmerk]))
        return _toegang(plek.deelnemer.naam, adres)
    wachten = sessie.project.deelnemers.exclude(plekken__sessie=sessie)
    if deelnemer := wachten.filter(pk=getal(vraag.get("deelnemer", ""))).first():
        return _toegang(deelnemer.naam, eigen_adres(deelnemer))
    return None


def _toegang(naam: str, adres: str) -> Toegang:
    return Toegang(naam, adres, qr(adres, f"QR-code met de link van {naam}"))
