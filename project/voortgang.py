"""How far a project is: what is done per phase and what comes next. Read with `met_voortgang`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from acties.models import Actie
from organisatie.tekst import aantal
from project.models import Deelnemer, Gekozenwaarde, Project, Workshop
from project.models.project import ProjectQuerySet

KLAAR, BEZIG, OPEN = "klaar", "bezig", "open"


@dataclass(frozen=True)
class Onderdeel:
    """One thing to do in a project: where, how far, and what to say when it is the next thing."""

    naam: str
    url: str
    staat: str
    meta: str
    opdracht: str = ""
    uitleg: str = ""
    zet: str = ""
    """The move (`project.zetten`) with which it is done in one press; "" when it is done on its page."""
    meldt_zelf: bool = False
    """Whether its own floor says on the home page that it waits."""
    lezen: str = ""
    """Where who took part reads what came of it; "" as long as there is nothing to read."""
    inhoud: str = ""
    """What stands there, for who took part."""


@dataclass(frozen=True)
class Fase:
    """A phase with its parts; `staat` as in the phase indicator."""

    nummer: int
    naam: str
    staat: str
    onderdelen: tuple[Onderdeel, ...]


@dataclass(frozen=True)
class Vervolg:
    """What a floor above makes of a project, such as its verslag: columns to read along, and its part of the third phase."""

    velden: Mapping[str, models.F]
    onderdeel: Callable[[Project], Onderdeel]


VERVOLG: list[Vervolg] = []
"""What floors above put here when Django starts: this floor asks them, and does not know them."""


def _aantal(rijen: models.QuerySet) -> Coalesce:
    """Count the rows that belong to a project in a query of their own: joined, the counts would multiply."""
    per_project = rijen.filter(project=models.OuterRef("pk")).order_by().values("project")
    return Coalesce(models.Subquery(per_project.annotate(aantal=models.Count("pk")).values("aantal")), 0)


def met_voortgang(projecten: ProjectQuerySet) -> ProjectQuerySet:
    """Fetch along all that this module reads, in a fixed number of queries; the newest project first."""
    velden: dict[str, Any] = {
        "aantal_waarden": _aantal(Gekozenwaarde.objects.op_poster()),
        "aantal_acties": _aantal(Actie.objects.zonder_voorstellen()),
        "aantal_open_acties": _aantal(Actie.objects.zonder_voorstellen().lopend()),
    }
    for vervolg in VERVOLG:
        velden |= vervolg.velden
    return (
        projecten.met_mensen()
        # Not joined: three rows of one table beside each other tempt the planner into their product.
        .prefetch_related(
            "geschiktheid__antwoord_set",
            "casusbeschrijving__antwoord_set",
            "follow_up",
            "deelnemers",
            "instrumenten",
        )
        .annotate(**velden)
        .nieuwste_eerst()
    )


def fasen(project: Project) -> list[Fase]:
    """Give the three phases with everything that belongs to them."""
    staten = _fasestaten(project)
    delen = (_voorbereiding(project), _workshop(project), _implementatie(project))
    namen = ("Voorbereiding", "Workshop", "Implementatie")
    return [
        Fase(n, naam, staten[n - 1], tuple(d))
        for n, (naam, d) in enumerate(zip(namen, delen, strict=True), 1)
    ]


def fasestanden(project: Any) -> tuple[tuple[str, str], ...]:
    """Give (name, state) per phase, for the home page; of a running project its column `fase` is enough."""
    return tuple(zip(("Voorbereiding", "Workshop", "Implementatie"), _fasestaten(project), strict=True))


def fasebalk(project: Project) -> list[dict[str, Any]]:
    """Give the phase indicator of `onderdelen/fasebalk.html`."""
    gestopt = project.fase == Project.Fase.GESTOPT
    return [
        {
            "naam": naam,
            "url": "",
            "staat": staat,
            "huidig": staat == BEZIG,
            "meta": "Project gestopt" if gestopt and staat != KLAAR else "",
        }
        for naam, staat in fasestanden(project)
    ]


def volgende(project: Project) -> Onderdeel | None:
    """Give the next thing to do in the present phase; None when the project has ended. Reads no further than that thing.

    Enough is what `lees_om_te_doen` fetches.
    """
    delen: Iterable[Onderdeel] = ()
    if project.fase == Project.Fase.VOORBEREIDING:
        delen = (maak(project) for maak in (_geschiktheid, _casus, _plan, _deelnemers, _begin))
    elif project.fase == Project.Fase.WORKSHOP:
        delen = [_uitkomsten(project)]
    elif project.fase == Project.Fase.IMPLEMENTATIE:
        delen = _implementatie(project)
    return next((deel for deel in delen if deel.staat != KLAAR and deel.opdracht), None)


def lees_om_te_doen(pks: Iterable[int]) -> list[Project]:
    """Give these projects with what `volgende` reads of each in its phase: at most four queries."""
    velden: dict[str, Any] = {
        "aantal_acties": _aantal(Actie.objects.zonder_voorstellen()),
        "aantal_open_acties": _aantal(Actie.objects.zonder_voorstellen().lopend()),
    }
    for vervolg in VERVOLG:
        velden |= vervolg.velden
    formulieren = ("geschiktheid", "casusbeschrijving")
    gelezen = Project.objects.filter(pk__in=list(pks)).select_related("workshop", *formulieren)
    projecten = list(gelezen.annotate(**velden))
    voorbereid = [project for project in projecten if project.fase == Project.Fase.VOORBEREIDING]
    models.prefetch_related_objects(
        [p.geschiktheid for p in voorbereid] + [p.casusbeschrijving for p in voorbereid], "antwoord_set"
    )
    models.prefetch_related_objects(
        [p for p in voorbereid if p.casus_gedeeld_op and p.workshop.begin], "deelnemers"
    )
    return projecten


def te_lezen(project: Project) -> list[Onderdeel]:
    """Give what came of the project that who took part may read."""
    return [deel for deel in _vervolg(project) if deel.lezen]


def _fasestaten(project: Any) -> tuple[str, str, str]:
    if project.fase == Project.Fase.GESTOPT:
        return (KLAAR, KLAAR if project.workshop.afgerond_op else OPEN, OPEN)
    return {
        Project.Fase.VOORBEREIDING: (BEZIG, OPEN, OPEN),
        Project.Fase.WORKSHOP: (KLAAR, BEZIG, OPEN),
        Project.Fase.IMPLEMENTATIE: (KLAAR, KLAAR, BEZIG),
        Project.Fase.AFGEROND: (KLAAR, KLAAR, KLAAR),
    }[Project.Fase(project.fase)]


def _voorbereiding(project: Project) -> list[Onderdeel]:
    return [
        _geschiktheid(project),
        _instrumenten(project),
        _casus(project),
        _plan(project),
        _deelnemers(project),
        _begin(project),
    ]


def _workshop(project: Project) -> list[Onderdeel]:
    poster = aantal(project.aantal_waarden, "waarde", "waarden")
    return [
        _uitkomsten(project),
        Onderdeel(
            "Poster",
            reverse("project-poster", args=[project.pk]),
            OPEN if project.workshop.afgerond_op is None else KLAAR,
            poster if project.aantal_waarden else "Nog leeg",
        ),
    ]


def _uitkomsten(project: Project) -> Onderdeel:
    workshop = project.workshop
    klaar, bezig = workshop.afgerond_op is not None, project.fase == Project.Fase.WORKSHOP
    meta = f"Bij stap {workshop.stap} van 7" if bezig else "Afgerond" if klaar else "Na de voorbereiding"
    return Onderdeel(
        "Uitkomsten van de workshop",
        reverse("project-workshop", args=[project.pk]),
        KLAAR if klaar else BEZIG if bezig else OPEN,
        meta,
        "Voer de uitkomsten van de workshop in",
        "Neem per stap over wat op de poster en de flip-overs staat.",
    )


def _implementatie(project: Project) -> list[Onderdeel]:
    open_acties = project.aantal_open_acties
    acties = aantal(project.aantal_acties, "actie", "acties")
    return [
        _follow_up(project),
        Onderdeel(
            "Uitkomst van het project",
            reverse("project-uitkomst", args=[project.pk]),
            KLAAR if project.uitkomst else OPEN,
            project.get_uitkomst_display() if project.uitkomst else "Nog niet vastgelegd",
            "Leg de uitkomst van het project vast",
            "Gaat het project door, met of zonder aanpassingen, en waarom?",
        ),
        *_vervolg(project),
        Onderdeel(
            "Acties",
            reverse("project-acties", args=[project.pk]),
            KLAAR if project.aantal_acties and not open_acties else BEZIG if project.aantal_acties else OPEN,
            f"{acties}, {open_acties} nog niet klaar" if project.aantal_acties else "Nog geen acties",
            "Volg de acties",
            "Als alles klaar is, rond je het project af.",
        ),
    ]


def _geschiktheid(project: Project) -> Onderdeel:
    volledig = project.geschiktheid.volledigheid()
    return Onderdeel(
        "Is CODIO Project geschikt?",
        reverse("project-geschiktheid", args=[project.pk]),
        _invulstaat(volledig),
        _ingevuld(volledig),
        "Bespreek of CODIO Project past",
        "Doe dit in het startgesprek met de projectleider.",
    )


def _instrumenten(project: Project) -> Onderdeel:
    rijen = list(project.instrumenten.all())
    nodig = sum(rij.stand == rij.Stand.NODIG for rij in rijen)
    meta = aantal(len(rijen), "instrument", "instrumenten") if rijen else "Nog niets vastgelegd"
    return Onderdeel(
        "Andere instrumenten",
        reverse("project-instrumenten", args=[project.pk]),
        OPEN if not rijen else BEZIG if nodig else KLAAR,
        f"{meta}, {nodig} nog nodig" if nodig else meta,
    )


def _casus(project: Project) -> Onderdeel:
    volledig = project.casusbeschrijving.volledigheid()
    compleet = not volledig.open_verplicht
    gedeeld = project.casus_gedeeld_op is not None
    if gedeeld and compleet:
        meta = f"Gedeeld op {date_format(timezone.localtime(project.casus_gedeeld_op), 'j F')}"
    else:
        meta = f"{_ingevuld(volledig)}, nog niet gedeeld" if compleet else _ingevuld(volledig)
    return Onderdeel(
        "Casusbeschrijving",
        reverse("project-casusbeschrijving", args=[project.pk]),
        KLAAR if gedeeld and compleet else _invulstaat(volledig) if not compleet else BEZIG,
        meta,
        "Deel de casusbeschrijving" if compleet else "Vul de casusbeschrijving in",
        "Daarna kun je de deelnemers uitnodigen."
        if compleet
        else "Zij is de basis van het gesprek in de workshop.",
    )


def _plan(project: Project) -> Onderdeel:
    begin = project.workshop.begin
    return Onderdeel(
        "Plan van aanpak",
        reverse("project-voorbereiding", args=[project.pk]),
        KLAAR if begin else OPEN,
        date_format(timezone.localtime(begin), "D j F, H:i") if begin else "Nog geen datum",
        "Plan de workshop",
        "Kies een datum en een zaal. Het draaiboek volgt vanzelf.",
    )


def _deelnemers(project: Project) -> Onderdeel:
    mensen = [d for d in project.deelnemers.all() if d.uitnodiging != Deelnemer.Uitnodiging.KOMT_NIET]
    nog_niet = [d for d in mensen if d.uitnodiging == Deelnemer.Uitnodiging.NIET]
    wachten = sum(bool(d.email) for d in nog_niet)
    zonder_adres = len(nog_niet) - wachten
    zonder_groep = sum(d.groep_id is None for d in mensen)
    opdracht, uitleg = _deelnemersopdracht(bool(mensen), wachten, zonder_groep)
    standen = (
        (wachten, "nog niet uitgenodigd"),
        (0 if wachten else zonder_groep, "zonder groep"),
        (zonder_adres, "zonder e-mailadres: nodig zelf uit"),
    )
    meta = [aantal(len(mensen), "deelnemer", "deelnemers"), *(f"{n} {wat}" for n, wat in standen if n)]
    return Onderdeel(
        "Deelnemers en groepen",
        reverse("project-deelnemers", args=[project.pk]),
        OPEN if not mensen else BEZIG if opdracht else KLAAR,
        ", ".join(meta) if mensen else "Nog niemand",
        opdracht,
        uitleg,
    )


def _deelnemersopdracht(iemand: bool, wachten: int, zonder_groep: int) -> tuple[str, str]:
    """Give what to do and why; who has no address cannot be invited from here, and is no task."""
    if not iemand:
        return "Zoek deelnemers", "Het liefst 9 tot 15 mensen die anders kijken."
    if wachten:
        return "Nodig de deelnemers uit", "Met het waardenkader en de casusbeschrijving erbij."
    if zonder_groep:
        return (
            "Verdeel de deelnemers over de groepen",
            "Zet in elke groep verschillende perspectieven.",
        )
    return "", ""


def _begin(project: Project) -> Onderdeel:
    begin = project.workshop.begin
    al_begonnen = project.fase != Project.Fase.VOORBEREIDING
    is_geweest = begin is not None and begin <= timezone.now()
    return Onderdeel(
        "Workshop houden",
        reverse("project-workshop", args=[project.pk]),
        KLAAR if al_begonnen else OPEN,
        "" if al_begonnen else "Als de voorbereiding klaar is",
        "Begin met de workshop",
        "De workshop is geweest. Voer de uitkomsten in."
        if is_geweest
        else "Alles staat klaar voor de workshop.",
        "begin-workshop",
    )


def _follow_up(project: Project) -> Onderdeel:
    gehouden, gepland = project.follow_up_gehouden_op, project.workshop.opvolggesprek_op
    if gehouden:
        meta = f"Gehouden op {date_format(gehouden, 'j F')}"
    elif gepland:
        meta = f"Gepland op {date_format(timezone.localtime(gepland), 'j F, H:i')}"
    else:
        meta = "Nog niet gepland"
    return Onderdeel(
        "Follow-upgesprek",
        reverse("project-follow-up", args=[project.pk]),
        KLAAR if gehouden else BEZIG if gepland else OPEN,
        meta,
        "Voer het follow-upgesprek" if gepland else "Plan het follow-upgesprek",
        "Bespreek met de projectleider langs de poster of de acties kloppen.",
    )


def _vervolg(project: Project) -> list[Onderdeel]:
    return [vervolg.onderdeel(project) for vervolg in VERVOLG]


def stapadres(project: int, stap: int) -> str:
    """Give where a step of the workshop (of the project with this id) is entered: the first on a page, the rest on the sheet."""
    if stap == Workshop.Stap.INTRODUCTIE:
        return reverse("project-stap-1", args=[project])
    return f"{reverse('project-blad', args=[project])}#stap-{stap}"


def stapnavigatie(workshop: Workshop, huidig: int) -> list[dict[str, Any]]:
    """Give the seven steps for the side navigation of the workshop pages."""
    return [
        {
            "label": f"{stap.value}. {stap.label}",
            "url": stapadres(workshop.project_id, stap.value),
            "actief": stap.value == huidig,
            "meta": "Klaar" if workshop.afgerond_op or stap.value < workshop.stap else "",
        }
        for stap in Workshop.Stap
    ]


def _invulstaat(volledig: Any) -> str:
    if not volledig.open_verplicht:
        return KLAAR
    return BEZIG if volledig.beantwoord else OPEN


def _ingevuld(volledig: Any) -> str:
    return f"{volledig.beantwoord} van {volledig.totaal} vragen ingevuld"
