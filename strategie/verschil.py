"""What changed in a phase since the bestuur read it last, and since the version of the dossier before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import models

from acties.models import Status
from formats.models import Antwoordversie
from formats.weergave import antwoord_als_tekst
from organisatie.tekst import geteld
from strategie import gegevens
from strategie.formats.nota import NOTAVRAGEN
from strategie.hoort_bij import HOORT_BIJ
from strategie.models import Dossier, Fase, Fasebesluit, Voorlegging
from strategie.notateksten import naam_van_vraag, niet_gevraagd

Stap = Fasebesluit.Stap
ALLEEN_SPECIFIEK = ("lange_lijst", "accentwaarden")
"""Kept when the choice becomes generiek, but no part of it: it has no accents, and asks for no long list (bron: 000, 2.3)."""
ZONDER_ACCENTEN = {"lange_lijst", "externen_betrokken", "externen_toelichting", "reden_afwijkend_aantal"}
"""What generiek does not ask, and so is no loss."""


class Punt(NamedTuple):
    """One thing that a reader can find in a phase: a key that stays, its name, and what stands there."""

    sleutel: str
    kop: str
    tekst: str


class Wijziging(NamedTuple):
    """One thing that is other than before; `soort` is "Nieuw", "Gewijzigd" or "Vervallen"."""

    soort: str
    kop: str
    was: str
    nu: str


@dataclass(frozen=True)
class Verschil:
    """What is other than it was; `sinds` says since when, `gevraagd` what the bestuur asked meanwhile."""

    sinds: str
    wijzigingen: tuple[Wijziging, ...]
    gevraagd: tuple[str, ...] = ()
    met_versie: bool = False

    @property
    def kop(self) -> str:
        """State how much changed."""
        aantal = len(self.per_soort_namen)
        if not aantal:
            return f"Er is niets veranderd sinds {self.sinds}"
        is_ = "is" if aantal == 1 else "zijn"
        return f"Er {is_} {geteld(aantal, 'punt', 'punten')} veranderd sinds {self.sinds}"

    @property
    def per_soort_namen(self) -> list[tuple[str, str]]:
        """Give (kind, name) of each change, every pair once."""
        return list(dict.fromkeys((w.soort, w.kop) for w in self.wijzigingen))

    @property
    def per_soort(self) -> dict[str, list[str]]:
        """Give the names per kind of change, for a list."""
        namen: dict[str, list[str]] = {}
        for soort in ("Nieuw", "Gewijzigd", "Vervallen"):
            if deze := [kop for s, kop in self.per_soort_namen if s == soort]:
                namen[soort] = deze
        return namen


def sinds_lezing(fase: Fase) -> Verschil | None:
    """Give what changed since the bestuur read this phase before; None when it never did."""
    keren = fase.besluiten.filter(stap=Stap.VOORGELEGD).select_related("voorlegging").order_by("-pk")
    vorige = keren[0 if fase.is_bewerkbaar else 1 :].first()
    if vorige is None:
        return None
    nu = inhoud(fase)
    vastgelegd = Voorlegging.objects.filter(besluit=vorige).first()
    if vastgelegd is not None:
        was = [Punt(*rij) for rij in vastgelegd.inhoud]
    else:  # it was laid before when that was not kept yet: the answers have a history, the rest is left out
        was, vragen = list(_toen(fase, vorige.op)), {v.sleutel for v in fase.invulling.spec.vragen()}
        nu = [punt for punt in nu if punt.sleutel in vragen]
    erna = fase.besluiten.filter(pk__gt=vorige.pk, stap__in=(Stap.TERUGGEGEVEN, Stap.HEROPEND))
    gevraagd = erna.exclude(opmerking="").order_by("pk").values_list("opmerking", flat=True)
    wijzigingen = vergelijk(_gevraagd(fase, was), _gevraagd(fase, nu))
    return Verschil(f"de lezing van {gegevens.datum(vorige.op)}", wijzigingen, tuple(gevraagd))


def sinds_versie(fase: Fase) -> Verschil | None:
    """Give what is other than in the version of the dossier before this one; None in the first version."""
    dossier = fase.dossier
    if dossier.vorige is None:
        return None
    toen = gegevens.fasen_van(dossier.vorige)[fase.nummer]
    was, nu = inhoud(toen), inhoud(fase, vervolg=True)
    vast = ([p for p in _gevraagd(fase, punten) if p.sleutel not in NOTAVRAGEN] for punten in (was, nu))
    return Verschil(f"versie {dossier.vorige.versie}", vergelijk(*vast), met_versie=True)


def _gevraagd(fase: Fase, punten: Iterable[Punt]) -> list[Punt]:
    """Leave out what the choice of this phase does not ask: that it is not there, is no change to read."""
    niet = niet_gevraagd(fase)
    if niet:
        niet |= ZONDER_ACCENTEN
    return [punt for punt in punten if punt.sleutel not in niet]


def vergelijk(was: Iterable[Punt], nu: Iterable[Punt]) -> tuple[Wijziging, ...]:
    """Give what is new, other or gone, in the order in which it is read."""
    eerst, daarna = {p.sleutel: p for p in was}, {p.sleutel: p for p in nu}
    wijzigingen = []
    for sleutel, punt in daarna.items():
        oud = eerst.get(sleutel)
        if oud is None:
            wijzigingen.append(Wijziging("Nieuw", punt.kop, "", punt.tekst))
        elif oud.tekst != punt.tekst:
            wijzigingen.append(Wijziging("Gewijzigd", punt.kop, oud.tekst, punt.tekst))
    weg = [Wijziging("Vervallen", p.kop, p.tekst, "") for s, p in eerst.items() if s not in daarna]
    return (*wijzigingen, *weg)


def inhoud(fase: Fase, *, vervolg: bool = False) -> list[Punt]:
    """Give all that stands in a phase now, thing by thing.

    With `vervolg` a measure goes by the key that it had in the version before, so that both can be laid side by side.
    """
    hoort = HOORT_BIJ[fase.nummer]
    punten = [*_velden(fase.dossier, hoort.velden), *_antwoorden(fase), *_betrokkenen(fase)]
    generiek = fase.dossier.keuze == Dossier.Keuze.GENERIEK
    for naam in hoort.rijen:
        if generiek and naam in ALLEEN_SPECIFIEK:
            continue
        rijen = getattr(fase.dossier, naam)
        maak = RIJEN.get(naam)
        punten += maak(fase.dossier, vervolg) if maak else _rijen(naam, rijen)
    return [punt for punt in punten if punt.tekst.strip()]


def _antwoorden(fase: Fase) -> Iterator[Punt]:
    for onderdeel in fase.invulling.spec.onderdelen:
        for vraag in onderdeel.vragen:
            tekst = antwoord_als_tekst(vraag, fase.invulling.tekst(vraag.sleutel))
            yield Punt(vraag.sleutel, naam_van_vraag(onderdeel, vraag), tekst)


def _toen(fase: Fase, op: datetime) -> Iterator[Punt]:
    """Give the answers as they were at a moment."""
    versies = Antwoordversie.objects.filter(antwoord__invulling=fase.invulling_id, op__lte=op)
    teksten = dict(versies.order_by("versie").values_list("antwoord__vraag", "tekst"))
    for onderdeel in fase.invulling.spec.onderdelen:
        for vraag in onderdeel.vragen:
            if tekst := antwoord_als_tekst(vraag, teksten.get(vraag.sleutel, "")):
                yield Punt(vraag.sleutel, naam_van_vraag(onderdeel, vraag), tekst)


def _velden(dossier: Dossier, namen: Iterable[str]) -> Iterator[Punt]:
    for naam in namen:
        veld = Dossier._meta.get_field(naam)
        toon = getattr(dossier, f"get_{naam}_display", None)
        kop = str(getattr(veld, "verbose_name", naam)).rstrip("?")
        yield Punt(naam, kop[:1].upper() + kop[1:], str(toon() if toon else getattr(dossier, naam)))


def _rijen(naam: str, rijen: models.Manager[Any]) -> Iterator[Punt]:
    """Give rows of a kind that is not told one by one."""
    yield Punt(
        naam, str(rijen.model._meta.verbose_name_plural).capitalize(), "\n".join(map(str, rijen.all()))
    )


def _betrokkenen(fase: Fase) -> Iterator[Punt]:
    for mens in fase.dossier.betrokkenen.filter(fase=fase.nummer).select_related("gebruiker"):
        sleutel = f"betrokkene:{mens.soort}:{mens.weergavenaam.lower()}"
        van = " (van buiten)" if mens.extern else ""
        yield Punt(sleutel, f"Betrokkene {mens.weergavenaam}", f"{mens.rol}{van}")


def _lange_lijst(dossier: Dossier, vervolg: bool) -> Iterator[Punt]:
    regels = dossier.lange_lijst.select_related("waarde").order_by(
        "waarde__naam", "grond", "toelichting", "pk"
    )
    yield Punt(
        "lange_lijst", "De lange lijst", "\n".join(f"{regel}: {regel.toelichting}" for regel in regels)
    )


def _accenten(dossier: Dossier, vervolg: bool) -> Iterator[Punt]:
    for accent in dossier.accentwaarden.op_kader():
        tekst = "\n\n".join(filter(None, (accent.get_soort_display(), accent.onderbouwing, accent.lading)))
        yield Punt(f"accent:{accent.waarde_id}", f"Accentwaarde {accent}", tekst or "–")


def _maatregelen(dossier: Dossier, vervolg: bool) -> Iterator[Punt]:
    for actie in gegevens.maatregelen(dossier):
        m = gegevens.maatregel(actie)
        sleutel = actie.vorige_id if vervolg and actie.vorige_id else actie.pk
        delen = (actie.titel, actie.omschrijving, m.soort, m.waarden, m.houder, m.termijn)
        klaar = " (gereed)" if actie.status == Status.GEREED else ""
        kop = f"Maatregel ‘{actie.titel}’{klaar}"
        yield Punt(f"maatregel:{sleutel}", kop, "\n".join(filter(None, delen)))


def _methoden(dossier: Dossier, vervolg: bool) -> Iterator[Punt]:
    for methode in dossier.methoden.all():
        delen = (methode.dekt, methode.lacunes, methode.inzet)
        kop = f"Methode {methode.weergavenaam}"
        yield Punt(f"methode:{methode.weergavenaam.lower()}", kop, "\n\n".join(filter(None, delen)) or "–")


RIJEN: dict[str, Callable[[Dossier, bool], Iterator[Punt]]] = {
    "lange_lijst": _lange_lijst,
    "accentwaarden": _accenten,
    "maatregelen": _maatregelen,
    "methoden": _methoden,
}
