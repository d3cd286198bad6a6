"""What the documents of a strategy say beside the answers: who, when, which values, measures and decisions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Max, Q
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.timezone import localtime

from acties.models import Actie, ActieQuerySet, Status
from formats.weergave import als_html
from organisatie.models import Auditregel
from strategie.betrokkenen import proces_van
from strategie.models import Betrokkene, Dossier, Fase, Fasebesluit, Methode

LEEG = SafeString('<p class="leeg">Nog niet ingevuld.</p>')


class Deel(NamedTuple):
    """A question and its answer; `label` is empty when the heading above says it all."""

    label: str
    html: SafeString


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


def fasen_van(dossier: Dossier) -> dict[int, Fase]:
    """Give the phases by number, with their answers."""
    fasen = dossier.fasen.select_related("invulling").prefetch_related("invulling__antwoord_set")
    for fase in fasen:
        fase.dossier = dossier
    return {fase.nummer: fase for fase in fasen}


def bestandsdeel(dossier: Dossier) -> str:
    """Give the part of a file name that says which dossier it is."""
    naam = slugify(re.sub("[–—]", "-", dossier.titel))[:60].strip("-") or str(dossier.pk)
    return naam if dossier.versie == 1 else f"{naam}-versie-{dossier.versie}"


def mensen(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Give the people with a fixed part, for under a title; who is not chosen is left out."""
    rollen = (
        ("Eigenaar", dossier.eigenaar.naam),
        ("Bestuurder", str(dossier.bestuurder or "")),
        ("Ambtelijk verantwoordelijk", str(dossier.ambtelijk_verantwoordelijke or "")),
        ("Moderator", dossier.moderator_tekst),
        ("Contactpersoon", str(dossier.contactpersoon or "")),
    )
    return tuple((label, tekst) for label, tekst in rollen if tekst)


def vaststellingen(dossier: Dossier) -> dict[int, Fasebesluit]:
    """Give the last vaststelling per phase."""
    besluiten = Fasebesluit.objects.filter(fase__dossier=dossier, stap=Fasebesluit.Stap.VASTGESTELD)
    return {b.fase.nummer: b for b in besluiten.select_related("fase", "door", "elders").order_by("op", "pk")}


def stand(fase: Fase, besluit: Fasebesluit | None) -> str:
    """Say how a phase stands, with a date: also of a concept."""
    if fase.is_vastgesteld and besluit:
        nummer = f", {besluit.genomen}" if besluit.genomen and besluit.genomen.nummer else ""
        return f"{fase.statustekst} door {besluit.beslisser} op {dag(besluit.dag)}{nummer}"
    if fase.is_voorgelegd:
        return f"Concept, voorgelegd op {datum(fase.status_op)}"
    return f"Concept van {datum(laatst_gewijzigd(fase))}"


def datum(moment: datetime) -> str:
    """Write the day of a moment as people do."""
    return dag(localtime(moment).date())


def dag(datum: date) -> str:
    """Write a day as people do."""
    return date_format(datum, "j F Y")


def laatst_gewijzigd(fase: Fase) -> datetime:
    """Give when a phase got its present text: with the last step, or with the last change while it is open."""
    if not fase.is_bewerkbaar:
        return fase.status_op
    bladen = {"strategie.dossier": [fase.dossier_id], "formats.invulling": [fase.invulling_id]}
    if fase.nummer == Fase.Nummer.ACTIEPLAN:
        bladen["acties.actie"] = [*fase.dossier.maatregelen.values_list("pk", flat=True)]
    regels = Q()
    for soort, nummers in bladen.items():
        regels |= Q(soort=soort, object_id__in=[str(nummer) for nummer in nummers])
    laatste = Auditregel.objects.filter(regels).aggregate(moment=Max("moment"))["moment"]
    return max(filter(None, (laatste, fase.status_op)))


def versietekst(fase: Fase) -> str:
    """Say which text of a phase this is: the version of the dossier, and for the how manieth time the bestuur reads it."""
    keren = fase.besluiten.filter(stap=Fasebesluit.Stap.VOORGELEGD).count()
    return f"versie {fase.dossier.versie}, lezing {keren + fase.is_bewerkbaar}"


def betrokkenen(dossier: Dossier) -> dict[int, list[tuple[Betrokkene, str]]]:
    """Give who took part in each phase, with the name of the process."""
    per_fase: dict[int, list[tuple[Betrokkene, str]]] = {nummer: [] for nummer in Fase.Nummer.values}
    for mens in dossier.betrokkenen.select_related("gebruiker"):
        per_fase[mens.fase].append((mens, proces_van(mens).naam))
    return per_fase


def accentgroepen(dossier: Dossier) -> list[AccentGroep]:
    """Give the accentwaarden per fundament; none when the choice is generiek."""
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


def maatregelen(dossier: Dossier) -> ActieQuerySet:
    """Give the measures of the plan in the order of the documents; what was dropped is left out."""
    lopend = dossier.maatregelen.exclude(status=Status.VERVALLEN)
    return lopend.select_related("actiehouder").prefetch_related("waarden").order_by("soort", "termijn", "pk")


def methoden(dossier: Dossier) -> list[Methode]:
    """Give the methods beside CODIO Project."""
    return list(dossier.methoden.exclude(naam=Methode.Naam.CODIO_PROJECT))


def maatregel(actie: Actie) -> Maatregel:
    """Give a measure as the document shows it."""
    return Maatregel(
        titel=actie.titel,
        soort=actie.get_soort_display(),
        waarden=", ".join(waarde.naam for waarde in actie.waarden.all()),
        houder=actie.houder,
        termijn=date_format(actie.termijn, "j F Y") if actie.termijn else "",
        stand=actie.get_status_display(),
    )


def besluiten(dossier: Dossier, tot_en_met: int) -> list[Besluit]:
    """Give what was decided on the phases up to and including this one, the first on top."""
    stappen = Fasebesluit.objects.filter(fase__dossier=dossier, fase__nummer__lte=tot_en_met)
    return [
        Besluit(dag(b.dag), f"Fase {b.fase.nummer}", b.staptekst, _door(b), b.opmerking)
        for b in stappen.select_related("fase", "door", "elders").order_by("op", "pk")
    ]


def _door(besluit: Fasebesluit) -> str:
    """Say who decided; of a decision that was made elsewhere also its number and who recorded it."""
    if besluit.genomen is None:
        return str(besluit.door)
    nummer = f", {besluit.genomen}" if besluit.genomen.nummer else ""
    return f"{besluit.beslisser}{nummer}; vastgelegd door {besluit.door}"
