"""What the organisation has on a project in writing, each piece as a document: what a Woo set gathers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format

from documenten.document import Document
from formats.models import Invulling
from formats.weergave import in_document
from moresprudentie.documenten import verslag_document
from moresprudentie.inhoud import lees, verzamel
from moresprudentie.models import Verslag, Verslagversie
from project import documenten
from project.models import Project

LIJST = "documenten/woo_lijst.html"
WEL_GEPUBLICEERD = (Verslag.Status.GEPUBLICEERD, Verslag.Status.INGETROKKEN)


@dataclass(frozen=True)
class Stuk:
    """One piece: its kind (also its file name), what a list calls it, of which day it is, and the document."""

    sleutel: str
    naam: str
    datum: date
    document: Document


@dataclass(frozen=True)
class Rij:
    """Something in a list as a document: a heading, what is known of it, and what was written."""

    titel: str
    feiten: tuple[tuple[str, str], ...] = ()
    teksten: tuple[tuple[str, str], ...] = ()


def stukken_van(project: Project) -> Iterator[Stuk]:
    """Give all pieces of a project, as they are now."""
    if not project.van_papier:
        yield from _formulier(project, project.casusbeschrijving, "casusbeschrijving", "Casusbeschrijving")
        if project.workshop_is_geweest:
            poster = documenten.poster(project, papier="A3-liggend")
            yield Stuk("poster", "Poster van de workshop", _dag(project.workshop.afgerond_op), poster)
    yield from _acties(project)
    if not project.van_papier:
        yield from _formulier(project, project.follow_up, "follow-up", "Follow-up")
    verslag = Verslag.objects.filter(project=project).select_related("invulling").first()
    if verslag is not None:
        verslag.project = project
        yield from _verslag(verslag)


def _dag(moment: datetime | None) -> date:
    return timezone.localtime(moment).date() if moment else timezone.localdate()


def _formulier(project: Project, invulling: Invulling, sleutel: str, naam: str) -> Iterator[Stuk]:
    """Give a filled-in form; nothing when nobody wrote in it."""
    rijen = [rij for rij in invulling.antwoordrijen.values() if rij.tekst]
    if not rijen:
        return
    dag = _dag(max(rij.gewijzigd_op for rij in rijen))
    if sleutel == "casusbeschrijving":
        document = documenten.casusbeschrijving(project)
    else:
        document = Document(
            titel=project.titel,
            soort=naam,
            sjabloon="documenten/casusbeschrijving.html",
            context={"secties": in_document(invulling)},
            bestandsnaam=sleutel,
            datum=dag,
        )
    yield Stuk(sleutel, naam, dag, document)


def _acties(project: Project) -> Iterator[Stuk]:
    acties = project.acties.select_related("actiehouder", "monitor").prefetch_related("voortgang__door")
    rijen = []
    for plaats, actie in enumerate(acties.order_by("nummer", "pk"), 1):
        gemeld = [
            (f"{date_format(_dag(v.op), 'j F Y')}, {v.wie}: {v.get_status_display()}", _samen(v))
            for v in sorted(actie.voortgang.all(), key=lambda v: (v.op, v.pk))
        ]
        feiten = (
            ("Actiehouder", actie.houder),
            ("Monitor", actie.monitor.naam if actie.monitor else ""),
            ("Termijn", date_format(actie.termijn, "j F Y") if actie.termijn else ""),
            ("Stand", str(actie.get_status_display())),
        )
        teksten = (
            ("Toelichting", actie.omschrijving),
            ("Ander niveau", actie.ander_niveau_toelichting),
            ("Wijziging in de organisatie", actie.wijziging_toelichting),
            *gemeld,
        )
        rijen.append(_rij(f"{actie.nummer or plaats}. {actie.titel}", feiten, teksten, ook=len(gemeld)))
    if rijen:
        yield _lijst(project, rijen, "acties", "Acties en wat erover is gemeld")


def _samen(voortgang: object) -> str:
    delen = (getattr(voortgang, veld) for veld in ("tekst", "knelpunt", "oplossing", "nodig", "bijstellen"))
    return "\n\n".join(filter(None, (*delen, getattr(voortgang, "bewijs_link", ""))))


def _rij(
    titel: str, feiten: tuple[tuple[str, str], ...], teksten: tuple[tuple[str, str], ...], *, ook: int = 0
) -> Rij:
    """Make a row without what is empty; the last `ook` texts stand there also when they say nothing but their heading."""
    vast = teksten[len(teksten) - ook :] if ook else ()
    vol = tuple(tekst for tekst in teksten[: len(teksten) - ook] if tekst[1])
    return Rij(titel, tuple(feit for feit in feiten if feit[1]), (*vol, *vast))


def _lijst(project: Project, rijen: list[Rij], sleutel: str, naam: str) -> Stuk:
    vandaag = timezone.localdate()
    document = Document(
        titel=project.titel,
        soort=naam,
        sjabloon=LIJST,
        context={"rijen": rijen},
        bestandsnaam=sleutel,
        datum=vandaag,
    )
    return Stuk(sleutel, naam, vandaag, document)


def _verslag(verslag: Verslag) -> Iterator[Stuk]:
    """Give every published version from its fixed content, the draft while there is one, and what was said about it."""
    for versie in Verslagversie.objects.filter(verslag=verslag).order_by("nummer"):
        naam = ", ".join(filter(None, ("Verslag", verslag.nummer, f"versie {versie.nummer}")))
        document = verslag_document(lees(versie.inhoud))
        yield Stuk(f"verslag-versie-{versie.nummer}", naam, _dag(versie.gepubliceerd_op), document)
    if verslag.status not in WEL_GEPUBLICEERD:
        concept = verslag_document(verzamel(verslag), concept=True)
        yield Stuk("verslag-concept", "Concept van het verslag", timezone.localdate(), concept)
    rijen = [
        Rij(
            f"{date_format(_dag(opmerking.op), 'j F Y')}, {opmerking.door.naam}",
            teksten=((opmerking.bij_stap, opmerking.tekst),),
        )
        for opmerking in verslag.opmerkingen.select_related("door")
    ]
    if rijen:
        yield _lijst(verslag.project, rijen, "gesprek-over-het-verslag", "Gesprek over het verslag")
