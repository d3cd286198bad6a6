"""What a participant reads before the workshop, in one document: the framework, what each value means, the casusbeschrijving."""

from __future__ import annotations

from dataclasses import replace

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify

from documenten import Document
from project.accenten import accent_ids
from project.koers import koers
from project.models import Project
from project.printwerk import accentenblad, bladendocument, casusblad
from project.workshop.tijden import einde
from waardenkader import documenten as kader
from waardenkader.documenten import Uitdeelblad


def leesbundel(project: Project) -> Document:
    """Give the papers of an invitation as one document, with in front when and where the workshop is."""
    fundamenten = kader.kaderfundamenten(accent_ids(project), project.kader_id)
    accenten = accentenblad(project)
    bladen = [
        kader.kaderblad(fundamenten, project.kader_id),
        kader.betekenisblad(fundamenten),
        *([accenten] if accenten else []),
        _ingevuld(casusblad(project)),
    ]
    document = bladendocument(
        project,
        bladen,
        titel=project.titel,
        soort="Stukken bij de workshop",
        bestandsnaam=f"stukken-{slugify(project.titel)[:60].strip('-') or project.pk}",
    )
    eigen = {"feiten": _feiten(project), "betekenis_in": "bijlage 2", "koers": koers(project)}
    return replace(document, sjabloon="documenten/leesbundel.html", context={**document.context, **eigen})


def _ingevuld(casus: Uitdeelblad) -> Uitdeelblad:
    """Leave out the questions without an answer, as on the own page: who reads this cannot answer them."""
    secties = [s._replace(gegevens=[g for g in s.gegevens if not g.leeg]) for s in casus.inhoud if not s.leeg]
    return replace(casus, inhoud=secties)


def _feiten(project: Project) -> tuple[tuple[str, str], ...]:
    workshop, eind = project.workshop, einde(project.workshop)
    dag, tijd = "", ""
    if workshop.begin and eind:
        begin = timezone.localtime(workshop.begin)
        dag, tijd = date_format(begin, "l j F Y").capitalize(), f"{begin:%H:%M} tot {eind:%H:%M}"
    return (
        ("Dag", dag),
        ("Tijd", tijd),
        ("Plaats", workshop.locatie),
        ("Organisator", project.organisator.naam),
    )
