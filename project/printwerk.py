"""What to print for a workshop: the list with numbers, and each piece as a document of its own.

The pieces follow the tables of the project: a table with two fundamenten gets those of both (bron: 000, 3.3; 003, hand-outs).
All of them in one file, in their numbers, is `project.printset`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.text import slugify

from documenten import Document
from formats.weergave import in_document
from organisatie.tekst import opsomming
from project.accenten import accent_ids
from project.koers import koers
from project.models import Deelnemer, Groep, Project
from project.zaal import adres_om_mee_te_doen
from waardenkader import documenten as kader
from waardenkader.documenten import Uitdeelblad
from waardenkader.kaderblad import KaderFundament
from waardenkader.kaderfiguur import kader_op_a3
from web.qr import qr

PER_TAFEL: dict[str, Callable[[KaderFundament], Uitdeelblad]] = {
    "waarden": kader.waardenblad,
    "acties": kader.actieblad,
    "actieplan": kader.actieplanblad,
}
"""The hand-outs that a table has per fundament, by the word in their address."""
KADER, KADER_A3, SOORTEN, MEEDOEN = "waardenkader", "waardenkader-a3", "soorten-acties", "doe-mee"
CASUS, POSTER, ACCENTEN = "casusbeschrijving", "poster", "accentwaarden"
VAN_TAFELS = ("groepen__groepsfundamenten__fundament", "groepen__deelnemers")
"""What is read of the tables of a project."""


@dataclass(frozen=True)
class Printstuk:
    """One piece to print: how many copies, where it is, on what paper. `sleutel` is its own in all piles of a project.

    `bladen` are its pages; a piece without them is a document of its own (`project.printset`).
    """

    sleutel: str
    naam: str
    aantal: int
    url: str
    bladen: tuple[Uitdeelblad, ...] = ()
    papier: str = "A4"


@dataclass(frozen=True)
class Stapel:
    """What lies together: for everybody, on a table, on the wall."""

    naam: str
    stukken: tuple[Printstuk, ...]


def stapels(project: Project) -> tuple[Stapel, ...]:
    """Give all that is to be printed, in the order in which it is laid out."""
    fundamenten = {f.sleutel: f for f in kader.kaderfundamenten(accent_ids(project), project.kader_id)}
    deelnemers = max(project.deelnemers.komen().count(), 1)
    kaderblad = kader.kaderblad(tuple(fundamenten.values()), project.kader_id)
    casus = reverse("project-casus-document", args=[project.pk, "pdf"])
    iedereen = Stapel(
        "Voor iedereen",
        (
            Printstuk(KADER, "Waardenkader, bijlage 1", deelnemers, _url(project, KADER), (kaderblad,)),
            *_accenten(project, deelnemers),
            Printstuk(CASUS, "Casusbeschrijving", deelnemers, casus),
            *_meedoen(project),
        ),
    )
    poster = f"{reverse('project-poster-pdf', args=[project.pk])}?leeg=1"
    wand = Stapel(
        "Aan de muur",
        (
            Printstuk(KADER_A3, "Waardenkader, bijlage 1, op A3", 1, _url(project, KADER_A3), papier="A3"),
            Printstuk(POSTER, "5 Poster, leeg, op A1", 1, poster, papier="A1"),
        ),
    )
    return (iedereen, *_tafels(project, fundamenten), wand)


def _url(project: Project, sleutel: str) -> str:
    return reverse("project-print", args=[project.pk, sleutel])


def _accenten(project: Project, aantal: int) -> tuple[Printstuk, ...]:
    """Give what the organisation means by its accentwaarden: without any there is nothing to print."""
    blad = accentenblad(project)
    if blad is None:
        return ()
    return (Printstuk(ACCENTEN, blad.titel, aantal, _url(project, ACCENTEN), (blad,)),)


def accentenblad(project: Project) -> Uitdeelblad | None:
    """Give the page with the accentwaarden of the strategy of this project; None when it has none."""
    deze = koers(project)
    if deze is None or not deze.accenten:
        return None
    uitleg = (
        f"Op deze waarden stuurt de strategie ‘{deze.strategie}’ extra. Dit project valt onder die strategie."
    )
    return Uitdeelblad("accenten", "", "Accentwaarden van de strategie", uitleg, inhoud=deze)


def _meedoen(project: Project) -> tuple[Printstuk, ...]:
    """Give what lies on every table when the workshop is led live: how to come in with a telephone."""
    blad = meedoenblad()
    if blad is None:
        return ()
    tafels = max(project.groepen.count(), 1)
    return (Printstuk(MEEDOEN, "Doe mee (voor live)", tafels, _url(project, MEEDOEN), (blad,)),)


def meedoenblad() -> Uitdeelblad | None:
    """Give the page with the address and the square to scan; None when no workshop can be led live here."""
    adres = adres_om_mee_te_doen()
    if not adres:
        return None
    vierkant = qr(adres, "QR-code met het adres om mee te doen")
    kort = adres.split("://", 1)[-1].rstrip("/")
    return Uitdeelblad("meedoen", "", "Doe mee op je telefoon", "", inhoud=(kort, vierkant))


def _tafels(project: Project, fundamenten: dict[str, KaderFundament]) -> list[Stapel]:
    soorten, gevonden = kader.soortenblad(project.kader_id), []
    prefetch_related_objects([project], *VAN_TAFELS)  # once, also when a page read them before
    for groep in project.groepen.all():
        van_tafel = [fundamenten[rij.fundament.sleutel] for rij in groep.groepsfundamenten.all()]
        if van_tafel:
            gevonden.append(_tafel(project, groep, van_tafel, soorten))
    return gevonden


def _tafel(
    project: Project, groep: Groep, van_tafel: Sequence[KaderFundament], soorten: Uitdeelblad
) -> Stapel:
    plaatsen = max(sum(d.uitnodiging != Deelnemer.Uitnodiging.KOMT_NIET for d in groep.deelnemers.all()), 1)

    def stuk(sleutel: str, aantal: int) -> Printstuk:
        bladen = tuple(PER_TAFEL[sleutel](fundament) for fundament in van_tafel)
        naam = f"{opsomming(blad.nummer for blad in bladen)} {sleutel.capitalize()}"
        url = reverse("project-print-tafel", args=[project.pk, groep.pk, sleutel])
        return Printstuk(f"tafel-{groep.pk}-{sleutel}", naam, aantal, url, bladen)

    uitleg = Printstuk(
        f"tafel-{groep.pk}-{SOORTEN}", "3 Soorten acties", 1, _url(project, SOORTEN), (soorten,)
    )
    return Stapel(
        f"Tafel {groep.naam}",
        (stuk("waarden", plaatsen), stuk("acties", plaatsen), uitleg, stuk("actieplan", 1)),
    )


def casusblad(project: Project) -> Uitdeelblad:
    """Give the casusbeschrijving as a part of a whole."""
    compleet = not project.casusbeschrijving.volledigheid().open_verplicht
    uitleg = "" if compleet else "Concept: nog niet alle verplichte vragen zijn beantwoord."
    return Uitdeelblad(
        "casus", "", "Casusbeschrijving", uitleg, inhoud=in_document(project.casusbeschrijving)
    )


def stuk(project: Project, sleutel: str, groep: Groep | None = None) -> Document | None:
    """Give one piece as a document; None when there is no such piece.

    Takes the word in its address: one of `PER_TAFEL` for a table, else `KADER`, `KADER_A3`, `ACCENTEN`, `SOORTEN` or
    `MEEDOEN`.
    """
    fundamenten = kader.kaderfundamenten(accent_ids(project), project.kader_id)
    if groep is None:
        if sleutel == KADER_A3:
            return kader_a3(project)
        algemeen = {
            KADER: lambda: kader.kaderblad(fundamenten, project.kader_id),
            SOORTEN: lambda: kader.soortenblad(project.kader_id),
        }
        eigen = {MEEDOEN: meedoenblad, ACCENTEN: lambda: accentenblad(project)}
        blad = (algemeen | eigen)[sleutel]() if sleutel in algemeen | eigen else None
        bladen = [blad] if blad else []
    else:
        maak = PER_TAFEL.get(sleutel)
        sleutels = [rij.fundament.sleutel for rij in groep.groepsfundamenten.select_related("fundament")]
        van_tafel = [f for f in fundamenten if f.sleutel in sleutels]
        bladen = [maak(fundament) for fundament in van_tafel] if maak else []
    if not bladen:
        return None
    titel = opsomming(blad.naam for blad in bladen)
    bestand = bladen[0].bestandsnaam if len(bladen) == 1 else slugify(f"hand-out {titel}")
    return bladendocument(project, bladen, titel=titel, bestandsnaam=bestandsnaam(project, bestand))


def kader_a3(project: Project) -> Document:
    """Give the framework on one page A3, with the stars of the strategy of this project."""
    return kader_op_a3(
        kader.kaderfundamenten(accent_ids(project), project.kader_id),
        titel=kader.kadernaam(project.kader_id),
        bestandsnaam=bestandsnaam(project, "waardenkader-bijlage-1-a3"),
        casus=project.titel,
        accenten_sinds=_accenten_sinds(project),
    )


def bestandsnaam(project: Project, wat: str) -> str:
    """Give what a file of this project is called: what it is, and of which project."""
    return f"{wat[:60].strip('-')}-{slugify(project.titel)[:60].strip('-') or project.pk}"


def bladendocument(project: Project, bladen: Sequence[Uitdeelblad], **verder: object) -> Document:
    """Give papers as one document about the case of a project; `verder` as `waardenkader.documenten.uitdeelbladen` takes it."""
    sinds = _accenten_sinds(project)
    return kader.uitdeelbladen(bladen, casus=project.titel, accenten_sinds=sinds, **verder)  # type: ignore[arg-type]


def _accenten_sinds(project: Project) -> datetime | None:
    return project.dossier.accenten_vastgesteld_op if project.dossier and accent_ids(project) else None
