"""What to print for a workshop: the list with numbers, each piece as a document of its own, and all of it in one.

The pieces follow the tables of the project: a table with two fundamenten gets those of both (bron: 000, 3.3; 003, hand-outs).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import slugify

from documenten import Document
from formats.weergave import in_document
from organisatie.tekst import opsomming
from project.accenten import accent_ids
from project.models import Deelnemer, Groep, Project
from project.papier import qr
from project.zaal import adres_om_mee_te_doen
from waardenkader import documenten as kader
from waardenkader.documenten import Uitdeelblad
from waardenkader.kaderblad import KaderFundament

PER_TAFEL: dict[str, Callable[[KaderFundament], Uitdeelblad]] = {
    "waarden": kader.waardenblad,
    "acties": kader.actieblad,
    "actieplan": kader.actieplanblad,
}
"""The hand-outs that a table has per fundament, by the word in their address."""
KADER, SOORTEN, MEEDOEN = "waardenkader", "soorten-acties", "doe-mee"


@dataclass(frozen=True)
class Printstuk:
    """One piece to print: how many copies, where it is, and the pages of the whole that it is (`bladen`)."""

    naam: str
    aantal: int
    url: str
    bladen: tuple[Uitdeelblad, ...] = ()
    blad: int | None = None


@dataclass(frozen=True)
class Stapel:
    """What lies together: for everybody, on a table, on the wall."""

    naam: str
    stukken: tuple[Printstuk, ...]


def stapels(project: Project) -> tuple[Stapel, ...]:
    """Give all that is to be printed, in the order in which it is laid out."""
    fundamenten = {f.sleutel: f for f in kader.kaderfundamenten(accent_ids(project), project.kader_id)}
    deelnemers = max(project.deelnemers.komen().count(), 1)
    iedereen = Stapel(
        "Voor iedereen",
        (
            Printstuk(
                "Waardenkader, bijlage 1",
                deelnemers,
                reverse("project-print", args=[project.pk, KADER]),
                (kader.kaderblad(tuple(fundamenten.values()), project.kader_id),),
            ),
            Printstuk(
                "Casusbeschrijving",
                deelnemers,
                reverse("project-casus-document", args=[project.pk, "pdf"]),
                (casusblad(project),),
            ),
            *_meedoen(project),
        ),
    )
    poster = f"{reverse('project-poster-pdf', args=[project.pk])}?leeg=1"
    wand = Stapel("Aan de muur", (Printstuk("5 Poster, leeg, op A1", 1, poster),))
    return (iedereen, *_tafels(project, fundamenten), wand)


def _meedoen(project: Project) -> tuple[Printstuk, ...]:
    """Give what lies on every table when the workshop is led live: how to come in with a telephone."""
    blad = meedoenblad()
    if blad is None:
        return ()
    url = reverse("project-print", args=[project.pk, MEEDOEN])
    return (Printstuk("Doe mee (voor live)", max(project.groepen.count(), 1), url, (blad,)),)


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
    for groep in project.groepen.prefetch_related("groepsfundamenten__fundament", "deelnemers"):
        van_tafel = [fundamenten[rij.fundament.sleutel] for rij in groep.groepsfundamenten.all()]
        if van_tafel:
            gevonden.append(_tafel(groep, van_tafel, soorten))
    return gevonden


def _tafel(groep: Groep, van_tafel: Sequence[KaderFundament], soorten: Uitdeelblad) -> Stapel:
    plaatsen = max(sum(d.uitnodiging != Deelnemer.Uitnodiging.KOMT_NIET for d in groep.deelnemers.all()), 1)
    project = groep.project_id
    algemeen = Printstuk("3 Soorten acties", 1, reverse("project-print", args=[project, SOORTEN]), (soorten,))

    def stuk(sleutel: str, aantal: int) -> Printstuk:
        bladen = tuple(PER_TAFEL[sleutel](fundament) for fundament in van_tafel)
        naam = f"{opsomming(blad.nummer for blad in bladen)} {sleutel.capitalize()}"
        return Printstuk(
            naam, aantal, reverse("project-print-tafel", args=[project, groep.pk, sleutel]), bladen
        )

    return Stapel(
        f"Tafel {groep.naam}",
        (stuk("waarden", plaatsen), stuk("acties", plaatsen), algemeen, stuk("actieplan", 1)),
    )


def casusblad(project: Project) -> Uitdeelblad:
    """Give the casusbeschrijving as a part of the whole."""
    compleet = not project.casusbeschrijving.volledigheid().open_verplicht
    uitleg = "" if compleet else "Concept: nog niet alle verplichte vragen zijn beantwoord."
    return Uitdeelblad(
        "casus", "", "Casusbeschrijving", uitleg, inhoud=in_document(project.casusbeschrijving)
    )


def stuk(project: Project, sleutel: str, groep: Groep | None = None) -> Document | None:
    """Give one piece as a document; None when there is no such piece.

    Takes the word in its address: one of `PER_TAFEL` for a table, else `KADER` or `SOORTEN`.
    """
    fundamenten = kader.kaderfundamenten(accent_ids(project), project.kader_id)
    if groep is None:
        algemeen = {
            KADER: lambda: kader.kaderblad(fundamenten, project.kader_id),
            SOORTEN: lambda: kader.soortenblad(project.kader_id),
        }
        meedoen = meedoenblad() if sleutel == MEEDOEN else None
        bladen = [algemeen[sleutel]()] if sleutel in algemeen else [meedoen] if meedoen else []
    else:
        maak = PER_TAFEL.get(sleutel)
        sleutels = [rij.fundament.sleutel for rij in groep.groepsfundamenten.select_related("fundament")]
        van_tafel = [f for f in fundamenten if f.sleutel in sleutels]
        bladen = [maak(fundament) for fundament in van_tafel] if maak else []
    if not bladen:
        return None
    titel = opsomming(blad.naam for blad in bladen)
    return bladendocument(project, bladen, titel=titel, bestandsnaam=f"{slugify(titel)}-{project.pk}")


def alles(project: Project) -> Document:
    """Give all pieces as one document, with in front what to print how often; the poster has a size of its own."""
    bladen: list[Uitdeelblad] = []
    lijst = []
    for stapel in stapels(project):
        regels = []
        for deel in stapel.stukken:
            plaats = len(bladen) if deel.bladen else None
            regels.append(Printstuk(deel.naam, deel.aantal, deel.url, deel.bladen, plaats))
            bladen += [blad.keer(deel.aantal, stapel.naam) for blad in deel.bladen]
        lijst.append(Stapel(stapel.naam, tuple(regels)))
    return bladendocument(
        project,
        bladen,
        titel=project.titel,
        soort="Printwerk workshop",
        bestandsnaam=f"printwerk-{project.pk}",
        printlijst=tuple(lijst),
    )


def bladendocument(project: Project, bladen: Sequence[Uitdeelblad], **verder: object) -> Document:
    """Give papers as one document about the case of a project; `verder` as `waardenkader.documenten.uitdeelbladen` takes it."""
    sinds = project.dossier.accenten_vastgesteld_op if project.dossier and accent_ids(project) else None
    return kader.uitdeelbladen(bladen, casus=project.titel, accenten_sinds=sinds, **verder)  # type: ignore[arg-type]
