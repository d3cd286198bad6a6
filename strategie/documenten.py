"""The startnotitie and the result of CODIO Strategie as documents (bron: 000, 2.2 en bijlage 3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.timezone import localtime

from acties.models import Actie, Status
from documenten.document import Document
from formats.weergave import als_html, antwoord_als_html, in_document
from strategie.betrokkenen import proces_van
from strategie.bord import bord
from strategie.models import Betrokkene, Dossier, Fase, Fasebesluit, Methode
from strategie.models.kader import in_aantal
from strategie.ontvangen import terugkoppelingen


class Deel(NamedTuple):
    """A question and its answer; `label` is empty when the heading above says it all."""

    label: str
    html: SafeString


@dataclass(frozen=True)
class Blok:
    """One heading of appendix 3 with what was answered under it."""

    titel: str
    delen: tuple[Deel, ...]


@dataclass(frozen=True)
class Accent:
    """One accentwaarde as the document shows it."""

    naam: str
    plaats: str
    soort: str
    onderbouwing: SafeString
    lading: SafeString


@dataclass(frozen=True)
class AccentGroep:
    """The accentwaarden under one fundament."""

    sleutel: str
    naam: str
    accenten: list[Accent] = field(default_factory=list)


class Maatregel(NamedTuple):
    """One measure as the document shows it."""

    titel: str
    soort: str
    waarden: str
    houder: str
    termijn: str
    stand: str


class Besluit(NamedTuple):
    """One decision as the document shows it."""

    op: str
    fase: str
    stap: str
    door: str
    opmerking: str


# Headings of appendix 3 per phase, each with the questions of our formats that answer it. The exploring
# questions are no part of the appendix; they close phase 1, so that the document says all that is known.
BLOKKEN: dict[int, tuple[tuple[str, tuple[str, ...]], ...]] = {
    1: (
        (
            "Wat zijn de problemen waar de organisatie nu tegenaan loopt?",
            ("vraagstuk_problemen", "vraagstuk_waarom_nu"),
        ),
        (
            "Wat is de reikwijdte van CODIO Strategie?",
            (
                "reikwijdte_technologie",
                "reikwijdte_technologie_toelichting",
                "reikwijdte_organisatie",
                "reikwijdte_buiten",
            ),
        ),
        ("Wat zijn de kaders voor CODIO Strategie?", ("kaders",)),
        (
            "Binnen welk beleid krijgt CODIO Strategie een plek?",
            ("landplaats", "landplaats_toelichting", "draagvlak"),
        ),
        (
            "Wat leverde de verkenning op?",
            (
                "algemene_kaders",
                "specifieke_kaders",
                "voorbeeldbeleid",
                "praktijkervaringen",
                "stakeholders",
                "landplaats_verkenning",
            ),
        ),
    ),
    2: (
        (
            "Kiest de organisatie voor accentwaarden of overnemen alle 32 CODIO-waarden?",
            ("keuze_onderbouwing", "keuze_akkoord", "inventarisatie", "keuzeproces", "dekking_toelichting"),
        ),
    ),
    3: (
        (
            "Welke algemene maatregelen neemt de organisatie om goed digitaal bestuur vorm te geven?",
            ("interactie", "aanbesteding", "technisch", "informatie", "onderzoek", "inrichting"),
        ),
        (
            "Op welke wijze wordt goed digitaal bestuur in specifieke projecten geborgd?",
            (
                "gebruik_project",
                "accentwaarden_project",
                "andere_methoden",
                "kennis",
                "verantwoordelijkheden",
            ),
        ),
    ),
    4: (
        (
            "Hoe stuurt de organisatie op de implementatie van de strategie?",
            ("aansturing_wie", "aansturing_hoe", "steun_top"),
        ),
        (
            "Hoe wordt de praktijk gemonitord?",
            ("monitoring_wat", "monitoring_hoe", "monitoring_succes", "monitoring_bestuurder"),
        ),
        ("Hoe stelt de organisatie de strategie bij?", ("bijstellen_momenten", "bijstellen_wanneer")),
        ("Welke governance hoort daarbij?", ("governance", "governance_toelichting")),
    ),
}
LEEG = SafeString('<p class="leeg">Nog niet ingevuld.</p>')


@dataclass(frozen=True)
class Hoofdstuk:
    """One phase in the report."""

    nummer: int
    titel: str
    stand: str
    blokken: tuple[Blok, ...]
    betrokkenen: list[tuple[Betrokkene, str]]


def startnotitie(dossier: Dossier) -> Document:
    """Give the startnotitie: the four parts, the exploring questions and who took part."""
    fase = _fasen(dossier)[1]
    verkenning, *delen = in_document(fase.invulling)
    context = {
        "delen": delen,
        "verkenning": verkenning,
        "betrokkenen": _betrokkenen(dossier)[Fase.Nummer.HUIDIG],
        "mandaat": dossier.mandaat,
    }
    return Document(
        titel=dossier.titel,
        soort="Startnotitie",
        sjabloon="documenten/startnotitie.html",
        context=context,
        bestandsnaam=f"startnotitie-{_bestandsdeel(dossier)}",
        concept=not fase.is_vastgesteld,
        omschrijving="CODIO Strategie, fase 1: de huidige situatie en het vraagstuk.",
        auteur=dossier.eigenaar.naam,
        datum=localtime(fase.status_op).date(),
        feiten=(*_feiten(dossier), ("Stand", _stand(fase, _vaststellingen(dossier)))),
    )


def rapport(dossier: Dossier, tot_en_met: int = 4) -> Document:
    """Give the result of CODIO Strategie in the order of appendix 3, up to and including one phase."""
    fasen = _fasen(dossier)
    getoond = [fasen[nummer] for nummer in range(1, tot_en_met + 1)]
    vaststellingen, mensen = _vaststellingen(dossier), _betrokkenen(dossier)
    context = {
        "hoofdstukken": [_hoofdstuk(fase, vaststellingen, mensen[fase.nummer]) for fase in getoond],
        "dossier": dossier,
        "keuze": dossier.keuze_in_woorden,
        "externen": dossier.get_externen_betrokken_display(),
        "accentgroepen": _accentgroepen(dossier),
        "mandaat": dossier.mandaat,
        "lange_lijst": bord(dossier) if dossier.keuze == Dossier.Keuze.SPECIFIEK else None,
        "maatregelen": [_maatregel(actie) for actie in _maatregelen(dossier)],
        "methoden": list(dossier.methoden.exclude(naam=Methode.Naam.CODIO_PROJECT)),
        "besprekingen": list(dossier.besprekingen.all()),
        "terugkoppelingen": terugkoppelingen(dossier),
        "besluiten": _besluiten(dossier, tot_en_met),
    }
    heel = tot_en_met == Fase.Nummer.IMPLEMENTATIE
    return Document(
        titel=str(dossier),
        soort="CODIO Strategie" if heel else f"CODIO Strategie, fase 1 tot en met {tot_en_met}",
        sjabloon="documenten/strategie_rapport.html",
        context=context,
        bestandsnaam=f"strategie-{_bestandsdeel(dossier)}" + ("" if heel else f"-fase-{tot_en_met}"),
        concept=not all(fase.is_vastgesteld for fase in getoond),
        omschrijving="De resultaten van CODIO Strategie, per fase.",
        auteur=dossier.eigenaar.naam,
        datum=localtime(max(fase.status_op for fase in getoond)).date(),
        feiten=_feiten(dossier),
    )


def fasedocument(fase: Fase) -> Document:
    """Give the document that is kept when this phase is vastgesteld."""
    if fase.nummer == Fase.Nummer.HUIDIG:
        return startnotitie(fase.dossier)
    return rapport(fase.dossier, tot_en_met=fase.nummer)


def _fasen(dossier: Dossier) -> dict[int, Fase]:
    fasen = dossier.fasen.select_related("invulling").prefetch_related("invulling__antwoord_set")
    return {fase.nummer: fase for fase in fasen}


def _bestandsdeel(dossier: Dossier) -> str:
    naam = slugify(dossier.titel)[:60] or str(dossier.pk)
    return naam if dossier.versie == 1 else f"{naam}-versie-{dossier.versie}"


def _feiten(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    mensen = (
        ("Eigenaar", dossier.eigenaar.naam),
        ("Bestuurder", str(dossier.bestuurder or "")),
        ("Ambtelijk verantwoordelijk", str(dossier.ambtelijk_verantwoordelijke or "")),
        ("Moderator", dossier.moderator_tekst),
        ("Contactpersoon", str(dossier.contactpersoon or "")),
        ("Aanleiding", dossier.get_aanleiding_display()),
    )
    return tuple((label, tekst) for label, tekst in mensen if tekst)


def _vaststellingen(dossier: Dossier) -> dict[int, Fasebesluit]:
    """The last vaststelling per phase."""
    besluiten = Fasebesluit.objects.filter(fase__dossier=dossier, stap=Fasebesluit.Stap.VASTGESTELD)
    return {b.fase.nummer: b for b in besluiten.select_related("fase", "door").order_by("op", "pk")}


def _stand(fase: Fase, vaststellingen: dict[int, Fasebesluit]) -> str:
    besluit = vaststellingen.get(fase.nummer)
    if fase.is_vastgesteld and besluit:
        return f"{fase.statustekst} door {besluit.door} op {_datum(besluit.op)}"
    return f"Concept, {fase.statustekst.lower()}"


def _datum(moment: datetime) -> str:
    return date_format(localtime(moment), "j F Y")


def _betrokkenen(dossier: Dossier) -> dict[int, list[tuple[Betrokkene, str]]]:
    """Who took part in each phase, with the name of the process."""
    per_fase: dict[int, list[tuple[Betrokkene, str]]] = {nummer: [] for nummer in Fase.Nummer.values}
    for mens in dossier.betrokkenen.select_related("gebruiker"):
        per_fase[mens.fase].append((mens, proces_van(mens).naam))
    return per_fase


def _hoofdstuk(
    fase: Fase, vaststellingen: dict[int, Fasebesluit], mensen: list[tuple[Betrokkene, str]]
) -> Hoofdstuk:
    waarden = fase.dossier.aantal_waarden
    blokken = tuple(
        Blok(in_aantal(titel, waarden), _delen(fase, sleutels)) for titel, sleutels in BLOKKEN[fase.nummer]
    )
    return Hoofdstuk(fase.nummer, str(fase), _stand(fase, vaststellingen), blokken, mensen)


def _delen(fase: Fase, sleutels: Iterable[str]) -> tuple[Deel, ...]:
    """The answers under one heading; an empty one is left out, unless nothing at all is there."""
    delen = []
    for sleutel in sleutels:
        vraag = fase.invulling.spec.vraag(sleutel)
        if html := antwoord_als_html(vraag, fase.invulling.tekst(sleutel)):
            delen.append(Deel(vraag.label, html))
    return tuple(delen) or (Deel("", LEEG),)


def _accentgroepen(dossier: Dossier) -> list[AccentGroep]:
    """The accentwaarden per fundament; none when the choice is generiek."""
    if dossier.keuze != Dossier.Keuze.SPECIFIEK:
        return []
    groepen: dict[str, AccentGroep] = {}
    for accent in dossier.accentwaarden.op_kader():
        fundament = accent.waarde.principe.fundament
        groep = groepen.setdefault(fundament.sleutel, AccentGroep(fundament.sleutel, fundament.naam))
        groep.accenten.append(
            Accent(
                accent.waarde.naam,
                accent.waarde.principe.naam,
                accent.soort_kort,
                als_html(accent.onderbouwing) or LEEG,
                als_html(accent.lading) or LEEG,
            )
        )
    return list(groepen.values())


def _maatregelen(dossier: Dossier) -> Iterable[Actie]:
    maatregelen = dossier.maatregelen.exclude(status=Status.VERVALLEN)
    return (
        maatregelen.select_related("actiehouder")
        .prefetch_related("waarden")
        .order_by("soort", "termijn", "pk")
    )


def _maatregel(actie: Actie) -> Maatregel:
    return Maatregel(
        titel=actie.titel,
        soort=actie.get_soort_display(),
        waarden=", ".join(waarde.naam for waarde in actie.waarden.all()),
        houder=actie.houder,
        termijn=date_format(actie.termijn, "j F Y") if actie.termijn else "",
        stand=actie.get_status_display(),
    )


def _besluiten(dossier: Dossier, tot_en_met: int) -> list[Besluit]:
    besluiten = Fasebesluit.objects.filter(fase__dossier=dossier, fase__nummer__lte=tot_en_met)
    return [
        Besluit(_datum(b.op), f"Fase {b.fase.nummer}", b.staptekst, str(b.door), b.opmerking)
        for b in besluiten.select_related("fase", "door").order_by("op", "pk")
    ]
